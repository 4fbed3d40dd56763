package app_test

import (
	"context"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/trade"
	"sampan/data/store/storetest"
)

// TestFiguresFollowASale walks an inquiry to its proforma and counts it.
func TestFiguresFollowASale(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	ask.Source, ask.ReceivedAt = "Alibaba", storetest.Now().Add(-20*time.Hour)
	must(t, dk.SaveInquiry(ctx, &ask))
	counted := func(want inquiry.Figure) {
		t.Helper()
		facts, _, err := dk.InquiryFacts(ctx)
		must(t, err)
		got := inquiry.BySource(facts, nil, inquiry.Period{})
		if len(got) != 1 || got[0].Asked != want.Asked || got[0].Quick != want.Quick || got[0].Quote != want.Quote || got[0].Won != want.Won || got[0].Key != "Alibaba" {
			t.Errorf("counted %+v, want %+v", got, want)
		}
	}
	counted(inquiry.Figure{Asked: 1})
	q, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	counted(inquiry.Figure{Asked: 1})
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	counted(inquiry.Figure{Asked: 1, Quick: 1, Quote: 1})
	o, err := dk.DrawProforma(ctx, q.ID)
	must(t, err)
	_, err = dk.Issue(ctx, app.ProformaPaper, o.ID, "")
	must(t, err)
	counted(inquiry.Figure{Asked: 1, Quick: 1, Quote: 1, Won: 1})

	wants, err := dk.Demand(ctx)
	if err != nil || len(wants) != 1 || wants[0].Text != "a red boat" || wants[0].Sources[0] != "Alibaba" {
		t.Errorf("wants %+v %v", wants, err)
	}
	rows, err := dk.AskedAndSold(ctx, app.ByVariant, time.Time{})
	if err != nil || len(rows) != 1 || rows[0].Asked != 1 || rows[0].Sold != 1 || rows[0].AskedFor.String() != "5000" || rows[0].SoldFor.String() != "5000" {
		t.Errorf("asked and sold %+v %v", rows, err)
	}
	if rows, err = dk.AskedAndSold(ctx, app.ByVariant, storetest.Now().Add(48*time.Hour)); err != nil || len(rows) != 0 {
		t.Errorf("nothing happened since: %+v %v", rows, err)
	}
}

func TestCostsAreKept(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	fee := inquiry.Cost{ID: "1", Source: "Alibaba", Kind: inquiry.Membership, From: "2026-01-01", To: "2026-12-31", Amount: d("29800")}
	booth := inquiry.Cost{ID: "2", Source: "Canton Fair", Kind: inquiry.Booth, From: "2026-10-15", To: "2026-10-19", Amount: d("32000")}
	must(t, dk.SaveCost(ctx, fee))
	must(t, dk.SaveCost(ctx, booth))
	fee.Amount = d("36800")
	must(t, dk.SaveCost(ctx, fee))
	must(t, dk.RemoveCost(ctx, "2"))
	if _, costs, err := dk.InquiryFacts(ctx); err != nil || len(costs) != 1 || costs[0].Amount.String() != "36800" {
		t.Errorf("%+v %v", costs, err)
	}
	fee.To = ""
	if err := dk.SaveCost(ctx, fee); err == nil {
		t.Error("a cost without an end is kept")
	}
}

func TestMarketOfAnInquiry(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	q := inquiry.Inquiry{Number: "IQ1", ReceivedAt: storetest.Now(), Status: inquiry.New, Channel: "mail", Sender: inquiry.Sender{Country: "DE"}}
	must(t, a.SaveInquiry(ctx, &q))
	facts, _, err := a.InquiryFacts(ctx)
	if err != nil || len(facts) != 1 || facts[0].Market != trade.Mature || facts[0].Source != "mail" {
		t.Errorf("%+v %v", facts, err)
	}
}
