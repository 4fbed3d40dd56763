package app

import (
	"slices"
	"strings"
	"unicode"

	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// CheckRule compares one thing over the papers of a shipment. Reason is the
// text key of why a difference hurts.
type CheckRule struct {
	Name     string
	Severity Severity
	Reason   string
	Find     func(Facts) []Disagreement
}

// CheckRules lists the rules, one for each thing that papers say twice.
func CheckRules() []CheckRule {
	return []CheckRule{
		{"ordered", StopsMoney, "check.why_ordered", checkOrdered},
		{"packed", StopsMoney, "check.why_packed", checkPacked},
		{"declared", StopsMoney, "check.why_declared", checkDeclared},
		{"amount", StopsMoney, "check.why_amount", checkAmount},
		{"weight", StopsGoods, "check.why_weight", checkWeight},
		{"cartons", StopsGoods, "check.why_cartons", checkCartons},
		{"item", StopsMoney, "check.why_item", checkItem},
		{"purchase", StopsMoney, "check.why_purchase", checkPurchase},
		{"term", StopsMoney, "check.why_term", checkTerm},
		{"credit", StopsMoney, "check.why_credit", checkCredit},
		{"consignee", StopsGoods, "check.why_consignee", checkConsignee},
		{"ports", StopsGoods, "check.why_ports", checkPorts},
		{"marks", LooksWrong, "check.why_marks", checkMarks},
		{"currency", StopsMoney, "check.why_currency", checkCurrency},
	}
}

// says makes a finding at a field of the shipment.
func says(key, field string, args ...any) Disagreement {
	d := Disagreement{Key: key, Args: map[string]any{}, Place: Place{Field: field}}
	for i := 0; i+1 < len(args); i += 2 {
		d.Args[args[i].(string)] = args[i+1]
	}
	return d
}

// in moves a finding to a record of its own.
func (d Disagreement) in(n Noun, id string) Disagreement {
	d.Place.Noun, d.Place.ID = n, id
	return d
}

func checkOrdered(f Facts) []Disagreement {
	var list []Disagreement
	all := append(slices.Clone(f.Others), f.Shipment)
	for _, o := range f.Orders {
		for _, l := range o.Lines {
			here := shipment.Shipped(l.ID, []shipment.Shipment{f.Shipment})
			if sum := shipment.Shipped(l.ID, all); here.IsPositive() && sum.GreaterThan(o.Most(l)) {
				list = append(list, says("check.ordered", "quantity", "Code", l.Code, "Shipped", sum.String(), "Ordered", l.Quantity.String()).in(OrderNoun, o.ID))
			}
		}
	}
	return list
}

func checkPacked(f Facts) []Disagreement {
	var list []Disagreement
	if len(f.Shipment.Packages) == 0 {
		return nil // not packed yet: a gap, no disagreement
	}
	for i, p := range f.Shipment.PerLine() {
		if l := f.Shipment.Lines[i]; !p.Quantity.Equal(l.Quantity) {
			list = append(list, says("check.packed", "packages", "Code", l.Code, "Packed", p.Quantity.String(), "Invoiced", l.Quantity.String()))
		}
	}
	return list
}

// linesOf are the lines that were merged into a declared item: those that it
// names, else those of its code.
func linesOf(s shipment.Shipment, i shipment.DeclaredItem) []shipment.Line {
	var list []shipment.Line
	for _, l := range s.Lines {
		if slices.Contains(i.LineIDs, l.ID) || len(i.LineIDs) == 0 && string(l.HSCode) == i.HSCode {
			list = append(list, l)
		}
	}
	return list
}

// checkDeclared compares totals per item: buyers' papers have more lines.
func checkDeclared(f Facts) []Disagreement {
	var list []Disagreement
	seen := map[string]bool{}
	for n, i := range f.Shipment.Items {
		sum := money.Zero
		for _, l := range linesOf(f.Shipment, i) {
			seen[l.ID] = true
			sum = sum.Add(l.Quantity)
		}
		if !sum.Equal(i.Quantity) {
			list = append(list, says("check.declared", "items", "Item", n+1, "Declared", i.Quantity.String(), "Invoiced", sum.String()))
		}
	}
	for _, l := range f.Shipment.Lines {
		if len(f.Shipment.Items) > 0 && !seen[l.ID] {
			list = append(list, says("check.undeclared", "items", "Code", l.Code))
		}
	}
	return list
}

func checkAmount(f Facts) []Disagreement {
	var list []Disagreement
	s := f.Shipment
	for _, l := range s.Lines {
		for _, o := range f.Orders {
			if sold, ok := o.Line(l.OrderLineID); ok && !sold.Price.Equal(l.Price) {
				list = append(list, says("check.price", "price", "Code", l.Code, "Invoiced", l.Price.String(), "Ordered", sold.Price.String()))
			}
		}
	}
	total, err := s.Total()
	if err != nil {
		return list
	}
	goods, err := s.Goods()
	if err != nil {
		return list
	}
	declared := money.Zero
	for _, i := range s.Items {
		declared = declared.Add(i.Amount)
	}
	if len(s.Items) > 0 && !declared.Equal(total.Decimal()) && !declared.Equal(goods.Decimal()) {
		list = append(list, says("check.amount_declared", "items", "Declared", declared.String(), "Invoiced", total.String()))
	}
	for _, p := range f.Papers {
		if p.Kind == "invoice" && p.Totals.Total != total {
			list = append(list, says("check.amount_issued", "lines", "Number", p.Reference(), "Paper", p.Totals.Total.String(), "Now", total.String()))
		}
	}
	return list
}

func checkWeight(f Facts) []Disagreement {
	var list []Disagreement
	s := f.Shipment
	for _, p := range s.Packages {
		if p.Gross.IsPositive() && p.Net.GreaterThan(p.Gross) {
			list = append(list, says("check.net_over_gross", "packages", "From", p.From, "To", p.To))
		}
	}
	t := s.Totals()
	differs := func(key, field string, other, here money.Decimal) {
		if other.IsPositive() && here.IsPositive() && !other.Equal(here) {
			list = append(list, says(key, field, "Other", other.String(), "Packed", here.String()))
		}
	}
	differs("check.gross_declared", "declared.gross", s.Declared.Gross, t.Gross)
	differs("check.net_declared", "declared.net", s.Declared.Net, t.Net)
	differs("check.gross_bill", "draft.gross", s.Draft.Gross, t.Gross)
	for _, c := range s.Containers {
		if mass := c.Tare.Add(s.In(c.ID).Gross); c.VGM.IsPositive() && c.Tare.IsPositive() && farOff(c.VGM, mass) {
			list = append(list, says("check.vgm", "containers", "Number", c.Number, "VGM", c.VGM.String(), "Packed", mass.String()))
		}
	}
	for _, p := range f.Papers {
		if p.Kind == "packing_list" {
			differs("check.gross_issued", "packages", p.Totals.Gross, t.Gross)
		}
	}
	return list
}

// farOff allows the 5 % that ports take for a scale's difference.
func farOff(a, b money.Decimal) bool {
	return a.Sub(b).Abs().GreaterThan(b.Mul(money.Scaled(5, 2)))
}

func checkCartons(f Facts) []Disagreement {
	var list []Disagreement
	s := f.Shipment
	pieces := s.Totals().Pieces
	for _, o := range []struct {
		key, field string
		n          int
	}{{"check.pieces_declared", "declared.pieces", s.Declared.Pieces}, {"check.pieces_bill", "draft.pieces", s.Draft.Pieces}} {
		if o.n > 0 && pieces > 0 && o.n != pieces {
			list = append(list, says(o.key, o.field, "Other", o.n, "Packed", pieces))
		}
	}
	return list
}

func checkItem(f Facts) []Disagreement {
	var list []Disagreement
	for n, i := range f.Shipment.Items {
		lines, named := linesOf(f.Shipment, i), false
		for _, l := range lines {
			named = named || l.NameZH == "" || meet(l.NameZH, i.Name)
			switch {
			case string(l.HSCode) != i.HSCode:
				list = append(list, says("check.code", "items", "Item", n+1, "Declared", i.HSCode, "Code", l.Code, "Line", string(l.HSCode)))
			case !f.sameUnit(l.Unit, i.Unit):
				list = append(list, says("check.unit", "items", "Item", n+1, "Declared", i.Unit, "Code", l.Code, "Line", l.Unit))
			}
		}
		if len(lines) > 0 && !named {
			list = append(list, says("check.name", "items", "Item", n+1, "Declared", i.Name, "Line", lines[0].NameZH))
		}
	}
	return list
}

// sameUnit reports one unit under two names: customs knows fewer than trade.
func (f Facts) sameUnit(a, b string) bool {
	code := func(name string) string {
		for _, u := range f.Units {
			if u.Code == name || u.NameZH == name {
				return u.Customs
			}
		}
		return ""
	}
	return a == b || code(a) != "" && code(a) == code(b)
}

// meet reports two names of which one holds two characters in a row of the
// other: "不锈钢保温杯" and "保温杯500毫升".
func meet(a, b string) bool {
	x, y := []rune(strings.ToLower(a)), strings.ToLower(b)
	for i := 0; i+1 < len(x); i++ {
		if unicode.IsLetter(x[i]) && unicode.IsLetter(x[i+1]) && strings.Contains(y, string(x[i:i+2])) {
			return true
		}
	}
	return strings.EqualFold(a, b)
}

// checkPurchase compares by name and unit: a VAT invoice carries no code.
func checkPurchase(f Facts) []Disagreement {
	var list []Disagreement
	for n, i := range f.Shipment.Items {
		lines := linesOf(f.Shipment, i)
		for _, p := range f.Purchases {
			for _, b := range p.Lines {
				if !slices.ContainsFunc(lines, func(l shipment.Line) bool { return l.OrderLineID == b.OrderLineID }) {
					continue
				}
				list = append(list, f.checkBought(n+1, i, p, b)...)
			}
		}
	}
	return list
}

func (f Facts) checkBought(n int, i shipment.DeclaredItem, p purchase.Purchase, b purchase.Line) []Disagreement {
	name, unit := b.Declared()
	switch {
	case bareName(name) != bareName(i.Name):
		return []Disagreement{says("check.invoice_name", "lines", "Item", n, "Declared", i.Name, "Number", p.Number, "Invoice", name).in(PurchaseNoun, p.ID)}
	case !f.sameUnit(unit, i.Unit):
		return []Disagreement{says("check.invoice_unit", "lines", "Item", n, "Declared", i.Unit, "Number", p.Number, "Invoice", unit).in(PurchaseNoun, p.ID)}
	}
	return nil
}

// bareName drops the short class that invoices put before a name: *纺织品*毛巾.
func bareName(s string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "*"); ok {
		if _, name, ok := strings.Cut(rest, "*"); ok {
			return strings.TrimSpace(name)
		}
	}
	return s
}
