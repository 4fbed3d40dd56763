package pricing

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

func d(s string) money.Decimal { return money.Must(s) }

// A classroom example worked by hand: boots bought at ¥90 with 17 % VAT and
// 14 % refund, 3 % commission, 0.5 % bank charge, 10 % profit on price.
func boots() Inputs {
	return Inputs{
		Cost:       Cost{Purchase: d("90"), VAT: d("0.17"), Refund: d("0.14"), Earns: true},
		Packing:    d("3"),
		Domestic:   money.Div(d("22100"), d("6000")),
		Freight:    money.Div(d("31350"), d("6000")),
		Premium:    d("0.0085"),
		Commission: d("0.03"), BankCharge: d("0.005"), Profit: d("0.10"), Rate: d("8.25"),
	}
}

func TestTerms(t *testing.T) {
	for term, want := range map[trade.Incoterm]string{"FOB": "12.04", "CFR": "12.77", "CIF": "12.91", "CIP": "12.91", "FCA": "12.04"} {
		p, err := For(term, boots())
		if err != nil || money.Round(p.Value, 2).StringFixed(2) != want {
			t.Errorf("%s = %v, want %s (%v)", term, p.Value, want, err)
		}
	}
}

func TestRefundNeedsASpecialInvoice(t *testing.T) {
	c := Cost{Purchase: d("113"), VAT: d("0.13"), Refund: d("0.09"), Earns: true}
	if got := c.Real(); !got.Equal(d("104")) {
		t.Errorf("113 − 9 = %v", got)
	}
	c.Earns = false
	if got := c.Real(); !got.Equal(d("113")) {
		t.Errorf("without a special invoice nothing comes back: %v", got)
	}
	simple := Cost{Purchase: d("103"), VAT: d("0.03"), Refund: d("0.13"), Earns: true}
	if got := simple.RefundAmount(); !got.Equal(d("3")) {
		t.Errorf("the lower rate counts: %v", got)
	}
}

func TestImpossibleShares(t *testing.T) {
	in := boots()
	in.Profit = d("0.97")
	if _, err := For("FOB", in); !fault.Is(err, "pricing.shares_too_large") {
		t.Error(err)
	}
	in.Currency, in.Rate = "EUR", money.Zero
	if _, err := For("FOB", in); !fault.Is(err, "pricing.rate_missing") || fault.Of(err).Args["Currency"] != "EUR" {
		t.Error(err)
	}
}

func TestDDPBearsDuty(t *testing.T) {
	in := boots()
	in.Delivery, in.Duty = d("2"), d("0.05")
	dap, err := For("DAP", in)
	if err != nil {
		t.Fatal(err)
	}
	ddp, err := For("DDP", in)
	if err != nil || !ddp.Value.GreaterThan(dap.Value) {
		t.Errorf("DDP %v, DAP %v (%v)", ddp.Value, dap.Value, err)
	}
}

func TestConversions(t *testing.T) {
	if v, _ := CFRToCIF(d("100"), d("0.01"), d("1.10")); money.Round(v, 2).String() != "101.11" {
		t.Error(v)
	}
	if v := Net(d("1000"), d("0.03")); !v.Equal(d("970")) {
		t.Error(v)
	}
	if v, _ := Gross(d("970"), d("0.05")); money.Round(v, 2).String() != "1021.05" {
		t.Error(v)
	}
}

// Costs at home carry the profit; freight and premium are passed on as they are.
func TestProfitOnCost(t *testing.T) {
	in := Inputs{
		Cost:     Cost{Purchase: d("113"), VAT: d("0.13"), Refund: d("0.13"), Earns: true},
		Domestic: d("5"), Freight: d("7.10"), Premium: d("0.003"), Commission: d("0.03"), BankCharge: d("0.001"),
		Profit: d("0.15"), ProfitOn: OnCost, Rate: d("7.10"),
	}
	// 105 × 1.15 = 120.75; / 0.969 / 7.1; + 7.10; / (0.969 − 0.0033)
	for term, want := range map[trade.Incoterm]string{"FOB": "17.5511", "CFR": "18.5831", "CIF": "18.6466"} {
		if p, err := For(term, in); err != nil || money.Round(p.Value, 4).StringFixed(4) != want {
			t.Errorf("%s = %v, want %s (%v)", term, p.Value, want, err)
		}
	}
	in.ProfitOn = OnAllCosts // 112.1 × 1.15 = 128.915
	if p, err := For("CFR", in); err != nil || money.Round(p.Value, 4).StringFixed(4) != "18.7379" {
		t.Errorf("profit on freight too: %v (%v)", p.Value, err)
	}
}

// Goods with no voucher are taxed as sold at home: of FOB 113 go 13.
func TestGoodsWithoutAVoucherBearVAT(t *testing.T) {
	in := Inputs{Cost: Cost{Purchase: d("100"), VAT: d("0.13"), Taxed: true}, Freight: d("10"), Rate: money.New(1)}
	p, err := For("FOB", in)
	if err != nil || !money.Round(p.Value, 8).Equal(d("113")) {
		t.Fatalf("FOB %v (%v)", p.Value, err)
	}
	i := slices.IndexFunc(p.Steps, func(s Step) bool { return s.Key == "pricing.domestic_vat" })
	if i < 0 || !money.Round(p.Steps[i].Value, 8).Equal(d("13")) {
		t.Errorf("steps %v", p.Steps)
	}
	if p, _ := For("CFR", in); !money.Round(p.Value, 8).Equal(d("123")) {
		t.Errorf("freight was taxed: CFR %v", p.Value)
	}
}

func TestDutyIsCountedOnTheValueAtTheBorder(t *testing.T) {
	in := Inputs{Cost: Cost{Purchase: d("90")}, Freight: d("10"), Delivery: d("5"), Duty: d("0.1"), Rate: money.New(1)}
	if p, err := For("DDP", in); err != nil || !money.Round(p.Value, 8).Equal(d("115")) {
		t.Errorf("(90 + 10) × 1.1 + 5 = %v (%v)", p.Value, err)
	}
}

func TestAStepThatAPersonSetIsMarked(t *testing.T) {
	in := boots()
	in.Own = Own{"pricing.freight": d("10"), "pricing.commission": d("0"), "pricing.unloading": d("99")}
	p, err := For("CFR", in)
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, s := range p.Steps {
		if _, own := in.Own[s.Key]; own != s.Own {
			t.Errorf("%s: own %v", s.Key, s.Own)
		}
		if s.Own {
			marked++
		}
		if s.Key == "pricing.freight" && (!s.Value.Equal(d("10")) || !s.Counted.Equal(in.Freight)) {
			t.Errorf("freight %v instead of %v", s.Value, s.Counted)
		}
	}
	in.Own, in.Freight, in.Commission = nil, d("10"), money.Zero
	if q, _ := For("CFR", in); marked != 2 || !q.Value.Equal(p.Value) {
		t.Errorf("%d marked, price %v, want %v", marked, p.Value, q.Value)
	}
	in.Own = Own{"pricing.price_cny": d("82.5")}
	if q, _ := For("CFR", in); !q.Value.Equal(d("10")) {
		t.Errorf("82.50 at 8.25 is %v", q.Value)
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct {
		in, want string
		rule     Rounding
		currency money.Currency
	}{
		{"2.745", "2.75", Rounding{}, "USD"},
		{"2.741", "2.75", Rounding{Up: true}, "USD"},
		{"2.7400000000000001", "2.74", Rounding{Up: true}, "USD"},
		{"0.0349", "0.0349", Rounding{}, "USD"},
		{"2.72", "2.70", Rounding{To: d("0.05")}, "USD"},
		{"2.725", "2.75", Rounding{To: d("0.05")}, "USD"},
		{"2.701", "2.75", Rounding{To: d("0.05"), Up: true}, "USD"},
		{"2.75", "2.75", Rounding{To: d("0.05"), Up: true}, "USD"},
		{"0.0044", "0.0044", Rounding{To: d("0.05")}, "USD"},
		{"1234.5", "1235", Rounding{}, "JPY"},
	} {
		if got := c.rule.Round(d(c.in), c.currency); !got.Equal(d(c.want)) {
			t.Errorf("%s by %+v = %v, want %s", c.in, c.rule, got, c.want)
		}
	}
}

func TestBand(t *testing.T) {
	b := Band{Low: d("5"), High: d("8")}
	if !b.Holds(d("5")) || b.Holds(d("4.99")) || b.Holds(d("8.01")) || !(Band{}).Holds(d("99")) || !(Band{High: d("8")}).Holds(d("0.1")) {
		t.Error("the band lets through what it must not")
	}
	if _, err := ExchangeCost(d("100"), d("100"), money.Zero, money.Zero, d("1"), d("7")); !fault.Is(err, "pricing.fob_not_positive") {
		t.Error(err)
	}
}

func drawn(t *rapid.T) Inputs {
	share := func(name string, most int64) money.Decimal {
		return money.Scaled(rapid.Int64Range(0, most).Draw(t, name), 4)
	}
	return Inputs{
		Cost: Cost{
			Purchase: money.Scaled(rapid.Int64Range(1, 1e8).Draw(t, "purchase"), 2), VAT: d("0.13"), Refund: share("refund", 1300),
			Earns: rapid.Bool().Draw(t, "earns"), Taxed: rapid.Bool().Draw(t, "taxed"),
		},
		Profit: share("profit", 4000), ProfitOn: rapid.SampledFrom(ProfitBases()).Draw(t, "on"),
		Commission: share("commission", 1000), BankCharge: share("bank", 100), Premium: share("premium", 200),
		Packing: share("packing", 1e6), Interest: share("interest", 1e6), Domestic: share("domestic", 1e6), Freight: share("freight", 1e6),
		Delivery: share("delivery", 1e6), Unloading: share("unloading", 1e6), Duty: share("duty", 3000), Rate: d("7.1"),
	}
}

func TestTermsRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawn(t)
		all, err := All(in)
		if err != nil {
			t.Fatal(err)
		}
		price := map[trade.Incoterm]money.Decimal{}
		for _, p := range all {
			price[p.Term] = p.Value
		}
		almost := d("-0.0000001")
		for _, pair := range [][2]trade.Incoterm{{"EXW", "FOB"}, {"FOB", "CFR"}, {"CFR", "CIF"}, {"CIF", "DAP"}, {"DAP", "DPU"}, {"DAP", "DDP"}} {
			if price[pair[1]].Sub(price[pair[0]]).LessThan(almost) {
				t.Fatalf("%s %v is dearer than %s %v", pair[0], price[pair[0]], pair[1], price[pair[1]])
			}
		}
		for _, twin := range [][2]trade.Incoterm{{"FCA", "FOB"}, {"FAS", "FOB"}, {"CPT", "CFR"}, {"CIP", "CIF"}} {
			if !price[twin[0]].Equal(price[twin[1]]) {
				t.Fatalf("%s %v and %s %v", twin[0], price[twin[0]], twin[1], price[twin[1]])
			}
		}
	})
}

// Price to margin and back: what was asked is what is left, under every term.
func TestTheMarginOfAPriceIsTheProfitAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawn(t)
		for _, term := range trade.Incoterms() {
			p, err := For(term, in)
			if err != nil {
				t.Fatal(err)
			}
			m, err := Left(term, in, p.Value)
			if err != nil {
				t.Fatal(err)
			}
			want, got := in.Profit, m.OnPrice
			if in.ProfitOn != OnPrice {
				i := slices.IndexFunc(p.Steps, func(s Step) bool { return s.Key == "pricing.profit_on_cost" })
				want, got = money.Zero, m.Profit
				if i >= 0 {
					want = p.Steps[i].Value
				}
			}
			if got.Sub(want).Abs().GreaterThan(d("0.000001")) {
				t.Fatalf("%s: %v is left, %v was asked", term, got, want)
			}
			again := in
			again.Profit, again.ProfitOn = m.OnPrice, OnPrice
			if q, err := For(term, again); err != nil || q.Value.Sub(p.Value).Abs().GreaterThan(d("0.0001")) {
				t.Fatalf("%s: %v became %v (%v)", term, p.Value, q.Value, err)
			}
			walk, err := WalkAway(term, in)
			if err != nil || walk.Value.Sub(p.Value).GreaterThan(d("0.0000001")) {
				t.Fatalf("%s: one walks away from %v below %v (%v)", term, walk.Value, p.Value, err)
			}
			if m, _ := Left(term, in, walk.Value); m.Profit.Abs().GreaterThan(d("0.000001")) {
				t.Fatalf("%s: the walk-away price leaves %v", term, m.Profit)
			}
		}
	})
}

// The steps are the calculation: adding them up gives the price.
func TestStepsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawn(t)
		if rapid.Bool().Draw(t, "own") {
			in.Own = Own{}
			for _, key := range []string{"pricing.freight", "pricing.refund", "pricing.duty", "pricing.domestic_vat", "pricing.insurance", "pricing.bank_charge"} {
				if rapid.Bool().Draw(t, key) {
					in.Own[key] = money.Scaled(rapid.Int64Range(0, 900).Draw(t, "value"), 4)
				}
			}
		}
		for _, term := range trade.Incoterms() {
			p, err := For(term, in)
			if err != nil {
				t.Fatal(err)
			}
			sum, left := money.Zero, one
			for _, s := range p.Steps {
				switch {
				case s.Key == "pricing.divide_by" || s.Key == "pricing.price_cny" || s.Key == "pricing.rate":
				case s.Currency == money.CNY:
					sum = sum.Add(s.Value)
				default:
					left = left.Sub(s.Value)
				}
			}
			if v := money.Div(money.Div(sum, left), in.Rate); v.Sub(p.Value).Abs().GreaterThan(d("0.000001")) {
				t.Fatalf("%s: the steps give %v, the price is %v", term, v, p.Value)
			}
		}
	})
}

func TestCommissionDividesByWhatIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net, c := money.Scaled(rapid.Int64Range(1, 1e9).Draw(t, "net"), 2), money.Scaled(rapid.Int64Range(0, 99).Draw(t, "commission"), 2)
		gross, err := Gross(net, c)
		if err != nil || Net(gross, c).Sub(net).Abs().GreaterThan(d("0.000001")) {
			t.Fatalf("%v with %v is %v (%v)", net, c, gross, err)
		}
	})
}
