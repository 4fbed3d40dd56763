package settings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) safetyTab() fyne.CanvasObject {
	d := p.desk
	phrase := d.Secret("settings.passphrase", "")
	backup := d.Button("settings.backup", "settings.backup", widgets.Plain, func() { p.backup(phrase.Text) })
	backup.SetEnabled(p.outside.Backup != nil)
	p.last = d.Caption("")
	card := d.Section("settings.backup_title", widgets.Column(theme.Gap3, false,
		d.Caption(d.Say("settings.backup_note")).Narrow(200),
		widgets.Form(2, d.Field("settings.passphrase", phrase).WithNote(d.Say("settings.passphrase_note"))),
		widgets.Line(theme.Gap4, backup, p.last)))
	p.tellBackup()
	m := rows.New(func(b app.Binned) string { return string(b.Noun) + b.ID },
		rows.Column[app.Binned]{Key: "noun", Title: "settings.bin_kind", Width: 100, Soft: true, Value: func(b app.Binned) string { return d.Say("settings.noun_" + string(b.Noun)) }},
		rows.Column[app.Binned]{Key: "title", Title: "settings.bin_title", Width: 220, Flex: 1, Value: func(b app.Binned) string { return b.Title }},
		rows.Column[app.Binned]{Key: "actor", Title: "settings.bin_actor", Width: 130, Soft: true, Value: func(b app.Binned) string { return b.Actor }},
		rows.Column[app.Binned]{Key: "at", Title: "settings.bin_at", Width: 140, Soft: true, Value: func(b app.Binned) string { return b.At.Local().Format("2006-01-02 15:04") }},
		rows.Column[app.Binned]{Key: "back", Title: "settings.bin_act", Kind: rows.Action, Width: 110, Value: func(app.Binned) string { return d.Say("settings.take_back") }},
	)
	t := widgets.NewTable(d, "settings.bin", m)
	t.Empty = widgets.Empty{Text: d.Say("settings.bin_empty"), Sample: d.Say("settings.bin_hint")}
	t.OnOpen = func(b app.Binned) { p.restore(t, b) }
	t.OnAction = func(b app.Binned, _ string) { p.restore(t, b) }
	p.fillBin(t)
	return widgets.Column(theme.Gap3, true, card, d.Heading(d.Say("settings.bin")), widgets.Sheet(t))
}

func (p *Page) fillBin(t *widgets.Table[app.Binned]) {
	task.Do(p.scope, "bin", p.service.Bin, func(list []app.Binned, err error) {
		if !p.desk.Fail(err) {
			t.SetRows(list)
		}
	})
}

func (p *Page) restore(t *widgets.Table[app.Binned], b app.Binned) {
	task.Do(p.scope, "restore", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.Restore(ctx, b.Noun, b.ID)
	}, func(_ struct{}, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.Toast(p.desk.Say("settings.restored", "Title", b.Title), nil)
		p.fillBin(t)
	})
}

// tellBackup says when the last backup was made.
func (p *Page) tellBackup() {
	task.Do(p.scope, "last", func(ctx context.Context) (string, error) { return p.service.Setting(ctx, LastBackup) },
		func(last string, err error) {
			if p.desk.Fail(err) || p.last == nil {
				return
			}
			text := p.desk.Say("settings.backup_never")
			if at, err := time.Parse(time.RFC3339, last); err == nil {
				text = p.desk.Say("settings.backup_last", "Time", at.Local().Format("2006-01-02 15:04"))
			}
			p.last.SetText(text)
		})
}

// backup asks where, then makes a verified copy, which can be cancelled.
func (p *Page) backup(passphrase string) {
	d := p.desk
	q := files.Question{Title: d.Say("settings.backup"), Name: "sampan-" + p.service.Now().Format("20060102-1504") + ".backup"}
	task.Do(p.scope, "backup", func(ctx context.Context) (string, error) { return p.outside.Files.Save(ctx, q) },
		func(path string, err error) {
			if !d.Fail(err) && path != "" {
				p.backupTo(path, passphrase)
			}
		})
}

func (p *Page) backupTo(path, passphrase string) {
	d := p.desk
	var g *widgets.Dialog
	g, bar := d.ProgressDialog(d.Say("settings.backup_running"), func() {
		p.scope.Cancel("backup")
		g.Close()
	})
	bar.Set(task.Progress{What: path})
	task.Do(p.scope, "backup", func(ctx context.Context) (struct{}, error) {
		if err := p.outside.Backup(ctx, path, passphrase); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, p.service.SetSetting(ctx, LastBackup, p.service.Now().Format(time.RFC3339))
	}, func(_ struct{}, err error) {
		g.Close()
		if d.Fail(err) {
			return
		}
		d.Toast(d.Say("settings.backup_done", "Path", path), nil)
		p.tellBackup()
		if p.outside.BackedUp != nil {
			p.outside.BackedUp()
		}
	})
}

func (p *Page) programTab() fyne.CanvasObject {
	d := p.desk
	language := d.Select("settings.language", "", widgets.Option{ID: "zh", Label: "中文"}, widgets.Option{ID: "en", Label: "English"})
	language.Set(p.outside.Language)
	language.OnPick = p.outside.SetLanguage
	dark := d.Check("settings.dark", "settings.dark", p.outside.SetDark)
	dark.Set(p.outside.Dark)
	look := d.Section("settings.look", widgets.Form(3, d.Field("settings.language", language), d.Field("settings.colours", dark)))
	parts := []fyne.CanvasObject{look}
	if p.outside.Folder != "" {
		parts = append(parts, d.Section("settings.folder", widgets.Column(theme.Gap1, false, d.Text(p.outside.Folder).Narrow(200), d.Caption(d.Say("settings.folder_note")).Narrow(200))))
	}
	about := widgets.Column(theme.Gap2, false, d.Text(d.Say("settings.about_text")).Narrow(200), widgets.Hairline(),
		d.Caption(d.Say("settings.licences")).Narrow(200), d.Caption(d.Say("settings.about_libraries")).Narrow(200))
	parts = append(parts, d.Section("settings.about", about))
	return p.scrolled(parts...)
}
