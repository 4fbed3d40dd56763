// Package shipments shows what leaves: the list of dispatches, and the page of
// one with its goods, packing, containers, booking, bill of lading, letter of
// credit, incidents and papers. ui opens it.
//
// The page edits one copy of the shipment; what only the firm can decide
// (packing of what is stored, booking confirmed, sailing) is saved first and
// then done by its use case.
package shipments

import (
	"context"
	"time"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/shipment"
	"sampan/app/trade"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Service is what the pages ask of the firm.
type Service interface {
	spine.Service
	record.Sender
	record.Service
	record.Drafts
	Shipments(ctx context.Context) ([]shipment.Summary, error)
	Shipment(ctx context.Context, id string) (shipment.Shipment, error)
	SaveShipment(ctx context.Context, s *shipment.Shipment) error
	DrawShipment(ctx context.Context, kind string, s shipment.Shipment) (paper.Document, error)
	LoadContainers(ctx context.Context, id string) (shipment.Shipment, int, error)
	VerifyMass(ctx context.Context, id string) (shipment.Shipment, error)
	PrepareBooking(ctx context.Context, id string) (shipment.Shipment, error)
	AnswerBooking(ctx context.Context, id string, answer shipment.Answer) (shipment.Shipment, error)
	SailShipment(ctx context.Context, id, onBoard string) (shipment.Shipment, error)
	CancelShipment(ctx context.Context, id string) (shipment.Shipment, error)
	ShipmentRisk(ctx context.Context, id string) (app.Risk, error)
	CheckPapers(ctx context.Context, ref string) ([]app.Checked, error)
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Orders(ctx context.Context) ([]order.Summary, error)
	Declarations(ctx context.Context) ([]customs.Summary, error)
	Tables() trade.Tables
	Now() time.Time
}

// state is how a shipment stands: the text key of its word, and its tone.
func state(s shipment.Status) (key string, tone rows.Tone) {
	switch s {
	case shipment.Booked:
		return "shipments.booked", rows.Accent
	case shipment.Sailed:
		return "shipments.sailed", rows.Good
	case shipment.Closed:
		return "shipments.closed", rows.Good
	case shipment.Cancelled:
		return "shipments.canceled", rows.Quiet
	}
	return "shipments.open", rows.Caution
}

// NewList opens the list of all shipments.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	tabs := []record.Filter[shipment.Summary]{{Key: "all", Title: "shipments.all"}}
	for _, status := range []shipment.Status{shipment.Open, shipment.Booked, shipment.Sailed, shipment.Closed} {
		tabs = append(tabs, record.Filter[shipment.Summary]{
			Key: string(status), Title: "shipments." + string(status), Keep: func(s shipment.Summary) bool { return s.Status == status },
		})
	}
	return record.NewList(d, nav, s, f, record.ListOf[shipment.Summary]{
		Screen: navigation.Shipments, Noun: app.ShipmentNoun, Load: s.Shipments, Papers: true, From: navigation.Orders, Tabs: tabs,
		ID:      func(s shipment.Summary) string { return s.ID },
		Name:    func(s shipment.Summary) string { return s.Number },
		Columns: func() []rows.Column[shipment.Summary] { return columns(d, s.Now().Format(shipment.Minute)) },
	})
}

func columns(d *widgets.Desk, now string) []rows.Column[shipment.Summary] {
	type row = shipment.Summary
	return []rows.Column[row]{
		{Key: "number", Title: "shipments.number", Width: 112, Value: func(s row) string { return s.Number }},
		{Key: "buyer", Title: "shipments.buyer", Width: 108, Min: 100, Flex: 3, Value: func(s row) string { return s.Buyer }},
		{Key: "orders", Title: "shipments.orders", Width: 102, Min: 80, Flex: 1, Soft: true, Value: func(s row) string { return s.Orders }},
		{Key: "vessel", Title: "shipments.vessel", Width: 80, Min: 72, Flex: 1, Soft: true, Value: func(s row) string { return s.Vessel }},
		deals.DayColumn(d, "etd", "shipments.etd", func(s row) string { return s.ETD }),
		{Key: "cut_off", Title: "shipments.next_cut_off", Width: 96, Plain: func(s row) string { return s.NextCutOff }, Value: func(s row) string {
			if s.Status == shipment.Sailed || s.Status == shipment.Closed || s.NextCutOff < now {
				return ""
			}
			return shownMoment(s.NextCutOff)
		}},
		{Key: "packages", Title: "shipments.pieces", Kind: rows.Number, Width: 56, Value: func(s row) string { return count(s.Packages) }, SortKey: func(s row) int64 { return int64(s.Packages) }},
		{Key: "cbm", Title: "shipments.cbm", Kind: rows.Number, Width: 60, Value: func(s row) string { return figure(s.CBM, 3) }, SortKey: func(s row) int64 { return s.CBM.Shift(3).IntPart() }},
		{Key: "total", Title: "shipments.total", Kind: rows.Number, Width: 112, Value: func(s row) string { return deals.Sum(s.Total) }, SortKey: func(s row) int64 { return s.Total.Minor }},
		{
			Key: "status", Title: "shipments.status", Kind: rows.Status, Width: 96,
			Value: func(s row) string {
				key, _ := state(s.Status)
				return d.Say(key)
			},
			Tone: func(s row) rows.Tone {
				_, tone := state(s.Status)
				return tone
			},
		},
	}
}
