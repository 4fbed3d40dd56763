package settings

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) scrolled(o ...fyne.CanvasObject) fyne.CanvasObject {
	return record.Scrolled(p.desk, widgets.Column(theme.Gap4, false, o...))
}

func (p *Page) firmTab() fyne.CanvasObject {
	f, d := &p.model.firm, p.desk
	uscc := p.checked("uscc", "settings.uscc", f.USCC, func(s string) error {
		if s != "" && !firm.ValidUSCC(s) {
			return fault.New("firm.uscc_wrong")
		}
		f.USCC = s
		return nil
	})
	names := d.Section("settings.names", widgets.Form(2,
		p.text("name_en", &f.NameEN), p.text("name_zh", &f.NameZH),
		p.text("address_en", &f.AddressEN), p.text("address_zh", &f.AddressZH),
		p.text("city_en", &f.CityEN), p.text("city_zh", &f.CityZH)))
	reach := d.Section("settings.reach", widgets.Form(4,
		p.text("contact", &f.Contact), p.text("title", &f.Title), p.text("contact_zh", &f.ContactZH), p.text("title_zh", &f.TitleZH),
		p.text("phone", &f.Phone), p.text("mobile", &f.Mobile), p.text("whatsapp", &f.WhatsApp), p.text("wechat", &f.WeChat),
		p.text("email", &f.Email), p.text("website", &f.Website), p.text("fax", &f.Fax), p.text("post_code", &f.PostCode),
		widgets.Wide(2, uscc), widgets.Wide(2, p.text("customs_code", &f.CustomsCode))))
	marks := d.Section("settings.marks", container.NewGridWithColumns(3,
		p.mark("logo", &f.Logo), p.mark("seal", &f.Seal), p.mark("signature", &f.Signature)))
	return p.scrolled(names, reach, marks)
}

// mark shows a picture of the firm and lets one choose another.
func (p *Page) mark(key string, id *string) fyne.CanvasObject {
	d := p.desk
	photo := d.Photo(*id, theme.PhotoCard/2)
	choose := d.Button("settings."+key, "settings.choose", widgets.Plain, func() {
		p.choosePicture(func(kept string) {
			*id = kept
			photo.Set(kept)
			p.touch()
		})
	})
	return widgets.Column(theme.Gap1, false, d.Caption(d.Say("settings."+key)), container.NewHBox(photo, container.NewVBox(choose)))
}

func (p *Page) choosePicture(done func(id string)) {
	q := files.Question{Title: p.desk.Say("settings.choose"), Kinds: []files.Kind{{Name: p.desk.Say("settings.pictures"), Endings: []string{"png", "jpg", "jpeg", "webp", "gif"}}}}
	task.Do(p.scope, "picture", func(ctx context.Context) (string, error) {
		path, err := p.outside.Files.Open(ctx, q)
		if err != nil || path == "" {
			return "", err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("picture: %w", err)
		}
		return p.service.KeepMark(data)
	}, func(id string, err error) {
		if !p.desk.Fail(err) && id != "" {
			done(id)
		}
	})
}

func (p *Page) banksTab() fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for i := range p.model.firm.Banks {
		b := &p.model.firm.Banks[i]
		currency := (*string)(&b.Currency)
		remove := p.desk.Button("settings.bank_remove."+strconv.Itoa(i), "settings.remove", widgets.Quiet, func() {
			p.model.firm.Banks = append(p.model.firm.Banks[:i:i], p.model.firm.Banks[i+1:]...)
			p.touch()
			p.show()
		})
		charges := p.desk.Select("settings.charges", "", widgets.Option{ID: "OUR", Label: "OUR"}, widgets.Option{ID: "SHA", Label: "SHA"}, widgets.Option{ID: "BEN", Label: "BEN"})
		charges.Set(b.Charges)
		charges.OnPick = func(id string) { b.Charges = id; p.touch() }
		cards = append(cards, p.desk.Section("settings.account", widgets.Form(3,
			p.text("bank_currency", currency), widgets.Wide(2, p.text("beneficiary", &b.Beneficiary)),
			widgets.Wide(2, p.text("bank_name", &b.Name)), p.text("swift", &b.SWIFT),
			widgets.Wide(2, p.text("bank_address", &b.Address)), p.text("bank_account", &b.Account),
			widgets.Wide(2, p.text("intermediary", &b.Intermediary)), p.desk.Field("settings.charges", charges),
			p.text("beneficiary_zh", &b.BeneficiaryZH), p.text("bank_name_zh", &b.NameZH), p.text("bank_address_zh", &b.AddressZH)), remove))
	}
	add := p.desk.Button("settings.bank_add", "settings.bank_add", widgets.Plain, func() {
		p.model.firm.Banks = append(p.model.firm.Banks, firm.Bank{Currency: "USD", Charges: "SHA", Beneficiary: p.model.firm.NameEN})
		p.touch()
		p.show()
	})
	return p.scrolled(append(cards, container.NewHBox(add))...)
}

// indexed is a row of a list that has no ids of its own.
type indexed struct{ i int }

func (p *Page) ratesTab() fyne.CanvasObject {
	rate := func(r indexed) money.Rate { return p.model.firm.Rates[r.i] }
	set := func(column string) func(indexed, string) error {
		return func(r indexed, typed string) error {
			err := p.model.setRate(r.i, column, typed, p.service.Now().Format(time.DateOnly))
			if err == nil {
				p.touch()
			}
			return err
		}
	}
	m := rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		rows.Column[indexed]{Key: "currency", Title: "settings.rate_currency", Width: 100, Value: func(r indexed) string { return string(rate(r).Currency) }, Set: set("currency")},
		rows.Column[indexed]{Key: "value", Title: "settings.rate_value", Kind: rows.Number, Width: 140, Value: func(r indexed) string { return money.Format(rate(r).Value, 4) }, Set: set("value")},
		rows.Column[indexed]{Key: "date", Title: "settings.rate_date", Width: 130, Value: func(r indexed) string { return rate(r).Date }, Set: set("date")},
		rows.Column[indexed]{Key: "age", Title: "settings.rate_age", Kind: rows.Status, Width: 130, Value: func(r indexed) string { return p.rateAge(rate(r)) }, Tone: func(r indexed) rows.Tone { return rateTone(p.daysOld(rate(r))) }},
		rows.Column[indexed]{Key: "source", Title: "settings.rate_source", Width: 160, Flex: 1, Value: func(r indexed) string { return rate(r).Source }, Set: set("source")},
	)
	t := widgets.NewTable(p.desk, "settings.rates", m)
	t.SetRows(indices(len(p.model.firm.Rates)))
	removable(p, t, func() *[]money.Rate { return &p.model.firm.Rates })
	add := p.desk.Button("settings.rate_add", "settings.rate_add", widgets.Plain, func() {
		p.model.firm.Rates = append(p.model.firm.Rates, money.Rate{Date: p.service.Now().Format(time.DateOnly)})
		p.touch()
		t.SetRows(indices(len(p.model.firm.Rates)))
	})
	currencies := p.checked("currencies", "settings.currencies", p.model.currencies(), p.model.setCurrencies)
	head := widgets.Card(widgets.Form(2, currencies.WithNote(p.desk.Say("settings.currencies_note"))))
	return widgets.Column(theme.Gap4, true, head, container.NewHBox(add), widgets.Sheet(t))
}

func (p *Page) daysOld(r money.Rate) int { return daysOld(p.service.Now(), r.Date) }

func (p *Page) rateAge(r money.Rate) string {
	if n := p.daysOld(r); n > 0 {
		return p.desk.Say("settings.days_old", "N", n)
	}
	return p.desk.Say("settings.rate_fresh")
}

// rateTone warns of a rate that prices should no longer rest on.
func rateTone(days int) rows.Tone {
	switch {
	case days > 30:
		return rows.Danger
	case days > 7:
		return rows.Caution
	}
	return rows.Good
}

// removable lets rows be taken out by Delete and by the menu, with Undo.
func removable[T any](p *Page, t *widgets.Table[indexed], list func() *[]T) {
	remove := func() {
		r, ok := t.Model.CursorRow()
		if !ok {
			return
		}
		all := list()
		gone := (*all)[r.i]
		show := func() {
			p.touch()
			t.SetRows(indices(len(*list())))
		}
		*all = slices.Delete(slices.Clone(*all), r.i, r.i+1)
		show()
		p.desk.Toast(p.desk.Say("settings.removed"), func() {
			all := list()
			*all = slices.Insert(slices.Clone(*all), min(r.i, len(*all)), gone)
			show()
		})
	}
	t.Menu = func([]indexed) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("settings.remove"), remove)}
	}
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete {
			remove()
		}
		return ev.Name == fyne.KeyDelete
	}
}

func indices(n int) []indexed {
	list := make([]indexed, n)
	for i := range list {
		list[i].i = i
	}
	return list
}

func (p *Page) papersTab() fyne.CanvasObject {
	f, d := &p.model.firm, p.desk
	var patterns []fyne.CanvasObject
	for _, s := range series() {
		var field *widgets.Field
		example := func() {
			field.WithNote(d.Say("settings.for_example", "Number", f.Pattern(s).Number(p.service.Now(), 1)))
		}
		field = p.checked("pattern_"+s, "settings.pattern_"+s, string(f.Pattern(s)), func(typed string) error {
			err := p.model.setPattern(s, typed)
			example()
			return err
		})
		example()
		patterns = append(patterns, field)
	}
	term := d.Select("settings.incoterm", "", incotermOptions()...)
	term.Set(string(f.Defaults.Incoterm))
	term.OnPick = func(id string) { f.Defaults.Incoterm = trade.Incoterm(id); p.touch() }
	days := d.NumberEntry("settings.valid_days", 0, d.Say("settings.days"))
	days.SetValue(money.New(int64(f.Defaults.ValidDays)))
	days.OnValue = func(v money.Decimal, _ bool) { f.Defaults.ValidDays = int(v.IntPart()); p.touch() }
	defaults := widgets.Form(3, d.Field("settings.incoterm", term), p.text("place", &f.Defaults.Place), d.Field("settings.valid_days", days),
		p.text("lead_time", &f.Defaults.LeadTime), p.text("packing", &f.Defaults.Packing), d.Field("settings.payment", p.defaultPayment()))
	inside := d.Band(widgets.Form(3, p.share("margin", &f.Defaults.Margin), p.amount("domestic", &f.Defaults.Domestic), p.share("bank_charge", &f.Defaults.BankCharge)))
	return p.scrolled(d.Section("settings.numbers", widgets.Form(2, patterns...)), d.Section("settings.defaults", widgets.Column(theme.Gap3, false, defaults, inside)))
}

func incotermOptions() []widgets.Option {
	var options []widgets.Option
	for _, t := range trade.Incoterms() {
		options = append(options, widgets.Option{ID: string(t), Label: string(t)})
	}
	return options
}

// share is a field in per cent over a share of 1.
func (p *Page) share(key string, value *money.Decimal) *widgets.Field {
	n := p.desk.NumberEntry("settings."+key, 1, "%")
	n.SetValue(percent(*value))
	n.OnValue = func(v money.Decimal, _ bool) { *value = v.Shift(-2); p.touch() }
	return p.desk.Field("settings."+key, n)
}

// defaultPayment picks among the firm's own payment terms.
func (p *Page) defaultPayment() *widgets.Select {
	f := &p.model.firm
	options := make([]widgets.Option, len(f.Payments))
	for i, t := range f.Payments {
		options[i] = widgets.Option{ID: t.Code, Label: t.Code + "  " + t.EN}
		if p.desk.Say("app.language_code") == "zh" && t.ZH != "" {
			options[i].Label = t.Code + "  " + t.ZH
		}
	}
	s := p.desk.Select("settings.payment", "", options...)
	s.Set(f.Defaults.Payment)
	s.OnPick = func(id string) { f.Defaults.Payment = id; p.touch() }
	return s
}

func (p *Page) amount(key string, value *money.Decimal) *widgets.Field {
	n := p.desk.MoneyEntry("settings."+key, money.CNY, 2)
	n.SetValue(*value)
	n.OnValue = func(v money.Decimal, _ bool) { *value = v; p.touch() }
	return p.desk.Field("settings."+key, n)
}

func (p *Page) paymentsTab() fyne.CanvasObject {
	pay := func(r indexed) firm.Payment { return p.model.firm.Payments[r.i] }
	set := func(column string) func(indexed, string) error {
		return func(r indexed, typed string) error {
			err := p.model.setPayment(r.i, column, typed)
			if err == nil {
				p.touch()
			}
			return err
		}
	}
	m := rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		rows.Column[indexed]{Key: "code", Title: "settings.pay_code", Width: 110, Value: func(r indexed) string { return pay(r).Code }, Set: set("code")},
		rows.Column[indexed]{Key: "en", Title: "settings.pay_en", Width: 260, Flex: 1, Value: func(r indexed) string { return pay(r).EN }, Set: set("en")},
		rows.Column[indexed]{Key: "zh", Title: "settings.pay_zh", Width: 260, Flex: 1, Value: func(r indexed) string { return pay(r).ZH }, Set: set("zh")},
		rows.Column[indexed]{Key: "deposit", Title: "settings.pay_deposit", Kind: rows.Number, Width: 90, Value: func(r indexed) string { return strconv.Itoa(pay(r).Deposit) + " %" }, Set: set("deposit")},
	)
	t := widgets.NewTable(p.desk, "settings.payments", m)
	t.SetRows(indices(len(p.model.firm.Payments)))
	removable(p, t, func() *[]firm.Payment { return &p.model.firm.Payments })
	add := p.desk.Button("settings.pay_add", "settings.pay_add", widgets.Plain, func() {
		p.model.firm.Payments = append(p.model.firm.Payments, firm.Payment{})
		p.touch()
		t.SetRows(indices(len(p.model.firm.Payments)))
	})
	return widgets.Column(theme.Gap4, true, container.NewHBox(add), widgets.Sheet(t))
}
