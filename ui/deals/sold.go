package deals

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// earlier leaves the record that is being edited out of what was offered
// before, and puts this buyer's prices before those of others.
func (e *Editor) earlier(sold []app.Sold) []app.Sold {
	own := ""
	if e.options.Quotation != nil {
		own = e.options.Quotation()
	}
	sold = slices.DeleteFunc(slices.Clone(sold), func(s app.Sold) bool { return own != "" && s.QuotationID == own })
	slices.SortStableFunc(sold, func(a, b app.Sold) int {
		switch {
		case e.theirs(a) == e.theirs(b):
			return 0
		case e.theirs(a):
			return -1
		}
		return 1
	})
	return sold
}

// theirs reports a price that was offered to the buyer of this deal.
func (e *Editor) theirs(s app.Sold) bool {
	return s.BuyerID != "" && s.BuyerID == e.Draft.Deal.BuyerID
}

type soldRow struct {
	key string
	app.Sold
}

// soldTable lists earlier prices. Enter or a double click puts one on the
// line: take is told of it, and is nil where nothing may be changed.
func (e *Editor) soldTable(sold []app.Sold, take func(app.Sold)) *widgets.Table[soldRow] {
	outcome := map[quotation.Status]rows.Tone{quotation.Won: rows.Good, quotation.Issued: rows.Accent, quotation.Lost: rows.Quiet}
	m := rows.New(func(r soldRow) string { return r.key },
		rows.Column[soldRow]{Key: "buyer", Title: "deals.buyer_id", Width: 140, Flex: 1, Value: func(r soldRow) string {
			if e.theirs(r.Sold) {
				return "★ " + r.Buyer
			}
			return r.Buyer
		}},
		DayColumn(e.desk, "date", "deals.date", func(r soldRow) string { return r.Date }),
		rows.Column[soldRow]{
			Key: "outcome", Title: "deals.outcome", Kind: rows.Status, Width: 88,
			Value: func(r soldRow) string { return e.desk.Say("deals.outcome_" + string(r.Status)) },
			Tone:  func(r soldRow) rows.Tone { return outcome[r.Status] },
		},
		rows.Column[soldRow]{Key: "quantity", Title: "deals.quantity", Kind: rows.Number, Width: 80, Value: func(r soldRow) string { return grouped(r.Quantity, 0) }},
		rows.Column[soldRow]{Key: "price", Title: "deals.price", Kind: rows.Number, Width: 104, Value: func(r soldRow) string { return r.Currency + " " + grouped(r.Price, 2) }},
	)
	list := make([]soldRow, len(sold))
	for i, s := range sold {
		list[i] = soldRow{strconv.Itoa(i), s}
	}
	m.SetRows(list)
	t := widgets.NewTable(e.desk, e.key+".sold", m)
	if take != nil {
		t.OnOpen = func(r soldRow) { take(r.Sold) }
		t.Menu = func(selected []soldRow) []*fyne.MenuItem {
			if len(selected) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem(e.desk.Say("deals.take_price"), func() { take(selected[0].Sold) })}
		}
	}
	return t
}

// takePrice puts an earlier price on a line. One in another currency is not
// taken over: nobody has said at which rate.
func (e *Editor) takePrice(l *Line, s app.Sold) {
	price, err := money.Exact(s.Price)
	if e.desk.Fail(err) {
		return
	}
	if s.Currency != string(e.Draft.Deal.Currency) {
		e.desk.Toast(e.desk.Say("deals.price_other_currency", "Currency", s.Currency), nil)
		return
	}
	before, own := l.Price, l.Own
	set := func(to money.Decimal, own bool) {
		l.Price, l.Own = to, own
		e.Changed()
		e.grid.Refresh()
	}
	set(price, true)
	e.desk.Toast(e.desk.Say("deals.price_taken", "Price", s.Currency+" "+money.Format(price, 2), "Buyer", s.Buyer), func() { set(before, own) })
}
