package inquiries

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) newLines() *widgets.Table[row] {
	m := rows.New(func(r row) string { return r.line.ID }, p.columns()...)
	m.SetLoading(!p.loaded)
	t := widgets.NewTable(p.desk, "inquiry.lines", m)
	t.OnSelect = p.selected
	t.OnOpen = func(row) { p.inTurn(p.enter) }
	t.OnTypedRune = p.typed
	t.OnTyped = p.pressed
	t.Menu = func([]row) []*fyne.MenuItem {
		say := p.desk.Say
		return []*fyne.MenuItem{
			fyne.NewMenuItem(say("inquiries.nothing"), p.nothing), fyne.NewMenuItem(say("inquiries.find_product"), p.findProduct),
			fyne.NewMenuItem(say("inquiries.reopen"), p.reopen), fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(say("inquiries.add_line"), p.addLine), fyne.NewMenuItem(say("inquiries.remove_line"), p.removeLine),
		}
	}
	t.Empty = widgets.Empty{Text: p.desk.Say("inquiries.no_lines"), Sample: p.desk.Say("inquiries.no_lines_hint"), Act: "inquiries.add_line", OnAct: p.addLine}
	return t
}

func (p *Page) columns() []rows.Column[row] {
	edit := func(set func(string) func(*inquiry.Line) error, rematch bool) func(row, string) error {
		return func(r row, typed string) error {
			if err := p.model.change(r.line.ID, set(typed)); err != nil {
				return err
			}
			p.nav.Touch()
			p.refresh()
			if rematch {
				p.rematch()
			}
			return nil
		}
	}
	w := p.words()
	return []rows.Column[row]{
		{Key: "number", Title: "inquiries.position", Width: 30, Soft: true, Value: func(r row) string { return strconv.Itoa(r.number) }, SortKey: func(r row) int64 { return int64(r.number) }},
		{Key: "wanted", Title: "inquiries.wanted", Width: 96, Min: 80, Flex: 1, Value: func(r row) string { return r.line.Text }, Set: edit(setText, true)},
		{Key: "quantity", Title: "inquiries.quantity", Kind: rows.Number, Width: 100, Value: func(r row) string { return w.quantity(r.line) }, Set: edit(w.setQuantity, false), Edit: func(r row) string { return strings.TrimPrefix(w.quantity(r.line), "? ") }},
		{Key: "target", Title: "inquiries.target", Kind: rows.Number, Width: 76, Soft: true, Value: func(r row) string { return target(r.line) }, Set: edit(setTarget, false)},
		{Key: "fits", Title: "inquiries.fits", Kind: rows.Status, Width: 142, Value: p.fits, Tone: fitTone},
	}
}

func (p *Page) fits(r row) string {
	switch {
	case r.line.State == inquiry.Nothing:
		return p.desk.Say("inquiries.nothing_word")
	case r.line.State == inquiry.Chosen:
		return r.fits
	case r.fits == "":
		return p.desk.Say("inquiries.open_word")
	}
	return percent(r.sure) + " " + r.fits
}

func fitTone(r row) rows.Tone {
	switch {
	case r.line.State == inquiry.Chosen:
		return rows.Good
	case r.line.State == inquiry.Nothing:
		return rows.Quiet
	case r.sure >= app.Likely:
		return rows.Accent
	}
	return rows.Caution
}

// rematch pairs the lines anew after words were corrected.
func (p *Page) rematch() {
	q := p.model.inquiry
	q.Lines = slices.Clone(q.Lines)
	task.Do(p.scope, "propose", func(ctx context.Context) ([]app.Proposal, error) { return p.service.Propose(ctx, q) },
		func(list []app.Proposal, err error) {
			if p.desk.Fail(err) {
				return
			}
			p.model.proposals = list
			p.refresh()
			p.selected()
		})
}

// addLine adds an empty line and opens it to be typed.
func (p *Page) addLine() {
	p.model.insert(len(p.model.inquiry.Lines), inquiry.Line{State: inquiry.Open})
	p.save(func() {
		p.refresh()
		lines := p.model.inquiry.Lines
		p.desk.Window.Canvas().Focus(p.lines)
		p.lines.Reveal(lines[len(lines)-1].ID)
		p.lines.Edit("wanted")
	})
}

// removeLine takes the line under the cursor out; the toast brings it back.
func (p *Page) removeLine() {
	l, ok := p.current()
	if !ok {
		return
	}
	at := p.model.remove(l.ID)
	p.save(func() {
		p.refresh()
		p.selected()
		p.desk.Toast(p.desk.Say("inquiries.line_removed", "Text", l.Text), func() {
			p.model.insert(at, l)
			p.save(func() {
				p.refresh()
				p.lines.Reveal(l.ID)
				p.rematch()
			})
		})
	})
}

// detail shows the line under the cursor whole, below the grid, with what can
// be done to the grid.
type detail struct {
	page    *Page
	content fyne.CanvasObject
	text    *widgets.Paragraph
	more    *widgets.Paragraph
	scroll  *container.Scroll
	remove  *widgets.Button
}

// detailHeight has room for two lines of words and one of facts.
const detailHeight = 68

func newDetail(p *Page) *detail {
	d := p.desk
	t := &detail{page: p, text: d.Paragraph(""), more: d.Note("")}
	t.scroll = container.NewVScroll(container.New(pile{gap: 2}, t.text, t.more))
	t.scroll.SetMinSize(fyne.NewSize(0, detailHeight))
	add := d.IconButton("inquiry.add_line", "inquiries.add_line", fynetheme.IconNameContentAdd, p.addLine)
	t.remove = d.IconButton("inquiry.remove_line", "inquiries.remove_line", fynetheme.IconNameContentRemove, p.removeLine)
	t.content = widgets.Column(0, false, widgets.Hairline(), widgets.Inset(theme.Gap3, widgets.Column(theme.Gap1, false, t.scroll, widgets.Line(theme.Gap2, add, t.remove))))
	return t
}

func (t *detail) show(r row, ok bool) {
	t.remove.SetEnabled(ok)
	t.text.SetText(r.line.Text)
	var facts []string
	for _, s := range []string{r.line.Model, r.line.Spec, t.page.words().quantity(r.line), target(r.line)} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	t.more.SetText(strings.Join(facts, "  ·  "))
	t.scroll.ScrollToTop()
	t.scroll.Refresh()
}
