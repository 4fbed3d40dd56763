package app_test

import (
	"context"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/app/trade"
	"sampan/data/store/storetest"
)

// desk is a firm with one product and one buyer on a real store.
type desk struct {
	*app.App
	buyer   contact.Contact
	product catalog.Product
}

func d(s string) money.Decimal { return money.Must(s) }

func open(t *testing.T) desk {
	t.Helper()
	files, err := file.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := files.Close(); err != nil {
			t.Error(err)
		}
	})
	return openOver(t, files)
}

// openOver is open with attachments that a test may damage.
func openOver(t *testing.T, files *file.Store) desk {
	t.Helper()
	now := func() time.Time { return storetest.Now() }
	tables := trade.Tables{Units: []trade.Unit{{Code: "pcs", NameZH: "个"}}, Ports: []trade.Port{{NameEN: "Gdansk", Country: "PL"}, {NameEN: "Ningbo", NameZH: "宁波", Country: "CN"}, {NameEN: "Shanghai", NameZH: "上海", Country: "CN"}}}
	a, err := app.New(storetest.New(t), files, tables, now, "tester")
	if err != nil {
		t.Fatal(err)
	}
	dk := desk{App: a}
	ctx := context.Background()
	must(t, a.SaveFirm(ctx, &firm.Firm{
		NameEN: "Test Trading", NameZH: "测试贸易", Currencies: []money.Currency{"USD"},
		Rates:    []money.Rate{{Currency: "USD", Value: d("7.1"), Date: "2026-11-20", Source: "test"}},
		Banks:    []firm.Bank{{Currency: "USD", Beneficiary: "TEST", Name: "Bank", Account: "1", SWIFT: "X"}},
		Payments: []firm.Payment{{Code: "tt", EN: "30% deposit", ZH: "30%定金", Deposit: 30}},
		Defaults: firm.Defaults{Incoterm: "FOB", Place: "Ningbo", Payment: "tt", ValidDays: 15, Margin: d("0.15")},
	}))
	dk.product = catalog.Product{
		Code: "SP-500B", NameEN: "Vacuum bottle 500 ml", NameZH: "保温杯500毫升", Unit: "pcs", Currency: "USD", MOQ: d("500"),
		Cost: d("16.8"), CostBasis: catalog.Special13, VATRate: d("0.13"), RefundRate: d("0.13"),
		Tiers:   []catalog.Tier{{From: d("500"), Price: d("2.74")}, {From: d("3000"), Price: d("2.62")}},
		Packing: catalog.Packing{PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12")},
	}
	must(t, a.SaveProduct(ctx, &dk.product))
	dk.buyer = contact.Contact{Name: "Müller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE", Email: "anna@mueller.example", Address: "Am Markt 1"}
	must(t, a.SaveContact(ctx, &dk.buyer))
	return dk
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (dk desk) ask(t *testing.T, wishes inquiry.Wishes) inquiry.Inquiry {
	t.Helper()
	quantity := d("5000")
	q := inquiry.Inquiry{
		Number: "IQ1", ReceivedAt: storetest.Now(), Status: inquiry.New, BuyerID: dk.buyer.ID, Wishes: wishes,
		Lines: []inquiry.Line{
			{Text: "vacuum bottle 500 ml", Quantity: &quantity, State: inquiry.Chosen, ProductID: dk.product.ID},
			{Text: "a red boat", State: inquiry.Nothing},
		},
	}
	must(t, dk.SaveInquiry(context.Background(), &q))
	return q
}

func TestInquiryToProforma(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	q, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	if len(q.Lines) != 1 || !q.Lines[0].Price.Equal(d("2.62")) || q.Currency != "USD" || q.Place != "Ningbo" || q.ValidUntil != "2026-12-07" {
		t.Fatalf("draft %+v", q)
	}
	if got, err := dk.Inquiry(ctx, ask.ID); err != nil || got.Status != inquiry.Quoted {
		t.Errorf("inquiry %v %v", got.Status, err)
	}
	issued, err := dk.Issue(ctx, app.QuotationPaper, q.ID, paper.Both)
	must(t, err)
	if issued.Number != "QT2611-0001" {
		t.Errorf("number %s", issued.Number)
	}
	doc, err := app.Frozen(issued)
	must(t, err)
	if doc.Totals.Total.String() != "13100.00" || doc.Totals.Cartons != 209 || doc.Terms.NamedPlace.ZH != "宁波" || doc.Stamp != "" {
		t.Errorf("paper %+v", doc.Totals)
	}
	if _, err := dk.Issue(ctx, app.QuotationPaper, q.ID, ""); !fault.Is(err, "paper.already_issued") {
		t.Errorf("issued twice: %v", err)
	}
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	again, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	if again.ID != o.ID || o.Number != "SC2611-0001" || o.Deposit != 30 {
		t.Errorf("order %+v", o)
	}
	pi, err := dk.Issue(ctx, app.ProformaPaper, o.ID, paper.English)
	must(t, err)
	if doc, err = app.Frozen(pi); err != nil || doc.References.Quotation != "QT2611-0001" || doc.Totals.Deposit.String() != "3930.00" || doc.Bank.Account != "1" {
		t.Errorf("proforma %+v %v", doc.References, err)
	}
}

func TestIssuedStaysAsItWas(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	first, err := dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	sent, err := dk.Quotation(ctx, q.ID)
	must(t, err)
	sent.Status, sent.Lines[0].Price = quotation.Draft, d("1")
	if err := dk.SaveQuotation(ctx, &sent); !fault.Is(err, "paper.already_issued") {
		t.Errorf("an issued quotation was changed: %v", err)
	}
	dk.product.NameEN = "Renamed"
	must(t, dk.SaveProduct(ctx, &dk.product))
	papers, err := dk.PapersOf(ctx, app.QuotationNoun, q.ID)
	must(t, err)
	if len(papers) != 1 || string(papers[0].Document) != string(first.Document) {
		t.Error("the issued paper changed")
	}
	next, err := dk.ReviseQuotation(ctx, q.ID)
	must(t, err)
	same, err := dk.ReviseQuotation(ctx, q.ID)
	must(t, err)
	if next.Revision != 1 || next.Number != "QT2611-0001" || same.ID != next.ID || next.Status != quotation.Draft {
		t.Errorf("revision %+v", next)
	}
	r1, err := dk.Issue(ctx, app.QuotationPaper, next.ID, "")
	must(t, err)
	if r1.Number != "QT2611-0001" || r1.Revision != 1 {
		t.Errorf("R1 is %s R%d", r1.Number, r1.Revision)
	}
}

func TestGapsKeepThePaperIn(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.NewQuotation(ctx, "")
	must(t, err)
	must(t, dk.SaveQuotation(ctx, &q))
	if _, err := dk.Issue(ctx, app.QuotationPaper, q.ID, ""); !fault.Is(err, "paper.cannot_issue") {
		t.Fatalf("issued without buyer and lines: %v", err)
	}
	full, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	if p, err := dk.Issue(ctx, app.QuotationPaper, full.ID, ""); err != nil || p.Number != "QT2611-0001" {
		t.Errorf("the refused paper used a number: %s %v", p.Number, err)
	}
}

func TestPrices(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{Incoterm: "CIF", Place: "Hamburg"}).ID)
	must(t, err)
	if q.Incoterm != "CIF" || q.Place != "Hamburg" {
		t.Fatalf("wish was not taken: %s %s", q.Incoterm, q.Place)
	}
	q.Costing.Freight, q.Costing.Premium = d("500"), d("0.003")
	must(t, dk.Reprice(ctx, &q.Deal))
	// (2.62 × 7.1 + 500 × 0.03906/24) / (1 − 1.1 × 0.003) / 7.1 = 2.7437…
	if !q.Lines[0].Price.Equal(d("2.74")) {
		t.Errorf("CIF %v", q.Lines[0].Price)
	}
	dk.product.Tiers = nil
	must(t, dk.SaveProduct(ctx, &dk.product))
	q.Incoterm = "FOB"
	price, err := dk.PriceSteps(ctx, q.Deal, q.Lines[0])
	must(t, err)
	// (16.8 − 16.8/1.13 × 0.13) / (1 − 0.15) / 7.1 = 2.4635…
	if price.Source != app.FromCost || !price.Value.Equal(d("2.46")) || len(price.Steps) < 4 {
		t.Errorf("from cost %+v", price)
	}
	dk.product.Cost = d("0")
	must(t, dk.SaveProduct(ctx, &dk.product))
	if _, err := dk.PriceSteps(ctx, q.Deal, q.Lines[0]); !fault.Is(err, "pricing.cost_missing") {
		t.Errorf("%v", err)
	}
}

func TestUnknownSenderBecomesAContact(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	ask.BuyerID, ask.Sender = "", inquiry.Sender{Name: "Juan", Company: "Casa SA", Country: "MX", Email: "juan@casa.example"}
	must(t, dk.SaveInquiry(ctx, &ask))
	q, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	c, err := dk.Contact(ctx, q.BuyerID)
	must(t, err)
	if c.Name != "Casa SA" || !c.Is(contact.Buyer) || len(c.People) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestTodayPutsExceptionsFirst(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	ask.ReceivedAt = storetest.Now().Add(-26 * time.Hour)
	must(t, dk.SaveInquiry(ctx, &ask))
	b, err := dk.Today(ctx)
	must(t, err)
	if len(b.Tasks) != 1 || b.Tasks[0].Urgency != app.Now || b.Waiting != 1 || b.Oldest != 26*time.Hour {
		t.Fatalf("%+v", b)
	}
	must(t, dk.Snooze(ctx, app.InquiryNoun, ask.ID, "2026-11-23"))
	if b, err = dk.Today(ctx); err != nil || len(b.Tasks) != 0 {
		t.Errorf("snoozed, but %+v %v", b.Tasks, err)
	}
}

func TestASupersededRevisionIsNotOpen(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	next, err := dk.ReviseQuotation(ctx, q.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, next.ID, "")
	must(t, err)
	b, err := dk.Today(ctx)
	must(t, err)
	if len(b.Offered) != 1 || b.Offered[0].String() != "13100.00" {
		t.Errorf("offered %v: R0 counts beside R1", b.Offered)
	}
}

func TestADeletedProductIsOfferedNoMore(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	must(t, dk.Delete(ctx, app.ProductNoun, dk.product.ID, dk.product.Ver))
	proposals, err := dk.Propose(ctx, ask)
	must(t, err)
	for _, p := range proposals {
		if len(p.Offers) > 0 {
			t.Errorf("offered %+v", p.Offers)
		}
	}
}
