package customs

import (
	"strconv"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Box is one box of the head of a declaration: its caption on papers, what it
// says, and how what a broker wrote in it is taken over. Table names the codes
// that it holds, "" for words.
type Box struct {
	Caption string
	Table   string
	Read    func(Declaration) string
	Take    func(*Declaration, string) error
}

// Boxes lists the boxes of the head in the order of the printed form.
func Boxes() []Box {
	return []Box{
		words("海关编号", func(d *Declaration) *string { return &d.Number }),
		words("境内发货人", func(d *Declaration) *string { return &d.Consignor.Name }),
		words("境内发货人代码", func(d *Declaration) *string { return &d.Consignor.USCC }),
		coded("出境关别", "customs_office", func(d *Declaration) *string { return &d.Exit }),
		words("出口日期", func(d *Declaration) *string { return &d.ExportDate }),
		words("备案号", func(d *Declaration) *string { return &d.Manual }),
		words("境外收货人", func(d *Declaration) *string { return &d.Consignee }),
		coded("运输方式", "transport", func(d *Declaration) *string { return &d.Transport }),
		words("运输工具名称", func(d *Declaration) *string { return &d.Vessel }),
		words("航次号", func(d *Declaration) *string { return &d.Voyage }),
		words("提运单号", func(d *Declaration) *string { return &d.Bill }),
		words("生产销售单位", func(d *Declaration) *string { return &d.Producer.Name }),
		words("生产销售单位代码", func(d *Declaration) *string { return &d.Producer.USCC }),
		coded("监管方式", "supervision", func(d *Declaration) *string { return &d.Supervision }),
		coded("征免性质", "duty_exemption", func(d *Declaration) *string { return &d.Levy }),
		words("许可证号", func(d *Declaration) *string { return &d.License }),
		words("合同协议号", func(d *Declaration) *string { return &d.Contract }),
		coded("贸易国（地区）", "country", func(d *Declaration) *string { return &d.SoldTo }),
		coded("运抵国（地区）", "country", func(d *Declaration) *string { return &d.ShippedTo }),
		coded("指运港", "port_foreign", func(d *Declaration) *string { return &d.Destination }),
		coded("离境口岸", "port_domestic", func(d *Declaration) *string { return &d.Port }),
		coded("包装种类", "package", func(d *Declaration) *string { return &d.Package }),
		{"件数", "", func(d Declaration) string { return strconv.Itoa(d.Packages) }, func(d *Declaration, s string) error {
			n, err := money.Exact(s)
			d.Packages = int(n.IntPart())
			return err
		}},
		weighed("毛重（千克）", func(d *Declaration) *money.Decimal { return &d.Gross }),
		weighed("净重（千克）", func(d *Declaration) *money.Decimal { return &d.Net }),
		coded("成交方式", "customs_term", func(d *Declaration) *string { return &d.Term }),
		charged("运费", func(d *Declaration) *Cost { return &d.Freight }),
		charged("保费", func(d *Declaration) *Cost { return &d.Insurance }),
		charged("杂费", func(d *Declaration) *Cost { return &d.Other }),
		words("标记唛码", func(d *Declaration) *string { return &d.Marks }),
		words("备注", func(d *Declaration) *string { return &d.Note }),
	}
}

func words(caption string, field func(*Declaration) *string) Box {
	return Box{caption, "", func(d Declaration) string { return *field(&d) }, func(d *Declaration, s string) error {
		*field(d) = s
		return nil
	}}
}

// coded takes a code with or without its name: "0110", "一般贸易（0110）".
func coded(caption, table string, field func(*Declaration) *string) Box {
	b := words(caption, field)
	b.Table = table
	b.Take = func(d *Declaration, s string) error {
		*field(d) = CodeIn(s)
		return nil
	}
	return b
}

// CodeIn is the code in what people write with its name beside it.
func CodeIn(s string) string {
	s = strings.NewReplacer("（", "(", "）", ")", "|", " ").Replace(strings.TrimSpace(s))
	if open := strings.LastIndex(s, "("); open >= 0 {
		if inside := strings.TrimSuffix(s[open+1:], ")"); alphanumeric(inside) {
			return inside
		}
		s = s[:open]
	}
	for _, part := range strings.Fields(s) {
		if alphanumeric(part) {
			return part
		}
	}
	return strings.TrimSpace(s)
}

func weighed(caption string, field func(*Declaration) *money.Decimal) Box {
	return Box{caption, "", func(d Declaration) string { return field(&d).String() }, func(d *Declaration, s string) error {
		v, err := money.Exact(strings.ReplaceAll(s, ",", ""))
		*field(d) = v
		return err
	}}
}

func charged(caption string, field func(*Declaration) *Cost) Box {
	return Box{caption, "", func(d Declaration) string { return field(&d).String() }, func(d *Declaration, s string) (err error) {
		*field(d), err = ParseCost(s)
		return err
	}}
}

// String writes a cost as the printed form does: currency/value/mark, a rate
// without its currency.
func (c Cost) String() string {
	switch c.Mark {
	case NoCost:
		return ""
	case Rate:
		return c.Value.String() + "/" + string(c.Mark)
	}
	return string(c.Currency) + "/" + c.Value.String() + "/" + string(c.Mark)
}

// ParseCost reads what String writes; a plain "USD/300" or "USD 300" is a sum.
// Anything else is the fault "customs.cost_wrong".
func ParseCost(s string) (Cost, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == ' ' })
	wrong := fault.New("customs.cost_wrong", "Text", s).At("freight")
	if len(parts) == 0 {
		return Cost{}, nil
	}
	c := Cost{Mark: Total}
	if country(parts[0]) {
		c.Currency, parts = money.Currency(parts[0]), parts[1:]
	}
	if len(parts) == 0 || len(parts) > 2 {
		return Cost{}, wrong
	}
	value, err := money.Exact(parts[0])
	if err != nil {
		return Cost{}, wrong
	}
	c.Value = value
	if len(parts) == 2 {
		c.Mark = Mark(parts[1])
	}
	if c.Mark != Rate && c.Mark != PerTon && c.Mark != Total || (c.Mark == Rate) != (c.Currency == "") {
		return Cost{}, wrong
	}
	return c, nil
}

// Named is a code with its name as tables know it: "0110 一般贸易".
func Named(tables trade.Tables, table, code string) string {
	name := ""
	switch table {
	case "":
		return code
	case "country":
		c, _ := tables.CountryNamed(code)
		name = c.NameZH
	default:
		name = named(tables, table, code)
	}
	return strings.TrimSpace(code + " " + name)
}
