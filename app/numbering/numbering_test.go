package numbering

import (
	"testing"
	"time"
)

func TestNumber(t *testing.T) {
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for p, want := range map[Pattern]string{
		"QT{YY}{MM}-{0000}": "QT2611-0042", "{YYYY}/{DD}-{0}": "2026/22-42", Default("proforma"): "PI2611-0042",
	} {
		if err := p.Check(); err != nil {
			t.Errorf("%s: %v", p, err)
		}
		if got := p.Number(day, 42); got != want {
			t.Errorf("%s = %s, want %s", p, got, want)
		}
	}
	if p := Pattern("QT{YY}{MM}-{0000}"); p.Period(day) == p.Period(day.AddDate(0, 1, 0)) {
		t.Error("the counter would not begin again in December")
	}
	for _, bad := range []Pattern{"", "QT", "QT{YY}", "{00}{00}", "QT{XX}{00}", "{000"} {
		if bad.Check() == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
