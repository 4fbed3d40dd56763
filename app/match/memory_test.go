package match_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/match"
)

func TestMemoryTeachesAndForgets(t *testing.T) {
	ix := indexOf(t, bottles()...)
	line := match.Query{Text: "the usual flask", Buyer: "acme"}
	m := match.NewMemory(nil)
	before := m.Match(ix, line, 5)

	v := match.Verdict{Buyer: "acme", Words: "The usual flasks", Product: "knife", Decision: match.Confirmed}
	m.Learn(v)
	r := m.Match(ix, line, 5)
	if r.Candidates[0].ID != "knife" || r.Confidence < 0.95 || r.Candidates[0].Reasons[0].Key != "match.confirmed_buyer" {
		t.Errorf("after confirming: %+v", r)
	}
	if r := m.Match(ix, match.Query{Text: line.Text, Buyer: "other"}, 5); r.Candidates[0].ID != "knife" || r.Candidates[0].Reasons[0].Key != "match.confirmed" {
		t.Errorf("for another buyer: %+v", r)
	}
	if !m.Forget(v) || m.Forget(v) {
		t.Error("a verdict is forgotten once")
	}
	after := m.Match(ix, line, 5)
	if after.Candidates[0].ID != before.Candidates[0].ID || after.Confidence != before.Confidence {
		t.Errorf("forgotten: %+v, before: %+v", after, before)
	}
}

func TestMemoryRefuses(t *testing.T) {
	ix := indexOf(t, bottles()...)
	line := match.Query{Text: "vacuum flask 500 ml black"}
	m := match.NewMemory([]match.Verdict{{Words: line.Text, Product: "b500", Decision: match.Refused}})
	if r := m.Match(ix, line, 3); r.Candidates[0].ID == "b500" {
		t.Errorf("refused and still first: %+v", r)
	}
	cold := ix.Match(line, 3).Confidence
	m = match.NewMemory([]match.Verdict{{Words: line.Text, Decision: match.NoFit}})
	if r := m.Match(ix, line, 3); r.Confidence > cold/2 {
		t.Errorf("nothing fits, and confidence is %v", r.Confidence)
	}
}

// TestMemoryCalibrates shows verdicts whose shown confidence is too low; the
// memory must bend it to what was seen.
func TestMemoryCalibrates(t *testing.T) {
	ix := indexOf(t, bottles()...)
	random := rand.New(rand.NewPCG(5, 6))
	line := match.Query{Text: "stainless flask 500"}
	cold := ix.Match(line, 1).Confidence
	m := match.NewMemory(nil)
	for range 200 {
		m.Learn(match.Verdict{Words: "other things", Product: "knife", Decision: match.Confirmed, Shown: cold, Right: random.Float64() < 0.9})
	}
	if warm := m.Match(ix, line, 1).Confidence; math.Abs(warm-0.9) > 0.06 {
		t.Errorf("cold %v, after 200 verdicts with nine in ten right %v", cold, warm)
	}
}

// TestMemoryByBuyer teaches with the decisions of two buyers.
func TestMemoryByBuyer(t *testing.T) {
	ix := indexOf(t, bottles()...)
	const words = "vacuum flask 500 ml black"
	refused := match.Verdict{Buyer: "acme", Words: words, Product: "b500", Decision: match.Refused}
	for _, c := range []struct {
		name        string
		taught      []match.Verdict
		line, buyer string
		first       string // product, "" for any but b500
	}{
		{"refused by this buyer", []match.Verdict{refused}, words, "acme", ""},
		{"chosen by another, refused by this buyer", []match.Verdict{refused, {Buyer: "other", Words: words, Product: "b500", Decision: match.Confirmed}}, words, "acme", ""},
		{"refused by another, chosen by this buyer", []match.Verdict{{Buyer: "other", Words: words, Product: "b500", Decision: match.Confirmed}, refused}, words, "other", "b500"},
		{"taken back by choosing it", []match.Verdict{refused, {Buyer: "acme", Words: words, Product: "b500", Decision: match.Confirmed}}, words, "acme", "b500"},
		{"bought for these words", []match.Verdict{{Buyer: "acme", Words: "our usual", Product: "knife", Decision: match.Bought}}, "our usual", "acme", "knife"},
		{"a code of the buyer's own", []match.Verdict{{Buyer: "acme", Words: "ZQ-77/10 flask", Product: "w500", Decision: match.Confirmed}}, "zq7710", "acme", "w500"},
		{"a code the catalog bears", []match.Verdict{{Buyer: "acme", Words: "SB-750K white", Product: "w500", Decision: match.Confirmed}}, "SB-750K", "acme", "b750"},
		{"a code that meant two products", []match.Verdict{
			{Buyer: "acme", Words: "ZQ-7710 flask", Product: "w500", Decision: match.Confirmed}, {Buyer: "acme", Words: "ZQ-7710 knife", Product: "knife", Decision: match.Confirmed},
		}, "vacuum flask 500 ml black ZQ-7710", "acme", "b500"},
	} {
		r := match.NewMemory(c.taught).Match(ix, match.Query{Text: c.line, Buyer: c.buyer}, 3)
		if len(r.Candidates) == 0 || c.first != "" && r.Candidates[0].ID != c.first || c.first == "" && r.Candidates[0].ID == "b500" {
			t.Errorf("%s: %+v, want %q first", c.name, r.Candidates, c.first)
		}
	}
	elsewhere := match.NewMemory([]match.Verdict{refused}).Match(ix, match.Query{Text: words, Buyer: "other"}, 1)
	if cold := ix.Match(match.Query{Text: words}, 1); elsewhere.Candidates[0].ID == "b500" && elsewhere.Confidence >= cold.Confidence {
		t.Errorf("refused by another buyer: %v, cold %v", elsewhere.Confidence, cold.Confidence)
	}
}

// TestMemoryUnlearns teaches any verdicts in turn, takes some back, and asks
// that nothing of these is left.
func TestMemoryUnlearns(t *testing.T) {
	ix := indexOf(t, bottles()...)
	verdict := rapid.Custom(func(t *rapid.T) match.Verdict {
		v := match.Verdict{
			Buyer:    rapid.SampledFrom([]string{"", "acme", "other"}).Draw(t, "buyer"),
			Words:    rapid.SampledFrom([]string{"vacuum flask 500 ml black", "flask 500 ml", "ZQ-7710", "the usual", "knife ZQ-7710"}).Draw(t, "words"),
			Product:  rapid.SampledFrom([]string{"b500", "b750", "w500", "knife"}).Draw(t, "product"),
			Decision: rapid.SampledFrom([]match.Decision{match.Confirmed, match.Refused, match.Bought, match.NoFit}).Draw(t, "decision"),
			Shown:    float64(rapid.IntRange(0, 99).Draw(t, "shown")) / 100,
			Right:    rapid.Bool().Draw(t, "right"),
		}
		if v.Decision == match.NoFit {
			v.Product = ""
		}
		return v
	})
	rapid.Check(t, func(t *rapid.T) {
		kept := rapid.SliceOfN(verdict, 0, 6).Draw(t, "kept")
		gone := rapid.SliceOfN(verdict, 1, 4).Draw(t, "gone")
		m := match.NewMemory(kept)
		for _, v := range gone {
			m.Learn(v)
		}
		for _, v := range gone {
			if !m.Forget(v) {
				t.Fatalf("not forgotten: %+v", v)
			}
		}
		fresh := match.NewMemory(m.Verdicts())
		for _, q := range []match.Query{{Text: "vacuum flask 500 ml black", Buyer: "acme"}, {Text: "ZQ-7710", Buyer: "other"}} {
			if got, want := m.Match(ix, q, 4), fresh.Match(ix, q, 4); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v: %+v, want %+v", q, got, want)
			}
		}
		if len(m.Verdicts()) != len(kept) {
			t.Fatalf("%d verdicts left of %d", len(m.Verdicts()), len(kept))
		}
	})
}
