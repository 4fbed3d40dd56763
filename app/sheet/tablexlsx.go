package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // pictures of cells
	_ "image/png"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// Sizes of a picture in a table, and of the row that holds it.
const (
	pictureSide   = 76 // pixels
	pictureHeight = 62 // points: the picture and a little air
	pictureWidth  = 12 // characters
)

// XLSX writes the table as a workbook: headings that stay in sight and can be
// filtered by, numbers as numbers, pictures in their cells; printed across
// one page's width with the headings on every page.
func (t Table) XLSX(w io.Writer) (err error) {
	b := newBook(sheetName(t.Name))
	defer func() { err = errors.Join(err, b.file.Close()) }()
	last := cellName(At{len(t.Rows), max(0, len(t.Columns)-1)})
	b.filter("A1:" + last)
	b.landscape(len(t.Columns) > 8)
	b.try(b.file.SetPanes(b.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.print("$A$1:"+absolute(At{len(t.Rows), max(0, len(t.Columns)-1)}), "$1:$1")
	for i, c := range t.Columns {
		b.hint(At{0, i}, c.Note)
		b.offer(i, c.Offer)
	}
	tall := map[int]bool{}
	for r, row := range t.Rows {
		for c, d := range row {
			if d.picture != nil {
				b.picture(At{r + 1, c}, d.picture, box{width: pictureSide + 13, height: pictureHeight * 4 / 3, side: pictureSide})
				tall[r] = true
			}
		}
	}
	b.stream()
	b.widths(t.widths())
	b.row(0, 24, t.head())
	for r, row := range t.Rows {
		height := 0.0
		if tall[r] {
			height = pictureHeight
		}
		b.row(r+1, height, t.cells(row, t.Example && r == 0))
	}
	return b.write(w)
}

func (t Table) head() []styled {
	cells := make([]styled, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = styled{Datum: Str(c.Title), look: look{head: true, align: "left", indent: true}}
	}
	return cells
}

func (t Table) cells(row []Datum, example bool) []styled {
	cells := make([]styled, min(len(row), len(t.Columns)))
	for i, d := range row[:len(cells)] {
		cells[i] = styled{Datum: d, look: look{places: shownPlaces(d, t.Columns[i].Places), soft: example, lines: true, indent: d.kind == Text, align: sideOf(d), wrap: strings.Contains(d.text, "\n")}}
	}
	return cells
}

// sideOf is where a cell's content stands; an indent needs it said.
func sideOf(d Datum) string {
	switch d.kind {
	case Number:
		return "right"
	case Date:
		return "center"
	}
	return "left"
}

// shownPlaces shows the decimals a number has, and at least those of its column.
func shownPlaces(d Datum, least int32) int32 {
	if d.kind != Number {
		return 0
	}
	own := int32(0)
	if _, frac, has := strings.Cut(d.number.String(), "."); has {
		own = int32(len(strings.TrimRight(frac, "0")))
	}
	return min(max(own, least), 10)
}

func (t Table) widths() []float64 {
	all := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		all[i] = t.columnWidth(i, c)
	}
	return all
}

// columnWidth fits the column to what it holds, within reason. The first
// hundred rows speak for all.
func (t Table) columnWidth(i int, c Column) float64 {
	if c.Width > 0 {
		return c.Width
	}
	widest := columnsOf(c.Title) + 3 // room for the mark of the filter
	for _, row := range t.Rows[:min(100, len(t.Rows))] {
		if i >= len(row) {
			continue
		}
		if row[i].picture != nil {
			widest = max(widest, pictureWidth)
		}
		n := columnsOf(row[i].plain())
		if row[i].kind == Number {
			n += n / 3
		}
		widest = max(widest, n)
	}
	return float64(min(max(widest+2, 8), 46))
}

// columnsOf counts characters by the room they take; Chinese takes two.
func columnsOf(s string) int {
	longest := 0
	for line := range strings.SplitSeq(s, "\n") {
		n := 0
		for _, r := range line {
			n++
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xFF00 && r < 0xFFE0 || r >= 0x3000 && r < 0x3040 {
				n++
			}
		}
		longest = max(longest, n)
	}
	return longest
}

// sheetName makes a name that workbooks accept: at most 31 characters, none
// of :\/?*[] and no apostrophe at the ends.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	units := 0
	for i, r := range s {
		if units += len(string(utf16Units(r))); units > 31 {
			s = s[:i]
			break
		}
	}
	if s = strings.Trim(strings.TrimSpace(s), "'"); s == "" {
		return "Sheet1"
	}
	return s
}

// utf16Units is one byte for each unit that a workbook counts.
func utf16Units(r rune) string {
	if r > 0xFFFF {
		return "xx"
	}
	return "x"
}

func cellName(at At) string { return fmt.Sprintf("%s%d", ColumnName(at.Column), at.Row+1) }
func absolute(at At) string { return fmt.Sprintf("$%s$%d", ColumnName(at.Column), at.Row+1) }

// serialOf is the day number of an ISO day.
func serialOf(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Year() < 1901 || t.Year() > 9999 {
		return 0, false
	}
	return int(math.Round(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)), true
}

// box is where a picture may stand: a cell of width × height pixels, and the
// longest side it may have.
type box struct{ width, height, side int }

// fitted gives the scale and offsets that centre a picture in its box.
func (b box) fitted(c image.Config) (scale float64, x, y int) {
	side := float64(b.side)
	scale = min(side/float64(c.Width), side/float64(c.Height), float64(b.width-4)/float64(c.Width), float64(b.height-4)/float64(c.Height))
	return scale, max(0, (b.width-int(float64(c.Width)*scale))/2), max(0, (b.height-int(float64(c.Height)*scale))/2)
}

// extensions of the pictures that a workbook takes.
var extensions = map[string]string{"jpeg": ".jpg", "png": ".png"}

func pictureOf(data []byte) (image.Config, string, error) {
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return c, "", fmt.Errorf("picture of a cell: %w", err)
	}
	ext, known := extensions[kind]
	if !known || c.Width == 0 || c.Height == 0 {
		return c, "", fmt.Errorf("picture of a cell: %s of %d × %d", kind, c.Width, c.Height)
	}
	return c, ext, nil
}

// offerLimit is what a list of choices may take in a workbook, in characters.
const offerLimit = 255

func offered(words []string) bool {
	return len(words) > 0 && columnsOf(strings.Join(words, ",")) <= offerLimit && !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, ",") })
}
