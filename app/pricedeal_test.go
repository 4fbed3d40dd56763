package app_test

import (
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
)

func TestUnitPricesAreRounded(t *testing.T) {
	for _, c := range []struct {
		in, want string
		currency money.Currency
	}{
		{"2.745", "2.75", "USD"},
		{"0.45678", "0.457", "USD"},
		{"0.0349", "0.0349", "USD"},
		{"0.00441", "0.00441", "USD"},
		{"12.3456", "12.346", "KWD"},
		{"1234.5", "1235", "JPY"},
		{"14.46", "14.5", "JPY"},
		{"0", "0", "USD"},
		{"0.0000001", "0", "USD"},
	} {
		if got := app.RoundUnitPrice(d(c.in), c.currency); !got.Equal(d(c.want)) {
			t.Errorf("%s %s = %v, want %s", c.in, c.currency, got, c.want)
		}
	}
}

// quoted is a product with one tier, a deal and a firm whose rates have moved
// since the deal's was taken.
func quoted(tier string) (catalog.Product, deal.Deal, firm.Firm) {
	p := catalog.Product{Code: "A", Currency: "USD", Tiers: []catalog.Tier{{From: d("1"), Price: d(tier)}}}
	f := firm.Firm{Rates: []money.Rate{{Currency: "USD", Value: d("7.2")}, {Currency: "EUR", Value: d("8.0")}}}
	return p, deal.Deal{Incoterm: "FOB", Currency: "USD", Rate: money.Rate{Currency: "USD", Value: d("7.1")}}, f
}

func TestATierInTheDealsCurrencyStands(t *testing.T) {
	for _, tier := range []string{"3.8", "2.745", "0.0004"} {
		p, dl, f := quoted(tier)
		if got, err := app.PriceLine(p, d("10"), dl, f); err != nil || !got.Value.Equal(d(tier)) {
			t.Errorf("tier %s became %v (%v)", tier, got.Value, err)
		}
	}
}

func TestATierGoesOverToAnotherCurrency(t *testing.T) {
	p, dl, f := quoted("3.80")
	dl.Currency, dl.Rate = "EUR", f.Rates[1]
	if got, err := app.PriceLine(p, d("10"), dl, f); err != nil || !got.Value.Equal(d("3.42")) {
		t.Errorf("3.80 × 7.2 / 8.0 = %v (%v)", got.Value, err)
	}
	dl.Currency, dl.Rate = money.CNY, money.Rate{Currency: money.CNY, Value: d("1")}
	if got, err := app.PriceLine(p, d("10"), dl, f); err != nil || !got.Value.Equal(d("27.36")) {
		t.Errorf("3.80 × 7.2 = %v (%v)", got.Value, err)
	}
}

func TestARateOfAnotherCurrencyPricesNothing(t *testing.T) {
	p, dl, f := quoted("3.80")
	dl.Currency = "JPY"
	_, err := app.PriceLine(p, d("10"), dl, f)
	if !fault.Is(err, "pricing.rate_missing") || fault.Of(err).Args["Currency"] != "JPY" {
		t.Errorf("yen were counted with the rate of dollars: %v", err)
	}
}
