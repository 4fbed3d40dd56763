package paper

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/text"
)

func offer(t *testing.T) Document {
	t.Helper()
	d, err := Complete(Document{
		Kind: "proforma", Number: "PI2611-0007", Date: "2026-11-22", Language: English, Currency: "USD",
		Seller: Party{Name: Words{EN: "Seller Co., Ltd."}}, Buyer: Party{Name: Words{EN: "Buyer GmbH"}, Address: Same("Hamburg")},
		Terms: Terms{Incoterm: "FOB", NamedPlace: Words{"Ningbo", "宁波"}, Payment: Same("T/T"), Deposit: 30, LeadTime: Same("30 days"), PortOfLoading: Same("Ningbo")},
		Bank:  Bank{Beneficiary: "Seller Co., Ltd.", Name: "Bank of China", Account: "123", SWIFT: "BKCHCNBJ92A"},
		Lines: []Line{
			{
				Item: "A1", Name: Words{"Bottle", "保温杯"}, Unit: Words{"pcs", "个"}, Quantity: money.New(1003), Price: money.Must("0.333"),
				Packing: Packing{
					PerCarton: 12, Length: money.New(56), Width: money.Must("32.5"), Height: money.New(49),
					CartonNet: money.New(6), CartonGW: money.Must("7.2"),
				},
			},
			{Item: "A2", Name: Words{EN: "Lid"}, Unit: Words{"pcs", "个"}, Quantity: money.New(3), Price: money.Must("0.335")},
		},
		Charges: []Charge{{Name: Same("Discount"), Share: money.Must("-0.05")}, {Name: Same("Mould"), Fixed: money.New(20)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestComplete(t *testing.T) {
	d := offer(t)
	for _, c := range []struct{ what, got, want string }{
		{"line 1", d.Lines[0].Amount.String(), "334.00"},
		{"line 2", d.Lines[1].Amount.String(), "1.01"}, // 1.005 half-up
		{"goods", d.Totals.Goods.String(), "335.01"},
		{"discount", d.Charges[0].Amount.String(), "-16.75"},
		{"total", d.Totals.Total.String(), "338.26"},
		{"deposit", d.Totals.Deposit.String(), "101.48"},
		{"balance", d.Totals.Balance.String(), "236.78"},
		{"carton", d.Lines[0].Packing.CartonCBM().String(), "0.08918"},
		{"cbm", d.Totals.CBM.String(), "7.491"},     // 84 × 0.08918
		{"net", d.Totals.Net.String(), "501.5"},     // 1003 / 12 × 6
		{"gross", d.Totals.Gross.String(), "602.3"}, // and 84 tares of 1.2
		{"words", d.Totals.Words.EN, "SAY US DOLLARS THREE HUNDRED AND THIRTY-EIGHT AND CENTS TWENTY-SIX ONLY"},
		{"capitals", d.Totals.Words.ZH, "美元叁佰叁拾捌元贰角陆分"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %s, want %s", c.what, c.got, c.want)
		}
	}
	if d.Totals.Cartons != 84 || len(d.Totals.Quantities) != 1 {
		t.Errorf("%d cartons, counts %v", d.Totals.Cartons, d.Totals.Quantities)
	}
}

func TestPackingFollowsTheQuantity(t *testing.T) {
	d := offer(t)
	d.Lines[0].Quantity = money.New(12)
	d.Lines[1].Packing = Packing{Counted: true, Cartons: 2, Gross: money.New(9), CartonGW: money.New(100), PerCarton: 1}
	d, err := Complete(d)
	if err != nil || d.Lines[0].Packing.Cartons != 1 || d.Totals.Cartons != 3 || !d.Totals.Gross.Equal(money.Must("16.2")) {
		t.Errorf("%d cartons, %s kg, %v", d.Totals.Cartons, d.Totals.Gross, err)
	}
}

func TestCompleteIsDoneOnce(t *testing.T) {
	d := offer(t)
	again, err := Complete(d)
	if err != nil || !reflect.DeepEqual(d, again) {
		t.Errorf("completing twice changed the document: %v", err)
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Document
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	rewritten, err := json.Marshal(back)
	if err != nil || string(rewritten) != string(raw) {
		t.Errorf("JSON changed on its way: %v", err)
	}
}

func TestTotalsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Document{Currency: rapid.SampledFrom([]money.Currency{"USD", "JPY", "KWD"}).Draw(t, "currency")}
		for range rapid.IntRange(0, 30).Draw(t, "lines") {
			d.Lines = append(d.Lines, Line{
				Quantity: money.Scaled(rapid.Int64Range(0, 1e7).Draw(t, "quantity"), 2),
				Price:    money.Scaled(rapid.Int64Range(0, 1e8).Draw(t, "price"), 4),
			})
		}
		for range rapid.IntRange(0, 3).Draw(t, "charges") {
			d.Charges = append(d.Charges, Charge{Share: money.Scaled(rapid.Int64Range(-5000, 5000).Draw(t, "share"), 4)})
		}
		d.Terms.Deposit = rapid.IntRange(0, 100).Draw(t, "deposit")
		d, err := Complete(d)
		if err != nil {
			t.Fatal(err)
		}
		var sum int64
		for _, l := range d.Lines {
			sum += l.Amount.Minor
		}
		if sum != d.Totals.Goods.Minor {
			t.Fatalf("lines %d, goods %d", sum, d.Totals.Goods.Minor)
		}
		for _, c := range d.Charges {
			sum += c.Amount.Minor
		}
		if sum != d.Totals.Total.Minor {
			t.Fatalf("sum %d, total %d", sum, d.Totals.Total.Minor)
		}
		if p := d.Totals; !p.Balance.IsZero() && p.Deposit.Minor+p.Balance.Minor != sum {
			t.Fatalf("deposit %d and balance %d of %d", p.Deposit.Minor, p.Balance.Minor, sum)
		}
	})
}

func TestCompleteRefusesWhatIsNoMoney(t *testing.T) {
	d := Document{Currency: "USD", Lines: []Line{{Quantity: money.Must("99999999999"), Price: money.Must("99999999999")}}}
	if _, err := Complete(d); !fault.Is(err, money.ErrTooLarge) {
		t.Error(err)
	}
	d = Document{Currency: "USD", Lines: []Line{{Quantity: money.Must("99999999999999999999"), Packing: Packing{PerCarton: 1}}}}
	if _, err := Complete(d); !fault.Is(err, "paper.too_many_cartons") {
		t.Error(err)
	}
}

func TestWordsIn(t *testing.T) {
	both, en, zh := Words{"Bottle", "保温杯"}, Words{EN: "Bottle"}, Words{ZH: "保温杯"}
	for _, c := range []struct {
		w             Words
		l             Language
		first, second string
	}{
		{both, English, "Bottle", ""},
		{both, Chinese, "保温杯", ""},
		{both, Both, "Bottle", "保温杯"},
		{en, Chinese, "Bottle", ""},
		{en, Both, "Bottle", ""},
		{zh, English, "保温杯", ""},
		{zh, Both, "保温杯", ""},
		{Same("USD"), Both, "USD", ""},
	} {
		if first, second := c.w.In(c.l); first != c.first || second != c.second {
			t.Errorf("%v in %s = %q %q", c.w, c.l, first, second)
		}
	}
}

func TestCheck(t *testing.T) {
	if found := Check(offer(t)); len(found) != 0 {
		t.Errorf("a whole paper lacks %v", found)
	}
	for _, c := range []struct {
		key    string
		blocks Blocks
		change func(*Document)
	}{
		{"paper.missing.buyer", BlocksIssue, func(d *Document) { d.Buyer.Name = Words{} }},
		{"paper.missing.swift", BlocksPayment, func(d *Document) { d.Bank.SWIFT = "" }},
		{"paper.missing.port_of_loading", BlocksShipment, func(d *Document) { d.Terms.PortOfLoading = Words{} }},
		{"paper.missing.price", BlocksIssue, func(d *Document) { d.Lines[0].Price = money.Zero }},
		{"paper.missing.quantity", BlocksIssue, func(d *Document) { d.Lines[0].Quantity, d.Lines[0].Tiers = money.Zero, []Tier{{}} }},
		{"paper.amount_differs", BlocksIssue, func(d *Document) { d.Lines[1].Amount.Minor++ }},
		{"paper.total_differs", BlocksIssue, func(d *Document) { d.Totals.Total.Minor++ }},
		{"paper.total_negative", BlocksIssue, func(d *Document) { d.Totals.Total.Minor = -1 }},
		{"paper.validity_past", BlocksIssue, func(d *Document) { d.Terms.ValidUntil = "2026-11-21" }},
		{"paper.missing.lines", BlocksIssue, func(d *Document) { d.Lines = nil }},
		{"paper.kind_unknown", BlocksIssue, func(d *Document) { d.Kind = "letter" }},
	} {
		d := offer(t)
		c.change(&d)
		found := Check(d)
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Key == c.key && f.Blocks == c.blocks }) {
			t.Errorf("%s was not found: %v", c.key, found)
		}
		if CanIssue(found) == (c.blocks == BlocksIssue) {
			t.Errorf("%s: issue %v", c.key, CanIssue(found))
		}
	}
}

// Every kind must be whole: every caption in both languages, every finding
// with its sentence.
func TestKindsAreWhole(t *testing.T) {
	root := os.DirFS(filepath.Join("..", "..", "assets"))
	for _, language := range []string{"en", "zh"} {
		papers, err := text.Papers(root, language)
		if err != nil {
			t.Fatal(err)
		}
		screen, err := text.Screen(root, language)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range Designs() {
			if !screen.Has("paper.design." + d.Key()) {
				t.Errorf("the screen in %s has no name for the design %s", language, d.Key())
			}
		}
		for _, k := range Kinds() {
			if !screen.Has("paper.kind." + k.Key) {
				t.Errorf("the screen in %s has no name for %s", language, k.Key)
			}
			for _, key := range captions(k) {
				if !papers.Has(key) {
					t.Errorf("%s: papers in %s lack %q", k.Key, language, key)
				}
			}
			for _, f := range append(Check(Document{Kind: k.Key, Language: "fr"}), Check(Document{Kind: k.Key, Lines: []Line{{Name: Words{ZH: "杯"}}, {}}})...) {
				if !screen.Has(f.Key) {
					t.Errorf("%s: the screen in %s lacks %q", k.Key, language, f.Key)
				}
			}
		}
	}
}

func captions(k Kind) []string {
	keys := []string{"kind." + k.Key}
	for _, p := range k.Parts {
		if p.Title != "" {
			keys = append(keys, p.Title)
		}
		for _, f := range p.Fields {
			keys = append(keys, "field."+f.Key)
		}
	}
	for _, p := range k.Parts {
		for _, c := range slices.Concat(p.Table.Columns, p.Table.Sheet) {
			keys = append(keys, "column."+c.Key)
		}
		group := "party."
		if p.Area == Signatures {
			group = "sign."
		}
		for _, r := range p.Roles {
			keys = append(keys, group+r.Key)
		}
	}
	return keys
}

func TestPricesStandInLine(t *testing.T) {
	d := Document{Currency: "USD", Lines: []Line{{Price: money.Must("2.20")}, {Price: money.Must("0.565")}, {Price: money.New(7), Tiers: []Tier{{From: money.New(1000), Price: money.Must("6.9")}}}}}
	var got []string
	for i := range d.Lines {
		for _, phrase := range price().Cell(d, i).Phrases {
			got = append(got, phrase.Facts[0].Words.EN)
		}
	}
	if want := []string{"2.200", "0.565", "7.000", "1,000+  6.900"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEmptyTakesItsCaptionAlong(t *testing.T) {
	d := Document{Kind: "quotation", Lines: []Line{{}}}
	k, _ := KindOf(d.Kind)
	for _, p := range k.Parts {
		if said := d.Said(p.Fields); len(said) > 0 {
			t.Errorf("%s says %s of an empty document", p.Area, said[0].Key)
		}
	}
	for _, c := range d.Shown(k.Goods(), k.Goods().Columns) {
		if c.Key != "no" {
			t.Errorf("column %s of an empty line is shown", c.Key)
		}
	}
	full := offer(t)
	full.Layout.Hide = []string{"payment", "item"}
	if slices.ContainsFunc(full.Said(deliveryTerms()), func(f Field) bool { return f.Key == "payment" }) ||
		slices.ContainsFunc(full.Shown(k.Goods(), k.Goods().Columns), func(c Column) bool { return c.Key == "item" }) {
		t.Error("what the layout hides is shown")
	}
}

// A buyer's number is said where it is his own.
func TestBuyersNumberOnce(t *testing.T) {
	for own, phrases := range map[string]int{"": 1, "a1 ": 1, "77-12": 2} {
		d := Document{Lines: []Line{{Item: "A1", BuyerItem: own}}}
		if c := item().Cell(d, 0); len(c.Phrases) != phrases {
			t.Errorf("%q: %d phrases, want %d", own, len(c.Phrases), phrases)
		}
	}
}

// The total says by which term it is meant.
func TestTotalCaption(t *testing.T) {
	root := os.DirFS(filepath.Join("..", "..", "assets"))
	en, err := text.Papers(root, "en")
	if err != nil {
		t.Fatal(err)
	}
	zh, err := text.Papers(root, "zh")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		terms Terms
		want  Words
	}{
		{Terms{}, Words{EN: "Total", ZH: "合计"}},
		{Terms{Incoterm: "EXW"}, Words{EN: "Total EXW", ZH: "合计 EXW"}},
		{Terms{Incoterm: "FOB", NamedPlace: Words{EN: "Ningbo", ZH: "宁波"}}, Words{EN: "Total FOB Ningbo", ZH: "合计 FOB 宁波"}},
	} {
		if got := (Document{Terms: c.terms}).TotalCaption(en, zh); got != c.want {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}
