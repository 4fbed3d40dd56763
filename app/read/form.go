package read

import "strings"

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
		if b.shareOut(t, line) {
			return
		}
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
	case "remark":
		if b.has("ask", t) && len(b.clause(t, false).quantities()) > 0 {
			b.field("message", t, line)
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
	if role == "model" && len(b.drafts) == 0 && b.titles(t, line) {
		return
	}
	if parts := b.severalNames(t); parts != nil {
		for _, p := range parts {
			if n, _, ok := b.row(p, line); ok {
				b.add(n)
			}
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

// severalNames cuts a field that names several products at semicolons or at
// Chinese commas; nil where it names one.
func (b *builder) severalNames(t []token) [][]token {
	var out [][]token
	from := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && t[i].form != ";" && !strings.HasPrefix(b.text[t[i].Start:], "、") {
			continue
		}
		if part := t[from:i]; len(part) > 0 {
			if len(part) > 10 || b.clause(part, true).product(0, len(part)) == 0 {
				return nil
			}
			out = append(out, part)
		}
		from = i + 1
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// shareOut gives a field of several quantities to the products of the field
// above, one to each; or reads it as the variants of one.
func (b *builder) shareOut(t []token, line int) bool {
	if len(b.drafts) > 0 && !b.drafts[len(b.drafts)-1].Quantity.Known {
		if run := b.clause(t, true).pairs(0); len(run) > 1 {
			_, ok := b.variants(t, line, true)
			return ok
		}
	}
	var qs []quantity
	from := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && t[i].form != "," && t[i].form != ";" {
			continue
		}
		if q, ok := b.clause(t[from:i], true).cellQuantity(); ok {
			qs = append(qs, q)
		}
		from = i + 1
	}
	first := len(b.drafts) - len(qs)
	if len(qs) < 2 || first < 0 {
		return false
	}
	for _, n := range b.drafts[first:] {
		if n.Quantity.Known || n.line != b.drafts[first].line {
			return false
		}
	}
	for k, q := range qs {
		b.drafts[first+k].setQuantity(q)
	}
	return true
}

// titles reports "Ref: spare parts CAT 320D" above a letter: words, no number
// asked for, and no field of quantity right below.
func (b *builder) titles(t []token, line int) bool {
	words := 0
	for _, x := range t {
		if x.kind == word && !x.upper && len(x.form) > 3 {
			words++
		}
	}
	if words == 0 || len(b.clause(t, true).quantities()) > 0 {
		return false
	}
	for _, l := range b.lines[line+1 : min(line+4, len(b.lines))] {
		if l.role == "quantity" || l.role == "product" {
			return false
		}
	}
	return true
}
