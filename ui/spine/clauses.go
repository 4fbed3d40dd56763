package spine

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/paper"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// clauseRow is a clause of the library, or one written for this contract.
type clauseRow struct {
	key string
	on  bool
	paper.Clause
}

// clauseSheet is the dialog while it is open.
type clauseSheet struct {
	desk  *widgets.Desk
	list  []*clauseRow
	table *widgets.Table[*clauseRow]
	at    *clauseRow
	texts [4]*widgets.Entry // title and text, English and Chinese
}

// EditClauses lets a person choose the clauses of a contract and word them;
// then is called when they were kept.
func EditClauses(d *widgets.Desk, s Service, scope *task.Scope, kind, refID string, then func()) {
	type both struct{ chosen, library []paper.Clause }
	task.Do(scope, "clauses", func(ctx context.Context) (b both, err error) {
		if b.chosen, err = s.Clauses(ctx, kind, refID); err != nil {
			return b, err
		}
		b.library, err = s.ClauseLibrary(ctx, kind)
		return b, err
	}, func(b both, err error) {
		if d.Fail(err) {
			return
		}
		sheet := &clauseSheet{desk: d, list: merged(b.chosen, b.library)}
		sheet.open(func(list []paper.Clause) {
			task.Do(scope, "clauses", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, s.SetClauses(ctx, kind, refID, list)
			}, func(_ struct{}, err error) {
				if !d.Fail(err) {
					then()
				}
			})
		})
	})
}

// merged puts the chosen clauses first, in their order, then the rest of the
// library.
func merged(chosen, library []paper.Clause) []*clauseRow {
	var list []*clauseRow
	for i, c := range chosen {
		key := c.Key
		if key == "" {
			key = "own" + string(rune('a'+i%26))
		}
		list = append(list, &clauseRow{key, true, c})
	}
	for _, c := range library {
		if !slices.ContainsFunc(list, func(r *clauseRow) bool { return r.Key == c.Key }) {
			list = append(list, &clauseRow{c.Key, false, c})
		}
	}
	return list
}

const (
	clausesWidth  = float32(900)
	clausesHeight = float32(420)
)

func (s *clauseSheet) open(keep func([]paper.Clause)) {
	d := s.desk
	m := rows.New(func(r *clauseRow) string { return r.key },
		rows.Column[*clauseRow]{
			Key: "on", Title: "spine.on_paper", Kind: rows.Check, Width: 64,
			Value: func(r *clauseRow) string { return map[bool]string{true: "1"}[r.on] },
			Set: func(r *clauseRow, v string) error {
				r.on = v == "1"
				return nil
			},
		},
		rows.Column[*clauseRow]{Key: "title", Title: "spine.clause", Width: 180, Flex: 1, Value: func(r *clauseRow) string { return s.name(r) }},
	)
	s.table = widgets.NewTable(d, "clauses", m)
	s.table.OnSelect = s.follow
	names := [4]string{"title_en", "title_zh", "text_en", "text_zh"}
	fields := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		in := d.Entry("clauses."+name, "")
		if i > 1 {
			in = d.Area("clauses."+name, "", 5)
		}
		in.OnChanged = func(text string) { s.write(i, text) }
		s.texts[i], fields[i] = in, d.Field("spine."+name, in)
	}
	right := widgets.Column(theme.Gap3, false, widgets.Form(2, fields[:2]...), fields[2], fields[3])
	s.table.SetRows(s.list)
	if len(s.list) > 0 {
		s.table.Reveal(s.list[0].key)
	}
	s.follow()
	var g *widgets.Dialog
	add := d.Button("clauses.add", "spine.add_clause", widgets.Quiet, s.add)
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ready := d.Button("clauses.ready", "spine.ready_clauses", widgets.Plain, func() {
		g.Close()
		keep(nil)
	})
	ok := d.Button("dialog.ok", "app.save", widgets.Filled, func() {
		g.Close()
		keep(s.chosen())
	})
	body := container.New(within{clausesHeight}, container.New(Halves{0.56}, widgets.Sheet(s.table), right))
	g = d.Dialog(d.Say("spine.clauses"), clausesWidth, body, s.table, nil, add, ready, no, ok)
}

func (s *clauseSheet) name(r *clauseRow) string {
	first, second := r.Title.EN, r.Title.ZH
	if s.desk.Say("app.language_code") == "zh" {
		first, second = second, first
	}
	if first == "" {
		return second
	}
	return first
}

// follow shows the clause under the cursor.
func (s *clauseSheet) follow() {
	r, ok := s.table.Model.CursorRow()
	if !ok || r == s.at {
		return
	}
	s.at = nil
	for i, text := range []string{r.Title.EN, r.Title.ZH, r.Text.EN, r.Text.ZH} {
		s.texts[i].SetText(text)
	}
	s.at = r
}

func (s *clauseSheet) write(i int, text string) {
	if s.at == nil {
		return
	}
	target := []*string{&s.at.Title.EN, &s.at.Title.ZH, &s.at.Text.EN, &s.at.Text.ZH}[i]
	if *target == text {
		return
	}
	*target = text
	s.at.on = true
	s.table.Refresh()
}

func (s *clauseSheet) add() {
	r := &clauseRow{key: "new" + strings.Repeat("+", len(s.list)), on: true}
	r.Title = paper.Words{EN: s.desk.Say("spine.new_clause_en"), ZH: s.desk.Say("spine.new_clause_zh")}
	s.list = append(s.list, r)
	s.table.SetRows(s.list)
	s.table.Reveal(r.key)
	s.follow()
	s.desk.Window.Canvas().Focus(s.texts[2])
}

func (s *clauseSheet) chosen() []paper.Clause {
	list := []paper.Clause{}
	for _, r := range s.list {
		if r.on {
			list = append(list, r.Clause)
		}
	}
	return list
}
