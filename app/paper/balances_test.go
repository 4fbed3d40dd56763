package paper

import (
	"testing"

	"sampan/app/money"
)

// A buyer who paid too much has a balance in his favour, said without a minus,
// and is neither asked to pay nor told an account to pay to.
func TestStatementInFavour(t *testing.T) {
	for _, c := range []struct {
		paid        int64
		key, phrase string
		bank        bool
	}{
		{100_00, "sum.owed", "SAY US DOLLARS FIFTY ONLY", true},
		{200_00, "sum.in_favour", "SAY US DOLLARS FIFTY ONLY", false},
	} {
		d, err := Complete(Document{Kind: "statement", Currency: "USD", Bank: Bank{Account: "1"}, Account: Account{Entries: []Entry{
			{Kind: "invoice", Debit: money.Amount{Minor: 150_00}}, {Kind: "receipt", Credit: money.Amount{Minor: c.paid}},
		}}})
		if err != nil {
			t.Fatal(err)
		}
		sums := accountSums(d)
		last := sums[len(sums)-1]
		if last.Key != c.key || last.Amount.Minor != 50_00 || d.Totals.Words.EN != c.phrase {
			t.Errorf("paid %d: %s %d %q", c.paid, last.Key, last.Amount.Minor, d.Totals.Words.EN)
		}
		if said := len(d.Said(payable(bankFields()))) > 0; said != c.bank {
			t.Errorf("paid %d: bank said %t", c.paid, said)
		}
	}
}

// The FOB value of a line is its amount at FOB; under a term with freight it is
// what was given for it, and no line has one unless all have.
func TestFOBValue(t *testing.T) {
	line := func(price, fob int64) Line {
		return Line{Quantity: money.New(1), Price: money.New(price), FOB: money.Amount{Minor: fob * 100, Currency: "USD"}}
	}
	for _, c := range []struct {
		term  string
		lines []Line
		want  int64
	}{
		{"FOB", []Line{line(10, 0), line(20, 0)}, 30_00},
		{"CIF", []Line{line(10, 9), line(20, 18)}, 27_00},
		{"CIF", []Line{line(10, 9), line(20, 0)}, 0},
	} {
		d, err := Complete(Document{Kind: "origin_data", Currency: "USD", Terms: Terms{Incoterm: c.term}, Lines: c.lines})
		if err != nil || d.Totals.FOB.Minor != c.want {
			t.Errorf("%s: %v %d, not %d", c.term, err, d.Totals.FOB.Minor, c.want)
		}
		if c.want == 0 && !d.Lines[0].FOB.IsZero() {
			t.Error("one line keeps a FOB value that the other lacks")
		}
	}
}
