package text

import "strings"

// Plural is the English name of a unit as it stands after a number other than
// one: 300 sets. Abbreviations, measures and words for a number (pcs, kg,
// dozen) and what is no unit of the trade stay as they are.
func Plural(unit string) string {
	switch strings.ToLower(unit) {
	case "box":
		return unit + "es"
	case "piece", "unit", "set", "kit", "pair", "couple", "strip", "stick", "rod", "plate", "block", "vehicle", "book", "sheet", "ream",
		"roll", "bolt", "reel", "bundle", "bag", "pack", "carton", "case", "pallet", "bottle", "can", "drum", "tube", "basket":
		return unit + "s"
	}
	return unit
}
