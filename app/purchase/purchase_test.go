package purchase

import (
	"testing"

	"sampan/app/fault"
	"sampan/app/money"
)

func d(s string) money.Decimal { return money.Must(s) }

func sample() Purchase {
	return Purchase{SupplierID: "f", Currency: money.CNY, Date: "2026-11-01", DeliveryDate: "2026-11-25", Deposit: 30, Lines: []Line{
		{OrderLineID: "1", NameZH: "保温杯", Unit: "pcs", Quantity: d("1000"), Price: d("16.805"), VATRate: d("0.13"), InvoiceUnit: "个"},
		{OrderLineID: "2", NameZH: "杯盖", InvoiceName: "塑料盖", Unit: "pcs", Quantity: d("3"), Price: d("1.115"), VATRate: d("0.13")},
	}}
}

func TestPurchase(t *testing.T) {
	p := sample()
	total, err := p.Total() // 16805.00 + 3.345 → 3.35
	if err != nil || total.Minor != 1680835 {
		t.Error(total, err)
	}
	if dep, _ := p.DepositDue(); dep.Minor != 504251 {
		t.Error(dep)
	}
	if n, u := p.Lines[0].Declared(); n != "保温杯" || u != "个" {
		t.Error(n, u)
	}
	if n, u := p.Lines[1].Declared(); n != "塑料盖" || u != "pcs" {
		t.Error(n, u)
	}
	if _, ok := p.LeadDays(); ok || p.Complete() {
		t.Error("nothing has come yet")
	}
	p.Started, p.Delivered = "2026-11-03", "2026-11-23"
	p.Lines[0].Received, p.Lines[1].Received = d("1000"), d("3")
	if n, ok := p.LeadDays(); !ok || n != 20 || !p.Complete() {
		t.Error(n, ok)
	}
	void := sample()
	void.Status = Cancelled
	if !Bought("1", []Purchase{p, void}).Equal(d("1000")) {
		t.Error("a cancelled contract buys nothing")
	}
}

func TestCheck(t *testing.T) {
	for key, spoil := range map[string]func(*Purchase){
		"purchase.supplier_missing":  func(p *Purchase) { p.SupplierID = " " },
		"purchase.currency_missing":  func(p *Purchase) { p.Currency = "" },
		"deal.deposit_wrong":         func(p *Purchase) { p.Deposit = 101 },
		"deal.quantity_negative":     func(p *Purchase) { p.Lines[1].Received = d("-1") },
		"deal.price_negative":        func(p *Purchase) { p.Lines[1].Price = d("-1") },
		"purchase.vat_wrong":         func(p *Purchase) { p.Lines[0].VATRate = d("13") },
		"purchase.day_wrong":         func(p *Purchase) { p.InvoiceDue = "soon" },
		"purchase.delivered_before":  func(p *Purchase) { p.DeliveryDate = "2026-10-31" },
		"purchase.sample_wrong":      func(p *Purchase) { p.Inspections = []Inspection{{Lot: 10, Sample: 11}} },
		"purchase.inspection_failed": func(p *Purchase) { p.Inspections = []Inspection{{Lot: 900, Sample: 80, Critical: 1, Result: Passed}} },
	} {
		p := sample()
		spoil(&p)
		if err := p.Check(); !fault.Is(err, key) || fault.Of(err).Field == "" {
			t.Errorf("%s: %v", key, err)
		}
	}
	p := sample()
	if err := p.Check(); err != nil {
		t.Error(err)
	}
}

func TestVerdict(t *testing.T) {
	limit := Inspection{Lot: 1000, Sample: 80, MajorAccepted: 5, MinorAccepted: 7}
	for want, found := range map[Result][3]int{Passed: {0, 5, 7}, Failed: {0, 6, 0}} {
		i := limit
		i.Critical, i.Major, i.Minor = found[0], found[1], found[2]
		if i.Verdict() != want {
			t.Errorf("%v: %s", found, i.Verdict())
		}
	}
	if (Inspection{}).Verdict() != Pending {
		t.Error("nothing was drawn")
	}
}

func TestRequest(t *testing.T) {
	r := Request{SupplierID: "f", AskedOn: "2026-11-10", AnsweredOn: "2026-11-12", Price: d("3.2")}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	r.AnsweredOn = "2026-11-09"
	if err := r.Check(); !fault.Is(err, "purchase.answered_before") {
		t.Error(err)
	}
	r.Price = money.Zero
	if err := r.Check(); !fault.Is(err, "purchase.answer_missing") {
		t.Error(err)
	}
}
