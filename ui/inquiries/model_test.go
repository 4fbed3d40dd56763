package inquiries

import (
	"testing"

	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/trade"
)

func TestSetQuantity(t *testing.T) {
	w := words{tables: trade.Tables{Units: []trade.Unit{{Code: "set", NameEN: "set", NameZH: "套"}, {Code: "pcs", NameEN: "piece", NameZH: "个"}}}}
	for typed, want := range map[string][2]string{
		"3k sets": {"3000", "set"}, "4 套": {"4", "set"}, "9 pieces": {"9", "pcs"}, "500pcs": {"500", "pcs"}, "1,000": {"1000", "pcs"}, "２００ 箱": {"200", "箱"}, "": {"", "pcs"},
		"dozen": {"7", "dozen"}, "12/ctn": {"12", "ctn"}, "5000 pcs": {"5000", "pcs"},
	} {
		seven := money.New(7)
		l := inquiry.Line{Quantity: &seven, Unit: "pcs"}
		if err := w.setQuantity(typed)(&l); err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		got := ""
		if l.Quantity != nil {
			got = l.Quantity.String()
		}
		if got != want[0] || l.Unit != want[1] {
			t.Errorf("%q gives %s %s, want %v", typed, got, l.Unit, want)
		}
	}
	for _, typed := range []string{"-5 pcs", "0", "3 4 5 x 6"} {
		if err := w.setQuantity(typed)(&inquiry.Line{}); err == nil {
			t.Errorf("%q was taken", typed)
		}
	}
}

func TestSetTarget(t *testing.T) {
	var l inquiry.Line
	if err := setTarget("usd 2.8")(&l); err != nil || target(l) != "USD 2.80" {
		t.Errorf("%q, %v", target(l), err)
	}
	if err := setTarget("")(&l); err != nil || l.TargetPrice != nil {
		t.Errorf("%v, %v", l.TargetPrice, err)
	}
	if err := setTarget("cheap")(&l); err == nil {
		t.Error("a word was taken for a price")
	}
}

func TestMarks(t *testing.T) {
	q := inquiry.Inquiry{Text: "  We need bottles and lids.", Lines: []inquiry.Line{
		{ID: "lid", Span: inquiry.Span{Start: 22, End: 26}},
		{ID: "bottle", Span: inquiry.Span{Start: 10, End: 17}},
		{ID: "overlap", Span: inquiry.Span{Start: 12, End: 20}},
		{ID: "outside", Span: inquiry.Span{Start: 20, End: 900}},
		{ID: "none"},
	}}
	want := []mark{{"We need ", ""}, {"bottles", "bottle"}, {" and ", ""}, {"lids", "lid"}, {".", ""}}
	got := marks(q)
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %q, want %q", i, got[i], want[i])
		}
	}
}

func TestNext(t *testing.T) {
	m := model{inquiry: inquiry.Inquiry{Lines: []inquiry.Line{{ID: "a", State: inquiry.Open}, {ID: "b", State: inquiry.Chosen}, {ID: "c"}}}}
	for from, want := range map[string]string{"a": "c", "b": "c", "c": "a"} {
		if got := m.next(from); got != want {
			t.Errorf("after %s comes %q, want %s", from, got, want)
		}
	}
	m.inquiry.Lines = m.inquiry.Lines[1:2]
	if got := m.next("b"); got != "" {
		t.Errorf("all is decided, and %q is next", got)
	}
}

func TestFileURL(t *testing.T) {
	if got := fileURL("/tmp/a b/ask#1.eml").String(); got != "file:///tmp/a%20b/ask%231.eml" {
		t.Error(got)
	}
	for name, want := range map[string]bool{"a.eml": true, "A.TXT": true, "run.exe": false, "page.html": false, "x.eml.bat": false} {
		if harmless(name) != want {
			t.Errorf("%s", name)
		}
	}
}
