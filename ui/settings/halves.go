package settings

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// sideBySide gives two things one half of the width each and the whole height.
func sideBySide(left, right fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: halves{}, Objects: []fyne.CanvasObject{left, right}}
}

type halves struct{}

func (halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(2*max(a.Width, b.Width)+theme.Gap4, max(a.Height, b.Height))
}

func (halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	half := fyne.NewSize((s.Width-theme.Gap4)/2, s.Height)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(half)
	o[1].Move(fyne.NewPos(half.Width+theme.Gap4, 0))
	o[1].Resize(half)
}
