package firm

import (
	"testing"

	"sampan/app/fault"
	"sampan/app/money"
)

func TestUSCC(t *testing.T) {
	if !ValidUSCC("91350100M000100Y43") {
		t.Error("the sample code of GB 32100 was refused")
	}
	for _, bad := range []string{"", "91350100M000100Y44", "91350100M000100Y4", "9135010OM000100Y43"} {
		if ValidUSCC(bad) {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestCheck(t *testing.T) {
	if err := (Firm{}).Check(); err == nil {
		t.Error("a firm without a name was taken")
	}
	if err := (Firm{NameZH: "宁波", Payments: []Payment{{Code: "tt", Deposit: 100}}}).Check(); err != nil {
		t.Error(err)
	}
	if err := (Firm{NameZH: "宁波", Payments: []Payment{{Code: "tt", Deposit: 300}}}).Check(); err == nil {
		t.Error("a deposit of three times the total was taken")
	}
}

func TestForeignMoneyGoesToAForeignAccount(t *testing.T) {
	f := Firm{Banks: []Bank{{Currency: "CNY", Account: "1"}, {Currency: "USD", Account: "2", SWIFT: "X"}, {Currency: "EUR", Account: "3", SWIFT: "X"}}}
	for currency, want := range map[money.Currency]string{"CNY": "1", "EUR": "3", "JPY": "2"} {
		if b, ok := f.Bank(currency); !ok || b.Account != want {
			t.Errorf("%s goes to account %s, want %s", currency, b.Account, want)
		}
	}
	if b, ok := (Firm{Banks: f.Banks[:1]}).Bank("JPY"); !ok || b.Account != "1" {
		t.Errorf("the only account is %+v", b)
	}
}

func TestRatesNeedACurrencyAndAValue(t *testing.T) {
	usd := money.Rate{Currency: "USD", Value: money.Must("7.1")}
	for _, bad := range [][]money.Rate{{{Currency: "USD"}}, {{Value: money.New(1)}}, {usd, usd}} {
		if err := (Firm{NameEN: "x", Rates: bad}).Check(); !fault.Is(err, "firm.rate_wrong") {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if err := (Firm{NameEN: "x", Rates: []money.Rate{usd}}).Check(); err != nil {
		t.Error(err)
	}
}
