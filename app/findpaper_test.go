package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/paper"
)

func TestPapersAreFoundByTheirReference(t *testing.T) {
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
	for ref, want := range map[string]int{"QT2611-0001": 1, "QT2611-0001 R0": 0, "QT2611-0001 R1": 1, q.ID: 0} {
		if doc, err := dk.FindPaper(ctx, app.QuotationPaper, ref, ""); err != nil || doc.Revision != want {
			t.Errorf("%s is R%d, want R%d (%v)", ref, doc.Revision, want, err)
		}
	}
	if _, err := dk.FindPaper(ctx, app.QuotationPaper, "QT2611-0001", "fr"); !fault.Is(err, "paper.missing.language") {
		t.Errorf("a French paper: %v", err)
	}
}

func TestABuyerInTheBinKeepsThePaperIn(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	must(t, dk.Delete(ctx, app.ContactNoun, dk.buyer.ID, dk.buyer.Ver))
	if doc, err := dk.Draw(ctx, app.QuotationPaper, q.ID, paper.English); err != nil || len(doc.Lines) != 1 {
		t.Errorf("the draft cannot be seen: %v", err)
	}
	if _, err := dk.Issue(ctx, app.QuotationPaper, q.ID, ""); !fault.Is(err, "paper.cannot_issue") {
		t.Errorf("issued to nobody: %v", err)
	}
}

func TestACopyTakesTodaysRate(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	dk.buyer.Currency = "EUR"
	must(t, dk.SaveContact(ctx, &dk.buyer))
	f, err := dk.Firm(ctx)
	must(t, err)
	f.Rates = []money.Rate{{Currency: "USD", Value: d("7.3")}}
	must(t, dk.SaveFirm(ctx, &f))
	copied, err := dk.CopyQuotation(ctx, q.ID)
	if err != nil || copied.Currency != "USD" || !copied.Rate.Value.Equal(d("7.3")) || copied.BuyerRef != "" || copied.Number != "" {
		t.Errorf("%+v %v", copied.Rate, err)
	}
}
