package widgets

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// Form lays fields out in equal columns, row by row, with their heads on one
// line. A wide field takes several columns.
func Form(columns int, fields ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &formLayout{columns: columns}, Objects: fields}
}

// Wide makes a field of a Form take so many columns.
func Wide(columns int, field fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: wideLayout{columns}, Objects: []fyne.CanvasObject{field}}
}

type wideLayout struct{ columns int }

func (wideLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (wideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}

type formLayout struct{ columns int }

const (
	formGap  = theme.Gap4 // between columns
	formLead = theme.Gap3 // between rows
)

// each calls f with the place of every visible field: row, first column, span.
func (l *formLayout) each(objects []fyne.CanvasObject, f func(o fyne.CanvasObject, row, column, span int)) {
	row, column := 0, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		span := 1
		if c, ok := o.(*fyne.Container); ok {
			if w, ok := c.Layout.(wideLayout); ok {
				span = min(w.columns, l.columns)
			}
		}
		if column+span > l.columns {
			row, column = row+1, 0
		}
		f(o, row, column, span)
		column += span
	}
}

func (l *formLayout) heights(objects []fyne.CanvasObject) (heights []float32, widest float32) {
	l.each(objects, func(o fyne.CanvasObject, row, _, span int) {
		for len(heights) <= row {
			heights = append(heights, 0)
		}
		m := o.MinSize()
		heights[row] = max(heights[row], m.Height)
		widest = max(widest, (m.Width-float32(span-1)*formGap)/float32(span))
	})
	return heights, widest
}

func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	heights, widest := l.heights(objects)
	h := formLead * float32(max(0, len(heights)-1))
	for _, row := range heights {
		h += row
	}
	n := float32(l.columns)
	return fyne.NewSize(widest*n+formGap*(n-1), h)
}

func (l *formLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	heights, _ := l.heights(objects)
	tops := make([]float32, len(heights)+1)
	for i, h := range heights {
		tops[i+1] = tops[i] + h + formLead
	}
	n := float32(l.columns)
	column := (s.Width - formGap*(n-1)) / n
	l.each(objects, func(o fyne.CanvasObject, row, at, span int) {
		o.Move(fyne.NewPos(float32(at)*(column+formGap), tops[row]))
		o.Resize(fyne.NewSize(column*float32(span)+formGap*float32(span-1), o.MinSize().Height))
	})
}
