package app

import (
	"encoding/json"
	"strings"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
)

// taxFormulas are the kinds that go by the dated rules of customs and tax.
func taxFormulas(tables trade.Tables) map[string]func(*calcInputs) outputs {
	return map[string]func(*calcInputs) outputs{
		"refund.trader":          calcTrader,
		"refund.trader_split":    calcTraderSplit,
		"refund.used_equipment":  calcUsedEquipment,
		"refund.deemed_domestic": calcDeemedDomestic,
		"refund.manufacturer":    calcManufacturer,
		"refund.fob_to_mdt":      calcFOBToMDT,
		"refund.link_no":         calcLinkNumber,
		"deadline.refund":        func(in *calcInputs) outputs { return calcDeadline(in, tables.Rules) },
		"decl.weight_min":        func(in *calcInputs) outputs { return calcLeastWeight(in, tables.Rules) },
		"decl.gmodel":            func(in *calcInputs) outputs { return calcElements(in, tables.Rules) },
		"decl.split_50":          func(in *calcInputs) outputs { return calcSplit(in, tables.Rules) },
		"decl.trans_mode":        func(in *calcInputs) outputs { return calcCustomsTerm(in, tables) },
		"decl.country_swap":      calcCountrySwap,
		"decl.number":            calcCustomsNumber,
	}
}

// day is the day whose rules hold: named, or the day of the newest of them.
func (in *calcInputs) day() string {
	if in.has("date") {
		return in.text("date")
	}
	return "9999-12-31"
}

// cny reads an amount of the firm's own currency, rounded to the cent.
func (in *calcInputs) cny(name string) money.Amount {
	a, err := money.Of(in.number(name), money.CNY)
	in.check(name, err)
	return a
}

func calcTrader(in *calcInputs) outputs {
	applied, back, err := refund.Trader(in.cny("taxable_amount"), in.number("invoice_rate"), in.number("refund_rate"))
	in.check("refund.trader", err)
	return outputs{"applied_rate": applied.String(), "refund": back.String()}
}

func calcTraderSplit(in *calcInputs) outputs {
	vat, quantity, exported := in.number("vat"), in.number("invoice_qty"), in.number("export_qty")
	net, err := refund.Net(in.cny("invoice_gross"), vat)
	in.check("refund.trader_split", err)
	part, err := refund.Part(net, quantity, exported)
	in.check("refund.trader_split", err)
	_, back, err := refund.Trader(part, in.or("invoice_rate", vat.String()), in.number("refund_rate"))
	in.check("refund.trader_split", err)
	left := money.Amount{Minor: net.Minor - part.Minor, Currency: money.CNY}
	return outputs{
		"taxable_amount": part.String(), "refund": back.String(),
		"remaining_qty": quantity.Sub(exported).String(), "remaining_amount": left.String(),
	}
}

func calcUsedEquipment(in *calcInputs) outputs {
	base, err := refund.UsedEquipment(in.cny("invoice_amount"), in.number("original_value"), in.number("depreciation"))
	in.check("refund.used_equipment", err)
	rate := in.number("refund_rate")
	_, back, err := refund.Trader(base, in.or("invoice_rate", rate.String()), rate)
	in.check("refund.used_equipment", err)
	return outputs{"taxable_amount": base.String(), "refund": back.String()}
}

func calcDeemedDomestic(in *calcInputs) outputs {
	net, tax, err := refund.DeemedDomestic(in.cny("fob_cny"), in.number("vat"))
	in.check("refund.deemed_domestic", err)
	return outputs{"net_sales": net.String(), "output_vat": tax.String()}
}

func calcManufacturer(in *calcInputs) outputs {
	vat, rate := in.number("vat"), in.number("ref")
	m := refund.Month{
		Exports:     []refund.Exported{{Value: in.number("export_cny"), VAT: vat, Refund: rate}},
		DomesticTax: in.or("domestic_sales", "0").Mul(in.or("domestic_vat", vat.String())),
		InputTax:    in.number("input_vat"),
		Carried:     in.or("carry", "0"),
	}
	if in.has("free_materials") {
		m.FreeMaterials = []refund.Exported{{Value: in.number("free_materials"), VAT: vat, Refund: rate}}
	}
	r := refund.Manufacturer(m)
	return outputs{
		"non_deductible_reduction": places(r.NonDeductibleReduction, 2), "non_deductible": places(r.NonDeductible, 2),
		"tax_payable": places(r.TaxPayable, 2), "credit_balance": places(r.Credit, 2),
		"mdt_reduction": places(r.Reduction, 2), "mdt_amount": places(r.Amount, 2),
		"refund": places(r.Refund, 2), "exempt_credit": places(r.ExemptCredit, 2), "carried_forward": places(r.CarriedForward, 2),
	}
}

func calcFOBToMDT(in *calcInputs) outputs {
	fob, err := money.Of(in.number("fob_usd").Mul(in.number("fx")), money.CNY)
	in.check("refund.fob_to_mdt", err)
	return outputs{"fob_cny": fob.String(), "mdt_amount": places(fob.Decimal().Mul(in.number("refund_rate")), 2)}
}

func calcLinkNumber(in *calcInputs) outputs {
	number, err := refund.LinkNumber(in.text("month"), in.text("batch"), int(in.number("serial").IntPart()))
	in.check("refund.link_no", err)
	return outputs{"link_no": number}
}

func calcDeadline(in *calcInputs, rules trade.Rules) outputs {
	d, err := refund.Deadline(in.text("export_date"), rules)
	in.check("deadline.refund", err)
	out := outputs{
		"filing_start": d.FilingStart, "regular_filing_end": d.FilingEnd, "fx_receipt_deadline": d.FXDay,
		"long_stop_36_months": nil, "regime": d.Regime, "record_years": d.RecordYears,
	}
	if d.LongStop != "" {
		out["long_stop_36_months"] = d.LongStop
	}
	return out
}

func calcLeastWeight(in *calcInputs, rules trade.Rules) outputs {
	net, gross, err := customs.Weigh(in.number("net_kg"), in.number("gross_kg"), rules, in.day())
	in.check("decl.weight_min", err)
	return outputs{"net": net.String(), "gross": gross.String()}
}

func calcElements(in *calcInputs, rules trade.Rules) outputs {
	values := []string{in.text("brand_type"), in.text("preference")}
	var rest []string
	if err := json.Unmarshal(in.fields["elements"], &rest); err != nil {
		in.fail("elements", err)
	}
	joined, err := customs.JoinElements(append(values, rest...), rules, in.day())
	in.check("decl.gmodel", err)
	return outputs{"gmodel": joined}
}

func calcSplit(in *calcInputs, rules trade.Rules) outputs {
	most, _, err := rules.Whole("declaration.items_max", in.day())
	in.check("decl.split_50", err)
	items := in.number("items").IntPart()
	if items < 0 || items > 1_000_000 {
		in.fail("items", nil)
		return nil
	}
	sizes := customs.Split(int(items), most)
	return outputs{"declarations": len(sizes), "sizes": sizes}
}

func calcCustomsTerm(in *calcInputs, tables trade.Tables) outputs {
	term := trade.Incoterm(strings.ToUpper(in.text("incoterm")))
	code, err := customs.Term(term, tables, "")
	in.check("decl.trans_mode", err)
	return outputs{"code": code}
}

// calcCountrySwap names the two elements of the message: only those of an
// export carry each other's content.
func calcCountrySwap(in *calcInputs) outputs {
	origin, destination := in.text("origin"), in.text("destination")
	if in.text("ie") == "E" {
		origin, destination = destination, origin
	}
	return outputs{"OriginCountry": origin, "DestinationCountry": destination}
}

func calcCustomsNumber(in *calcInputs) outputs {
	number := strings.Join(strings.Fields(in.text("customs_no")), "")
	n, err := customs.ParseNumber(number)
	if err != nil {
		return outputs{"valid": false, "district": nil, "year": nil, "direction": nil, "serial": nil, "item_key": nil}
	}
	out := outputs{"valid": true, "district": n.District, "year": n.Year, "direction": string(n.Direction), "serial": n.Serial}
	if in.has("item") {
		item := in.number("item").IntPart()
		if item < 1 || item > 999 {
			in.fail("item", nil)
		}
		out["item_key"] = customs.ItemKey(number, int(item))
	}
	return out
}
