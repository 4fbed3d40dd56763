package deals

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// gridRow leaves a photo of 40 its air.
const gridRow = theme.PhotoThumb + theme.Gap1

func (e *Editor) linesTab() fyne.CanvasObject {
	e.grid = widgets.NewTable(e.desk, e.key+".lines", e.lineModel())
	e.grid.SetRowHeight(gridRow)
	e.grid.PhotoOf = func(l *Line) string { return l.Photo }
	e.grid.OnSelect = e.showSteps
	e.grid.Explains = func(column string) bool { return column == "margin" }
	e.grid.OnExplain = func(l *Line, _ string) { e.explain(l) }
	e.grid.OnPaste = e.paste
	e.grid.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || e.Draft.Locked {
			return false
		}
		e.removeLines(e.grid.Model.Selected())
		return true
	}
	e.grid.Menu = e.lineMenu
	e.grid.Empty = widgets.Empty{Text: e.desk.Say("deals.no_lines"), Sample: e.desk.Say("deals.no_lines_hint")}
	e.grid.SetRows(e.Draft.Lines)
	if e.Draft.Locked {
		return container.New(roomy{}, hidden(), widgets.Sheet(e.grid), e.steps.content)
	}
	e.grid.Empty.Act, e.grid.Empty.OnAct = "deals.add_product", func() { e.Key(fyne.KeyF7) }
	return container.New(roomy{}, e.lineBar(), widgets.Sheet(e.grid), e.steps.content)
}

func hidden() fyne.CanvasObject {
	box := container.NewWithoutLayout()
	box.Hide()
	return box
}

// lineBar adds products, and counts prices anew where they are stale.
func (e *Editor) lineBar() fyne.CanvasObject {
	e.finderAt = e.desk.Picker(e.key+".add", "deals.add_hint")
	e.finderAt.Search = e.catalog.search
	e.finderAt.OnPick = func(o widgets.Option) {
		if o.ID != "" {
			e.finderAt.Set(widgets.Option{})
			e.addProduct(o.ID)
		}
	}
	e.finderAt.OnAdd = func(text string) {
		e.ask(e.Draft.Add(deal.Line{NameEN: text, Unit: "pcs"}))
	}
	e.stale = e.desk.Caption("").Tint(theme.Caution).Narrow(60)
	e.reprice = e.desk.Button(e.key+".reprice", "deals.reprice", widgets.Plain, e.Reprice)
	return container.NewBorder(nil, nil, widgets.Fixed(264, e.finderAt), e.reprice, e.stale)
}

func (e *Editor) showStale() {
	if e.stale == nil || e.Draft.Locked {
		return
	}
	text := ""
	if e.Draft.Stale {
		text = e.desk.Say("deals.stale")
	}
	e.stale.SetText(text)
}

func (e *Editor) lineModel() *rows.Model[*Line] {
	return rows.New(func(l *Line) string { return l.Key }, e.lineColumns()...)
}

// fitColumns shows as many columns as there is room for: beside the paper one
// name, in the language of the paper, and the buyer's codes where there are
// any.
func (e *Editor) fitColumns() {
	m := e.grid.Model
	chinese := e.Draft.Deal.Language == string(paper.Chinese)
	codes := slices.ContainsFunc(e.Draft.Lines, func(l *Line) bool { return l.BuyerCode != "" })
	m.Hide("name_en", !e.hidden && chinese)
	m.Hide("name_zh", !e.hidden && !chinese)
	m.Hide("buyer_code", !e.hidden && !codes)
	m.Hide("access", len(e.looked.access) == 0)
	e.grid.Refresh()
}

// setQuantity takes a quantity; a price that was not typed by hand follows
// the tiers.
func (e *Editor) setQuantity(l *Line, typed string) error {
	if err := e.Draft.SetQuantity(l, typed); err != nil {
		return err
	}
	e.Show()
	if l.Own || l.ProductID == "" {
		return nil
	}
	d, line := e.Draft.Snapshot(), l.Line
	task.Do(e.scope, "price/"+l.Key, func(ctx context.Context) (money.Decimal, error) {
		price, err := e.service.PriceSteps(ctx, d, line)
		return price.Value, err
	}, func(price money.Decimal, err error) {
		if err != nil || l.Own || !l.Quantity.Equal(line.Quantity) || l.Price.Equal(price) {
			return // no ground to count on: the price stays
		}
		l.Price = price
		e.Draft.Touch()
		e.grid.Refresh()
		e.Show()
	})
	return nil
}

// reveal shows the rows anew with the cursor on one.
func (e *Editor) reveal(l *Line) {
	e.grid.SetRows(e.Draft.Lines)
	e.grid.Reveal(l.Key)
	e.desk.Window.Canvas().Focus(e.grid)
	e.Show()
}

// ask shows a line just added and waits for its quantity: F7, a few letters,
// Enter, the number, Enter is a line.
func (e *Editor) ask(l *Line) {
	e.reveal(l)
	e.grid.Edit("quantity")
}

func (e *Editor) addProduct(id string) {
	d := e.Draft.Snapshot()
	task.Do(e.scope, "", func(ctx context.Context) (deal.Line, error) {
		return e.service.AddProduct(ctx, &d, id, money.Zero)
	}, func(line deal.Line, err error) {
		if !e.desk.Fail(err) {
			e.ask(e.Draft.Add(line))
		}
	})
}

func (e *Editor) removeLines(gone []*Line) {
	if len(gone) == 0 {
		return
	}
	undo := e.Draft.Remove(gone)
	e.grid.SetRows(e.Draft.Lines)
	e.Show()
	e.desk.Toast(e.desk.Say("deals.lines_removed", "N", len(gone)), func() {
		undo()
		e.grid.SetRows(e.Draft.Lines)
		e.Show()
	})
}

func (e *Editor) lineMenu(selected []*Line) []*fyne.MenuItem {
	if len(selected) == 0 {
		return nil
	}
	first := selected[0]
	items := []*fyne.MenuItem{fyne.NewMenuItem(e.desk.Say("deals.steps"), func() { e.explain(first) })}
	if first.ProductID != "" {
		items = append(items, fyne.NewMenuItem(e.desk.Say("deals.ask_price"), func() { e.askPrice(first) }))
	}
	if e.Draft.Locked {
		return items
	}
	move := func(key string, by int) *fyne.MenuItem {
		return fyne.NewMenuItem(e.desk.Say(key), func() {
			e.Draft.Move(first.Key, by)
			e.reveal(first)
		})
	}
	return append(items, move("deals.move_up", -1), move("deals.move_down", 1),
		fyne.NewMenuItem(e.desk.Say("deals.remove_lines"), func() { e.removeLines(selected) }))
}
