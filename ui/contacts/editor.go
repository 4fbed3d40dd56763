package contacts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Editor is the page of one company. The With of its route is the name a new
// one begins with; opened by Ask it answers with the id once it is saved.
type Editor struct {
	record.Editor
	service Service
	model   model
	firm    firm.Firm

	files    *record.Files
	reload   func()          // reads the record anew
	band     *fyne.Container // who may be the same company
	happened *widgets.Table[contact.Event]
	waiting  func() // stops the search that the last word typed asked for
}

// NewEditor makes the page of a contact, or of a new one.
func NewEditor(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, r navigation.Route) *Editor {
	e := &Editor{service: s}
	m := &e.model
	e.Editor = record.NewEditor(d, nav, s, dialogs, record.EditorOf{
		Screen: navigation.Contacts, Noun: app.ContactNoun, Show: e.show, Unsaved: m.unsaved, Forget: func() { m.kept = m.edits },
		Name: func() string { return m.contact.Display() },
		At:   func() (string, int64) { return m.contact.ID, m.contact.Ver },
		Save: func() (func(context.Context) error, func()) {
			whole, edits := m.whole(), m.edits
			return func(ctx context.Context) error { return s.SaveContact(ctx, &whole) }, func() { m.saved(whole, edits) }
		},
	})
	e.reload = func() {
		to := r
		if id := m.contact.ID; id != "" {
			to.ID = id
		}
		e.load(to)
	}
	e.reload()
	return e
}

// found is everything the page begins with.
type found struct {
	contact contact.Contact
	merges  []app.Merge
	events  []contact.Event
	firm    firm.Firm
}

func (e *Editor) load(r navigation.Route) {
	task.Do(e.Scope, "load", func(ctx context.Context) (f found, err error) {
		f.contact = fresh(r.With, e.service.Actor())
		if r.ID != navigation.New {
			if f.contact, err = e.service.Contact(ctx, r.ID); err != nil {
				return f, err
			}
		}
		if f.contact.Ver > 0 {
			if f.merges, err = e.service.MergesOf(ctx, f.contact.ID); err != nil {
				return f, err
			}
			if f.events, err = e.service.ContactTimeline(ctx, f.contact.ID); err != nil {
				return f, err
			}
		}
		f.firm, err = e.service.Firm(ctx)
		return f, err
	}, func(f found, err error) {
		if e.Desk.Fail(err) {
			return
		}
		e.firm, e.Loaded = f.firm, true
		e.model.load(f.contact)
		e.model.merges, e.model.events, e.model.twins = f.merges, f.events, nil
		if f.contact.ID == "" && r.With != "" {
			e.model.edits++
		}
		e.show()
		e.Nav.Touch()
		e.seek()
	})
}

// fresh is a new buyer with the name that was typed elsewhere.
func fresh(name, owner string) contact.Contact {
	c := contact.Contact{Name: name, Roles: []contact.Role{contact.Buyer}, Owner: owner}
	if strings.IndexFunc(name, func(r rune) bool { return r >= 0x2E80 }) >= 0 {
		c.Name, c.NameZH = "", name
	}
	return c
}

func (e *Editor) touched() {
	e.model.edits++
	e.seekSoon()
	e.Nav.Touch()
}

// Content builds the page.
func (e *Editor) Content() fyne.CanvasObject {
	return e.Build(func(paths []string) { e.files.Take(paths) })
}

func (e *Editor) show() {
	if e.Body == nil || !e.Loaded {
		return
	}
	d := e.Desk
	e.Form = record.NewForm(d, "contact", "contacts", e.touched)
	e.files = record.NewFiles(d, e.Scope, e.service, e.Dialogs, "contact", &e.model.contact.Files, e.touched)
	left := widgets.Column(theme.Gap4, false, d.Section("contacts.who", e.identity()), d.Section("contacts.reach", e.reach()), e.peopleSection(), e.timelineSection(), d.Section("contacts.terms", e.terms()))
	right := widgets.Column(theme.Gap4, false, d.Section("contacts.trade", e.habits()), d.Section("contacts.aside", e.aside()), e.files.Section(), e.mergesSection())
	e.band = widgets.Column(theme.Gap2, false)
	e.Fill(left, widgets.Column(theme.Gap4, false, e.band, right))
	e.showTwins()
}

func (e *Editor) chinese() bool { return e.Desk.Say("app.language_code") == "zh" }

func (e *Editor) identity() fyne.CanvasObject {
	c, f := &e.model.contact, e.Form
	checks := make([]fyne.CanvasObject, 0, len(contact.Roles()))
	for _, r := range contact.Roles() {
		check := e.Desk.Check("contact.role_"+string(r), "contacts.role_"+string(r), func(on bool) {
			e.model.setRole(r, on)
			e.touched()
		})
		check.Set(c.Is(r))
		checks = append(checks, check)
	}
	name, zh := f.Text("name", &c.Name), f.Text("name_zh", &c.NameZH)
	if c.Ver == 0 {
		f.Needs("name", e.Desk.Say("contacts.needs_name"), func() bool { return strings.TrimSpace(c.Name+c.NameZH) == "" })
	}
	return widgets.Column(theme.Gap3, false,
		widgets.Form(6, widgets.Wide(3, name), widgets.Wide(2, zh), f.Text("code", &c.Code)),
		container.NewGridWithColumns(4, checks...),
		widgets.Form(6,
			widgets.Wide(2, f.Pick("country", c.Country, false, e.setCountry, record.Countries(e.service.Tables(), e.chinese()))),
			widgets.Wide(2, f.Text("city", &c.City)), widgets.Wide(2, f.Text("post_code", &c.PostCode)),
			widgets.Wide(6, f.Area("address", &c.Address, 2))))
}

func (e *Editor) reach() fyne.CanvasObject {
	c, f := &e.model.contact, e.Form
	email := f.Text("email", &c.Email)
	return widgets.Form(6,
		widgets.Wide(2, email), widgets.Wide(2, f.Text("phone", &c.Phone)), widgets.Wide(2, f.Text("website", &c.Website)),
		widgets.Wide(2, f.Text("whatsapp", &c.WhatsApp)), widgets.Wide(2, f.Text("wechat", &c.WeChat)), widgets.Wide(2, f.Text("tax_id", &c.TaxID)))
}

func (e *Editor) habits() fyne.CanvasObject {
	c, f, t := &e.model.contact, e.Form, e.service.Tables()
	terms := []widgets.Option{{ID: "", Label: "–"}}
	for _, term := range trade.Incoterms() {
		terms = append(terms, widgets.Option{ID: string(term), Label: string(term)})
	}
	return widgets.Form(2,
		f.Choose("market", string(c.Market), func(id string) { c.Market = trade.Market(id) }, e.marketOptions()...),
		f.Choose("language", c.Language, func(id string) { c.Language = id }, known(languages(), c.Language)...),
		f.Pick("currency", string(c.Currency), false, func(id string) { c.Currency = money.Currency(id) }, currencyOptions(t, e.firm, e.chinese())),
		f.Choose("incoterm", string(c.Incoterm), func(id string) { c.Incoterm = trade.Incoterm(id) }, terms...),
		widgets.Wide(2, f.Pick("port", c.Port, true, func(id string) { c.Port = id }, portOptions(t))),
		widgets.Wide(2, f.Pick("payment", c.Payment, true, func(id string) { c.Payment = id }, paymentOptions(e.firm, e.Desk.Say("app.language_code")))))
}

// terms are what was agreed once for all orders.
func (e *Editor) terms() fyne.CanvasObject {
	t, f := &e.model.contact.Terms, e.Form
	return widgets.Form(2,
		f.Area("terms_returns", &t.Returns, 2), f.Area("terms_penalties", &t.Penalties, 2),
		f.Area("terms_price_protection", &t.PriceProtection, 2), f.Area("terms_deductions", &t.Deductions, 2),
		widgets.Wide(2, f.Area("terms_other", &t.Other, 2)))
}

// known adds a value that is none of the options.
func known(options []widgets.Option, id string) []widgets.Option {
	for _, o := range options {
		if o.ID == id {
			return options
		}
	}
	return append(options, widgets.Option{ID: id, Label: id})
}

func (e *Editor) aside() fyne.CanvasObject {
	c, f := &e.model.contact, e.Form
	return widgets.Form(2, f.Text("owner", &c.Owner), f.Text("source", &c.Source),
		widgets.Wide(2, f.Words("tags", &c.Tags)), widgets.Wide(2, f.Area("notes", &c.Notes, 4)))
}

func (e *Editor) marketOptions() []widgets.Option {
	own := e.Desk.Say("contacts.market_unknown")
	if m := newNames(e.service.Tables(), e.firm, e.chinese()).market("", e.model.contact.Country); m != "" {
		own = e.Desk.Say("contacts.market_" + string(m))
	}
	options := []widgets.Option{{ID: "", Label: e.Desk.Say("contacts.market_of_country", "Market", own)}}
	for _, m := range []trade.Market{trade.Mature, trade.Emerging, trade.Developing} {
		options = append(options, widgets.Option{ID: string(m), Label: e.Desk.Say("contacts.market_" + string(m))})
	}
	return options
}

// setCountry also changes what "of its country" means in the market field.
func (e *Editor) setCountry(code string) {
	e.model.contact.Country = code
	if in, ok := e.Form.Input("market").(*widgets.Select); ok {
		in.SetOptions(e.marketOptions()...)
	}
}
