package read

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSpans reads made-up mixtures of the lines of all styles: every value
// stands where its span says, and no word of a value is missing in the text.
func TestSpans(t *testing.T) {
	lines := styleLines(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(lines), 1, 12).Draw(t, "lines"), "\n")
		r := Read(Source{Text: text})
		at := func(name string, s Span) string {
			if s.Start < 0 || s.End <= s.Start || s.End > len(r.Text) {
				t.Fatalf("%s at %v of %d", name, s, len(r.Text))
			}
			return r.Text[s.Start:s.End]
		}
		have := map[string]bool{}
		for _, w := range tokenize(r.Text, 0, len(r.Text)) {
			have[w.form] = true
		}
		said := func(name string, f Found[string]) {
			if !f.Known {
				return
			}
			place := at(name, f.Span)
			if f.Value == squeeze(place) {
				return
			}
			for _, w := range tokenize(f.Value, 0, len(f.Value)) {
				if w.kind != mark && !have[w.form] {
					t.Fatalf("%s %q: no %q in the text", name, f.Value, w.form)
				}
			}
		}
		b := r.Buyer
		said("name", b.Name)
		said("company", b.Company)
		said("phone", b.Phone)
		said("place", r.Wishes.Place)
		said("payment", r.Wishes.Payment)
		said("delivery", r.Wishes.Delivery)
		if b.Email.Known && fold(b.Email.Value) != fold(strings.ReplaceAll(at("email", b.Email.Span), " ", "")) {
			t.Fatalf("email %q", b.Email.Value)
		}
		for _, it := range r.Items {
			said("text", it.Text)
			said("model", it.Model)
			said("spec", it.Spec)
			checkUnit(t, at, it)
			for _, q := range append(it.Tiers, it.Quantity, it.Price) {
				if q.Known && !q.Value.IsPositive() {
					t.Fatalf("%v of %q", q.Value, it.Text.Value)
				}
				if q.Known {
					at("number", q.Span)
				}
			}
		}
	})
}

// checkUnit finds the unit again where it was read.
func checkUnit(t *rapid.T, at func(string, Span) string, it Item) {
	if !it.Unit.Known {
		return
	}
	place := at("unit", it.Unit.Span)
	key, _ := vocab().unit.at(tokenize(place, 0, len(place)), 0)
	if key != it.Unit.Value && !strings.HasPrefix(it.Unit.Value, "container") {
		t.Fatalf("unit %q at %q", it.Unit.Value, place)
	}
}

func styleLines(t *testing.T) []string {
	f, err := os.Open("testdata/styles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var in struct{ Text string }
		if err := json.Unmarshal(s.Bytes(), &in); err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Split(in.Text, "\n")...)
	}
	return out
}
