package customs

import (
	"strings"

	"sampan/app/money"
	"sampan/app/trade"
)

// Delegation is what the power of attorney (代理报关委托书) and the agreement
// (委托报关协议) with a broker say. Days are ISO days.
type Delegation struct {
	Principal  Party
	Signatory  string // legal representative or who signs for him
	Phone      string
	Agent      Party
	LongTerm   bool     // for all shipments, not for one
	Powers     []string // letters of the table "delegated"
	Signed     string
	ValidUntil string

	Goods       string
	Code        trade.HSCode
	Value       money.Amount
	ExportDate  string
	Bill        string
	Supervision string
	Quantity    string // pieces and weight
	Packing     string
	Source      string // 境内货源地
	Contract    string
	Documents   []string // handed over
	Requests    string
}

// Delegate fills a delegation for one declaration: to fill in, declare and
// attend, which every broker asks for.
func Delegate(d Declaration, tables trade.Tables) Delegation {
	out := Delegation{
		Principal: d.Consignor, Agent: d.Agent, Powers: []string{"A", "B"}, ExportDate: d.ExportDate, Bill: d.Bill, Contract: d.Contract,
		Supervision: named(tables, "supervision", d.Supervision), Packing: named(tables, "package", d.Package),
		Documents: []string{"合同", "发票", "装箱单", "申报要素"},
	}
	var names, sources []string
	for i, item := range d.Items {
		if i == 0 {
			out.Code, out.Value.Currency = item.Code, item.Total.Currency
		}
		out.Value.Minor += item.Total.Minor
		if len(names) < 3 {
			names = with(names, item.Name)
		}
		sources = with(sources, item.District+named(tables, "district", item.District))
	}
	out.Goods, out.Source = strings.Join(names, "、"), strings.Join(sources, "、")
	if len(d.Items) > 3 {
		out.Goods += "等"
	}
	out.Quantity = money.New(int64(d.Packages)).String() + "件 / 毛重" + d.Gross.String() + "千克"
	return out
}

func named(tables trade.Tables, table, code string) string {
	row, _ := tables.Coded(table, code, "")
	return row.NameZH
}

func with(list []string, word string) []string {
	for _, w := range list {
		if w == word {
			return list
		}
	}
	if word == "" {
		return list
	}
	return append(list, word)
}
