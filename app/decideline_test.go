package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/data/store/storetest"
)

const oddWords = "Nordlicht wie immer"

// asks keeps an inquiry of one line in a buyer's own words.
func (dk desk) asks(t *testing.T, buyerID, words string) inquiry.Inquiry {
	t.Helper()
	q := inquiry.Inquiry{ReceivedAt: storetest.Now(), Status: inquiry.New, BuyerID: buyerID, Lines: []inquiry.Line{{Text: words}}}
	must(t, dk.SaveInquiry(context.Background(), &q))
	return q
}

// first is the first offer for the line, and why.
func (dk desk) first(t *testing.T, q inquiry.Inquiry) (productID, reason string, sure float64) {
	t.Helper()
	proposals, err := dk.Propose(context.Background(), q)
	must(t, err)
	if len(proposals[0].Offers) == 0 {
		return "", "", proposals[0].Confidence
	}
	o := proposals[0].Offers[0]
	if len(o.Reasons) > 0 {
		reason = o.Reasons[0].Key
	}
	return o.Product.ID, reason, proposals[0].Confidence
}

func TestAChoiceTeachesAndReopenForgets(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	one := dk.asks(t, dk.buyer.ID, oddWords)
	before, _, sureBefore := dk.first(t, one)
	chosen, err := dk.Choose(ctx, one.ID, one.Lines[0].ID, dk.product.ID)
	must(t, err)
	if l := chosen.Lines[0]; l.State != inquiry.Chosen || l.ProductID != dk.product.ID {
		t.Fatalf("line %+v", l)
	}
	two := dk.asks(t, dk.buyer.ID, oddWords)
	if id, reason, sure := dk.first(t, two); id != dk.product.ID || reason != "match.confirmed_buyer" || sure < app.Likely {
		t.Errorf("the second time: %s %s %v", id, reason, sure)
	}
	if two.Lines[0].LikelyID != dk.product.ID {
		t.Errorf("the line proposes %q", two.Lines[0].LikelyID)
	}
	_, err = dk.Reopen(ctx, one.ID, one.Lines[0].ID)
	must(t, err)
	if id, _, sure := dk.first(t, one); id != before || sure != sureBefore {
		t.Errorf("after taking it back: %q %v, before: %q %v", id, sure, before, sureBefore)
	}
}

func TestAnotherChoiceReplacesTheFirst(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	other := dk.product
	other.ID, other.Ver, other.Code = "", 0, "ZZ-9"
	must(t, dk.SaveProduct(ctx, &other))
	q := dk.asks(t, dk.buyer.ID, oddWords)
	for _, id := range []string{dk.product.ID, other.ID} {
		_, err := dk.Choose(ctx, q.ID, q.Lines[0].ID, id)
		must(t, err)
	}
	if id, _, _ := dk.first(t, dk.asks(t, dk.buyer.ID, oddWords)); id != other.ID {
		t.Errorf("the first choice is still remembered")
	}
}

func TestNothingFitsTeaches(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	const words = "vacuum bottle 500 ml"
	one := dk.asks(t, dk.buyer.ID, words)
	_, _, cold := dk.first(t, one)
	_, err := dk.NothingFits(ctx, one.ID, one.Lines[0].ID)
	must(t, err)
	if _, _, sure := dk.first(t, one); sure >= cold {
		t.Errorf("nothing fits, and the matching is as sure as before: %v, %v", sure, cold)
	}
}

func TestTheBuyerIsLearntAfterwards(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	one := dk.asks(t, "", oddWords)
	_, err := dk.Choose(ctx, one.ID, one.Lines[0].ID, dk.product.ID)
	must(t, err)
	two := dk.asks(t, dk.buyer.ID, oddWords)
	if _, reason, _ := dk.first(t, two); reason != "match.confirmed" {
		t.Errorf("of nobody: %s", reason)
	}
	q, err := dk.AssignBuyer(ctx, one.ID, dk.buyer.ID)
	must(t, err)
	if q.BuyerID != dk.buyer.ID {
		t.Errorf("buyer %q", q.BuyerID)
	}
	if _, reason, _ := dk.first(t, two); reason != "match.confirmed_buyer" {
		t.Errorf("of the buyer: %s", reason)
	}
}

func TestABuyerFiledByAQuotationIsRemembered(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := inquiry.Inquiry{ReceivedAt: storetest.Now(), Status: inquiry.New, Sender: inquiry.Sender{Company: "Nova"}, Lines: []inquiry.Line{{Text: oddWords}}}
	must(t, dk.SaveInquiry(ctx, &q))
	_, err := dk.Choose(ctx, q.ID, q.Lines[0].ID, dk.product.ID)
	must(t, err)
	quoted, err := dk.QuoteInquiry(ctx, q.ID)
	must(t, err)
	if _, reason, _ := dk.first(t, dk.asks(t, quoted.BuyerID, oddWords)); reason != "match.confirmed_buyer" {
		t.Errorf("reason %s", reason)
	}
}

func TestListsCountLikelyLines(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	first := dk.asks(t, dk.buyer.ID, oddWords)
	_, err := dk.Choose(ctx, first.ID, first.Lines[0].ID, dk.product.ID)
	must(t, err)
	second := dk.asks(t, dk.buyer.ID, oddWords)
	list, err := dk.Inquiries(ctx)
	must(t, err)
	for _, s := range list {
		if likely := map[string]int{first.ID: 0, second.ID: 1}[s.ID]; s.Likely != likely {
			t.Errorf("likely %d, want %d", s.Likely, likely)
		}
	}
}

func TestDeclineAndTakeUpAgain(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := dk.asks(t, dk.buyer.ID, oddWords)
	declined, err := dk.Decline(ctx, q.ID)
	must(t, err)
	b, err := dk.Today(ctx)
	must(t, err)
	if declined.Status != inquiry.Declined || b.Waiting != 0 {
		t.Errorf("%s, %d wait", declined.Status, b.Waiting)
	}
	again, err := dk.Undecline(ctx, q.ID)
	must(t, err)
	if again.Status != inquiry.New {
		t.Errorf("%s", again.Status)
	}
}
