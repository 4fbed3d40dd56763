package sheet

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"

	"sampan/app/money"
)

// Colours of written sheets; the accent is that of the program.
const (
	inkSea   = "0B6385"
	inkSoft  = "5A6675"
	inkLine  = "DFE3E8"
	inkPlain = "18212B"
	groundHi = "EEF5F8"
)

// fontName is there on every machine that opens the papers, and has Chinese
// beside it by the fallback of the system.
const (
	fontName = "Arial"
	fontSize = 10.0
)

// look is how a cell is drawn. Equal looks share one style of the workbook.
type look struct {
	head, bold, soft, lines, top, wrap, ground bool

	under        bool // a hairline below
	indent       bool // a little air towards the line at the side
	size         float64
	color        string // of the text
	fill         string // behind a head, "" for the program's accent
	edge         string // colour of a thick line below
	align        string // left, center, right
	places       int32
	prefix       string // before a number: "USD "
	day, numeric bool
}

// styled is a cell to be written.
type styled struct {
	Datum
	look look
}

// book is one workbook being written: what belongs to the sheet as a whole is
// set first, then the rows are streamed. The first error stops everything
// after it and is given by write.
type book struct {
	file   *excelize.File
	sheet  string
	rows   *excelize.StreamWriter
	styles map[look]int
	err    error
}

func newBook(sheet string) *book {
	b := &book{file: excelize.NewFile(), sheet: sheet, styles: map[look]int{}}
	b.try(b.file.SetSheetName("Sheet1", sheet))
	b.try(b.file.SetDefaultFont(fontName))
	if b.err == nil {
		// The widths of columns count the figures of this font.
		*b.file.Styles.Fonts.Font[0].Sz.Val = fontSize
	}
	return b
}

func (b *book) try(err error) {
	if b.err == nil && err != nil {
		b.err = fmt.Errorf("write workbook: %w", err)
	}
}

// filter puts the marks of the filter on the headings.
func (b *book) filter(area string) { b.try(b.file.AutoFilter(b.sheet, area, nil)) }

// landscape fits the width to one A4 page and lets the length run. It comes
// after filter, which would forget it.
func (b *book) landscape(wide bool) { b.fit(wide, 0) }

// fit is landscape with a length of so many pages, 0 for any.
func (b *book) fit(wide bool, tall int) {
	orientation, paper, one := "portrait", 9, 1
	if wide {
		orientation = "landscape"
	}
	fit := true
	b.try(b.file.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.file.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &tall}))
	side, edge, head := 0.4, 0.55, 0.3
	b.try(b.file.SetPageMargins(b.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &edge, Header: &head, Footer: &head}))
	b.try(b.file.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: "&R&8&P / &N"}))
}

// print sets the area that is printed and the rows repeated on every page.
func (b *book) print(area, repeated string) {
	quoted := "'" + strings.ReplaceAll(b.sheet, "'", "''") + "'!"
	b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted + area, Scope: b.sheet}))
	if repeated != "" {
		b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + repeated, Scope: b.sheet}))
	}
}

// hint hangs a note on a heading.
func (b *book) hint(at At, note string) {
	if note != "" {
		b.try(b.file.AddComment(b.sheet, excelize.Comment{Cell: cellName(at), Text: note, Author: "Sampan", Width: 240, Height: 90}))
	}
}

// offer lets people choose from a list in a column below its heading; other
// words stay possible, reading says what is not known.
func (b *book) offer(column int, words []string) {
	if !offered(words) {
		return
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cellName(At{1, column}) + ":" + cellName(At{5000, column})
	v.ShowErrorMessage = false
	b.try(v.SetDropList(words))
	b.try(b.file.AddDataValidation(b.sheet, v))
}

// picture puts a picture into a cell. It moves with its cell and keeps its size.
func (b *book) picture(at At, data []byte, in box) {
	config, ext, err := pictureOf(data)
	if err != nil {
		b.try(err)
		return
	}
	scale, x, y := in.fitted(config)
	b.try(b.file.AddPictureFromBytes(b.sheet, cellName(at), &excelize.Picture{Extension: ext, File: data, Format: &excelize.GraphicOptions{
		ScaleX: scale, ScaleY: scale, OffsetX: x, OffsetY: y, LockAspectRatio: true, Positioning: "oneCell",
	}}))
}

// stream begins the rows: nothing of the sheet as a whole can change after it.
func (b *book) stream() {
	if b.err != nil {
		return
	}
	var err error
	b.rows, err = b.file.NewStreamWriter(b.sheet)
	b.try(err)
}

// widths sets the columns' widths in characters. The library puts each range
// before those it has, and the format wants them in rising order.
func (b *book) widths(characters []float64) {
	for i := len(characters) - 1; i >= 0 && b.err == nil; i-- {
		b.try(b.rows.SetColWidth(i+1, i+1, math.Round(characters[i]*100)/100))
	}
}

// row writes the next row; a height of 0 is the usual one.
func (b *book) row(row int, height float64, cells []styled) {
	if b.err != nil {
		return
	}
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = b.cell(c)
	}
	b.try(b.rows.SetRow(cellName(At{row, 0}), values, excelize.RowOpts{Height: height}))
}

func (b *book) cell(c styled) any {
	out := excelize.Cell{Formula: c.formula}
	c.look.numeric, c.look.day = c.kind == Number, c.kind == Date
	switch c.kind {
	case Number:
		out.Value = c.number.String()
		if figures(c.number) <= 15 {
			// The format holds binary numbers; up to 15 figures come back
			// from it as they went in.
			out.Value = c.number.InexactFloat64()
		}
	case Date:
		out.Value, _ = serialOf(c.text)
	case Text:
		out.Value = c.text
	default:
		if c.look == (look{}) {
			return nil
		}
	}
	out.StyleID = b.style(c.look)
	return out
}

// figures counts the significant digits of a number.
func figures(d money.Decimal) int {
	return len(strings.Trim(strings.ReplaceAll(d.Abs().String(), ".", ""), "0"))
}

func (b *book) style(l look) int {
	if id, made := b.styles[l]; made {
		return id
	}
	id, err := b.file.NewStyle(l.excel())
	b.try(err)
	b.styles[l] = id
	return id
}

func (l look) excel() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: fontSize, Color: inkPlain, Bold: l.bold},
		Alignment: &excelize.Alignment{Vertical: "center", Horizontal: l.align, WrapText: l.wrap},
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.soft {
		s.Font.Color = inkSoft
	}
	if l.color != "" {
		s.Font.Color = l.color
	}
	if l.top {
		s.Alignment.Vertical = "top"
	}
	if l.head {
		s.Font.Bold, s.Font.Color = true, "FFFFFF"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{cmp.Or(l.fill, inkSea)}}
		s.Alignment.WrapText = true
	}
	if l.ground {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{groundHi}}
	}
	if l.lines {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: inkLine, Style: 1})
		}
	}
	if l.indent {
		s.Alignment.Indent = 1
	}
	if l.under {
		s.Border = append(s.Border, excelize.Border{Type: "bottom", Color: inkSoft, Style: 1})
	}
	if l.edge != "" {
		s.Border = append(s.Border, excelize.Border{Type: "bottom", Color: l.edge, Style: 5})
	}
	l.format(s)
	return s
}

// format sets how numbers and days are shown.
func (l look) format(s *excelize.Style) {
	format := ""
	switch {
	case l.day:
		format = "yyyy-mm-dd"
		if l.align == "" {
			s.Alignment.Horizontal = "center"
		}
	case l.numeric:
		format = "#,##0"
		if l.places > 0 {
			format += "." + strings.Repeat("0", int(l.places))
		}
		format += "_ " // a little air at the right, which an indent does not give everywhere
		if l.prefix != "" {
			format = `"` + strings.ReplaceAll(l.prefix, `"`, "") + `"` + format
		}
		if l.align == "" {
			s.Alignment.Horizontal = "right"
		}
	}
	if format != "" {
		s.CustomNumFmt = &format
	}
}

// merge joins cells of the rows being written.
func (b *book) merge(from, to At) {
	if b.err == nil && from != to {
		b.try(b.rows.MergeCell(cellName(from), cellName(to)))
	}
}

func (b *book) write(w io.Writer) error {
	if b.err == nil {
		b.try(b.rows.Flush())
	}
	if types := b.file.ContentTypes; b.err == nil && types != nil {
		// The library lists them in an order drawn by chance; the same paper is
		// to be the same file.
		sort.Slice(types.Defaults, func(i, j int) bool { return types.Defaults[i].Extension < types.Defaults[j].Extension })
	}
	if b.err == nil {
		_, err := b.file.WriteTo(w)
		b.try(err)
	}
	return b.err
}
