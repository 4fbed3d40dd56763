package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/inquiry"
)

func TestARefusedOfferStandsLowUntilItIsTakenBack(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	words := dk.product.NameEN
	one := dk.asks(t, dk.buyer.ID, words)
	before, _, sureBefore := dk.first(t, one)
	if before != dk.product.ID {
		t.Fatalf("%q is not found by its own name", words)
	}
	must(t, dk.RefuseOffer(ctx, one.ID, one.Lines[0].ID, dk.product.ID))
	two := dk.asks(t, dk.buyer.ID, words)
	if _, _, sure := dk.first(t, two); sure >= app.Likely {
		t.Errorf("refused by this buyer, and still %v sure", sure)
	}
	_, err := dk.Reopen(ctx, one.ID, one.Lines[0].ID)
	must(t, err)
	if _, _, sure := dk.first(t, one); sure != sureBefore {
		t.Errorf("after taking it back %v, before %v", sure, sureBefore)
	}
}

// What a buyer bought is likelier to be meant when the words leave it open;
// an order that is given up teaches nothing.
func TestASaleTeachesUntilItIsGivenUp(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	sister := catalog.Product{Code: "SP-999S", NameEN: dk.product.NameEN, NameZH: dk.product.NameZH, Unit: dk.product.Unit, Currency: "USD"}
	must(t, dk.SaveProduct(ctx, &sister))
	share := func() float64 {
		proposals, err := dk.Propose(ctx, dk.asks(t, dk.buyer.ID, dk.product.NameEN))
		must(t, err)
		for _, o := range proposals[0].Offers {
			if o.Product.ID == dk.product.ID {
				return o.Confidence
			}
		}
		return 0
	}
	before := share()
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	plain := share()
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.ProformaPaper, o.ID, "")
	must(t, err)
	if after := share(); after <= plain {
		t.Errorf("bought before: %v, never bought: %v (%v before the inquiry)", after, plain, before)
	}
	_, err = dk.CancelOrder(ctx, o.ID)
	must(t, err)
	if again := share(); again != plain {
		t.Errorf("after the order was given up %v, before it %v", again, plain)
	}
}
