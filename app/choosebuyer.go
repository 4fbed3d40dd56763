package app

import (
	"context"

	"sampan/app/deal"
)

// ChooseBuyer puts a buyer on a draft. Where nothing is priced yet, what is
// usual with the buyer comes along: currency and its rate, term and place,
// payment, language; what came along with another buyer goes. A draft that
// has lines keeps its terms; only the person it is addressed to, and a
// destination that was still open, follow. The draft is not saved.
func (a *App) ChooseBuyer(ctx context.Context, d *deal.Deal, buyerID string) error {
	return a.store.Read(ctx, func(r Reader) error {
		buyer, err := r.Contact(buyerID)
		if err != nil {
			return err
		}
		if d.BuyerID != buyerID {
			d.Attention = ""
		}
		another := d.BuyerID != "" && d.BuyerID != buyerID
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
		if another {
			if err := a.dropHabits(r, d); err != nil {
				return err
			}
		}
		habits(d, f, buyer)
		d.Rate, _ = f.Rate(d.Currency)
		return nil
	})
}

// dropHabits puts the firm's defaults in the place of all that habits sets.
func (a *App) dropHabits(r Reader, d *deal.Deal) error {
	fresh, err := a.blank(r, "")
	if err != nil {
		return err
	}
	d.Currency, d.Language, d.Destination = fresh.Currency, fresh.Language, fresh.Destination
	d.Incoterm, d.Place = fresh.Incoterm, fresh.Place
	d.PaymentCode, d.Payment, d.Deposit = fresh.PaymentCode, fresh.Payment, fresh.Deposit
	return nil
}
