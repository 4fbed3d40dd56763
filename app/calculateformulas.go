package app

import (
	"slices"
	"strings"

	"sampan/app/fault"
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
		"fob.allocate":            calcFOBShares,
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
	premium, insured := in.number("premium_rate"), in.or("insured_pct", "1.10")
	cfr := pricing.CIFToCFR(in.number("cif"), premium, insured)
	again := in.or("new_premium_rate", premium.String())
	cif, err := pricing.CFRToCIF(cfr, again, in.or("new_insured_pct", insured.String()))
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

// calcExchangeCost begins with the total under CIF, CFR or FOB.
func calcExchangeCost(in *calcInputs) outputs {
	var fob money.Decimal
	switch {
	case in.has("fob_total"):
		fob = in.number("fob_total")
	case in.has("cfr_total"):
		fob = in.number("cfr_total").Sub(in.or("freight", "0"))
	default:
		fob = pricing.CIFToCFR(in.number("cif_total"), in.or("premium_rate", "0"), in.or("insured_pct", "1.10")).Sub(in.or("freight", "0"))
	}
	e, err := pricing.ExchangeOf(fob, in.positive("total_cost_cny"), in.positive("fx"))
	in.check("cost.exchange_cost", err)
	return outputs{
		"fob_net": places(e.FOBNet, 2), "exchange_cost": places(e.Cost, 4),
		"profit_cny": places(e.Profit, 2), "profit_rate_pct": places(e.ProfitRate.Shift(2), 2),
	}
}

// calcQuote answers one unit's FOB, CFR and CIF, or the terms that are asked
// for: with four places under the plain names, with two under the names that
// carry the commission (FOBC3).
func calcQuote(in *calcInputs) outputs {
	q := quoteInputs(in)
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
	terms := []trade.Incoterm{"FOB", "CFR", "CIF"}
	if in.has("terms") {
		terms = nil
		for _, word := range in.texts("terms") {
			terms = append(terms, trade.Incoterm(strings.ToUpper(word)))
		}
	}
	currency := "_" + strings.ToLower(string(q.Currency))
	for _, term := range terms {
		if !term.Valid() {
			in.fail("terms", nil)
			return nil
		}
		p, err := pricing.For(term, q)
		in.check("price.quote", err)
		out[string(term)+currency] = places(p.Value, 4)
		if suffix != "" {
			out[string(term)+suffix+currency] = places(p.Value, 2)
		}
	}
	return out
}

// quoteInputs reads what one unit costs: sums for one unit, or for the whole
// quantity, which are shared out. A profit on cost is counted on the goods and
// their charges at home; freight and insurance are passed on.
func quoteInputs(in *calcInputs) pricing.Inputs {
	quantity, rate := money.New(1), in.positive("fx")
	if in.has("qty") {
		quantity = in.positive("qty")
	}
	perUnit := func(total string) money.Decimal { return money.Div(in.or(total, "0"), quantity) }
	q := pricing.Inputs{
		Cost:       pricing.Cost{Purchase: in.or("unit_purchase_incl_vat", "0").Add(perUnit("purchase_total_incl_vat")), VAT: in.or("vat", "0"), Refund: in.or("refund_rate", "0"), Earns: true},
		Packing:    in.or("pack_per_unit", "0").Add(perUnit("pack_total")),
		Domestic:   in.or("domestic_per_unit", "0").Add(perUnit("domestic_fees_total")),
		Interest:   in.or("interest_per_unit", "0").Add(perUnit("interest")),
		Freight:    in.or("freight_per_unit_cny", "0").Add(in.or("freight_usd_per_unit", "0").Mul(rate)).Add(perUnit("freight_usd_total").Mul(rate)).Add(perUnit("freight_cny_total")),
		Premium:    in.or("premium_rate", "0"),
		Insured:    in.or("insured_pct", "1.10"),
		Delivery:   in.or("delivery_per_unit_cny", "0"),
		Unloading:  in.or("unloading_per_unit_cny", "0"),
		Duty:       in.or("duty_rate", "0"),
		Commission: in.or("commission", "0"),
		BankCharge: in.or("bank_fee", "0"),
		Profit:     in.or("profit_on_price", "0"),
		Currency:   "USD",
		Rate:       rate,
	}
	if !q.Purchase.IsPositive() {
		in.fail("unit_purchase_incl_vat", nil)
	}
	if in.has("profit_on_cost") {
		q.Profit, q.ProfitOn = in.number("profit_on_cost"), pricing.OnCost
	}
	if in.has("currency") {
		q.Currency = money.Currency(in.text("currency"))
	}
	return q
}

// calcFOBShares strips freight and insurance from the amounts of items: in
// proportion, and the rest to the last.
func calcFOBShares(in *calcInputs) outputs {
	items, currency := in.numbers("items"), money.Currency("USD")
	if in.has("currency") {
		currency = money.Currency(in.text("currency"))
	}
	total := money.Zero
	for _, a := range items {
		if a.IsNegative() {
			in.fail("items", nil)
		}
		total = total.Add(a)
	}
	fob, err := money.Of(total.Sub(in.or("freight", "0")).Sub(in.or("insurance", "0")), currency)
	in.check("fob.allocate", err)
	if in.err == nil && (len(items) == 0 || !fob.Decimal().IsPositive()) {
		in.err = fault.New("pricing.fob_not_positive").At("freight")
	}
	shares := []string{}
	for _, part := range fob.Split(items) {
		shares = append(shares, part.String())
	}
	return outputs{"fob": shares, "total": fob.String()}
}

// calcFreightTons charges at least one freight ton, as carriers of loose cargo
// do, unless another minimum is given.
func calcFreightTons(in *calcInputs) outputs {
	var cbm, kg money.Decimal
	if in.has("cbm") {
		cbm, kg = in.number("cbm"), in.number("kg")
	} else {
		l, w, h := in.sizes("carton_cm")
		cartons := in.number("cartons")
		cbm, kg = packing.Carton{Length: l, Width: w, Height: h}.CBM().Mul(cartons), in.number("carton_kg").Mul(cartons)
	}
	tons := packing.FreightTons(cbm, kg)
	if least := in.or("minimum", "1"); tons.LessThan(least) {
		tons = least
	}
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
	f, err := packing.Load(c, packing.Container{CBM: in.positive("cap_cbm"), Kg: in.positive("cap_kg")})
	in.check("packing.container", err)
	return outputs{
		"carton_cbm": places(c.CBM(), 6), "by_volume": f.ByVolume, "by_weight": f.ByWeight, "cartons": f.Cartons,
		"limited_by": f.LimitedBy, "total_cbm": places(f.CBM, 3), "total_kg": places(f.Kg, 2),
	}
}

func calcVolumetric(in *calcInputs) outputs {
	l, w, h := in.sizes("carton_cm")
	v := packing.Volumetric(l, w, h, in.positive("divisor"))
	return outputs{"volumetric_kg": places(v, 2), "chargeable_kg_up_half": places(packing.ChargeableUpHalf(in.or("actual_kg", "0"), v), 1)}
}

func calcAir(in *calcInputs) outputs {
	volume, charge := packing.AirChargeable(in.number("cbm"), in.number("actual_kg"), in.or("ratio", "166.67"))
	return outputs{"volume_kg": places(volume, 2), "chargeable_kg": places(charge, 2)}
}

func calcPartialCarton(in *calcInputs) outputs {
	per := in.positive("per_carton")
	if !per.IsInteger() || per.GreaterThan(money.New(packing.MaxCartons)) {
		in.fail("per_carton", nil)
		return nil
	}
	quantity, carton := in.number("qty"), packing.Carton{Pieces: int(per.IntPart())}
	in.check("packing.partial_carton", packing.Check(quantity, carton))
	l := packing.Pack(quantity, carton)
	var part any = l.Part.IntPart()
	if !l.Part.IsInteger() {
		part = l.Part.String()
	}
	return outputs{"full": l.Full, "part_qty": part, "cartons": l.Cartons}
}

func calcContainerNumber(in *calcInputs) outputs {
	ten := strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(in.text("container")))
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
	seven := strings.ReplaceAll(in.text("serial"), " ", "")
	if len(seven) == 8 {
		seven = seven[:7]
	}
	digit, ok := trade.AirWaybillCheck(seven)
	if !ok {
		in.fail("serial", nil)
	}
	return outputs{"check": digit, "full": seven + string(rune('0'+digit))}
}

func calcUSCC(in *calcInputs) outputs {
	code := strings.ToUpper(in.text("first17"))
	if len(code) == 18 {
		code = code[:17]
	}
	c := firm.USCCCheck(code)
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
	if !slices.Contains(text.Styles(), style) {
		in.fail("style", nil)
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
