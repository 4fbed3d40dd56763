package deals

import (
	"context"
	"slices"

	"sampan/app/deal"
	"sampan/app/money"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// findOwnPrices marks the lines whose price is not the one that would be
// proposed: somebody typed it.
func (e *Editor) findOwnPrices() {
	if e.Draft.Locked {
		return
	}
	d := e.Draft.Snapshot()
	rows := append([]*Line(nil), e.Draft.Lines...)
	task.Do(e.scope, "own", func(ctx context.Context) ([]bool, error) {
		own := make([]bool, len(d.Lines))
		for i, l := range d.Lines {
			if l.ProductID == "" {
				continue
			}
			price, err := e.service.PriceSteps(ctx, d, l)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			own[i] = l.Price.IsPositive() && (err != nil || !price.Value.Equal(l.Price))
		}
		return own, nil
	}, func(own []bool, err error) {
		for i := range own {
			rows[i].Own = rows[i].Own || own[i]
		}
	})
}

// Reprice counts the prices anew. It asks only where some were typed by hand.
func (e *Editor) Reprice() {
	e.Settle()
	own := e.Draft.OwnPrices()
	if own == 0 {
		e.repriceLines(true)
		return
	}
	var g *widgets.Dialog
	choose := func(all bool) func() {
		return func() {
			g.Close()
			e.repriceLines(all)
		}
	}
	no := e.desk.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	all := e.desk.Button("dialog.all", "deals.reprice_all", widgets.Plain, choose(true))
	keep := e.desk.Button("dialog.ok", "deals.reprice_keep", widgets.Filled, choose(false))
	g = e.desk.Dialog(e.desk.Say("deals.reprice"), 480, e.desk.Paragraph(e.desk.Say("deals.reprice_own", "N", own)), no, nil, no, all, keep)
}

// counted is what of a line is counted from the catalog and the costing.
type counted struct {
	price, purchase, cost, taxedAt money.Decimal
	doubt                          string
	own                            bool
}

func countedOf(l *Line) counted {
	return counted{l.Price, l.Purchase, l.Cost, l.TaxedAt, l.CostDoubt, l.Own}
}

func (c counted) give(l *Line) {
	l.Price, l.Purchase, l.Cost, l.TaxedAt, l.CostDoubt, l.Own = c.price, c.purchase, c.cost, c.taxedAt, c.doubt, c.own
}

// priced is what a row had before its price was counted anew.
type priced struct {
	row *Line
	was counted
}

// repriceLines counts all lines together, for charges of the whole shipment are
// shared out over them; a price typed by hand stays where not all are taken,
// while its cost follows the catalog.
func (e *Editor) repriceLines(all bool) {
	d := e.Draft.Snapshot()
	rows := slices.Clone(e.Draft.Lines)
	task.Do(e.scope, "reprice", func(ctx context.Context) (deal.Deal, error) {
		err := e.service.Reprice(ctx, &d)
		return d, err
	}, func(d deal.Deal, err error) {
		if e.desk.Fail(err) {
			return
		}
		changed := 0
		var before []priced
		for i, row := range rows {
			l := d.Lines[i]
			if l.ProductID == "" {
				continue
			}
			was := countedOf(row)
			before = append(before, priced{row, was})
			fresh := counted{l.Price, l.Purchase, l.Cost, l.TaxedAt, l.CostDoubt, false}
			if was.own && !all {
				fresh.price, fresh.own = was.price, true
			}
			fresh.give(row)
			if !was.price.Equal(fresh.price) {
				changed++
			}
		}
		e.Draft.Stale = false
		e.repriced(before, changed)
	})
}

func (e *Editor) repriced(before []priced, changed int) {
	e.Changed()
	e.grid.Refresh()
	if changed == 0 {
		e.desk.Toast(e.desk.Say("deals.repriced_same"), nil)
		return
	}
	e.desk.Toast(e.desk.Say("deals.repriced", "N", changed), func() {
		for _, b := range before {
			b.was.give(b.row)
		}
		e.Draft.Stale = true
		e.Changed()
		e.grid.Refresh()
	})
}
