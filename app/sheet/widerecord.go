package sheet

import (
	"io"

	"sampan/app/fault"
)

// maxMarks bounds the marks that part fields in one line of text. It lies far
// above the limit of columns, since marks may stand inside quotes too.
const maxMarks = 1 << 16

// recordGuard refuses a line of millions of fields before the parser makes a
// list of them.
type recordGuard struct {
	from    io.Reader
	sep     byte
	columns int // for the sentence
	marks   int // in the line so far
}

func (g *recordGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	for _, c := range p[:n] {
		switch c {
		case g.sep:
			if g.marks++; g.marks > maxMarks {
				return 0, fault.New(ErrTooWide, "Limit", g.columns)
			}
		case '\n':
			g.marks = 0
		}
	}
	return n, err
}
