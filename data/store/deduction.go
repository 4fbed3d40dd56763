package store

import (
	"slices"

	"sampan/app"
	"sampan/app/payment"
)

func deductionRecord(d *payment.Deduction) record {
	return record{
		noun: app.DeductionNoun, id: &d.ID, ver: &d.Ver, created: &d.CreatedAt,
		columns: slices.Concat([]column{
			{"status", text(&d.Status)},
			{"kind", text(&d.Kind)},
			{"buyer_id", ref(&d.BuyerID)},
			{"order_id", ref(&d.OrderID)},
			{"shipment_id", ref(&d.ShipmentID)},
			{"platform", text(&d.Platform)},
			{"date", text(&d.Date)},
		}, amount("amount", &d.Amount), []column{
			{"reason", text(&d.Reason)},
			{"dispute_by", text(&d.DisputeBy)},
			{"created_at", moment(&d.CreatedAt)},
		}),
	}
}

func (r reader) Deduction(id string) (payment.Deduction, error) {
	var d payment.Deduction
	err := r.fetch(deductionRecord(&d), id, false)
	return d, err
}

func (t *tx) PutDeduction(d *payment.Deduction) error { return put(t, d, deductionRecord) }

func (r reader) Deductions() ([]payment.DeductionSummary, error) {
	return all(r, func(d *payment.DeductionSummary) []any {
		return []any{
			text(&d.ID), text(&d.Date), text(&d.Buyer), text(&d.BuyerID), text(&d.Order), text(&d.OrderID), text(&d.ShipmentID), text(&d.Platform),
			text(&d.Kind), text(&d.Reason), text(&d.DisputeBy), text(&d.Status), whole(&d.Amount.Minor), text(&d.Amount.Currency),
		}
	}, `SELECT d.id, d.date, coalesce(nullif(b.name, ''), b.name_zh), d.buyer_id, o.number, d.order_id, d.shipment_id, d.platform,
		d.kind, d.reason, d.dispute_by, d.status, d.amount_minor, d.amount_currency
		FROM deduction d LEFT JOIN contact b ON b.id = d.buyer_id LEFT JOIN "order" o ON o.id = d.order_id
		WHERE d.deleted_at IS NULL ORDER BY d.date DESC, d.created_at DESC, d.id DESC`)
}

func repaymentRecord(p *payment.Repayment) record {
	return record{
		noun: app.RepaymentNoun, id: &p.ID, ver: &p.Ver, created: &p.CreatedAt,
		columns: slices.Concat([]column{
			{"buyer_id", ref(&p.BuyerID)},
			{"order_id", ref(&p.OrderID)},
			{"claim_id", ref(&p.ClaimID)},
			{"date", text(&p.Date)},
		}, amount("amount", &p.Amount), []column{
			{"rate_currency", text(&p.Rate.Currency)},
			{"rate_value", decimal(&p.Rate.Value)},
			{"rate_date", text(&p.Rate.Date)},
			{"rate_source", text(&p.Rate.Source)},
			{"channel", text(&p.Channel)},
			{"reason", text(&p.Reason)},
			{"created_at", moment(&p.CreatedAt)},
		}),
	}
}

func (r reader) Repayment(id string) (payment.Repayment, error) {
	var p payment.Repayment
	err := r.fetch(repaymentRecord(&p), id, false)
	return p, err
}

func (t *tx) PutRepayment(p *payment.Repayment) error { return put(t, p, repaymentRecord) }

// Repayments gives all money paid back to buyers, newest first.
func (r reader) Repayments() ([]payment.Repayment, error) {
	return fetchAll(r, repaymentRecord, func(p *payment.Repayment) string { return p.ID }, func(*payment.Repayment) []list { return nil }, "date DESC, id DESC")
}

func outlayRecord(o *payment.Outlay) record {
	return record{
		noun: app.OutlayNoun, id: &o.ID, ver: &o.Ver, created: &o.CreatedAt,
		columns: slices.Concat([]column{
			{"supplier_id", ref(&o.SupplierID)},
			{"purchase_id", ref(&o.PurchaseID)},
			{"date", text(&o.Date)},
			{"kind", text(&o.Kind)},
		}, amount("amount", &o.Amount), []column{
			{"bank_ref", text(&o.BankRef)},
			{"note", text(&o.Note)},
			{"created_at", moment(&o.CreatedAt)},
		}),
	}
}

func (r reader) Outlay(id string) (payment.Outlay, error) {
	var o payment.Outlay
	err := r.fetch(outlayRecord(&o), id, false)
	return o, err
}

func (t *tx) PutOutlay(o *payment.Outlay) error { return put(t, o, outlayRecord) }

// Outlays gives all payments to factories, newest first.
func (r reader) Outlays() ([]payment.Outlay, error) {
	return fetchAll(r, outlayRecord, func(o *payment.Outlay) string { return o.ID }, func(*payment.Outlay) []list { return nil }, "date DESC, id DESC")
}
