package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/data/store"
	"sampan/data/store/storetest"
)

func write(t testing.TB, s *store.Store, fn func(app.Tx) error) {
	t.Helper()
	if err := s.Write(context.Background(), "lin", fn); err != nil {
		t.Fatalf("write: %v", err)
	}
}

func read(t testing.TB, s *store.Store, fn func(app.Reader) error) {
	t.Helper()
	if err := s.Read(context.Background(), fn); err != nil {
		t.Fatalf("read: %v", err)
	}
}

func wantFault(t *testing.T, err error, key string) *fault.Fault {
	t.Helper()
	if !fault.Is(err, key) {
		t.Fatalf("error is %v, want the fault %s", err, key)
	}
	return fault.Of(err)
}

// equal compares what records say: decimals by value, moments in UTC.
func equal(t testing.TB, got, want any) {
	t.Helper()
	g, err := json.Marshal(got)
	w, err2 := json.Marshal(want)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Fatalf("came back different\n got %s\nwant %s", g, w)
	}
}

func d(s string) money.Decimal { return money.Must(s) }

func p(s string) *money.Decimal {
	v := d(s)
	return &v
}

func sampleContact() contact.Contact {
	return contact.Contact{
		Roles: []contact.Role{contact.Buyer, contact.Broker}, Name: "Łódź Handel Sp. z o.o.", NameZH: "罗兹贸易", Country: "PL", City: "Łódź",
		Email: "Info@Lodz-Handel.example", Tags: []string{"大客户", `a "quoted" tag`}, Notes: "line one\nline two",
		People: []contact.Person{{Name: "Anna", Email: "anna@lodz-handel.example"}, {Name: "Jan", Email: "jan@mail.example"}},
		Files:  []contact.File{{ID: "ab12", Name: "card.jpg"}},
	}
}

func sampleProduct() catalog.Product {
	return catalog.Product{
		Code: "LED-100", NameEN: "LED lamp", NameZH: "LED灯", Unit: "pcs", HSCode: "9405119000", Cost: d("12.50"), CostBasis: catalog.Special13,
		VATRate: d("0.13"), RefundRate: d("0.13"), Currency: "USD", Tiers: []catalog.Tier{{From: d("1"), Price: d("2.7400")}, {From: d("1000"), Price: d("2.5")}},
		MOQ: d("100"), LeadDays: 25, Packing: catalog.Packing{PerCarton: 50, Length: d("40"), Width: d("30.5"), Height: d("20"), Gross: d("10.2"), Net: d("9.1")},
		Certificates: []catalog.Certificate{{Kind: "CE", Number: "0123", Issuer: "TÜV", From: "2025-01-01", Until: "2028-01-01", File: contact.File{ID: "ef56", Name: "ce.pdf"}}, {Kind: "RoHS"}},
		Limits:       []catalog.Limit{{Kind: catalog.Patent, Where: []string{"US", "EU"}, Channel: "Amazon", Reason: "US 10,123,456", Until: "2031-05-01"}},
		Photos:       []string{"face", "back"}, Files: []contact.File{{ID: "cd34", Name: "datasheet.pdf"}},
	}
}

func sampleInquiry() inquiry.Inquiry {
	return inquiry.Inquiry{
		Number: "IQ2611-0001", ReceivedAt: time.Date(2026, 11, 21, 8, 0, 0, 123456789, time.UTC), Channel: "mail", Subject: "Price for lamps",
		MessageID: "<1@buyer.example>", Language: "en", Text: "Dear Sir, 500 pcs LED lamp", Status: inquiry.New,
		Sender: inquiry.Sender{Name: "Anna", Company: "Lodz", Country: "PL", Email: "anna@lodz-handel.example"},
		Wishes: inquiry.Wishes{Incoterm: "CIF", Place: "Gdansk", Sample: true, Certificates: []string{"CE"}},
		Lines: []inquiry.Line{
			{Text: "500 pcs LED lamp", Quantity: p("500"), Unit: "pcs", TargetPrice: p("2.4"), Currency: "USD", Span: inquiry.Span{Start: 10, End: 26}, State: inquiry.Open},
			{Text: "bulbs", State: inquiry.Nothing},
		},
		Files: []contact.File{{ID: "ef56", Name: "mail.eml"}},
	}
}

func sampleDeal(buyer, product string) deal.Deal {
	return deal.Deal{
		BuyerID: buyer, Attention: "Anna", Language: "en", Incoterm: "FOB", Place: "Ningbo", Currency: "USD",
		Rate:    money.Rate{Currency: "USD", Value: d("7.1234"), Date: "2026-11-22", Source: "PBoC"},
		Payment: "30% deposit", Deposit: 30, Origin: "CN", Owner: "lin",
		Lines: []deal.Line{
			{ProductID: product, Code: "LED-100", NameEN: "LED lamp", NameZH: "LED灯", Quantity: d("500"), Unit: "pcs", Price: d("2.74"), Cost: d("11.06"), PerCarton: 50, Gross: d("10.2")},
			{Code: "MOULD", NameEN: "Mould", Quantity: d("1"), Unit: "set", Price: d("300.005")},
		},
		Charges: []deal.Charge{{Name: "Discount", Share: d("-0.05")}, {Name: "Courier", Amount: d("35")}},
	}
}

func sampleFirm() firm.Firm {
	return firm.Firm{
		NameEN: "Sample Trading", NameZH: "示例贸易", USCC: "91350100M000100Y43",
		Banks:      []firm.Bank{{Currency: "USD", Account: "1", SWIFT: "A"}, {Currency: "CNY", Account: "2"}},
		Currencies: []money.Currency{"USD", "EUR"}, Rates: []money.Rate{{Currency: "USD", Value: d("7.12"), Date: "2026-11-22", Source: "PBoC"}},
		Patterns: []firm.Pattern{{Series: "quotation", Pattern: "QT{YY}{MM}-{0000}"}},
		Payments: []firm.Payment{{Code: "tt", EN: "T/T", ZH: "电汇", Deposit: 30}},
		Defaults: firm.Defaults{Incoterm: "FOB", Place: "Ningbo", ValidDays: 30, Margin: d("0.15"), Domestic: d("120"), BankCharge: d("0.002")},
	}
}

// house is a store with one record of every noun, which name each other.
type house struct {
	*store.Store
	firm      firm.Firm
	contact   contact.Contact
	product   catalog.Product
	inquiry   inquiry.Inquiry
	quotation quotation.Quotation
	order     order.Order
	paper     paper.Issued
}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{Store: storetest.New(t), firm: sampleFirm(), contact: sampleContact(), product: sampleProduct(), inquiry: sampleInquiry()}
	write(t, h.Store, func(tx app.Tx) error {
		if err := errors.Join(tx.PutFirm(&h.firm), tx.PutContact(&h.contact)); err != nil {
			return err
		}
		h.product.SupplierID = h.contact.ID
		if err := tx.PutProduct(&h.product); err != nil {
			return err
		}
		h.inquiry.BuyerID = h.contact.ID
		h.inquiry.Lines[0].ProductID, h.inquiry.Lines[0].State = h.product.ID, inquiry.Chosen
		if err := tx.PutInquiry(&h.inquiry); err != nil {
			return err
		}
		h.quotation = quotation.Quotation{Number: "QT2611-0001", Status: quotation.Issued, InquiryID: h.inquiry.ID, Date: "2026-11-22", ValidUntil: "2026-12-22", Deal: sampleDeal(h.contact.ID, h.product.ID)}
		if err := tx.PutQuotation(&h.quotation); err != nil {
			return err
		}
		h.order = order.Order{Number: "SC2611-0001", Proforma: "PI2611-0001", QuotationID: h.quotation.ID, Status: order.Issued, Date: "2026-11-22", Deal: sampleDeal(h.contact.ID, h.product.ID)}
		if err := tx.PutOrder(&h.order); err != nil {
			return err
		}
		h.paper = paper.Issued{Kind: "proforma", Number: "PI2611-0001", Noun: "order", RefID: h.order.ID, BuyerID: h.contact.ID, Date: "2026-11-22", Document: []byte(`{"title":"形式发票"}`)}
		return tx.AddPaper(&h.paper)
	})
	return h
}
