package quotations

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// Route.With of a fresh quotation that is sent as a list.
const (
	PricesOf  = "prices:" // ids of products parted by commas may follow
	Clearance = "clearance"
)

// kindSetting remembers which paper a quotation is sent as.
func kindSetting(id string) string { return "quotation/paper/" + id }

// begin makes the quotation that a route asks for, and says which paper it is
// sent as.
func (p *Page) begin(ctx context.Context, with string) (q quotation.Quotation, kind string, err error) {
	copied, isCopy := strings.CutPrefix(with, CopyOf)
	listed, isList := strings.CutPrefix(with, PricesOf)
	switch {
	case isCopy:
		q, err = p.service.CopyQuotation(ctx, copied)
		return q, app.QuotationPaper, err
	case isList:
		ids := strings.FieldsFunc(listed, func(r rune) bool { return r == ',' })
		q, err = p.service.ListPrices(ctx, ids...)
		return q, app.PriceListPaper, err
	case with == Clearance:
		q, err = p.service.ListClearance(ctx)
		return q, app.ClearanceListPaper, err
	}
	q, err = p.service.NewQuotation(ctx, with)
	return q, app.QuotationPaper, err
}

// sentAs reads which paper a saved quotation is sent as.
func (p *Page) sentAs(ctx context.Context, id string) (string, error) {
	kind, err := p.service.Setting(ctx, kindSetting(id))
	if kind != app.PriceListPaper && kind != app.ClearanceListPaper {
		kind = app.QuotationPaper
	}
	return kind, err
}

// listed reports that the page shows a list instead of the quotation itself.
func (p *Page) listed() bool { return p.kind != "" && p.kind != app.QuotationPaper }

// kindField chooses the paper that the preview shows and that goes out.
func (p *Page) kindField() fyne.CanvasObject {
	var options []widgets.Option
	for _, k := range []string{app.QuotationPaper, app.PriceListPaper, app.ClearanceListPaper} {
		options = append(options, widgets.Option{ID: k, Label: p.desk.Say("quotations.kind_" + k)})
	}
	in := p.desk.Select("quotation.paper", "", options...)
	in.Set(p.kind)
	in.OnPick = func(kind string) {
		p.kind = kind
		p.keepKind()
		p.showBar()
		p.editor.ShowPaper()
	}
	return widgets.Fixed(128, in)
}

// keepKind remembers the choice with a saved quotation.
func (p *Page) keepKind() {
	id, kind := p.q.ID, p.kind
	if id == "" {
		return
	}
	task.Do(p.scope, "kind", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.SetSetting(ctx, kindSetting(id), kind)
	}, func(_ struct{}, err error) { p.desk.Fail(err) })
}

// drawList gives the list of the quotation as it is typed now, or as it
// stands.
func (p *Page) drawList() func(context.Context) (paper.Document, error) {
	q, kind := p.snapshot(), p.kind
	if l := p.editor.Spoken(); p.frozen.Kind != "" && l != "" {
		q.Language = string(l)
	}
	return func(ctx context.Context) (paper.Document, error) { return p.service.DrawListing(ctx, kind, q) }
}

// askList shows what a list lacks, or issues it. The quotation stays a draft:
// the list takes a number of its own.
func (p *Page) askList() {
	task.Do(p.scope, "ask", p.drawList(), func(doc paper.Document, err error) {
		if p.desk.Fail(err) {
			return
		}
		text := p.desk.Say("quotations.list_text", "N", len(doc.Lines))
		p.editor.AskIssue(doc, p.desk.Say("quotations.issue_"+p.kind), text, "quotations.issue_"+p.kind, p.issueList)
	})
}

func (p *Page) issueList() {
	id, kind := p.q.ID, p.kind
	task.Do(p.scope, "issue", func(ctx context.Context) (paper.Issued, error) {
		return p.service.Issue(ctx, kind, id, "")
	}, func(out paper.Issued, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.Toast(p.desk.Say("quotations.was_issued", "Number", reference(out.Number, out.Revision)), nil)
	})
}

// remind shows the mail that reminds the buyer of an offer, to be copied.
func (p *Page) remind() {
	id := p.q.ID
	task.Do(p.scope, "remind", func(ctx context.Context) (string, error) { return p.service.Reminder(ctx, id) }, func(text string, err error) {
		if p.desk.Fail(err) {
			return
		}
		var g *widgets.Dialog
		mail := p.desk.Area("quotation.reminder", "", 9)
		mail.SetText(text)
		shut := p.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
		take := p.desk.Button("quotation.reminder_copy", "quotations.copy_text", widgets.Filled, func() {
			fyne.CurrentApp().Clipboard().SetContent(mail.Text)
			g.Close()
			p.desk.Toast(p.desk.Say("quotations.text_copied"), nil)
		})
		g = p.desk.Dialog(p.desk.Say("quotations.remind_title"), 640, container.NewStack(mail), take, nil, shut, take)
	})
}

// listTools begin lists from the list of offers.
func listTools(d *widgets.Desk, nav navigation.Navigator) []fyne.CanvasObject {
	start := func(key, with string) fyne.CanvasObject {
		return d.Button("quotations."+key, "quotations.kind_"+key, widgets.Quiet, func() {
			nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New, With: with})
		})
	}
	return []fyne.CanvasObject{start(app.PriceListPaper, PricesOf), start(app.ClearanceListPaper, Clearance)}
}
