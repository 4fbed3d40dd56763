// Package quotations shows the offers: the list of them, and the page on which
// one is written, issued, revised, won or lost. ui opens it. What it shares
// with orders, the editing of a deal, stands in ui/deals.
package quotations

import (
	"context"
	"time"

	"sampan/app"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/ui/deals"
	"sampan/ui/record"
	"sampan/ui/widgets/rows"
)

// Service is what the pages ask of the firm.
type Service interface {
	deals.Service
	record.Drafts
	record.Sender
	record.Service
	Quotations(ctx context.Context) ([]quotation.Summary, error)
	Quotation(ctx context.Context, id string) (quotation.Quotation, error)
	NewQuotation(ctx context.Context, buyerID string) (quotation.Quotation, error)
	CopyQuotation(ctx context.Context, id string) (quotation.Quotation, error)
	SaveQuotation(ctx context.Context, q *quotation.Quotation) error
	DrawQuotation(ctx context.Context, q quotation.Quotation) (paper.Document, error)
	Issue(ctx context.Context, kind, refID string, language paper.Language) (paper.Issued, error)
	PapersOf(ctx context.Context, noun app.Noun, id string) ([]paper.Issued, error)
	ReviseQuotation(ctx context.Context, id string) (quotation.Quotation, error)
	CloseQuotation(ctx context.Context, id string, status quotation.Status, reason string) error
	OrderOf(ctx context.Context, quotationID string) (order.Order, error)
	DrawProforma(ctx context.Context, quotationID string) (order.Order, error)
	ListPrices(ctx context.Context, productIDs ...string) (quotation.Quotation, error)
	ListClearance(ctx context.Context) (quotation.Quotation, error)
	DrawListing(ctx context.Context, kind string, q quotation.Quotation) (paper.Document, error)
	Reminder(ctx context.Context, id string) (string, error)
	Now() time.Time
}

// CopyOf begins Route.With of a fresh quotation that copies another; the id
// follows. Anything else there is the id of a buyer.
const CopyOf = "copy:"

// expiringDays is how long before its end an offer is worth a reminder.
const expiringDays = 3

// state is how an offer stands on a day: the text key of its word, and its
// tone. An issued one also tells that it ends soon or has ended.
func state(status quotation.Status, validUntil string, now time.Time) (key string, tone rows.Tone) {
	switch status {
	case quotation.Won:
		return "quotations.won", rows.Good
	case quotation.Lost:
		return "quotations.lost", rows.Quiet
	case quotation.Issued:
		s := quotation.Summary{Status: status, ValidUntil: validUntil}
		switch {
		case s.ExpiresBy(now.AddDate(0, 0, -1).Format(time.DateOnly)):
			return "quotations.expired", rows.Danger
		case s.ExpiresBy(now.AddDate(0, 0, expiringDays).Format(time.DateOnly)):
			return "quotations.expiring", rows.Caution
		}
		return "quotations.issued", rows.Accent
	}
	return "quotations.draft", rows.Quiet
}

// reference is the number as people write it, "" before issue.
func reference(number string, revision int) string {
	return paper.Document{Number: number, Revision: revision}.Reference()
}

// Row is an offer in the list.
type Row struct {
	quotation.Summary
	Superseded bool // a later revision went out
}

func (r Row) state(now time.Time) (key string, tone rows.Tone) {
	if r.Superseded && r.Status == quotation.Issued {
		return "quotations.superseded", rows.Quiet
	}
	return state(r.Status, r.ValidUntil, now)
}

// rowsOf finds the revisions that a later one took the place of.
func rowsOf(all []quotation.Summary) []Row {
	latest := map[string]int{}
	for _, s := range all {
		if s.Status != quotation.Draft {
			latest[s.Number] = max(latest[s.Number], s.Revision)
		}
	}
	out := make([]Row, len(all))
	for i, s := range all {
		out[i] = Row{s, s.Number != "" && s.Revision < latest[s.Number]}
	}
	return out
}

func load(s Service) func(context.Context) ([]Row, error) {
	return func(ctx context.Context) ([]Row, error) {
		all, err := s.Quotations(ctx)
		return rowsOf(all), err
	}
}

// parts are the parts of the list, with the statuses each shows.
func parts() []string { return []string{"all", "draft", "issued", "due", "won", "lost"} }

func keeps(tab string, now func() time.Time) func(Row) bool {
	switch tab {
	case "all":
		return nil
	case "due": // the buyer is to be reminded
		return func(r Row) bool {
			return !r.Superseded && r.ExpiresBy(now().AddDate(0, 0, expiringDays).Format(time.DateOnly))
		}
	}
	return func(r Row) bool { return string(r.Status) == tab }
}
