package trade

import (
	"testing"

	"sampan/app/fault"
)

func TestRuleOfTheDay(t *testing.T) {
	rules := Rules{
		{Key: "vat", To: "2019-03-31", Value: "0.16"},
		{Key: "vat", From: "2019-04-01", Value: "0.13"},
		{Key: "vat", From: "2026-01-01", Value: "0.12"},
		{Key: "load", Value: "68"},
		{Key: "load", Value: "70", Own: true, From: "2026-01-01", To: "2026-06-30"},
		{Key: "words", Value: "many"},
	}
	for _, c := range []struct{ key, day, value string }{
		{"vat", "2019-03-31", "0.16"},
		{"vat", "2019-04-01", "0.13"},
		{"vat", "2026-11-22", "0.12"},
		{"load", "2025-12-31", "68"},
		{"load", "2026-06-30", "70"},
		{"load", "2026-07-01", "68"},
	} {
		if d, rule, err := rules.Number(c.key, c.day); err != nil || d.String() != c.value || rule.Value != c.value {
			t.Errorf("%s on %s is %v %v, want %s", c.key, c.day, d, err, c.value)
		}
	}
	if _, err := rules.At("duty", "2026-01-01"); !fault.Is(err, "rule.missing") {
		t.Errorf("a rule that is not there: %v", err)
	}
	if _, _, err := rules.Whole("words", "2026-01-01"); !fault.Is(err, "rule.no_number") {
		t.Errorf("a rule that is no number: %v", err)
	}
}

func TestCodeOfTheDay(t *testing.T) {
	tables := Tables{Codes: []Code{{Table: "supervision", Code: "0110"}, {Table: "supervision", Code: "9710", From: "2020-07-01"}, {Table: "transport", Code: "2"}}}
	if _, ok := tables.Coded("supervision", "9710", "2020-06-30"); ok {
		t.Error("9710 stood before it was made")
	}
	if _, ok := tables.Coded("supervision", "9710", ""); !ok {
		t.Error("without a day a code is found whenever it held")
	}
	if n := len(tables.CodesOf("supervision", "2020-06-30")); n != 1 {
		t.Errorf("%d supervision modes in June 2020, want 1", n)
	}
}
