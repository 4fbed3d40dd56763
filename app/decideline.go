package app

import (
	"context"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/inquiry"
)

// Choose records that a product answers a line, and remembers the pairing for
// this buyer's next inquiry.
func (a *App) Choose(ctx context.Context, inquiryID, lineID, productID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(tx Tx, q *inquiry.Inquiry, l *inquiry.Line) error {
		if _, err := tx.Product(productID); err != nil {
			return err
		}
		l.State, l.ProductID = inquiry.Chosen, productID
		return tx.AddVerdict(&inquiry.Verdict{BuyerID: q.BuyerID, Words: lineWords(*l), ProductID: productID, Fits: true, At: a.now().UTC()})
	})
}

// NothingFits records that the firm has nothing for a line.
func (a *App) NothingFits(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(_ Tx, _ *inquiry.Inquiry, l *inquiry.Line) error {
		l.State, l.ProductID = inquiry.Nothing, ""
		return nil
	})
}

// Reopen takes a decision about a line back, and forgets what was learnt from
// it.
func (a *App) Reopen(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(tx Tx, q *inquiry.Inquiry, l *inquiry.Line) error {
		if err := unlearn(tx, q.BuyerID, *l); err != nil {
			return err
		}
		l.State, l.ProductID = inquiry.Open, ""
		return nil
	})
}

func unlearn(tx Tx, buyerID string, l inquiry.Line) error {
	verdicts, err := tx.Verdicts()
	if err != nil {
		return err
	}
	for _, v := range verdicts {
		if v.BuyerID == buyerID && v.ProductID == l.ProductID && v.Words == lineWords(l) {
			if err := tx.RemoveVerdict(v.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// lineWords are the words that a decision is remembered by.
func lineWords(l inquiry.Line) string {
	return strings.TrimSpace(strings.Join([]string{l.Text, l.Model, l.Spec}, " "))
}

func (a *App) decide(ctx context.Context, inquiryID, lineID string, change func(Tx, *inquiry.Inquiry, *inquiry.Line) error) (inquiry.Inquiry, error) {
	var q inquiry.Inquiry
	err := a.write(ctx, InquiryNoun, func(tx Tx) (err error) {
		if q, err = tx.Inquiry(inquiryID); err != nil {
			return err
		}
		i := slices.IndexFunc(q.Lines, func(l inquiry.Line) bool { return l.ID == lineID })
		if i < 0 {
			return fault.New("inquiry.line_gone")
		}
		if err := change(tx, &q, &q.Lines[i]); err != nil {
			return err
		}
		return tx.PutInquiry(&q)
	})
	return q, err
}
