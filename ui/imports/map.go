package imports

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// mapStep shows every column of the sheet with its first cells and a choice
// of what it means.
func (p *Page) mapStep() fyne.CanvasObject {
	d := p.desk
	p.next = d.Button("imports.next", "imports.next", widgets.Filled, p.look)
	other := d.Button("imports.choose", "imports.other_file", widgets.Plain, p.choose)
	hint := d.Caption(p.mapHint()).Narrow(80)
	list := widgets.Column(0, false, p.mapHead())
	options := p.meanings()
	for _, c := range p.model.columns() {
		in := d.Select(fmt.Sprintf("imports.column%s", c.letter), "", options...)
		in.Set(c.key)
		in.OnPick = func(key string) {
			p.model.give(c.at, key)
			p.show()
		}
		samples := strings.Join(c.samples, "   ·   ")
		if samples == "" {
			samples = d.Say("imports.pictures")
		}
		list.Add(container.New(columns{}, d.Soft(c.letter), d.Text(c.heading).Narrow(40), in, d.Soft(samples).Narrow(40)))
		list.Add(widgets.Hairline())
	}
	p.next.SetEnabled(p.model.any())
	body := widgets.Sheet(widgets.Inset(theme.Gap2, container.NewVScroll(list)))
	return p.frame(widgets.Column(theme.Gap3, true, p.source(), hint, body), other, p.next)
}

func (p *Page) mapHead() fyne.CanvasObject {
	d := p.desk
	return container.New(columns{}, d.Caption(""), d.Caption(d.Say("imports.heading")), d.Caption(d.Say("imports.meaning")), d.Caption(d.Say("imports.samples")))
}

// mapHint says what is still needed.
func (p *Page) mapHint() string {
	var needed []string
	for _, t := range p.model.missing() {
		needed = append(needed, t.Title(p.language()))
	}
	switch {
	case !p.model.any():
		return p.desk.Say("imports.no_meaning")
	case len(needed) > 0:
		return p.desk.Say("imports.needed", "Columns", strings.Join(needed, ", "))
	}
	return p.desk.Say("imports.map_hint")
}

func (p *Page) meanings() []widgets.Option {
	options := []widgets.Option{{ID: "", Label: p.desk.Say("imports.leave_out")}}
	for _, t := range app.Columns(p.model.noun) {
		o := widgets.Option{ID: t.Key, Label: t.Title(p.language())}
		if t.Required {
			o.Note = p.desk.Say("imports.must")
		}
		options = append(options, o)
	}
	return options
}

// source names the file and how it is read: the sheet of a workbook, the
// characters and the separator of a text, the row of the headings.
func (p *Page) source() fyne.CanvasObject {
	d, m := p.desk, &p.model
	parts := []fyne.CanvasObject{widgets.Wide(3, d.Field("imports.file", d.Text(filepath.Base(m.path)).Narrow(80)))}
	if m.book.Encoding != "" {
		encodings := make([]widgets.Option, 0, len(sheet.Encodings()))
		for _, e := range sheet.Encodings() {
			encodings = append(encodings, widgets.Option{ID: string(e), Label: string(e)})
		}
		encoding := d.Select("imports.encoding", "", encodings...)
		encoding.Set(string(m.book.Encoding))
		encoding.OnPick = func(id string) {
			p.read(m.path, sheet.Options{Encoding: sheet.Encoding(id), Separator: m.options.Separator})
		}
		separator := d.Select("imports.separator", "", p.separators()...)
		separator.Set(string(m.book.Separator))
		separator.OnPick = func(id string) {
			p.read(m.path, sheet.Options{Encoding: m.book.Encoding, Separator: []rune(id)[0]})
		}
		parts = append(parts, d.Field("imports.encoding", encoding), d.Field("imports.separator", separator))
	} else if len(m.book.Sheets) > 1 {
		parts = append(parts, widgets.Wide(2, d.Field("imports.sheet", p.sheets())))
	}
	rows := make([]widgets.Option, 0, 13)
	for _, at := range m.headings() {
		label := d.Say("imports.row", "N", at+1)
		if at < 0 {
			label = d.Say("imports.no_headings")
		}
		rows = append(rows, widgets.Option{ID: strconv.Itoa(at), Label: label})
	}
	heading := d.Select("imports.heading", "", rows...)
	heading.Set(strconv.Itoa(m.mapping.Heading))
	heading.OnPick = func(id string) {
		m.mapping.Heading, _ = strconv.Atoi(id)
		p.show()
	}
	return widgets.Form(6, append(parts, d.Field("imports.headings_in", heading))...)
}

func (p *Page) separators() []widgets.Option {
	return []widgets.Option{
		{ID: ",", Label: p.desk.Say("imports.comma")},
		{ID: "\t", Label: p.desk.Say("imports.tab")},
		{ID: ";", Label: p.desk.Say("imports.semicolon")},
		{ID: "|", Label: p.desk.Say("imports.bar")},
	}
}

func (p *Page) sheets() *widgets.Select {
	m := &p.model
	var options []widgets.Option
	now := ""
	for i := range m.book.Sheets {
		s := &m.book.Sheets[i]
		if len(s.Rows) == 0 {
			continue
		}
		options = append(options, widgets.Option{ID: strconv.Itoa(i), Label: s.Name})
		if s == m.sheet {
			now = strconv.Itoa(i)
		}
	}
	in := p.desk.Select("imports.sheet", "", options...)
	in.Set(now)
	in.OnPick = func(id string) {
		i, _ := strconv.Atoi(id) // one of the ids above
		p.guess(&m.book.Sheets[i])
	}
	return in
}

// columns lays out a row of the map: letter, heading, meaning, first cells.
type columns struct{}

const (
	letterWidth  = float32(36)
	headingShare = float32(0.26)
	meaningWidth = float32(220)
)

func (columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, part := range o {
		h = max(h, part.MinSize().Height)
	}
	return fyne.NewSize(letterWidth+meaningWidth+200, h+theme.Gap2)
}

func (columns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	heading := (s.Width - letterWidth - meaningWidth) * headingShare
	x := theme.Gap1
	for i, w := range []float32{letterWidth, heading, meaningWidth, s.Width - letterWidth - heading - meaningWidth - theme.Gap4} {
		h := o[i].MinSize().Height
		o[i].Resize(fyne.NewSize(w-theme.Gap3, h))
		o[i].Move(fyne.NewPos(x, (s.Height-h)/2))
		x += w
	}
}
