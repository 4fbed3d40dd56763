package widgets_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// samples stand for the texts of screens: Chinese, English.
var samples = map[string][2]string{
	"buyer": {"客户", "Buyer"}, "term": {"贸易术语", "Term"}, "port": {"起运港", "Port of loading"}, "valid": {"有效期至", "Valid until"},
	"price": {"单价", "Price"}, "qty": {"数量", "Quantity"}, "amount": {"金额", "Amount"}, "cost": {"成本", "Cost"}, "rate": {"汇率", "Rate"},
	"remark": {"备注", "Remark"}, "issue": {"出具", "Issue"}, "save": {"保存", "Save"}, "delete": {"删除", "Delete"}, "export": {"导出", "Export"},
	"only_mine": {"只看我的", "Only mine"}, "name": {"品名", "Name"}, "model": {"货号", "Item"}, "state": {"状态", "State"}, "due": {"到期", "Due"},
	"head": {"报价抬头", "Head of the quotation"}, "lines": {"明细", "Lines"}, "files": {"附件", "Files"}, "mails": {"邮件", "Mails"}, "photo": {"图片", "Photo"},
	"page": {"报价单", "Quotations"}, "stock": {"库存", "In stock"}, "import": {"导入产品", "Import products"},
}

func pick(zh, en string) string {
	if look.Chinese {
		return zh
	}
	return en
}

type article struct {
	id, zh, en, model string
	price, stock      int64
	tone              rows.Tone
}

func articles(n int) []article {
	kinds := [][2]string{
		{"双层不锈钢真空保温杯", "Double wall vacuum bottle"},
		{"无线充电器 15W", "Wireless charger 15 W"},
		{"婚礼拱门装饰花", "Wedding arch flowers"},
		{"前刹车片（适用丰田卡罗拉，含报警线，陶瓷配方，低噪音低粉尘）", "Front brake pads for Toyota Corolla, ceramic, low dust, with wear sensor"},
		{"真人发假发 20 寸", "Human hair wig 20 inch"},
		{"Größe L 手套", "Gloves Größe L"},
	}
	out := make([]article, n)
	for i := range out {
		k := kinds[i%len(kinds)]
		out[i] = article{fmt.Sprint("p", i), k[0], k[1], fmt.Sprintf("SP-%04d", 500+i*7), int64(274 + i*913%12000), int64(i * 37 % 5000), rows.Tone(i % 5)}
	}
	return out
}

func articleModel() *rows.Model[article] {
	words := [][2]string{{"草稿", "draft"}, {"已报价", "quoted"}, {"有货", "in stock"}, {"将到期", "expires soon"}, {"缺货", "out of stock"}}
	return rows.New(func(a article) string { return a.id },
		rows.Column[article]{Key: "photo", Title: "photo", Kind: rows.Photo, Width: 44},
		rows.Column[article]{Key: "model", Title: "model", Width: 96, Value: func(a article) string { return a.model }},
		rows.Column[article]{Key: "name", Title: "name", Width: 180, Min: 100, Flex: 1, Value: func(a article) string { return a.zh + " " + a.en }},
		rows.Column[article]{Key: "state", Title: "state", Kind: rows.Status, Width: 120, Value: func(a article) string { return pick(words[a.tone][0], words[a.tone][1]) }, Tone: func(a article) rows.Tone { return a.tone }},
		rows.Column[article]{Key: "stock", Title: "stock", Kind: rows.Number, Width: 84, Value: func(a article) string { return money.Format(money.New(a.stock), 0) }, SortKey: func(a article) int64 { return a.stock }},
		rows.Column[article]{
			Key: "price", Title: "price", Kind: rows.Number, Width: 92, Value: func(a article) string { return money.Format(money.Scaled(a.price, 2), 2) },
			SortKey: func(a article) int64 { return a.price }, Set: func(article, string) error { return fault.New("money.not_a_number", "Text", "x") },
		},
		rows.Column[article]{Key: "cost", Title: "cost", Kind: rows.Number, Width: 84, Inside: true, Value: func(a article) string { return money.Format(money.Scaled(a.price*6, 2), 2) }, SortKey: func(a article) int64 { return a.price }},
		rows.Column[article]{Key: "step", Title: "", Kind: rows.Action, Width: 84, Value: func(a article) string {
			if a.tone == rows.Good {
				return ""
			}
			return pick("报价", "Quote")
		}},
		rows.Column[article]{Key: "pick", Title: "", Kind: rows.Check, Width: 36, Value: func(a article) string { return []string{"", "1"}[a.stock%2] }, Set: func(article, string) error { return nil }},
	)
}

func photos(d *widgets.Desk) *widgets.Photos {
	return widgets.NewPhotos(d.Scope, func(_ context.Context, id string) (image.Image, error) {
		if id == "p3" {
			return nil, errors.New("no picture")
		}
		if id == "p1" {
			return bottle(400, 150), nil
		}
		return bottle(200, 300), nil
	})
}

func articleTable(d *widgets.Desk, n int) *widgets.Table[article] {
	t := widgets.NewTable(d, "articles", articleModel())
	t.PhotoOf = func(a article) string { return a.id }
	t.Empty = widgets.Empty{Text: pick("还没有产品", "No products yet"), Sample: pick("例如 SP-500B 保温杯", "e.g. SP-500B vacuum bottle"), Act: "import", OnAct: func() {}}
	t.SetRows(articles(n))
	return t
}

// controls shows every field and button in its states.
func controls(d *widgets.Desk) fyne.CanvasObject {
	buyer := d.Picker("buyer", "")
	buyer.Set(widgets.Option{ID: "1", Label: "Müller GmbH 穆勒公司"})
	empty := d.Picker("port", "widgets.type_to_find")
	term := d.Select("term", "", widgets.Option{ID: "FOB", Label: "FOB"}, widgets.Option{ID: "CIF", Label: "CIF"})
	term.Set("FOB")
	valid := d.DateEntry("valid")
	valid.SetDay("2026-12-22")
	price := d.MoneyEntry("price", "USD", -1)
	price.SetValue(money.Must("13700"))
	qty := d.NumberEntry("qty", 0, "pcs")
	qty.SetValue(money.New(5000))
	rate := d.NumberEntry("rate", 4, "")
	wrong := d.MoneyEntry("amount", "EUR", -1)
	wrong.SetText("abc")
	note := d.Area("remark", "", 3)
	note.SetText(pick("包装：每个一个白盒，外箱唛头按客户要求印刷，务必注明原产地。", "Packing: one white box each; shipping marks as the buyer wishes, with the country of origin."))
	off := d.Entry("off", "")
	off.SetText("QT2611-0042")
	off.Disable()
	portField := d.Field("port", empty)
	portField.SetBlocks(pick("出具前需要填写", "needed to issue"))
	amountField := d.Field("amount", wrong)
	amountField.SetProblem(fault.New("widgets.not_a_day", "Text", "abc"))
	form := widgets.Form(3, d.Field("buyer", buyer), d.Field("term", term), portField,
		d.Field("valid", valid), d.Field("price", price).WithNote(pick("按 1,000 起的阶梯价", "tier from 1,000")), amountField,
		d.Field("qty", qty), d.Field("rate", rate), d.Field("model", off), widgets.Wide(2, d.Field("remark", note)), d.Field("photo", container.NewHBox(d.Photo("p0", theme.PhotoLine), d.Photo("p1", theme.PhotoLine), d.Photo("", theme.PhotoLine))))
	band := d.Band(widgets.Toolbar([]fyne.CanvasObject{d.Text(pick("成本 ¥16.80 · 毛利 18.2 %", "Cost ¥16.80 · margin 18.2 %"))}, []fyne.CanvasObject{d.LinkFigure("margin", "18.2 %", nil), d.Figure("¥16.80", true)}))
	off2 := d.Button("b5", "issue", widgets.Filled, nil)
	off2.Disable()
	check, check2 := d.Check("c", "only_mine", nil), d.Check("c2", "stock", nil)
	check.Set(true)
	buttons := widgets.Toolbar([]fyne.CanvasObject{
		d.Button("b1", "save", widgets.Plain, func() {}), d.Button("b2", "delete", widgets.Dangerous, func() {}), d.IconButton("b3", "export", fynetheme.IconNameDownload, func() {}),
		off2, check, check2,
	}, []fyne.CanvasObject{d.StatusDot(rows.Good, pick("已出具", "issued")), d.StatusDot(rows.Caution, pick("将到期", "expires soon")), d.StatusDot(rows.Danger, pick("已逾期", "late")), d.Button("b4", "issue", widgets.Filled, func() {})})
	bar := d.Progress()
	bar.Set(task.Progress{Done: 340, Total: 1000, What: "产品目录 catalog-2026-autumn.xlsx"})
	tabs := d.Tabs("tabs", nil, widgets.Tab{Key: "lines", Title: "lines", Build: func() fyne.CanvasObject { return bar }},
		widgets.Tab{Key: "files", Title: "files", Build: func() fyne.CanvasObject { return d.Text("…") }}, widgets.Tab{Key: "mails", Title: "mails", Build: func() fyne.CanvasObject { return d.Text("…") }})
	return widgets.Column(theme.Gap4, false, d.Title(d.Say("page")+" / QT2611-0042 R1"), d.Section("head", form, d.Button("b6", "save", widgets.Plain, nil)), band, buttons, widgets.Card(tabs.Content()))
}

func page(d *widgets.Desk, content fyne.CanvasObject) fyne.CanvasObject {
	d.Photos = photos(d)
	hint := d.HintLine()
	return container.NewStack(canvas.NewRectangle(theme.Color(theme.Ground)), widgets.Inset(theme.Gap4, container.NewBorder(nil, hint, nil, nil, content)), d.Toasts().Content())
}

func tableScreen(d *widgets.Desk, n int) (fyne.CanvasObject, *widgets.Table[article]) {
	d.Photos = photos(d)
	t := articleTable(d, n)
	bar := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(280, t.SearchField()), d.Check("mine", "only_mine", nil)},
		[]fyne.CanvasObject{d.IconButton("x", "export", fynetheme.IconNameDownload, nil), d.Button("new", "import", widgets.Filled, nil)})
	return widgets.Column(theme.Gap3, true, bar, widgets.Sheet(t)), t
}

func TestGallery(t *testing.T) {
	for _, dark := range []bool{false, true} {
		for _, language := range []string{"zh", "en"} {
			look.Dark = dark
			name := language + map[bool]string{false: "-light", true: "-dark"}[dark]
			t.Run(name, func(t *testing.T) { drawGallery(t, language, name) })
		}
	}
	look.Dark = false
}

func drawGallery(t *testing.T, language, name string) {
	d := newDesk(t, language, task.Inline{})
	d.Photos = photos(d)
	look.Chinese = language == "zh"
	c := inWindow(d, page(d, controls(d)), 1040, 720)
	c.FocusNext()
	save(t, name+"-controls", c.Capture())

	content, table := tableScreen(d, 60)
	c = inWindow(d, page(d, content), 1040, 420)
	c.Focus(table)
	table.Model.ToggleSort("price")
	table.Model.MoveTo(3)
	table.Model.ExtendTo(5)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	table.Refresh()
	d.Toast(pick("已删除 3 个产品", "3 products removed"), func() {})
	save(t, name+"-table", c.Capture())
	press(c, fyne.KeyF2)
	typeIn(c, "2k")
	press(c, fyne.KeyReturn)
	save(t, name+"-edit", c.Capture())
	press(c, fyne.KeyEscape)

	content, table = tableScreen(d, 0)
	c = inWindow(d, page(d, content), 1040, 300)
	save(t, name+"-empty", c.Capture())
	table.Model.SetLoading(true)
	table.Refresh()
	save(t, name+"-loading", c.Capture())
	drawPopups(t, d, name)
}

func drawPopups(t *testing.T, d *widgets.Desk, name string) {
	p := d.Picker("buyer", "widgets.type_to_find")
	var options []widgets.Option
	for _, a := range articles(30) {
		options = append(options, widgets.Option{ID: a.id, Label: pick(a.zh, a.en), Note: a.model, Also: pick(a.en, a.zh)})
	}
	p.SetOptions(options)
	p.OnAdd = func(string) {}
	day := d.DateEntry("day")
	c := inWindow(d, page(d, widgets.Column(8, false, widgets.Form(2, d.Field("buyer", p), d.Field("valid", day)))), 760, 460)
	c.Focus(p)
	typeIn(c, "bw")
	save(t, name+"-picker", c.Capture())
	press(c, fyne.KeyEscape)
	c.Focus(day)
	press(c, fyne.KeyF7)
	save(t, name+"-calendar", c.Capture())
	press(c, fyne.KeyEscape)
	g := d.ErrorDialog(widgets.Trouble{
		Happened: pick("文件“目录.xlsx”有密码，打不开。", "The file “catalog.xlsx” has a password and cannot be opened."),
		Safe:     pick("没有改动任何产品。", "No product was changed."),
		Do:       pick("请在 Excel 中去掉密码后再导入，或换一个文件。这句话写得长一些，好看看换行是否正常。", "Take the password off in Excel and import it again, or choose another file. This sentence is long so that it wraps."), Act: "import", OnAct: func() {},
	})
	save(t, name+"-error", c.Capture())
	g.Close()
	g = d.Confirm(pick("删除这 3 个产品？", "Remove these 3 products?"), pick("它们会进入回收站，可以恢复。", "They go to the bin and can be brought back."), "delete", true, func() {})
	save(t, name+"-confirm", c.Capture())
	g.Close()
	g, bar := d.ProgressDialog(pick("正在导入", "Importing"), func() {})
	bar.Set(task.Progress{Done: 340, Total: 1000, What: "SP-500B"})
	save(t, name+"-progress", c.Capture())
	g.Close()
	g = d.PathDialog(pick("选择产品目录", "Choose the catalog"), "/home/chen/", func(string) []widgets.Option {
		return []widgets.Option{{ID: "1", Label: pick("文档", "Documents"), Note: "…"}, {ID: "2", Label: "catalog-2026.xlsx"}, {ID: "3", Label: "询盘 Müller.eml"}}
	}, func(string) {})
	save(t, name+"-path", c.Capture())
	g.Close()
	preview := d.PagePreview("paper", d.Button("issue", "issue", widgets.Filled, nil))
	preview.SetPages(2, func(_ context.Context, page, wide int) (image.Image, error) { return bottle(wide, wide*1414/1000), nil })
	c = inWindow(d, page(d, preview), 460, 460)
	save(t, name+"-preview", c.Capture())
}
