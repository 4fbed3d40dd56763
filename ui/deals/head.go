package deals

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/trade"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// head is what every quotation is asked about first: who, on which term,
// in which money, until when, paid how.
func (e *Editor) head() fyne.CanvasObject {
	who := container.New(shares{5, 1, 3, 2}, e.buyerField(), e.incotermField(), e.placeField("place", &e.Draft.Deal.Place), widgets.Fixed(120, e.validField()))
	paid := container.New(shares{1, 3, 8}, e.currencyField(), e.rateField(), e.paymentField())
	return widgets.Sheet(widgets.Inset(theme.Gap3, widgets.Column(theme.Gap2, false, who, paid)))
}

// on registers what shows the draft in a field, and shows it.
func (e *Editor) on(show func()) {
	e.refreshers = append(e.refreshers, show)
	show()
}

// field labels a control, remembers it for the gaps, and locks it.
func (e *Editor) field(name string, in interface {
	fyne.CanvasObject
	fyne.Focusable
	Disable()
},
) *widgets.Field {
	e.fields[name] = in
	if e.Draft.Locked {
		in.Disable()
	}
	return e.desk.Field("deals."+name, in)
}

func (e *Editor) incotermField() fyne.CanvasObject {
	options := []widgets.Option{}
	for _, t := range trade.Incoterms() {
		options = append(options, widgets.Option{ID: string(t), Label: string(t), Note: e.desk.Say("deals.term." + strings.ToLower(string(t)))})
	}
	in := e.desk.Select(e.key+".incoterm", "", options...)
	in.OnPick = func(id string) {
		e.Draft.SetIncoterm(trade.Incoterm(id))
		e.Refresh()
	}
	e.on(func() { in.Set(string(e.Draft.Deal.Incoterm)) })
	return e.field("incoterm", in)
}

// placeField picks a port of the table or takes other words.
func (e *Editor) placeField(name string, value *string) fyne.CanvasObject {
	in := e.desk.Picker(e.key+"."+name, "")
	set := func(s string) {
		*value = s
		e.Changed()
	}
	in.OnPick = func(o widgets.Option) { set(o.ID) }
	in.OnAdd = func(text string) {
		in.Set(widgets.Option{ID: text, Label: text})
		set(text)
	}
	ports := e.service.Tables().Ports
	options := make([]widgets.Option, len(ports))
	for i, p := range ports {
		options[i] = widgets.Option{ID: p.NameEN, Label: p.NameEN, Note: p.NameZH, Also: p.Code}
	}
	in.SetOptions(options)
	e.on(func() { in.Set(widgets.Option{ID: *value, Label: *value}) })
	return e.field(name, in)
}

func (e *Editor) currencyField() fyne.CanvasObject {
	offered := slices.Clone(e.firm.Currencies)
	for _, c := range []money.Currency{"USD", "EUR", "GBP", money.CNY, e.Draft.Deal.Currency} {
		if c != "" && !slices.Contains(offered, c) {
			offered = append(offered, c)
		}
	}
	options := make([]widgets.Option, len(offered))
	for i, c := range offered {
		options[i] = widgets.Option{ID: string(c), Label: string(c)}
	}
	in := e.desk.Select(e.key+".currency", "", options...)
	in.OnPick = func(id string) {
		e.Draft.SetCurrency(money.Currency(id), e.firm)
		e.Refresh()
	}
	e.on(func() { in.Set(string(e.Draft.Deal.Currency)) })
	return e.field("currency", in)
}

func (e *Editor) rateField() fyne.CanvasObject {
	in := e.desk.NumberEntry(e.key+".rate", 4, string(money.CNY))
	f := e.field("rate", in)
	note := func() { f.WithNote(e.rateOf(e.Draft.Deal.Rate)) }
	in.OnValue = func(v money.Decimal, _ bool) {
		e.Draft.SetRate(v, e.desk.Today().Format(widgets.Day))
		note()
		e.Show()
	}
	in.OnProblem = f.SetProblem
	e.on(func() {
		if e.Draft.Deal.Rate.Value.IsZero() {
			in.Clear()
		} else {
			in.SetValue(e.Draft.Deal.Rate.Value)
		}
		note()
	})
	return f.WithRoom()
}

func (e *Editor) validField() fyne.CanvasObject {
	in := e.desk.DateEntry(e.key + ".valid_until")
	in.OnDay = func(day string) {
		e.Draft.ValidUntil = day
		e.Changed()
	}
	e.on(func() { in.SetDay(e.Draft.ValidUntil) })
	f := e.field("valid_until", in)
	in.OnProblem = f.SetProblem
	return f
}

func (e *Editor) paymentField() fyne.CanvasObject {
	in := e.desk.Picker(e.key+".payment", "deals.payment_hint")
	options := make([]widgets.Option, len(e.firm.Payments))
	for i, p := range e.firm.Payments {
		words := trade.In(map[bool]string{true: "zh", false: "en"}[e.chinese()], p.EN+"|"+p.ZH)
		options[i] = widgets.Option{ID: p.Code, Label: words, Also: p.EN + " " + p.ZH + " " + p.Code}
	}
	in.SetOptions(options)
	in.OnPick = func(o widgets.Option) {
		e.Draft.SetPayment(o.ID, "", e.firm)
		e.Refresh()
	}
	in.OnAdd = func(words string) {
		e.Draft.SetPayment("", words, e.firm)
		e.Refresh()
	}
	e.on(func() {
		shown := widgets.Option{Label: e.Draft.Deal.Payment, ID: e.Draft.Deal.Payment}
		if i := slices.IndexFunc(options, func(o widgets.Option) bool { return o.ID != "" && o.ID == e.Draft.Deal.PaymentCode }); i >= 0 {
			shown = options[i]
		}
		in.Set(shown)
	})
	return e.field("payment", in)
}

// languageField chooses the language of the paper: of the record while it is
// written, of the view alone once it is issued.
func (e *Editor) languageField() fyne.CanvasObject {
	var options []widgets.Option
	for _, l := range paper.Languages() {
		options = append(options, widgets.Option{ID: string(l), Label: e.desk.Say("deals.paper_" + string(l))})
	}
	in := e.desk.Select(e.key+".language", "", options...)
	in.OnPick = func(id string) {
		e.spoken = paper.Language(id)
		if e.Draft.Locked {
			e.draw()
			return
		}
		e.Draft.Deal.Language = id
		e.fitColumns()
		e.Changed()
	}
	e.on(func() {
		l := e.Draft.Deal.Language
		if e.Draft.Locked || l == "" {
			l = string(e.spoken)
		}
		if l == "" {
			l = string(paper.English)
		}
		in.Set(l)
	})
	return widgets.Fixed(104, in)
}
