package deals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// mostTiers keeps a list of quantities from filling a paper.
const mostTiers = 8

// quantities reads the further quantities that a person asks prices for.
func quantities(typed string) []money.Decimal {
	var list []money.Decimal
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(";；、 /\n", r) }) {
		if n, err := money.ParseEntry(part); err == nil && n.Value.IsPositive() && len(list) < mostTiers {
			list = append(list, n.Value)
		}
	}
	return list
}

// tiers counts the price at other quantities, and offers them on the paper.
func (k *lineDesk) tiers() fyne.CanvasObject {
	e := k.e
	var list []app.TierPrice
	m := rows.New(func(t app.TierPrice) string { return t.From.String() },
		rows.Column[app.TierPrice]{Key: "from", Title: "deals.tier_from", Kind: rows.Number, Width: 84, Flex: 1, Value: func(t app.TierPrice) string { return money.Format(t.From, 0) }},
		rows.Column[app.TierPrice]{Key: "price", Title: "deals.price", Kind: rows.Number, Width: 84, Flex: 1, Value: func(t app.TierPrice) string { return money.Format(t.Value, e.Draft.Deal.Currency.Digits()) }},
		rows.Column[app.TierPrice]{Key: "margin", Title: "deals.margin", Kind: rows.Number, Width: 72, Flex: 1, Inside: true, Value: func(t app.TierPrice) string {
			if t.Margin.Profit.IsZero() && t.Margin.OnPrice.IsZero() {
				return ""
			}
			return marginText(t.Margin.OnPrice)
		}})
	table := widgets.NewTable(e.desk, "line.tiers", m)
	offer := e.desk.Button("line.offer_tiers", "deals.offer_tiers", widgets.Plain, func() { k.offerTiers(list) })
	offer.SetEnabled(false)
	if !e.Draft.Locked {
		table.OnOpen = k.takeTier
	}
	count := func(typed string) {
		d, line := e.Draft.Snapshot(), k.row.Line
		more := append(quantities(typed), line.Quantity)
		task.Do(e.scope, "tiers", func(ctx context.Context) ([]app.TierPrice, error) {
			list, err := e.service.TierPrices(ctx, d, line, more...)
			if err == nil && len(list) == 1 { // nothing to compare with yet
				more = append(more, line.Quantity.Mul(money.New(2)), line.Quantity.Mul(money.New(5)))
				return e.service.TierPrices(ctx, d, line, more...)
			}
			return list, err
		}, func(counted []app.TierPrice, err error) {
			list = counted
			table.Empty = widgets.Empty{Text: e.desk.Explain(err)}
			table.SetRows(list)
			offer.SetEnabled(len(list) > 1 && !e.Draft.Locked)
		})
	}
	in := e.desk.Entry("line.quantities", "deals.quantities_hint")
	in.OnCommit = count
	count("")
	hint := "deals.tiers_hint"
	if e.Draft.Locked {
		hint = "deals.tiers_read"
	}
	return widgets.Column(theme.Gap2, false, e.desk.Field("deals.quantities", in), container.New(floor(184), widgets.Sheet(table)),
		e.desk.Caption(e.desk.Say(hint)).Narrow(80), container.NewHBox(offer))
}

// takeTier puts a quantity with its price on the line.
func (k *lineDesk) takeTier(t app.TierPrice) {
	e, was, quantity := k.e, countedOf(k.row), k.row.Quantity
	k.dialog.Close()
	set := func() {
		e.Changed()
		e.grid.Refresh()
	}
	k.row.Quantity, k.row.Price, k.row.Own = t.From, t.Value, false
	set()
	e.desk.Toast(e.desk.Say("deals.tier_taken", "Quantity", money.Format(t.From, 0), "Price", e.inDeal(t.Value)), func() {
		was.give(k.row)
		k.row.Quantity = quantity
		set()
	})
}

// offerTiers writes the prices by quantity into the remark of the line, which
// stands on the paper.
func (k *lineDesk) offerTiers(list []app.TierPrice) {
	e, was := k.e, k.row.Remark
	var from, price []money.Decimal
	for _, t := range list {
		from, price = append(from, t.From), append(price, t.Value)
	}
	k.dialog.Close()
	k.row.Remark = tiersText(e.Draft.Deal.Currency, from, price)
	e.Changed()
	e.grid.Refresh()
	e.desk.Toast(e.desk.Say("deals.tiers_offered"), func() {
		k.row.Remark = was
		e.Changed()
		e.grid.Refresh()
	})
}

// leastWidth is a least width in pixels.
type leastWidth float32

func (w leastWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(max(m.Width, float32(w)), m.Height)
}

func (w leastWidth) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
