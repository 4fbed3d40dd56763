package record

import (
	"context"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// Export asks where a table goes, makes it and writes it, as a workbook or as
// text by the ending that was chosen. It can be cancelled. said is the text
// key of the notice at the end, with N rows and the Path.
func Export(d *widgets.Desk, scope *task.Scope, dialogs *files.Dialogs, name, said string, table func(context.Context) (sheet.Table, error)) {
	question := files.Question{Title: d.Say("record.export"), Name: name, Kinds: []files.Kind{
		{Name: d.Say("record.workbook"), Endings: []string{"xlsx"}}, {Name: d.Say("record.text_table"), Endings: []string{"csv"}},
	}}
	task.Do(scope, "export", func(ctx context.Context) (string, error) { return dialogs.Save(ctx, question) }, func(path string, err error) {
		if d.Fail(err) || path == "" {
			return
		}
		var g *widgets.Dialog
		g, _ = d.ProgressDialog(d.Say("record.exporting"), func() {
			scope.Cancel("export")
			g.Close()
		})
		task.Do(scope, "export", func(ctx context.Context) (int, error) {
			t, err := table(ctx)
			if err != nil {
				return 0, err
			}
			return len(t.Rows), app.SaveTable(path, t)
		}, func(n int, err error) {
			g.Close()
			if !d.Fail(err) {
				d.Toast(d.Say(said, "N", n, "Path", path), nil)
			}
		})
	})
}
