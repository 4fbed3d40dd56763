package app_test

import (
	"bytes"
	"context"
	"testing"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// clerk does random things to one order and remembers what must stay true.
type clerk struct {
	desk
	order  order.Order
	issued map[string][]byte // paper id → what went out
}

// refused ends the test on anything but a sentence for a person at a field.
func refused(t *rapid.T, err error) bool {
	if err != nil && fault.Of(err).Key == fault.Unexpected {
		t.Fatal(err)
	}
	return err != nil
}

// Whatever is done in whatever order: splits add up to no more than came, no
// more leaves than was ordered and its tolerance, packing lists hold their
// shipments, and papers that went out do not change.
func TestRandomActionsKeepTheBooks(t *testing.T) {
	dk, ctx := open(t), context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		c := clerk{desk: dk, issued: map[string][]byte{}}
		c.begin(rt)
		actions := []func(*rapid.T){c.ship, c.ship, c.pack, c.mispack, c.sail, c.cancel, c.receive, c.receive, c.split, c.deduct, c.step}
		for range rapid.IntRange(2, 8).Draw(rt, "actions") {
			rapid.SampledFrom(actions).Draw(rt, "action")(rt)
		}
		c.invariants(ctx, rt)
	})
}

func (c *clerk) begin(t *rapid.T) {
	ctx := context.Background()
	c.order = order.Order{Tolerance: d("0.05"), Deal: deal.Deal{BuyerID: c.buyer.ID, Currency: "USD", Incoterm: "FOB", Place: "Ningbo", Deposit: 30, Language: "en"}}
	for range rapid.IntRange(1, 3).Draw(t, "lines") {
		c.order.Lines = append(c.order.Lines, deal.Line{
			ProductID: c.product.ID, Code: "A", NameEN: "Bottle", Unit: "pcs", Quantity: money.New(rapid.Int64Range(1, 500).Draw(t, "ordered")),
			Price: money.Scaled(rapid.Int64Range(1, 500).Draw(t, "price"), 2), PerCarton: rapid.IntRange(1, 50).Draw(t, "per carton"),
			Length: d("40"), Width: d("30"), Height: d("20"), Gross: d("9.5"), Net: d("8.25"),
		})
	}
	err := c.OpenOrder(ctx, &c.order)
	if refused(t, err) {
		t.Fatal(err)
	}
	p, err := c.Issue(ctx, app.ProformaPaper, c.order.ID, "en")
	if refused(t, err) {
		t.Fatal(err)
	}
	c.issued[p.ID] = p.Document
}

func (c *clerk) ship(t *rapid.T) {
	l := rapid.SampledFrom(c.order.Lines).Draw(t, "line")
	q := rapid.Int64Range(-1, l.Quantity.IntPart()*5/4).Draw(t, "quantity")
	_, err := c.OpenShipment(context.Background(), []app.Part{{OrderID: c.order.ID, LineID: l.ID, Quantity: money.New(q)}})
	refused(t, err)
}

// one draws a shipment of the order; false where there is none.
func (c *clerk) one(t *rapid.T) (shipment.Shipment, bool) {
	list, err := c.ShipmentsOf(context.Background(), c.order.ID)
	if refused(t, err) || len(list) == 0 {
		return shipment.Shipment{}, false
	}
	return rapid.SampledFrom(list).Draw(t, "shipment"), true
}

func (c *clerk) pack(t *rapid.T) {
	if s, ok := c.one(t); ok {
		_, _, err := c.PackShipment(context.Background(), s.ID, rapid.Bool().Draw(t, "mix"))
		refused(t, err)
	}
}

// mispack changes a packing list by hand: more than there is must be refused.
func (c *clerk) mispack(t *rapid.T) {
	s, ok := c.one(t)
	if !ok || len(s.Packages) == 0 {
		return
	}
	p := &s.Packages[rapid.IntRange(0, len(s.Packages)-1).Draw(t, "row")]
	p.To += rapid.IntRange(-2, 3).Draw(t, "more cartons")
	p.Contents[0].Quantity = p.Contents[0].Quantity.Add(money.New(rapid.Int64Range(-3, 3).Draw(t, "more in each")))
	refused(t, c.SaveShipment(context.Background(), &s))
}

func (c *clerk) sail(t *rapid.T) {
	if s, ok := c.one(t); ok {
		_, err := c.SailShipment(context.Background(), s.ID, rapid.SampledFrom([]string{"2026-11-20", "soon"}).Draw(t, "day"))
		refused(t, err)
	}
}

func (c *clerk) cancel(t *rapid.T) {
	if s, ok := c.one(t); ok {
		_, err := c.CancelShipment(context.Background(), s.ID)
		refused(t, err)
	}
}

func (c *clerk) receive(t *rapid.T) {
	ctx := context.Background()
	p := payment.Receipt{
		BuyerID: c.buyer.ID, Date: "2026-11-21", Currency: rapid.SampledFrom([]money.Currency{"USD", "USD", "EUR"}).Draw(t, "currency"),
		BorneByUs: rapid.Bool().Draw(t, "borne by us"),
	}
	p.Sent = money.Amount{Minor: rapid.Int64Range(0, 300_000).Draw(t, "sent"), Currency: p.Currency}
	p.Abroad = money.Amount{Minor: rapid.Int64Range(0, 3000).Draw(t, "abroad"), Currency: p.Currency}
	split, err := c.ProposeSplit(ctx, p)
	if !refused(t, err) && rapid.Bool().Draw(t, "as proposed") {
		p.Allocations = split
	}
	if rapid.Bool().Draw(t, "by hand") {
		p.Allocations = append(p.Allocations, payment.Allocation{
			OrderID: c.order.ID, Amount: money.Amount{Minor: rapid.Int64Range(-5, 300_000).Draw(t, "part"), Currency: p.Currency},
		})
	}
	refused(t, c.Receive(ctx, &p))
}

func (c *clerk) split(t *rapid.T) {
	ctx := context.Background()
	list, err := c.ReceiptsOf(ctx, c.order.ID)
	if refused(t, err) || len(list) == 0 {
		return
	}
	p := rapid.SampledFrom(list).Draw(t, "receipt")
	split := []payment.Allocation{{OrderID: c.order.ID, Amount: usd(rapid.Int64Range(1, 400_000).Draw(t, "deposit"))}}
	if s, ok := c.one(t); ok {
		split = append(split, payment.Allocation{OrderID: c.order.ID, ShipmentID: s.ID, Amount: usd(rapid.Int64Range(1, 400_000).Draw(t, "for the invoice"))})
	}
	_, err = c.Allocate(ctx, p.ID, p.Ver-int64(rapid.IntRange(0, 1).Draw(t, "stale")), split)
	refused(t, err)
}

func (c *clerk) deduct(t *rapid.T) {
	s, _ := c.one(t)
	refused(t, c.SaveDeduction(context.Background(), &payment.Deduction{
		BuyerID: c.buyer.ID, OrderID: c.order.ID, ShipmentID: s.ID, Amount: usd(rapid.Int64Range(-1, 9000).Draw(t, "held")), Status: payment.DeductionAccepted,
	}))
}

func (c *clerk) step(t *rapid.T) {
	_, err := c.TakeStep(context.Background(), c.order.ID, rapid.SampledFrom(order.Steps()).Draw(t, "step"), "2026-11-22")
	refused(t, err)
}

func (c *clerk) invariants(ctx context.Context, t *rapid.T) {
	shipments, err := c.ShipmentsOf(ctx, c.order.ID)
	if refused(t, err) {
		t.Fatal(err)
	}
	for _, l := range c.order.Lines {
		if sum := shipment.Shipped(l.ID, shipments); sum.GreaterThan(c.order.Most(l)) {
			t.Fatalf("%v shipped of %v", sum, l.Quantity)
		}
	}
	for _, s := range shipments {
		packed := shipment.Totals{}
		for i, p := range s.PerLine() {
			if p.Quantity.GreaterThan(s.Lines[i].Quantity) {
				t.Fatalf("%v packed of %v", p.Quantity, s.Lines[i].Quantity)
			}
			packed.Cartons, packed.Net, packed.Gross = packed.Cartons+p.Cartons, packed.Net.Add(p.Net), packed.Gross.Add(p.Gross)
		}
		if sum := s.Totals(); sum.Cartons != packed.Cartons || !sum.Net.Equal(packed.Net) || !sum.Gross.Equal(packed.Gross) {
			t.Fatalf("packages %+v, lines %+v", sum, packed)
		}
	}
	receipts, err := c.ReceiptsOf(ctx, c.order.ID)
	if refused(t, err) {
		t.Fatal(err)
	}
	for _, p := range receipts {
		if p.Unallocated().Minor < 0 || p.Allocated().Minor+p.Unallocated().Minor != p.Credited().Minor {
			t.Fatalf("%v of %v", p.Allocated(), p.Credited())
		}
	}
	papers, err := c.PapersOf(ctx, app.OrderNoun, c.order.ID)
	if refused(t, err) {
		t.Fatal(err)
	}
	for _, p := range papers {
		if !bytes.Equal(c.issued[p.ID], p.Document) {
			t.Fatalf("%s changed after it went out", p.Number)
		}
	}
	if _, err := c.OrderMoney(ctx, c.order.ID); refused(t, err) {
		t.Fatal(err)
	}
	if _, err := c.Stages(ctx, c.order.ID); refused(t, err) {
		t.Fatal(err)
	}
}
