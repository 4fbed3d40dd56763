package app

import (
	"context"
	"fmt"

	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
)

// OweSample lets the sample firm deliver a sold order to a buyer who is late
// with the balance: the goods left some weeks ago, part of the money was held
// back, and the credit line is used up.
func (a *App) OweSample(ctx context.Context, orderID string) (Delivered, error) {
	w := sampleDelivery{App: a, out: Delivered{Order: orderID}}
	for _, step := range []func(context.Context) error{w.confirm, w.buy, w.shipAll, w.holdBack} {
		if err := step(ctx); err != nil {
			return w.out, fmt.Errorf("sample debt: %w", err)
		}
	}
	return w.out, nil
}

// sailedAgo is how many days ago the goods of a late buyer left.
const sailedAgo = 55

// shipAll sends everything off at once, on a vessel of some weeks ago.
func (w *sampleDelivery) shipAll(ctx context.Context) error {
	parts, err := w.Remaining(ctx, w.order.ID)
	if err != nil {
		return err
	}
	if w.first, err = w.prepare(ctx, parts, "TEMU1234565", "CN4518402", -sailedAgo); err != nil {
		return err
	}
	for _, k := range order.ShippingSteps() {
		if k == order.StepSailed {
			w.first, err = w.SailShipment(ctx, w.first.ID, w.on(-sailedAgo))
		} else {
			w.first, err = w.TakeShipmentStep(ctx, w.first.ID, k, w.on(-sailedAgo))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holdBack notes what the buyer deducts, and the credit that it was given.
func (w *sampleDelivery) holdBack(ctx context.Context) error {
	total, err := w.first.Total()
	if err != nil {
		return err
	}
	held := payment.Deduction{
		Kind: "deduction", BuyerID: w.order.BuyerID, OrderID: w.order.ID, ShipmentID: w.first.ID, Date: w.on(-9), DisputeBy: w.on(5),
		Amount: money.Amount{Minor: total.Minor / 50, Currency: total.Currency}, Reason: "Carton marks missing on 12 cartons",
	}
	if err := w.SaveDeduction(ctx, &held); err != nil {
		return err
	}
	limit := money.Amount{Minor: total.Minor / 2, Currency: total.Currency}
	return w.SaveCreditLine(ctx, &payment.CreditLine{
		BuyerID: w.order.BuyerID, Limit: limit, Policy: "SC2026-0417", Insured: limit, Premium: money.Scaled(4, 3), ReportDays: 30, ClaimDays: 60, ValidUntil: w.on(200),
	})
}
