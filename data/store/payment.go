package store

import (
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/payment"
)

func receiptRecord(p *payment.Receipt) record {
	return record{
		noun: app.ReceiptNoun, id: &p.ID, ver: &p.Ver, created: &p.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&p.Number)},
			{"buyer_id", ref(&p.BuyerID)},
			{"payer", text(&p.Payer)},
			{"date", text(&p.Date)},
			{"currency", text(&p.Currency)},
		}, amount("sent", &p.Sent), amount("abroad", &p.Abroad), amount("fee", &p.Fee), amount("fee_cny", &p.FeeCNY), []column{
			{"borne_by_us", yes(&p.BorneByUs)},
			{"channel", text(&p.Channel)},
			{"platform", text(&p.Platform)},
			{"rate_currency", text(&p.Rate.Currency)},
			{"rate_value", decimal(&p.Rate.Value)},
			{"rate_date", text(&p.Rate.Date)},
			{"rate_source", text(&p.Rate.Source)},
			{"bank_ref", text(&p.BankRef)},
			{"report", text(&p.Report)},
			{"report_number", text(&p.ReportNumber)},
			{"note", text(&p.Note)},
			{"created_at", moment(&p.CreatedAt)},
		}),
		derived: []column{
			{"credited_minor", derived(p.Credited().Minor)},
			{"unallocated_minor", derived(p.Unallocated().Minor)},
			{"settled_minor", derived(p.Settled().Minor)},
		},
		lists: []list{
			listOf("allocations", "receipt_allocation", &p.Allocations, func(a *payment.Allocation) []column {
				return slices.Concat([]column{
					{"id", silent(text(&a.ID))}, {"order_id", ref(&a.OrderID)}, {"shipment_id", ref(&a.ShipmentID)},
				}, amount("amount", &a.Amount), []column{{"booked_rate", decimal(&a.BookedRate)}, {"note", text(&a.Note)}})
			}, func(a *payment.Allocation) *string { return &a.ID }, func(a payment.Allocation) string { return a.ID }),
			listOf("settlements", "receipt_settlement", &p.Settlements, func(s *payment.Settlement) []column {
				return slices.Concat([]column{{"id", silent(text(&s.ID))}, {"date", text(&s.Date)}}, amount("amount", &s.Amount),
					[]column{{"rate", decimal(&s.Rate)}}, amount("cny", &s.CNY))
			}, func(s *payment.Settlement) *string { return &s.ID }, func(s payment.Settlement) string { return s.ID }),
		},
	}
}

func (r reader) Receipt(id string) (payment.Receipt, error) {
	var p payment.Receipt
	err := r.fetch(receiptRecord(&p), id, false)
	return p, err
}

func (t *tx) PutReceipt(p *payment.Receipt) error { return put(t, p, receiptRecord) }

func (r reader) Receipts() ([]payment.Summary, error) {
	list, err := all(r, func(p *payment.Summary) []any {
		return []any{
			text(&p.ID), text(&p.Number), text(&p.Date), text(&p.Buyer), text(&p.BuyerID), text(&p.Country), text(&p.Platform), text(&p.BankRef), text(&p.Channel),
			text(&p.Report), whole(&p.Sent.Minor), text(&p.Sent.Currency), whole(&p.Credited.Minor), text(&p.Credited.Currency),
			whole(&p.Unallocated.Minor), text(&p.Unallocated.Currency), whole(&p.Settled.Minor), text(&p.Settled.Currency), decimal(&p.Rate), moment(&p.UpdatedAt),
		}
	}, `SELECT p.id, p.number, p.date, coalesce(nullif(b.name, ''), b.name_zh), p.buyer_id, b.country, p.platform, p.bank_ref, p.channel,
		p.report, p.sent_minor, p.currency, p.credited_minor, p.currency, p.unallocated_minor, p.currency, p.settled_minor, p.currency, p.rate_value, p.updated_at
		FROM receipt p LEFT JOIN contact b ON b.id = p.buyer_id WHERE p.deleted_at IS NULL ORDER BY p.date DESC, p.created_at DESC, p.id DESC`)
	if err != nil {
		return nil, err
	}
	numbers, err := r.numbersOf(`SELECT a.receipt_id, o.number FROM receipt_allocation a JOIN "order" o ON o.id = a.order_id ORDER BY a.receipt_id, a.position`)
	for i := range list {
		list[i].Orders = strings.Join(slices.Compact(numbers[list[i].ID]), ", ")
	}
	return list, err
}

// ReceiptsOf gives the receipts that pay an order, oldest first.
func (r reader) ReceiptsOf(orderID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} }, `SELECT p.id FROM receipt p WHERE p.deleted_at IS NULL
		AND EXISTS (SELECT 1 FROM receipt_allocation a WHERE a.receipt_id = p.id AND a.order_id = $1) ORDER BY p.date, p.created_at, p.id`, orderID)
}

// Paid adds up what receipts outside the bin pay, per order and shipment.
func (r reader) Paid() ([]payment.Paid, error) {
	return all(r, func(p *payment.Paid) []any {
		return []any{text(&p.OrderID), text(&p.ShipmentID), whole(&p.Amount.Minor), text(&p.Amount.Currency)}
	}, `SELECT a.order_id, a.shipment_id, sum(a.amount_minor), a.amount_currency FROM receipt_allocation a JOIN receipt p ON p.id = a.receipt_id
		WHERE p.deleted_at IS NULL GROUP BY a.order_id, a.shipment_id, a.amount_currency ORDER BY a.order_id, a.shipment_id`)
}

// Invoiced gives what every invoice asks for per order, oldest first.
func (r reader) Invoiced() ([]payment.Invoiced, error) {
	return all(r, func(v *payment.Invoiced) []any {
		return []any{
			text(&v.ShipmentID), text(&v.Number), text(&v.Status), text(&v.Date), text(&v.OnBoard), text(&v.ETD), text(&v.ETA), text(&v.Event), whole(&v.Days),
			text(&v.OrderID), text(&v.Order), text(&v.BuyerID), text(&v.Buyer), text(&v.Country), text(&v.Market), text(&v.Channel), text(&v.Owner),
			whole(&v.Amount.Minor), text(&v.Amount.Currency), whole(&v.Total.Minor), text(&v.Total.Currency), whole(&v.Deposit), text(&v.OrderStatus),
		}
	}, `SELECT s.id, s.number, s.status, s.date, s.bill_on_board, s.answer_etd, s.answer_eta, s.balance_event, s.balance_days,
		o.id, o.number, s.buyer_id, coalesce(nullif(b.name, ''), b.name_zh), b.country, b.market, o.channel, o.owner,
		p.total_minor, s.currency, o.total_minor, o.currency, o.deposit, o.status
		FROM shipment_part p JOIN shipment s ON s.id = p.shipment_id JOIN "order" o ON o.id = p.order_id LEFT JOIN contact b ON b.id = s.buyer_id
		WHERE s.deleted_at IS NULL AND o.deleted_at IS NULL ORDER BY s.created_at, s.id, p.position`)
}

// AllReceipts gives every receipt with its allocations, oldest first.
func (r reader) AllReceipts() ([]payment.Receipt, error) {
	return fetchAll(r, receiptRecord, func(p *payment.Receipt) string { return p.ID },
		func(p *payment.Receipt) []list { return receiptRecord(p).lists }, "date, id")
}
