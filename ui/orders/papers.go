package orders

import (
	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/paper"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// papersTab lists what went out; each paper can be looked at and printed
// again.
func (p *Page) papersTab() fyne.CanvasObject {
	m := rows.New(func(i paper.Issued) string { return i.ID },
		rows.Column[paper.Issued]{Key: "kind", Title: "orders.paper", Width: 130, Flex: 1, Value: func(i paper.Issued) string { return p.desk.Say("orders.paper_" + i.Kind) }},
		rows.Column[paper.Issued]{Key: "number", Title: "orders.paper_number", Width: 130, Value: func(i paper.Issued) string { return i.Number }},
		rows.Column[paper.Issued]{Key: "date", Title: "orders.date", Width: 104, Value: func(i paper.Issued) string { return i.Date }},
		rows.Column[paper.Issued]{Key: "actor", Title: "orders.issued_by", Width: 90, Soft: true, Value: func(i paper.Issued) string { return i.Actor }},
		rows.Column[paper.Issued]{Key: "print", Title: "", Kind: rows.Action, Width: 130, Unfiltered: true, Value: func(paper.Issued) string { return p.desk.Say("orders.print_again") }},
	)
	m.SetRows(p.papers)
	p.table = widgets.NewTable(p.desk, "order.papers", m)
	p.table.OnOpen = p.showPaper
	p.table.OnAction = func(i paper.Issued, _ string) { p.printAgain(i) }
	p.table.Menu = func(selected []paper.Issued) []*fyne.MenuItem {
		if len(selected) != 1 {
			return nil
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem(p.desk.Say("orders.show_paper"), func() { p.showPaper(selected[0]) }),
			fyne.NewMenuItem(p.desk.Say("orders.print_again"), func() { p.printAgain(selected[0]) }),
		}
	}
	p.table.Empty = widgets.Empty{Text: p.desk.Say("orders.papers_none"), Sample: p.desk.Say("orders.papers_hint")}
	return widgets.Sheet(p.table)
}

// showPaper shows a paper as it went out.
func (p *Page) showPaper(i paper.Issued) {
	doc, err := app.Frozen(i)
	if p.desk.Fail(err) {
		return
	}
	p.frozen = doc
	p.editor.ShowPaper()
}

func (p *Page) printAgain(i paper.Issued) {
	doc, err := app.Frozen(i)
	if !p.desk.Fail(err) {
		p.editor.Export(doc, app.PDF)
	}
}
