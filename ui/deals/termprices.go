package deals

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// termsView is the deal under all eleven trade terms at once: one line of it
// and the whole.
type termsView struct {
	e       *Editor
	table   *widgets.Table[termRow]
	line    *widgets.Select
	at      int // line shown, from 0
	caption *widgets.Label
	below   *widgets.Label
	all     app.TermPrices
	waiting func()
}

// termRow is one term: the unit price of the line shown, and the whole deal.
type termRow struct {
	term    trade.Incoterm
	current bool
	priced  bool
	line    app.TermPrice
	whole   app.TermTotal
}

// termRows puts the prices of one line beside those of the whole.
func termRows(all app.TermPrices, line int, now trade.Incoterm) []termRow {
	var list []termRow
	for i, t := range all.Totals {
		r := termRow{term: t.Term, current: t.Term == now, whole: t}
		if line < len(all.Lines) && all.Lines[line].Problem == nil && i < len(all.Lines[line].Prices) {
			r.line, r.priced = all.Lines[line].Prices[i], true
		}
		list = append(list, r)
	}
	return list
}

func (e *Editor) termPricesTab() fyne.CanvasObject {
	v := &termsView{e: e, caption: e.desk.Caption("").Narrow(80), below: e.desk.Caption("").Narrow(80), waiting: func() {}}
	e.terms = v
	v.line = e.desk.Select(e.key+".terms_line", "")
	v.line.OnPick = func(id string) {
		v.at, _ = strconv.Atoi(id)
		v.show()
	}
	v.table = widgets.NewTable(e.desk, e.key+".terms", v.model())
	v.table.Empty = widgets.Empty{Text: e.desk.Say("deals.terms_none"), Sample: e.desk.Say("deals.no_lines_hint")}
	if !e.Draft.Locked {
		v.table.OnOpen = v.take
		v.table.Menu = func(selected []termRow) []*fyne.MenuItem {
			if len(selected) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem(e.desk.Say("deals.take_term", "Term", string(selected[0].term)), func() { v.take(selected[0]) })}
		}
	}
	if l, ok := e.current(); ok {
		v.at = max(0, e.Draft.at(l.Key))
	}
	v.count()
	head := container.NewBorder(nil, nil, widgets.Fixed(220, v.line), nil, container.New(halfway{}, v.caption))
	return container.New(pillar{}, head, widgets.Sheet(v.table), v.below)
}

func (v *termsView) model() *rows.Model[termRow] {
	say := v.e.desk.Say
	digits := func() int32 { return v.e.Draft.Deal.Currency.Digits() }
	figure := func(key string, width float32, inside bool, of func(termRow) string) rows.Column[termRow] {
		return rows.Column[termRow]{Key: key, Title: "deals.terms_" + key, Kind: rows.Number, Width: width, Min: width - 12, Flex: 0.5, Inside: inside, Unfiltered: true, Value: of}
	}
	return rows.New(func(r termRow) string { return string(r.term) },
		rows.Column[termRow]{
			Key: "term", Title: "deals.terms_term", Kind: rows.Status, Width: 64, Value: func(r termRow) string { return string(r.term) },
			Tone: func(r termRow) rows.Tone {
				if r.current {
					return rows.Accent
				}
				return rows.Quiet
			},
		},
		rows.Column[termRow]{Key: "means", Title: "deals.terms_means", Width: 92, Min: 64, Flex: 2, Soft: true, Value: func(r termRow) string {
			name := say("deals.term." + strings.ToLower(string(r.term)))
			if r.current {
				return say("deals.terms_current") + " · " + name
			}
			return name
		}},
		figure("unit", 68, false, func(r termRow) string {
			if !r.priced {
				return "–"
			}
			return money.Format(r.line.Value, digits())
		}),
		figure("walk_away", 68, true, func(r termRow) string {
			if !r.priced || r.line.WalkAway.IsZero() {
				return ""
			}
			return money.Format(r.line.WalkAway, digits())
		}),
		figure("line_margin", 64, true, func(r termRow) string {
			if !r.priced || r.line.WalkAway.IsZero() {
				return ""
			}
			return marginText(r.line.Margin.OnPrice)
		}),
		figure("total", 88, false, func(r termRow) string { return money.Format(r.whole.Total.Decimal(), r.whole.Total.Currency.Digits()) }),
		figure("margin", 64, true, func(r termRow) string {
			if !r.whole.Income.IsPositive() {
				return ""
			}
			return marginText(r.whole.Share)
		}),
		rows.Column[termRow]{
			Key: "exchange", Title: "deals.terms_exchange", Kind: rows.Status, Width: 92, Min: 84, Inside: true, Unfiltered: true,
			Value: func(r termRow) string { return exchangeText(say, r.whole.Exchange) },
			Tone: func(r termRow) rows.Tone {
				if r.whole.Exchange != nil && !r.whole.Exchange.InBand {
					return rows.Danger
				}
				return rows.Good
			},
		})
}

// exchangeText writes an exchange cost, and on which side of the band it lies.
func exchangeText(say func(string, ...any) string, x *app.Exchange) string {
	if x == nil {
		return ""
	}
	cost := money.Format(money.Round(x.Cost, 3), 3)
	switch {
	case x.InBand:
		return cost
	case x.Low.IsPositive() && x.Cost.LessThan(x.Low):
		return cost + " " + say("deals.exchange_low")
	}
	return cost + " " + say("deals.exchange_high")
}

// count prices the draft under every term, after the last of several edits.
func (v *termsView) count() {
	d := v.e.Draft.Snapshot()
	task.Do(v.e.scope, "terms", func(ctx context.Context) (app.TermPrices, error) {
		if len(d.Lines) == 0 {
			return app.TermPrices{}, nil
		}
		return v.e.service.TermsOf(ctx, d)
	}, func(all app.TermPrices, err error) {
		if err != nil { // half-typed figures: the last good prices stay
			v.e.desk.Hint(v.e.desk.Explain(err))
			return
		}
		v.all = all
		v.show()
	})
}

func (v *termsView) countSoon() {
	v.waiting()
	v.waiting = v.e.scope.Runner().After(lookAfter, v.count)
}

func (v *termsView) show() {
	e := v.e
	var options []widgets.Option
	for i, l := range e.Draft.Lines {
		options = append(options, widgets.Option{ID: strconv.Itoa(i), Label: e.desk.Say("deals.row_lines", "N", i+1) + "  " + e.lineName(l)})
	}
	v.at = max(0, min(v.at, len(options)-1))
	v.line.SetOptions(options...)
	v.line.Set(strconv.Itoa(v.at))
	first := v.table.Model.Total() == 0
	v.table.SetRows(termRows(v.all, v.at, trade.Incoterm(e.term())))
	if first {
		v.table.Reveal(e.term())
	}
	v.caption.SetText(e.rateText())
	v.below.SetText(v.remarks())
}

// remarks say what can be done with a row, why a line has no price, and the
// band of the exchange cost.
func (v *termsView) remarks() string {
	e := v.e
	var parts []string
	if v.at < len(v.all.Lines) && v.all.Lines[v.at].Problem != nil {
		parts = append(parts, e.desk.Explain(v.all.Lines[v.at].Problem))
	}
	if len(v.all.Totals) > 0 && v.all.Totals[0].Unpriced > 0 {
		parts = append(parts, e.desk.Say("deals.terms_unpriced", "N", v.all.Totals[0].Unpriced))
	}
	if !e.Draft.Locked {
		parts = append(parts, e.desk.Say("deals.terms_hint"))
	}
	if p := e.firm.Pricing; p.ExchangeLow.IsPositive() || p.ExchangeHigh.IsPositive() {
		parts = append(parts, e.desk.Say("deals.exchange_band", "Low", money.Format(p.ExchangeLow, 2), "High", money.Format(p.ExchangeHigh, 2)))
	}
	return strings.Join(parts, " · ")
}

// take makes a term the deal's, with the place it names, and counts the prices
// anew.
func (v *termsView) take(r termRow) {
	if r.current {
		return
	}
	v.e.Draft.SetIncoterm(r.term)
	v.e.Refresh()
	v.e.Reprice()
}
