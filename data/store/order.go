package store

import (
	"slices"

	"sampan/app"
	"sampan/app/order"
)

func orderRecord(o *order.Order) record {
	return record{
		noun: app.OrderNoun, id: &o.ID, ver: &o.Ver, created: &o.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&o.Number)},
			{"proforma", text(&o.Proforma)},
			{"quotation_id", ref(&o.QuotationID)},
			{"status", text(&o.Status)},
			{"date", text(&o.Date)},
			{"shipment_date", text(&o.ShipmentDate)},
			{"valid_until", text(&o.ValidUntil)},
			{"consignee", text(&o.Consignee)},
			{"created_at", moment(&o.CreatedAt)},
			{"tolerance", decimal(&o.Tolerance)},
			{"balance_event", text(&o.Balance.Event)},
			{"balance_days", whole(&o.Balance.Days)},
			{"channel", text(&o.Way.Channel)},
			{"platform", text(&o.Way.Platform)},
			{"model", text(&o.Way.Model)},
			{"route", text(&o.Way.Route)},
			{"agent_id", ref(&o.Way.AgentID)},
			{"agent_certificate", text(&o.Way.Certificate)},
			{"refund_by", text(&o.Way.RefundBy)},
		}, dealColumns(&o.Deal)),
		derived: append(dealDerived(&o.Deal), nextStep(o.Plan)...),
		lists:   append(dealLists(app.OrderNoun, &o.Deal), planList("plan", "order_step", &o.Plan), fileList("order_file", &o.Files)),
	}
}

// nextStep is the first open step of a plan for lists, with the first day that
// is planned for an open step.
func nextStep(plan []order.Step) []column {
	key, planned := order.StepKey(""), ""
	if i := order.Next(plan); i >= 0 {
		key = plan[i].Key
		for _, s := range plan[i:] {
			if planned == "" && !s.Done() {
				planned = s.Planned
			}
		}
	}
	return []column{{"next_step", derived(clean(string(key)))}, {"next_day", derived(clean(planned))}}
}

func (r reader) Order(id string) (order.Order, error) {
	var o order.Order
	err := r.fetch(orderRecord(&o), id, false)
	return o, err
}

func (t *tx) PutOrder(o *order.Order) error { return putDeal(t, o, &o.Deal, orderRecord) }

const orderRows = `SELECT o.id, o.number, o.proforma, coalesce(nullif(b.name, ''), b.name_zh), o.buyer_id, b.country, o.date, o.owner,
	o.incoterm, o.line_count, o.deposit, o.status, o.channel, o.model, o.route, o.platform, o.next_step, o.next_day, o.total_minor, o.currency, o.updated_at
	FROM "order" o LEFT JOIN contact b ON b.id = o.buyer_id WHERE o.deleted_at IS NULL`

func orderCells(s *order.Summary) []any {
	return []any{
		text(&s.ID), text(&s.Number), text(&s.Proforma), text(&s.Buyer), text(&s.BuyerID), text(&s.Country), text(&s.Date), text(&s.Owner),
		text(&s.Incoterm), whole(&s.Lines), whole(&s.Deposit), text(&s.Status), text(&s.Channel), text(&s.Model), text(&s.Route), text(&s.Platform),
		text(&s.NextStep), text(&s.NextDay), whole(&s.Total.Minor), text(&s.Total.Currency), moment(&s.UpdatedAt),
	}
}

func (r reader) Orders() ([]order.Summary, error) {
	return all(r, orderCells, orderRows+" ORDER BY o.created_at DESC, o.id DESC")
}

// OrdersOf gives the orders made from a quotation, newest first.
func (r reader) OrdersOf(quotationID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} },
		`SELECT id FROM "order" WHERE quotation_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`, quotationID)
}
