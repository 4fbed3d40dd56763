package customs

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"sampan/app/money"
	"sampan/app/trade"
)

var manualForm = regexp.MustCompile(`^[A-Z][0-9A-Z]{11}$`)

// checkSupervision knows what the modes need of other boxes.
func checkSupervision(d Declaration, t terms) []Finding {
	if d.Supervision == "" {
		return missing("supervision", "14", true)
	}
	list := missing("levy", "15", d.Levy == "" && d.Supervision != "4561" && d.Supervision != "3010")
	if _, ok := t.tables.Coded("supervision", d.Supervision, t.day); !ok {
		list = append(list, Finding{Key: "customs.code_unknown", Args: map[string]any{"Field": "supervision", "Code": d.Supervision}, Field: "supervision", Article: "14"})
	}
	processing := d.Supervision == "0214" || d.Supervision == "0615"
	switch {
	case processing && !manualForm.MatchString(d.Manual):
		list = append(list, Finding{Key: "customs.manual_needed", Args: map[string]any{"Mode": d.Supervision}, Field: "manual", Article: "7"})
	case !processing && d.Manual != "":
		list = append(list, Finding{Key: "customs.manual_needless", Args: map[string]any{"Mode": d.Supervision}, Field: "manual", Article: "7", Warning: true})
	}
	levies := map[string]string{"0110": "101", "9710": "101", "9810": "101", "1039": "101", "0214": "502", "0615": "503"}
	if want := levies[d.Supervision]; want != "" && d.Levy != "" && d.Levy != want && d.Levy != "299" {
		list = append(list, Finding{Key: "customs.levy_unusual", Args: map[string]any{"Mode": d.Supervision, "Levy": want}, Field: "levy", Article: "15", Warning: true})
	}
	return list
}

func checkContainers(d Declaration, _ terms) []Finding {
	var list []Finding
	for _, c := range d.Containers {
		if !containerNumber(c.Number) {
			list = append(list, Finding{Key: "customs.container_wrong", Args: map[string]any{"Number": c.Number}, Field: "containers", Article: "24"})
		}
		if slices.ContainsFunc(c.Items, func(n int) bool { return n < 1 || n > len(d.Items) }) {
			list = append(list, Finding{Key: "customs.container_items", Args: map[string]any{"Number": c.Number}, Field: "containers"})
		}
	}
	return list
}

// containerNumber reports a whole container number with the right last digit
// (ISO 6346).
func containerNumber(number string) bool {
	if len(number) != 11 {
		return false
	}
	digit, ok := trade.ContainerCheck(number[:10])
	return ok && byte('0'+digit) == number[10]
}

func checkWidths(d Declaration, t terms) []Finding {
	var list []Finding
	for _, f := range []struct{ rule, field, text string }{{"declaration.marks_width", "marks", d.Marks}, {"declaration.note_width", "note", d.Note}} {
		width, _, err := t.tables.Rules.Whole(f.rule, t.day)
		if n := utf8.RuneCountInString(f.text); err == nil && n > width {
			list = append(list, Finding{Key: "customs.too_long", Args: map[string]any{"Field": f.field, "Characters": n, "Width": width}, Field: f.field})
		}
	}
	if most, _, err := t.tables.Rules.Whole("declaration.items_max", t.day); err == nil && len(d.Items) > most {
		list = append(list, Finding{Key: "customs.items_many", Args: map[string]any{"Items": len(d.Items), "Most": most}, Field: "items"})
	}
	return list
}

func checkItems(d Declaration, t terms) []Finding {
	if len(d.Items) == 0 {
		return missing("items", "", true)
	}
	var list []Finding
	for i, item := range d.Items {
		for _, f := range checkItem(item, t) {
			f.Item = i + 1
			list = append(list, f)
		}
	}
	return list
}

func checkItem(item Item, t terms) []Finding {
	list := slices.Concat(
		missing("name", "35", item.Name == ""),
		missing("unit", "36", item.Unit == ""),
		missing("first_unit", "36", item.FirstUnit == ""),
		missing("first_qty", "36", item.FirstUnit != "" && !item.FirstQty.IsPositive()),
		missing("second_qty", "36", item.SecondUnit != "" && !item.SecondQty.IsPositive()),
		missing("origin", "40", item.Origin == ""),
		missing("item_destination", "41", item.Destination == ""),
		missing("district", "42", item.District == ""),
		missing("duty_mode", "43", item.DutyMode == ""),
	)
	wanted, _, err := t.tables.Rules.Whole("declaration.code_digits", t.day)
	if err == nil && (len(item.Code) != wanted || !digits(string(item.Code))) {
		list = append(list, Finding{Key: "customs.code_digits", Args: map[string]any{"Code": string(item.Code), "Digits": wanted}, Field: "code", Article: "34"})
	}
	if item.District != "" && (len(item.District) != 5 || !alphanumeric(item.District)) {
		list = append(list, Finding{Key: "customs.district_wrong", Args: map[string]any{"Code": item.District}, Field: "district", Article: "42"})
	}
	if len(SplitElements(item.Elements)) < 2 {
		list = append(list, Finding{Key: "customs.elements_missing", Field: "elements", Article: "35"})
	}
	width, _, err := t.tables.Rules.Whole("declaration.elements_width", t.day)
	if n := utf8.RuneCountInString(item.Elements); err == nil && n > width {
		list = append(list, Finding{Key: "customs.too_long", Args: map[string]any{"Field": "elements", "Characters": n, "Width": width}, Field: "elements", Article: "35"})
	}
	if !item.Quantity.IsPositive() || item.Total.Minor <= 0 {
		list = append(list, Finding{Key: "customs.item_empty", Field: "quantity", Article: "36"})
	}
	return list
}

// checkItemSums holds the price to the total: they may differ by what the
// fourth place of the price hides.
func checkItemSums(d Declaration, _ terms) []Finding {
	var list []Finding
	for i, item := range d.Items {
		if !item.Quantity.IsPositive() {
			continue
		}
		slack := item.Quantity.Mul(money.Scaled(5, 5)).Add(money.Scaled(5, item.Total.Currency.Digits()+1))
		if item.Price.Mul(item.Quantity).Sub(item.Total.Decimal()).Abs().GreaterThan(slack) {
			list = append(list, Finding{Key: "customs.price_total", Field: "price", Article: "37", Item: i + 1})
		}
		if item.Total.Currency != d.Items[0].Total.Currency {
			list = append(list, Finding{Key: "customs.currencies_differ", Args: map[string]any{"A": string(d.Items[0].Total.Currency), "B": string(item.Total.Currency)}, Field: "currency", Article: "39", Item: i + 1})
		}
	}
	return list
}

func checkNumber(d Declaration, _ terms) []Finding {
	if d.Number == "" {
		return nil
	}
	n, err := ParseNumber(d.Number)
	if err != nil || n.Direction != Export {
		return []Finding{{Key: "customs.number_wrong", Args: map[string]any{"Number": d.Number}, Field: "number", Article: "2"}}
	}
	return nil
}
