package deal

import (
	"slices"
	"testing"

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

func TestMargin(t *testing.T) {
	d := Deal{Currency: "USD", Rate: money.Rate{Value: money.New(7)}, Lines: []Line{{Quantity: money.New(10), Price: money.New(10), Cost: money.New(56)}}}
	if m, ok := d.Margin(); !ok || !m.Equal(money.Must("0.2")) {
		t.Errorf("(700−560)/700 = %v %v", m, ok)
	}
	d.Lines = append(d.Lines, line("1", "1"))
	if _, ok := d.Margin(); ok {
		t.Error("a line without cost gave a margin")
	}
}

func TestCheck(t *testing.T) {
	for key, d := range map[string]Deal{
		"deal.currency_missing":  {},
		"deal.incoterm_unknown":  {Currency: "USD", Incoterm: "FOR"},
		"deal.deposit_wrong":     {Currency: "USD", Deposit: 130},
		"deal.quantity_negative": {Currency: "USD", Lines: []Line{line("-1", "1")}},
		"deal.price_negative":    {Currency: "USD", Lines: []Line{line("1", "-1")}},
		money.ErrTooLarge:        {Currency: "USD", Lines: []Line{line("99999999999", "99999999999")}},
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
}
