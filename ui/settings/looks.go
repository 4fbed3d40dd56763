package settings

import (
	"context"
	"image"
	"regexp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/app/text"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// usual stands in menus for what a layout keeps as "".
const usual = "usual"

// looksOf is whose looks are shown: "" stands for all kinds, and for all
// buyers.
type looksOf struct{ kind, buyer string }

// looks is the tab where designs of papers are chosen and tuned beside a page.
type looks struct {
	of      looksOf
	layout  paper.Layout
	own     bool                      // chosen for just these, and not those of all
	pending map[looksOf]*paper.Layout // not saved yet; nil goes back to what holds without
	buyers  []widgets.Option

	pages   []print.Page
	columns []app.ColumnName
	form    *fyne.Container
	preview *widgets.PagePreview
}

// colours are the accents that menus offer.
func colours() []widgets.Option {
	var list []widgets.Option
	for _, c := range []string{"#0B6385", "#1F3A5F", "#1D7A4C", "#8C2F39", "#A15C07", "#5B3A86", "#1F2A37"} {
		list = append(list, widgets.Option{ID: c, Label: c})
	}
	return list
}

var hex = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

func (p *Page) looksTab() fyne.CanvasObject {
	d, l := p.desk, &p.looks
	kind := d.Select("looks.kind", "", p.kindOptions()...)
	kind.Set(orUsual(l.of.kind))
	kind.OnPick = func(id string) { l.of.kind = fromUsual(id); p.readLooks() }
	buyer := d.Picker("looks.buyer", "looks.all_buyers")
	buyer.SetOptions(l.buyers)
	buyer.OnPick = func(o widgets.Option) { l.of.buyer = o.ID; p.readLooks() }
	if i := slices.IndexFunc(l.buyers, func(o widgets.Option) bool { return o.ID == l.of.buyer }); i >= 0 {
		buyer.Set(l.buyers[i])
	}
	l.form = container.NewStack()
	l.preview = d.PagePreview("looks.preview")
	whose := widgets.Card(widgets.Form(2, d.Field("looks.kind", kind), d.Field("looks.buyer", buyer)))
	p.readLooks()
	if l.buyers == nil {
		task.Do(p.scope, "looks/buyers", p.service.Contacts, func(all []contact.Summary, err error) {
			if p.desk.Fail(err) {
				return
			}
			for _, c := range all {
				if slices.Contains(c.Roles, contact.Buyer) {
					l.buyers = append(l.buyers, widgets.Option{ID: c.ID, Label: contact.Contact{Name: c.Name, NameZH: c.NameZH}.Display(), Note: c.Country, Also: c.NameZH})
				}
			}
			buyer.SetOptions(l.buyers)
		})
	}
	return sideBySide(widgets.Column(theme.Gap3, true, whose, l.form), widgets.Sheet(l.preview))
}

func (p *Page) kindOptions() []widgets.Option {
	list := []widgets.Option{{ID: usual, Label: p.desk.Say("looks.all_kinds")}}
	for _, k := range paper.Kinds() {
		list = append(list, widgets.Option{ID: k.Key, Label: p.desk.Say("paper.kind." + k.Key)})
	}
	return list
}

func orUsual(s string) string {
	if s == "" {
		return usual
	}
	return s
}

func fromUsual(s string) string {
	if s == usual {
		return ""
	}
	return s
}

// readLooks reads the looks of the chosen kind and buyer, unless they were
// changed and not saved yet.
func (p *Page) readLooks() {
	of := p.looks.of
	type read struct {
		layout  paper.Layout
		own     bool
		columns []app.ColumnName
	}
	task.Do(p.scope, "looks", func(ctx context.Context) (out read, err error) {
		if out.layout, out.own, err = p.service.Layout(ctx, of.kind, of.buyer); err != nil {
			return out, err
		}
		out.columns, err = p.service.PaperColumns(of.kind, p.language())
		return out, err
	}, func(out read, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.looks.layout, p.looks.own, p.looks.columns = out.layout, out.own, out.columns
		if changed := p.looks.pending[of]; changed != nil {
			p.looks.layout, p.looks.own = *changed, true
		}
		p.showLooks()
		p.drawLooks()
	})
}

// tune takes a change of the looks over and draws the page anew.
func (p *Page) tune(change func(*paper.Layout)) {
	l := &p.looks
	l.layout.Hide = slices.Clone(l.layout.Hide)
	change(&l.layout)
	if l.pending == nil {
		l.pending = map[looksOf]*paper.Layout{}
	}
	kept := l.layout
	fresh := !l.own
	l.pending[l.of], l.own = &kept, true
	p.changed()
	p.drawLooks()
	if fresh {
		p.showLooks()
	}
}

func (p *Page) showLooks() {
	d, l := p.desk, &p.looks
	if l.form == nil {
		return
	}
	choose := func(key, value string, set func(*paper.Layout, string), options ...string) *widgets.Field {
		list := make([]widgets.Option, len(options))
		for i, o := range options {
			list[i] = widgets.Option{ID: o, Label: d.Say("looks." + key + "_" + o)}
		}
		in := d.Select("looks."+key, "", list...)
		in.Set(orUsual(value))
		in.OnPick = func(id string) { p.tune(func(l *paper.Layout) { set(l, fromUsual(id)) }) }
		return d.Field("looks."+key, in)
	}
	shape := widgets.Form(2, p.designField(), p.accentField(),
		choose("logo", l.layout.Logo, func(l *paper.Layout, v string) { l.Logo = v }, usual, "left", "center", "right", "none"),
		choose("photo", l.layout.PhotoSize, func(l *paper.Layout, v string) { l.PhotoSize = v }, usual, "small", "large", "none"),
		widgets.Wide(2, choose("words", string(l.layout.Style), func(l *paper.Layout, v string) { l.Style = text.Style(v) },
			usual, string(text.CurrencyFirst), string(text.CurrencyLast), string(text.Fraction))))
	var shown []fyne.CanvasObject
	for _, c := range l.columns {
		shown = append(shown, p.shownCheck(c.Key, c.Name))
	}
	marks := container.NewGridWithColumns(2, p.shownCheck("seal", d.Say("settings.seal")), p.shownCheck("signature", d.Say("settings.signature")))
	var back []fyne.CanvasObject
	if l.own {
		back = append(back, d.Button("looks.back", "looks.back", widgets.Quiet, p.lookBack))
	}
	l.form.Objects = []fyne.CanvasObject{p.scrolled(
		d.Section("looks.shape", shape, back...), d.Section("looks.sheet", p.sheetForm()),
		d.Section("looks.columns", container.NewGridWithColumns(2, shown...)), d.Section("looks.marks", marks))}
	l.form.Refresh()
}

func (p *Page) designField() *widgets.Field {
	d := p.desk
	var list []widgets.Option
	for _, design := range paper.Designs() {
		list = append(list, widgets.Option{ID: design.Key(), Label: d.Say("paper.design." + design.Key())})
	}
	in := d.Select("looks.design", "", list...)
	in.Set(p.looks.layout.Design.Key())
	in.OnPick = func(id string) {
		for _, design := range paper.Designs() {
			if design.Key() == id {
				p.tune(func(l *paper.Layout) { l.Design = design })
			}
		}
	}
	return d.Field("looks.design", in)
}

func (p *Page) accentField() *widgets.Field {
	d := p.desk
	in := d.Picker("looks.accent", "looks.accent_usual")
	in.SetOptions(colours())
	in.Set(widgets.Option{ID: p.looks.layout.Accent, Label: p.looks.layout.Accent})
	field := d.Field("looks.accent", in)
	in.OnPick = func(o widgets.Option) {
		field.SetProblem(nil)
		p.tune(func(l *paper.Layout) { l.Accent = o.ID })
	}
	in.OnAdd = func(typed string) {
		if !hex.MatchString(typed) {
			field.SetProblem(fault.New("looks.accent_wrong"))
			return
		}
		in.Set(widgets.Option{ID: typed, Label: typed})
		in.OnPick(in.Picked())
	}
	return field
}

// shownCheck is a box for a column, the seal or the signature.
func (p *Page) shownCheck(key, name string) *widgets.Check {
	c := p.desk.Check("looks.show_"+key, "looks.columns", func(on bool) {
		p.tune(func(l *paper.Layout) {
			l.Hide = slices.DeleteFunc(l.Hide, func(h string) bool { return h == key })
			if !on {
				l.Hide = append(l.Hide, key)
			}
		})
	})
	c.SetText(name)
	c.Set(!slices.Contains(p.looks.layout.Hide, key))
	return c
}

// sheetForm is the firm's own sheet with the room its head and foot take.
func (p *Page) sheetForm() fyne.CanvasObject {
	d, l := p.desk, &p.looks
	depth := func(key string, value int, set func(*paper.Layout, int)) *widgets.Field {
		in := d.NumberEntry("looks."+key, 0, "mm")
		in.SetValue(money.New(int64(value)))
		in.OnValue = func(v money.Decimal, ok bool) {
			if ok {
				p.tune(func(l *paper.Layout) { set(l, int(v.IntPart())) })
			}
		}
		return d.Field("looks."+key, in)
	}
	photo := d.Photo(l.layout.Background, theme.PhotoCard/2)
	choose := d.Button("looks.background", "settings.choose", widgets.Plain, func() {
		p.choosePicture(func(kept string) {
			p.tune(func(l *paper.Layout) { l.Background = kept })
			p.showLooks()
		})
	})
	buttons := []fyne.CanvasObject{choose}
	if l.layout.Background != "" {
		buttons = append(buttons, d.Button("looks.no_background", "settings.remove", widgets.Quiet, func() {
			p.tune(func(l *paper.Layout) { l.Background = "" })
			p.showLooks()
		}))
	}
	return widgets.Column(theme.Gap3, false, d.Paragraph(d.Say("looks.sheet_note")),
		container.NewHBox(photo, container.NewVBox(buttons...)), widgets.Form(2,
			depth("top", l.layout.Top, func(l *paper.Layout, n int) { l.Top = n }),
			depth("bottom", l.layout.Bottom, func(l *paper.Layout, n int) { l.Bottom = n })))
}

// lookBack gives the chosen kind and buyer the looks of all again, at once.
func (p *Page) lookBack() {
	of := p.looks.of
	delete(p.looks.pending, of)
	task.Do(p.scope, "looks/back", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.SetLayout(ctx, of.kind, of.buyer, nil)
	}, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.changed()
			p.readLooks()
		}
	})
}

// drawLooks draws the page in the looks as they stand.
func (p *Page) drawLooks() {
	l := &p.looks
	of, layout := l.of, l.layout
	task.Do(p.scope, "looks/draw", func(ctx context.Context) ([]print.Page, error) {
		doc, err := p.service.TryLayout(ctx, of.kind, of.buyer, layout)
		if err != nil {
			return nil, err
		}
		return p.service.Pages(ctx, doc)
	}, func(pages []print.Page, err error) {
		if err != nil { // half-typed: the last good page stays
			p.desk.Hint(p.desk.Explain(err))
			return
		}
		l.pages = pages
		l.preview.SetPages(len(pages), func(_ context.Context, page, wide int) (image.Image, error) {
			return p.service.PagePicture(pages[min(page, len(pages)-1)], wide)
		})
	})
}
