package print

import (
	"math"

	"sampan/app/paper"
)

// stampLean is how far the word across a page leans, degrees.
const stampLean = 38.0

// stamps set the word of a paper that is no valid original across each page.
func (w *writer) stamps() {
	if w.doc.Stamp == "" {
		return
	}
	word := w.short("stamp." + string(w.doc.Stamp))
	size := min(150, 0.72*pageWidth/math.Cos(stampLean*math.Pi/180)/max(w.bold.width(word, 1), 0.1))
	for i := range w.pages {
		w.pages[i].Marks = append(w.pages[i].Marks, Across{
			X: pageWidth / 2, Y: pageHeight * 0.52, Size: size, Lean: stampLean, Ink: w.stampInk(), Share: 0.13, Text: word,
		})
	}
}

func (w *writer) stampInk() Ink {
	if w.doc.Stamp == paper.Void {
		return danger
	}
	return soft
}

// run is the word as it would stand upright, centred.
func (a Across) run(p *Printer) Text {
	return Text{X: a.X - p.bold.width(a.Text, a.Size)/2, Y: a.Y + 0.36*a.Size, Size: a.Size, Bold: true, Ink: a.Ink, Text: a.Text}
}
