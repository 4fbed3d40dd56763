package match

// unit is one way to write a unit: its dimension and its size in the base
// unit. A tight one is only believed when it touches its number or the
// number's hyphen: "5 a" is rarely five amperes.
type unit struct {
	of    Dimension
	size  float64
	tight bool
}

// unitOf knows the units as they are written after fold, dots left out. The
// sizes are exact by definition (inch 25.4 mm, pound 453.59237 g, US gallon
// 3785.41 ml, US fluid ounce 29.5735 ml).
func unitOf(s string) (unit, bool) {
	switch s {
	case "mm", "millimeter", "millimeters", "millimetre", "millimetres", "毫米", "мм", "مم":
		return unit{Length, 1, false}, true
	case "cm", "centimeter", "centimeters", "centimetre", "centimetres", "厘米", "公分", "см", "سم":
		return unit{Length, 10, false}, true
	case "dm", "分米":
		return unit{Length, 100, false}, true
	case "m", "meter", "meters", "metre", "metres", "metro", "metros", "mtr", "mtrs", "米", "м", "متر":
		return unit{Length, 1000, false}, true
	case "km", "公里", "км":
		return unit{Length, 1e6, false}, true
	case "um", "μm", "µm", "micron", "microns", "mic", "微米", "мкм":
		return unit{Length, 0.001, false}, true
	case "inch", "inches", "in", "\"", "''", "pulgada", "pulgadas", "polegada", "polegadas", "pouce", "pouces", "zoll", "дюйм", "дюйма", "дюймов", "بوصه", "英寸", "寸", "吋":
		return unit{Length, 25.4, false}, true
	case "ft", "foot", "feet", "'", "英尺":
		return unit{Length, 304.8, false}, true
	case "yd", "yard", "yards", "yds", "码":
		return unit{Length, 914.4, false}, true
	case "cm2", "sqcm", "平方厘米":
		return unit{Area, 1, false}, true
	case "m2", "sqm", "㎡", "平方米", "平方", "平米", "м2":
		return unit{Area, 10000, false}, true
	case "sqft", "ft2":
		return unit{Area, 929.0304, false}, true
	case "ml", "milliliter", "milliliters", "millilitre", "cc", "毫升", "мл", "مل":
		return unit{Volume, 1, false}, true
	case "cl":
		return unit{Volume, 10, false}, true
	case "l", "lt", "ltr", "ltrs", "liter", "liters", "litre", "litres", "litro", "litros", "升", "公升", "л", "литр", "литра", "литров", "لتر":
		return unit{Volume, 1000, false}, true
	case "cbm", "m3", "立方米", "立方":
		return unit{Volume, 1e6, false}, true
	case "gal", "gallon", "gallons", "加仑":
		return unit{Volume, 3785.41, false}, true
	case "floz", "fluidounce":
		return unit{Volume, 29.5735, false}, true
	case "pint", "pints", "pt":
		return unit{Volume, 473.176, true}, true
	case "quart", "quarts", "qt":
		return unit{Volume, 946.353, false}, true
	case "mg", "毫克", "мг":
		return unit{Mass, 0.001, false}, true
	case "g", "gr", "grs", "gm", "gms", "gram", "grams", "gramme", "grammes", "gramos", "gramas", "gramm", "克", "г", "гр", "грамм", "جم", "جرام", "غرام":
		return unit{Mass, 1, false}, true
	case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "公斤", "千克", "кг", "كجم", "كغ", "كيلو":
		return unit{Mass, 1000, false}, true
	case "lb", "lbs", "pound", "pounds", "libra", "libras", "磅":
		return unit{Mass, 453.59237, false}, true
	case "oz", "ounce", "ounces", "盎司":
		return unit{Mass, 28.349523, false}, true
	case "ton", "tons", "tonne", "tonnes", "吨", "т", "тонн", "طن":
		return unit{Mass, 1e6, false}, true
	case "carat", "carats", "克拉":
		return unit{Mass, 0.2, false}, true
	}
	return electricUnit(s)
}

func electricUnit(s string) (unit, bool) {
	switch s {
	case "v", "volt", "volts", "vac", "vdc", "voltios", "伏", "伏特", "в", "вольт", "فولت":
		return unit{Voltage, 1, false}, true
	case "kv", "千伏", "кв":
		return unit{Voltage, 1000, false}, true
	case "mv":
		return unit{Voltage, 0.001, true}, true
	case "a", "amp", "amps", "ampere", "amperes", "安", "安培", "а", "ампер":
		return unit{Current, 1000, s == "a" || s == "а"}, true
	case "ma", "毫安":
		return unit{Current, 1, true}, true
	case "w", "watt", "watts", "vatios", "瓦", "瓦特", "вт", "ватт", "واط", "وات":
		return unit{Power, 1, false}, true
	case "kw", "千瓦", "квт", "كيلوواط":
		return unit{Power, 1000, false}, true
	case "hp", "马力":
		return unit{Power, 745.7, true}, true
	case "kva":
		return unit{Power, 1000, false}, true
	case "va":
		return unit{Power, 1, true}, true
	case "mah", "毫安时", "мач":
		return unit{Charge, 1, false}, true
	case "ah", "安时", "ач":
		return unit{Charge, 1000, true}, true
	case "wh":
		return unit{Energy, 1, false}, true
	case "kwh":
		return unit{Energy, 1000, false}, true
	case "kb":
		return unit{Storage, 0.001, false}, true
	case "mb", "megabyte", "megabytes", "mo", "мб":
		return unit{Storage, 1, s == "mo"}, true
	case "gb", "gigabyte", "gigabytes", "go", "гб", "gig":
		return unit{Storage, 1000, s == "go"}, true
	case "tb", "terabyte", "terabytes", "to", "тб":
		return unit{Storage, 1e6, s == "to"}, true
	case "mbps", "mbit", "mbits":
		return unit{Rate, 1, false}, true
	case "gbps", "gbit", "gbits":
		return unit{Rate, 1000, false}, true
	case "hz", "赫兹", "гц":
		return unit{Frequency, 1, false}, true
	case "khz", "кгц":
		return unit{Frequency, 1e3, false}, true
	case "mhz", "мгц":
		return unit{Frequency, 1e6, false}, true
	case "ghz", "ггц":
		return unit{Frequency, 1e9, false}, true
	case "ohm", "ohms", "ω", "欧", "欧姆", "ом":
		return unit{Resistance, 1, false}, true
	case "kohm", "kω":
		return unit{Resistance, 1000, false}, true
	case "uf", "μf", "мкф":
		return unit{Capacitance, 1, false}, true
	case "pf":
		return unit{Capacitance, 1e-6, true}, true
	case "nf":
		return unit{Capacitance, 1e-3, true}, true
	}
	return tradeUnit(s)
}

func tradeUnit(s string) (unit, bool) {
	switch s {
	case "rpm", "转":
		return unit{Turns, 1, false}, true
	case "mp", "mpx", "mpix", "megapixel", "megapixels", "万像素":
		return unit{Pixels, 1, s == "mp"}, true
	case "p":
		return unit{Lines, 1, true}, true
	case "lm", "lumen", "lumens", "流明", "лм":
		return unit{Light, 1, false}, true
	case "bar", "bars", "бар":
		return unit{Pressure, 1, false}, true
	case "psi":
		return unit{Pressure, 0.0689476, false}, true
	case "mpa", "兆帕":
		return unit{Pressure, 10, false}, true
	case "*c", "celsius", "摄氏度", "度":
		return unit{Warmth, 1, false}, true
	case "gsm", "g/m2", "克重":
		return unit{Grammage, 1, false}, true
	case "d", "den", "denier":
		return unit{Fineness, 1, true}, true
	case "%", "percent", "процентов":
		return unit{Share, 1, false}, true
	case "pcs", "pc", "piece", "pieces", "pk", "pack", "packs", "ct", "count", "pezzi", "piezas", "pieza", "unidades", "pecas", "pieces/pack",
		"stuck", "stk", "шт", "штук", "قطعه", "قطع", "个", "只", "件", "片", "支", "枚", "粒":
		return unit{Count, 1, false}, true
	case "pair", "pairs", "双", "对", "пар", "пары":
		return unit{Count, 2, false}, true
	case "dozen", "dozens", "dz", "打":
		return unit{Count, 12, false}, true
	}
	return unit{}, false
}
