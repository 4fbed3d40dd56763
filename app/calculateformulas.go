package app

import (
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/pricing"
	"sampan/app/text"
	"sampan/app/trade"
)

// formulas names every kind that Calculate answers.
func formulas() map[string]func(*calcInputs) outputs {
	return map[string]func(*calcInputs) outputs{
		"price.cfr_to_cif":        calcCFRToCIF,
		"price.cif_to_cfr":        calcCIFToCFR,
		"price.reinsure":          calcReinsure,
		"price.commission_change": calcCommission,
		"price.quote":             calcQuote,
		"cost.exchange_cost":      calcExchangeCost,
		"cost.real_cost":          calcRealCost,
		"freight.wm":              calcFreightTons,
		"packing.container":       calcContainer,
		"packing.volumetric":      calcVolumetric,
		"packing.air":             calcAir,
		"packing.partial_carton":  calcPartialCarton,
		"check.container_no":      calcContainerNumber,
		"check.awb":               calcAirWaybill,
		"check.uscc":              calcUSCC,
		"words.en":                calcWordsEN,
		"words.zh":                calcWordsZH,
	}
}

func calcCFRToCIF(in *calcInputs) outputs {
	cfr := in.or("cfr", "0")
	if !in.has("cfr") {
		cfr = in.number("goods").Add(in.number("freight"))
	}
	premium, insured := in.number("premium_rate"), in.or("insured_pct", "1.10")
	cif, err := pricing.CFRToCIF(cfr, premium, insured)
	in.check("price.cfr_to_cif", err)
	sum := cif.Mul(insured)
	return outputs{
		"cfr": places(cfr, 2), "cif": places(cif, 2),
		"insured_amount": places(sum, 2), "premium": places(sum.Mul(premium), 2),
	}
}

func calcCIFToCFR(in *calcInputs) outputs {
	cfr := pricing.CIFToCFR(in.number("cif"), in.number("premium_rate"), in.or("insured_pct", "1.10"))
	out := outputs{"cfr": places(cfr, 2)}
	if in.has("freight") {
		out["fob"] = places(cfr.Sub(in.number("freight")), 2)
	}
	return out
}

func calcReinsure(in *calcInputs) outputs {
	premium := in.number("premium_rate")
	cfr := pricing.CIFToCFR(in.number("cif"), premium, in.or("insured_pct", "1.10"))
	cif, err := pricing.CFRToCIF(cfr, premium, in.number("new_insured_pct"))
	in.check("price.reinsure", err)
	return outputs{"cfr": places(cfr, 2), "cif_new": places(cif, 4)}
}

func calcCommission(in *calcInputs) outputs {
	net := pricing.Net(in.number("price"), in.number("old_commission"))
	gross, err := pricing.Gross(net, in.number("new_commission"))
	in.check("price.commission_change", err)
	return outputs{"net": places(net, 2), "price": places(gross, 2)}
}

func calcRealCost(in *calcInputs) outputs {
	c := pricing.Cost{Purchase: in.number("purchase_incl_vat"), VAT: in.number("vat"), Refund: in.number("refund_rate"), Earns: true}
	return outputs{"refund": places(c.RefundAmount(), 2), "real_cost": places(c.Real(), 2)}
}

func calcExchangeCost(in *calcInputs) outputs {
	e := pricing.ExchangeCost(in.number("cif_total"), in.or("freight", "0"), in.or("premium_rate", "0"), in.or("insured_pct", "1.10"), in.number("total_cost_cny"), in.number("fx"))
	return outputs{
		"fob_net": places(e.FOBNet, 2), "exchange_cost": places(e.Cost, 4),
		"profit_cny": places(e.Profit, 2), "profit_rate_pct": places(e.ProfitRate.Shift(2), 2),
	}
}

// calcQuote answers one unit's FOB, CFR and CIF: with four places under the
// plain names, with two under the names that carry the commission (FOBC3).
func calcQuote(in *calcInputs) outputs {
	quantity, rate := in.or("qty", "1"), in.number("fx")
	perUnit := func(total string) money.Decimal { return money.Div(in.or(total, "0"), quantity) }
	q := pricing.Inputs{
		Cost:       pricing.Cost{Purchase: in.number("unit_purchase_incl_vat"), VAT: in.number("vat"), Refund: in.number("refund_rate"), Earns: true},
		Packing:    in.or("pack_per_unit", "0"),
		Domestic:   in.or("domestic_per_unit", "0").Add(perUnit("domestic_fees_total")),
		Interest:   in.or("interest_per_unit", "0").Add(perUnit("interest")),
		Freight:    in.or("freight_per_unit_cny", "0").Add(in.or("freight_usd_per_unit", "0").Mul(rate)).Add(perUnit("freight_usd_total").Mul(rate)).Add(perUnit("freight_cny_total")),
		Premium:    in.or("premium_rate", "0"),
		Insured:    in.or("insured_pct", "1.10"),
		Commission: in.or("commission", "0"),
		BankCharge: in.or("bank_fee", "0"),
		Profit:     in.or("profit_on_price", "0"),
		Currency:   "USD",
		Rate:       rate,
	}
	if in.has("profit_on_cost") {
		q.Profit, q.ProfitOn = in.number("profit_on_cost"), pricing.OnCost
	}
	out := outputs{
		"real_cost_cny":         places(q.Real(), 4),
		"refund_cny":            places(q.RefundAmount(), 4),
		"domestic_per_unit_cny": places(q.Packing.Add(q.Domestic).Add(q.Interest), 4),
		"freight_per_unit_cny":  places(q.Freight, 4),
	}
	suffix := ""
	if !q.Commission.IsZero() {
		suffix = "C" + q.Commission.Shift(2).String()
	}
	for _, term := range []trade.Incoterm{"FOB", "CFR", "CIF"} {
		p, err := pricing.For(term, q)
		in.check("price.quote", err)
		out[string(term)+"_usd"] = places(p.Value, 4)
		if suffix != "" {
			out[string(term)+suffix+"_usd"] = places(p.Value, 2)
		}
	}
	return out
}

func calcFreightTons(in *calcInputs) outputs {
	l, w, h := in.sizes("carton_cm")
	cartons := in.number("cartons")
	cbm := packing.Carton{Length: l, Width: w, Height: h}.CBM().Mul(cartons)
	kg := in.number("carton_kg").Mul(cartons)
	tons := packing.FreightTons(cbm, kg)
	var surcharges []money.Decimal
	if in.has("surcharges") {
		surcharges = in.numbers("surcharges")
	}
	return outputs{
		"cbm": places(cbm, 3), "tons": places(kg.Shift(-3), 3), "freight_tons": places(tons, 3),
		"freight": places(packing.Freight(tons, in.number("rate"), surcharges), 2),
	}
}

func calcContainer(in *calcInputs) outputs {
	l, w, h := in.sizes("carton_cm")
	c := packing.Carton{Length: l, Width: w, Height: h, Gross: in.number("gross_kg")}
	f, err := packing.Load(c, packing.Container{CBM: in.number("cap_cbm"), Kg: in.number("cap_kg")})
	in.check("packing.container", err)
	return outputs{
		"carton_cbm": places(c.CBM(), 6), "by_volume": f.ByVolume, "by_weight": f.ByWeight, "cartons": f.Cartons,
		"limited_by": f.LimitedBy, "total_cbm": places(f.CBM, 3), "total_kg": places(f.Kg, 2),
	}
}

func calcVolumetric(in *calcInputs) outputs {
	l, w, h := in.sizes("carton_cm")
	v := packing.Volumetric(l, w, h, in.number("divisor"))
	return outputs{"volumetric_kg": places(v, 2), "chargeable_kg_up_half": places(packing.ChargeableUpHalf(in.number("actual_kg"), v), 1)}
}

func calcAir(in *calcInputs) outputs {
	volume, charge := packing.AirChargeable(in.number("cbm"), in.number("actual_kg"), in.number("ratio"))
	return outputs{"volume_kg": places(volume, 2), "chargeable_kg": places(charge, 2)}
}

func calcPartialCarton(in *calcInputs) outputs {
	l := packing.Pack(in.number("qty"), packing.Carton{Pieces: int(in.number("per_carton").IntPart())})
	return outputs{"full": l.Full, "part_qty": l.Part.IntPart(), "cartons": l.Cartons}
}

func calcContainerNumber(in *calcInputs) outputs {
	ten := in.text("container")
	if len(ten) == 11 {
		ten = ten[:10]
	}
	digit, ok := trade.ContainerCheck(ten)
	if !ok {
		in.fail("container", nil)
	}
	return outputs{"check": digit, "full": ten + string(rune('0'+digit))}
}

func calcAirWaybill(in *calcInputs) outputs {
	digit, ok := trade.AirWaybillCheck(in.text("serial"))
	if !ok {
		in.fail("serial", nil)
	}
	return outputs{"check": digit, "full": in.text("serial") + string(rune('0'+digit))}
}

func calcUSCC(in *calcInputs) outputs {
	c := firm.USCCCheck(in.text("first17"))
	if c == 0 {
		in.fail("first17", nil)
	}
	return outputs{"check": string(rune(c))}
}

func calcWordsEN(in *calcInputs) outputs {
	style := text.CurrencyFirst
	if in.has("style") {
		style = text.Style(in.text("style"))
	}
	a, err := money.Of(in.number("amount"), money.Currency(in.text("currency")))
	in.check("words.en", err)
	return outputs{"text": text.English(a, style)}
}

func calcWordsZH(in *calcInputs) outputs {
	currency := money.CNY
	if in.has("currency") {
		currency = money.Currency(in.text("currency"))
	}
	a, err := money.Of(in.number("amount"), currency)
	in.check("words.zh", err)
	return outputs{"text": text.Chinese(a)}
}
