package train

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sampan/app/match"
)

// VariantSet makes a catalog of families whose members differ in one or two
// properties only, and lines as buyers write them. Every third line asks for
// a variant that the firm does not make.
func VariantSet(random *rand.Rand, families int) *Set {
	s := &Set{Name: "variants"}
	kinds, styles := variantKinds(), adjectives()
	// No two families bear the same name.
	for f, both := range random.Perm(len(kinds) * len(styles))[:families] {
		family{s, random, kinds[both%len(kinds)], f, styles[both/len(kinds)]}.make()
	}
	return s
}

type variantKind struct {
	nouns  string // other words for the same thing, parted by /
	first  string // values of the first property, parted by /
	second string // values of the second
}

func adjectives() []string {
	return strings.Fields("classic premium outdoor portable foldable slim heavy-duty eco smart mini kids professional deluxe travel vintage")
}

func variantKinds() []variantKind {
	const colours = "black/white/red/blue/green/pink/grey/yellow"
	return []variantKind{
		{"vacuum flask/thermos bottle", "350 ml/500 ml/750 ml/1 l", colours},
		{"water bottle/drinking bottle", "300 ml/500 ml/600 ml/1000 ml", colours},
		{"food container/lunch box", "0.5 l/0.8 l/1.2 l/2 l", "plastic/glass/stainless steel/bamboo"},
		{"t-shirt/tee shirt", "S/M/L/XL/XXL", colours},
		{"hooded sweatshirt/hoodie", "S/M/L/XL", colours},
		{"led bulb/led lamp", "5 W/7 W/9 W/12 W", "110 V/220 V/12 V"},
		{"power adapter/power supply", "5 V/9 V/12 V/24 V", "1 A/2 A/3 A"},
		{"power bank/portable charger", "5000 mAh/10000 mAh/20000 mAh", colours},
		{"usb flash drive/memory stick", "8 GB/16 GB/32 GB/64 GB", colours},
		{"bed sheet set/bedding set", "150x200 cm/180x200 cm/200x220 cm", colours},
		{"bath towel/towel", "50x90 cm/70x140 cm/100x150 cm", colours},
		{"tablecloth/table cover", "120x180 cm/140x220 cm/150x250 cm", "cotton/polyester/linen/pvc"},
		{"hex bolt/hexagon screw", "M6x20/M6x30/M8x30/M8x40", "steel/brass/stainless steel"},
		{"garden hose/water hose", "10 m/15 m/20 m/30 m", "1/2 inch/3/4 inch/1 inch"},
		{"packing tape/adhesive tape", "48 mm/60 mm/72 mm", "transparent/brown/white"},
		{"a4 copy paper/printing paper", "70 g/m2/75 g/m2/80 g/m2", "white/yellow/pink"},
		{"extension cord/power strip", "1.5 m/3 m/5 m", "black/white"},
		{"submersible pump/water pump", "0.5 kW/0.75 kW/1.1 kW", "220 V/380 V"},
		{"ceramic mug/coffee cup", "250 ml/330 ml/400 ml", colours},
		{"frying pan/skillet", "20 cm/24 cm/28 cm", "aluminium/stainless steel/iron"},
	}
}

type family struct {
	set    *Set
	random *rand.Rand
	kind   variantKind
	number int
	style  string
}

func (f family) make() {
	firsts, seconds := split(f.kind.first), split(f.kind.second)
	nouns := strings.Split(f.kind.nouns, "/")
	for i, a := range firsts {
		for j, b := range seconds {
			id := fmt.Sprintf("v%d-%d-%d", f.number, i, j)
			missing := f.random.IntN(3) == 0
			if !missing {
				f.set.Articles = append(f.set.Articles, match.Article{
					ID: id, Code: fmt.Sprintf("%c%c-%03d%c", 'A'+f.number%26, 'A'+f.number/26%26, 100+i*20+j, 'A'+j),
					Names: []string{fmt.Sprintf("%s %s %s %s", f.style, nouns[0], a, b)},
				})
			}
			if f.random.IntN(3) > 0 {
				continue
			}
			line := Line{Query: match.Query{Text: f.words(nouns, a, b)}, ID: "q" + id}
			if !missing {
				line.Right = map[string]bool{id: true}
			}
			f.set.Lines = append(f.set.Lines, line)
		}
	}
}

// split parts values at the slashes that part no fraction and no unit.
func split(s string) []string {
	s = strings.NewReplacer("1/2 ", "1:2 ", "3/4 ", "3:4 ", "g/m2", "g:m2").Replace(s)
	list := strings.Split(s, "/")
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], ":", "/")
	}
	return list
}

// words asks for a variant the way buyers do: order, spacing, other names.
func (f family) words(nouns []string, a, b string) string {
	switch f.random.IntN(4) {
	case 0, 1:
		a = strings.ReplaceAll(a, " ", "")
	case 2:
		a = converted(a)
	}
	parts := []string{f.style, nouns[f.random.IntN(len(nouns))]}
	if f.random.IntN(2) == 0 {
		parts = append(parts, a, b)
	} else {
		parts = append([]string{b}, append(parts, a)...)
	}
	switch f.random.IntN(4) {
	case 0:
		parts = append(parts, fmt.Sprint(100*(1+f.random.IntN(50)), " pcs"))
	case 1:
		parts = append([]string{"we need"}, parts...)
	}
	return strings.Join(parts, " ")
}

// converted says a measure in another unit, where people do.
func converted(s string) string {
	var value float64
	var unit string
	if n, err := fmt.Sscanf(s, "%g %s", &value, &unit); n != 2 || err != nil || strings.Contains(s, "x") {
		return s
	}
	switch {
	case unit == "ml" && value >= 100:
		return fmt.Sprintf("%g l", value/1000)
	case unit == "l":
		return fmt.Sprintf("%gml", value*1000)
	case unit == "kW":
		return fmt.Sprintf("%gW", value*1000)
	case unit == "mAh":
		return fmt.Sprintf("%gAh", value/1000)
	case unit == "cm" && value >= 20:
		return fmt.Sprintf("%gmm", value*10)
	case unit == "m":
		return fmt.Sprintf("%gcm", value*100)
	}
	return s
}
