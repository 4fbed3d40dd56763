package match_test

import (
	"slices"
	"strings"
	"testing"

	"sampan/app/match"
)

// strong gives the keys of the tokens that are no parts and no joins.
func strong(text string) []string {
	var keys []string
	for _, t := range match.Tokens(text) {
		if !t.Weak {
			keys = append(keys, t.Key)
		}
	}
	return keys
}

// TestEqualMeaning holds ways of writing against each other that mean one thing.
func TestEqualMeaning(t *testing.T) {
	for _, c := range [][2]string{
		{"500 ml", "500ml"},
		{"500 ml", "0.5 l"},
		{"500 ml", "0,5 L"},
		{"16.9 fl oz", "500 ml"},
		{"1,000 g", "1 kg"},
		{"PSL-X350H", "pslx350h"},
		{"PSL X350H", "psl x350h"},
		{"batteries", "battery"},
		{"boxes", "box"},
		{"T-shirts", "t-shirt"},
		{"20 x 30 cm", "20x30cm"},
		{"20×30 cm", "200 x 300 mm"},
		{"20cm x 30cm", "20*30 cm"},
		{"12V", "12 volts"},
		{"2 TB", "2000GB"},
		{`24"`, "24 inch"},
		{`2-1/2"`, "2.5 inches"},
		{"½ inch", "1/2 inch"},
		{"80 g/m2", "80 gsm"},
		{"grey", "gray"},
		{"wooden", "wood"},
		{"3XL", "XXXL"},
		{"500 毫升", "500ml"},
		{"10个", "10 pcs"},
		{"٥٠٠ مل", "500 ml"},
		{"Café", "cafe"},
		{"ＡＢＣ１２３", "abc123"},
		{"-20 °C", "20°C"},
		{"5 мм", "5 mm"},
		{"100%", "100 percent"},
		{"1 dozen", "12 pcs"},
	} {
		if a, b := strong(c[0]), strong(c[1]); !slices.Equal(a, b) {
			t.Errorf("%q gives %q, %q gives %q", c[0], a, c[1], b)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text string
		kind match.Kind
		key  string
	}{
		{"KX-TG6700B", match.Code, "kxtg6700b"},
		{"7737A001", match.Code, "7737a001"},
		{"0101072302", match.Code, "0101072302"},
		{"010-10723-02", match.Code, "0101072302"},
		{"red", match.Colour, "red"},
		{"blk", match.Colour, "black"},
		{"bamboo", match.Material, "bamboo"},
		{"XL", match.Size, "size xl"},
		{"2007", match.Number, "2007"},
		{"6.0", match.Number, "6"},
		{"flask", match.Word, "flask"},
		{"cs3", match.Code, "cs3"},
		{"保温", match.Pair, "保温"},
	} {
		list := match.Tokens(c.text)
		if len(list) == 0 || list[0].Kind != c.kind || list[0].Key != c.key {
			t.Errorf("%q gives %+v, want %v %q", c.text, list, c.kind, c.key)
		}
	}
}

// TestPieces names what a text must and must not be read as.
func TestPieces(t *testing.T) {
	for _, c := range []struct {
		text      string
		has, lack []string
	}{
		{"2 in 1 cleaner", []string{"2", "1", "cleaner"}, nil},
		{"2 x 8GB kit", []string{"kit"}, []string{"=x2x8"}},
		{"black-500ml", []string{"black"}, []string{"black500ml"}},
		{"kid's shoes", []string{"kid", "shoe"}, []string{"s"}},
		{"huile d'olive", []string{"huile", "olive"}, []string{"d"}},
		{"office2007", []string{"office2007", "office", "2007"}, nil},
		{"SRSA212/BLK", []string{"srsa212blk", "srsa212", "black"}, nil},
		{"the price of a lens", []string{"lens"}, []string{"the", "of", "a", "price"}},
		{"DSC W120", []string{"dscw120", "w120"}, nil},
	} {
		var keys []string
		for _, x := range match.Tokens(c.text) {
			keys = append(keys, x.Key)
		}
		for _, k := range c.has {
			if !slices.Contains(keys, k) {
				t.Errorf("%q gives %q, lacks %q", c.text, keys, k)
			}
		}
		for _, k := range c.lack {
			if slices.Contains(keys, k) {
				t.Errorf("%q gives %q, should not hold %q", c.text, keys, k)
			}
		}
	}
}

// FuzzTokens feeds the normaliser anything: it must end, stay within its
// bounds and say the same twice.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"", "500 ml", "2-1/2\" x 30cm", "KX-TG6700B/黑色", "\xff\xfe1,,2..3", "١٢٣ مل", "1/0 inch", strings.Repeat("9", 400), "x*x*x", "1x", "5e9999",
		"''\"%", "3 x 4 x", "毫升", "5毫升装", "½½½", "a'b'c", "-1-2-3-", "1x2x3x4x5x6x7", "g/m2 80g/m2",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := match.Tokens(s)
		if len(list) > 400 {
			t.Fatalf("%d tokens", len(list))
		}
		for _, x := range list {
			if x.Key == "" || x.Value != x.Value || x.Value < 0 {
				t.Fatalf("odd token %+v of %q", x, s)
			}
		}
		if !slices.Equal(list, match.Tokens(s)) {
			t.Fatalf("%q reads differently the second time", s)
		}
	})
}
