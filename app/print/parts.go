package print

import (
	"slices"
	"strconv"

	"sampan/app/money"
	"sampan/app/paper"
)

// sums stand under the table: counts and measures at the left, money at the
// right, the total the loudest of them.
func (w *writer) sums() block {
	const right = 220.0
	var b block
	figures := w.moneySums(margin+content-right, right)
	for _, part := range w.kind.Parts {
		if part.Area != paper.Sums {
			continue
		}
		fields, width := w.doc.Said(part.Fields), content-right-24
		captions := w.captionWidth(fields)
		pairs := w.pairs(fields, margin+pad, width, captions)
		if pairs.height > figures.height+8 {
			half, each := (len(fields)+1)/2, width/2
			two := w.pairs(fields[:half], margin+pad, each-6, captions)
			two.beside(w.pairs(fields[half:], margin+pad+each, each, captions), 0)
			pairs = two
		}
		b.beside(pairs, 8)
	}
	b.beside(figures, 6)
	return b
}

// moneySums are the figures of money that the kind gives: charges and the
// total they lead to, what is left of it after the deposit.
func (w *writer) moneySums(x, width float64) block {
	var b block
	for _, s := range w.kind.Figures(w.doc, w.en, w.zh) {
		if !s.Loud {
			b.under(w.sum(s.Caption, s.Amount, x, width, body), 0)
			continue
		}
		if b.height > 0 {
			b.height += 3
		}
		total := w.sum(s.Caption, s.Amount, x, width, style{11, true, ink})
		b.add(w.ground(x, b.height, width, total.height+4))
		b.add(Line{X1: x, Y1: b.height, X2: x + width, Y2: b.height, Width: 0.8, Ink: w.accent})
		b.beside(total, b.height+2)
		b.height += 5
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

// captionWidth is what the captions of fields take.
func (w *writer) captionWidth(fields []paper.Field) float64 {
	wide := 0.0
	for _, f := range fields {
		wide = max(wide, w.widest(w.caption("field."+f.Key), caption))
	}
	return min(wide+1, w.pairCaption())
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
func (w *writer) title(key string, x, width float64) block {
	if key == "" {
		return block{}
	}
	first, second := w.captions(key)
	b := w.paragraph(together("  ", first, second), x, width, style{10, true, w.accent}, paper.Left)
	b.height += 2
	b.add(Line{X1: x, Y1: b.height, X2: x + width, Y2: b.height, Width: 0.5, Ink: hair})
	b.height += 5
	return b
}

// leastColumn is the least width of a column of pairs: a narrower one breaks
// names of banks and addresses word by word.
const leastColumn = 148.0

// twoColumns sets pairs in two columns of about the same height, the left one
// read before the right one.
func (w *writer) twoColumns(fields []paper.Field, x, width float64) block {
	each := (width - 20) / 2
	captions := w.pairCaption()
	if each < max(captions*2, leastColumn) {
		return w.pairs(fields, x, width, captions)
	}
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
func (w *writer) grid(part paper.Part, x, width float64) block {
	fields := w.doc.Said(part.Fields)
	if len(fields) == 0 {
		return block{}
	}
	b := w.title(part.Title, x, width)
	b.under(w.twoColumns(fields, x, width), 0)
	return b
}

// boxed is a part of captioned fields on a tint with an edge.
func (w *writer) boxed(part paper.Part, x, width float64) block {
	fields := w.doc.Said(part.Fields)
	if len(fields) == 0 {
		return block{}
	}
	inner := block{}
	if part.Title != "" {
		inner.under(w.paragraph(w.caption(part.Title), x+10, width-20, style{10, true, w.accent}, paper.Left), 0)
	}
	inner.under(w.twoColumns(fields, x+10, width-20), 3)
	var b block
	b.add(w.ground(x, 0, width, inner.height+16))
	b.add(Box{X: x, Y: 0, W: 2.5, H: inner.height + 16, Fill: w.accent, Edge: NoInk})
	b.beside(inner, 8)
	b.height = inner.height + 16
	return b
}

// beside sets a grid and the box after it beside each other; false where that
// saves no height.
func (w *writer) beside(a, b paper.Part) bool {
	const gap = 18.0
	if a.Area != paper.Grid || b.Area != paper.Boxed {
		return false
	}
	left := (content - gap) * 0.43 // accounts have the longer lines
	pair := w.grid(a, margin, left)
	pair.beside(w.boxed(b, margin+left+gap, content-left-gap), 0)
	apart := w.grid(a, margin, content)
	apart.under(w.boxed(b, margin, content), w.dense.gap)
	if pair.height >= apart.height {
		return false
	}
	w.follow(pair)
	return true
}

// prose is one field over the full width under its caption.
func (w *writer) prose(f paper.Field) block {
	b := w.paragraph(w.caption("field."+f.Key), margin, content, caption.in(w.accent), paper.Left)
	b.under(w.words(f.Value(w.doc).Said(w.en, w.zh), margin, content, body, paper.Left), 0.5)
	return b
}

// conditions are the numbered clauses, each in one piece, the title with the
// first of them.
func (w *writer) conditions(part paper.Part) {
	title := w.title(part.Title, margin, content)
	for i, c := range w.doc.Clauses {
		b := title
		title = block{}
		number := strconv.Itoa(i+1) + "."
		heading, second := w.said(c.Title)
		clause := w.paragraph(together("  ", heading, second), margin+clauseIndent, content-clauseIndent, body.strong(), paper.Left)
		clause.beside(w.paragraph(number, margin, clauseIndent, body.strong(), paper.Left), 0)
		clause.under(w.words(c.Text, margin+clauseIndent, content-clauseIndent, body, paper.Left), 0.5)
		b.under(clause, 0)
		w.follow(b)
		if i+1 < len(w.doc.Clauses) {
			w.after = w.dense.gap * 0.45
		}
	}
}

// clauseIndent is how far the text of a clause stands from its number's edge.
const clauseIndent = 17.0

// signatures are lines to sign on, two beside each other; the issuer's has
// signature and seal where there are such. A draft binds nobody, so it carries
// neither.
func (w *writer) signatures(roles []paper.Role) block {
	const each = 220.0
	var b block
	for i, r := range roles {
		x := margin + content - each
		if len(roles) > 1 && i == 0 {
			x = margin
		}
		sealed := i == 0 && w.doc.Stamp != paper.Draft
		named := each
		if sealed && w.shown("seal", w.doc.Seal) != "" {
			named = each - 104
		}
		signed, free := w.signature("sign."+r.Key, r.Party(w.doc), x, named, each, w.dense.sign)
		if sealed {
			// The seal lies over the line and beside the name, which stays legible.
			b.beside(w.picture(w.shown("seal", w.doc.Seal), x+each-100, 92, 92, paper.Center), max(signed.height-94, 0))
			b.beside(w.picture(w.shown("signature", w.doc.Signature), x+4, 110, min(free, 42), paper.Left), max(signed.height-18-min(free, 42), 0))
		}
		b.beside(signed, 0)
	}
	return b
}

// shown is a picture's content id, "" where the layout hides the picture.
func (w *writer) shown(key, id string) string {
	if slices.Contains(w.doc.Layout.Hide, key) {
		return ""
	}
	return id
}

// signature is a line of a width to sign on, the party in named of it above,
// and the height free between them.
func (w *writer) signature(role string, p paper.Party, x, named, width, room float64) (b block, free float64) {
	b = w.paragraph(w.caption(role), x, width, caption, paper.Left)
	b.under(w.words(p.Name, x, named, style{8.5, true, ink}, paper.Left), 0)
	line := max(b.height+max(room*0.45, 28), room+14)
	free = line - b.height
	b.height = line
	b.add(Line{X1: x, Y1: line, X2: x + width, Y2: line, Width: 0.7, Ink: soft})
	b.under(w.paragraph(together(", ", clean(p.Contact), clean(p.Title)), x, width, quiet, paper.Left), 3)
	return b, free
}
