package print

import (
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/paper"
	"sampan/app/trade"
)

// The two pages of a delegation are A4 upright, in points.
const (
	deedLeft  = 62.0
	deedWide  = pageWidth - 2*deedLeft
	deedLabel = 98.0
	deedRow   = 25.0
)

var (
	deedTitle = style{19, true, ink}
	deedText  = style{10.5, false, ink}
	deedSmall = style{9, false, ink}
)

// Delegation lays out the power of attorney and the agreement with a broker.
// Lines for signatures and what the broker fills in stay open.
func (p *Printer) Delegation(d customs.Delegation, tables trade.Tables) ([]Page, error) {
	pages := []Page{p.attorney(d, tables), p.agreement(d)}
	return pages, refused(pages)
}

func (p *Printer) attorney(d customs.Delegation, tables trade.Tables) Page {
	l := leaf{p, Page{Width: pageWidth, Height: pageHeight}}
	l.say("代理报关委托书", deedLeft, 66, deedWide, 30, deedTitle, paper.Center)
	l.say("编号：", deedLeft, 106, deedWide-70, 14, deedSmall, paper.Right)
	y := 140.0
	para := func(s string, gap float64) { y += l.write(s, deedLeft, y, deedWide, deedText, paper.Left) + gap }
	para(orBlank(d.Agent.Name, 24)+"：", 16)
	once, long := "√", "　"
	if d.LongTerm {
		once, long = long, once
	}
	var powers []string
	for _, c := range tables.CodesOf("delegated", "") {
		powers = append(powers, c.Code+" "+c.NameZH)
	}
	para("　　我单位现以（"+once+"）逐票、（"+long+"）长期的方式委托贵公司代理下列通关事宜（"+strings.Join(d.Powers, "、")+"）："+strings.Join(powers, "；")+"。具体内容见《委托报关协议》。", 12)
	para("　　我单位保证遵守海关有关法律、法规和规定，保证所提供的情况真实、完整，单证与货物相符，不侵犯他人知识产权。如有违反，愿意承担相应的法律责任。", 12)
	para("　　本委托书自签字之日起生效，有效期至 "+orBlank(d.ValidUntil, 12)+"。", 34)
	at := deedLeft + deedWide*0.42
	for _, line := range []string{
		"委托方（盖章）：" + d.Principal.Name,
		"统一社会信用代码：" + d.Principal.USCC,
		"海关注册编码：" + d.Principal.Customs,
		"法定代表人或其授权签署人（签字）：",
		"签署日期：" + orBlank(d.Signed, 12),
	} {
		y += l.write(line, at, y, deedLeft+deedWide-at, deedText, paper.Left) + 16
	}
	return l.page
}

// deedBox is a caption with its content, over half or the whole of a row.
type deedBox struct {
	caption, value string
	whole          bool
}

func (p *Printer) agreement(d customs.Delegation) Page {
	l := leaf{p, Page{Width: pageWidth, Height: pageHeight}}
	l.say("委托报关协议", deedLeft, 54, deedWide, 30, deedTitle, paper.Center)
	y := 92.0 + l.write("为明确委托报关的具体事项和各自责任，双方经协商订立本协议：", deedLeft, 92, deedWide, deedSmall, paper.Left) + 6
	value := ""
	if d.Value.Currency != "" {
		value = string(d.Value.Currency) + " " + d.Value.String()
	}
	y = l.boxes(y, []deedBox{
		{"委托方", d.Principal.Name, true},
		{"主要货物名称", d.Goods, true},
		{"商品编号", string(d.Code), false},
		{"货物总价", value, false},
		{"出口日期", d.ExportDate, false},
		{"提运单号", d.Bill, false},
		{"贸易方式", d.Supervision, false},
		{"合同号", d.Contract, false},
		{"数（重）量", d.Quantity, false},
		{"包装情况", d.Packing, false},
		{"境内货源地", d.Source, true},
		{"随附单证", strings.Join(d.Documents, "、"), true},
		{"其他要求", d.Requests, true},
	}, "委托方对所填内容和所交单证的真实性负责。")
	y = l.boxes(y+12, []deedBox{
		{"被委托方", d.Agent.Name, true},
		{"统一社会信用代码", d.Agent.USCC, false},
		{"海关备案编码", d.Agent.Customs, false},
		{"报关单编码", "", false},
		{"收到单证日期", "", false},
		{"收到单证情况", ticked(d.Documents), true},
		{"报关收费", "人民币：＿＿＿＿＿＿元", true},
	}, "被委托方按委托内容如实申报，按时办结，并妥善保管单证。")
	half := deedWide / 2
	for i, words := range [][3]string{
		{"委托方（盖章）", "经办人签章：", "联系电话：" + d.Phone}, {"被委托方（盖章）", "报关人员签名：", "联系电话："},
	} {
		x := deedLeft + float64(i)*half
		l.frame(x, y+12, half, 104)
		for n, s := range append(words[:], "＿＿＿＿年＿＿月＿＿日") {
			l.say(s, x+8, y+20+float64(n)*24, half-16, 14, deedSmall, paper.Left)
		}
	}
	return l.page
}

// boxes draws one side of the agreement and gives the depth below it.
func (l *leaf) boxes(y float64, boxes []deedBox, closing string) float64 {
	half, second := deedWide/2, false
	for i, b := range boxes {
		x, width := deedLeft, half
		if b.whole {
			width = deedWide
		} else if second {
			x += half
		}
		const label = deedLabel
		l.frame(x, y, width, deedRow)
		l.rule(x+label, y, x+label, y+deedRow)
		l.say(b.caption, x+5, y+6, label-8, 14, deedSmall, paper.Left)
		l.say(b.value, x+label+5, y+6, width-label-9, 15, deedSmall, paper.Left)
		second = !b.whole && !second
		if !second || i == len(boxes)-1 {
			y += deedRow
		}
	}
	l.frame(deedLeft, y, deedWide, deedRow)
	l.say(closing, deedLeft+5, y+6, deedWide-10, 14, deedSmall, paper.Left)
	return y + deedRow
}

// ticked lists the papers handed over, for the broker to tick.
func ticked(papers []string) string {
	list := slices.Clone(papers)
	for i := range list {
		list[i] = "□ " + list[i]
	}
	return strings.Join(list, "　")
}

// orBlank leaves room to write by hand where nothing is known.
func orBlank(s string, characters int) string {
	if s != "" {
		return s
	}
	return strings.Repeat("＿", characters/2)
}
