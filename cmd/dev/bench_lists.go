package main

import (
	"context"
	"fmt"

	"sampan/ui/widgets/rows"
)

// listed is a contact as a list shows it.
type listed struct{ id, name, chinese, country, code string }

// listedContacts are n different firms in Latin and Chinese writing, always the same.
func listedContacts(n int) []listed {
	names := []string{"Müller", "Acme", "García", "Петров", "Yıldız", "Sunrise", "Baltic", "Andes", "Kimura", "Okafor"}
	trades := []string{"Trading", "Imports", "Automotive", "Living", "Electronics", "Wedding"}
	chinese := []string{"宁波", "义乌", "深圳", "杭州", "广州", "青岛", "厦门"}
	goods := []string{"汽配", "饰品", "电子", "家居", "五金", "服装", "玩具", "灯具", "箱包", "文具", "工具"}
	countries := []string{"DE", "US", "ES", "RU", "TR", "AE", "LT", "CL", "JP", "NG", "BR", "PL", "IN"}
	out := make([]listed, n)
	for i := range out {
		out[i] = listed{
			id:      fmt.Sprint(i),
			name:    fmt.Sprintf("%s %s %d GmbH", names[i%len(names)], trades[i%len(trades)], i),
			chinese: fmt.Sprintf("%s%s第%d有限公司", chinese[i%len(chinese)], goods[i%len(goods)], i%997),
			country: countries[i%len(countries)],
			code:    fmt.Sprintf("C-%06d", i),
		}
	}
	return out
}

func listModel(n int) *rows.Model[listed] {
	m := rows.New(func(c listed) string { return c.id },
		rows.Column[listed]{Key: "code", Value: func(c listed) string { return c.code }},
		rows.Column[listed]{Key: "name", Value: func(c listed) string { return c.name }},
		rows.Column[listed]{Key: "chinese", Value: func(c listed) string { return c.chinese }},
		rows.Column[listed]{Key: "country", Value: func(c listed) string { return c.country }},
	)
	all := listedContacts(n)
	m.SetFolded(all, m.Fold(context.Background(), all))
	return m
}

func filterRows(n int) func(string) (run, error) {
	return func(string) (run, error) {
		m := listModel(n)
		keys := typed("muller trading 9", "宁波汽配", "nbqp", "shenzhen dianzi", "c-0999", "петров", "zzz")
		return func(i int) (int, error) {
			m.SetFilter(keys[i%len(keys)])
			return 0, nil
		}, nil
	}
}

// typed gives what stands in the filter after each key of each text, and the
// empty filter between them.
func typed(texts ...string) []string {
	var out []string
	for _, t := range texts {
		for i := range t {
			out = append(out, t[:i])
		}
		out = append(out, t)
	}
	return out
}

func sortRows(n int) func(string) (run, error) {
	return func(string) (run, error) {
		m := listModel(n)
		columns := []string{"name", "chinese", "country", "code"}
		return func(i int) (int, error) {
			m.SortBy(columns[i%len(columns)], i%2 == 1)
			return 0, nil
		}, nil
	}
}
