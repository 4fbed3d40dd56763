package text

import "testing"

func TestPlural(t *testing.T) {
	for unit, want := range map[string]string{"set": "sets", "Pair": "Pairs", "box": "boxes", "pcs": "pcs", "kg": "kg", "dozen": "dozen", "sets": "sets", "": "", "个": "个"} {
		if got := Plural(unit); got != want {
			t.Errorf("Plural(%q) = %q, want %q", unit, got, want)
		}
	}
}
