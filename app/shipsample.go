package app

import (
	"context"
	"fmt"
	"slices"

	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// Delivered is what ShipSample made of a sold order.
type Delivered struct {
	Order     string // id
	Purchases []string
	Shipments []string
	Receipts  []string
	Claim     string
	Papers    []paper.Issued
}

// ShipSample lets the sample firm fulfil a sold order: contract, deposit,
// purchase contracts, goods received and inspected, a first part shipment that
// has left with all its papers, a second that is booked, the balance of the
// first paid and settled, and a claim for what arrived broken.
func (a *App) ShipSample(ctx context.Context, orderID string) (Delivered, error) {
	w := sampleDelivery{App: a, out: Delivered{Order: orderID}}
	for _, step := range []func(context.Context) error{w.confirm, w.buy, w.shipFirst, w.shipRest, w.collect, w.complain, w.account} {
		if err := step(ctx); err != nil {
			return w.out, fmt.Errorf("sample delivery: %w", err)
		}
	}
	return w.out, nil
}

// sampleDelivery carries what the steps of ShipSample hand on.
type sampleDelivery struct {
	*App
	out     Delivered
	order   order.Order
	bought  []purchase.Purchase
	first   shipment.Shipment
	partner map[contact.Role]contact.Summary
}

func (w *sampleDelivery) on(days int) string { return w.now().AddDate(0, 0, days).Format(day) }

func (w *sampleDelivery) issue(ctx context.Context, kind, id string) error {
	p, err := w.Issue(ctx, kind, id, "")
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	w.out.Papers = append(w.out.Papers, p)
	return nil
}

// confirm plans the order, signs the contract and takes the deposit in.
func (w *sampleDelivery) confirm(ctx context.Context) (err error) {
	contacts, err := w.Contacts(ctx)
	if err != nil {
		return err
	}
	w.partner = map[contact.Role]contact.Summary{}
	for _, c := range slices.Backward(contacts) {
		for _, r := range c.Roles {
			w.partner[r] = c
		}
	}
	if w.order, err = w.Order(ctx, w.out.Order); err != nil {
		return err
	}
	w.order.Tolerance = money.Scaled(5, 2)
	w.order.Balance = order.Balance{Event: order.OnBillCopy, Days: 7}
	w.order.Way = order.Way{Channel: order.Direct, Model: order.Trading, Route: order.OwnExport, RefundBy: "own"}
	days := map[order.StepKey]int{
		order.StepDeposit: 0, order.StepPurchase: 1, order.StepArtwork: 3, order.StepProduction: 4, order.StepInspection: 16, order.StepBooked: 17,
		order.StepReady: 18, order.StepLoaded: 20, order.StepCleared: 21, order.StepSailed: 23, order.StepDraftConfirmed: 24, order.StepCopiesSent: 26,
		order.StepBalance: 31, order.StepReleased: 32,
	}
	for i, s := range w.order.Plan {
		w.order.Plan[i].Planned = w.on(days[s.Key])
	}
	if err := w.SaveProgress(ctx, &w.order); err != nil {
		return err
	}
	if err := w.issue(ctx, "contract", w.order.ID); err != nil {
		return err
	}
	due, err := w.order.DepositDue()
	if err != nil {
		return err
	}
	if due.Minor == 0 {
		w.order, err = w.TakeStep(ctx, w.order.ID, order.StepPurchase, w.on(0))
		return err
	}
	return w.receive(ctx, payment.Receipt{Sent: due, Allocations: []payment.Allocation{{OrderID: w.order.ID, Amount: due}}})
}

// receive registers money of the buyer; the bank on the way takes its part.
func (w *sampleDelivery) receive(ctx context.Context, p payment.Receipt) error {
	p.BuyerID, p.Date, p.Currency, p.BorneByUs = w.order.BuyerID, w.on(0), w.order.Currency, true
	p.Abroad = money.Amount{Minor: min(2500, p.Sent.Minor/100), Currency: p.Currency}
	if err := w.Receive(ctx, &p); err != nil {
		return err
	}
	if _, err := w.ReportIncome(ctx, p.ID, ""); err != nil {
		return err
	}
	rate := money.Round(p.Rate.Value.Mul(money.Scaled(998, 3)), 4) // the bank buys below the middle
	if _, err := w.SettleExchange(ctx, p.ID, payment.Settlement{Date: w.on(0), Amount: p.OnAccount(), Rate: rate}); err != nil {
		return err
	}
	w.out.Receipts = append(w.out.Receipts, p.ID)
	return nil
}

// buy signs the purchase contracts, pays their deposits, and takes the goods in.
func (w *sampleDelivery) buy(ctx context.Context) error {
	made, _, err := w.DrawPurchases(ctx, w.order.ID)
	if err != nil {
		return err
	}
	for _, p := range made {
		p.Deposit, p.DeliveryDate, p.InvoiceDue, p.BalanceDue = 30, w.on(18), w.on(40), w.on(25)
		p.DeliveryPlace, p.Place = "Beilun warehouse, Ningbo | 宁波市北仑区仓库", "Ningbo | 宁波"
		p.Quality, p.Payment = "As the approved sample, AQL 2.5/4.0 | 按确认样品生产，AQL 2.5/4.0", "30% deposit after signing, balance after inspection and before collection | 合同签订后付30%定金，余款验货合格后提货前付清"
		if err := w.SavePurchase(ctx, &p); err != nil {
			return err
		}
		if _, err := w.IssuePurchase(ctx, p.ID); err != nil {
			return err
		}
		if err := w.issue(ctx, "purchase_contract", p.ID); err != nil {
			return err
		}
		deposit, err := p.DepositDue()
		if err != nil {
			return err
		}
		if err := w.PayFactory(ctx, &payment.Outlay{SupplierID: p.SupplierID, PurchaseID: p.ID, Kind: "deposit", Amount: deposit}); err != nil {
			return err
		}
		if p, err = w.takeIn(ctx, p); err != nil {
			return err
		}
		w.bought, w.out.Purchases = append(w.bought, p), append(w.out.Purchases, p.ID)
	}
	w.order, err = w.TakeStep(ctx, w.order.ID, order.StepInspection, w.on(0))
	return err
}

func (w *sampleDelivery) takeIn(ctx context.Context, p purchase.Purchase) (purchase.Purchase, error) {
	for _, l := range p.Lines {
		if _, err := w.ReceiveGoods(ctx, p.ID, l.ID, l.Quantity, w.on(0)); err != nil {
			return p, err
		}
	}
	return w.AddInspection(ctx, p.ID, purchase.Inspection{
		Date: w.on(0), InspectorID: w.partner[contact.Inspector].ID, Stage: "final", Level: "II", MajorLimit: money.Scaled(25, 1), MinorLimit: money.New(4),
		Lot: 1200, Sample: 80, Major: 2, Minor: 3, MajorAccepted: 5, MinorAccepted: 7, Notes: "外箱2只压痕，已换箱",
	})
}

// shipFirst sends the first half off; whole cartons where they are known.
func (w *sampleDelivery) shipFirst(ctx context.Context) error {
	parts, err := w.Remaining(ctx, w.order.ID)
	if err != nil {
		return err
	}
	for i, p := range parts {
		l, _ := w.order.Line(p.LineID)
		unit := money.New(int64(max(l.PerCarton, 1)))
		half := p.Quantity.Div(unit.Add(unit)).Ceil().Mul(unit)
		if half.LessThan(p.Quantity) {
			parts[i].Quantity = half
		}
	}
	number, seal := "CSQU3054383", "CN4518207"
	if w.first, err = w.prepare(ctx, parts, number, seal, 0); err != nil {
		return err
	}
	w.first.Bill.Number = "NGBHAM26110417"
	w.first.Draft = w.first.Instruction()
	if err := w.SaveShipment(ctx, &w.first); err != nil {
		return err
	}
	for _, k := range order.ShippingSteps() {
		if k == order.StepSailed {
			w.first, err = w.SailShipment(ctx, w.first.ID, w.on(0))
		} else {
			w.first, err = w.TakeShipmentStep(ctx, w.first.ID, k, w.on(0))
		}
		if err != nil {
			return err
		}
	}
	return w.issue(ctx, "shipping_advice", w.first.ID)
}

// shipRest books what is left on a later vessel.
func (w *sampleDelivery) shipRest(ctx context.Context) error {
	parts, err := w.Remaining(ctx, w.order.ID)
	if err != nil || len(parts) == 0 {
		return err
	}
	_, err = w.prepare(ctx, parts, "HFLU4518319", "CN4518311", 14)
	return err
}

// prepare opens, packs, loads and books a shipment and issues its papers.
func (w *sampleDelivery) prepare(ctx context.Context, parts []Part, number, seal string, sails int) (shipment.Shipment, error) {
	s, err := w.OpenShipment(ctx, parts)
	if err != nil {
		return s, err
	}
	w.out.Shipments = append(w.out.Shipments, s.ID)
	s.Marks = s.MarksOrNone()
	s.Containers = []shipment.Container{{Type: "20GP", Number: number, Seal: seal, Tare: money.New(2200)}}
	s.Booking.ForwarderID, s.Booking.BrokerID = w.partner[contact.Forwarder].ID, w.partner[contact.Broker].ID
	s.Booking.Services = []shipment.Service{shipment.Truck, shipment.Declaration}
	s.Booking.StuffingPlace, s.Booking.StuffingDate = "Beilun warehouse, Ningbo | 宁波市北仑区仓库", w.on(max(sails-3, 0))
	s.Certificate.Criterion = "PE"
	s.Insurance = shipment.Insurance{InsurerID: w.partner[contact.Insurer].ID, Cover: "ICC (A)", Percent: money.New(110)}
	if err := w.SaveShipment(ctx, &s); err != nil {
		return s, err
	}
	if _, _, err := w.PackShipment(ctx, s.ID, true); err != nil {
		return s, err
	}
	if _, _, err := w.LoadContainers(ctx, s.ID); err != nil {
		return s, err
	}
	if _, err := w.VerifyMass(ctx, s.ID); err != nil {
		return s, err
	}
	if _, err := w.PrepareBooking(ctx, s.ID); err != nil {
		return s, err
	}
	if s, err = w.AnswerBooking(ctx, s.ID, shipment.Answer{
		SO: "YJ" + number[4:10], Carrier: "Haifan Lines", Vessel: "HAIFAN DAWN", Voyage: "118W", ETD: w.on(sails), ETA: w.on(sails + 28),
		SICutOff: w.on(sails-3) + "T12:00", VGMCutOff: w.on(sails-2) + "T12:00", CustomsCutOff: w.on(sails-1) + "T10:00", CYCutOff: w.on(sails-1) + "T18:00",
	}); err != nil {
		return s, err
	}
	kinds := []string{"booking_note", "shipping_instruction", "vgm", "invoice", "packing_list", "origin_data"}
	if s.Incoterm == "CIF" || s.Incoterm == "CIP" {
		kinds = append(kinds, "insurance_application")
	}
	for _, kind := range kinds {
		if err := w.issue(ctx, kind, s.ID); err != nil {
			return s, err
		}
	}
	return w.Shipment(ctx, s.ID)
}

// collect takes in what the first shipment still asks for, and asks the
// factories for their invoices.
func (w *sampleDelivery) collect(ctx context.Context) error {
	open, err := w.Receivables(ctx)
	if err != nil {
		return err
	}
	for _, o := range open {
		if o.ShipmentID != w.first.ID || o.OrderID != w.order.ID {
			continue
		}
		p := payment.Receipt{Sent: o.Balance, Rate: w.first.Rate, Allocations: []payment.Allocation{{OrderID: o.OrderID, ShipmentID: o.ShipmentID, Amount: o.Balance}}}
		p.Rate.Value = money.Round(p.Rate.Value.Mul(money.Scaled(1003, 3)), 4) // it has risen since the goods left
		if err := w.receive(ctx, p); err != nil {
			return err
		}
	}
	for _, p := range w.bought {
		if err := w.issue(ctx, "invoice_request", p.ID); err != nil {
			return err
		}
	}
	return nil
}

// complain files a claim for a part of the first line, settled on the next order.
func (w *sampleDelivery) complain(ctx context.Context) error {
	l := w.first.Lines[0]
	broken := l.Quantity.Mul(money.Scaled(2, 2)).Ceil()
	cost, err := money.Of(broken.Mul(l.Price), w.first.Currency)
	if err != nil {
		return err
	}
	c := shipment.Claim{
		BuyerID: w.order.BuyerID, OrderID: w.order.ID, ShipmentID: w.first.ID, ProductID: l.ProductID, Quantity: broken, Cause: "transport",
		Text: "Cartons 3 and 7 arrived crushed, goods inside broken.", Cost: cost, Status: shipment.ClaimSettled, Settled: shipment.Discount, SettledOn: w.on(0),
	}
	for _, p := range w.bought {
		if slices.ContainsFunc(p.Lines, func(b purchase.Line) bool { return b.OrderLineID == l.OrderLineID }) {
			c.SupplierID = p.SupplierID
		}
	}
	err = w.SaveClaim(ctx, &c)
	w.out.Claim = c.ID
	return err
}

// account sends the buyer its statement.
func (w *sampleDelivery) account(ctx context.Context) error {
	return w.issue(ctx, "statement", w.order.BuyerID)
}
