package sheet

import (
	"errors"
	"io"

	"sampan/app/paper"
)

// Leaf is one sheet of a bundle: a paper or, where it has none, a grid.
type Leaf struct {
	Name  string
	Paper *paper.Document // complete
	Grid  Grid
}

// Bundle writes papers and grids as the sheets of one workbook, in their
// order. Names differ.
func (p *Papers) Bundle(w io.Writer, photos Photos, leaves ...Leaf) (err error) {
	b := newBook(sheetName(leaves[0].Name))
	defer func() { err = errors.Join(err, b.file.Close()) }()
	for i, l := range leaves {
		b.next(i, l.Name)
		if l.Paper == nil {
			b.grid(l.Grid)
		} else {
			s, err := p.scribe(*l.Paper, photos)
			if err != nil {
				return err
			}
			s.onto(b)
		}
		if b.err != nil {
			return b.err
		}
	}
	return b.write(w)
}

// next turns to a further sheet of the workbook.
func (b *book) next(i int, name string) {
	if i == 0 || b.err != nil {
		return
	}
	b.try(b.rows.Flush())
	b.sheet = sheetName(name)
	_, err := b.file.NewSheet(b.sheet)
	b.try(err)
}
