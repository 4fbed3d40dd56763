package main

import (
	"fmt"
	"strings"
	"time"

	"sampan/app/match"
)

func matchRows() []row {
	return []row{
		{
			name: "index 100,000 products", runs: 2,
			bounds:  []bound{{quantile: median, time: 5 * time.Second}},
			prepare: indexing(100_000),
		},
		{
			name: "match a line, 100,000 products", runs: 1000,
			bounds: []bound{
				{quantile: median, time: 10 * time.Millisecond},
				{quantile: 0.99, time: 30 * time.Millisecond},
			},
			prepare: matching(100_000),
		},
		{
			name: "match a line, 1,000,000 products", runs: 500,
			bounds: []bound{
				{quantile: median, time: 50 * time.Millisecond},
				{quantile: keeps, bytes: 1_200_000_000},
			},
			prepare: matching(1_000_000),
		},
	}
}

func indexing(n int) func(string) (run, error) {
	return func(string) (run, error) {
		words, err := match.OpenDictionary()
		return func(int) (int, error) {
			indexed(words, n)
			return 0, nil
		}, err
	}
}

func matching(n int) func(string) (run, error) {
	return func(string) (run, error) {
		words, err := match.OpenDictionary()
		if err != nil {
			return nil, err
		}
		index := indexed(words, n)
		return func(i int) (int, error) {
			index.Match(match.Query{Text: wanted(i, n)}, 5)
			return 0, nil
		}, nil
	}
}

func indexed(words *match.Dictionary, n int) *match.Index {
	index := match.NewIndex(words)
	for i := range n {
		index.Put(article(i))
	}
	return index
}

// ware is what one line of the made-up catalog is: each number gives another
// one, and the same number always the same.
type ware struct {
	kind, kindZH, kindES, colour, material, code string
	size                                         int
	unit                                         string
}

func wareOf(i int) ware {
	kinds := [][3]string{
		{"vacuum bottle", "保温杯", "termo"},
		{"phone case", "手机壳", "funda de móvil"},
		{"brake pad", "刹车片", "pastilla de freno"},
		{"desk lamp", "台灯", "lámpara de mesa"},
		{"human hair wig", "真人假发", "peluca de cabello humano"},
		{"oil filter", "机油滤清器", "filtro de aceite"},
		{"USB-C charging cable", "数据线", "cable de carga"},
		{"wedding arch", "婚礼拱门", "arco de boda"},
		{"ceramic vase", "陶瓷花瓶", "jarrón de cerámica"},
		{"power bank", "充电宝", "batería externa"},
		{"cabin filter", "空调滤芯", "filtro de habitáculo"},
		{"throw pillow cover", "抱枕套", "funda de cojín"},
		{"bluetooth speaker", "蓝牙音箱", "altavoz bluetooth"},
	}
	colours := []string{"black", "white", "navy blue", "red", "rose gold", "olive green", "grey"}
	materials := []string{"stainless steel", "TPU", "cotton", "aluminium", "oak wood", "ABS", "silicone", "glass", "linen"}
	units := []string{"ml", "cm", "mm", "g", "W"}
	mixed := uint64(i+1) * 0x9E3779B97F4A7C15
	k := kinds[mixed>>32%uint64(len(kinds))]
	return ware{
		kind: k[0], kindZH: k[1], kindES: k[2],
		colour:   colours[mixed>>17%uint64(len(colours))],
		material: materials[mixed>>23%uint64(len(materials))],
		code:     fmt.Sprintf("%c%c-%05d%c", 'A'+mixed>>40%26, 'A'+mixed>>45%26, i, 'A'+mixed>>50%26),
		size:     int(50 + mixed>>11%190*5),
		unit:     units[mixed>>29%uint64(len(units))],
	}
}

func article(i int) match.Article {
	w := wareOf(i)
	return match.Article{
		ID: fmt.Sprint(i), Code: w.code, Model: w.code,
		Names:    []string{strings.ToUpper(w.kind[:1]) + w.kind[1:], w.kindZH},
		Spec:     fmt.Sprintf("%d %s, %s, gift box", w.size, w.unit, w.material),
		Material: w.material, Colour: w.colour,
	}
}

// wanted is the i-th line of buyers who ask, each in one of several ways, for
// one of n articles.
func wanted(i, n int) string {
	w := wareOf(i * 7919 % n)
	switch i % 6 {
	case 0:
		return fmt.Sprintf("%s %d%s %s", w.kind, w.size, w.unit, w.colour)
	case 1:
		return "your item " + w.code
	case 2:
		return fmt.Sprintf("%s %d%s", w.kindZH, w.size, w.unit)
	case 3:
		return fmt.Sprintf("%s, %d %s, color %s", w.kindES, w.size, w.unit, w.colour)
	case 4:
		return w.kind[:2] + w.kind[3:] + " " + w.material // a letter forgotten
	}
	return fmt.Sprintf("Please quote 5,000 pcs of %s in %s, %d %s, like %s", w.kind, w.material, w.size, w.unit, strings.ReplaceAll(w.code, "-", ""))
}
