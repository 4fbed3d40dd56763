package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/inquiry"
)

func TestAnInquirysSubjectIsNoOrderNumber(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	ask.Subject, ask.Channel = "Spring collection, price request", "mail"
	must(t, dk.SaveInquiry(ctx, &ask))
	q, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	doc, err := dk.Draw(ctx, app.ProformaPaper, o.ID, "")
	if err != nil || doc.References.BuyerOrder != "" || doc.References.Inquiry != ask.Subject {
		t.Errorf("%+v %v", doc.References, err)
	}
}

func TestOneSaleHasOneContract(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	next, err := dk.ReviseQuotation(ctx, q.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, next.ID, "")
	must(t, err)
	if _, err := dk.DrawProforma(ctx, next.ID); !fault.Is(err, "quotation.order_open") || fault.Of(err).Args["Order"] != o.Number {
		t.Errorf("a second contract for one sale: %v", err)
	}
	must(t, dk.Delete(ctx, app.OrderNoun, o.ID, o.Ver))
	if again, err := dk.DrawProforma(ctx, next.ID); err != nil || again.QuotationID != next.ID {
		t.Errorf("%+v %v", again.Number, err)
	}
}
