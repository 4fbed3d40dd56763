package sheet

import (
	"fmt"
	"regexp"
	"strings"

	"sampan/app/money"
	"sampan/app/paper"
)

// Widths of columns, in characters.
const (
	leastWidth = 7.0
	mostWidth  = 36.0
	// leastSheet keeps letterhead and terms readable over few columns.
	leastSheet = 96.0
)

// measure fits the columns to what they hold. Long texts wrap at what their
// column on the page would take.
func (s *scribe) measure() {
	total := 0.0
	for _, c := range s.columns {
		widest := 0
		for caption := range strings.SplitSeq(s.columnHead(c), "\n") {
			for word := range strings.FieldsSeq(caption) {
				widest = max(widest, columnsOf(word))
			}
		}
		for i := range s.rows() {
			d := s.cell(c, i)
			n := columnsOf(d.text)
			if d.kind == Number {
				n = columnsOf(money.Format(d.number, c.Cell(s.doc, i).Places))
			}
			widest = max(widest, n)
		}
		most := max(float64(c.Max)/5, 11)
		if c.Max == 0 { // takes what is left on a page
			most = mostWidth
		}
		width := min(max(float64(widest)*0.92+2.5, leastWidth), most, mostWidth)
		if c.Key == "photo" {
			width = pictureWidth
		}
		s.widths = append(s.widths, width)
		total += width
	}
	for len(s.widths) < 6 {
		s.widths = append(s.widths, 12)
		total += 12
	}
	for i := range s.widths {
		if total < leastSheet {
			s.widths[i] *= leastSheet / total
		}
	}
}

// columnHead is the caption of a column, with the currency where it holds money.
func (s *scribe) columnHead(c paper.Column) string {
	caption := s.caption("column." + c.Key)
	if s.doc.Language == paper.Both {
		caption = s.en.T("column."+c.Key) + "\n" + s.zh.T("column."+c.Key)
	}
	if c.Money {
		caption += "\n(" + string(s.doc.Currency) + ")"
	}
	return caption
}

// cell is the datum of a line's column.
func (s *scribe) cell(c paper.Column, i int) Datum {
	cell := c.Cell(s.doc, i)
	if cell.Numeric {
		return Num(cell.Number)
	}
	var lines []string
	for _, p := range cell.Phrases {
		lines = append(lines, s.phrase(p))
	}
	return Str(strings.Join(lines, "\n"))
}

// column is the place of a column by key, -1 where it is not shown.
func (s *scribe) column(key string) int {
	for i, c := range s.columns {
		if c.Key == key {
			return i
		}
	}
	return -1
}

// rows counts the rows of the goods.
func (s *scribe) rows() int { return s.kind.Goods().Len(s.doc) }

// goods is the table itself: headings, one line for each article, sums.
func (s *scribe) goods() {
	if len(s.columns) == 0 {
		return
	}
	s.gap(6)
	var heads []piece
	for i, c := range s.columns {
		heads = append(heads, words(i, i, s.columnHead(c), look{head: true, size: 9, align: "center", fill: s.accent(), lines: true}))
	}
	s.head = s.write(20, heads...)
	s.withNext(s.head - 1)
	for i := range s.rows() {
		s.article(i)
	}
	s.columnSums()
}

func (s *scribe) article(i int) {
	var cells []piece
	row := len(s.lines)
	photo, at := []byte(nil), 0
	for n, c := range s.columns {
		cell := c.Cell(s.doc, i)
		l := look{lines: true, align: alignment(c.Align), places: shownPlaces(Num(cell.Number), cell.Places), size: 9}
		d := s.cell(c, i)
		switch {
		case cell.Photo != "":
			photo, at = s.photos(cell.Photo), n
		case c.Formula != nil:
			d = s.formula(c.Formula(s.doc, i), row, d)
		}
		l.wrap, l.indent = d.kind == Text, d.kind == Text && c.Align != paper.Center
		cells = append(cells, piece{from: n, to: n, styled: styled{d, l}})
	}
	least := 20.0
	if photo != nil {
		least = pictureHeight
	}
	s.write(least, cells...)
	if photo != nil {
		s.pictures = append(s.pictures, placedPicture{At{row, at}, photo, s.boxOf(at, at, row, pictureSide)})
	}
}

// boxOf is the room of cells in pixels.
func (s *scribe) boxOf(from, to, row, side int) box {
	return box{width: int(s.room(from, to)*7) + 5*(to-from+1), height: int(s.lines[row].height * 4 / 3), side: side}
}

func alignment(a paper.Align) string {
	switch a {
	case paper.Center:
		return "center"
	case paper.Right:
		return "right"
	}
	return "left"
}

// place is what a formula names: a column, and how many rows above.
var place = regexp.MustCompile(`\{(\w+?)(-1)?\}`)

// formula puts cells into a formula. Where a column is not shown, or the
// formula would give another figure, the number stands alone.
func (s *scribe) formula(f paper.Formula, row int, d Datum) Datum {
	if d.kind != Number || f.Text == "" || !f.Value.Equal(d.number) {
		return d
	}
	whole := true
	text := place.ReplaceAllStringFunc(f.Text, func(m string) string {
		parts := place.FindStringSubmatch(m)
		at := At{row, s.column(parts[1])}
		if parts[2] != "" {
			at.Row--
		}
		whole = whole && at.Column >= 0
		return cellName(At{at.Row, max(at.Column, 0)})
	})
	if !whole {
		return d
	}
	return Formula(text, d.number)
}

// columnSums stands under the columns that are summed.
func (s *scribe) columnSums() {
	cells := make([]piece, len(s.columns))
	some := false
	for n, c := range s.columns {
		l := look{bold: true, lines: true, ground: true, size: 9, align: "right"}
		cells[n] = piece{from: n, to: n, styled: styled{Datum{}, l}}
		if c.Sum == nil {
			continue
		}
		sum := c.Sum(s.doc.Totals)
		if !sum.Numeric {
			continue
		}
		some = true
		cells[n].look.places = shownPlaces(Num(sum.Number), sum.Places)
		cells[n].Datum = s.sumOf(n, sum.Number)
	}
	if !some {
		return
	}
	first := 0
	for first < len(cells) && cells[first].kind == Blank {
		first++
	}
	if first > 0 {
		cells = append([]piece{words(0, first-1, s.caption(s.sumCaption()), look{bold: true, lines: true, ground: true, size: 9, align: "right", indent: true})}, cells[first:]...)
	}
	s.together(s.write(20, cells...) - 1)
}

// sumCaption names the sums of columns: charges may follow those of an offer.
func (s *scribe) sumCaption() string {
	if s.kind.Priced && s.kind.Sums == nil {
		return "sum.goods"
	}
	return "sum.all"
}

// sumOf is the sum of a column of the goods: a formula where the figures
// shown add up to the figure of the paper, which rounds at the end.
func (s *scribe) sumOf(n int, total money.Decimal) Datum {
	shown := money.Zero
	for i := range s.rows() {
		shown = shown.Add(s.columns[n].Cell(s.doc, i).Number)
	}
	if !shown.Equal(total) {
		return Num(total)
	}
	return Formula(fmt.Sprintf("SUM(%s:%s)", cellName(At{s.head + 1, n}), cellName(At{s.head + s.rows(), n})), total)
}

// sums are charges, total, deposit and balance under the amounts, then what
// the goods measure.
func (s *scribe) sums(fields []paper.Field) {
	column, goods := s.column("amount"), len(s.lines)-1
	switch {
	case s.kind.Sums != nil:
		s.ownSums()
	case s.kind.Priced && column > 0 && len(s.doc.Lines) > 0:
		s.moneySums(column)
	}
	s.together(goods) // the sums stay with the last row
	if len(fields) > 0 {
		s.gap(6)
		s.pairs(fields, look{})
	}
}

// figure writes one sum of money under a column.
func (s *scribe) figure(column int, caption string, a money.Amount, formula string, loud bool) int {
	l := look{lines: true, size: 9, align: "right", bold: loud, ground: loud, places: a.Currency.Digits(), prefix: string(a.Currency) + " "}
	if loud {
		l.size, l.color = 11, s.accent()
	}
	value := Num(a.Decimal())
	if formula != "" {
		value = Formula(formula, a.Decimal())
	}
	from := column
	if column == s.last() && s.widths[column] < moneyWidth && column > 1 {
		from--
	}
	label := words(0, from-1, caption, look{lines: true, size: 9, align: "right", indent: true, bold: loud, ground: loud})
	return s.write(20, label, piece{from: from, to: s.moneyTo(column), styled: styled{value, l}})
}

// moneyWidth is what a total in large letters takes, characters.
const moneyWidth = 18.0

// ownSums are the figures that the kind gives itself, under the last column of
// money.
func (s *scribe) ownSums() {
	sums := s.kind.Figures(s.doc, s.en, s.zh)
	column := -1
	for i, c := range s.columns {
		if c.Money {
			column = i
		}
	}
	for _, sum := range sums {
		s.figure(max(column, 1), s.oneLine(s.said(sum.Caption)), sum.Amount, s.ranged(sum.Formula), sum.Loud)
	}
}

// ranged puts the cells of whole columns into a formula, "" where one is not
// shown.
func (s *scribe) ranged(formula string) string {
	whole := true
	text := place.ReplaceAllStringFunc(formula, func(m string) string {
		n := s.column(place.FindStringSubmatch(m)[1])
		whole = whole && n >= 0
		n = max(n, 0)
		return cellName(At{s.head + 1, n}) + ":" + cellName(At{s.head + s.rows(), n})
	})
	if !whole || s.rows() == 0 {
		return ""
	}
	return text
}

func (s *scribe) moneySums(column int) {
	d, t := s.doc, s.doc.Totals
	goods := len(s.lines) - 1
	figure := func(caption string, a money.Amount, formula string, loud bool) int {
		return s.figure(column, caption, a, formula, loud)
	}
	digits := d.Currency.Digits()
	for _, c := range d.Charges {
		formula := ""
		if !c.Share.IsZero() && money.Round(t.Goods.Decimal().Mul(c.Share), digits).Equal(c.Amount.Decimal()) {
			formula = fmt.Sprintf("ROUND(%s*%s,%d)", cellName(At{goods, column}), c.Share, digits)
		}
		figure(s.oneLine(s.said(c.Name)), c.Amount, formula, false)
	}
	last := len(s.lines) - 1
	formula := fmt.Sprintf("SUM(%s:%s)", cellName(At{goods, column}), cellName(At{last, column}))
	if len(d.Charges) == 0 {
		formula = cellName(At{goods, column})
	}
	total := cellName(At{figure(s.oneLine(s.said(d.TotalCaption(s.en, s.zh))), t.Total, formula, true), column})
	if t.Deposit.IsZero() {
		return
	}
	share := money.Scaled(int64(d.Terms.Deposit), 2)
	deposit := figure(s.caption("sum.deposit", "Share", d.Terms.Deposit), t.Deposit, fmt.Sprintf("ROUND(%s*%s,%d)", total, share, digits), false)
	figure(s.caption("sum.balance"), t.Balance, total+"-"+cellName(At{deposit, column}), false)
}

// moneyTo widens a sum into the next column where the amounts' own is narrow.
func (s *scribe) moneyTo(column int) int {
	if s.widths[column] < moneyWidth && column+1 < len(s.widths) {
		return column + 1
	}
	return column
}

// oneLine puts a caption in two lines into one.
func (s *scribe) oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }
