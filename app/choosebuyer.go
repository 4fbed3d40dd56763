package app

import (
	"context"

	"sampan/app/deal"
)

// ChooseBuyer puts a buyer on a draft. Where nothing is priced yet, what is
// usual with the buyer comes along: currency and its rate, term and place,
// payment, language. A draft that has lines keeps its terms; only the person
// it is addressed to, and a destination that was still open, follow. The
// draft is not saved.
func (a *App) ChooseBuyer(ctx context.Context, d *deal.Deal, buyerID string) error {
	return a.store.Read(ctx, func(r Reader) error {
		buyer, err := r.Contact(buyerID)
		if err != nil {
			return err
		}
		if d.BuyerID != buyerID {
			d.Attention = ""
		}
		d.BuyerID = buyerID
		if len(d.Lines) > 0 {
			if d.Attention == "" && len(buyer.People) > 0 {
				d.Attention = buyer.People[0].Name
			}
			if d.Destination == "" {
				d.Destination = buyer.Port
			}
			return nil
		}
		f, err := r.Firm()
		if err != nil {
			return err
		}
		habits(d, f, buyer)
		d.Rate, _ = f.Rate(d.Currency)
		return nil
	})
}
