package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// sheet is the paper on the ground of a preview.
type sheet struct {
	widget.BaseWidget
	of *PagePreview
}

// Tapped gives the preview the keyboard.
func (s *sheet) Tapped(*fyne.PointEvent) { s.of.desk.focus(s.of) }

func (s *sheet) size() fyne.Size {
	w := s.of.sheetWidth()
	ratio := float32(1.4142) // A4 until the page is there
	if img := s.of.img; img != nil && img.Bounds().Dx() > 0 {
		ratio = float32(img.Bounds().Dy()) / float32(img.Bounds().Dx())
	}
	return fyne.NewSize(w, w*ratio)
}

// CreateRenderer draws the sheet.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	paper := newFrame(theme.Paper, theme.Hairline, 0)
	paper.Shadow = canvas.Shadow{Color: theme.Color(theme.Pressed), Offset: fyne.NewPos(0, 1), BlurRadius: 6}
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillStretch
	said := newText("", theme.Text, theme.Danger, false)
	said.Alignment = fyne.TextAlignCenter
	place := func() {
		page, area := s.size(), s.Size()
		x := max(theme.Gap4, (area.Width-page.Width)/2)
		for _, o := range []fyne.CanvasObject{paper, picture} {
			o.Move(fyne.NewPos(x, theme.Gap4))
			o.Resize(page)
		}
		picture.Image, picture.Hidden = s.of.img, s.of.img == nil
		paper.Hidden = s.of.pages == 0
		said.Text, _ = Ellipsis(s.of.problem, theme.Text, false, page.Width-2*theme.Gap3)
		said.Move(fyne.NewPos(x, theme.Gap6*2))
		said.Resize(fyne.NewSize(page.Width, lineHeight(theme.Text)))
	}
	return &drawing{
		objects: []fyne.CanvasObject{paper, picture, said},
		min:     func() fyne.Size { return s.size().AddWidthHeight(2*theme.Gap4, 2*theme.Gap4) },
		layout:  func(fyne.Size) { place() },
		refresh: place,
	}
}
