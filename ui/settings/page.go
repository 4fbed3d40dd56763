package settings

import (
	"context"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/firm"
	"sampan/app/paper"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Outside is what the screen needs beyond the firm: the switches of the
// window, file dialogs, and the backup that only the program can make.
type Outside struct {
	Language    string
	SetLanguage func(string)
	Dark        bool
	SetDark     func(bool)
	Files       *files.Dialogs
	Backup      func(ctx context.Context, path, passphrase string) error
	BackedUp    func() // told after a backup, may be nil
	Folder      string // where the data lies, "" when it is not to be shown
}

// Page is the screen.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	outside Outside
	scope   *task.Scope
	model   model
	looks   looks
	letters letters
	body    *fyne.Container
	save    *widgets.Button
	last    *widgets.Label // when the last backup was made
	hint    *widgets.Label // what to fill in first

	ruleTable *widgets.Table[trade.Rule]
}

// New makes the screen.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, o Outside) *Page {
	p := &Page{desk: d, nav: nav, service: s, outside: o, scope: task.NewScope(d.Scope.Runner())}
	p.model.tab = "firm"
	p.reload()
	return p
}

// Title is empty: the page is its screen.
func (p *Page) Title() string { return "" }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return c == navigation.Save || c == navigation.Reload
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch {
	case c == navigation.Save:
		p.keep()
	case !p.Unsaved():
		p.reload()
	}
}

// Unsaved reports a profile, looks or a letter that was changed and not saved.
func (p *Page) Unsaved() bool {
	return p.model.unsaved || len(p.looks.pending) > 0 || len(p.letters.pending) > 0
}

// Close ends the page's work.
func (p *Page) Close() { p.scope.Close() }

func (p *Page) reload() {
	task.Do(p.scope, "load", p.service.Firm, func(f firm.Firm, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model.firm, p.model.loaded, p.model.unsaved = f, true, false
		p.show()
		p.nav.Touch()
	})
}

// touch marks the profile as changed.
func (p *Page) touch() {
	p.model.unsaved = true
	p.advise()
	p.changed()
}

// changed brings the button up to date with what there is to save.
func (p *Page) changed() {
	p.save.SetEnabled(p.Unsaved())
	p.nav.Touch()
}

func (p *Page) keep() {
	f, profile := p.model.firm, p.model.unsaved
	designs, wordings := maps.Clone(p.looks.pending), maps.Clone(p.letters.pending)
	task.Do(p.scope, "save", func(ctx context.Context) (firm.Firm, error) {
		for of, l := range designs {
			if err := p.service.SetLayout(ctx, of.kind, of.buyer, l); err != nil {
				return f, err
			}
		}
		for of, t := range wordings {
			if err := p.service.SetTemplate(ctx, of.occasion, of.language, t); err != nil {
				return f, err
			}
		}
		if !profile {
			return f, nil
		}
		err := p.service.SaveFirm(ctx, &f)
		return f, err
	}, func(saved firm.Firm, err error) {
		if p.desk.Fail(err) {
			return
		}
		if profile {
			p.model.firm, p.model.unsaved = saved, false
		}
		maps.DeleteFunc(p.looks.pending, func(of looksOf, l *paper.Layout) bool { return l == designs[of] })
		maps.DeleteFunc(p.letters.pending, func(of letterOf, t *app.Template) bool { return t == wordings[of] })
		p.changed()
		p.desk.Toast(p.desk.Say("settings.saved"), nil)
	})
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	p.body = container.NewStack()
	p.save = p.desk.Button("settings.save", "app.save", widgets.Filled, p.keep)
	p.save.SetEnabled(p.Unsaved())
	head := container.NewBorder(nil, nil, nil, p.save, p.desk.Title(p.desk.Say("app.settings")))
	p.hint = p.desk.Caption("").Tint(theme.Caution).Narrow(200)
	p.show()
	return widgets.Column(theme.Gap3, true, head, p.hint, p.body)
}

func (p *Page) show() {
	if p.body == nil || !p.model.loaded {
		return
	}
	p.advise()
	tab := p.model.tab
	tabs := p.desk.Tabs("settings.tabs", func(key string) { p.model.tab = key },
		widgets.Tab{Key: "firm", Title: "settings.firm", Build: p.firmTab},
		widgets.Tab{Key: "banks", Title: "settings.banks", Build: p.banksTab},
		widgets.Tab{Key: "rates", Title: "settings.rates", Build: p.ratesTab},
		widgets.Tab{Key: "papers", Title: "settings.papers", Build: p.papersTab},
		widgets.Tab{Key: "payments", Title: "settings.payments", Build: p.paymentsTab},
		widgets.Tab{Key: "countries", Title: "settings.countries", Build: p.countriesTab},
		widgets.Tab{Key: "access", Title: "settings.access", Build: p.accessTab},
		widgets.Tab{Key: "safety", Title: "settings.safety", Build: p.safetyTab},
		widgets.Tab{Key: "looks", Title: "settings.looks", Build: p.looksTab},
		widgets.Tab{Key: "letters", Title: "settings.letters", Build: p.lettersTab},
		widgets.Tab{Key: "proofs", Title: "settings.proofs", Build: p.proofsTab},
		widgets.Tab{Key: "program", Title: "settings.program", Build: p.programTab},
		widgets.Tab{Key: "customs", Title: "settings.customs", Build: p.customsTab},
		widgets.Tab{Key: "pricing", Title: "settings.pricing", Build: p.pricingTab},
	)
	tabs.Open(tab)
	p.body.Objects = []fyne.CanvasObject{tabs.Content()}
	p.body.Refresh()
}

// advise says what an incomplete profile lacks first, in one sentence.
func (p *Page) advise() {
	p.hint.Hidden = true
	if key := p.model.lacks(); key != "" {
		p.hint.SetText(p.desk.Say(key))
		p.hint.Hidden = false
	}
	p.hint.Refresh()
}

// text is a field over a text of the profile.
func (p *Page) text(key string, value *string) *widgets.Field {
	e := p.desk.Entry("settings."+key, "")
	e.SetText(*value)
	e.OnChanged = func(s string) {
		if s != *value {
			*value = s
			p.touch()
		}
	}
	return p.desk.Field("settings."+key, e)
}

// checked is a field whose text may be refused.
func (p *Page) checked(key, label, value string, set func(string) error) *widgets.Field {
	e := p.desk.Entry("settings."+key, "")
	e.SetText(value)
	f := p.desk.Field(label, e)
	e.OnCommit = func(s string) {
		err := set(s)
		f.SetProblem(err)
		if err == nil {
			p.touch()
		}
	}
	return f
}
