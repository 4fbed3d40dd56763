package app

import (
	"context"
	"slices"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/order"
	"sampan/app/quotation"
)

// DrawProforma opens the order of an accepted quotation and marks it won: the
// deal is taken over whole, the contract number is reserved now because marks
// and factories need it. An order that is open for the quotation already is
// the answer; one that another revision led to is the fault
// "quotation.order_open", since two contracts for one sale would follow.
func (a *App) DrawProforma(ctx context.Context, quotationID string) (order.Order, error) {
	var o order.Order
	err := a.write(ctx, OrderNoun, func(tx Tx) error {
		q, err := tx.Quotation(quotationID)
		if err != nil {
			return err
		}
		if id, err := orderOf(tx, quotationID); err != nil || id != "" {
			if err == nil {
				o, err = tx.Order(id)
			}
			return err
		}
		if err := onlySale(tx, q); err != nil {
			return err
		}
		f, err := tx.Firm()
		if err != nil {
			return err
		}
		now := a.now()
		o = order.Order{QuotationID: q.ID, Status: order.Draft, Date: now.Format(day), CreatedAt: now.UTC(), Deal: q.Deal}
		if f.Defaults.ValidDays > 0 {
			o.ValidUntil = now.AddDate(0, 0, f.Defaults.ValidDays).Format(day)
		}
		forgetIDs(&o.Deal)
		o.BuyerRef, o.Asked = "", deal.Asked{} // of the inquiry; the buyer's order has a number of its own
		if o.Number, err = tx.TakeNumber("contract", f.Pattern("contract"), now); err != nil {
			return err
		}
		if o.Plan, err = newPlan(tx, o); err != nil {
			return err
		}
		if err := tx.PutOrder(&o); err != nil {
			return err
		}
		if q.Editable() {
			return nil
		}
		q.Status, q.LostReason = quotation.Won, ""
		return tx.PutQuotation(&q)
	})
	if err == nil {
		a.changes.tell(QuotationNoun)
	}
	return o, err
}

// onlySale refuses a quotation whose other revisions led to an order.
func onlySale(r Reader, q quotation.Quotation) error {
	revisions, err := r.Revisions(q.Number)
	if err != nil {
		return err
	}
	for _, s := range revisions {
		id, err := orderOf(r, s.ID)
		if err != nil {
			return err
		}
		if id == "" {
			continue
		}
		o, err := r.Order(id)
		if err != nil {
			return err
		}
		return fault.New("quotation.order_open", "Order", o.Number, "Revision", s.Revision)
	}
	return nil
}

// orderOf gives the order that a quotation led to and that was not cancelled,
// "" when there is none.
func orderOf(r Reader, quotationID string) (string, error) {
	orders, err := r.OrdersOf(quotationID)
	if err != nil {
		return "", err
	}
	for _, id := range orders {
		o, err := r.Order(id)
		if err != nil {
			return "", err
		}
		if o.Status != order.Cancelled {
			return id, nil
		}
	}
	return "", nil
}

// forgetIDs makes lines and charges new rows of another record.
func forgetIDs(d *deal.Deal) {
	d.Lines, d.Charges = slices.Clone(d.Lines), slices.Clone(d.Charges)
	for i := range d.Lines {
		d.Lines[i].ID = ""
	}
	for i := range d.Charges {
		d.Charges[i].ID = ""
	}
}
