package read

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"sampan/app/money"
)

// styled is an inquiry of testdata/styles.jsonl with what a person reads in
// it; all of them were written for this test.
type styled struct {
	ID    string
	Text  string
	Buyer struct{ Country, Email, Phone string }
	Items []struct {
		Text, Unit, Currency string
		Quantity             *money.Decimal
		Alt                  []money.Decimal `json:"quantity_alt"`
		UnitAlt              []string        `json:"unit_alt"`
		Price                *money.Decimal  `json:"target_price"`
	}
}

// share is a part of a whole.
type share struct{ part, whole int }

func (s share) rate() float64 { return float64(s.part) / float64(max(s.whole, 1)) }

func f1(hit, want, got int) float64 { return 2 * float64(hit) / float64(max(want+got, 1)) }

// TestStyles reads two hundred inquiries of eight languages and many styles.
// The bounds are what the reader reaches; a rule that costs more than it
// brings shows here.
func TestStyles(t *testing.T) {
	f, err := os.Open("testdata/styles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var email, phone, country share
	found, lines, want, got := 0, 0, 0, 0
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var in styled
		if err := json.Unmarshal(s.Bytes(), &in); err != nil {
			t.Fatal(err)
		}
		r := Read(Source{ID: in.ID, Text: in.Text})
		a, b := in.score(r)
		found, lines, want, got = found+a, lines+b, want+len(in.Items), got+len(r.Items)
		count(&email, in.Buyer.Email, r.Buyer.Email.Value)
		count(&phone, bareDigits(in.Buyer.Phone), bareDigits(r.Buyer.Phone.Value))
		if in.Buyer.Country != "" {
			count(&country, fold(in.Buyer.Country), fold(r.Buyer.Country.Value))
		}
	}
	for _, c := range []struct {
		name string
		is   float64
		min  float64
	}{
		{"items", f1(found, want, got), 0.92},
		{"whole lines", f1(lines, want, got), 0.89},
		{"e-mail", email.rate(), 0.98},
		{"phone", phone.rate(), 0.95},
		{"country", country.rate(), 0.92},
	} {
		t.Logf("%s %.3f", c.name, c.is)
		if c.is < c.min {
			t.Errorf("%s: %.3f, want %.2f", c.name, c.is, c.min)
		}
	}
}

func count(s *share, want, got string) {
	if want == "" && got == "" {
		return
	}
	s.whole++
	if want == got {
		s.part++
	}
}

func bareDigits(s string) string {
	var b strings.Builder
	for _, r := range fold(s) {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return strings.TrimPrefix(b.String(), "00")
}

// score counts the items found by their words, and those of them whose
// quantity, unit and price are right.
func (in styled) score(r Reading) (found, whole int) {
	used := map[int]bool{}
	for _, w := range in.Items {
		best, share := -1, 0.5
		for k, it := range r.Items {
			said := it.Text.Value + " " + it.Model.Value + " " + it.Spec.Value
			s := max(overlap(w.Text, it.Text.Value), overlap(w.Text, said))
			if !used[k] && (s > share || s >= 0.5 && best < 0) {
				best, share = k, s
			}
		}
		if best < 0 {
			continue
		}
		used[best] = true
		found++
		it := r.Items[best]
		right := it.Quantity.Known == (w.Quantity != nil) && it.Price.Known == (w.Price != nil)
		if right && it.Quantity.Known {
			ok := it.Quantity.Value.Equal(*w.Quantity)
			for _, q := range w.Alt {
				ok = ok || it.Quantity.Value.Equal(q)
			}
			unit := orPieces(it.Unit.Value)
			same := unit == orPieces(w.Unit)
			for _, u := range w.UnitAlt {
				same = same || unit == u
			}
			right = ok && same
		}
		if right && it.Price.Known {
			right = it.Price.Value.Equal(*w.Price) && string(it.Currency.Value) == w.Currency
		}
		if right {
			whole++
		}
	}
	return found, whole
}

func orPieces(unit string) string {
	if unit == "" {
		return "pcs"
	}
	return unit
}

// overlap is the share of words two names have in common, Chinese by
// character.
func overlap(a, b string) float64 {
	return alike(namewords(a), namewords(b))
}

func namewords(s string) []token {
	var out []token
	for _, t := range tokenize(s, 0, len(s)) {
		if t.kind == word && len(t.form) > 3 {
			t.form = strings.TrimSuffix(t.form, "s")
		}
		out = append(out, t)
	}
	return out
}
