package deals

import (
	"context"
	"slices"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/ui/task"
)

// paste takes rows of a spreadsheet; a code that the catalog does not know
// becomes a line typed freely.
func (e *Editor) paste(text string) {
	if e.Draft.Locked {
		return
	}
	rows := ParsePasted(text, func(code string) bool { return e.catalog.byCode(code) != "" })
	if len(rows) == 0 {
		e.desk.Toast(e.desk.Say("deals.nothing_to_paste"), nil)
		return
	}
	d := e.Draft.Snapshot()
	ids := make([]string, len(rows))
	for i, p := range rows {
		ids[i] = e.catalog.byCode(p.Code)
	}
	task.Do(e.scope, "paste", func(ctx context.Context) ([]deal.Line, error) {
		lines := make([]deal.Line, len(rows))
		for i, p := range rows {
			lines[i] = deal.Line{Code: p.Code, NameEN: p.Text, Quantity: p.Quantity, Unit: "pcs"}
			if ids[i] == "" {
				continue
			}
			line, err := e.service.AddProduct(ctx, &d, ids[i], p.Quantity)
			if err != nil && !fault.Is(err, "store.not_found") {
				return nil, err
			}
			if err == nil {
				lines[i] = line
			}
		}
		return lines, nil
	}, func(lines []deal.Line, err error) {
		if !e.desk.Fail(err) {
			e.pasted(lines, rows)
		}
	})
}

func (e *Editor) pasted(lines []deal.Line, from []Pasted) {
	var added []*Line
	unknown := 0
	for i, line := range lines {
		row := e.Draft.Add(line)
		if from[i].Price != nil {
			row.Price, row.Own = *from[i].Price, true
		}
		if line.ProductID == "" {
			unknown++
		}
		added = append(added, row)
	}
	e.reveal(added[len(added)-1])
	text := e.desk.Say("deals.pasted", "N", len(added))
	if unknown > 0 {
		text = e.desk.Say("deals.pasted_unknown", "N", len(added), "Unknown", unknown)
	}
	e.desk.Toast(text, func() { e.removeQuietly(added) })
}

func (e *Editor) removeQuietly(gone []*Line) {
	e.Draft.Remove(slices.Clone(gone))
	e.grid.SetRows(e.Draft.Lines)
	e.Show()
}
