package app

import (
	"context"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/quotation"
)

// errIssued answers an attempt to change what went out.
var errIssued = fault.New("paper.already_issued")

// ReviseQuotation begins the next revision of an issued quotation: a draft
// under the same number with today's rate. While a draft of the number is
// open, that draft is the answer.
func (a *App) ReviseQuotation(ctx context.Context, id string) (quotation.Quotation, error) {
	var next quotation.Quotation
	err := a.write(ctx, QuotationNoun, func(tx Tx) error {
		old, err := tx.Quotation(id)
		if err != nil {
			return err
		}
		if old.Editable() {
			next = old
			return nil
		}
		revisions, err := tx.Revisions(old.Number)
		if err != nil {
			return err
		}
		highest := old.Revision
		for _, s := range revisions {
			if s.Status == quotation.Draft {
				next, err = tx.Quotation(s.ID)
				return err
			}
			highest = max(highest, s.Revision)
		}
		// A revision that went out keeps its name also when it lies in the bin.
		switch last, err := tx.PaperByNumber(QuotationPaper, old.Number); {
		case err == nil:
			highest = max(highest, last.Revision)
		case !fault.Is(err, "store.not_found"):
			return err
		}
		f, err := tx.Firm()
		if err != nil {
			return err
		}
		next = old
		next.ID, next.Ver, next.PreviousID = "", 0, old.ID
		next.Status, next.Revision, next.LostReason = quotation.Draft, highest+1, ""
		next.Date, next.CreatedAt = a.now().Format(day), a.now().UTC()
		if f.Defaults.ValidDays > 0 {
			next.ValidUntil = a.now().AddDate(0, 0, f.Defaults.ValidDays).Format(day)
		}
		if rate, ok := f.Rate(next.Currency); ok {
			next.Rate = rate
		}
		forgetIDs(&next.Deal)
		return tx.PutQuotation(&next)
	})
	return next, err
}

// CopyQuotation begins a new quotation with the lines and terms of another, at
// today's rate. It is not saved.
func (a *App) CopyQuotation(ctx context.Context, id string) (quotation.Quotation, error) {
	return one(ctx, a.store, func(r Reader) (quotation.Quotation, error) {
		old, err := r.Quotation(id)
		if err != nil {
			return old, err
		}
		fresh, err := a.blank(r, old.BuyerID)
		if err != nil {
			return old, err
		}
		f, err := r.Firm()
		if err != nil {
			return old, err
		}
		fresh.Deal = old.Deal
		fresh.BuyerRef, fresh.Asked = "", deal.Asked{} // they belong to what the other one answered
		if rate, ok := f.Rate(old.Currency); ok {
			fresh.Rate = rate
		}
		forgetIDs(&fresh.Deal)
		return fresh, nil
	})
}

// CloseQuotation records that an issued offer was won or lost, and why.
func (a *App) CloseQuotation(ctx context.Context, id string, status quotation.Status, reason string) error {
	if status != quotation.Won && status != quotation.Lost {
		return fault.New("quotation.not_issued")
	}
	return a.write(ctx, QuotationNoun, func(tx Tx) error {
		q, err := tx.Quotation(id)
		if err != nil {
			return err
		}
		if q.Editable() {
			return fault.New("quotation.not_issued")
		}
		q.Status, q.LostReason = status, reason
		return tx.PutQuotation(&q)
	})
}
