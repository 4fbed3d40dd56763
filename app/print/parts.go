package print

import (
	"sampan/app/money"
	"sampan/app/paper"
)

// sums stand under the table: counts and measures at the left, money at the
// right, the total the loudest of them.
func (w *writer) sums() block {
	const right = 220.0
	var b block
	for _, part := range w.kind.Parts {
		if part.Area == paper.Sums {
			b.beside(w.pairs(w.doc.Said(part.Fields), margin+pad, content-right-24, w.pairCaption()-8), 8)
		}
	}
	if w.kind.Priced && !(w.doc.Totals.Goods.IsZero() && len(w.doc.Charges) == 0) {
		b.beside(w.moneySums(margin+content-right, right), 6)
	}
	return b
}

func (w *writer) moneySums(x, width float64) block {
	var b block
	t, d := w.doc.Totals, w.doc
	if len(d.Charges) > 0 {
		b.under(w.sum(paper.Same(w.caption("sum.goods")), t.Goods, x, width, body), 0)
		for _, c := range d.Charges {
			b.under(w.sum(c.Name, c.Amount, x, width, body), 0)
		}
		b.height += 3
	}
	total := w.sum(w.doc.TotalCaption(w.en, w.zh), t.Total, x, width, style{11, true, ink})
	b.add(Box{X: x, Y: b.height, W: width, H: total.height + 4, Fill: w.tint, Edge: NoInk})
	b.add(Line{X1: x, Y1: b.height, X2: x + width, Y2: b.height, Width: 0.8, Ink: w.accent})
	b.beside(total, b.height+2)
	b.height += 2
	if !t.Deposit.IsZero() {
		b.height += 3
		b.under(w.sum(paper.Same(w.caption("sum.deposit", "Share", d.Terms.Deposit)), t.Deposit, x, width, body), 0)
		b.under(w.sum(paper.Same(w.caption("sum.balance")), t.Balance, x, width, body), 0)
	}
	return b
}

// sum is one caption with its money at the right edge.
func (w *writer) sum(caption paper.Words, a money.Amount, x, width float64, st style) block {
	value := string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
	b := w.words(caption, x+pad, width-2*pad-w.widest(value, st)-10, style{min(st.size, 9), st.bold, soft}, paper.Left)
	figure := w.paragraph(value, x+pad, width-2*pad, st, paper.Right)
	height := max(b.height, figure.height) + 2
	var out block
	out.beside(b, (height-b.height)/2)
	out.beside(figure, (height-figure.height)/2)
	out.height = height
	return out
}

// pairCaption is the width of the captions of pairs, by language.
func (w *writer) pairCaption() float64 {
	switch w.doc.Language {
	case paper.Chinese:
		return 52
	case paper.Both:
		return 100
	}
	return 74
}

// pairs sets fields one under another, captions left of their values.
func (w *writer) pairs(fields []paper.Field, x, width, captions float64) block {
	var b block
	for _, f := range fields {
		b.under(w.pair(f, x, width, captions), 2.2)
	}
	return b
}

func (w *writer) pair(f paper.Field, x, width, captions float64) block {
	b := w.words(f.Value(w.doc).Said(w.en, w.zh), x+captions+6, width-captions-6, body, paper.Left)
	b.beside(w.paragraph(w.caption("field."+f.Key), x, captions, caption, paper.Left), 0.8)
	return b
}

// title is the heading of a part with a hairline under it.
func (w *writer) title(key string) block {
	if key == "" {
		return block{}
	}
	first, second := w.captions(key)
	b := w.paragraph(together("  ", first, second), margin, content, style{10, true, w.accent}, paper.Left)
	b.height += 2
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.5, Ink: hair})
	b.height += 5
	return b
}

// twoColumns sets pairs in two columns of about the same height, the left one
// read before the right one.
func (w *writer) twoColumns(fields []paper.Field, x, width float64) block {
	each := (width - 20) / 2
	captions := w.pairCaption()
	best := block{}
	for n := (len(fields) + 1) / 2; n <= len(fields); n++ {
		b := w.pairs(fields[:n], x, each, captions)
		b.beside(w.pairs(fields[n:], x+each+20, each, captions), 0)
		if best.height == 0 || b.height < best.height {
			best = b
		}
	}
	return best
}

// grid is a part of captioned fields under its title.
func (w *writer) grid(part paper.Part) block {
	fields := w.doc.Said(part.Fields)
	if len(fields) == 0 {
		return block{}
	}
	b := w.title(part.Title)
	b.under(w.twoColumns(fields, margin, content), 0)
	return b
}

// boxed is a part of captioned fields on a tint with an edge.
func (w *writer) boxed(part paper.Part) block {
	fields := w.doc.Said(part.Fields)
	if len(fields) == 0 {
		return block{}
	}
	inner := block{}
	if part.Title != "" {
		inner.under(w.paragraph(w.caption(part.Title), margin+10, content-20, style{10, true, w.accent}, paper.Left), 0)
	}
	inner.under(w.twoColumns(fields, margin+10, content-20), 3)
	var b block
	b.add(Box{X: margin, Y: 0, W: content, H: inner.height + 16, Fill: w.tint, Edge: NoInk})
	b.add(Box{X: margin, Y: 0, W: 2.5, H: inner.height + 16, Fill: w.accent, Edge: NoInk})
	b.beside(inner, 8)
	b.height = inner.height + 16
	return b
}

// prose is one field over the full width under its caption.
func (w *writer) prose(f paper.Field) block {
	b := w.paragraph(w.caption("field."+f.Key), margin, content, caption.in(w.accent), paper.Left)
	b.under(w.words(f.Value(w.doc).Said(w.en, w.zh), margin, content, body, paper.Left), 0.5)
	return b
}

// signatures are lines to sign on: the seller's with signature and seal where
// there are such, and the buyer's where the kind asks for it. A draft binds
// nobody, so it carries neither signature nor seal.
func (w *writer) signatures(both bool) block {
	const each, room = 220.0, 74.0
	var b block
	x := margin + content - each
	if both {
		x = margin
		b.beside(w.signature("sign.buyer", w.doc.Buyer, margin+content-each, each, room), 0)
	}
	if w.doc.Stamp != paper.Draft {
		b.beside(w.picture(w.doc.Seal, x+each-100, 92, 92, paper.Center), 10)
		b.beside(w.picture(w.doc.Signature, x+4, 110, 46, paper.Left), 34)
	}
	b.beside(w.signature("sign.seller", w.doc.Seller, x, each, room), 0)
	return b
}

func (w *writer) signature(role string, p paper.Party, x, width, room float64) block {
	b := w.paragraph(w.caption(role), x, width, caption, paper.Left)
	b.under(w.words(p.Name, x, width, style{8.5, true, ink}, paper.Left), 0)
	line := max(b.height+34, room+14)
	b.height = line
	b.add(Line{X1: x, Y1: line, X2: x + width, Y2: line, Width: 0.7, Ink: soft})
	b.under(w.paragraph(together(", ", clean(p.Contact), clean(p.Title)), x, width, quiet, paper.Left), 3)
	return b
}
