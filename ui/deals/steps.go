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
		caption, value := e.desk.Say(s.Key), stepValue(s)
		if s.Own {
			caption = "● " + caption
		}
		said += caption + value
		parts = append(parts, widgets.Column(0, false, e.desk.Caption(caption), widgets.Line(0, e.desk.LinkFigure("steps."+s.Key, value, func() {
			if l, ok := e.current(); ok {
				e.explainAt(l, s.Key)
			}
		}))))
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
	l, ok := e.current()
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

// current is the line under the cursor, or else the first.
func (e *Editor) current() (*Line, bool) {
	if l, ok := e.grid.Model.CursorRow(); ok || len(e.Draft.Lines) == 0 {
		return l, ok
	}
	return e.Draft.Lines[0], true
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
