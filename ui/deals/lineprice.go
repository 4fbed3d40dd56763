package deals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// lineDesk is the price of one line taken apart: at the left its steps, each
// to be set by hand; at the right what the buyer's own price would leave, the
// price at other quantities, and what was offered before. Inside only.
type lineDesk struct {
	e      *Editor
	row    *Line
	steps  *widgets.Table[pricing.Step]
	basis  *widgets.Label
	doubt  *widgets.Label
	rate   *widgets.Label
	result *widgets.Label
	renew  *widgets.Button
	dialog *widgets.Dialog
	asking func() // asks anew what the target price leaves
}

// explain opens the price of a line. Inside only, so it stays shut while such
// figures are hidden.
func (e *Editor) explain(l *Line) { e.explainAt(l, "") }

// explainAt opens it with the cursor on one step.
func (e *Editor) explainAt(l *Line, step string) {
	if e.desk.Concealed() {
		return
	}
	d, line := e.Draft.Snapshot(), l.Line
	task.Do(e.scope, "explain", func(ctx context.Context) (out explained, err error) {
		if line.ProductID == "" {
			out.err = fault.New("deals.steps_free")
			return out, nil
		}
		out.price, out.err = e.service.PriceSteps(ctx, d, line)
		out.sold, err = e.service.LastPrices(ctx, line.ProductID, "")
		return out, err
	}, func(out explained, err error) {
		if !e.desk.Fail(err) {
			e.showLine(l, out, step)
		}
	})
}

const (
	lineDeskWidth  = float32(960)
	lineDeskHeight = float32(442)
)

func (e *Editor) showLine(l *Line, out explained, step string) {
	k := &lineDesk{
		e: e, row: l, basis: e.desk.Text("").Narrow(80), doubt: e.desk.Caption("").Tint(theme.Caution).Narrow(80),
		rate: e.desk.Text("").Narrow(80), result: e.desk.Figure("", true),
	}
	k.renew = e.desk.Button("line.renew", "deals.renew_rate", widgets.Quiet, func() { e.RenewRate(k.again) })
	k.renew.SetEnabled(!e.Draft.Locked)
	k.steps = k.table()
	hint := "deals.steps_hint"
	if e.Draft.Locked {
		hint = "deals.steps_read"
	}
	facts := widgets.Column(theme.Gap1, false,
		widgets.Column(0, false, e.desk.Caption(e.desk.Say("deals.tax_basis")), k.basis, k.doubt),
		container.NewBorder(nil, nil, nil, k.renew, widgets.Column(0, false, e.desk.Caption(e.desk.Say("deals.rate")), k.rate)))
	left := widgets.Column(theme.Gap2, false, facts, container.New(floor(lineDeskHeight-100), widgets.Sheet(k.steps)),
		container.NewBorder(nil, nil, nil, k.result, e.desk.Caption(e.desk.Say(hint)).Narrow(80)))
	right := e.desk.Tabs("line.tabs", func(string) {},
		widgets.Tab{Key: "target", Title: "deals.target", Build: k.target},
		widgets.Tab{Key: "tiers", Title: "deals.tiers", Build: k.tiers},
		widgets.Tab{Key: "before", Title: "deals.sold_tab", Build: func() fyne.CanvasObject { return k.before(out.sold) }})
	right.Open("target")
	body := container.New(shares{1, 0}, left, container.New(floor(lineDeskHeight), container.New(leastWidth(352), right.Content())))
	shut := e.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { k.dialog.Close() })
	k.show(out.price, out.err)
	k.dialog = e.desk.Dialog(e.desk.Say("deals.steps_title", "Item", e.lineName(l)), lineDeskWidth, e.desk.Band(body), k.steps, nil, shut)
	if step != "" {
		k.steps.Reveal(step)
	}
}

// lineName is what a line is called in titles.
func (e *Editor) lineName(l *Line) string {
	if l.Code != "" {
		return l.Code
	}
	return l.NameEN
}

func (k *lineDesk) table() *widgets.Table[pricing.Step] {
	e := k.e
	free := func(s pricing.Step) bool { return !e.Draft.Locked && settable(s) }
	m := rows.New(func(s pricing.Step) string { return s.Key },
		rows.Column[pricing.Step]{Key: "step", Title: "deals.step", Width: 150, Min: 120, Flex: 2, Value: func(s pricing.Step) string { return e.desk.Say(s.Key) }},
		rows.Column[pricing.Step]{
			Key: "value", Title: "deals.step_value", Kind: rows.Number, Width: 112, CanSet: free, Inside: true,
			Value: stepValue, Edit: stepTyped, Set: k.set,
		},
		rows.Column[pricing.Step]{
			Key: "says", Title: "deals.step_says", Kind: rows.Status, Width: 160, Min: 110, Flex: 3,
			Value: func(s pricing.Step) string { return e.says(s) },
			Tone: func(s pricing.Step) rows.Tone {
				if s.Own {
					return rows.Caution
				}
				return rows.Quiet
			},
		})
	t := widgets.NewTable(e.desk, "line.steps", m)
	t.OnOpen = func(pricing.Step) { t.Edit("value") }
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		s, ok := m.CursorRow()
		if ev.Name != fyne.KeyDelete || e.Draft.Locked || !ok {
			return false
		}
		if e.Draft.ReleaseStep(k.row, s.Key) {
			k.again()
		}
		return true
	}
	t.Menu = func(selected []pricing.Step) []*fyne.MenuItem {
		if len(selected) != 1 || !selected[0].Own || e.Draft.Locked {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(e.desk.Say("deals.release"), func() {
			e.Draft.ReleaseStep(k.row, selected[0].Key)
			k.again()
		})}
	}
	t.Empty = widgets.Empty{Text: e.desk.Say("deals.steps_cannot")}
	return t
}

// says names who says a step: a person, the catalog, this deal's costing, or
// the rate of a day.
func (e *Editor) says(s pricing.Step) string {
	if s.Own {
		counted := s
		counted.Value = s.Counted
		return e.desk.Say("deals.says_own", "Counted", strings.TrimPrefix(stepValue(counted), string(s.Currency)+" "))
	}
	switch s.Key {
	case "pricing.tier", "pricing.purchase":
		return e.desk.Say("deals.says_catalog")
	case "pricing.refund", "pricing.domestic_vat":
		return e.desk.Say("deals.says_tax")
	case "pricing.rate":
		return e.rateOf(e.Draft.Deal.Rate)
	case "pricing.price_cny", "pricing.divide_by":
		return e.desk.Say("deals.says_counted")
	}
	return e.desk.Say("deals.says_costing")
}

func (k *lineDesk) set(s pricing.Step, typed string) error {
	if err := k.e.Draft.SetStep(k.row, s, typed); err != nil {
		return err
	}
	k.again()
	return nil
}

// again counts the line anew and puts the price on it: who sets a step wants
// the price that follows.
func (k *lineDesk) again() {
	d, line := k.e.Draft.Snapshot(), k.row.Line
	task.Do(k.e.scope, "again", func(ctx context.Context) (app.LinePrice, error) {
		return k.e.service.PriceSteps(ctx, d, line)
	}, func(price app.LinePrice, err error) {
		if err == nil {
			k.row.Price, k.row.Own = price.Value, false
		}
		k.show(price, err)
		if k.asking != nil {
			k.asking()
		}
		k.e.Changed()
		k.e.grid.Refresh()
	})
}

func (k *lineDesk) show(price app.LinePrice, err error) {
	e := k.e
	k.steps.Empty.Sample = e.desk.Explain(err)
	k.steps.SetRows(price.Steps)
	k.basis.SetText(e.taxBasis(price))
	doubt := ""
	if price.Cost.Doubt != "" {
		doubt = e.desk.Say(price.Cost.Doubt)
	}
	k.doubt.SetText(doubt)
	k.rate.SetText(e.rateText())
	said := e.desk.Say("deals.on_this_line") + "  " + e.inDeal(k.row.Price)
	if err == nil && !price.Value.Equal(k.row.Price) {
		said = e.desk.Say("deals.proposed", "Term", e.term()) + "  " + e.inDeal(price.Value) + "   " + said
	}
	k.result.SetText(said)
}

// inDeal writes a unit price in the deal's currency.
func (e *Editor) inDeal(v money.Decimal) string {
	return string(e.Draft.Deal.Currency) + " " + money.Format(v, e.Draft.Deal.Currency.Digits())
}

// taxBasis says on which invoice the cost rests, and what it is after refund.
func (e *Editor) taxBasis(p app.LinePrice) string {
	var parts []string
	if p.Cost.Basis != "" {
		parts = append(parts, e.desk.Say("catalog.basis_"+string(p.Cost.Basis)))
	}
	if p.Cost.Purchase.IsPositive() {
		parts = append(parts, e.desk.Say("deals.real_cost", "Purchase", money.Format(p.Cost.Purchase, 2), "Real", money.Format(p.Cost.Real, 2)))
	}
	if p.Cost.TaxedAt.IsPositive() {
		parts = append(parts, e.desk.Say("deals.taxed_at", "Share", percent(p.Cost.TaxedAt)))
	}
	if len(parts) == 0 {
		return "–"
	}
	return strings.Join(parts, " · ")
}

// before lists earlier prices of the product.
func (k *lineDesk) before(sold []app.Sold) fyne.CanvasObject {
	e, caption := k.e, "deals.sold_before"
	var take func(app.Sold)
	if !e.Draft.Locked {
		caption, take = "deals.sold_take", func(s app.Sold) {
			k.dialog.Close()
			e.takePrice(k.row, s)
		}
	}
	table := e.soldTable(e.earlier(sold), take)
	table.Empty = widgets.Empty{Text: e.desk.Say("deals.sold_none")}
	return widgets.Column(theme.Gap2, true, e.desk.Caption(e.desk.Say(caption)).Narrow(80), widgets.Sheet(table))
}

// target asks what the buyer's own price would leave.
func (k *lineDesk) target() fyne.CanvasObject {
	e := k.e
	in := e.desk.MoneyEntry("line.target", e.Draft.Deal.Currency, -1)
	shown := widgets.Column(theme.Gap1, false)
	word := container.NewStack(e.desk.Soft(e.desk.Say("deals.target_hint")))
	take := e.desk.Button("line.take_target", "deals.take_target", widgets.Plain, func() {
		v, ok := in.Value()
		if ok && v.IsPositive() {
			k.takeTarget(v)
		}
	})
	take.SetEnabled(false)
	show := func(t app.Target, err error) {
		shown.Objects = nil
		take.SetEnabled(err == nil && !e.Draft.Locked)
		if err != nil {
			word.Objects = []fyne.CanvasObject{e.desk.Paragraph(e.desk.Explain(err))}
		} else {
			key, tone := verdict(t)
			word.Objects = []fyne.CanvasObject{e.desk.StatusDot(tone, e.desk.Say(key))}
			for _, line := range []struct{ key, value string }{
				{"deals.target_margin", marginText(t.Margin.OnPrice)},
				{"deals.target_on_cost", marginText(t.Margin.OnCost)},
				{"deals.target_profit", "CNY " + money.Format(money.Round(t.Margin.Profit, 4), 2)},
				{"deals.target_asked", marginText(t.Asked)},
				{"deals.walk_away", e.inDeal(t.WalkAway)},
				{"deals.target_proposed", e.inDeal(t.Proposed)},
			} {
				shown.Add(e.sum(e.desk.Say(line.key), line.value, line.key == "deals.walk_away"))
			}
		}
		word.Refresh()
		shown.Refresh()
	}
	ask := func(v money.Decimal) {
		d, line := e.Draft.Snapshot(), k.row.Line
		task.Do(e.scope, "target", func(ctx context.Context) (app.Target, error) { return e.service.TargetLeft(ctx, d, line, v) }, show)
	}
	k.asking = func() {
		if v, ok := in.Value(); ok && v.IsPositive() {
			ask(v)
		}
	}
	in.OnValue = func(money.Decimal, bool) { k.asking() }
	if k.row.Price.IsPositive() {
		in.SetValue(k.row.Price)
		ask(k.row.Price)
	}
	return widgets.Column(theme.Gap3, false, e.desk.Field("deals.target_price", in), word, shown, container.NewHBox(take))
}

// verdict says how a price stands: below the walk-away price, below what the
// deal is costed with, or well.
func verdict(t app.Target) (key string, tone rows.Tone) {
	switch {
	case t.Loses():
		return "deals.target_loses", rows.Danger
	case t.Price.LessThan(t.Proposed):
		return "deals.target_below", rows.Caution
	}
	return "deals.target_good", rows.Good
}

func (k *lineDesk) takeTarget(v money.Decimal) {
	e, was := k.e, countedOf(k.row)
	k.dialog.Close()
	k.row.Price, k.row.Own = v, true
	e.Changed()
	e.grid.Refresh()
	e.desk.Toast(e.desk.Say("deals.target_taken", "Price", e.inDeal(v)), func() {
		was.give(k.row)
		e.Changed()
		e.grid.Refresh()
	})
}

// RenewRate puts the firm's rate of today on the draft and counts the prices
// anew, those typed by hand apart; then goes on.
func (e *Editor) RenewRate(then func()) {
	d := e.Draft.Snapshot()
	task.Do(e.scope, "renew", func(ctx context.Context) (deal.Deal, error) {
		_, err := e.service.RenewRate(ctx, &d)
		return d, err
	}, func(d deal.Deal, err error) {
		if e.desk.Fail(err) {
			return
		}
		if e.Draft.Deal.Rate == d.Rate {
			e.desk.Toast(e.desk.Say("deals.rate_is_newest", "Date", d.Rate.Date), nil)
			return
		}
		e.Draft.Deal.Rate, e.Draft.Deal.Costing.FreightRate = d.Rate, d.Costing.FreightRate
		e.Draft.outdate()
		e.Refresh()
		e.repriceLines(false)
		then()
	})
}

// rateOf is the day and the source of a rate, and how old it is.
func (e *Editor) rateOf(r money.Rate) string {
	var parts []string
	switch {
	case r.Source != "":
		parts = append(parts, r.Date, r.Source)
	case r.Date != "":
		parts = append(parts, r.Date, e.desk.Say("deals.rate_own"))
	}
	if age, ok := e.Draft.Deal.RateAge(e.desk.Today()); ok && age > 0 {
		parts = append(parts, e.desk.Say("deals.rate_age", "N", age))
	}
	return strings.Join(parts, " · ")
}

// rateText is the deal's rate with all that is known of it.
func (e *Editor) rateText() string {
	r := e.Draft.Deal.Rate
	if !r.Value.IsPositive() {
		return "–"
	}
	return "1 " + string(e.Draft.Deal.Currency) + " = CNY " + money.Format(r.Value, 4) + "  " + e.rateOf(r)
}
