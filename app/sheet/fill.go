package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"sampan/app/fault"
)

// ErrTemplate is the fault of a workbook that has no row with the headings
// that are to be filled under.
const ErrTemplate = "sheet.template_unknown" // Headings

// Fill writes rows below the headings of a template that somebody else made,
// and leaves all else in it as it is. Columns are found by their titles, one
// that stands twice by its place among its like; titles gives ours in their
// order. Unplaced are those that the template has no column for. Codes stay
// texts. A template with fewer than half of the headings is ErrTemplate.
func Fill(ctx context.Context, w io.Writer, template []byte, titles []string, rows [][]Datum) (unplaced []string, err error) {
	// read within limits first: the library believes what a file says of its size
	book, err := Read(ctx, bytes.NewReader(template), int64(len(template)), Options{})
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // read from memory
	name, heading, places := "", -1, []int(nil)
	for i := range book.Sheets {
		s := &book.Sheets[i]
		for r := range min(headRows, len(s.Rows)) {
			if found := placesOf(s.Rows[r], titles); located(found) > located(places) {
				name, heading, places = s.Name, r, found
			}
		}
	}
	if 2*located(places) < len(titles) {
		return nil, fault.New(ErrTemplate, "Headings", strings.Join(titles[:min(4, len(titles))], "、")).At("template")
	}
	file, err := excelize.OpenReader(bytes.NewReader(template), excelize.Options{UnzipSizeLimit: Standard.Unpacked, UnzipXMLSizeLimit: Standard.Unpacked})
	if err != nil {
		return nil, fault.New(ErrBroken).Because(err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	b := &filling{file: file, sheet: name}
	for r, row := range rows {
		for column, d := range row {
			if column < len(places) && places[column] >= 0 {
				b.set(At{heading + 1 + r, places[column]}, d)
			}
		}
	}
	if b.err != nil {
		return nil, fmt.Errorf("fill template: %w", b.err)
	}
	for i, at := range places {
		if at < 0 {
			unplaced = append(unplaced, titles[i])
		}
	}
	_, err = file.WriteTo(w)
	return unplaced, err
}

// placesOf finds for every title its column in a row of cells, -1 for none.
func placesOf(row []Cell, titles []string) []int {
	places, taken := make([]int, len(titles)), make([]bool, len(row))
	for i, title := range titles {
		places[i] = -1
		for column, c := range row {
			if want := fold(title); want != "" && !taken[column] && c.Kind == Text && fold(c.Text) == want {
				places[i], taken[column] = column, true
				break
			}
		}
	}
	return places
}

func located(places []int) int {
	n := 0
	for _, at := range places {
		if at >= 0 {
			n++
		}
	}
	return n
}

// filling sets single cells of a workbook that is there; the first error stops
// everything after it.
type filling struct {
	file  *excelize.File
	sheet string
	err   error
}

func (b *filling) set(at At, d Datum) {
	if b.err != nil {
		return
	}
	switch d.kind {
	case Number:
		b.err = b.file.SetCellValue(b.sheet, cellName(at), d.number.InexactFloat64())
		if figures(d.number) > 15 {
			b.err = b.file.SetCellStr(b.sheet, cellName(at), d.number.String())
		}
	case Blank:
	default:
		b.err = b.file.SetCellStr(b.sheet, cellName(at), d.text)
	}
}
