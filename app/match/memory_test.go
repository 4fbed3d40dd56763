package match_test

import (
	"math"
	"math/rand/v2"
	"testing"

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
