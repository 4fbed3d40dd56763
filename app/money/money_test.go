package money

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestParseEntry(t *testing.T) {
	cases := []struct {
		in, value, currency, unit string
	}{
		{"1,000", "1000", "", ""},
		{"１２．５", "12.5", "", ""},
		{"2k", "2000", "", ""},
		{"3万", "30000", "", ""},
		{"usd 3.5/pc", "3.5", "USD", "pc"},
		{"3,5", "3.5", "", ""},
		{"1.500,00 €", "1500", "EUR", ""},
		{"1 200", "1200", "", ""},
		{"¥16.80", "16.80", "CNY", ""},
		{"-12.5", "-12.5", "", ""},
		{"12.000.000", "12000000", "", ""},
		{".5", "0.5", "", ""},
		{"0,125", "0.125", "", ""},
	}
	for _, c := range cases {
		e, err := ParseEntry(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if !e.Value.Equal(Must(c.value)) || string(e.Currency) != c.currency || e.Unit != c.unit {
			t.Errorf("%q = %v %q %q", c.in, e.Value, e.Currency, e.Unit)
		}
	}
	for _, bad := range []string{"", "abc", "1,00,0", "5 apples", "1.2.3", "$5 €", "--1", "1e9", "1-2"} {
		if e, err := ParseEntry(bad); err == nil {
			t.Errorf("%q read as %v", bad, e.Value)
		}
	}
}

func FuzzParseEntry(f *testing.F) {
	f.Add("usd 1,000.5k/pc")
	f.Fuzz(func(t *testing.T, s string) {
		e, err := ParseEntry(s)
		if err == nil && e.Value.NumDigits() > 2*maxDigits {
			t.Fatalf("%q gave %d digits", s, e.Value.NumDigits())
		}
	})
}

func TestFormat(t *testing.T) {
	for in, want := range map[string]string{"13700": "13,700.00", "-1234567.5": "-1,234,567.50", "0.1234": "0.1234", "999": "999.00", "2.7400": "2.74"} {
		if got := Format(Must(in), 2); got != want {
			t.Errorf("Format(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestRoundsHalfUp(t *testing.T) {
	for in, want := range map[string]int64{"1.005": 101, "1.004": 100, "-1.005": -101, "0.125": 13} {
		a, err := Of(Must(in), "USD")
		if err != nil || a.Minor != want {
			t.Errorf("Of(%s) = %d %v, want %d", in, a.Minor, err, want)
		}
	}
	if a, _ := Of(Must("1.5"), "JPY"); a.Minor != 2 {
		t.Errorf("JPY has no minor unit: %d", a.Minor)
	}
	if a, _ := Of(Must("1.2345"), "KWD"); a.String() != "1.235" {
		t.Errorf("KWD has three places: %s", a)
	}
	if _, err := Of(Must("99999999999999999999"), "USD"); err == nil {
		t.Error("an amount past 64 bits was taken")
	}
}

func TestAddKeepsCurrenciesApart(t *testing.T) {
	if _, err := (Amount{1, "USD"}).Add(Amount{1, "EUR"}); err == nil {
		t.Error("USD and EUR were added")
	}
	if _, err := (Amount{1<<63 - 1, "USD"}).Add(Amount{1, "USD"}); err == nil {
		t.Error("overflow was not seen")
	}
}

func TestSplitAlwaysAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Amount{rapid.Int64Range(-1e14, 1e14).Draw(t, "minor"), "USD"}
		n := rapid.IntRange(1, 20).Draw(t, "n")
		weights := make([]Decimal, n)
		for i := range weights {
			weights[i] = Scaled(rapid.Int64Range(0, 1e9).Draw(t, "w"), 3)
		}
		var sum int64
		for i, p := range a.Split(weights) {
			sum += p.Minor
			if weights[i].IsZero() && i != n-1 && p.Minor != 0 {
				t.Fatalf("a part without weight got %d", p.Minor)
			}
		}
		if sum != a.Minor {
			t.Fatalf("parts sum to %d of %d", sum, a.Minor)
		}
	})
}

func TestSplitOfLittleHasNoOppositePart(t *testing.T) {
	for _, whole := range []int64{2, -2, 1, 0} {
		for _, p := range (Amount{whole, "USD"}).Split([]Decimal{New(1), New(1), New(1), New(1)}) {
			if p.Minor*whole < 0 {
				t.Errorf("%d was split into a part of %d", whole, p.Minor)
			}
		}
	}
}

func TestAmountJSON(t *testing.T) {
	b, err := json.Marshal(Amount{1370000, "USD"})
	if err != nil || string(b) != `{"amount":"13700.00","currency":"USD"}` {
		t.Fatalf("%s %v", b, err)
	}
	var a Amount
	if err := json.Unmarshal(b, &a); err != nil || a != (Amount{1370000, "USD"}) {
		t.Fatalf("%v %v", a, err)
	}
}
