package deal

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

func line(quantity, price string) Line {
	return Line{Quantity: money.Must(quantity), Price: money.Must(price)}
}

func TestLinesAreRoundedThenSummed(t *testing.T) {
	d := Deal{Currency: "USD", Lines: []Line{line("3", "0.335"), line("3", "0.335")}}
	if g, err := d.Goods(); err != nil || g.String() != "2.02" {
		t.Errorf("2 × 1.005 rounded = %s, want 2.02 (%v)", g, err)
	}
}

func TestChargesCountOnTheGoods(t *testing.T) {
	d := Deal{
		Currency: "USD", Lines: []Line{line("5000", "2.74")},
		Charges: []Charge{{Share: money.Must("-0.05")}, {Amount: money.New(120)}},
	}
	if total, err := d.Total(); err != nil || total.String() != "13135.00" {
		t.Errorf("13700 − 685 + 120 = %s (%v)", total, err)
	}
}

func sold() Deal {
	return Deal{
		Currency: "USD", Rate: money.Rate{Currency: "USD", Value: money.New(7)},
		Lines: []Line{{Quantity: money.New(10), Price: money.New(10), Cost: money.New(56)}},
	}
}

func TestMargin(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Deal)
		want   string
	}{
		"goods alone: (700 − 560) / 700":        {func(*Deal) {}, "0.2"},
		"a discount of 10 %: (630 − 560) / 630": {func(d *Deal) { d.Charges = []Charge{{Share: money.Must("-0.1")}} }, "0.111111"},
		"an extra of 20: (840 − 560) / 840":     {func(d *Deal) { d.Charges = []Charge{{Amount: money.New(20)}} }, "0.333333"},
		"commission 5 % and bank 1 %":           {func(d *Deal) { d.Costing.Commission, d.Costing.BankCharge = money.Must("0.05"), money.Must("0.01") }, "0.14"},
		"commission on what is left after a discount": {func(d *Deal) {
			d.Costing.Commission, d.Charges = money.Must("0.1"), []Charge{{Share: money.Must("-0.1")}}
		}, "0.011111"},
		"charges at home, 70 in all, on 10 units: (140 − 70)/700": {func(d *Deal) { d.Costing.DomesticFixed = money.New(70) }, "0.1"},
		"freight under FOB is the buyer's":                        {func(d *Deal) { d.Incoterm, d.Costing.Freight, d.Costing.FreightPer = "FOB", money.New(7), PerUnit }, "0.2"},
		"freight of 7 a unit under CFR":                           {func(d *Deal) { d.Incoterm, d.Costing.Freight, d.Costing.FreightPer = "CFR", money.New(7), PerUnit }, "0.1"},
		"the same in dollars": {func(d *Deal) {
			d.Incoterm, d.Costing = "CFR", Costing{Freight: money.New(1), FreightPer: PerUnit, FreightMoney: "USD", FreightRate: money.New(7)}
		}, "0.1"},
		"no voucher, 13 %: of 70 go 8.05":   {func(d *Deal) { d.Lines[0].TaxedAt = money.Must("0.13") }, "0.084956"},
		"priced in the firm's own currency": {func(d *Deal) { d.Currency, d.Rate, d.Lines[0].Price = "CNY", money.Rate{}, money.New(70) }, "0.2"},
		"a freight that a person set":       {func(d *Deal) { d.Incoterm = "CFR"; d.Lines[0].Override("pricing.freight", money.New(7)) }, "0.1"},
	} {
		d := sold()
		c.change(&d)
		if m, ok := d.Margin(); !ok || !money.Round(m, 6).Equal(money.Must(c.want)) {
			t.Errorf("%s = %v %v, want %s", name, m, ok, c.want)
		}
	}
	d := sold()
	d.Rate.Currency = "EUR"
	if _, ok := d.Margin(); ok {
		t.Error("dollars were counted at the rate of euros")
	}
	d = sold()
	d.Lines = append(d.Lines, line("1", "1"))
	if _, ok := d.Margin(); ok {
		t.Error("a line without cost gave a margin")
	}
	if m, ok := d.LineMargin(d.Lines[0]); !ok || !m.Equal(money.Must("0.2")) {
		t.Errorf("the first line: %v %v", m, ok)
	}
}

func TestOutlayByEveryMeasure(t *testing.T) {
	l := Line{
		Quantity: money.New(100), PerCarton: 10, Length: money.New(50), Width: money.New(40), Height: money.New(30), // 0.06 m³
		Gross: money.New(120), Purchase: money.New(60), Cost: money.New(53),
	}
	base := Costing{Freight: money.New(500), FreightMoney: "USD", FreightRate: money.New(7), FreightIn: "20GP", FreightCBM: money.New(28), FreightKg: money.New(21000)}
	for per, want := range map[FreightPer]string{
		"": "21", PerCBM: "21", PerUnit: "3500", PerTon: "42", // 0.012 t a unit weigh more than 0.006 m³
		PerContainer: "2", // 175 cartons by weight
	} {
		c := base
		c.FreightPer = per
		d := Deal{Lines: []Line{l}, Costing: c}
		if got := d.Outlay(l).Freight; !money.Round(got, 6).Equal(money.Must(want)) {
			t.Errorf("freight per %q: %v, want %s", per, got, want)
		}
	}
	d := Deal{Lines: []Line{l, l}, Costing: Costing{
		Packing: money.New(5), Domestic: money.New(100), DomesticFixed: money.New(1000),
		InterestRate: money.Must("0.06"), InterestMonths: money.New(2), Delivery: money.New(50), Unloading: money.New(20),
	}}
	out := d.Outlay(l)
	for name, c := range map[string]struct {
		got  money.Decimal
		want string
	}{
		"packing": {out.Packing, "0.5"}, "interest": {out.Interest, "0.6"}, "domestic": {out.Domestic, "5.6"},
		"delivery": {out.Delivery, "0.3"}, "unloading": {out.Unloading, "0.12"},
	} {
		if !money.Round(c.got, 6).Equal(money.Must(c.want)) {
			t.Errorf("%s %v, want %s", name, c.got, c.want)
		}
	}
}

func TestASetStepIsReleased(t *testing.T) {
	var l Line
	l.Override("pricing.freight", money.New(1))
	l.Override("pricing.freight", money.New(2))
	if v, own := l.Set("pricing.freight"); !own || !v.Equal(money.New(2)) || len(l.Own) != 1 {
		t.Errorf("%+v", l.Own)
	}
	if l.Release("pricing.freight"); len(l.Own) != 0 {
		t.Errorf("%+v", l.Own)
	}
}

func TestTheAgeOfARate(t *testing.T) {
	today := time.Date(2026, 11, 22, 23, 0, 0, 0, time.FixedZone("CST", 8*3600))
	for day, want := range map[string]int{"2026-11-22": 0, "2026-10-01": 52, "2026-12-01": 0, "": -1} {
		n, ok := Deal{Currency: "USD", Rate: money.Rate{Currency: "USD", Date: day}}.RateAge(today)
		if !ok {
			n = -1
		}
		if n != want {
			t.Errorf("%q is %d days old, want %d", day, n, want)
		}
	}
}

func TestCheck(t *testing.T) {
	for key, d := range map[string]Deal{
		"deal.currency_missing":   {},
		"deal.incoterm_unknown":   {Currency: "USD", Incoterm: "FOR"},
		"deal.deposit_wrong":      {Currency: "USD", Deposit: 130},
		"deal.quantity_negative":  {Currency: "USD", Lines: []Line{line("-1", "1")}},
		"deal.costing_wrong":      {Currency: "USD", Costing: Costing{Commission: money.New(1)}},
		"deal.quantity_too_large": {Currency: "USD", Lines: []Line{line("1e20", "0")}},
		"deal.price_negative":     {Currency: "USD", Lines: []Line{line("1", "-1")}},
		money.ErrTooLarge:         {Currency: "USD", Lines: []Line{line("999999999", "9999999999999")}},
	} {
		if err := d.Check(); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestTotalIsTheSumOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Deal{Currency: "USD"}
		var sum int64
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			l := Line{Quantity: money.New(rapid.Int64Range(0, 1e6).Draw(t, "q")), Price: money.Scaled(rapid.Int64Range(0, 1e7).Draw(t, "p"), 4)}
			a, err := l.Amount("USD")
			if err != nil {
				t.Fatal(err)
			}
			sum += a.Minor
			d.Lines = append(d.Lines, l)
		}
		if total, err := d.Total(); err != nil || total.Minor != sum {
			t.Fatalf("%d of %d: %v", total.Minor, sum, err)
		}
	})
}

func TestDoubtsNameWhatTheTermAsksFor(t *testing.T) {
	for term, want := range map[trade.Incoterm][]string{
		"FOB": nil, "EXW": nil, "CFR": {"deal.freight_unset"}, "CIF": {"deal.freight_unset", "deal.insurance_unset"},
		"DAP": {"deal.freight_unset", "deal.delivery_unset"}, "DDP": {"deal.freight_unset", "deal.delivery_unset", "deal.duty_unset"},
	} {
		d := Deal{Incoterm: term, Lines: []Line{line("1", "1")}}
		if got := d.Doubts(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", term, got, want)
		}
		d.Costing = Costing{Freight: money.New(500), Premium: money.Must("0.003"), Delivery: money.New(90), Duty: money.Must("0.05")}
		if got := d.Doubts(); got != nil {
			t.Errorf("%s with everything: %v", term, got)
		}
	}
	d := Deal{Incoterm: "FOB", Lines: []Line{{CostDoubt: "deal.vat_unset"}, {CostDoubt: "deal.vat_unset"}}, Asked: Asked{Payment: "O/A 180", Certificates: []string{"CE"}}}
	if got, want := d.Doubts(), []string{"deal.vat_unset", "deal.payment_asked", "deal.certificates_asked"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	d = Deal{Incoterm: "CFR", Lines: []Line{line("1", "1")}}
	d.Lines[0].Override("pricing.freight", money.New(3))
	if got := d.Doubts(); got != nil {
		t.Errorf("freight was set on the line: %v", got)
	}
}
