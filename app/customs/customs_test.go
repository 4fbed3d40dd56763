package customs_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/data/reference"
)

const day = "2026-11-22"

func tables(t testing.TB) trade.Tables {
	t.Helper()
	all, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func usd(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: "USD"} }

func goods(name string, quantity int64, minor int64) customs.Goods {
	return customs.Goods{
		Line: name + "-1", Code: "9617009000", Name: name, Elements: "0|0|保温|不锈钢|无品牌", Quantity: money.New(quantity), Unit: "007",
		Amount: usd(minor), Origin: "CHN", Destination: "DEU", District: "33029", DutyMode: "1",
		Net: money.New(quantity).Mul(money.Must("0.35")), FirstUnit: "007", SecondUnit: "035",
	}
}

// whole is a declaration against which nothing stands.
func whole(t testing.TB) customs.Declaration {
	t.Helper()
	items, err := customs.Merge([]customs.Goods{goods("保温杯", 1000, 274_000), goods("咖啡壶", 300, 132_050)}, false)
	if err != nil {
		t.Fatal(err)
	}
	for i := range items {
		items[i].Number = i + 1
	}
	firm := customs.Party{Name: "宁波舢板进出口有限公司", USCC: "91330212MA8R5N1TX0", Customs: "33029609AB"}
	return customs.Declaration{
		Consignor: firm, Producer: firm, Consignee: "MUELLER GMBH", Exit: "3104", Office: "3104", Transport: "2", Vessel: "EVER GIVEN", Voyage: "027W",
		Bill: "EGLV1426", Supervision: "0110", Levy: "101", Contract: "SC2611-0042", SoldTo: "DEU", ShippedTo: "DEU", Destination: "DEU000",
		Port: "330201", Package: "22", Packages: 43, Gross: money.Must("566.30"), Net: money.Must("455"), Incoterm: "FOB", Term: "3", Marks: "N/M", Items: items,
		Agent: customs.Party{Name: "宁波报关行", USCC: "91330212MA8R5N1TX0", Customs: "3302980001"},
	}
}

func TestCheckFindsEachFault(t *testing.T) {
	all := tables(t)
	if list := customs.Check(whole(t), all, day); len(list) != 0 {
		t.Fatalf("a sound declaration: %+v", list)
	}
	for key, spoil := range map[string]func(*customs.Declaration){
		"customs.field_missing":         func(d *customs.Declaration) { d.Contract = "" },
		"customs.uscc_wrong":            func(d *customs.Declaration) { d.Consignor.USCC = "91330212MA8R5N1TX1" },
		"customs.registration_wrong":    func(d *customs.Declaration) { d.Consignor.Customs = "33" },
		"customs.consignee_english":     func(d *customs.Declaration) { d.Consignee = "穆勒公司" },
		"customs.platform_warehouse":    func(d *customs.Declaration) { d.Consignee = "AMAZON FBA LEJ1" },
		"customs.office_wrong":          func(d *customs.Declaration) { d.Exit = "31" },
		"customs.country_wrong":         func(d *customs.Declaration) { d.SoldTo = "DE" },
		"customs.port_wrong":            func(d *customs.Declaration) { d.Destination = "HAMBURG" },
		"customs.exit_port_wrong":       func(d *customs.Declaration) { d.Port = "NGB" },
		"customs.destination_elsewhere": func(d *customs.Declaration) { d.Destination = "NLD000" },
		"customs.flight_voyage":         func(d *customs.Declaration) { d.Transport = "5" },
		"customs.code_unknown":          func(d *customs.Declaration) { d.Package = "88" },
		"customs.packages_zero":         func(d *customs.Declaration) { d.Packages = 0 },
		"customs.weight_least":          func(d *customs.Declaration) { d.Gross, d.Net = money.Must("0.9"), money.Must("455") },
		"customs.net_above_gross":       func(d *customs.Declaration) { d.Gross = money.New(400) },
		"customs.net_sum":               func(d *customs.Declaration) { d.Net = money.New(450) },
		"customs.cost_missing":          func(d *customs.Declaration) { d.Term, d.Incoterm = "1", "CIF" },
		"customs.cost_needless": func(d *customs.Declaration) {
			d.Freight = customs.Cost{Mark: customs.Total, Value: money.New(500), Currency: "USD"}
		},
		"customs.mark_freight_only": func(d *customs.Declaration) { d.Insurance.Mark = customs.PerTon },
		"customs.term_differs":      func(d *customs.Declaration) { d.Incoterm = "CIF" },
		"customs.too_long":          func(d *customs.Declaration) { d.Marks = strings.Repeat("唛", 401) },
		"customs.manual_needed":     func(d *customs.Declaration) { d.Supervision, d.Levy = "0615", "503" },
		"customs.manual_needless":   func(d *customs.Declaration) { d.Manual = "C29016000001" },
		"customs.levy_unusual":      func(d *customs.Declaration) { d.Levy = "502" },
		"customs.container_wrong":   func(d *customs.Declaration) { d.Containers = []customs.Container{{Number: "TGHU7129045"}} },
		"customs.container_items": func(d *customs.Declaration) {
			d.Containers = []customs.Container{{Number: "TGHU7129044", Items: []int{3}}}
		},
		"customs.items_many": func(d *customs.Declaration) {
			for len(d.Items) < 51 {
				item := d.Items[0]
				item.Net = money.Zero
				d.Items = append(d.Items, item)
			}
		},
		"customs.code_digits":       func(d *customs.Declaration) { d.Items[0].Code = "961700" },
		"customs.district_wrong":    func(d *customs.Declaration) { d.Items[0].District = "宁波" },
		"customs.elements_missing":  func(d *customs.Declaration) { d.Items[0].Elements = "" },
		"customs.item_empty":        func(d *customs.Declaration) { d.Items[0].Total = usd(0); d.Items[0].Price = money.Zero },
		"customs.price_total":       func(d *customs.Declaration) { d.Items[1].Price = money.New(5) },
		"customs.currencies_differ": func(d *customs.Declaration) { d.Items[1].Total.Currency = "EUR" },
		"customs.number_wrong":      func(d *customs.Declaration) { d.Number = "223320261000001234" },
	} {
		d := whole(t)
		spoil(&d)
		list := customs.Check(d, all, day)
		if len(list) == 0 || slices.ContainsFunc(list, func(f customs.Finding) bool {
			return f.Key != key && key != "customs.weight_least" && key != "customs.currencies_differ"
		}) {
			t.Errorf("%s: found %+v", key, list)
		}
		if !slices.ContainsFunc(list, func(f customs.Finding) bool { return f.Key == key }) {
			t.Errorf("%s was not found: %+v", key, list)
		}
	}
}

func TestMerge(t *testing.T) {
	a, b := goods("保温杯", 100, 27_400), goods("保温杯", 50, 15_000)
	b.Line = "保温杯-2"
	items, err := customs.Merge([]customs.Goods{a, goods("咖啡壶", 10, 9_000), b}, false)
	if err != nil || len(items) != 2 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	// 424.00 / 150 = 2.82666…
	if p := items[0].Price.String(); p != "2.8267" || items[0].Total != usd(42_400) || !slices.Equal(items[0].Lines, []string{"保温杯-1", "保温杯-2"}) {
		t.Errorf("%+v", items[0])
	}
	// pieces, and kilograms from the weight: 150 × 0.35
	if items[0].FirstQty.String() != "150" || items[0].SecondQty.String() != "52.5" {
		t.Errorf("statutory quantities %v and %v", items[0].FirstQty, items[0].SecondQty)
	}
	if items, _ = customs.Merge([]customs.Goods{a, b}, true); len(items) != 2 {
		t.Error("different prices were merged although they were to stay apart")
	}
	b.Amount.Currency = "EUR"
	if _, err = customs.Merge([]customs.Goods{a, b}, false); !fault.Is(err, "customs.currencies_differ") {
		t.Errorf("two currencies: %v", err)
	}
	a.Quantity = money.Zero
	if _, err = customs.Merge([]customs.Goods{a}, false); !fault.Is(err, "customs.quantity_missing") {
		t.Errorf("no quantity: %v", err)
	}
}

func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []customs.Goods
		amount, net := usd(0), money.Zero
		for range rapid.IntRange(1, 30).Draw(t, "lines") {
			g := goods(rapid.SampledFrom([]string{"杯", "壶", "盘"}).Draw(t, "name"), rapid.Int64Range(1, 1e6).Draw(t, "quantity"), rapid.Int64Range(1, 1e9).Draw(t, "minor"))
			amount.Minor += g.Amount.Minor
			net = net.Add(g.Net)
			lines = append(lines, g)
		}
		items, err := customs.Merge(lines, rapid.Bool().Draw(t, "apart"))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, item := range items {
			amount.Minor -= item.Total.Minor
			net = net.Sub(item.Net)
			n += len(item.Lines)
		}
		if amount.Minor != 0 || !net.IsZero() || n != len(lines) {
			t.Fatalf("left over: %v, %v kg, %d of %d lines", amount, net, n, len(lines))
		}
	})
}

func TestPartsAddUp(t *testing.T) {
	rules := tables(t).Rules
	rapid.Check(t, func(t *rapid.T) {
		d := customs.Declaration{Packages: 1000, Freight: customs.Cost{Mark: customs.Total, Value: money.Must("533.33"), Currency: "USD"}}
		for i := range rapid.IntRange(51, 180).Draw(t, "items") {
			kg := money.Scaled(rapid.Int64Range(100, 1e6).Draw(t, "grams"), 3)
			d.Items = append(d.Items, customs.Item{Total: usd(rapid.Int64Range(1, 1e8).Draw(t, "minor")), Net: kg, Lines: []string{string(rune(i))}})
			d.Net = d.Net.Add(kg)
		}
		d.Gross = money.Round(d.Net.Mul(money.Must("1.15")), 2).Add(money.New(200))
		parts, err := customs.Parts(d, rules, day)
		if err != nil {
			t.Fatal(err)
		}
		items, freight := 0, money.Zero
		for _, p := range parts {
			if len(p.Items) > 50 || p.Items[0].Number != 1 || p.Items[len(p.Items)-1].Number != len(p.Items) || p.Packages < 1 {
				t.Fatalf("a part of %d items, numbers from %d", len(p.Items), p.Items[0].Number)
			}
			items += len(p.Items)
			freight = freight.Add(p.Freight.Value)
		}
		if items != len(d.Items) || !freight.Equal(d.Freight.Value) {
			t.Fatalf("%d items and freight %v of %d and %v", items, freight, len(d.Items), d.Freight.Value)
		}
	})
}

func TestElements(t *testing.T) {
	slots := customs.ParseSlots("0:品牌类型|1:出口享惠情况|3:其他|2:品种")
	var names []string
	for _, s := range slots {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, ","); got != "品牌类型,出口享惠情况,品种,其他" {
		t.Fatal(got)
	}
	for values, gaps := range map[string]string{
		"0,0,保温杯,":  "",
		"0,0,,":     "品种",
		"5,0,保温杯,x": "品牌类型",
		"0,3,保温杯,":  "出口享惠情况",
		"":          "品牌类型,出口享惠情况,品种",
	} {
		if got := strings.Join(customs.Gaps(slots, strings.Split(values, ",")), ","); got != gaps {
			t.Errorf("%q lacks %q, want %q", values, got, gaps)
		}
	}
	rules := tables(t).Rules
	if s, err := customs.JoinElements([]string{"4", "3", "", "钢"}, rules, day); err != nil || s != "4|3||钢" {
		t.Errorf("%q %v", s, err)
	}
	if _, err := customs.JoinElements([]string{"a|b"}, rules, day); !fault.Is(err, "customs.element_bar") {
		t.Errorf("a bar in a value: %v", err)
	}
	if _, err := customs.JoinElements([]string{strings.Repeat("钢", 256)}, rules, day); !fault.Is(err, "customs.elements_long") {
		t.Errorf("256 characters: %v", err)
	}
}

func FuzzParseSlots(f *testing.F) {
	f.Add("0:品牌类型|1:出口享惠情况|2:品种")
	f.Fuzz(func(t *testing.T, s string) {
		for _, slot := range customs.ParseSlots(s) {
			if strings.TrimSpace(slot.Name) == "" {
				t.Fatalf("%q gave a slot without a name", s)
			}
		}
	})
}

func TestNumbers(t *testing.T) {
	n, err := customs.ParseNumber("2233 2026 0000 0012 34")
	if err != nil || n != (customs.Number{District: "2233", Year: "2026", Direction: customs.Export, Serial: "000001234"}) {
		t.Fatalf("%+v %v", n, err)
	}
	if key := customs.ItemKey("223320260000001234", 2); key != "223320260000001234002" {
		t.Error(key)
	}
	for _, bad := range []string{"", "22332026000000123", "2233202600000012345", "22332026A000001234", "223320262000001234", "223300260000001234"} {
		if _, err := customs.ParseNumber(bad); !fault.Is(err, "customs.number_wrong") {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestFOB(t *testing.T) {
	parts, err := customs.FOB([]money.Amount{usd(600_000), usd(400_000)}, usd(53_300))
	if err != nil || parts[0] != usd(568_020) || parts[1] != usd(378_680) {
		t.Fatalf("%v %v", parts, err)
	}
	if _, err := customs.FOB([]money.Amount{usd(100)}, usd(101)); !fault.Is(err, "customs.costs_exceed") {
		t.Errorf("costs above the goods: %v", err)
	}
	for _, c := range []struct {
		cost customs.Cost
		want int64
	}{
		{customs.Cost{Mark: customs.Rate, Value: money.Must("0.3")}, 30_00},
		{customs.Cost{Mark: customs.PerTon, Value: money.New(62), Currency: "USD"}, 35_11},
		{customs.Cost{Mark: customs.Total, Value: money.New(500), Currency: "USD"}, 500_00},
		{customs.Cost{}, 0},
	} {
		if a, err := c.cost.On(usd(10_000_00), money.Must("566.30")); err != nil || a != usd(c.want) {
			t.Errorf("%+v is %v %v, want %d", c.cost, a, err, c.want)
		}
	}
}

func TestTerms(t *testing.T) {
	all := tables(t)
	for term, want := range map[trade.Incoterm]string{"EXW": "7", "FCA": "3", "FAS": "3", "FOB": "3", "CFR": "2", "CPT": "2", "CIF": "1", "CIP": "1", "DAP": "1", "DPU": "1", "DDP": "1"} {
		if code, err := customs.Term(term, all, day); err != nil || code != want {
			t.Errorf("%s is %q %v, want %s", term, code, err, want)
		}
	}
}

func TestCompare(t *testing.T) {
	draft := whole(t)
	if list := customs.Compare(draft, whole(t)); len(list) != 0 {
		t.Fatalf("the same: %+v", list)
	}
	declared := whole(t)
	declared.Gross = money.Must("570.00")
	slices.Reverse(declared.Items)
	declared.Items[1].Quantity = money.New(990)
	declared.Items = append(declared.Items, customs.Item{Code: "3924100000", Name: "餐盘", Total: usd(0)})
	var fields []string
	for _, d := range customs.Compare(draft, declared) {
		fields = append(fields, d.Field)
	}
	if got := strings.Join(fields, " "); got != "gross quantity item" {
		t.Error(got)
	}
}

func TestXMLSwapsTheCountries(t *testing.T) {
	d := whole(t)
	d.Note = "a & b <\x01>"
	var b bytes.Buffer
	message := customs.Message{Reference: "SH2611000000000001", Signed: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC), Declarant: "李"}
	if err := customs.WriteXML(&b, d, message, tables(t)); err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	for decoder, name := xml.NewDecoder(&b), ""; ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name = token.Name.Local
			if token.Name.Space != "http://www.chinaport.gov.cn/dec" {
				t.Fatalf("%s stands in %q", name, token.Name.Space)
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(token)); s != "" {
				values[name] = append(values[name], s)
			}
		}
	}
	for name, want := range map[string]string{
		"OriginCountry": "DEU DEU", "DestinationCountry": "CHN CHN", "GNo": "1 2", "DeclPrice": "2.7400 4.4017", "DeclTotal": "2740.00 1320.50",
		"GrossWet": "566.3", "NetWt": "455", "TransMode": "3", "NoteS": "a & b <>", "SecondQty": "350 105", "PackNo": "43", "SignDate": "2026112209300000",
	} {
		if got := strings.Join(values[name], " "); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for len(d.Items) < 51 {
		d.Items = append(d.Items, d.Items[0])
	}
	if err := customs.WriteXML(&b, d, message, tables(t)); !fault.Is(err, "customs.items_many") {
		t.Errorf("51 items: %v", err)
	}
}
