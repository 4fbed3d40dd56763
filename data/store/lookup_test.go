package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/quotation"
	"sampan/data/store/storetest"
)

func TestLookUpContacts(t *testing.T) {
	s := storetest.New(t)
	a, b, gone := sampleContact(), contact.Contact{Name: "Aachen Lampen", Email: "x@gmail.com"}, contact.Contact{Name: "Gone GmbH", Email: "info@lodz-handel.example"}
	write(t, s, func(tx app.Tx) error {
		if err := errors.Join(tx.PutContact(&a), tx.PutContact(&b), tx.PutContact(&gone)); err != nil {
			return err
		}
		return tx.Delete(app.ContactNoun, gone.ID, 1)
	})
	read(t, s, func(r app.Reader) error {
		for email, want := range map[string][]string{
			"INFO@lodz-handel.example": {a.ID}, " Jan@Mail.Example ": {a.ID}, "x@gmail.com": {b.ID}, "nobody@x.example": nil, "": nil,
		} {
			if got, err := r.ContactsByEmail(email); err != nil || !slices.Equal(got, want) {
				t.Errorf("%q: %v, %v", email, got, err)
			}
		}
		for domain, want := range map[string][]string{"lodz-handel.example": {a.ID}, "MAIL.example": {a.ID}, "": nil, "example": nil} {
			if got, err := r.ContactsByDomain(domain); err != nil || !slices.Equal(got, want) {
				t.Errorf("domain %q: %v, %v", domain, got, err)
			}
		}
		for name, want := range map[string]string{"łódź handel SP. Z O.O.": a.ID, "罗兹贸易": a.ID, "AACHEN LAMPEN": b.ID, "Gone GmbH": "", "Łódź": "", "": ""} {
			if got, err := r.ContactByName(name); err != nil || got != want {
				t.Errorf("%q: %q, %v", name, got, err)
			}
		}
		list, err := r.Contacts()
		want := []contact.Summary{
			{ID: b.ID, Name: "Aachen Lampen", Email: "x@gmail.com", UpdatedAt: storetest.Now()},
			{ID: a.ID, Name: a.Name, NameZH: a.NameZH, Country: "PL", City: "Łódź", Email: a.Email, Person: "Anna", Roles: a.Roles, Tags: a.Tags, UpdatedAt: storetest.Now()},
		}
		equal(t, list, want)
		return err
	})
}

func TestLookUpProducts(t *testing.T) {
	h := newHouse(t)
	second := catalog.Product{Code: "abc-1", NameZH: "灯泡"}
	write(t, h.Store, func(tx app.Tx) error { return tx.PutProduct(&second) })
	read(t, h.Store, func(r app.Reader) error {
		back, e1 := r.ProductByCode(" led-100 ")
		equal(t, back, h.product)
		whole, e2 := r.Products()
		equal(t, whole, []catalog.Product{second, h.product})
		rows, e3 := r.ProductRows()
		equal(t, rows, []catalog.Summary{
			{ID: second.ID, Code: "abc-1", NameZH: "灯泡", UpdatedAt: storetest.Now()},
			{
				ID: h.product.ID, Code: "LED-100", NameEN: "LED lamp", NameZH: "LED灯", Unit: "pcs", Supplier: h.contact.Name, Photo: "face", HSCode: "9405119000",
				Cost: d("12.5"), Price: d("2.74"), MOQ: d("100"), Currency: "USD", UpdatedAt: storetest.Now(),
			},
		})
		return errors.Join(e1, e2, e3)
	})
	err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.PutProduct(&catalog.Product{Code: "Led-100"}) })
	if f := wantFault(t, err, "catalog.code_taken"); f.Args["Code"] != "Led-100" || f.Field != "code" {
		t.Errorf("%+v", f)
	}
}

func TestLists(t *testing.T) {
	h := newHouse(t)
	unknown := inquiry.Inquiry{ReceivedAt: storetest.Now(), Sender: inquiry.Sender{Company: "Nova", Country: "BR"}, Status: inquiry.New}
	write(t, h.Store, func(tx app.Tx) error { return tx.PutInquiry(&unknown) })
	// 500 × 2.74 + 300.005 = 1370.00 + 300.01; 5 % off 1670.01 is 83.50; 35 on top.
	total := money.Amount{Minor: 162151, Currency: "USD"}
	read(t, h.Store, func(r app.Reader) error {
		inquiries, e1 := r.Inquiries()
		equal(t, inquiries, []inquiry.Summary{
			{ID: unknown.ID, Buyer: "Nova", Country: "BR", ReceivedAt: storetest.Now(), Status: inquiry.New},
			{
				ID: h.inquiry.ID, Number: "IQ2611-0001", Subject: "Price for lamps", Buyer: h.contact.Name, Country: "PL", Channel: "mail", Language: "en",
				ReceivedAt: h.inquiry.ReceivedAt, Status: inquiry.New, Lines: 2, Chosen: 1, Nothing: 1,
			},
		})
		quotations, e2 := r.Quotations()
		equal(t, quotations, []quotation.Summary{{
			ID: h.quotation.ID, Number: "QT2611-0001", Buyer: h.contact.Name, BuyerID: h.contact.ID, Country: "PL", Date: "2026-11-22", ValidUntil: "2026-12-22",
			Owner: "lin", Incoterm: "FOB", Lines: 2, Status: quotation.Issued, Total: total, UpdatedAt: storetest.Now(),
		}})
		orders, e3 := r.Orders()
		equal(t, orders, []order.Summary{{
			ID: h.order.ID, Number: "SC2611-0001", Proforma: "PI2611-0001", Buyer: h.contact.Name, BuyerID: h.contact.ID, Country: "PL", Date: "2026-11-22",
			Owner: "lin", Incoterm: "FOB", Lines: 2, Deposit: 30, Status: order.Issued, Total: total, UpdatedAt: storetest.Now(),
		}})
		made, e4 := r.OrdersOf(h.quotation.ID)
		if !slices.Equal(made, []string{h.order.ID}) {
			t.Errorf("orders of the quotation: %v", made)
		}
		id, e5 := r.InquiryByMessage("<1@buyer.example>")
		none, e6 := r.InquiryByMessage("<2@buyer.example>")
		if id != h.inquiry.ID || none != "" {
			t.Errorf("by message: %q, %q", id, none)
		}
		papers, e7 := r.PapersOf("order", h.order.ID)
		if len(papers) != 1 || string(papers[0].Document) != `{"title":"形式发票"}` {
			t.Errorf("%+v", papers)
		}
		return errors.Join(e1, e2, e3, e4, e5, e6, e7)
	})
	again := sampleInquiry()
	again.Number = "IQ2611-0002"
	err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.PutInquiry(&again) })
	wantFault(t, err, "store.message_taken")
}

func TestRevisionsAndLastPrices(t *testing.T) {
	h := newHouse(t)
	other := contact.Contact{Name: "Other"}
	write(t, h.Store, func(tx app.Tx) error {
		if err := tx.PutContact(&other); err != nil {
			return err
		}
		for i, c := range []struct {
			number   string
			revision int
			status   quotation.Status
			buyer    string
			price    string
		}{
			{"QT2611-0001", 1, quotation.Won, h.contact.ID, "2.60"},
			{"QT2611-0001", 2, quotation.Draft, h.contact.ID, "2.50"},
			{"QT2611-0002", 0, quotation.Lost, other.ID, "2.90"},
			{"", 0, quotation.Draft, other.ID, "1"},
		} {
			q := quotation.Quotation{Number: c.number, Revision: c.revision, Status: c.status, Date: fmt.Sprintf("2026-11-%02d", 23+i), CreatedAt: storetest.Now().Add(time.Duration(i) * time.Hour), Deal: sampleDeal(c.buyer, h.product.ID)}
			q.Lines[0].Price = d(c.price)
			if err := tx.PutQuotation(&q); err != nil {
				return err
			}
		}
		return nil
	})
	read(t, h.Store, func(r app.Reader) error {
		revisions, err := r.Revisions("QT2611-0001")
		if len(revisions) != 3 || revisions[0].Revision != 2 || revisions[2].ID != h.quotation.ID {
			t.Errorf("%+v", revisions)
		}
		if none, err := r.Revisions(""); len(none) != 0 || err != nil {
			t.Errorf("drafts have no revisions in common: %+v", none)
		}
		for _, c := range []struct {
			buyer string
			limit int
			want  []string
		}{{"", 10, []string{"2.9", "2.6"}}, {"", 1, []string{"2.9"}}, {h.contact.ID, 10, []string{"2.6"}}, {"nobody", 10, nil}, {"", 0, nil}} {
			sold, err := r.LastPrices(h.product.ID, c.buyer, c.limit)
			var got []string
			for _, s := range sold {
				got = append(got, s.Price)
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%q %d: %v, %v", c.buyer, c.limit, got, err)
			}
		}
		return err
	})
}

func TestVerdictsAndSettings(t *testing.T) {
	h := newHouse(t)
	fits := inquiry.Verdict{LineID: "line", BuyerID: h.contact.ID, Words: "lamp", ProductID: h.product.ID, Decision: "confirmed", Shown: 8123, Right: true}
	not := inquiry.Verdict{Words: "bulb", Decision: "no_fit", At: storetest.Now().Add(-time.Hour)}
	write(t, h.Store, func(tx app.Tx) error {
		return errors.Join(tx.AddVerdict(&fits), tx.AddVerdict(&not), tx.SetSetting("language", "zh"), tx.SetSetting("language", "en"))
	})
	read(t, h.Store, func(r app.Reader) error {
		all, e1 := r.Verdicts()
		equal(t, all, []inquiry.Verdict{not, fits})
		v, e2 := r.Setting("language")
		if v != "en" {
			t.Errorf("setting %q", v)
		}
		return errors.Join(e1, e2)
	})
	write(t, h.Store, func(tx app.Tx) error { return tx.RemoveVerdict(fits.ID) })
	err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.RemoveVerdict(fits.ID) })
	wantFault(t, err, "store.not_found")
}

func TestSnapshotStandsStill(t *testing.T) {
	h := newHouse(t)
	read(t, h.Store, func(r app.Reader) error {
		before, err := r.Contacts()
		if err != nil {
			return err
		}
		write(t, h.Store, func(tx app.Tx) error { return tx.PutContact(&contact.Contact{Name: "Newcomer"}) })
		after, err := r.Contacts()
		if len(after) != len(before) {
			t.Error("a snapshot saw a later write")
		}
		return err
	})
}
