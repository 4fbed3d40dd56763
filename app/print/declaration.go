package print

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/trade"
)

// The printed form of an export declaration: A4 landscape, in points. Its
// boxes, their order and captions are those of the customs' own print, so that
// a broker reads it without searching.
const (
	formWidth  = pageHeight
	formHeight = pageWidth
	formLeft   = 27.0
	formRight  = 807.0
	formTop    = 93.3
	formRow    = 22.3
	formItem   = 36.8
)

// The rules between the boxes, by row.
var formColumns = [][]float64{
	{27, 270, 398, 546, 665, 807},
	{27, 270, 398, 546, 807},
	{27, 270, 398, 546, 807},
	{27, 270, 398, 546, 665, 807},
	{27, 270, 306, 398, 488, 546, 634, 720, 807},
}

// The columns of the items: number, code, name, quantity, price, origin,
// destination, source, levy.
var itemColumns = []float64{30, 50, 112, 368, 450, 530, 592, 656, 756, 804}

var (
	formCaption = style{7.5, false, ink}
	formValue   = style{8, false, ink}
	formSmall   = style{7, false, ink}
)

// form lays out one declaration.
type form struct {
	leaf
	d      customs.Declaration
	tables trade.Tables
}

// Declaration lays an export declaration out as the printed form, as many
// items on a page as the day's rule says. Codes stand behind their names.
func (p *Printer) Declaration(d customs.Declaration, tables trade.Tables, day string) ([]Page, error) {
	perPage, _, err := tables.Rules.Whole("declaration.rows_per_page", day)
	if err != nil {
		return nil, err
	}
	chunks := slices.Collect(slices.Chunk(d.Items, perPage))
	if len(chunks) == 0 {
		chunks = [][]customs.Item{nil}
	}
	var pages []Page
	for i, items := range chunks {
		f := form{leaf{p, Page{Width: formWidth, Height: formHeight}}, d, tables}
		f.top(i+1, len(chunks))
		f.head()
		f.items(items, perPage)
		f.foot(perPage)
		pages = append(pages, f.page)
	}
	return pages, refused(pages)
}

func (f *form) top(page, pages int) {
	f.say("中华人民共和国海关出口货物报关单", 200, 34, formWidth-400, 26, style{19, true, ink}, paper.Center)
	office := cmp.Or(f.named("customs_office", f.d.Office), f.named("customs_office", f.d.Exit), f.d.Exit)
	if office == "" {
		office = "　　"
	}
	f.say("（"+strings.TrimSuffix(office, "海关")+" 海关）", 340, 66, 160, 12, formValue, paper.Center)
	f.say("预录入编号：", formLeft, 78, 240, 12, formValue, paper.Left)
	f.say("海关编号："+f.d.Number, 272, 78, 250, 12, formValue, paper.Left)
	f.say(fmt.Sprintf("页码/页数：%d/%d", page, pages), 690, 78, formRight-690, 12, formValue, paper.Right)
	if f.d.Number == "" {
		f.say("草稿，供报关企业参照录入", formLeft, 62, 240, 12, formSmall.in(danger), paper.Left)
	}
}

// box is one box of the head.
type box struct{ caption, code, value string }

func (f *form) head() {
	d := f.d
	rows := [][]box{
		{
			{"境内发货人", d.Consignor.USCC, d.Consignor.Name},
			{"出境关别", d.Exit, f.named("customs_office", d.Exit)},
			{"出口日期", "", d.ExportDate},
			{"申报日期", "", ""},
			{"备案号", "", d.Manual},
		},
		{
			{"境外收货人", d.ConsigneeAEO, d.Consignee},
			{"运输方式", d.Transport, f.named("transport", d.Transport)},
			{"运输工具名称及航次号", "", together("/", d.Vessel, d.Voyage)},
			{"提运单号", "", d.Bill},
		},
		{
			{"生产销售单位", d.Producer.USCC, d.Producer.Name},
			{"监管方式", d.Supervision, f.named("supervision", d.Supervision)},
			{"征免性质", d.Levy, f.named("duty_exemption", d.Levy)},
			{"许可证号", "", d.License},
		},
		{
			{"合同协议号", "", d.Contract},
			{"贸易国（地区）", d.SoldTo, f.country(d.SoldTo)},
			{"运抵国（地区）", d.ShippedTo, f.country(d.ShippedTo)},
			{"指运港", d.Destination, f.named("port_foreign", d.Destination)},
			{"离境口岸", d.Port, f.named("port_domestic", d.Port)},
		},
		{
			{"包装种类", d.Package, f.packages()},
			{"件数", "", figure(money.New(int64(d.Packages)))},
			{"毛重（千克）", "", figure(d.Gross)},
			{"净重（千克）", "", figure(d.Net)},
			{"成交方式", d.Term, f.named("customs_term", d.Term)},
			{"运费", "", cost(d.Freight)},
			{"保费", "", cost(d.Insurance)},
			{"杂费", "", cost(d.Other)},
		},
	}
	for r, boxes := range rows {
		y, edges := formTop+float64(r)*formRow, formColumns[r]
		f.rule(formLeft, y, formRight, y)
		for i, b := range boxes {
			f.rule(edges[i], y, edges[i], y+formRow)
			f.fill(b, edges[i]+3, y, edges[i+1]-edges[i]-5, formRow)
		}
		f.rule(formRight, y, formRight, y+formRow)
	}
	f.attached()
}

// fill writes a box: its caption with the code behind it, the value below.
func (f *form) fill(b box, x, y, width, depth float64) {
	caption := b.caption
	if b.code != "" {
		caption += "（" + b.code + "）"
	}
	f.say(caption, x, y+0.5, width, 10.5, formCaption, paper.Left)
	f.say(b.value, x, y+11, width, depth-11, formValue, paper.Left)
}

// attached are the two boxes across: accompanying documents, marks and notes.
func (f *form) attached() {
	y := formTop + 5*formRow
	f.rule(formLeft, y, formRight, y)
	var list []string
	for _, a := range f.d.Attached {
		list = append(list, a.Code+":"+a.Number)
	}
	f.fill(box{"随附单证及编号", "", strings.Join(list, "; ")}, formLeft+3, y, formRight-formLeft-6, formRow)
	y += formRow
	f.rule(formLeft, y, formRight, y)
	var containers []string
	for _, c := range f.d.Containers {
		containers = append(containers, c.Number)
	}
	note := together("　", f.d.Note, strings.Join(containers, "; "))
	f.say("标记唛码及备注", formLeft+3, y+0.5, 200, 10.5, formCaption, paper.Left)
	f.say(together("　", f.d.Marks, note), formLeft+3, y+12, formRight-formLeft-6, 42, formValue, paper.Left)
	bottom := f.itemsTop()
	f.rule(formLeft, formTop+5*formRow, formLeft, bottom)
	f.rule(formRight, formTop+5*formRow, formRight, bottom)
}

func (f *form) itemsTop() float64 { return formTop + 6*formRow + 56 }

func (f *form) items(items []customs.Item, perPage int) {
	y := f.itemsTop()
	f.rule(formLeft, y, formRight, y)
	captions := []string{"项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "原产国（地区）", "最终目的国（地区）", "境内货源地", "征免"}
	for i, c := range captions {
		f.say(c, itemColumns[i], y+1, itemColumns[i+1]-itemColumns[i]-2, 11, formSmall, paper.Left)
	}
	y += 12.9
	f.rule(formLeft, y, formRight, y)
	bottom := y + float64(perPage)*formItem
	f.rule(formLeft, f.itemsTop(), formLeft, bottom)
	f.rule(formRight, f.itemsTop(), formRight, bottom)
	for i := range perPage {
		if i < len(items) {
			f.item(items[i], y)
		}
		y += formItem
		f.dotted(y)
	}
}

// dotted parts two items.
func (f *form) dotted(y float64) {
	for x := formLeft; x < formRight; x += 4 {
		f.add(Line{x, y, min(x+2, formRight), y, 0.4, soft})
	}
}

func (f *form) item(item customs.Item, y float64) {
	third := formItem / 3
	cell := func(column, row int, s string) {
		width := itemColumns[column+1] - itemColumns[column] - 3
		f.say(s, itemColumns[column], y+float64(row)*third+0.5, width, third, formSmall, paper.Left)
	}
	cell(0, 0, fmt.Sprint(item.Number))
	cell(1, 0, string(item.Code))
	cell(2, 0, item.Name)
	f.say(item.Elements, itemColumns[2], y+third+0.5, itemColumns[3]-itemColumns[2]-3, 2*third-1, formSmall, paper.Left)
	cell(3, 0, f.counted(item.FirstQty, item.FirstUnit))
	cell(3, 1, f.counted(item.SecondQty, item.SecondUnit))
	cell(3, 2, f.counted(item.Quantity, item.Unit))
	cell(4, 0, item.Price.StringFixed(4))
	cell(4, 1, item.Total.String())
	cell(4, 2, f.currency(item.Total.Currency))
	cell(5, 0, f.country(item.Origin))
	cell(5, 1, coded(item.Origin))
	cell(6, 0, f.country(item.Destination))
	cell(6, 1, coded(item.Destination))
	cell(7, 0, coded(item.District))
	cell(7, 1, f.named("district", item.District))
	cell(8, 0, f.named("duty_mode", item.DutyMode))
	cell(8, 1, coded(item.DutyMode))
}

func (f *form) foot(perPage int) {
	y := f.itemsTop() + 12.9 + float64(perPage)*formItem
	f.rule(formLeft, y, formRight, y)
	// an export leaves the first three open (arts 44 to 46)
	words := []string{"特殊关系确认：", "价格影响确认：", "支付特许权使用费确认：", "公式定价确认：", "暂定价格确认：", "自报自缴：", "水运中转："}
	step := (formRight - formLeft - 6) / float64(len(words))
	for i, s := range words {
		f.say(s, formLeft+3+float64(i)*step, y+3, step-2, 11, formSmall, paper.Left)
	}
	f.rule(formLeft, y+16, formRight, y+16)
	bottom, middle := y+16+46, 546.0
	f.say("报关人员", formLeft+3, y+19, 80, 11, formCaption, paper.Left)
	f.say("报关人员证号", 130, y+19, 110, 11, formCaption, paper.Left)
	f.say("电话", 250, y+19, 60, 11, formCaption, paper.Left)
	f.say("兹申明对以上内容承担如实申报、依法纳税之法律责任", 320, y+19, middle-322, 11, formCaption, paper.Left)
	f.say("申报单位　"+f.d.Agent.Name, formLeft+3, y+40, 300, 11, formCaption, paper.Left)
	f.say("申报单位（签章）", 400, y+40, middle-404, 11, formCaption, paper.Right)
	f.say("海关批注及签章", middle+4, y+19, 200, 11, formCaption, paper.Left)
	f.rule(formLeft, bottom, formRight, bottom)
	for _, x := range []float64{formLeft, formRight} {
		f.rule(x, y, x, bottom)
	}
	f.rule(middle, y+16, middle, bottom)
}

func (f *form) named(table, code string) string {
	row, _ := f.tables.Coded(table, code, "")
	return row.NameZH
}

func (f *form) packages() string {
	list := []string{f.named("package", f.d.Package)}
	for _, code := range f.d.OtherPacks {
		list = append(list, f.named("package", code))
	}
	return strings.Join(filled(list), "/")
}

func (f *form) country(alpha3 string) string {
	c, _ := f.tables.CountryNamed(alpha3)
	return c.NameZH
}

func (f *form) currency(c money.Currency) string {
	n, ok := f.tables.Currency(c)
	if !ok {
		return string(c)
	}
	return n.NameZH + "（" + string(c) + "）"
}

func (f *form) counted(q money.Decimal, unit string) string {
	if q.IsZero() || unit == "" {
		return ""
	}
	i := slices.IndexFunc(f.tables.Units, func(u trade.Unit) bool { return u.Customs == unit })
	if i < 0 {
		return figure(q) + " " + unit
	}
	return figure(q) + f.tables.Units[i].NameZH
}

func coded(code string) string {
	if code == "" {
		return ""
	}
	return "（" + code + "）"
}

// figure is a number as the form writes it: no thousands marks.
func figure(d money.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return money.Round(d, 5).String()
}

// cost is a cost as the form writes it: currency/value/mark.
func cost(c customs.Cost) string {
	switch c.Mark {
	case customs.NoCost:
		return ""
	case customs.Rate:
		return figure(c.Value) + "/" + string(c.Mark)
	}
	return string(c.Currency) + "/" + figure(c.Value) + "/" + string(c.Mark)
}
