package deals

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/paper"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// showPages hands the pages last laid out to the preview.
func (e *Editor) showPages() {
	if e.preview == nil {
		return
	}
	pages := e.pages
	e.preview.SetPages(len(pages), func(_ context.Context, page, wide int) (image.Image, error) {
		return e.service.PagePicture(pages[min(page, len(pages)-1)], wide)
	})
	e.showGaps()
}

// folderSetting remembers where papers go.
const folderSetting = "export/folder"

// Export asks for a folder and writes the paper there.
func (e *Editor) Export(doc paper.Document, format app.Format) {
	question := files.Question{Title: e.desk.Say("deals.export_to")}
	task.Do(e.scope, "export", func(ctx context.Context) (string, error) {
		last, err := e.service.Setting(ctx, folderSetting)
		if err != nil {
			return "", err
		}
		question.Name = last
		dir, err := e.files.Folder(ctx, question)
		if err != nil || dir == "" {
			return "", err
		}
		paths, err := e.service.ExportPaper(ctx, doc, dir, format)
		if err != nil || len(paths) == 0 {
			return "", err
		}
		return paths[0], e.service.SetSetting(ctx, folderSetting, dir)
	}, func(path string, err error) {
		if !e.desk.Fail(err) && path != "" {
			e.desk.Toast(e.desk.Say("deals.exported", "Path", path), nil)
		}
	})
}

// mostGaps is how many gaps a dialog lists; the rest is counted.
const mostGaps = 9

// AskIssue shows what the paper lacks, first what keeps it in, and what stands
// between the firm and the buyer for every order. Without gaps that keep it in
// its filled button issues; Enter never does.
func (e *Editor) AskIssue(doc paper.Document, title, text, do string, yes func()) {
	id := e.Draft.Deal.BuyerID
	task.Do(e.scope, "standing", func(ctx context.Context) (contact.Terms, error) {
		if id == "" {
			return contact.Terms{}, nil
		}
		c, err := e.service.Contact(ctx, id)
		if fault.Is(err, "store.not_found") { // the buyer lies in the bin: the paper says what is wrong
			err = nil
		}
		return c.Terms, err
	}, func(standing contact.Terms, err error) {
		if !e.desk.Fail(err) {
			e.lookThen(func() { e.askIssue(doc, e.standing(standing), title, text, do, yes) })
		}
	})
}

// standing shows the terms of a buyer that are in no paper; nil without any.
func (e *Editor) standing(t contact.Terms) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, each := range []struct{ key, text string }{
		{"returns", t.Returns}, {"penalties", t.Penalties}, {"price_protection", t.PriceProtection}, {"deductions", t.Deductions}, {"other", t.Other},
	} {
		if each.text != "" {
			lines = append(lines, widgets.Column(0, false, e.desk.Caption(e.desk.Say("deals.standing_"+each.key)), e.desk.Paragraph(each.text)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	head := e.desk.Text(e.desk.Say("deals.standing"))
	return e.desk.Band(widgets.Column(theme.Gap2, false, append([]fyne.CanvasObject{head}, lines...)...))
}

func (e *Editor) askIssue(doc paper.Document, standing fyne.CanvasObject, title, text, do string, yes func()) {
	found := paper.Check(doc)
	var g *widgets.Dialog
	parts := []fyne.CanvasObject{}
	for _, blocking := range []bool{true, false} {
		for _, f := range found {
			if (f.Blocks == paper.BlocksIssue) == blocking && len(parts) < mostGaps {
				parts = append(parts, e.gapRow(f, func() { g.Close() }))
			}
		}
	}
	if more := len(found) - len(parts); more > 0 {
		parts = append(parts, e.desk.Caption(e.desk.Say("deals.gaps_more", "N", more)))
	}
	no := e.desk.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	buttons := []fyne.CanvasObject{no}
	for _, p := range e.accessPoints() {
		if len(parts) < mostGaps {
			parts = append(parts, e.pointRow(p, func() { g.Close() }))
		}
	}
	stopped := slices.ContainsFunc(e.looked.access, app.LineAccess.Stops)
	switch {
	case !paper.CanIssue(found):
		parts = append([]fyne.CanvasObject{e.desk.Paragraph(e.desk.Say("deals.cannot_issue"))}, parts...)
	case stopped:
		parts = append([]fyne.CanvasObject{e.desk.Paragraph(text), e.desk.Paragraph(e.desk.Say("deals.access_stops"))}, parts...)
	case len(found) > 0 || len(parts) > 0:
		parts = append([]fyne.CanvasObject{e.desk.Paragraph(text), e.desk.Caption(e.desk.Say("deals.advice"))}, parts...)
	default:
		parts = append(parts, e.desk.Paragraph(text))
	}
	if standing != nil {
		parts = append(parts, standing)
	}
	if paper.CanIssue(found) {
		buttons = append(buttons, e.desk.Button("dialog.ok", do, widgets.Filled, func() {
			g.Close()
			yes()
		}))
	}
	g = e.desk.Dialog(title, 520, widgets.Column(theme.Gap2, false, parts...), no, nil, buttons...)
}

// gapRow says one gap; where its field is on this screen, a button goes there.
func (e *Editor) gapRow(f paper.Finding, shut func()) fyne.CanvasObject {
	text := e.desk.Say(f.Key)
	if f.Line > 0 {
		text = e.desk.Say("deals.gap_line", "Line", f.Line, "Text", text)
	}
	tone := rows.Caution
	if f.Blocks == paper.BlocksIssue {
		tone = rows.Danger
	}
	said := e.desk.StatusDot(tone, text)
	tab, field := placeOf(f)
	elsewhere, known := e.elsewhere(f.Field)
	if tab == "" && !known {
		return said
	}
	to := e.desk.Button("gap."+f.Field, "deals.go_to_field", widgets.Quiet, func() {
		shut()
		if tab == "" {
			e.nav.Go(elsewhere)
			return
		}
		e.goTo(tab, field, f.Line)
	})
	return widgets.Toolbar([]fyne.CanvasObject{said}, []fyne.CanvasObject{to})
}

// placeOf gives the tab and the field that a gap is mended in; "" where it
// lies in the profile of the firm or of the buyer.
func placeOf(f paper.Finding) (tab, field string) {
	if f.Line > 0 || f.Field == "lines" {
		return "lines", "lines"
	}
	switch f.Field {
	case "buyer":
		return "lines", "buyer_id"
	case "delivery":
		return "lines", "incoterm"
	case "named_place":
		return "lines", "place"
	case "currency", "payment", "valid_until":
		return "lines", f.Field
	case "port_of_loading", "lead_time":
		return "terms", f.Field
	}
	return "", ""
}

// elsewhere is the page of another screen that a gap is mended on: the
// profile of the firm, or the buyer.
func (e *Editor) elsewhere(field string) (to navigation.Route, known bool) {
	switch field {
	case "seller", "beneficiary", "bank", "account", "swift":
		return navigation.Route{Screen: navigation.Settings}, true
	case "buyer_address":
		return navigation.Route{Screen: navigation.Contacts, ID: e.Draft.Deal.BuyerID}, e.Draft.Deal.BuyerID != ""
	}
	return to, false
}

func (e *Editor) goTo(tab, field string, line int) {
	e.tabs.Open(tab)
	if field != "lines" {
		if in := e.fields[field]; in != nil {
			e.desk.Window.Canvas().Focus(in)
		}
		return
	}
	if len(e.Draft.Lines) == 0 {
		e.desk.Window.Canvas().Focus(e.finderAt)
		return
	}
	if line > 0 && line <= len(e.Draft.Lines) {
		e.grid.Reveal(e.Draft.Lines[line-1].Key)
	}
	e.desk.Window.Canvas().Focus(e.grid)
}

// ShowPaper draws the paper anew and unfolds it where it was folded away.
func (e *Editor) ShowPaper() {
	if e.hidden {
		e.TogglePreview()
	}
	e.draw()
}
