package app_test

import (
	"context"
	"slices"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/paper"
	"sampan/app/quotation"
)

func TestWishes(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	dk.buyer.Port = "Hamburg"
	must(t, dk.SaveContact(ctx, &dk.buyer))
	for _, c := range []struct {
		wishes                         inquiry.Wishes
		term, place, port, destination string
	}{
		{inquiry.Wishes{}, "FOB", "Ningbo", "Ningbo", "Hamburg"},
		{inquiry.Wishes{Incoterm: "CIF"}, "CIF", "Hamburg", "Ningbo", "Hamburg"},
		{inquiry.Wishes{Incoterm: "CIF", Place: "Rotterdam"}, "CIF", "Rotterdam", "Ningbo", "Rotterdam"},
		{inquiry.Wishes{Incoterm: "FOB", Place: "Shanghai"}, "FOB", "Shanghai", "Shanghai", "Hamburg"},
		{inquiry.Wishes{Incoterm: "FOB", Place: "Gdansk"}, "FOB", "Ningbo", "Ningbo", "Gdansk"},
		{inquiry.Wishes{Incoterm: "FOB", Place: "Нинбо"}, "FOB", "Ningbo", "Ningbo", "Hamburg"},
		{inquiry.Wishes{Place: "上海"}, "FOB", "上海", "上海", "Hamburg"},
	} {
		ask := dk.ask(t, c.wishes)
		q, err := dk.QuoteInquiry(ctx, ask.ID)
		must(t, err)
		if string(q.Incoterm) != c.term || q.Place != c.place || q.PortOfLoading != c.port || q.Destination != c.destination {
			t.Errorf("%+v: %s %s, from %s to %s", c.wishes, q.Incoterm, q.Place, q.PortOfLoading, q.Destination)
		}
		if ask, err = dk.Inquiry(ctx, ask.ID); err != nil {
			t.Fatal(err)
		}
		must(t, dk.Delete(ctx, app.InquiryNoun, ask.ID, ask.Ver))
	}
}

func TestQuotingTwiceOpensTheDraft(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	first, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	second, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	if list, err := dk.Quotations(ctx); err != nil || len(list) != 1 || second.ID != first.ID {
		t.Fatalf("%d drafts, %v", len(list), err)
	}
	_, err = dk.Issue(ctx, app.QuotationPaper, first.ID, "")
	must(t, err)
	third, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	if third.ID == first.ID {
		t.Error("what was issued was opened as a draft")
	}
	must(t, dk.Delete(ctx, app.QuotationNoun, third.ID, third.Ver))
	if fourth, err := dk.QuoteInquiry(ctx, ask.ID); err != nil || fourth.ID == third.ID {
		t.Errorf("a deleted draft was opened: %v", err)
	}
}

func TestADeletedProductIsNamed(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	must(t, dk.Delete(ctx, app.ProductNoun, dk.product.ID, dk.product.Ver))
	_, err := dk.QuoteInquiry(ctx, ask.ID)
	if f := fault.Of(err); f.Key != "inquiry.product_gone" || f.Args["Line"] != 1 || f.Args["Text"] != "vacuum bottle 500 ml" {
		t.Errorf("%v", err)
	}
}

func TestWishesBesideTheTermStayWithTheDraft(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{Payment: "O/A 180 days", Delivery: "8 weeks", Certificates: []string{"CE", "FCC"}}).ID)
	must(t, err)
	q, err = dk.Quotation(ctx, q.ID)
	must(t, err)
	if q.Asked.Payment != "O/A 180 days" || q.Asked.Delivery != "8 weeks" || len(q.Asked.Certificates) != 2 || q.PaymentCode != "tt" {
		t.Errorf("%+v, payment %s", q.Asked, q.PaymentCode)
	}
	if doubts := q.Doubts(); len(doubts) != 3 {
		t.Errorf("%v", doubts)
	}
}

// The preview of what went out is what went out, whatever changed since.
func TestThePreviewOfAnIssuedPaperIsFrozen(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "en")
	must(t, err)
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.ProformaPaper, o.ID, "en")
	must(t, err)
	dk.buyer.Name = "Schmidt GmbH"
	must(t, dk.SaveContact(ctx, &dk.buyer))
	q, err = dk.Quotation(ctx, q.ID)
	must(t, err)
	o, err = dk.Order(ctx, o.ID)
	must(t, err)
	q.Language = "zh"
	offer, err := dk.DrawQuotation(ctx, q)
	must(t, err)
	proforma, err := dk.DrawOrder(ctx, o)
	must(t, err)
	drawn, err := dk.Draw(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	for _, doc := range []paper.Document{offer, proforma, drawn} {
		if doc.Buyer.Name.EN != "Müller GmbH" || doc.Stamp != "" {
			t.Errorf("%s to %s, %q", doc.Kind, doc.Buyer.Name.EN, doc.Stamp)
		}
	}
	if offer.Language != "zh" || drawn.Language != "en" {
		t.Errorf("in %s and %s", offer.Language, drawn.Language)
	}
	names := map[string]bool{}
	for _, l := range paper.Languages() {
		offer.Language = l
		names[app.PaperName(offer, app.PDF)] = true
	}
	if len(names) != 3 {
		t.Errorf("one language takes the place of another: %v", names)
	}
}

func TestTwoInquiriesOfAStrangerAreOneContact(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	var told []app.Noun
	defer dk.OnChange(func(n app.Noun) { told = append(told, n) })()
	var buyers []string
	for _, number := range []string{"IQ2", "IQ3"} {
		ask := dk.ask(t, inquiry.Wishes{})
		ask.Number, ask.BuyerID, ask.Sender = number, "", inquiry.Sender{Name: "Juan", Company: "Casa SA", Email: "juan@casa.example"}
		must(t, dk.SaveInquiry(ctx, &ask))
		q, err := dk.QuoteInquiry(ctx, ask.ID)
		must(t, err)
		buyers = append(buyers, q.BuyerID)
	}
	if buyers[0] != buyers[1] || !slices.Contains(told, app.ContactNoun) {
		t.Errorf("buyers %v, told %v", buyers, told)
	}
}

func TestAnIssuedRevisionStaysAndADraftOneMayGo(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	first, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, first.ID, "")
	must(t, err)
	next, err := dk.ReviseQuotation(ctx, first.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, next.ID, "")
	must(t, err)
	next, err = dk.Quotation(ctx, next.ID)
	must(t, err)
	if err := dk.Delete(ctx, app.QuotationNoun, next.ID, next.Ver); !fault.Is(err, "paper.still_valid") {
		t.Errorf("an issued revision went to the bin: %v", err)
	}
	draft, err := dk.ReviseQuotation(ctx, first.ID)
	must(t, err)
	must(t, dk.Delete(ctx, app.QuotationNoun, draft.ID, draft.Ver))
	again, err := dk.ReviseQuotation(ctx, first.ID)
	must(t, err)
	if p, err := dk.Issue(ctx, app.QuotationPaper, again.ID, ""); err != nil || p.Revision != 2 {
		t.Errorf("R%d: %v", p.Revision, err)
	}
}

func TestNothingIsSavedAsIssued(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	q.Status = quotation.Issued
	if err := dk.SaveQuotation(ctx, &q); !fault.Is(err, "paper.already_issued") {
		t.Errorf("an issued quotation without a paper: %v", err)
	}
}

func TestAChineseBuyerKeepsItsName(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	for _, c := range []struct {
		buyer contact.Contact
		want  string
	}{
		{contact.Contact{Name: "Shanghai Buyers Ltd", NameZH: "上海买方有限公司", Country: "CN"}, "上海买方有限公司"},
		{contact.Contact{Name: "Müller GmbH", NameZH: "磨坊那家", Country: "DE"}, "Müller GmbH"},
		{contact.Contact{Name: "Harbour Ltd", Country: "HK"}, "Harbour Ltd"},
	} {
		must(t, dk.SaveContact(ctx, &c.buyer))
		q, err := dk.NewQuotation(ctx, c.buyer.ID)
		must(t, err)
		if doc, err := dk.DrawQuotation(ctx, q); err != nil || doc.Buyer.Name.ZH != c.want {
			t.Errorf("%s is %q on a Chinese paper (%v)", c.buyer.Name, doc.Buyer.Name.ZH, err)
		}
	}
}
