package deals_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/deals"
)

func d(s string) money.Decimal { return money.Must(s) }

func draft(lines ...deal.Line) *deals.Draft {
	out := &deals.Draft{}
	out.Load(deal.Deal{
		Currency: "USD", Incoterm: "FOB", Place: "Ningbo", PortOfLoading: "Ningbo", Destination: "Hamburg",
		Rate: money.Rate{Currency: "USD", Value: d("7")}, Lines: lines,
	}, "2026-12-07", false)
	return out
}

func TestLoadAndSnapshotAgree(t *testing.T) {
	from := deal.Deal{Currency: "EUR", Lines: []deal.Line{{ID: "a", Code: "1"}, {Code: "2"}}, Charges: []deal.Charge{{Name: "Mould"}}}
	out := &deals.Draft{}
	out.Load(from, "", false)
	got := out.Snapshot()
	if len(got.Lines) != 2 || got.Lines[0].ID != "a" || got.Charges[0].Name != "Mould" || out.Unsaved() {
		t.Fatalf("%+v", got)
	}
	got.Lines[0].Code = "changed"
	if out.Lines[0].Code != "1" {
		t.Error("a snapshot shares its lines")
	}
}

func TestSavedKeepsWhatWasTypedMeanwhile(t *testing.T) {
	out := draft(deal.Line{Code: "1"})
	out.Touch()
	at := out.Edits()
	out.Touch()
	out.Saved(at, deal.Deal{Lines: []deal.Line{{ID: "new"}}})
	if !out.Unsaved() {
		t.Error("an edit made during the save counts as saved")
	}
	out.Saved(out.Edits(), deal.Deal{Lines: []deal.Line{{ID: "new"}}})
	if out.Unsaved() || out.Lines[0].ID != "new" {
		t.Error("the row did not take over its id")
	}
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		typed, quantity, unit string
		fault                 string
	}{
		{"1,000", "1000", "pcs", ""},
		{"2k", "2000", "pcs", ""},
		{"500/set", "500", "set", ""},
		{"", "0", "pcs", ""},
		{"-3", "", "", "deal.quantity_negative"},
		{"many", "", "", "money.not_a_number"},
	} {
		out := draft(deal.Line{Unit: "pcs", Quantity: d("7")})
		l := out.Lines[0]
		err := out.SetQuantity(l, c.typed)
		if c.fault != "" {
			if !fault.Is(err, c.fault) || !l.Quantity.Equal(d("7")) {
				t.Errorf("%q: %v, quantity %v", c.typed, err, l.Quantity)
			}
			continue
		}
		if err != nil || !l.Quantity.Equal(d(c.quantity)) || l.Unit != c.unit {
			t.Errorf("%q gives %v %s %v", c.typed, l.Quantity, l.Unit, err)
		}
	}
}

func TestATypedPriceIsOnesOwn(t *testing.T) {
	out := draft(deal.Line{ProductID: "p", Price: d("2")})
	l := out.Lines[0]
	if err := out.SetPrice(l, "usd 3.5/pc"); err != nil || !l.Own || !l.Price.Equal(d("3.5")) || out.OwnPrices() != 1 {
		t.Errorf("%v %+v", err, l)
	}
	if err := out.SetPrice(l, "eur 3"); !fault.Is(err, "widgets.other_currency") || !l.Price.Equal(d("3.5")) {
		t.Errorf("another currency went in: %v %v", err, l.Price)
	}
}

func TestUnits(t *testing.T) {
	tables := trade.Tables{Units: []trade.Unit{{Code: "set", NameEN: "Set", NameZH: "套"}}}
	for typed, want := range map[string]string{"套": "set", " SET ": "set", "Set": "set", "roll": "roll"} {
		out := draft(deal.Line{})
		out.SetUnit(out.Lines[0], typed, tables)
		if got := out.Lines[0].Unit; got != want {
			t.Errorf("%q gives %q", typed, got)
		}
	}
}

func TestTermMovesTheNamedPlace(t *testing.T) {
	for _, c := range []struct{ place, term, want string }{
		{"Ningbo", "CIF", "Hamburg"}, {"Yiwu", "CIF", "Yiwu"}, {"", "DAP", "Hamburg"}, {"Hamburg", "FOB", "Ningbo"}, {"Ningbo", "FCA", "Ningbo"},
	} {
		out := draft(deal.Line{ProductID: "p"})
		out.Deal.Place = c.place
		out.SetIncoterm(trade.Incoterm(c.term))
		if out.Deal.Place != c.want || !out.Stale || !out.Unsaved() {
			t.Errorf("%+v gives %q, stale %v", c, out.Deal.Place, out.Stale)
		}
	}
	free := draft(deal.Line{NameEN: "free"})
	free.SetIncoterm("CIF")
	if free.Stale {
		t.Error("a free line has no price to be counted anew")
	}
}

func TestPaymentOfTheFirmOrOwnWords(t *testing.T) {
	f := firm.Firm{Payments: []firm.Payment{{Code: "tt", EN: "30% deposit", Deposit: 30}}}
	out := draft()
	out.SetPayment("tt", "", f)
	if out.Deal.Payment != "30% deposit" || out.Deal.Deposit != 30 {
		t.Errorf("%+v", out.Deal)
	}
	out.SetPayment("", "cash", f)
	if out.Deal.Payment != "cash" || out.Deal.PaymentCode != "" {
		t.Errorf("%+v", out.Deal)
	}
}

func TestCharges(t *testing.T) {
	for _, c := range []struct{ typed, share, amount, on, fault string }{
		{"300", "0", "300", "300.00", ""},
		{"-5 %", "-0.05", "0", "-50.00", ""},
		{"−5％", "-0.05", "0", "-50.00", ""},
		{"usd 20", "0", "20", "20.00", ""},
		{"", "0", "0", "0.00", ""},
		{"500 %", "", "", "", "deals.share_too_large"},
		{"eur 20", "", "", "", "widgets.other_currency"},
		{"x %", "", "", "", "money.not_a_number"},
	} {
		out := draft(deal.Line{Quantity: d("100"), Price: d("10")})
		row := out.AddCharge("x")
		err := out.SetCharge(row, c.typed)
		if c.fault != "" {
			if !fault.Is(err, c.fault) {
				t.Errorf("%q: %v", c.typed, err)
			}
			continue
		}
		if err != nil || !row.Share.Equal(d(c.share)) || !row.Amount.Equal(d(c.amount)) || out.On(row) != c.on {
			t.Errorf("%q gives %v %v %s %v", c.typed, row.Share, row.Amount, out.On(row), err)
		}
	}
}

func TestPastedRows(t *testing.T) {
	known := func(code string) bool { return strings.EqualFold(code, "SP-500B") || code == "100200" }
	text := "No.\tItem\tQty\n1\tSP-500B\t5,000\t2.74\r\n2\t100200\t300\n\nNEW-1\tSteel lid\t40\t1.5\njust words\tmore\n\t\t\nSP-500B\n"
	got := deals.ParsePasted(text, known)
	want := []struct{ code, text, quantity, price string }{
		{"SP-500B", "", "5000", "2.74"}, {"100200", "", "300", ""}, {"NEW-1", "Steel lid", "40", "1.5"}, {"SP-500B", "", "0", ""},
	}
	if len(got) != len(want) {
		t.Fatalf("%d rows: %+v", len(got), got)
	}
	for i, w := range want {
		g := got[i]
		price := ""
		if g.Price != nil {
			price = g.Price.String()
		}
		if g.Code != w.code || g.Text != w.text || g.Quantity.String() != w.quantity || price != w.price {
			t.Errorf("row %d is %+v %s", i, g, price)
		}
	}
}

func FuzzPasted(f *testing.F) {
	f.Add("SP-500B\t5000\t2.74\n")
	f.Add("\t\t\n-1\t٣\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range deals.ParsePasted(text, func(code string) bool { return code == "SP-500B" }) {
			if p.Code == "" || p.Quantity.IsNegative() || (p.Price != nil && p.Price.IsNegative()) {
				t.Errorf("%+v", p)
			}
		}
	})
}

func TestUndoBringsRowsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "lines")
		out := draft(make([]deal.Line, n)...)
		before := append([]*deals.Line(nil), out.Lines...)
		var gone []*deals.Line
		for _, l := range out.Lines {
			if rapid.Bool().Draw(t, "remove") {
				gone = append(gone, l)
			}
		}
		undo := out.Remove(gone)
		if len(out.Lines) != n-len(gone) {
			t.Fatalf("%d of %d left after removing %d", len(out.Lines), n, len(gone))
		}
		later := out.Add(deal.Line{Code: "later"})
		undo()
		if len(out.Lines) != n+1 || out.Lines[n] != later {
			t.Fatal("what was added meanwhile is lost")
		}
		for i, l := range before {
			if out.Lines[i] != l {
				t.Fatal("rows came back in another order")
			}
		}
	})
}

func TestMoveStopsAtTheEnds(t *testing.T) {
	out := draft(deal.Line{Code: "a"}, deal.Line{Code: "b"}, deal.Line{Code: "c"})
	out.Move(out.Lines[0].Key, -1)
	out.Move(out.Lines[0].Key, 9)
	if got := out.Lines[0].Code + out.Lines[1].Code + out.Lines[2].Code; got != "bca" {
		t.Errorf("order %s", got)
	}
}

func TestMarginOfALine(t *testing.T) {
	out := draft(deal.Line{Price: d("2"), Cost: d("10.5")}, deal.Line{Price: d("2")})
	if share, ok := out.Margin(out.Lines[0]); !ok || !share.Equal(d("0.25")) {
		t.Errorf("margin %v %v", share, ok)
	}
	if _, ok := out.Margin(out.Lines[1]); ok {
		t.Error("a margin without a cost")
	}
}
