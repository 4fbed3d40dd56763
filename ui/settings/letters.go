package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// letterOf is which letter is shown.
type letterOf struct {
	occasion app.Occasion
	language string
}

// letters is the tab of the letters that papers are sent with.
type letters struct {
	of      letterOf
	letter  app.Template
	own     bool
	pending map[letterOf]*app.Template // not saved yet
	form    *fyne.Container
}

func (p *Page) lettersTab() fyne.CanvasObject {
	d, l := p.desk, &p.letters
	if l.of.language == "" {
		l.of = letterOf{app.ForQuotation, "en"}
	}
	var occasions, languages []widgets.Option
	for _, o := range app.Occasions() {
		occasions = append(occasions, widgets.Option{ID: string(o), Label: d.Say("send.for_" + string(o))})
	}
	for _, code := range app.LetterLanguages() {
		languages = append(languages, widgets.Option{ID: code, Label: d.Say("send.in_" + code)})
	}
	occasion, language := d.Select("letters.occasion", "", occasions...), d.Select("letters.language", "", languages...)
	occasion.Set(string(l.of.occasion))
	language.Set(l.of.language)
	occasion.OnPick = func(id string) { l.of.occasion = app.Occasion(id); p.readLetter() }
	language.OnPick = func(id string) { l.of.language = id; p.readLetter() }
	l.form = container.NewStack()
	p.readLetter()
	return widgets.Column(theme.Gap4, true,
		widgets.Card(widgets.Form(4, widgets.Wide(2, d.Field("send.occasion", occasion)), d.Field("send.language", language))), l.form)
}

func (p *Page) readLetter() {
	of := p.letters.of
	type read struct {
		letter app.Template
		own    bool
	}
	task.Do(p.scope, "letter", func(ctx context.Context) (out read, err error) {
		out.letter, out.own, err = p.service.Template(ctx, of.occasion, of.language)
		return out, err
	}, func(out read, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.letters.letter, p.letters.own = out.letter, out.own
		if changed := p.letters.pending[of]; changed != nil {
			p.letters.letter, p.letters.own = *changed, true
		}
		p.showLetter()
	})
}

func (p *Page) showLetter() {
	d, l := p.desk, &p.letters
	if l.form == nil {
		return
	}
	subject, body := d.Entry("letters.subject", ""), d.Area("letters.text", "", 15)
	subject.SetText(l.letter.Subject)
	body.SetText(l.letter.Text)
	subject.OnChanged = func(s string) { p.reword(func(t *app.Template) { t.Subject = s }) }
	body.OnChanged = func(s string) { p.reword(func(t *app.Template) { t.Text = s }) }
	var back []fyne.CanvasObject
	if l.own {
		back = append(back, d.Button("letters.back", "letters.back", widgets.Quiet, p.letterBack))
	}
	var names []string
	for _, name := range app.Placeholders() {
		names = append(names, "{{."+name+"}} "+d.Say("letters.name_"+name))
	}
	l.form.Objects = []fyne.CanvasObject{p.scrolled(d.Section("letters.letter", widgets.Column(theme.Gap3, false,
		d.Field("send.subject", subject), body, d.Paragraph(d.Say("letters.note")), d.Paragraph(strings.Join(names, "   "))), back...))}
	l.form.Refresh()
}

// reword takes over what was typed.
func (p *Page) reword(change func(*app.Template)) {
	l := &p.letters
	was := l.letter
	change(&l.letter)
	if l.letter == was {
		return
	}
	if l.pending == nil {
		l.pending = map[letterOf]*app.Template{}
	}
	kept := l.letter
	l.pending[l.of] = &kept
	p.changed()
}

// letterBack gives the letter the program's own words again, at once.
func (p *Page) letterBack() {
	of := p.letters.of
	delete(p.letters.pending, of)
	task.Do(p.scope, "letter/back", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.SetTemplate(ctx, of.occasion, of.language, nil)
	}, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.changed()
			p.readLetter()
		}
	})
}
