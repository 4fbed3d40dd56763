package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// emptyView stands in the middle of a list without rows.
type emptyView struct {
	widget.BaseWidget
	desk *Desk
	key  string
	box  *fyne.Container
	now  Empty
}

func newEmptyView(d *Desk, key string) *emptyView {
	v := &emptyView{desk: d, key: key, box: container.NewWithoutLayout()}
	v.ExtendBaseWidget(v)
	v.Hide()
	return v
}

// show draws what an empty list says; nil hides it.
func (v *emptyView) show(e *Empty) {
	if e == nil || e.Text == "" {
		v.Hide()
		return
	}
	same := v.Visible() && v.now.Text == e.Text && v.now.Act == e.Act
	v.now = *e
	if same { // the button keeps the keyboard
		return
	}
	parts := []fyne.CanvasObject{container.NewCenter(v.desk.Text(e.Text))}
	if e.Sample != "" {
		parts = append(parts, container.NewCenter(v.desk.Caption(e.Sample)))
	}
	if e.Act != "" {
		parts = append(parts, container.NewCenter(v.desk.Button(v.key+".empty", e.Act, Plain, func() { v.now.OnAct() })))
	}
	v.box.Layout = layout.NewCenterLayout()
	v.box.Objects = []fyne.CanvasObject{Column(theme.Gap3, false, parts...)}
	v.Show()
	v.Refresh()
}

func (v *emptyView) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{v.box},
		min:     v.box.MinSize,
		layout:  func(s fyne.Size) { v.box.Resize(s) },
	}
}
