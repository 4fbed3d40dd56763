package app

import (
	"context"

	"sampan/app/inquiry"
)

// AssignBuyer says which contact asks, or ("") that nobody knows yet. What
// was decided about the lines is remembered for that buyer from then on.
func (a *App) AssignBuyer(ctx context.Context, inquiryID, contactID string) (inquiry.Inquiry, error) {
	if err := a.Warm(ctx); err != nil {
		return inquiry.Inquiry{}, err
	}
	q, err := a.Inquiry(ctx, inquiryID)
	if err != nil {
		return q, err
	}
	q.BuyerID = contactID
	if err := a.suggest(ctx, &q); err != nil {
		return q, err
	}
	var before, after []inquiry.Verdict
	err = a.write(ctx, InquiryNoun, func(tx Tx) (err error) {
		if contactID != "" {
			if _, err := tx.Contact(contactID); err != nil {
				return err
			}
		}
		if before, after, err = handOver(tx, q); err != nil {
			return err
		}
		return tx.PutInquiry(&q) // loses where the inquiry changed while it was matched
	})
	if err == nil {
		a.teach(before, after)
	}
	return q, err
}

// handOver makes the verdicts on an inquiry's lines those of its buyer.
func handOver(tx Tx, q inquiry.Inquiry) (before, after []inquiry.Verdict, err error) {
	for _, l := range q.Lines {
		old, err := unlearn(tx, l.ID)
		if err != nil {
			return nil, nil, err
		}
		before = append(before, old...)
		for _, v := range old {
			v.ID, v.BuyerID = "", q.BuyerID
			if err := tx.AddVerdict(&v); err != nil {
				return nil, nil, err
			}
			after = append(after, v)
		}
	}
	return before, after, nil
}

// FileSender files the sender of an inquiry as a new contact and makes it the
// buyer. A sender of whom nothing is known is the fault "inquiry.buyer_unknown".
func (a *App) FileSender(ctx context.Context, inquiryID string) (inquiry.Inquiry, error) {
	var q inquiry.Inquiry
	if err := a.Warm(ctx); err != nil {
		return q, err
	}
	var before, after []inquiry.Verdict
	err := a.write(ctx, ContactNoun, func(tx Tx) (err error) {
		if q, err = tx.Inquiry(inquiryID); err != nil {
			return err
		}
		if err := fileBuyer(tx, &q, a.now()); err != nil {
			return err
		}
		if before, after, err = handOver(tx, q); err != nil {
			return err
		}
		return tx.PutInquiry(&q)
	})
	if err == nil {
		a.teach(before, after)
		a.changes.tell(InquiryNoun)
	}
	return q, err
}
