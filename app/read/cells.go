package read

import (
	"strings"

	"sampan/app/money"
)

func currencyOf(code string) money.Currency { return money.Currency(code) }

// cellQuantity reads a quantity column: the number needs no unit, and a
// second one is a tier.
func (c *clause) cellQuantity() (quantity, bool) {
	var out quantity
	known := false
	for _, f := range c.figs {
		if f.vague && len(c.figs) > 1 || c.use[f.first] == asNoise {
			continue
		}
		q := quantity{first: f.first, last: f.last}
		if class := c.takeUnit(&q, f); class == "refused" {
			key, n := c.unitAt(f.last + 1)
			if n == 0 {
				continue
			}
			q.unit, q.last = found(key, Span{c.t[f.last+1].Start, c.t[f.last+n].End}), f.last+n
		}
		whole := c.class[q.unit.Value] != "bulk" && c.class[q.unit.Value] != "measure" || !strings.Contains("en zh", c.language)
		v := f.read(c.language, whole)
		if !v.IsPositive() {
			continue
		}
		q.value = found(v, Span{c.t[f.first].Start, c.t[f.last].End})
		q.each = c.eachAround(&q)
		switch {
		case !known:
			out, known = q, true
		case c.continues(out, q):
			out.extend(q)
		}
	}
	return out, known
}

// cellPrice reads a price column: a bare number is a price.
func (c *clause) cellPrice() (price, bool) {
	if p, ok := c.price(); ok {
		return p, true
	}
	for _, f := range c.figs {
		v := f.read(c.language, c.thousandsPrice(f))
		if f.words || !v.IsPositive() {
			continue
		}
		return price{first: f.first, last: f.last, value: found(v, Span{c.t[f.first].Start, c.t[f.last].End})}, true
	}
	return price{}, false
}

// headUnit and headCurrency take what the heading says of its whole column:
// "Qty (pcs)", "Price, USD".
func (b *builder) headUnit(n *draft, head cell) {
	if n.Unit.Known {
		return
	}
	for i := 1; i < len(head); i++ {
		if key, m := b.unit.at(head, i); m > 0 && b.class[key] != "small" {
			n.Unit = found(key, Span{head[i].Start, head[i+m-1].End})
			return
		}
	}
}

func (b *builder) headCurrency(n *draft, head cell) {
	if n.Currency.Known {
		return
	}
	for i := range head {
		if code, m := b.currency.at(head, i); m > 0 {
			n.Currency = found(currencyOf(code), Span{head[i].Start, head[i+m-1].End})
			return
		}
	}
}

// flatHeading recognises a table that lost its columns on the way: a line of
// nothing but headings ("№ Наименование Кол-во"), the rows below begin with
// their number.
func (d *document) flatHeading(i int) (lastIsQuantity, ok bool) {
	t := d.lines[i].tokens
	labels, product, quantity := 0, false, false
	for k := 0; k < len(t); {
		role, n := d.label.at(t, k)
		if n == 0 {
			if t[k].kind == mark {
				k++
				continue
			}
			return false, false
		}
		labels++
		product = product || role == "product" || role == "model"
		quantity = quantity || role == "quantity"
		k += n
	}
	return quantity, labels >= 3 && product && quantity
}

// flatRows reads the rows below such a heading.
func (b *builder) flatRows(i int) (next int) {
	expected := 1
	for i++; i < len(b.lines); i++ {
		l := b.lines[i]
		if l.blank() {
			continue
		}
		if len(l.tokens) < 3 || l.tokens[0].kind != number || l.tokens[0].form != money.New(int64(expected)).String() {
			return i
		}
		n, _, ok := b.row(l.tokens[1:], i)
		if ok && !n.Quantity.Known {
			b.trailingQuantity(&n, l.tokens[1:])
		}
		if ok {
			b.add(n)
		}
		expected++
	}
	return i
}

// trailingQuantity takes the last number of a row as its quantity.
func (b *builder) trailingQuantity(n *draft, t []token) {
	c := b.clause(t, true)
	for k := len(c.figs) - 1; k >= 0; k-- {
		f := c.figs[k]
		if f.first < len(t)-3 || f.words {
			return
		}
		if q := (quantity{first: f.first, last: f.last}); c.takeUnit(&q, f) != "refused" && !c.glued(f.first) {
			q.value = found(f.read(b.language, true), Span{t[f.first].Start, t[f.last].End})
			n.setQuantity(q)
			c.mark(q.first, q.last+1, asQuantity)
			n.Text, n.Spec, n.words = c.phrase(0, len(t))
			return
		}
	}
}

// stacked recognises a table whose cells came one to a line: headings first,
// then the values in the same order.
func (b *builder) stacked(i int) (next int, ok bool) {
	var roles []string
	j := i
	var heads []cell
	for ; j < len(b.lines) && len(roles) < 12; j++ {
		l := b.lines[j]
		if l.blank() {
			continue
		}
		role, n := b.labelAt(l.tokens)
		if n == 0 || n != len(l.tokens) {
			break
		}
		roles = append(roles, columnRole(role))
		heads = append(heads, l.tokens)
	}
	cols := columns{roles: roles, heads: heads}
	if len(roles) < 3 || cols.find("product") < 0 || cols.find("quantity") < 0 {
		return i, false
	}
	var values []cell
	for ; j < len(b.lines); j++ {
		l := b.lines[j]
		if l.blank() {
			continue
		}
		if l.zone == sign || l.role != "" || b.is("greeting", l.tokens, 0) > 0 || len(values)%len(roles) == 0 && l.tokens[0].kind != number && roles[0] == "no" {
			break
		}
		values = append(values, l.tokens)
		if len(values)%len(roles) == 0 {
			b.tableRow(values[len(values)-len(roles):], cols, j)
		}
	}
	return j, len(values) >= len(roles)
}
