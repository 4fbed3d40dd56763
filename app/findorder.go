package app

import (
	"context"

	"sampan/app/order"
)

// OrderOf gives the order that a quotation led to and that was not cancelled,
// a zero Order when there is none.
func (a *App) OrderOf(ctx context.Context, quotationID string) (order.Order, error) {
	return one(ctx, a.store, func(r Reader) (order.Order, error) {
		id, err := orderOf(r, quotationID)
		if err != nil || id == "" {
			return order.Order{}, err
		}
		return r.Order(id)
	})
}
