// Package orders shows what was sold: the list of orders, and the page of one.
// That has three views: the line of steps with everything that hangs on the
// order, the proforma invoice as it is edited, and the sales contract with its
// clauses. ui opens it. What it shares with quotations, the editing of a deal,
// stands in ui/deals; with shipments and purchases, in ui/spine.
package orders

import (
	"context"
	"time"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/ui/deals"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/widgets/rows"
)

// Service is what the pages ask of the firm.
type Service interface {
	deals.Service
	spine.Service
	record.Drafts
	record.Sender
	record.Service
	Orders(ctx context.Context) ([]order.Summary, error)
	Order(ctx context.Context, id string) (order.Order, error)
	SaveOrder(ctx context.Context, o *order.Order) error
	DrawOrder(ctx context.Context, o order.Order) (paper.Document, error)
	VoidProforma(ctx context.Context, orderID string) (order.Order, error)
	Draw(ctx context.Context, kind, refID string, language paper.Language) (paper.Document, error)
	SaveProgress(ctx context.Context, o *order.Order) error
	TakeStep(ctx context.Context, orderID string, key order.StepKey, on string) (order.Order, error)
	CloseOrder(ctx context.Context, orderID string) (order.Order, error)
	Stages(ctx context.Context, orderID string) ([]app.Stage, error)
	OrderMoney(ctx context.Context, orderID string) (app.OrderMoney, error)
	PurchasesOf(ctx context.Context, orderID string) ([]purchase.Purchase, error)
	ShipmentsOf(ctx context.Context, orderID string) ([]shipment.Shipment, error)
	ReceiptsOf(ctx context.Context, orderID string) ([]payment.Receipt, error)
	Declarations(ctx context.Context) ([]customs.Summary, error)
	CheckPapers(ctx context.Context, ref string) ([]app.Checked, error)
	DrawPurchases(ctx context.Context, orderID string) ([]purchase.Purchase, []string, error)
	Remaining(ctx context.Context, orderIDs ...string) ([]app.Part, error)
	OpenShipment(ctx context.Context, parts []app.Part) (shipment.Shipment, error)
	Now() time.Time
}

// state is how an order stands: the text key of its word, and its tone.
func state(s order.Status) (key string, tone rows.Tone) {
	switch s {
	case order.Issued:
		return "orders.issued", rows.Accent
	case order.Running:
		return "orders.running", rows.Accent
	case order.Closed:
		return "orders.closed", rows.Good
	case order.Cancelled:
		return "orders.canceled", rows.Quiet
	}
	return "orders.draft", rows.Quiet
}

// parts are the parts of the list, by status.
func parts() []string { return []string{"all", "draft", "issued", "running", "closed"} }

func keeps(tab string) func(order.Summary) bool {
	if tab == "all" {
		return nil
	}
	return func(s order.Summary) bool { return string(s.Status) == tab }
}

// step is one mark of the line that says where an order stands.
type step struct {
	key  string // of its words
	args []any
	tone rows.Tone
}

// steps are what has happened and what comes next.
func steps(o order.Order, proforma *paper.Issued) []step {
	out := []step{{"orders.step_draft", []any{"Day", o.CreatedAt.Local().Format("01-02")}, rows.Good}}
	if proforma == nil {
		return append(out, step{"orders.step_proforma", nil, rows.Accent})
	}
	return append(out, step{"orders.step_sent", []any{"Number", proforma.Number, "Day", short(proforma.Date)}, rows.Good})
}

// short leaves the year out of an ISO day.
func short(day string) string {
	if len(day) == len(time.DateOnly) {
		return day[5:]
	}
	return day
}

// lastProforma is the newest valid proforma among the papers, nil without
// one. Papers come newest first.
func lastProforma(papers []paper.Issued) *paper.Issued {
	for i := range papers {
		if papers[i].Kind == app.ProformaPaper && papers[i].VoidAt.IsZero() {
			return &papers[i]
		}
	}
	return nil
}
