package app_test

import (
	"context"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/data/store/storetest"
)

// TestWaitingIsWhatTodayLists holds the cheap count against the whole page.
func TestWaitingIsWhatTodayLists(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	agree := func(when string, want int) app.Briefing {
		t.Helper()
		b, err := dk.Today(ctx)
		must(t, err)
		tasks, inquiries, err := dk.Waiting(ctx)
		must(t, err)
		if tasks != len(b.Tasks) || tasks != want || inquiries != b.Waiting {
			t.Fatalf("%s: %d tasks and %d inquiries are counted, %d and %d listed", when, tasks, inquiries, len(b.Tasks), b.Waiting)
		}
		return b
	}
	ask := dk.ask(t, inquiry.Wishes{})
	agree("asked", 1)
	q, err := dk.QuoteInquiry(ctx, ask.ID)
	must(t, err)
	agree("drafted", 1)
	q.ValidUntil = storetest.Now().AddDate(0, 0, 5).Format(time.DateOnly)
	must(t, dk.SaveQuotation(ctx, &q))
	_, err = dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	agree("issued", 1)
	next, err := dk.ReviseQuotation(ctx, q.ID)
	must(t, err)
	next.ValidUntil = storetest.Now().AddDate(0, 0, 60).Format(time.DateOnly)
	must(t, dk.SaveQuotation(ctx, &next))
	agree("revision drafted", 2)
	_, err = dk.Issue(ctx, app.QuotationPaper, next.ID, "")
	must(t, err)
	agree("revision issued", 0)
}

func TestPuttingOffTellsThatNoRecordChanged(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	ask := dk.ask(t, inquiry.Wishes{})
	var told []app.Noun
	defer dk.OnChange(func(n app.Noun) { told = append(told, n) })()
	must(t, dk.Snooze(ctx, app.InquiryNoun, ask.ID, "2026-12-01"))
	if tasks, _, err := dk.Waiting(ctx); err != nil || tasks != 0 {
		t.Errorf("%d tasks %v", tasks, err)
	}
	must(t, dk.Snooze(ctx, app.InquiryNoun, ask.ID, ""))
	if tasks, _, err := dk.Waiting(ctx); err != nil || tasks != 1 {
		t.Errorf("%d tasks %v", tasks, err)
	}
	if len(told) != 2 || told[0] != app.Reminders {
		t.Errorf("told %v", told)
	}
}
