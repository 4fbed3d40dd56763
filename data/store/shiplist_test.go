package store_test

import (
	"errors"
	"slices"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// trade is an order that is bought, half shipped and partly paid.
type trade struct {
	house
	buyer    contact.Contact
	order    order.Order
	shipment shipment.Shipment
	purchase purchase.Purchase
	receipt  payment.Receipt
}

func newTrade(t *testing.T) trade {
	t.Helper()
	tr := trade{house: *newHouse(t), buyer: contact.Contact{Name: "Müller GmbH", Country: "DE"}}
	write(t, tr.Store, func(tx app.Tx) error {
		if err := tx.PutContact(&tr.buyer); err != nil {
			return err
		}
		tr.order = order.Order{
			Number: "SC9", Status: order.Running, Way: order.Way{Channel: order.Direct, Model: order.OEM, Route: order.ByAgent, Platform: "own site"},
			Plan: []order.Step{{Key: order.StepDeposit, Planned: "2026-11-01", Actual: "2026-11-02"}, {Key: order.StepReady, Planned: "2026-12-01"}},
			Deal: deal.Deal{BuyerID: tr.buyer.ID, Currency: "USD", Deposit: 30, Lines: []deal.Line{{Code: "A", Quantity: d("100"), Price: d("2.5")}}},
		}
		if err := tx.PutOrder(&tr.order); err != nil {
			return err
		}
		taken := shipment.Take(tr.order.ID, tr.order.Lines[0], d("40"))
		taken.ID = "line"
		tr.shipment = shipment.Shipment{
			Number: "INV9", Status: shipment.Sailed, BuyerID: tr.buyer.ID, Currency: "USD", Date: "2026-11-20", Balance: order.Balance{Event: order.OnSailing, Days: 30},
			Answer: shipment.Answer{Vessel: "STAR", ETD: "2026-11-25", SICutOff: "2026-11-22T10:00", CYCutOff: "2026-11-23T10:00"},
			Lines:  []shipment.Line{taken}, Charges: []shipment.Charge{{OrderID: tr.order.ID, Name: "Freight", Amount: d("10.5")}},
			Packages: []shipment.Package{{From: 1, To: 4, Contents: []shipment.Content{{LineID: "line", Quantity: d("10")}}, Length: d("50"), Width: d("40"), Height: d("25"), Gross: d("11"), Net: d("10")}},
		}
		tr.purchase = purchase.Purchase{
			Number: "PC9", Status: purchase.Issued, OrderID: tr.order.ID, SupplierID: tr.house.contact.ID, Currency: money.CNY,
			Lines: []purchase.Line{{OrderLineID: tr.order.Lines[0].ID, Quantity: d("100"), Price: d("9.995")}},
		}
		if err := errors.Join(tx.PutShipment(&tr.shipment), tx.PutPurchase(&tr.purchase)); err != nil {
			return err
		}
		tr.receipt = payment.Receipt{
			Number: "RC9", BuyerID: tr.buyer.ID, Date: "2026-11-02", Currency: "USD", Sent: usd(10000), Abroad: usd(500), Rate: money.Rate{Value: d("7.1")},
			Allocations: []payment.Allocation{{OrderID: tr.order.ID, Amount: usd(7500)}, {OrderID: tr.order.ID, ShipmentID: tr.shipment.ID, Amount: usd(1000)}},
		}
		return tx.PutReceipt(&tr.receipt)
	})
	return tr
}

func usd(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: "USD"} }

func TestTradeLists(t *testing.T) {
	tr := newTrade(t)
	read(t, tr.Store, func(r app.Reader) error {
		orders, e1 := r.Orders()
		i := slices.IndexFunc(orders, func(o order.Summary) bool { return o.ID == tr.order.ID })
		if o := orders[i]; o.NextStep != order.StepReady || o.NextDay != "2026-12-01" || o.Channel != order.Direct || o.Route != order.ByAgent || o.Model != order.OEM || o.Platform != "own site" {
			t.Errorf("%+v", o)
		}
		ships, e2 := r.Shipments()
		if s := ships[0]; s.Buyer != "Müller GmbH" || s.Country != "DE" || s.Orders != "SC9" || s.NextCutOff != "2026-11-22T10:00" || s.Packages != 4 ||
			s.Gross.String() != "44" || s.CBM.String() != "0.2" || s.Total != usd(11050) || s.Vessel != "STAR" {
			t.Errorf("%+v", s)
		}
		bought, e3 := r.Purchases()
		if p := bought[0]; p.Order != "SC9" || p.Supplier != tr.house.contact.NameZH || p.Total != (money.Amount{Minor: 99950, Currency: money.CNY}) {
			t.Errorf("%+v", p)
		}
		receipts, e4 := r.Receipts()
		if p := receipts[0]; p.Orders != "SC9" || p.Credited != usd(9500) || p.Unallocated != usd(1000) || p.Buyer != "Müller GmbH" {
			t.Errorf("%+v", p)
		}
		paid, e5 := r.Paid()
		equal(t, paid, []payment.Paid{{OrderID: tr.order.ID, Amount: usd(7500)}, {OrderID: tr.order.ID, ShipmentID: tr.shipment.ID, Amount: usd(1000)}})
		invoiced, e6 := r.Invoiced()
		if v := invoiced[0]; len(invoiced) != 1 || v.Amount != usd(11050) || v.Total != usd(25000) || v.Order != "SC9" || v.Days != 30 || v.Deposit != 30 {
			t.Errorf("%+v", v)
		}
		a, e7 := r.ShipmentsOf(tr.order.ID)
		b, e8 := r.PurchasesOf(tr.order.ID)
		c, e9 := r.ReceiptsOf(tr.order.ID)
		if !slices.Equal(a, []string{tr.shipment.ID}) || !slices.Equal(b, []string{tr.purchase.ID}) || !slices.Equal(c, []string{tr.receipt.ID}) {
			t.Error(a, b, c)
		}
		n, e10 := r.ShipmentByNumber("INV9")
		o, e11 := r.OrderByNumber("SC9")
		none, e12 := r.OrderByNumber("")
		if n != tr.shipment.ID || o != tr.order.ID || none != "" {
			t.Error(n, o, none)
		}
		return errors.Join(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12)
	})
}

func TestTradeHistory(t *testing.T) {
	tr := newTrade(t)
	tr.shipment.Packages[0].Contents[0].Quantity = d("9")
	tr.shipment.Credit.Amount = usd(1234)
	tr.receipt.Allocations[0].Amount = usd(7000)
	write(t, tr.Store, func(tx app.Tx) error {
		return errors.Join(tx.PutShipment(&tr.shipment), tx.PutReceipt(&tr.receipt))
	})
	read(t, tr.Store, func(r app.Reader) error {
		want := map[string][2]string{"packages/1/contents": {"A × 10", "A × 9"}, "credit_amount_minor": {"", "12.34 USD"}, "allocations/1/amount_minor": {"75.00 USD", "70.00 USD"}}
		a, e1 := r.History("shipment", tr.shipment.ID)
		b, e2 := r.History("receipt", tr.receipt.ID)
		for _, c := range append(a, b...) {
			if w, ok := want[c.Field]; ok && w == [2]string{c.From, c.To} {
				delete(want, c.Field)
			}
		}
		if len(want) > 0 {
			t.Errorf("not in the history: %v, of %+v", want, append(a, b...))
		}
		return errors.Join(e1, e2)
	})
}

func TestTradeBin(t *testing.T) {
	tr := newTrade(t)
	claim, request := shipment.Claim{Number: "CL9", Cause: "quality"}, purchase.Request{AskedOn: "2026-11-01"}
	held, back := payment.Deduction{Reason: "late"}, payment.Repayment{Reason: "twice"}
	out, line := payment.Outlay{BankRef: "B1"}, payment.CreditLine{BuyerID: tr.buyer.ID}
	write(t, tr.Store, func(tx app.Tx) error {
		return errors.Join(tx.PutClaim(&claim), tx.PutPriceRequest(&request), tx.PutDeduction(&held), tx.PutRepayment(&back), tx.PutOutlay(&out), tx.PutCreditLine(&line))
	})
	for noun, id := range map[app.Noun]string{
		app.ShipmentNoun: tr.shipment.ID, app.ClaimNoun: claim.ID, app.PurchaseNoun: tr.purchase.ID, app.RequestNoun: request.ID, app.ReceiptNoun: tr.receipt.ID,
		app.DeductionNoun: held.ID, app.RepaymentNoun: back.ID, app.OutlayNoun: out.ID, app.CreditLineNoun: line.ID,
	} {
		write(t, tr.Store, func(tx app.Tx) error { return tx.Delete(noun, id, 1) })
		read(t, tr.Store, func(r app.Reader) error {
			bin, err := r.Bin()
			if len(bin) != 1 || bin[0].Noun != noun || bin[0].ID != id {
				t.Errorf("%s: %+v", noun, bin)
			}
			return err
		})
		write(t, tr.Store, func(tx app.Tx) error { return tx.Restore(noun, id) })
	}
	write(t, tr.Store, func(tx app.Tx) error { return tx.Delete(app.ReceiptNoun, tr.receipt.ID, 3) })
	read(t, tr.Store, func(r app.Reader) error {
		paid, err := r.Paid()
		if len(paid) != 0 {
			t.Errorf("a receipt in the bin pays nothing: %+v", paid)
		}
		return err
	})
}
