package deals

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
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

// set draws the steps, or a sentence where there are none; last is a caption
// and a price that follow them.
func (b *stepsBand) set(e *Editor, title, text string, steps []pricing.Step, last ...string) {
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
	if len(last) == 2 {
		add(last[0], last[1], false)
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
	e.priceOf(l, func(out explained, err error) {
		if err = errors.Join(err, out.err); err != nil {
			e.steps.set(e, "", e.desk.Explain(err), nil)
			return
		}
		value := string(e.Draft.Deal.Currency) + " " + money.Format(out.price.Value, 2)
		e.steps.set(e, e.desk.Say("deals.steps_of", "Line", at, "Term", e.term()), value, out.price.Steps, e.last(out.sold)...)
	})
}

// last is the price that this buyer was offered last, with its caption.
func (e *Editor) last(sold []app.Sold) []string {
	sold = e.earlier(sold)
	if len(sold) == 0 || !e.theirs(sold[0]) {
		return nil
	}
	return []string{e.desk.Say("deals.last_price", "Day", e.desk.ShortDay(sold[0].Date)), sold[0].Currency + " " + grouped(sold[0].Price, 2)}
}

// term is the term prices are counted under.
func (e *Editor) term() string {
	if e.Draft.Deal.Incoterm == "" {
		return "FOB"
	}
	return string(e.Draft.Deal.Incoterm)
}

func (e *Editor) priceOf(l *Line, done func(explained, error)) {
	d, line := e.Draft.Snapshot(), l.Line
	task.Do(e.scope, "steps", func(ctx context.Context) (out explained, err error) {
		out.price, out.err = e.service.PriceSteps(ctx, d, line)
		if d.BuyerID != "" {
			out.sold, err = e.service.LastPrices(ctx, line.ProductID, d.BuyerID)
		}
		return out, err
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
	var g *widgets.Dialog
	var first fyne.Focusable
	if sold := e.earlier(out.sold); len(sold) > 0 {
		caption, take := "deals.sold_before", (func(app.Sold))(nil)
		if !e.Draft.Locked {
			caption, take = "deals.sold_take", func(s app.Sold) {
				g.Close()
				e.takePrice(l, s)
			}
		}
		table := e.soldTable(sold, take)
		first = table
		parts = append(parts, e.desk.Caption(" "), e.desk.Caption(e.desk.Say(caption)),
			container.New(floor(tableHead+gridLine*float32(min(len(sold), mostSold))), widgets.Sheet(table)))
	}
	shut := e.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	if first == nil {
		first = shut
	}
	title := l.Code
	if title == "" {
		title = l.NameEN
	}
	g = e.desk.Dialog(e.desk.Say("deals.steps_title", "Item", title), 600, widgets.Column(theme.Gap1+2, false, parts...), first, nil, shut)
}

// The table of earlier prices is as high as what it holds, up to a bound.
const (
	tableHead = float32(36)
	gridLine  = float32(34)
	mostSold  = 6
)

// sum is a caption with its figure at the right.
func (e *Editor) sum(caption, figure string, total bool) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, e.desk.Figure(figure, total), e.desk.Soft(caption).Narrow(80))
}

// grouped writes a stored decimal with its thousands parted.
func grouped(s string, places int32) string {
	d, err := money.Exact(s)
	if err != nil {
		return s
	}
	return money.Format(d, places)
}
