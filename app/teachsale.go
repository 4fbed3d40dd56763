package app

import (
	"context"
	"slices"

	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/match"
	"sampan/app/order"
)

// RefuseOffer records that a product is not meant by a line's words, so that
// it stands low for this buyer from now on. The line stays open. Reopen takes
// it back.
func (a *App) RefuseOffer(ctx context.Context, inquiryID, lineID, productID string) error {
	if err := a.Warm(ctx); err != nil {
		return err
	}
	var v inquiry.Verdict
	err := a.write(ctx, InquiryNoun, func(tx Tx) error {
		q, err := tx.Inquiry(inquiryID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(q.Lines, func(l inquiry.Line) bool { return l.ID == lineID })
		if i < 0 {
			return fault.New("inquiry.line_gone")
		}
		v = inquiry.Verdict{
			LineID: lineID, BuyerID: q.BuyerID, Words: lineWords(q.Lines[i]), ProductID: productID,
			Decision: string(match.Refused), At: a.now().UTC(),
		}
		return tx.AddVerdict(&v)
	})
	if err == nil {
		a.teach(nil, []inquiry.Verdict{v})
	}
	return err
}

// sold keeps what a buyer bought: articles bought before are likelier to be
// meant. It gives the verdicts that teach it once the write stands.
func (a *App) sold(tx Tx, orderID string) ([]inquiry.Verdict, error) {
	o, err := tx.Order(orderID)
	if err != nil || o.BuyerID == "" {
		return nil, err
	}
	var taught []inquiry.Verdict
	for _, l := range o.Lines {
		if l.ProductID == "" {
			continue
		}
		v := inquiry.Verdict{LineID: l.ID, BuyerID: o.BuyerID, ProductID: l.ProductID, Decision: string(match.Bought), At: a.now().UTC()}
		if err := tx.AddVerdict(&v); err != nil {
			return nil, err
		}
		taught = append(taught, v)
	}
	return taught, nil
}

// forgetSale takes back what an order taught that did not come about.
func forgetSale(tx Tx, o order.Order) ([]inquiry.Verdict, error) {
	verdicts, err := tx.Verdicts()
	if err != nil {
		return nil, err
	}
	lines := map[string]bool{}
	for _, l := range o.Lines {
		lines[l.ID] = true
	}
	gone := slices.DeleteFunc(verdicts, func(v inquiry.Verdict) bool {
		return !lines[v.LineID] || v.Decision != string(match.Bought)
	})
	for _, v := range gone {
		if err := tx.RemoveVerdict(v.ID); err != nil {
			return nil, err
		}
	}
	return gone, nil
}
