package match

import "strings"

// colourOf gives the plain English name of a colour word or of the short form
// that stands at the end of item codes.
func colourOf(s string) (string, bool) {
	switch s {
	case "black", "white", "red", "blue", "green", "yellow", "orange", "purple", "pink", "brown", "gold", "beige", "ivory", "cream",
		"turquoise", "cyan", "magenta", "maroon", "olive", "teal", "lavender", "khaki", "bronze", "burgundy", "charcoal", "transparent", "multicolour", "coral":
		return s, true
	case "silver":
		return "silver", true
	case "blk":
		return "black", true
	case "wht":
		return "white", true
	case "slv", "svr", "sliver":
		return "silver", true
	case "grey", "gray", "gry":
		return "grey", true
	case "violet":
		return "purple", true
	case "navy":
		return "navy", true
	case "golden":
		return "gold", true
	case "clear":
		return "transparent", true
	case "multicolor", "multicolored", "multicoloured", "colorful", "colourful", "assorted":
		return "multicolour", true
	case "titanium":
		return "titanium", true
	}
	return "", false
}

// materialOf gives the plain English name of a material word.
func materialOf(s string) (string, bool) {
	switch s {
	case "cotton", "polyester", "nylon", "silk", "wool", "linen", "leather", "canvas", "denim", "fleece", "velvet", "acrylic", "spandex", "viscose",
		"bamboo", "wood", "plywood", "mdf", "rattan", "cork", "paper", "cardboard", "plastic", "silicone", "rubber", "latex", "foam", "glass",
		"ceramic", "porcelain", "stoneware", "marble", "granite", "stone", "concrete", "steel", "iron", "copper", "brass", "zinc", "tin", "crystal",
		"melamine", "abs", "pvc", "tpu", "tpr", "hdpe", "ldpe", "eva", "ptfe", "carbon", "resin", "pu", "pp", "pet", "pe", "pc", "ps", "borosilicate", "chrome":
		return s, true
	case "stainless", "inox", "ss304", "sus304", "304ss":
		return "stainless", true
	case "aluminum", "aluminium", "alu", "alloy":
		return "aluminium", true
	case "wooden":
		return "wood", true
	case "woolen", "woollen":
		return "wool", true
	case "polypropylene":
		return "pp", true
	case "polyethylene":
		return "pe", true
	case "polycarbonate":
		return "polycarbonate", true
	case "silicon":
		return "silicone", true
	case "bronze":
		return "bronze", true
	}
	return "", false
}

// clothingSize reads S to 6XL.
func clothingSize(s string) (string, bool) {
	switch s {
	case "xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "xxxxl":
		return s, true
	case "2xl":
		return "xxl", true
	case "3xl":
		return "xxxl", true
	case "4xl":
		return "xxxxl", true
	case "5xl", "6xl":
		return s, true
	case "small":
		return "s", true
	case "medium":
		return "m", true
	case "large":
		return "l", true
	}
	return "", false
}

// stopWords are the function words of the languages that buyers write in, and
// the courtesies around a product; they say nothing about which product.
const stopWords = ` a an the of for with and or to in on by from at as is are be this that it its we our you your i my me us no not
 de del la el los las un una unos unas y e o con para por en al su sin que le les des du et ou avec pour sur dans au aux une ce
 da do dos das em no na nos nas com um uma os ao
 der die das den dem des ein eine einen einer und oder mit fur von zu im am aus auf bei ohne
 и в во на с со для из от по к до или не а о об без за под над при
 من في على الى و او مع عن هذا هذه
 please need want looking require quote price quotation pls kindly want like would `

// isStop reports a function word.
func isStop(s string) bool {
	return len(s) < 12 && strings.Contains(stopWords, " "+s+" ")
}

// variantWords part goods that otherwise bear one name: editions, sides, kinds
// of buyers, parts of a whole. However common, they matter.
const variantWords = ` deluxe standard premium professional pro basic home premier ultimate express essential lite plus max mini micro nano
 upgrade upsell update full retail oem academic education educational student teacher nonprofit government volume subscription renewal expansion addon add-on
 mac macintosh windows win linux unix pc xbox playstation ps2 ps3 wii
 left right front rear upper lower inner outer male female men women man woman boy girl kid child baby adult junior senior
 single double twin triple pair pack set kit bundle refill replacement spare case cover bag strap charger adapter battery cable lens filter mount stand holder
 small medium large jumbo xl light heavy soft hard dry wet hot cold wireless wired cordless corded manual automatic electric
 indoor outdoor english french spanish german italian portuguese chinese japanese `

func variantWord(key string) bool {
	return len(key) > 1 && len(key) < 16 && strings.Contains(variantWords, " "+key+" ")
}
