package read

// field reads one labelled line: "Quantity: 500 pcs", "Material: steel".
func (b *builder) field(role string, t []token, line int) {
	if len(t) == 0 {
		return
	}
	c := b.clause(t, true)
	switch role {
	case "product", "model":
		b.productField(role, t, line)
	case "quantity":
		if q, ok := c.cellQuantity(); ok && c.is("sample", t, 0) == 0 {
			b.quantity(q, line)
		}
	case "unit":
		if key, n := b.unit.at(t, 0); n > 0 && len(b.drafts) > 0 {
			if last := &b.drafts[len(b.drafts)-1]; last.Quantity.Known && !last.Unit.Known {
				last.Unit = found(key, Span{t[0].Start, t[n-1].End})
			}
		}
	case "price":
		if b.severalPrices(t) {
			return
		}
		if p, ok := c.cellPrice(); ok && len(b.drafts) > 0 {
			b.drafts[len(b.drafts)-1].setPrice(p)
		}
	case "details", "attribute":
		if n := len(b.drafts); n > 0 && b.drafts[n-1].line != line {
			from := b.lines[line].tokens[b.lines[line].bullet:]
			b.drafts[n-1].Spec = appendSpec(b.drafts[n-1].Spec, b.clause(from, true).join(indices(len(from))))
		}
	case "message":
		for _, s := range b.sentences(t) {
			b.prose(s, line)
		}
	}
}

func (b *builder) productField(role string, t []token, line int) {
	if role == "model" && len(b.drafts) > 0 {
		last := &b.drafts[len(b.drafts)-1]
		if c := b.clause(t, true); !last.Model.Known {
			last.Model = c.join(indices(len(t)))
			return
		} else if !last.Quantity.Known {
			return
		}
	}
	if len(t) > 25 || b.has("ask", t) && len(t) > 8 {
		for _, s := range b.sentences(t) {
			b.prose(s, line)
		}
		return
	}
	n, q, ok := b.row(t, line)
	if ok && b.class[q.unit.Value] == "measure" {
		n.Item = Item{}
		b.clause(t, true).describe(&n, 0, len(t)) // a hose of 30 m
	}
	if !ok || b.clause(n.words, true).genericOnly(n.words) {
		return
	}
	n.listed = false
	b.add(n)
}
