package pricing

import (
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

func TestProperties(t *testing.T) {
	share := func(t *rapid.T, name string, most int64) money.Decimal {
		return money.Scaled(rapid.Int64Range(0, most).Draw(t, name), 4)
	}
	rapid.Check(t, func(t *rapid.T) {
		in := Inputs{
			Cost:   Cost{Purchase: money.Scaled(rapid.Int64Range(1, 1e8).Draw(t, "purchase"), 2), VAT: d("0.13"), Refund: share(t, "refund", 1300), Earns: rapid.Bool().Draw(t, "earns")},
			Profit: share(t, "profit", 4000), Commission: share(t, "commission", 1000), BankCharge: share(t, "bank", 100),
			Premium: share(t, "premium", 200), Domestic: share(t, "domestic", 1e6), Freight: share(t, "freight", 1e6), Delivery: share(t, "delivery", 1e6),
			Unloading: share(t, "unloading", 1e6), Duty: share(t, "duty", 3000), Rate: d("7.1"),
		}
		all, err := All(in)
		if err != nil {
			t.Fatal(err)
		}
		price := map[trade.Incoterm]money.Decimal{}
		for _, p := range all {
			price[p.Term] = p.Value
			if left := Left(p, in, p.Value); left.Sub(in.Profit).Abs().GreaterThan(d("0.000001")) && p.Term != "DDP" {
				t.Fatalf("%s: %v of the price is left, %v was asked", p.Term, left, in.Profit)
			}
		}
		for _, pair := range [][2]trade.Incoterm{{"EXW", "FOB"}, {"FOB", "CFR"}, {"CFR", "CIF"}, {"CIF", "DAP"}, {"DAP", "DPU"}, {"DAP", "DDP"}} {
			if price[pair[0]].GreaterThan(price[pair[1]]) {
				t.Fatalf("%s %v is dearer than %s %v", pair[0], price[pair[0]], pair[1], price[pair[1]])
			}
		}
		if cfr := CIFToCFR(price["CIF"], in.Premium, money.Zero); cfr.IsNegative() {
			t.Fatal("negative CFR")
		}
	})
}
