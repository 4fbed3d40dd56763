package read

// repeatedFields reads a description in which the same fields come again for
// every size: "Diameter: 18 mm Quantity: 22 tons Diameter: 16 mm …". Each
// round is an item of the product that the title names.
func (b *builder) repeatedFields(t []token) {
	rounds := b.rounds(t)
	if len(rounds) < 2 || len(b.drafts) != 1 {
		return
	}
	title := b.drafts[0]
	b.drafts = b.drafts[:0]
	for _, r := range rounds {
		b.drafts = append(b.drafts, b.round(title, r))
	}
}

// rounds cuts tokens where their first labelled field comes again; nil where
// it does not, or where no quantity is among them.
func (b *builder) rounds(t []token) [][]token {
	var out [][]token
	first, from, counted := "", -1, false
	for i := range t {
		if _, n := b.label.at(t, i); n == 0 || i+n >= len(t) || t[i+n].form != ":" {
			continue
		}
		role, _ := b.label.at(t, i)
		counted = counted || role == "quantity"
		switch {
		case role != "attribute":
		case first == "":
			first, from = t[i].form, i
		case t[i].form == first:
			out = append(out, t[from:i])
			from = i
		}
	}
	if len(out) == 0 || !counted {
		return nil
	}
	return append(out, t[from:])
}

// round makes the item of one round: the title with the round's first field,
// the other fields as its specification.
func (b *builder) round(title draft, t []token) draft {
	n := title
	n.Quantity, n.Unit, n.Tiers, n.Spec = Item{}.Quantity, Item{}.Unit, nil, Item{}.Spec
	from := 0
	for i := 1; i <= len(t); i++ {
		if i < len(t) && !b.labelWithin(t, i) {
			continue
		}
		field := t[from:i]
		role, k := b.label.at(field, 0)
		switch {
		case from == 0:
			n.Text.Value = title.Text.Value + " " + b.spell(field).Value
			n.words = append(append([]token{}, title.words...), field...)
		case role == "quantity" && k+1 < len(field):
			if q, ok := b.clause(field[k+1:], true).cellQuantity(); ok {
				n.setQuantity(q)
			}
		default:
			n.Spec = appendSpec(n.Spec, b.spell(field))
		}
		from = i
	}
	return n
}
