package refunds_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/refund"
	"sampan/ui/navigation"
	"sampan/ui/refunds"
	"sampan/ui/task"
	"sampan/ui/uitest"
)

// sizes are the rooms that the frame leaves a page at 1100 × 700, 1280 × 800
// and 1440 × 900.
var sizes = []fyne.Size{{Width: 915, Height: 594}, {Width: 1095, Height: 694}, {Width: 1255, Height: 794}}

func (r *room) declaration() navigation.Page {
	p := refunds.NewDeclaration(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Declarations, ID: navigation.New, With: r.shipment})
	r.Open(p, 1095, 694)
	return p
}

// file declares the shipment as it was drafted.
func (r *room) file() customs.Declaration {
	r.T.Helper()
	ctx := context.Background()
	parts, err := r.DraftDeclaration(ctx, r.shipment, app.Drafting{})
	uitest.Must(r.T, err)
	d := parts[0]
	id := d.ID
	d.ID, d.Ver, d.Number, d.ExportDate = "", 0, "310420260512345678", "2026-07-05"
	for i := range d.Items {
		d.Items[i].ID = ""
	}
	_, err = r.FileDeclaration(ctx, id, &d)
	uitest.Must(r.T, err)
	return d
}

func TestADeclarationFromDraftToDeclared(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := r.declaration()
	r.Picture("draft")
	if got := r.Shows("declaration.consignee"); got != "Mueller GmbH" || p.Unsaved() {
		t.Fatalf("drafted for %q, unsaved %v", got, p.Unsaved())
	}
	r.Press("declaration.send")
	if !r.Desk.ModalOpen() {
		t.Fatal("sent to the broker with boxes empty")
	}
	r.Press("dialog.close")
	r.Press("declaration.finding0") // the office of exit
	for _, c := range "2248" {
		r.Desk.Window.Canvas().Focused().TypedRune(c)
	}
	r.Desk.Window.Canvas().Unfocus()
	r.Write("declaration.port", "310301")
	r.Press("declaration.send")
	list, err := r.Declarations(ctx)
	uitest.Must(t, err)
	if len(list) != 1 || list[0].Status != customs.Sent || p.Unsaved() {
		t.Fatalf("after sending %+v, unsaved %v", list, p.Unsaved())
	}
	r.Press("declaration.declare")
	r.Write("declaration.number", "3104 2026 0512345678")
	r.Write("declaration.export_date", "2026-07-05")
	r.Write("declaration.gross", "760")
	r.Picture("declaring")
	r.Press("declaration.keep_filed")
	list, err = r.Declarations(ctx)
	uitest.Must(t, err)
	filed := 0
	for _, d := range list {
		if d.Status == customs.Filed && d.Number == "310420260512345678" {
			filed++
		}
	}
	if filed != 1 || p.Unsaved() || p.Title() != "310420260512345678" {
		t.Fatalf("filed %+v, title %q", list, p.Title())
	}
	r.Picture("filed")
}

func TestADeclarationKeepsWhatIsTyped(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.declaration()
	r.Write("declaration.bill", "COSU6123456789")
	r.Speak("en")
	r.Desk.Window.SetContent(p.Content())
	r.Picture("draft.en")
	if got := r.Shows("declaration.bill"); got != "COSU6123456789" || !p.Unsaved() {
		t.Errorf("after the switch %q, unsaved %v", got, p.Unsaved())
	}
	for _, s := range sizes {
		r.Fits(s.Width, s.Height)
	}
}

func TestAnItemIsOpened(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.declaration()
	r.Press("declaration.item_open")
	r.Picture("item")
	r.Write("item.element.rest", "保温|不锈钢|无牌")
	r.Write("item.quantity", "1200")
	r.Press("item.done")
	if !p.Unsaved() {
		t.Fatal("nothing changed")
	}
	p.Do(navigation.Save)
	list, err := r.Declarations(context.Background())
	uitest.Must(t, err)
	d, err := r.Declaration(context.Background(), list[0].ID)
	uitest.Must(t, err)
	if i := d.Items[0]; i.Elements != "0|0|保温|不锈钢|无牌" || i.Quantity.String() != "1200" || i.Total.Minor != 328800 {
		t.Errorf("kept %+v", i)
	}
}

func TestLists(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.cups()
	r.file()
	for _, screen := range []navigation.Screen{navigation.Refunds, navigation.Declarations, navigation.Invoices, navigation.RefundClaims} {
		r.Open(refunds.New(r.Desk, r, r.App, r.Files, screen), 1095, 694)
		r.Picture("list-" + string(screen))
		for _, s := range sizes {
			r.Fits(s.Width, s.Height)
		}
	}
}

func TestAnInvoiceIsTyped(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := refunds.NewInvoice(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Invoices, ID: navigation.New})
	r.Open(p, 1095, 694)
	r.Write("invoice.number", "2633 2000 0000 1234 5678")
	r.Write("invoice.seller", "永康市恒发五金制品厂")
	r.Desk.Window.Canvas().Focus(r.Find("invoice.rows").(fyne.Focusable))
	for column, typed := range map[string]string{"name": "*日用杂品*保温杯", "unit": "个", "quantity": "1,000", "taxable": "12000"} {
		if !r.Find("invoice.rows").(interface{ Edit(string) bool }).Edit(column) {
			t.Fatalf("%s cannot be typed", column)
		}
		r.Write("invoice.rows.editor", typed)
	}
	r.Picture("invoice")
	p.Do(navigation.Save)
	list, err := r.Invoices(ctx)
	uitest.Must(t, err)
	if len(list) != 1 || list[0].Number != "26332000000012345678" || list[0].Tax.Minor != 156000 || p.Unsaved() {
		t.Fatalf("kept %+v, unsaved %v", list, p.Unsaved())
	}
	for _, s := range sizes {
		r.Fits(s.Width, s.Height)
	}
}

func TestAClaimFromChoiceToMoney(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.file()
	r.Open(refunds.NewNewClaim(r.Desk, r, r.App), 1095, 694)
	r.Picture("claim-new")
	r.Press("claim.open")
	if len(r.Went) == 0 || r.Went[0].Screen != navigation.RefundClaims {
		t.Fatalf("went to %v", r.Went)
	}
	id := r.Went[0].ID
	p := refunds.NewClaimPage(r.Desk, r, r.App, r.Files, id)
	r.Open(p, 1095, 694)
	r.Picture("claim-short")
	r.Press("claim.file")
	r.Press("dialog.ok")
	if c, err := r.RefundClaim(ctx, id); err != nil || c.Status != refund.ClaimOpen {
		t.Fatalf("filed with nothing bought: %+v %v", c.Status, err)
	}
	r.Press("dialog.close")
	r.Press("dialog.cancel")
	r.cups()
	pots := refund.Invoice{}
	pots, err := r.Invoice(ctx, r.potsInvoice())
	uitest.Must(t, err)
	if !strings.Contains(pots.Lines[0].Name, "锅") {
		t.Fatal(pots)
	}
	r.Press("claim.relink")
	r.Picture("claim-linked")
	r.Press("claim.file")
	r.Press("dialog.ok")
	r.Press("claim.doubt")
	r.Write("step.doubt_words", "请提供运输单据")
	r.Press("dialog.ok")
	r.Picture("claim-doubt")
	r.Press("claim.settle")
	r.Press("claim.approve")
	r.Press("dialog.ok")
	r.Press("claim.pay")
	r.Press("dialog.ok")
	c, err := r.RefundClaim(ctx, id)
	uitest.Must(t, err)
	if c.Status != refund.ClaimPaid || c.Doubt == "" || len(c.Links) != 2 {
		t.Errorf("ends as %+v", c)
	}
	for _, s := range sizes {
		r.Fits(s.Width, s.Height)
	}
}

func TestTheRadarSaysWhatIsMissing(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := refunds.New(r.Desk, r, r.App, r.Files, navigation.Refunds)
	r.Open(p, 1095, 694)
	r.Picture("radar-empty")
	d := r.file()
	r.cups()
	p.Do(navigation.Reload)
	r.Desk.Window.Canvas().Focus(r.Find("radar.table").(fyne.Focusable))
	r.Picture("radar")
	r.Press("radar.follow")
	r.Write("outcome.data_on", "2026-08-01")
	r.Press("dialog.ok")
	got, err := r.Declaration(ctx, d.ID)
	uitest.Must(t, err)
	if got.Outcome.DataOn != "2026-08-01" {
		t.Errorf("kept %+v", got.Outcome)
	}
	r.Press("radar.declaration")
	if len(r.Went) != 1 || r.Went[0].ID != d.ID {
		t.Errorf("went to %v", r.Went)
	}
	r.Speak("en")
	r.Desk.Window.SetContent(p.Content())
	r.Desk.Window.Canvas().Focus(r.Find("radar.table").(fyne.Focusable))
	for _, s := range sizes {
		r.Fits(s.Width, s.Height)
	}
	r.Picture("radar.en")
}
