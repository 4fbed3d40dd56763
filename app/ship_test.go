package app_test

import (
	"context"
	"slices"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

func usd(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: "USD"} }

// sold is an order of 1,000 bottles and 300 lids whose proforma is out, with
// a deposit of 30 %: USD 2,740 and 150, freight of 100 on top, 2,990 in all.
func sold(t *testing.T, dk desk) order.Order {
	t.Helper()
	ctx := context.Background()
	line := func(code, quantity, price string) deal.Line {
		return deal.Line{
			ProductID: dk.product.ID, Code: code, NameEN: code + " bottle", NameZH: "保温杯", Unit: "pcs", HSCode: "9617001900", Quantity: d(quantity), Price: d(price),
			PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12"),
		}
	}
	o := order.Order{Tolerance: d("0.05"), Balance: order.Balance{Event: order.OnSailing, Days: 30}, Deal: deal.Deal{
		BuyerID: dk.buyer.ID, Currency: "USD", Incoterm: "FOB", Place: "Ningbo", PortOfLoading: "Ningbo", Destination: "Hamburg", Transport: "sea",
		Payment: "30% deposit", Deposit: 30, Marks: "MÜLLER\nHAMBURG", Language: "en",
		Lines: []deal.Line{line("A", "1000", "2.74"), line("B", "300", "0.50")}, Charges: []deal.Charge{{Name: "Handling", Amount: d("100")}},
	}}
	must(t, dk.OpenOrder(ctx, &o))
	if _, err := dk.Issue(ctx, app.ProformaPaper, o.ID, "en"); err != nil {
		t.Fatal(err)
	}
	o, err := dk.Order(ctx, o.ID)
	must(t, err)
	return o
}

func wantFault(t *testing.T, err error, key string) {
	t.Helper()
	if !fault.Is(err, key) {
		t.Errorf("want %s, have %v", key, err)
	}
}

func TestOrderFromOpeningToPayment(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	if o.Number != "SC2611-0001" || o.Status != order.Issued || o.Plan[0].Key != order.StepDeposit || len(o.Plan) != len(order.Steps()) {
		t.Fatalf("%s %s %v", o.Number, o.Status, o.Plan)
	}
	// A deposit of 897.00, sent as 900 with 20 taken on the way at our cost.
	in := payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-20", Currency: "USD", Sent: usd(90000), Abroad: usd(2000), BorneByUs: true}
	split, err := dk.ProposeSplit(ctx, in)
	must(t, err)
	if len(split) != 1 || split[0].Amount != usd(89700) || split[0].OrderID != o.ID {
		t.Fatalf("proposed %+v", split)
	}
	in.Allocations = split
	must(t, dk.Receive(ctx, &in))
	o, err = dk.Order(ctx, o.ID)
	must(t, err)
	if in.Number != "RC2611-0001" || o.Status != order.Running || o.Plan[0].Actual != "2026-11-20" || in.Report != payment.ReportDue {
		t.Errorf("%s, %s, %+v", in.Number, o.Status, o.Plan[0])
	}
	first := shipAway(t, dk, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("400")}}, "2026-11-21")
	// 1,096.00 of goods and 100 × 1,096 / 2,890 of the charge; deposit 897 × 1,133.92 / 2,990.
	if total, _ := first.Total(); total != usd(113392) {
		t.Errorf("first invoice %v", total)
	}
	open, err := dk.Receivables(ctx)
	must(t, err)
	if len(open) != 1 || open[0].Balance != usd(113392-34018) || open[0].Due != "2026-12-21" || open[0].Invoice != first.Number {
		t.Errorf("%+v", open)
	}
	rest, err := dk.Remaining(ctx, o.ID)
	must(t, err)
	second := shipAway(t, dk, rest, "2026-11-22")
	if total, _ := second.Total(); total != usd(299000-113392) {
		t.Errorf("second invoice %v", total)
	}
	pay := payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(209300)}
	pay.Allocations, err = dk.ProposeSplit(ctx, pay)
	must(t, err)
	if len(pay.Allocations) != 2 || pay.Allocations[0].Amount != usd(79374) || pay.Allocations[1].Amount != usd(209300-79374) {
		t.Errorf("%+v", pay.Allocations)
	}
	must(t, dk.Receive(ctx, &pay))
	open, err = dk.Receivables(ctx)
	must(t, err)
	o, err = dk.Order(ctx, o.ID)
	must(t, err)
	if len(open) != 0 || o.Status != order.Closed {
		t.Errorf("%v, %s", open, o.Status)
	}
	m, err := dk.OrderMoney(ctx, o.ID)
	must(t, err)
	if m.Open.Minor != 0 || m.Received != usd(299000) || m.Invoiced != usd(299000) || m.Deposit != usd(89700) {
		t.Errorf("%+v", m)
	}
	stages, err := dk.Stages(ctx, o.ID)
	must(t, err)
	i := slices.IndexFunc(stages, func(s app.Stage) bool { return s.Key == order.StepSailed })
	if s := stages[i]; s.Done != 2 || s.Of != 2 || s.Actual != "2026-11-22" || o.Plan[i].Actual != s.Actual {
		t.Errorf("sailed %+v", s)
	}
}

// shipAway opens, packs, books and sails a shipment.
func shipAway(t *testing.T, dk desk, parts []app.Part, on string) shipment.Shipment {
	t.Helper()
	ctx := context.Background()
	s, err := dk.OpenShipment(ctx, parts)
	must(t, err)
	s, loose, err := dk.PackShipment(ctx, s.ID, true)
	must(t, err)
	if len(loose) != 0 {
		t.Errorf("loose %v", loose)
	}
	for _, l := range s.PerLine() {
		if line, _ := s.Line(l.LineID); !line.Quantity.Equal(l.Quantity) {
			t.Errorf("%s: %v packed of %v", line.Code, l.Quantity, line.Quantity)
		}
	}
	s, err = dk.PrepareBooking(ctx, s.ID)
	must(t, err)
	if s.Booking.Freight != shipment.Collect || s.Booking.Consignee == "" || s.Booking.Originals != 3 {
		t.Errorf("%+v", s.Booking)
	}
	s, err = dk.AnswerBooking(ctx, s.ID, shipment.Answer{SO: "SO1", Vessel: "COSCO STAR", Voyage: "012W", ETD: on, ETA: "2026-12-20"})
	must(t, err)
	s, err = dk.SailShipment(ctx, s.ID, on)
	must(t, err)
	if s.Status != shipment.Sailed || !s.Rate.Value.Equal(d("7.1")) {
		t.Errorf("%s at %v", s.Status, s.Rate.Value)
	}
	return s
}

func TestShipmentRefusals(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	part := func(q string) []app.Part { return []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d(q)}} }
	_, err := dk.OpenShipment(ctx, nil)
	wantFault(t, err, "shipment.nothing_left")
	_, err = dk.OpenShipment(ctx, part("1051"))
	wantFault(t, err, "shipment.shipped_more")
	_, err = dk.OpenShipment(ctx, part("0"))
	wantFault(t, err, "shipment.quantity_missing")
	s, err := dk.OpenShipment(ctx, part("1050"))
	must(t, err)
	if s.Number != "INV2611-0001" {
		t.Errorf("a refused shipment used a number: %s", s.Number)
	}
	_, err = dk.OpenShipment(ctx, part("1"))
	wantFault(t, err, "shipment.shipped_more")
	s.Containers = []shipment.Container{{Type: "20GP", Number: "CSQU3054384"}}
	wantFault(t, dk.SaveShipment(ctx, &s), "shipment.container_digit")
	s.Containers[0].Number = "CSQU3054383"
	s.Currency = "EUR"
	wantFault(t, dk.SaveShipment(ctx, &s), "shipment.currency_differs")
	s.Currency = "USD"
	must(t, dk.SaveShipment(ctx, &s))
	s, err = dk.CancelShipment(ctx, s.ID)
	must(t, err)
	again, err := dk.OpenShipment(ctx, part("1000"))
	must(t, err)
	if again.Number != "INV2611-0002" {
		t.Errorf("a cancelled shipment gave its number away: %s", again.Number)
	}
	again, err = dk.SailShipment(ctx, again.ID, "2026-11-22")
	must(t, err)
	again.Lines[0].Price = d("1")
	wantFault(t, dk.SaveShipment(ctx, &again), "shipment.has_sailed")
	again, err = dk.Shipment(ctx, again.ID)
	must(t, err)
	again.Incidents = []shipment.Incident{{Date: "2026-12-01", Kind: shipment.Held, Reason: "inspection", Cost: usd(5000)}}
	must(t, dk.SaveShipment(ctx, &again))
	other := contact.Contact{Name: "Other Ltd"}
	must(t, dk.SaveContact(ctx, &other))
	bad := payment.Receipt{BuyerID: other.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(1000), Allocations: []payment.Allocation{{OrderID: o.ID, Amount: usd(1000)}}}
	wantFault(t, dk.Receive(ctx, &bad), "payment.order_of_other")
	bad.Allocations[0].Amount, bad.BuyerID = usd(1001), dk.buyer.ID
	wantFault(t, dk.Receive(ctx, &bad), "payment.split_over")
	bad.Currency, bad.Sent, bad.Allocations[0].Amount = "EUR", money.Amount{Minor: 1000, Currency: "EUR"}, money.Amount{Minor: 1000, Currency: "EUR"}
	bad.Rate.Value = d("8.3")
	wantFault(t, dk.Receive(ctx, &bad), "payment.order_currency")
	list, err := dk.Receipts(ctx)
	must(t, err)
	if len(list) != 0 {
		t.Errorf("half saved: %+v", list)
	}
}

func TestContainersAreLoaded(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s, err := dk.OpenShipment(ctx, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("1000")}})
	must(t, err)
	s.Containers = []shipment.Container{{Type: "20GP", Tare: d("2200")}, {Type: "20GP", Tare: d("2200")}}
	must(t, dk.SaveShipment(ctx, &s))
	s, _, err = dk.PackShipment(ctx, s.ID, true)
	must(t, err)
	s, left, err := dk.LoadContainers(ctx, s.ID)
	must(t, err)
	if left != 0 || s.In(s.Containers[0].ID).Cartons != 42 {
		t.Errorf("%d left, %+v", left, s.In(s.Containers[0].ID))
	}
	s, err = dk.VerifyMass(ctx, s.ID)
	must(t, err)
	// 41 full cartons of 13.2 and one of 16 bottles: 8.00 and a box of 1.2
	if !s.Containers[0].VGM.Equal(d("2750.4")) || s.Containers[0].Method != 2 {
		t.Errorf("VGM %v", s.Containers[0].VGM)
	}
}

func TestPurchases(t *testing.T) {
	dk, ctx := open(t), context.Background()
	factory := contact.Contact{NameZH: "永康杯业", Roles: []contact.Role{contact.Supplier}}
	must(t, dk.SaveContact(ctx, &factory))
	o := sold(t, dk)
	_, left, err := dk.DrawPurchases(ctx, o.ID)
	must(t, err)
	if !slices.Equal(left, []string{"A", "B"}) {
		t.Errorf("no factory: %v", left)
	}
	ask := purchase.Request{SupplierID: factory.ID, ProductID: dk.product.ID, Quantity: d("1000"), Unit: "pcs"}
	must(t, dk.AskPrice(ctx, &ask))
	ask.Price, ask.LeadDays = d("15.5"), 25
	must(t, dk.AnswerPrice(ctx, &ask))
	made, left, err := dk.DrawPurchases(ctx, o.ID)
	must(t, err)
	if len(made) != 1 || len(left) != 0 || len(made[0].Lines) != 2 || made[0].Number != "PC2611-0001" || !made[0].Lines[0].Price.Equal(d("15.5")) {
		t.Fatalf("%+v, left %v", made, left)
	}
	if again, _, err := dk.DrawPurchases(ctx, o.ID); err != nil || len(again) != 0 {
		t.Errorf("bought twice: %+v, %v", again, err)
	}
	p, err := dk.IssuePurchase(ctx, made[0].ID)
	must(t, err)
	wantFault(t, dk.PayFactory(ctx, &payment.Outlay{SupplierID: factory.ID, PurchaseID: p.ID, Amount: money.Amount{Minor: 99999999, Currency: money.CNY}}), "payment.outlay_over")
	must(t, dk.PayFactory(ctx, &payment.Outlay{SupplierID: factory.ID, PurchaseID: p.ID, Kind: "deposit", Amount: money.Amount{Minor: 500000, Currency: money.CNY}}))
	_, err = dk.AddInspection(ctx, p.ID, purchase.Inspection{Date: "2026-12-05", Lot: 1300, Sample: 125, Major: 8, MajorAccepted: 7})
	must(t, err)
	for _, l := range p.Lines {
		p, err = dk.ReceiveGoods(ctx, p.ID, l.ID, l.Quantity, "2026-12-10")
		must(t, err)
	}
	if p.Status != purchase.Received || p.Delivered != "2026-12-10" || p.Inspections[0].Result != purchase.Failed {
		t.Errorf("%s %s %+v", p.Status, p.Delivered, p.Inspections)
	}
	times, err := dk.LeadTimes(ctx)
	must(t, err)
	if len(times) != 1 || times[0].Days != 18 {
		t.Errorf("%+v", times)
	}
}

func TestRisk(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	must(t, dk.SaveCreditLine(ctx, &payment.CreditLine{BuyerID: dk.buyer.ID, Limit: usd(200000)}))
	if _, err := dk.TakeStep(ctx, o.ID, order.StepPurchase, "2026-11-20"); err != nil { // made before the deposit is here
		t.Fatal(err)
	}
	r, err := dk.BuyerRisk(ctx, dk.buyer.ID)
	must(t, err)
	if r.Production != usd(299000) || r.Room != usd(-99000) || !slices.Contains(r.Warnings(), "payment.over_limit") {
		t.Errorf("%+v", r)
	}
	s := shipAway(t, dk, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("1000")}}, "2026-10-01")
	if r, err = dk.ShipmentRisk(ctx, s.ID); err != nil || len(r.Overdue) != 1 || !r.OnOpen || !slices.Contains(r.Warnings(), "payment.in_arrears") {
		t.Errorf("%+v, %v", r, err)
	}
	rows, err := dk.Ageing(ctx, payment.ByDue, app.PerBuyer)
	must(t, err)
	if len(rows) != 1 || rows[0].Group != "Müller GmbH" || rows[0].Buckets[payment.To30] != rows[0].Total {
		t.Errorf("%+v", rows)
	}
}

// Paid too much, paid back; a deduction lowers what is owed.
func TestOverpaidAndDeducted(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s := shipAway(t, dk, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("1000")}, {OrderID: o.ID, LineID: o.Lines[1].ID, Quantity: d("300")}}, "2026-11-21")
	must(t, dk.SaveDeduction(ctx, &payment.Deduction{BuyerID: dk.buyer.ID, OrderID: o.ID, ShipmentID: s.ID, Amount: usd(9000), Status: payment.DeductionAccepted, Reason: "late"}))
	in := payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(300000), Allocations: []payment.Allocation{{OrderID: o.ID, Amount: usd(300000)}}}
	must(t, dk.Receive(ctx, &in))
	m, err := dk.OrderMoney(ctx, o.ID)
	must(t, err)
	if m.Open != usd(-10000) || m.Deductions != usd(9000) {
		t.Errorf("overpaid by 100.00: %+v", m)
	}
	wantFault(t, dk.SaveRepayment(ctx, &payment.Repayment{BuyerID: dk.buyer.ID, OrderID: o.ID, Amount: money.Amount{Minor: 10000, Currency: "EUR"}}), "payment.charge_wrong")
	must(t, dk.SaveRepayment(ctx, &payment.Repayment{BuyerID: dk.buyer.ID, OrderID: o.ID, Amount: usd(10000), Reason: "paid twice"}))
	if m, err = dk.OrderMoney(ctx, o.ID); err != nil || m.Open.Minor != 0 || m.Repaid != usd(10000) {
		t.Errorf("%+v, %v", m, err)
	}
	if open, err := dk.Receivables(ctx); err != nil || len(open) != 0 {
		t.Errorf("%+v, %v", open, err)
	}
}

func TestWhatOthersHangOnIsNotDeleted(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s, err := dk.OpenShipment(ctx, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("10")}})
	must(t, err)
	in := payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(1000), Allocations: []payment.Allocation{{OrderID: o.ID, ShipmentID: s.ID, Amount: usd(1000)}}}
	must(t, dk.Receive(ctx, &in))
	_, err = dk.VoidProforma(ctx, o.ID)
	wantFault(t, err, "order.has_shipments")
	_, err = dk.CancelOrder(ctx, o.ID)
	wantFault(t, err, "order.has_shipments")
	wantFault(t, dk.Delete(ctx, app.ShipmentNoun, s.ID, s.Ver), "shipment.is_paid")
	_, err = dk.CancelShipment(ctx, s.ID)
	wantFault(t, err, "shipment.is_paid")
	must(t, dk.Delete(ctx, app.ReceiptNoun, in.ID, in.Ver))
	if s, err = dk.CancelShipment(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	if o, err = dk.VoidProforma(ctx, o.ID); err != nil {
		t.Fatal(err)
	}
	wantFault(t, dk.Delete(ctx, app.OrderNoun, o.ID, o.Ver), "order.has_shipments") // a cancelled one keeps its number and its order
	must(t, dk.Delete(ctx, app.ShipmentNoun, s.ID, s.Ver))
	must(t, dk.Delete(ctx, app.OrderNoun, o.ID, o.Ver))
}

// The profit as the accountant counts it, reckoned by hand.
func TestOrderProfit(t *testing.T) {
	dk, ctx := open(t), context.Background()
	factory := contact.Contact{NameZH: "永康杯业", Roles: []contact.Role{contact.Supplier}}
	must(t, dk.SaveContact(ctx, &factory))
	dk.product.SupplierID = factory.ID
	must(t, dk.SaveProduct(ctx, &dk.product))
	o := sold(t, dk)
	if _, _, err := dk.DrawPurchases(ctx, o.ID); err != nil {
		t.Fatal(err)
	}
	in := payment.Receipt{
		BuyerID: dk.buyer.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(100000), Abroad: usd(2000), Fee: usd(1000), BorneByUs: true,
		Rate: money.Rate{Currency: "USD", Value: d("7.2")}, Allocations: []payment.Allocation{{OrderID: o.ID, Amount: usd(100000)}},
		Settlements: []payment.Settlement{{Date: "2026-11-22", Amount: usd(97000), Rate: d("7.19"), CNY: money.Amount{Minor: 697430, Currency: money.CNY}}},
	}
	must(t, dk.Receive(ctx, &in))
	must(t, dk.SaveClaim(ctx, &shipment.Claim{OrderID: o.ID, Cost: usd(1000), Status: shipment.ClaimSettled, Settled: shipment.CreditNote}))
	p, err := dk.OrderProfit(ctx, o.ID)
	must(t, err)
	// 1,300 bottles at 16.80 with VAT; each line's net × 13 %: 16,800 / 1.13 × 0.13 and 5,040 / 1.13 × 0.13.
	for name, got := range map[string][2]int64{
		"receipts":   {p.Receipts.Minor, 720000},
		"expected":   {p.Expected.Minor, 1412900}, // 1,990.00 at 7.1
		"purchases":  {p.Purchases.Minor, 2184000},
		"refund":     {p.Refund.Minor, 193274 + 57982},
		"charges":    {p.BankCharges.Minor, 21600},
		"claims":     {p.Claims.Minor, 7100},
		"settlement": {p.Settlement.Minor, -970},
		"actual":     {p.Actual.Minor, 720000 + 1412900 - 2184000 + 251256 - 21600 - 7100},
	} {
		if got[0] != got[1] {
			t.Errorf("%s %d, want %d", name, got[0], got[1])
		}
	}
}

// Parts of two orders of one buyer leave under one invoice; each order is owed
// its own part.
func TestTwoOrdersInOneShipment(t *testing.T) {
	dk, ctx := open(t), context.Background()
	a, b := sold(t, dk), sold(t, dk)
	parts, err := dk.Remaining(ctx, a.ID, b.ID)
	must(t, err)
	if len(parts) != 4 {
		t.Fatalf("%+v", parts)
	}
	parts[0].Quantity = d("500") // half of a line of the first stays
	s := shipAway(t, dk, parts, "2026-11-21")
	if !slices.Equal(s.Orders(), []string{a.ID, b.ID}) || len(s.Charges) != 2 {
		t.Errorf("%v, %+v", s.Orders(), s.Charges)
	}
	ofA, err := s.Of(a.ID)
	must(t, err)
	ofB, err := s.Of(b.ID)
	must(t, err)
	total, err := s.Total()
	must(t, err)
	// 1,370 + 150 of 2,890 take 52.60 of the charge of 100; the other order leaves whole.
	if ofA != usd(157260) || ofB != usd(299000) || total != usd(157260+299000) {
		t.Errorf("%v + %v = %v", ofA, ofB, total)
	}
	in := payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-22", Currency: "USD", Sent: usd(100000)}
	if in.Allocations, err = dk.ProposeSplit(ctx, in); err != nil {
		t.Fatal(err)
	}
	// 1,572.60 and 2,990.00 share 1,000.00 by amount, the rest to the last.
	if len(in.Allocations) != 2 || in.Allocations[0].Amount != usd(34467) || in.Allocations[1].Amount != usd(65533) {
		t.Errorf("%+v", in.Allocations)
	}
	must(t, dk.Receive(ctx, &in))
	open, err := dk.Receivables(ctx)
	must(t, err)
	if len(open) != 2 || open[0].Balance.Minor+open[1].Balance.Minor != 157260+299000-100000 {
		t.Errorf("%+v", open)
	}
	other := sold(t, dk)
	other.Marks = "later"
	stranger := contact.Contact{Name: "Stranger"}
	must(t, dk.SaveContact(ctx, &stranger))
	if other, err = dk.VoidProforma(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	_, err = dk.OpenShipment(ctx, []app.Part{{OrderID: other.ID, LineID: other.Lines[0].ID, Quantity: d("1")}})
	wantFault(t, err, "shipment.order_not_running")
	other.BuyerID = stranger.ID
	must(t, dk.SaveOrder(ctx, &other))
	if _, err := dk.Issue(ctx, app.ProformaPaper, other.ID, "en"); err != nil {
		t.Fatal(err)
	}
	_, err = dk.OpenShipment(ctx, []app.Part{{OrderID: a.ID, LineID: a.Lines[0].ID, Quantity: d("1")}, {OrderID: other.ID, LineID: other.Lines[0].ID, Quantity: d("1")}})
	wantFault(t, err, "shipment.orders_differ")
}

// A step that is late is the first thing of the day.
func TestLateStepsStandOnToday(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	plan := func(day string) app.Briefing {
		o.Plan = []order.Step{{Key: order.StepDeposit, Actual: "2026-11-01"}, {Key: order.StepPurchase, Planned: day}}
		must(t, dk.SaveProgress(ctx, &o))
		b, err := dk.Today(ctx)
		must(t, err)
		tasks, _, err := dk.Waiting(ctx)
		must(t, err)
		if tasks != len(b.Tasks) {
			t.Errorf("%s: %d tasks, %d counted", day, len(b.Tasks), tasks)
		}
		return b
	}
	if b := plan("2026-11-21"); len(b.Tasks) != 1 || b.Tasks[0].Key != "today.step_purchase" || b.Tasks[0].Urgency != app.Now || b.Tasks[0].ID != o.ID {
		t.Errorf("late: %+v", b.Tasks)
	}
	if b := plan("2026-11-22"); len(b.Tasks) != 1 || b.Tasks[0].Urgency != app.DueToday {
		t.Errorf("today: %+v", b.Tasks)
	}
	if b := plan("2026-11-23"); len(b.Tasks) != 0 {
		t.Errorf("tomorrow: %+v", b.Tasks)
	}
}
