package customs

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
)

// Finding is one thing a draft gets wrong. Key names the sentence, Args fill
// it; Article is that of the filling rules, "" for a rule of the message or
// of the trade. Item is 0 for the head. A Warning may go out, the rest may not.
type Finding struct {
	Key     string
	Args    map[string]any
	Field   string
	Article string
	Item    int
	Warning bool
}

// checks are the filling rules, one function each.
var checks = []func(Declaration, terms) []Finding{
	checkParties, checkOffices, checkRoute, checkPackages, checkWeights, checkTerm, checkContract,
	checkSupervision, checkContainers, checkWidths, checkItems, checkItemSums, checkNumber,
}

// terms are what the checks look up, for one day.
type terms struct {
	tables trade.Tables
	day    string
}

// Check lists what stands against a draft on a day, in the order of the boxes.
// Of a declaration with too many items it is the whole that is checked: Parts
// makes the single ones.
func Check(d Declaration, tables trade.Tables, day string) []Finding {
	var list []Finding
	for _, check := range checks {
		list = append(list, check(d, terms{tables, day})...)
	}
	return list
}

func missing(field, article string, is bool) []Finding {
	if !is {
		return nil
	}
	return []Finding{{Key: "customs.field_missing", Args: map[string]any{"Field": field}, Field: field, Article: article}}
}

func checkParties(d Declaration, _ terms) []Finding {
	list := slices.Concat(
		missing("consignor", "3", d.Consignor.Name == ""),
		missing("consignor_uscc", "3", d.Consignor.USCC == ""),
		missing("producer", "13", d.Producer.Name == ""),
		missing("consignee", "8", d.Consignee == ""),
	)
	if u := d.Consignor.USCC; u != "" && !firm.ValidUSCC(u) {
		list = append(list, Finding{Key: "customs.uscc_wrong", Args: map[string]any{"Code": u}, Field: "consignor_uscc", Article: "3"})
	}
	if c := d.Consignor.Customs; c != "" && (len(c) != 10 || !alphanumeric(c)) {
		list = append(list, Finding{Key: "customs.registration_wrong", Args: map[string]any{"Code": c}, Field: "consignor_customs", Article: "3"})
	}
	if strings.ContainsFunc(d.Consignee, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		list = append(list, Finding{Key: "customs.consignee_english", Field: "consignee", Article: "8"})
	}
	name := strings.ToUpper(d.Consignee)
	if d.Supervision == "0110" && (strings.Contains(name, "AMAZON") || strings.Contains(name, "FBA")) {
		list = append(list, Finding{Key: "customs.platform_warehouse", Field: "consignee", Article: "8", Warning: true})
	}
	return list
}

func checkOffices(d Declaration, _ terms) []Finding {
	var list []Finding
	for _, f := range []struct{ field, article, code string }{{"exit", "4", d.Exit}, {"office", "", d.Office}} {
		if f.code != "" && (len(f.code) != 4 || !digits(f.code)) {
			list = append(list, Finding{Key: "customs.office_wrong", Args: map[string]any{"Code": f.code}, Field: f.field, Article: f.article})
		}
	}
	return append(list, missing("exit", "4", d.Exit == "")...)
}

func checkRoute(d Declaration, t terms) []Finding {
	list := slices.Concat(
		missing("transport", "9", d.Transport == ""),
		missing("sold_to", "19", d.SoldTo == ""),
		missing("shipped_to", "20", d.ShippedTo == ""),
		missing("destination", "21", d.Destination == ""),
		missing("port", "22", d.Port == ""),
	)
	if _, ok := t.tables.Coded("transport", d.Transport, t.day); d.Transport != "" && !ok {
		list = append(list, Finding{Key: "customs.code_unknown", Args: map[string]any{"Field": "transport", "Code": d.Transport}, Field: "transport", Article: "9"})
	}
	for _, f := range []struct{ field, article, code string }{{"sold_to", "19", d.SoldTo}, {"shipped_to", "20", d.ShippedTo}} {
		if f.code != "" && !country(f.code) {
			list = append(list, Finding{Key: "customs.country_wrong", Args: map[string]any{"Code": f.code}, Field: f.field, Article: f.article})
		}
	}
	if d.Destination != "" && (len(d.Destination) != 6 || !country(d.Destination[:3]) || !digits(d.Destination[3:])) {
		list = append(list, Finding{Key: "customs.port_wrong", Args: map[string]any{"Code": d.Destination}, Field: "destination", Article: "21"})
	}
	if d.Port != "" && (len(d.Port) < 6 || len(d.Port) > 8 || !digits(d.Port)) {
		list = append(list, Finding{Key: "customs.exit_port_wrong", Args: map[string]any{"Code": d.Port}, Field: "port", Article: "22"})
	}
	if len(d.Destination) == 6 && len(d.ShippedTo) == 3 && d.Destination[:3] != d.ShippedTo {
		list = append(list, Finding{Key: "customs.destination_elsewhere", Field: "destination", Article: "21", Warning: true})
	}
	if d.Transport == "5" && d.Voyage != "" {
		list = append(list, Finding{Key: "customs.flight_voyage", Field: "voyage", Article: "10"})
	}
	return list
}

func checkPackages(d Declaration, t terms) []Finding {
	list := missing("package", "23", d.Package == "")
	if _, ok := t.tables.Coded("package", d.Package, t.day); d.Package != "" && !ok {
		list = append(list, Finding{Key: "customs.code_unknown", Args: map[string]any{"Field": "package", "Code": d.Package}, Field: "package", Article: "23"})
	}
	if d.Packages <= 0 {
		list = append(list, Finding{Key: "customs.packages_zero", Field: "packages", Article: "24"})
	}
	return list
}

func checkWeights(d Declaration, t terms) []Finding {
	least, _, err := t.tables.Rules.Number("declaration.minimum_kg", t.day)
	if err != nil {
		return nil
	}
	var list []Finding
	if d.Gross.LessThan(least) {
		list = append(list, Finding{Key: "customs.weight_least", Args: map[string]any{"Least": least.String()}, Field: "gross", Article: "25"})
	}
	if d.Net.LessThan(least) {
		list = append(list, Finding{Key: "customs.weight_least", Args: map[string]any{"Least": least.String()}, Field: "net", Article: "26"})
	}
	if d.Net.GreaterThan(d.Gross) {
		list = append(list, Finding{Key: "customs.net_above_gross", Field: "net", Article: "26"})
	}
	sum := money.Zero
	for _, item := range d.Items {
		sum = sum.Add(item.Net)
	}
	if declared, _, err := Weigh(sum, sum, t.tables.Rules, t.day); err == nil && len(d.Items) > 0 && !declared.Equal(d.Net) {
		list = append(list, Finding{Key: "customs.net_sum", Args: map[string]any{"Items": sum.String(), "Head": d.Net.String()}, Field: "net", Article: "26"})
	}
	return list
}

func checkTerm(d Declaration, t terms) []Finding {
	if d.Term == "" {
		return missing("term", "27", true)
	}
	if _, ok := t.tables.Coded("customs_term", d.Term, t.day); !ok {
		return []Finding{{Key: "customs.code_unknown", Args: map[string]any{"Field": "term", "Code": d.Term}, Field: "term", Article: "27"}}
	}
	var list []Finding
	freight, insurance := Bears(d.Term)
	for _, f := range []struct {
		field, article string
		cost           Cost
		borne          bool
	}{{"freight", "28", d.Freight, freight}, {"insurance", "29", d.Insurance, insurance}} {
		given := f.cost.Mark != NoCost && f.cost.Value.IsPositive()
		switch {
		case f.borne && !given:
			list = append(list, Finding{Key: "customs.cost_missing", Args: map[string]any{"Field": f.field}, Field: f.field, Article: f.article})
		case !f.borne && given:
			list = append(list, Finding{Key: "customs.cost_needless", Args: map[string]any{"Field": f.field}, Field: f.field, Article: f.article})
		}
	}
	if d.Insurance.Mark == PerTon || d.Other.Mark == PerTon {
		list = append(list, Finding{Key: "customs.mark_freight_only", Field: "insurance", Article: "29"})
	}
	if mapped, err := Term(d.Incoterm, t.tables, t.day); d.Incoterm != "" && err == nil && mapped != d.Term {
		list = append(list, Finding{Key: "customs.term_differs", Args: map[string]any{"Term": string(d.Incoterm)}, Field: "term", Article: "27", Warning: true})
	}
	return list
}

func checkContract(d Declaration, _ terms) []Finding {
	list := missing("contract", "18", d.Contract == "")
	if n := utf8.RuneCountInString(d.Contract); n > 32 {
		list = append(list, Finding{Key: "customs.too_long", Args: map[string]any{"Field": "contract", "Characters": n, "Width": 32}, Field: "contract", Article: "18"})
	}
	return append(list, missing("marks", "", d.Marks == "")...)
}

func alphanumeric(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return (r < '0' || r > '9') && (r < 'A' || r > 'Z') })
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func country(s string) bool {
	return len(s) == 3 && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' })
}
