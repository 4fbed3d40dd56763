package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/print"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// traded is a sale that was shipped, bought and paid for in part: a record of
// every noun that papers are drawn up from, by noun.
func traded(t *testing.T, dk desk) map[app.Noun]string {
	t.Helper()
	ctx := context.Background()
	f, err := dk.Firm(ctx)
	must(t, err)
	f.USCC, f.NameZH, f.CityEN = "91330212MA8R5N1TX0", "宁波橹声进出口有限公司", "Ningbo"
	f.Banks = []firm.Bank{{Currency: "USD", Beneficiary: "Oarsong", Name: "Bank", Account: "123", SWIFT: "YJCBCN2N"}}
	must(t, dk.SaveFirm(ctx, &f))
	o := sold(t, dk)
	must(t, dk.Receive(ctx, &payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-20", Currency: "USD", Sent: usd(90000), Abroad: usd(2000), BorneByUs: true}))
	s := shipAway(t, dk, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("1000")}, {OrderID: o.ID, LineID: o.Lines[1].ID, Quantity: d("300")}}, "2026-11-21")
	s, err = dk.Shipment(ctx, s.ID)
	must(t, err)
	s.Origin, s.Answer.SO, s.Answer.Vessel, s.Answer.ETA, s.Bill.Number = "CN", "SO1", "NORTH STAR", "2026-12-24", "BL1"
	s.Booking.ForwarderID, s.Booking.Freight, s.Booking.PortOfDischarge, s.Booking.Bill = dk.buyer.ID, shipment.Collect, "Hamburg", shipment.MasterBill
	s.Insurance.Cover, s.Insurance.InsurerID = "ICC (A)", dk.buyer.ID
	s.Certificate.Form, s.Certificate.Criterion = "CO", "PE"
	if len(s.Containers) == 0 {
		s.Containers = []shipment.Container{{Type: "20GP"}}
	}
	s.Containers[0].Number, s.Containers[0].VGM = "CSQU3054383", d("3100")
	must(t, dk.SaveShipment(ctx, &s))
	p := purchase.Purchase{OrderID: o.ID, SupplierID: dk.buyer.ID, Currency: "CNY", DeliveryDate: "2026-12-20", Payment: "30%定金", Lines: []purchase.Line{
		{OrderLineID: o.Lines[0].ID, Code: "A", NameZH: "保温杯", HSCode: "9617001900", Quantity: d("1000"), Unit: "pcs", Price: d("13.9"), VATRate: d("0.13")},
	}}
	must(t, dk.SavePurchase(ctx, &p))
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	return map[app.Noun]string{app.QuotationNoun: q.ID, app.OrderNoun: o.ID, app.ShipmentNoun: s.ID, app.PurchaseNoun: p.ID, app.ContactNoun: dk.buyer.ID}
}

// Every kind is drawn from a record, found again by what people call it,
// printed in both formats, and issued once it is whole.
func TestEveryKindIsDrawn(t *testing.T) {
	dk, ctx := open(t), context.Background()
	ids := traded(t, dk)
	for _, k := range paper.Kinds() {
		id := ids[app.Noun(k.From[len(k.From)-1])]
		if k.Key == app.ProformaPaper || k.Key == app.QuotationPaper {
			continue
		}
		doc, err := dk.Draw(ctx, k.Key, id, paper.Both)
		if err != nil {
			t.Errorf("%s: %v", k.Key, err)
			continue
		}
		if doc.Stamp != paper.Draft || doc.Kind != k.Key {
			t.Errorf("%s is drawn as %q %q", k.Key, doc.Kind, doc.Stamp)
		}
		for _, f := range paper.Check(doc) {
			if f.Blocks == paper.BlocksIssue {
				t.Errorf("%s lacks %s %d", k.Key, f.Key, f.Line)
			}
		}
		for _, format := range []app.Format{app.PDF, app.XLSX} {
			if data, err := dk.Print(ctx, doc, format); err != nil || len(data) < 2000 {
				t.Errorf("%s as %s: %d bytes, %v", k.Key, format, len(data), err)
			}
		}
		issued, err := dk.Issue(ctx, k.Key, id, paper.English)
		if err != nil {
			t.Errorf("%s: %v", k.Key, err)
			continue
		}
		if again, err := dk.Issue(ctx, k.Key, id, paper.English); (k.Series == "" || k.Series == "invoice") && (err != nil || again.ID != issued.ID) {
			t.Errorf("%s issued twice without a change: %v", k.Key, err)
		}
		found, err := dk.FindPaper(ctx, k.Key, issued.Number, "")
		if err != nil || found.Stamp != "" || found.Number != issued.Number {
			t.Errorf("%s found as %q %q: %v", k.Key, found.Number, found.Stamp, err)
		}
		if name := app.PaperName(found, app.PDF); k.Series == "" && !strings.HasPrefix(name, strings.ReplaceAll(k.Key, "_", "-")) {
			t.Errorf("%s is called %s", k.Key, name)
		}
	}
}

// The papers of a shipment agree: each says the same cartons, weights and
// money as the record.
func TestShippingPapersAgree(t *testing.T) {
	dk, ctx := open(t), context.Background()
	id := traded(t, dk)[app.ShipmentNoun]
	s, err := dk.Shipment(ctx, id)
	must(t, err)
	want := s.Totals()
	total, err := s.Total()
	must(t, err)
	for _, kind := range []string{"invoice", "packing_list", "booking_note", "shipping_instruction", "shipping_advice", "origin_data", "insurance_application"} {
		doc, err := dk.Draw(ctx, kind, id, "")
		must(t, err)
		got := doc.Totals
		if got.Cartons != want.Cartons || !got.Gross.Equal(want.Gross) || !got.Net.Equal(want.Net) || !got.CBM.Equal(want.CBM) || got.Total != total {
			t.Errorf("%s: %d cartons %s/%s kg %s m³ %v; the shipment has %+v %v", kind, got.Cartons, got.Net, got.Gross, got.CBM, got.Total, want, total)
		}
	}
}

// A contract begins with the clauses of its terms; what is chosen for it
// stays with it, and the firm's own wording is used from then on.
func TestClausesOfAContract(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	clauses, err := dk.Clauses(ctx, app.ContractPaper, o.ID)
	must(t, err)
	if len(clauses) < 10 || clauses[0].Key != "quality" {
		t.Fatalf("%d clauses", len(clauses))
	}
	must(t, dk.WordClause(ctx, app.ContractPaper, paper.Clause{Key: "quality", Title: paper.Same("Quality"), Text: paper.Same("As sealed.")}))
	clauses, err = dk.Clauses(ctx, app.ContractPaper, o.ID)
	must(t, err)
	if clauses[0].Text.EN != "As sealed." {
		t.Errorf("the firm's wording is not used: %v", clauses[0])
	}
	must(t, dk.SetClauses(ctx, app.ContractPaper, o.ID, clauses[:2]))
	must(t, dk.WordClause(ctx, app.ContractPaper, paper.Clause{Key: "quality"}))
	doc, err := dk.Draw(ctx, app.ContractPaper, o.ID, "")
	must(t, err)
	if len(doc.Clauses) != 2 || doc.Clauses[0].Text.EN != "As sealed." {
		t.Errorf("the chosen clauses changed: %v", doc.Clauses)
	}
	must(t, dk.SetClauses(ctx, app.ContractPaper, o.ID, nil))
	if clauses, err = dk.Clauses(ctx, app.ContractPaper, o.ID); err != nil || len(clauses) < 10 || clauses[0].Text.EN == "As sealed." {
		t.Errorf("the library does not come back: %d, %v", len(clauses), err)
	}
	wantFault(t, dk.WordClause(ctx, app.ContractPaper, paper.Clause{Key: "poem"}), "paper.clause_unknown")
}

// A changed contract is the next revision; a withdrawn one says void.
func TestRevisionsOfAContract(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o, err := dk.Order(ctx, traded(t, dk)[app.OrderNoun])
	must(t, err)
	first, err := dk.Issue(ctx, app.ContractPaper, o.ID, "")
	must(t, err)
	must(t, dk.SetClauses(ctx, app.ContractPaper, o.ID, []paper.Clause{{Title: paper.Same("One"), Text: paper.Same("Only one.")}}))
	second, err := dk.Issue(ctx, app.ContractPaper, o.ID, "")
	must(t, err)
	if first.Revision != 0 || second.Revision != 1 || second.Number != o.Number {
		t.Errorf("revisions %d and %d of %s", first.Revision, second.Revision, second.Number)
	}
	must(t, dk.WithdrawPaper(ctx, second.ID))
	doc, err := dk.FindPaper(ctx, app.ContractPaper, o.Number, "")
	must(t, err)
	if doc.Stamp != paper.Void {
		t.Errorf("stamp %q", doc.Stamp)
	}
	wantFault(t, dk.WithdrawPaper(ctx, second.ID), "paper.not_withdrawn")
}

func TestStatementAddsUp(t *testing.T) {
	dk, ctx := open(t), context.Background()
	ids := traded(t, dk)
	doc, err := dk.Draw(ctx, app.StatementPaper, ids[app.ContactNoun], "")
	must(t, err)
	// One invoice of 2,990 and a receipt of 900, 20 of which banks took at the firm's cost.
	if doc.Totals.Total != usd(299000-90000) || len(doc.Account.Entries) != 3 {
		t.Errorf("%v owed after %+v", doc.Totals.Total, doc.Account.Entries)
	}
	due := int64(0)
	for _, b := range doc.Account.Ageing {
		due += b.Amount.Minor
	}
	if due-doc.Account.Unused.Minor != doc.Totals.Total.Minor {
		t.Errorf("%d due, %d ahead, %d owed", due, doc.Account.Unused.Minor, doc.Totals.Total.Minor)
	}
}

// The looks chosen for a kind and a buyer come before those of the buyer, of
// the kind, of the firm; a paper may go out without its seal.
func TestLayouts(t *testing.T) {
	dk, ctx := open(t), context.Background()
	id := traded(t, dk)[app.OrderNoun]
	for _, c := range []struct {
		kind, buyer string
		design      paper.Design
	}{{"", "", paper.Sober}, {app.ContractPaper, "", paper.Banner}, {"", dk.buyer.ID, paper.Classic}, {app.ContractPaper, dk.buyer.ID, paper.Harbour}} {
		must(t, dk.SetLayout(ctx, c.kind, c.buyer, &paper.Layout{Design: c.design, Accent: "#112233"}))
		doc, err := dk.Draw(ctx, app.ContractPaper, id, "")
		must(t, err)
		if doc.Layout.Design != c.design || doc.Layout.Accent != "#112233" {
			t.Errorf("%q %q: drawn as %+v", c.kind, c.buyer, doc.Layout)
		}
	}
	must(t, dk.SetLayout(ctx, app.ContractPaper, dk.buyer.ID, nil))
	if l, own, err := dk.Layout(ctx, app.ContractPaper, dk.buyer.ID); err != nil || own || l.Design != paper.Classic {
		t.Errorf("%+v %v %v", l, own, err)
	}
	wantFault(t, dk.SetLayout(ctx, "", "", &paper.Layout{Design: "baroque"}), "paper.design_unknown")
	wantFault(t, dk.SetLayout(ctx, "poem", "", nil), "paper.kind_unknown")
	wantFault(t, dk.SetLayout(ctx, "", "", &paper.Layout{Top: 200}), "paper.letterhead_too_high")
	issued, err := dk.IssueWithout(ctx, app.ContractPaper, id, "", "seal")
	must(t, err)
	doc, err := app.Frozen(issued)
	must(t, err)
	if len(doc.Layout.Hide) != 1 || doc.Layout.Hide[0] != "seal" {
		t.Errorf("hidden %v", doc.Layout.Hide)
	}
}

// What is not issued is found by what people call its record.
func TestDraftsAreFoundByTheirRecord(t *testing.T) {
	dk, ctx := open(t), context.Background()
	ids := traded(t, dk)
	o, err := dk.Order(ctx, ids[app.OrderNoun])
	must(t, err)
	s, err := dk.Shipment(ctx, ids[app.ShipmentNoun])
	must(t, err)
	p, err := dk.Purchase(ctx, ids[app.PurchaseNoun])
	must(t, err)
	for kind, ref := range map[string]string{
		app.ContractPaper: o.Number, "invoice": s.Number, "booking_note": s.Number, app.PurchaseContractPaper: p.Number, "invoice_request": p.Number,
		app.StatementPaper: dk.buyer.Name + " USD",
	} {
		for _, language := range paper.Languages() {
			doc, err := dk.FindPaper(ctx, kind, ref, language)
			if err != nil || doc.Kind != kind || doc.Stamp != paper.Draft || doc.Language != language {
				t.Errorf("%s of %q in %s: %q %q %q, %v", kind, ref, language, doc.Kind, doc.Stamp, doc.Language, err)
			}
		}
	}
}

// A paper with gaps is a draft that says so across its pages, and stays in.
func TestGapsOfShippingPapers(t *testing.T) {
	dk, ctx := open(t), context.Background()
	s, err := dk.Shipment(ctx, traded(t, dk)[app.ShipmentNoun])
	must(t, err)
	s.Answer.SO, s.Booking.ForwarderID, s.Containers, s.Insurance.Cover = "", "", nil, ""
	for i := range s.Packages {
		s.Packages[i].ContainerID = ""
	}
	must(t, dk.SaveShipment(ctx, &s))
	for kind, gap := range map[string]string{
		"booking_note": "paper.missing.forwarder", "shipping_instruction": "paper.missing.booking", "vgm": "paper.missing.lines", "insurance_application": "paper.missing.risks",
	} {
		doc, err := dk.Draw(ctx, kind, s.ID, "")
		must(t, err)
		if found := paper.Check(doc); paper.CanIssue(found) || !slices.ContainsFunc(found, func(f paper.Finding) bool { return f.Key == gap }) {
			t.Errorf("%s: %v", kind, found)
		}
		pages, err := dk.Pages(ctx, doc)
		must(t, err)
		for _, page := range pages {
			if over, ok := page.Marks[len(page.Marks)-1].(print.Across); !ok || over.Text != "DRAFT" {
				t.Errorf("%s has no DRAFT across it", kind)
			}
		}
		_, err = dk.Issue(ctx, kind, s.ID, "")
		wantFault(t, err, "paper.cannot_issue")
	}
}
