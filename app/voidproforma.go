package app

import (
	"context"
	"slices"
	"time"

	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/shipment"
)

// VoidProforma takes back a proforma that went out, so that the order can be
// corrected: the paper keeps its number and says void, the order is a draft
// again, and the next issue takes a number of its own. An order that goods
// are shipped of is no draft again: cancel its shipments first.
func (a *App) VoidProforma(ctx context.Context, orderID string) (order.Order, error) {
	return a.endProforma(ctx, orderID, order.Draft)
}

// CancelOrder gives an order up: its proforma becomes void, its numbers stay
// with it. A closed order cannot be cancelled.
func (a *App) CancelOrder(ctx context.Context, orderID string) (order.Order, error) {
	return a.endProforma(ctx, orderID, order.Cancelled)
}

func (a *App) endProforma(ctx context.Context, orderID string, next order.Status) (order.Order, error) {
	var o order.Order
	var untaught []inquiry.Verdict
	err := a.write(ctx, OrderNoun, func(tx Tx) (err error) {
		if o, err = tx.Order(orderID); err != nil {
			return err
		}
		if o.Status == order.Closed || o.Status == order.Cancelled || (next == order.Draft && o.Editable()) {
			return fault.New("order.not_issued")
		}
		shipments, err := shipmentsOf(tx, orderID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(shipments, func(s shipment.Shipment) bool { return s.Status != shipment.Cancelled }) {
			return fault.New("order.has_shipments")
		}
		if err := voidPapers(tx, orderID, a.now().UTC()); err != nil {
			return err
		}
		if untaught, err = forgetSale(tx, o); err != nil {
			return err
		}
		o.Status = next
		if next == order.Draft {
			o.Proforma = ""
		}
		return tx.PutOrder(&o)
	})
	if err == nil {
		a.teach(untaught, nil)
	}
	return o, err
}

// voidPapers marks what an order has out as void.
func voidPapers(tx Tx, orderID string, at time.Time) error {
	papers, err := tx.PapersOf(string(OrderNoun), orderID)
	if err != nil {
		return err
	}
	for _, p := range papers {
		if !p.VoidAt.IsZero() {
			continue
		}
		if err := tx.VoidPaper(p.ID, at); err != nil {
			return err
		}
	}
	return nil
}
