package spine

import (
	"context"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/paper"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// mostGaps is how many gaps the dialog lists; the rest is counted.
const mostGaps = 9

// ask shows what the paper lacks; without gaps that keep it in, its filled
// button issues. Enter never does.
func (p *Papers) ask() {
	kind, work := p.chosen, p.of.Draw(p.chosen, p.spoken())
	task.Do(p.scope, "ask", work, func(doc paper.Document, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.confirm(kind, doc)
	})
}

func (p *Papers) confirm(kind string, doc paper.Document) {
	d, found := p.desk, paper.Check(doc)
	var parts []fyne.CanvasObject
	for _, blocking := range []bool{true, false} {
		for _, f := range found {
			if (f.Blocks == paper.BlocksIssue) != blocking || len(parts) >= mostGaps {
				continue
			}
			text, shade := d.Say(f.Key), rows.Caution
			if f.Line > 0 {
				text = d.Say("spine.gap_line", "Line", f.Line, "Text", text)
			}
			if blocking {
				shade = rows.Danger
			}
			parts = append(parts, d.StatusDot(shade, text))
		}
	}
	if more := len(found) - len(parts); more > 0 {
		parts = append(parts, d.Caption(d.Say("spine.gaps_more", "N", more)))
	}
	name, _ := recipient(doc).Name.In(doc.Language)
	head := d.Say("spine.issue_text", "To", name)
	switch {
	case !paper.CanIssue(found):
		head = d.Say("spine.cannot_issue")
	case len(found) > 0:
		head = d.Say("spine.issue_anyway", "To", name)
	}
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	buttons := []fyne.CanvasObject{no}
	if paper.CanIssue(found) {
		buttons = append(buttons, d.Button("dialog.ok", "spine.issue", widgets.Filled, func() {
			g.Close()
			p.issue(kind)
		}))
	}
	content := widgets.Column(theme.Gap2, false, append([]fyne.CanvasObject{d.Paragraph(head)}, parts...)...)
	g = d.Dialog(d.Say("spine.issue_title", "Paper", d.Say("spine.kind_"+kind)), stepWidth, content, no, nil, buttons...)
}

func recipient(doc paper.Document) paper.Party {
	k, ok := paper.KindOf(doc.Kind)
	if !ok {
		return doc.Buyer
	}
	return k.Recipient(doc)
}

func (p *Papers) issue(kind string) {
	id, language := p.of.ID(), p.language
	task.Do(p.scope, "issue", func(ctx context.Context) (paper.Issued, error) {
		return p.service.Issue(ctx, kind, id, language)
	}, func(out paper.Issued, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.now = false
		p.of.Issued()
		p.desk.Toast(p.desk.Say("spine.was_issued", "Paper", p.desk.Say("spine.kind_"+kind), "Number", out.Number), nil)
	})
}

func (p *Papers) withdraw(out paper.Issued) {
	name := p.desk.Say("spine.kind_" + out.Kind)
	p.desk.Confirm(p.desk.Say("spine.withdraw_title", "Paper", name, "Number", out.Number), p.desk.Say("spine.withdraw_text"), "spine.withdraw", true, func() {
		task.Do(p.scope, "withdraw", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, p.service.WithdrawPaper(ctx, out.ID)
		}, func(_ struct{}, err error) {
			if !p.desk.Fail(err) {
				p.of.Issued()
			}
		})
	})
}

// folderSetting remembers where papers go.
const folderSetting = "export/folder"

// export asks for a folder and writes the paper there as it is shown.
func (p *Papers) export(format app.Format) {
	work := p.work()
	question := files.Question{Title: p.desk.Say("spine.export_to")}
	task.Do(p.scope, "export", func(ctx context.Context) (string, error) {
		doc, err := work(ctx)
		if err != nil {
			return "", err
		}
		if question.Name, err = p.service.Setting(ctx, folderSetting); err != nil {
			return "", err
		}
		dir, err := p.files.Folder(ctx, question)
		if err != nil || dir == "" {
			return "", err
		}
		paths, err := p.service.ExportPaper(ctx, doc, dir, format)
		if err != nil || len(paths) == 0 {
			return "", err
		}
		return paths[0], p.service.SetSetting(ctx, folderSetting, dir)
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("spine.exported", "Path", path), nil)
		}
	})
}
