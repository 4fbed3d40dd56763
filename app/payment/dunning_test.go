package payment_test

import (
	"testing"

	"pgregory.net/rapid"

	"sampan/app/payment"
)

func TestDunningGoesStepByStep(t *testing.T) {
	const today = "2026-11-22"
	for _, c := range []struct {
		overdue int
		last    payment.Dunning
		on      string
		want    payment.Dunning
	}{
		{0, payment.NotAsked, "", payment.NotAsked},
		{1, payment.NotAsked, "", payment.Friendly},
		{14, payment.Friendly, "2026-11-10", payment.NotAsked},
		{15, payment.Friendly, "2026-11-10", payment.Firm},
		{15, payment.Friendly, "2026-11-16", payment.NotAsked},
		{90, payment.NotAsked, "", payment.Friendly},
		{30, payment.Firm, "2026-11-15", payment.Final},
		{400, payment.Final, "2025-11-15", payment.NotAsked},
	} {
		if got := payment.NextDunning(c.overdue, c.last, c.on, today); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestNoDunningStepIsLeftOutOrTakenTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := payment.Dunning(rapid.IntRange(0, 3).Draw(t, "last"))
		next := payment.NextDunning(rapid.IntRange(-5, 200).Draw(t, "overdue"), last, "", "2026-11-22")
		if next != payment.NotAsked && next != last+1 {
			t.Fatalf("after %v comes %v", last, next)
		}
	})
}
