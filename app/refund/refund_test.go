package refund_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/data/reference"
)

func rules(t testing.TB) trade.Rules {
	t.Helper()
	tables, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tables.Rules
}

func cny(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: money.CNY} }

func TestTrader(t *testing.T) {
	for _, c := range []struct {
		taxable       int64
		invoice, back string
		applied       string
		want          int64
	}{
		{40_000_00, "0.13", "0.13", "0.13", 5_200_00},
		{5_000_00, "0.03", "0.13", "0.03", 150_00},
		{5_000_00, "0.13", "0.09", "0.09", 450_00},
		{12_345_67, "0.13", "0.13", "0.13", 1_604_94},
		{-1_000_00, "0.13", "0.13", "0.13", -130_00}, // a red-letter invoice
	} {
		applied, back, err := refund.Trader(cny(c.taxable), money.Must(c.invoice), money.Must(c.back))
		if err != nil || applied.String() != c.applied || back != cny(c.want) {
			t.Errorf("%+v gave %v %v %v", c, applied, back, err)
		}
	}
}

func TestPartsOfAnInvoice(t *testing.T) {
	net, err := refund.Net(cny(113_000_00), money.Must("0.13"))
	if err != nil || net != cny(100_000_00) {
		t.Fatalf("%v %v", net, err)
	}
	if part, err := refund.Part(net, money.New(1000), money.New(600)); err != nil || part != cny(60_000_00) {
		t.Errorf("%v %v", part, err)
	}
	if _, err := refund.Part(net, money.New(1000), money.New(1001)); !fault.Is(err, "refund.more_than_invoiced") {
		t.Errorf("more than was invoiced: %v", err)
	}
	if base, err := refund.UsedEquipment(cny(100_000_00), money.New(150_000), money.New(60_000)); err != nil || base != cny(60_000_00) {
		t.Errorf("used equipment: %v %v", base, err)
	}
	if _, err := refund.UsedEquipment(cny(1), money.New(100), money.New(101)); !fault.Is(err, "refund.depreciation_wrong") {
		t.Errorf("more depreciation than value: %v", err)
	}
	if net, tax, err := refund.DeemedDomestic(cny(113_000_00), money.Must("0.13")); err != nil || net != cny(100_000_00) || tax != cny(13_000_00) {
		t.Errorf("deemed domestic: %v %v %v", net, tax, err)
	}
}

func TestManufacturer(t *testing.T) {
	month := func(export, vat, back, input, carry, domesticTax, free string) refund.Month {
		m := refund.Month{
			Exports:     []refund.Exported{{Value: money.Must(export), VAT: money.Must(vat), Refund: money.Must(back)}},
			DomesticTax: money.Must(domesticTax), InputTax: money.Must(input), Carried: money.Must(carry),
		}
		if free != "" {
			m.FreeMaterials = []refund.Exported{{Value: money.Must(free), VAT: money.Must(vat), Refund: money.Must(back)}}
		}
		return m
	}
	for name, c := range map[string]struct {
		month refund.Month
		want  string // non-deductible, payable, amount, refund, exempt, carried forward
	}{
		"credit below the amount": {month("200", "0.13", "0.11", "26", "3", "13", ""), "4 -12 22 12 10 0"},
		"credit above the amount": {month("200", "0.13", "0.10", "52", "5", "13", ""), "6 -38 20 20 0 18"},
		"bonded materials":        {month("200", "0.13", "0.10", "26", "6", "13", "100"), "3 -16 10 10 0 6"},
		"tax to pay":              {month("100", "0.13", "0.13", "5", "0", "26", ""), "0 21 13 0 13 0"},
		"more free than exported": {month("100", "0.13", "0.10", "26", "0", "0", "150"), "0 -26 0 0 0 26"},
	} {
		r := refund.Manufacturer(c.month)
		got := strings.Join([]string{
			r.NonDeductible.String(), r.TaxPayable.String(), r.Amount.String(), r.Refund.String(), r.ExemptCredit.String(), r.CarriedForward.String(),
		}, " ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	r := refund.Manufacturer(month("100", "0.13", "0.10", "26", "0", "0", "150"))
	if r.NextNonDeductible.String() != "1.5" || r.NextReduction.String() != "5" {
		t.Errorf("reductions carried on: %v and %v", r.NextNonDeductible, r.NextReduction)
	}
}

func TestManufacturerMeets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := func(name string) money.Decimal { return money.Scaled(rapid.Int64Range(0, 1e10).Draw(t, name), 2) }
		m := refund.Month{DomesticTax: sum("domestic"), InputTax: sum("input"), Carried: sum("carried")}
		for range rapid.IntRange(0, 4).Draw(t, "exports") {
			m.Exports = append(m.Exports, refund.Exported{Value: sum("export"), VAT: money.Must("0.13"), Refund: money.Scaled(rapid.Int64Range(0, 13).Draw(t, "rate"), 2)})
		}
		r := refund.Manufacturer(m)
		switch {
		case !r.Refund.Add(r.ExemptCredit).Equal(r.Amount):
			t.Fatalf("refund %v and exempt credit %v are not %v", r.Refund, r.ExemptCredit, r.Amount)
		case !r.Refund.Add(r.CarriedForward).Equal(r.Credit):
			t.Fatalf("refund %v and carried %v are not the credit %v", r.Refund, r.CarriedForward, r.Credit)
		case r.Refund.IsNegative() || r.CarriedForward.IsNegative() || r.ExemptCredit.IsNegative():
			t.Fatalf("a negative figure: %+v", r)
		}
	})
}

func TestDeadlines(t *testing.T) {
	for date, want := range map[string]string{
		"2026-06-20": "2026 2026-07-01 2027-04-30 2027-04-30 2029-06-20",
		"2025-12-31": "pre-2026 2026-01-01 2026-04-30 2026-04-30 ",
		"2026-01-01": "2026 2026-02-01 2027-04-30 2027-04-30 2029-01-01",
		"2026-12-31": "2026 2027-01-01 2027-04-30 2027-04-30 2029-12-31",
		"2028-02-29": "2026 2028-03-01 2029-04-30 2029-04-30 2031-02-28",
	} {
		d, err := refund.Deadline(date, rules(t))
		if got := strings.Join([]string{d.Regime, d.FilingStart, d.FilingEnd, d.FXDay, d.LongStop}, " "); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", date, got, err, want)
		}
	}
	if d, _ := refund.Deadline("2025-12-31", rules(t)); d.RecordYears != 5 {
		t.Errorf("records of 2025 are kept %d years", d.RecordYears)
	}
	if _, err := refund.Deadline("22.11.2026", rules(t)); !fault.Is(err, "refund.date_wrong") {
		t.Errorf("a date of another shape: %v", err)
	}
	if day, rule, err := refund.RecordDay("2026-11-22", rules(t)); err != nil || day != "2026-12-07" || rule.Standing != trade.Published {
		t.Errorf("record day %s %v %v", day, rule, err)
	}
}

func library(t *testing.T) refund.Library {
	t.Helper()
	rate := func(code, back, from, to string) refund.Rate {
		return refund.Rate{Code: trade.HSCode(code), Unit: "个", Refund: money.Must(back), From: from, To: to}
	}
	l, err := refund.NewLibrary("2026B", []refund.Rate{
		rate("8507600090", "0.09", "2024-12-01", "2026-12-31"),
		rate("8507600090", "0", "2027-01-01", ""),
		rate("9617009000", "0.13", "2019-04-01", ""),
		rate("61091000", "0.13", "2019-04-01", ""),
		rate("94051100", "0.13", "2019-04-01", ""), rate("9405110010", "0.09", "2019-04-01", ""), rate("9405110090", "0.13", "2019-04-01", ""),
		rate("9503002100", "0.13", "2019-04-01", ""), rate("9503002900", "0.09", "2019-04-01", ""),
		rate("7326901100", "0.13", "2019-04-01", ""), rate("7326901900", "0.13", "2019-04-01", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFind(t *testing.T) {
	l := library(t)
	for _, c := range []struct {
		code, day, how, rate string
	}{
		{"8507600090", "2026-12-31", "exact", "0.09"},
		{"8507600090", "2027-01-01", "exact", "0"},
		{"8507600090", "2024-11-30", "none", "0"},
		{"6109100021", "2026-11-22", "shorter", "0.13"},
		{"732690", "2026-11-22", "longer", "0.13"},
		{"950300", "2026-11-22", "ask", "0"},
		{"94051100", "2026-11-22", "exact", "0.13"},
		{"0101210010", "2026-11-22", "none", "0"},
		{"", "2026-11-22", "none", "0"},
	} {
		f := l.Find(trade.HSCode(c.code), c.day)
		if string(f.How) != c.how || f.Rate.Refund.String() != c.rate {
			t.Errorf("%s on %s: %s %v", c.code, c.day, f.How, f.Rate.Refund)
		}
	}
	change, ok := l.Next("8507600090", "2026-11-22")
	if !ok || change.Day != "2027-01-01" || change.Old.String() != "0.09" || !change.New.IsZero() {
		t.Errorf("%+v %v", change, ok)
	}
	if _, ok := l.Next("9617009000", "2026-11-22"); ok {
		t.Error("a change that nobody announced")
	}
	_, err := refund.NewLibrary("x", []refund.Rate{{Code: "1", From: "2026-01-01", To: "2026-06-30"}, {Code: "1", From: "2026-06-30", Refund: money.Must("0.1")}})
	if !fault.Is(err, "refund.rates_overlap") {
		t.Errorf("overlapping rates: %v", err)
	}
}

func TestLinkNumber(t *testing.T) {
	if n, err := refund.LinkNumber("202607", "001", 1); err != nil || n != "20260700100000001" {
		t.Errorf("%s %v", n, err)
	}
	if n, err := refund.LinkNumber("202607", "2", 12); err != nil || n != "20260700200000012" {
		t.Errorf("%s %v", n, err)
	}
	for key, call := range map[string]func() (string, error){
		"refund.month_wrong":  func() (string, error) { return refund.LinkNumber("202613", "001", 1) },
		"refund.batch_wrong":  func() (string, error) { return refund.LinkNumber("202607", "a", 1) },
		"refund.serial_wrong": func() (string, error) { return refund.LinkNumber("202607", "001", 0) },
	} {
		if _, err := call(); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestFirstInFirstOut(t *testing.T) {
	thirteen := money.Must("0.13")
	exports := []refund.Export{
		// invoiced abroad by 100 sets, claimed in 400 pieces
		{Key: "b", Product: "set", Date: "2026-07-02", Unit: "个", Quantity: money.New(400), DealUnit: "套", DealQuantity: money.New(100), RefundRate: thirteen},
		{Key: "a", Product: "cup", Date: "2026-07-01", Unit: "个", Quantity: money.New(600), RefundRate: thirteen},
		{Key: "c", Product: "cup", Date: "2026-07-03", Unit: "个", Quantity: money.New(500), RefundRate: thirteen},
	}
	purchases := []refund.Purchase{
		{ID: "1", Product: "cup", Number: "1", Date: "2026-06-01", Unit: "个", Quantity: money.New(1000), Taxable: cny(100_000_00), Rate: thirteen},
		{ID: "2", Product: "set", Number: "2", Date: "2026-06-02", Unit: "套", Quantity: money.New(120), Taxable: cny(12_000_00), Rate: money.Must("0.03")},
		{ID: "3", Product: "cup", Number: "3", Date: "2026-06-03", Unit: "箱", Quantity: money.New(10), Taxable: cny(1_000_00), Rate: thirteen},
	}
	got, err := refund.FirstInFirstOut(exports, purchases, "202607", "001")
	if err != nil || len(got.Links) != 3 {
		t.Fatalf("%+v %v", got, err)
	}
	a, b, c := got.Links[0], got.Links[1], got.Links[2]
	if a.Export != "a" || a.Taxable != cny(60_000_00) || a.Refund != cny(7_800_00) || a.Number != "20260700100000001" {
		t.Errorf("%+v", a)
	}
	if b.Export != "b" || b.Taken.String() != "100" || b.Quantity.String() != "400" || b.Taxable != cny(10_000_00) || b.Refund != cny(300_00) {
		t.Errorf("%+v", b)
	}
	if c.Export != "c" || c.Quantity.String() != "400" || c.Taxable != cny(40_000_00) {
		t.Errorf("%+v", c)
	}
	if len(got.Short) != 1 || got.Short[0].Export != "c" || got.Short[0].Missing.String() != "100" || strings.Join(got.Short[0].Units, "") != "箱" {
		t.Errorf("%+v", got.Short)
	}
	if left := got.Left["2"]; left.Quantity.String() != "20" || left.Taxable != cny(2_000_00) {
		t.Errorf("%+v", left)
	}
	if _, err := refund.FirstInFirstOut(nil, []refund.Purchase{purchases[0], purchases[0]}, "202607", "001"); !fault.Is(err, "refund.invoice_twice") {
		t.Errorf("one invoice twice: %v", err)
	}
}

func TestLinkingLosesNoCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var exports []refund.Export
		var purchases []refund.Purchase
		wanted, have := money.Zero, cny(0)
		for i := range rapid.IntRange(1, 8).Draw(t, "exports") {
			deal := money.New(rapid.Int64Range(1, 1000).Draw(t, "deal"))
			q := deal.Mul(money.New(rapid.Int64Range(1, 7).Draw(t, "per")))
			if rapid.Bool().Draw(t, "by weight") {
				q = money.Scaled(rapid.Int64Range(1, 1e6).Draw(t, "grams"), 3)
			}
			wanted = wanted.Add(q)
			exports = append(exports, refund.Export{Key: string(rune('a' + i)), Product: "p", Date: "2026-07-01", Unit: "千克", Quantity: q, DealUnit: "个", DealQuantity: deal, RefundRate: money.Must("0.13")})
		}
		for i := range rapid.IntRange(1, 8).Draw(t, "purchases") {
			a := cny(rapid.Int64Range(1, 1e8).Draw(t, "taxable"))
			have.Minor += a.Minor
			purchases = append(purchases, refund.Purchase{
				ID: string(rune('A' + i)), Product: "p", Unit: rapid.SampledFrom([]string{"个", "千克", "箱"}).Draw(t, "unit"),
				Quantity: money.New(rapid.Int64Range(1, 1500).Draw(t, "quantity")), Taxable: a, Rate: money.Must("0.13"),
			})
		}
		got, err := refund.FirstInFirstOut(exports, purchases, "202607", "001")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range got.Links {
			have.Minor -= l.Taxable.Minor
			wanted = wanted.Sub(l.Quantity)
			if !l.Taken.IsPositive() || !l.Quantity.IsPositive() || l.Taxable.Minor < 0 {
				t.Fatalf("an empty link %+v", l)
			}
		}
		for _, s := range got.Short {
			wanted = wanted.Sub(s.Missing)
		}
		for _, p := range got.Left {
			have.Minor -= p.Taxable.Minor
			if p.Quantity.IsNegative() {
				t.Fatalf("more taken than there was: %+v", p)
			}
		}
		if have.Minor != 0 || !wanted.IsZero() {
			t.Fatalf("%v and %v unaccounted for", have, wanted)
		}
	})
}

func TestRadar(t *testing.T) {
	today := time.Date(2027, 4, 20, 9, 0, 0, 0, time.Local)
	done := func(stages ...refund.Stage) map[refund.Stage]string {
		m := map[refund.Stage]string{}
		for _, s := range stages {
			m[s] = "2026-08-01"
		}
		return m
	}
	rows, err := refund.Radar([]refund.Case{
		{Number: "paid", ExportDate: "2026-06-20", Reached: done(refund.Stages()...), AtStake: cny(9_000_000_00)},
		{Number: "small", ExportDate: "2026-06-20", Reached: done(refund.Declared, refund.Data), AtStake: cny(1_000_00)},
		{Number: "money", ExportDate: "2026-06-20", Reached: done(refund.Declared, refund.Data, refund.Invoiced, refund.Confirmed), AtStake: cny(84_210_00)},
		{Number: "late", ExportDate: "2025-06-20", Reached: done(refund.Declared), AtStake: cny(2_000_00)},
		{Number: "doubt", ExportDate: "2026-06-20", Reached: done(refund.Declared, refund.Data, refund.Invoiced, refund.Confirmed, refund.Collected, refund.Claimed), Doubt: "2026-12-01", AtStake: cny(500_00)},
		{Number: "waiting", ExportDate: "2026-06-20", Reached: done(refund.Declared, refund.Data, refund.Invoiced, refund.Confirmed, refund.Collected, refund.Claimed), AtStake: cny(100_00)},
	}, rules(t), today)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Number+":"+string(r.Missing)+":"+string(r.Ask)+":"+r.Next)
	}
	want := "money:collected:buyer:2027-04-30 late:data:bureau:2026-04-30 small:invoiced:factory:2027-04-30 doubt:cleared:office: waiting:approved:bureau: paid:::"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("\n%s\n%s", s, want)
	}
	if first := rows[0]; first.Days != 10 || len(first.Rests) != 2 || len(first.Unproven) != 0 {
		t.Errorf("%d days, rests on %v, unproven %v", first.Days, first.Rests, first.Unproven)
	}
	// after the regular window the long stop binds, which is practice only
	rows, err = refund.Radar([]refund.Case{{Number: "later", ExportDate: "2026-06-20", Reached: done(refund.Declared)}}, rules(t), today.AddDate(0, 1, 0))
	if err != nil || rows[0].Next != "2029-06-20" || len(rows[0].Unproven) != 1 || rows[0].Lost {
		t.Errorf("%+v %v", rows, err)
	}
}
