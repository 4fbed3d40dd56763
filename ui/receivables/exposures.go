package receivables

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// exposures lists the money at risk by buyer against the limits, and the guide
// of terms by tier of markets.
type exposures struct {
	room
	list   []app.Exposed
	advice []app.MarketAdvice
	table  *widgets.Table[app.Exposed]
	guide  *widgets.Table[app.MarketAdvice]
}

func newExposures(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) *exposures {
	p := &exposures{room: newRoom(d, nav, s, f)}
	p.reload = p.load
	p.load()
	return p
}

func (p *exposures) load() {
	type found struct {
		list   []app.Exposed
		advice []app.MarketAdvice
	}
	task.Do(p.scope, "exposures", func(ctx context.Context) (f found, err error) {
		if f.list, err = p.service.Exposures(ctx); err != nil {
			return f, err
		}
		f.advice, err = p.service.TermsGuide(ctx)
		return f, err
	}, func(f found, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.list, p.advice = f.list, f.advice
		if p.table != nil {
			p.table.SetRows(p.list)
			p.guide.SetRows(p.advice)
		}
	})
}

// warned is how the money with a buyer stands.
func warned(e app.Exposed) (string, rows.Tone) {
	switch {
	case e.Over():
		return "receivables.risk_over", rows.Danger
	case len(e.Overdue) > 0:
		return "receivables.risk_arrears", rows.Caution
	case len(e.Unrated) > 0:
		return "receivables.risk_unrated", rows.Caution
	case e.Limit.IsZero():
		return "receivables.risk_no_limit", rows.Quiet
	}
	return "receivables.risk_fine", rows.Good
}

// Content builds the page.
func (p *exposures) Content() fyne.CanvasObject {
	d := p.desk
	type row = app.Exposed
	p.table = widgets.NewTable(d, "receivables.exposures", rows.New(func(r row) string { return r.BuyerID },
		textColumn("buyer", "receivables.buyer", 150, 2, func(r row) string { return r.Buyer }),
		amountColumn("open", "receivables.exposure_open", 112, func(r row) money.Amount { return r.Open }),
		amountColumn("production", "receivables.exposure_production", 112, func(r row) money.Amount { return r.Production }),
		amountColumn("advances", "receivables.exposure_advances", 100, func(r row) money.Amount { return r.Advances }),
		amountColumn("total", "receivables.exposure_total", 116, func(r row) money.Amount { return r.Total }),
		amountColumn("limit", "receivables.exposure_limit", 112, func(r row) money.Amount { return r.Limit }),
		amountColumn("room", "receivables.exposure_room", 116, func(r row) money.Amount {
			if r.Limit.IsZero() {
				return money.Amount{}
			}
			return r.Room
		}),
		statusColumn(d, "receivables.risk", 112, warned)))
	p.table.Empty = widgets.Empty{Text: d.Say("receivables.no_exposure"), Sample: d.Say("receivables.no_exposure_hint")}
	p.table.OnOpen = func(r row) { p.nav.Go(navigation.Route{Screen: navigation.Contacts, ID: r.BuyerID}) }
	p.search = func() fyne.Focusable { return p.table.SearchField() }
	p.guide = widgets.NewTable(d, "receivables.guide", rows.New(func(a app.MarketAdvice) string { return string(a.Market) },
		textColumn("market", "receivables.guide_market", 180, 1, func(a app.MarketAdvice) string { return d.Say("receivables.market_" + string(a.Market)) }),
		p.whole("deposit", func(a *app.MarketAdvice) *int { return &a.Deposit }), p.whole("open_days", func(a *app.MarketAdvice) *int { return &a.OpenDays })))
	p.table.SetRows(p.list)
	p.guide.SetRows(p.advice)
	add := d.Button("receivables.credit_line", "credit_lines.new", widgets.Filled, func() {
		with := ""
		if r, ok := p.table.Model.CursorRow(); ok {
			with = r.BuyerID
		}
		p.nav.Go(navigation.Route{Screen: navigation.CreditLines, ID: navigation.New, With: with})
	})
	top := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, widgets.Fixed(200, p.table.SearchField()), add), d.Title(d.Say("receivables.tab_exposures")).Narrow(60))
	guide := d.Section("receivables.guide", widgets.Column(theme.Gap2, false, d.Caption(d.Say("receivables.guide_note")).Narrow(120), record.Tall(4*theme.Row+theme.Gap2, widgets.Sheet(p.guide))))
	return container.NewBorder(widgets.Column(theme.Gap3, false, top, container.NewStack()), widgets.Column(theme.Gap3, false, container.NewStack(), guide), nil, nil, widgets.Sheet(p.table))
}

// whole is a column of the guide whose figures can be typed over.
func (p *exposures) whole(key string, at func(*app.MarketAdvice) *int) rows.Column[app.MarketAdvice] {
	return rows.Column[app.MarketAdvice]{
		Key: key, Title: "receivables.guide_" + key, Kind: rows.Number, Width: 160,
		Value: func(a app.MarketAdvice) string { return money.Format(money.New(int64(*at(&a))), 0) },
		Set: func(a app.MarketAdvice, typed string) error {
			e, err := money.ParseEntry(typed)
			if err != nil || !e.Value.IsInteger() || e.Value.IsNegative() {
				return fault.New("money.not_a_number", "Text", typed)
			}
			before := slices.Clone(p.advice)
			for i := range p.advice {
				if p.advice[i].Market == a.Market {
					*at(&p.advice[i]) = int(e.Value.IntPart())
				}
			}
			p.keepGuide(p.advice)
			p.desk.Toast(p.desk.Say("receivables.guide_kept"), func() { p.keepGuide(before) })
			return nil
		},
	}
}

func (p *exposures) keepGuide(list []app.MarketAdvice) {
	task.Do(p.desk.Scope, "guide", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.SaveTermsGuide(ctx, list) }, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.load()
		}
	})
}
