package deals

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// stepsBand shows, inside only, how the price of the current line comes
// about.
type stepsBand struct {
	content fyne.CanvasObject
	strip   *fyne.Container
	scroll  *container.Scroll
	shown   string // what stands there, so that nothing is drawn twice
}

func newStepsBand(e *Editor) *stepsBand {
	b := &stepsBand{strip: container.NewStack()}
	b.scroll = container.NewHScroll(b.strip)
	b.content = e.desk.Band(b.scroll)
	b.set(e, "", e.desk.Say("deals.steps_none"), nil)
	return b
}

// set draws the steps, or a sentence where there are none.
func (b *stepsBand) set(e *Editor, title, text string, steps []pricing.Step) {
	parts := []fyne.CanvasObject{}
	said := title + text
	add := func(caption, value string, total bool) {
		said += caption + value
		parts = append(parts, widgets.Column(0, false, e.desk.Caption(caption), widgets.Line(0, e.desk.Figure(value, total))))
	}
	if title != "" {
		add(title, text, true)
	} else {
		add(" ", text, false)
	}
	for _, s := range steps {
		add(e.desk.Say(s.Key), stepValue(s), false)
	}
	if said == b.shown {
		return
	}
	b.shown = said
	b.strip.Objects = []fyne.CanvasObject{widgets.Line(theme.Gap4, parts...)}
	b.scroll.Refresh()
}

// stepValue writes a step: money with its currency, a share in per cent.
func stepValue(s pricing.Step) string {
	if s.Currency == "" {
		return percent(s.Value)
	}
	return string(s.Currency) + " " + money.Format(money.Round(s.Value, 4), 2)
}

// showSteps follows the cursor.
func (e *Editor) showSteps() {
	if e.steps == nil || e.grid == nil {
		return
	}
	l, ok := e.grid.Model.CursorRow()
	if !ok && len(e.Draft.Lines) > 0 {
		l, ok = e.Draft.Lines[0], true
	}
	switch {
	case !ok:
		e.steps.set(e, "", e.desk.Say("deals.steps_none"), nil)
		return
	case l.ProductID == "":
		e.steps.set(e, "", e.desk.Say("deals.steps_free"), nil)
		return
	}
	at := e.Draft.at(l.Key) + 1
	e.priceOf(l, "steps", func(price app.LinePrice, err error) {
		if err != nil {
			e.steps.set(e, "", e.desk.Explain(err), nil)
			return
		}
		value := string(e.Draft.Deal.Currency) + " " + money.Format(price.Value, 2)
		e.steps.set(e, e.desk.Say("deals.steps_of", "Line", at, "Term", e.term()), value, price.Steps)
	})
}

// term is the term prices are counted under.
func (e *Editor) term() string {
	if e.Draft.Deal.Incoterm == "" {
		return "FOB"
	}
	return string(e.Draft.Deal.Incoterm)
}

func (e *Editor) priceOf(l *Line, slot string, done func(app.LinePrice, error)) {
	d, line := e.Draft.Snapshot(), l.Line
	task.Do(e.scope, slot, func(ctx context.Context) (app.LinePrice, error) {
		return e.service.PriceSteps(ctx, d, line)
	}, done)
}

// explained is what stands behind a price.
type explained struct {
	price app.LinePrice
	err   error
	sold  []app.Sold
}

// explain shows the whole calculation of a line and what the product was
// sold for before. Inside only, so it stays shut while such figures are
// hidden.
func (e *Editor) explain(l *Line) {
	if l.ProductID == "" || e.desk.Concealed() {
		return
	}
	d, line := e.Draft.Snapshot(), l.Line
	task.Do(e.scope, "explain", func(ctx context.Context) (out explained, err error) {
		out.price, out.err = e.service.PriceSteps(ctx, d, line)
		out.sold, err = e.service.LastPrices(ctx, line.ProductID, "")
		return out, err
	}, func(out explained, err error) {
		if !e.desk.Fail(err) {
			e.showExplained(l, out)
		}
	})
}

func (e *Editor) showExplained(l *Line, out explained) {
	parts := []fyne.CanvasObject{}
	if out.err != nil {
		parts = append(parts, e.desk.Paragraph(e.desk.Explain(out.err)))
	} else {
		for _, s := range out.price.Steps {
			parts = append(parts, e.sum(e.desk.Say(s.Key), stepValue(s), false))
		}
		parts = append(parts, widgets.Hairline(),
			e.sum(e.desk.Say("deals.proposed", "Term", e.term()), string(e.Draft.Deal.Currency)+" "+money.Format(out.price.Value, 2), true))
	}
	parts = append(parts, e.sum(e.desk.Say("deals.on_this_line"), string(e.Draft.Deal.Currency)+" "+money.Format(l.Price, 2), true))
	if len(out.sold) > 0 {
		parts = append(parts, e.desk.Caption(e.desk.Say("deals.sold_before")), widgets.Fixed(0, e.soldTable(out.sold)))
	}
	var g *widgets.Dialog
	shut := e.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	title := l.Code
	if title == "" {
		title = l.NameEN
	}
	g = e.desk.Dialog(e.desk.Say("deals.steps_title", "Item", title), 560, widgets.Column(theme.Gap1+2, false, parts...), shut, nil, shut)
}

// sum is a caption with its figure at the right.
func (e *Editor) sum(caption, figure string, total bool) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, e.desk.Figure(figure, total), e.desk.Soft(caption).Narrow(80))
}

func (e *Editor) soldTable(sold []app.Sold) fyne.CanvasObject {
	type row struct {
		key string
		app.Sold
	}
	m := rows.New(func(r row) string { return r.key },
		rows.Column[row]{Key: "date", Title: "deals.date", Width: 92, Soft: true, Value: func(r row) string { return r.Date }},
		rows.Column[row]{Key: "buyer", Title: "deals.buyer_id", Width: 150, Flex: 1, Value: func(r row) string { return r.Buyer }},
		rows.Column[row]{Key: "quantity", Title: "deals.quantity", Kind: rows.Number, Width: 80, Value: func(r row) string { return grouped(r.Quantity, 0) }},
		rows.Column[row]{Key: "price", Title: "deals.price", Kind: rows.Number, Width: 110, Value: func(r row) string { return r.Currency + " " + grouped(r.Price, 2) }},
	)
	list := make([]row, len(sold))
	for i, s := range sold {
		list[i] = row{strconv.Itoa(i), s}
	}
	m.SetRows(list)
	return widgets.Sheet(widgets.NewTable(e.desk, e.key+".sold", m))
}

// grouped writes a stored decimal with its thousands parted.
func grouped(s string, places int32) string {
	d, err := money.Exact(s)
	if err != nil {
		return s
	}
	return money.Format(d, places)
}
