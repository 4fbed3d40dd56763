package payment

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
)

func d(s string) money.Decimal { return money.Must(s) }

func usd(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: "USD"} }
func cny(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: money.CNY} }

func sample() Receipt {
	return Receipt{
		Date: "2026-11-20", Currency: "USD", Sent: usd(1000000), Abroad: usd(2500), Fee: usd(1000), BorneByUs: true,
		Rate:        money.Rate{Currency: "USD", Value: d("7.0812")},
		Allocations: []Allocation{{OrderID: "a", Amount: usd(600000), BookedRate: d("7.1")}, {OrderID: "b", Amount: usd(300000)}},
		Settlements: []Settlement{{Date: "2026-11-21", Amount: usd(500000), Rate: d("7.07"), CNY: cny(3535000)}},
	}
}

func TestReceipt(t *testing.T) {
	r := sample()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if r.Credited() != usd(1000000) || r.OnAccount() != usd(996500) || r.Unallocated() != usd(100000) || r.Settled() != usd(500000) {
		t.Error(r.Credited(), r.OnAccount(), r.Unallocated(), r.Settled())
	}
	r.BorneByUs = false
	if r.Credited() != usd(997500) {
		t.Errorf("the buyer still owes what banks took: %v", r.Credited())
	}
	r.BorneByUs = true
	b, err := r.Book()
	if err != nil {
		t.Fatal(err)
	}
	// 10,000.00 × 7.0812 = 70,812.00; on the account 9,965.00 × 7.0812 = 70,564.16, charges 247.84.
	if b.Account != cny(7056416) || b.Charge != cny(24784) || b.Cleared[0] != cny(4260000) || b.Differences[0] != cny(-11280) || b.Advance != cny(708120) {
		t.Errorf("%+v", b)
	}
	if diff, _ := r.Settlements[0].Difference(r.Rate.Value); diff != cny(-5600) {
		t.Error(diff) // 5,000.00 × (7.07 − 7.0812)
	}
}

func TestReceiptCheck(t *testing.T) {
	for key, spoil := range map[string]func(*Receipt){
		"payment.currency_missing":   func(r *Receipt) { r.Currency = "" },
		"payment.day_wrong":          func(r *Receipt) { r.Date = "" },
		"payment.amount_missing":     func(r *Receipt) { r.Sent.Minor = 0 },
		"payment.charge_wrong":       func(r *Receipt) { r.Fee = cny(1) },
		"payment.charges_exceed":     func(r *Receipt) { r.Fee.Minor = 999999999 },
		"payment.order_missing":      func(r *Receipt) { r.Allocations[0].OrderID = "" },
		"payment.currencies_differ":  func(r *Receipt) { r.Allocations[0].Amount.Currency = "EUR" },
		"payment.split_missing":      func(r *Receipt) { r.Allocations[0].Amount.Minor = 0 },
		"payment.split_over":         func(r *Receipt) { r.Allocations[0].Amount.Minor = 700001 },
		"payment.settlement_missing": func(r *Receipt) { r.Settlements[0].Rate = money.Zero },
		"payment.settled_over":       func(r *Receipt) { r.Settlements[0].Amount.Minor = 996501 },
		"payment.settled_before":     func(r *Receipt) { r.Settlements[0].Date = "2026-11-19" },
	} {
		r := sample()
		spoil(&r)
		if err := r.Check(); !fault.Is(err, key) || fault.Of(err).Field == "" {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		in   int64
		open []int64
		want []int64
	}{
		{100, []int64{100, 100, 100}, []int64{33, 33, 34}},
		{2, []int64{1, 1, 1, 1}, []int64{1, 1, 0, 0}},
		{500, []int64{100, 200}, []int64{100, 200}},
		{150, []int64{100, 0, 100}, []int64{75, 0, 75}},
		{150, []int64{-20, 200}, []int64{0, 150}},
		{7, nil, nil},
	} {
		var open []money.Amount
		for _, o := range c.open {
			open = append(open, usd(o))
		}
		var got []int64
		for _, p := range Spread(usd(c.in), open) {
			got = append(got, p.Minor)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d over %v: %v", c.in, c.open, got)
		}
	}
}

// A receipt's parts add up to it, or to all that is open where that is less;
// no order gets more than it owes.
func TestSpreadAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := usd(rapid.Int64Range(0, 1_000_000).Draw(t, "in"))
		open, owed := make([]money.Amount, rapid.IntRange(1, 7).Draw(t, "orders")), int64(0)
		for i := range open {
			open[i] = usd(rapid.Int64Range(-100, 400_000).Draw(t, "open"))
			owed += max(open[i].Minor, 0)
		}
		sum := int64(0)
		for i, p := range Spread(in, open) {
			if p.Minor < 0 || p.Minor > max(open[i].Minor, 0) {
				t.Fatalf("%d of %d", p.Minor, open[i].Minor)
			}
			sum += p.Minor
		}
		if sum != min(in.Minor, owed) {
			t.Fatalf("%d of %d over %d", sum, in.Minor, owed)
		}
	})
}

// Books meet: the account and the charges are what came, and so are the
// cleared receivables, the differences and the advance.
func TestBookMeets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Receipt{Currency: "USD", Sent: usd(rapid.Int64Range(1, 10_000_000).Draw(t, "sent")), BorneByUs: rapid.Bool().Draw(t, "ours")}
		r.Abroad = usd(rapid.Int64Range(0, r.Sent.Minor/2).Draw(t, "abroad"))
		r.Fee = usd(rapid.Int64Range(0, r.Sent.Minor-r.Abroad.Minor).Draw(t, "fee"))
		r.FeeCNY = cny(rapid.Int64Range(0, 9000).Draw(t, "fee in CNY"))
		r.Rate.Value = money.Scaled(rapid.Int64Range(1, 99999).Draw(t, "rate"), 4)
		rest := r.Credited().Minor
		for range rapid.IntRange(0, 4).Draw(t, "orders") {
			part := rapid.Int64Range(0, rest).Draw(t, "part")
			rest -= part
			r.Allocations = append(r.Allocations, Allocation{Amount: usd(part), BookedRate: money.Scaled(rapid.Int64Range(0, 99999).Draw(t, "booked"), 4)})
		}
		b, err := r.Book()
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := money.Of(r.Credited().Decimal().Mul(r.Rate.Value), money.CNY)
		cleared := b.Advance.Minor
		for i := range b.Cleared {
			cleared += b.Cleared[i].Minor + b.Differences[i].Minor
		}
		if b.Account.Minor+b.Charge.Minor != whole.Minor || cleared != whole.Minor {
			t.Fatalf("%v: account %v charge %v, cleared %d", whole, b.Account, b.Charge, cleared)
		}
	})
}

func TestDeposit(t *testing.T) {
	minors := func(parts []money.Amount) (list []int64) {
		for _, p := range parts {
			list = append(list, p.Minor)
		}
		return list
	}
	// 3,000.00 on 10,000.00: a third leaves with the first part, the rest with the last.
	if got := minors(Deposit(usd(300000), usd(1000000), []money.Amount{usd(333333), usd(666667)}, true)); !slices.Equal(got, []int64{100000, 200000}) {
		t.Error(got)
	}
	if got := minors(Deposit(usd(300000), usd(1000000), []money.Amount{usd(333333)}, false)); !slices.Equal(got, []int64{100000}) {
		t.Error(got)
	}
	// Shipped short: the last part takes what is left of the deposit.
	if got := minors(Deposit(usd(300000), usd(1000000), []money.Amount{usd(400000), usd(500000)}, true)); !slices.Equal(got, []int64{120000, 180000}) {
		t.Error(got)
	}
	rapid.Check(t, func(t *rapid.T) {
		total, shipped := rapid.Int64Range(1, 1_000_000).Draw(t, "total"), int64(0)
		deposit := usd(rapid.Int64Range(0, total).Draw(t, "deposit"))
		var invoices []money.Amount
		for range rapid.IntRange(1, 6).Draw(t, "parts") {
			v := rapid.Int64Range(0, total-shipped).Draw(t, "invoice")
			shipped += v
			invoices = append(invoices, usd(v))
		}
		invoices = append(invoices, usd(total-shipped))
		used := int64(0)
		for i, p := range Deposit(deposit, usd(total), invoices, true) {
			if p.Minor < 0 || p.Minor > invoices[i].Minor {
				t.Fatalf("%d of an invoice of %d", p.Minor, invoices[i].Minor)
			}
			used += p.Minor
		}
		// A last invoice smaller than the rounded rest leaves a few minor units.
		if used > deposit.Minor || invoices[len(invoices)-1].Minor > 9 && deposit.Minor-used > int64(len(invoices)) {
			t.Fatalf("%d used of %d", used, deposit.Minor)
		}
	})
}

func TestAge(t *testing.T) {
	open := []Open{
		{Buyer: "A", Date: "2026-11-01", Due: "2026-12-01", Balance: usd(100)},
		{Buyer: "A", Date: "2026-10-01", Due: "2026-11-21", Balance: usd(200)},
		{Buyer: "A", Date: "2026-09-10", Due: "2026-10-01", Balance: usd(300)},
		{Buyer: "A", Date: "2026-08-01", Due: "2026-08-23", Balance: usd(400)},
		{Buyer: "A", Date: "2026-08-01", Due: "2026-08-22", Balance: usd(1)},
		{Buyer: "B", Date: "2026-11-22", Balance: usd(500)},
		{Buyer: "A", Date: "2026-11-22", Balance: money.Amount{Minor: 7, Currency: "EUR"}},
	}
	group := func(o Open) string { return o.Buyer }
	rows, err := Age(open, ByDue, "2026-11-22", group, map[string][]money.Amount{"A": {usd(50)}})
	if err != nil || len(rows) != 3 || rows[1].Group != "A" || rows[1].Currency != "USD" {
		t.Fatalf("%+v, %v", rows, err)
	}
	a := rows[1]
	for bucket, want := range map[int]int64{NotDue: 100, To30: 200, To60: 300, To90: 0, Over90: 401} {
		if a.Buckets[bucket].Minor != want {
			t.Errorf("bucket %d: %v", bucket, a.Buckets[bucket])
		}
	}
	if a.Total != usd(1001) || a.Credit != usd(50) {
		t.Errorf("an advance is a line of its own: %v, %v", a.Total, a.Credit)
	}
	rows, _ = Age(open, ByInvoice, "2026-11-22", group, nil)
	if b := rows[1].Buckets; b[To30].Minor != 100 || b[To60].Minor != 200 || b[To90].Minor != 300 || b[Over90].Minor != 401 {
		t.Errorf("by invoice date: %v", b)
	}
	if open[1].Overdue("2026-11-22") != 1 || open[0].Overdue("2026-11-22") != 0 {
		t.Error("overdue")
	}
}

func TestExpose(t *testing.T) {
	rate := func(c money.Currency) (money.Rate, bool) {
		r, ok := map[money.Currency]string{"USD": "7", "EUR": "8.4", money.CNY: "1"}[c]
		if !ok {
			return money.Rate{}, false
		}
		return money.Rate{Currency: c, Value: d(r)}, true
	}
	l := Limit{Amount: usd(1000000), Rate: rate}
	e, err := Expose(l, []money.Amount{usd(500000), {Minor: 100000, Currency: "EUR"}, {Minor: 5, Currency: "XOF"}}, []money.Amount{usd(20000)}, []money.Amount{usd(450000)})
	if err != nil {
		t.Fatal(err)
	}
	// 5,000 + 1,200 − 200 + 4,500 = 10,500 against 10,000
	if e.Open != usd(620000) || e.Total != usd(1050000) || e.Room != usd(-50000) || !e.Over() || len(e.Unrated) != 1 {
		t.Errorf("%+v", e)
	}
	if e, _ := Expose(Limit{Amount: usd(0), Rate: rate}, []money.Amount{usd(1)}, nil, nil); e.Over() {
		t.Error("no limit is never exceeded")
	}
}

func TestHeldBy(t *testing.T) {
	list := []DeductionSummary{
		{Platform: "Amazon", Amount: usd(100)},
		{Buyer: "A", Amount: usd(10)},
		{Platform: "Amazon", Amount: usd(50), Status: DeductionWon},
		{Platform: "Amazon", Amount: usd(5)},
	}
	rows, err := HeldBy(list)
	if err != nil || len(rows) != 2 || rows[0] != (Held{"Amazon", 2, usd(105)}) || rows[1].Group != "A" {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestCreditLine(t *testing.T) {
	c := CreditLine{BuyerID: "b", Limit: usd(1), Policy: "P", ReportDays: 30, ClaimDays: 60}
	if c.ReportBy("2026-11-22") != "2026-12-22" || c.ClaimBy("2026-11-22") != "2027-01-21" || c.Check() != nil {
		t.Error(c.ReportBy("2026-11-22"), c.ClaimBy("2026-11-22"))
	}
	if c.Policy = ""; c.ReportBy("2026-11-22") != "" {
		t.Error("without insurance nothing is reported")
	}
	if Guide("mature").OpenDays != 60 || Guide("emerging").OpenDays != 0 || Guide("").Deposit != 50 {
		t.Error("guide")
	}
}
