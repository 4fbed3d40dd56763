package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/paper"
)

func TestAVoidProformaKeepsItsNumberAndTheNextTakesAnother(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	if _, err := dk.VoidProforma(ctx, o.ID); !fault.Is(err, "order.not_issued") {
		t.Errorf("nothing was out, but it was voided: %v", err)
	}
	first, err := dk.Issue(ctx, app.ProformaPaper, o.ID, "")
	must(t, err)
	sent, err := dk.Order(ctx, o.ID)
	must(t, err)
	if err := dk.Delete(ctx, app.OrderNoun, o.ID, sent.Ver); !fault.Is(err, "paper.still_valid") {
		t.Errorf("an order with a valid paper went to the bin: %v", err)
	}
	o, err = dk.VoidProforma(ctx, o.ID)
	must(t, err)
	if o.Status != order.Draft || o.Proforma != "" || o.Number != sent.Number {
		t.Errorf("after voiding %+v", o)
	}
	doc, err := dk.FindPaper(ctx, app.ProformaPaper, first.Number, "")
	must(t, err)
	if doc.Stamp != paper.Void || doc.Number != first.Number {
		t.Errorf("the void paper says %q %s", doc.Stamp, doc.Number)
	}
	o.Lines[0].Quantity = d("6000")
	must(t, dk.SaveOrder(ctx, &o))
	second, err := dk.Issue(ctx, app.ProformaPaper, o.ID, "")
	must(t, err)
	if second.Number == first.Number {
		t.Errorf("two papers have the number %s", second.Number)
	}
}

func TestACancelledOrderLeavesItsQuotationFree(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	gone, err := dk.CancelOrder(ctx, o.ID)
	must(t, err)
	if gone.Status != order.Cancelled {
		t.Errorf("%+v", gone.Status)
	}
	again, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	if again.ID == o.ID || again.Number == o.Number {
		t.Errorf("the cancelled order came back: %s", again.Number)
	}
}
