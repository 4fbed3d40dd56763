package app

import (
	"cmp"
	"slices"
	"strings"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// ProductColumns are the columns that an import of products understands, in
// the order of its template.
func ProductColumns() []sheet.Target {
	kg, cm := []string{"kg", "kgs", "千克", "公斤"}, []string{"cm", "厘米", "公分"}
	return []sheet.Target{
		{Key: "code", ZH: "货号", EN: "Item no.", Synonyms: []string{"code", "sku", "item", "item no", "article", "art. no.", "产品编号", "编号", "款号"}, Required: true, Example: "SP-500B"},
		{Key: "name_en", ZH: "英文品名", EN: "Name (EN)", Synonyms: []string{"name_en", "name", "description", "product name", "english name", "英文名称", "品名英文"}, Example: "Vacuum bottle 500 ml"},
		{Key: "name_zh", ZH: "中文品名", EN: "Name (ZH)", Synonyms: []string{"name_zh", "chinese name", "品名", "产品名称", "中文名称", "名称"}, Example: "不锈钢保温杯"},
		{Key: "photo", ZH: "图片", EN: "Photo", Synonyms: []string{"picture", "image", "photo", "照片", "产品图片"}, Kind: sheet.Photo},
		{Key: "model", ZH: "型号", EN: "Model", Synonyms: []string{"model no"}, Example: "VB500"},
		{Key: "category", ZH: "类别", EN: "Category", Synonyms: []string{"分类", "品类"}, Example: "水具"},
		{Key: "spec_en", ZH: "英文规格", EN: "Specification (EN)", Synonyms: []string{"spec_en", "spec", "specification", "英文描述"}, Example: "500 ml, SUS304"},
		{Key: "spec_zh", ZH: "中文规格", EN: "Specification (ZH)", Synonyms: []string{"spec_zh", "规格", "规格描述", "中文描述"}, Example: "500毫升，304不锈钢"},
		{Key: "material", ZH: "材质", EN: "Material", Synonyms: []string{"材料"}},
		{Key: "colour", ZH: "颜色", EN: "Colour", Synonyms: []string{"color"}},
		{Key: "size", ZH: "尺寸", EN: "Size", Synonyms: []string{"产品尺寸"}},
		{Key: "brand", ZH: "品牌", EN: "Brand"},
		{Key: "unit", ZH: "单位", EN: "Unit", Synonyms: []string{"计量单位"}, Example: "pcs"},
		{Key: "hs_code", ZH: "HS编码", EN: "HS code", Synonyms: []string{"hs_code", "hs", "海关编码", "商品编码", "税号"}, Example: "9617001900"},
		{Key: "origin_place", ZH: "境内货源地", EN: "Place of production", Synonyms: []string{"origin", "货源地", "产地"}},
		{Key: "cost", ZH: "采购价(含税)", EN: "Cost CNY", Synonyms: []string{"cost_cny", "cost", "purchase price", "成本", "进价", "采购价", "含税价", "含税进价"}, Kind: sheet.Money, Example: "16.8"},
		{Key: "cost_basis", ZH: "发票类型", EN: "Tax basis", Synonyms: []string{"cost_basis", "票种", "开票"}, Kind: sheet.Choice, Choices: basisChoices(), Example: "专票13%"},
		{Key: "vat_rate", ZH: "增值税率", EN: "VAT rate", Synonyms: []string{"vat_rate", "vat", "税率"}, Kind: sheet.Percent, Example: "13%"},
		{Key: "refund_rate", ZH: "退税率", EN: "Refund rate", Synonyms: []string{"refund_rate", "refund"}, Kind: sheet.Percent, Example: "13%"},
		{Key: "currency", ZH: "报价币种", EN: "Currency", Synonyms: []string{"币种"}, Example: "USD"},
		{Key: "price", ZH: "FOB单价", EN: "FOB price", Synonyms: []string{"price", "unit price", "fob", "单价", "报价"}, Kind: sheet.Money, Example: "2.74"},
		{Key: "tiers", ZH: "阶梯价", EN: "Price tiers", Synonyms: []string{"tiers"}, Example: "500:2.74;2000:2.62"},
		{Key: "moq", ZH: "起订量", EN: "MOQ", Synonyms: []string{"最小起订量"}, Kind: sheet.Decimal, Units: []string{"pcs", "个", "件", "套"}, Example: "500"},
		{Key: "lead_days", ZH: "交期(天)", EN: "Lead time (days)", Synonyms: []string{"lead_days", "lead time", "交期", "交货期"}, Kind: sheet.Integer, Units: []string{"days", "天"}, Example: "25"},
		{Key: "stock", ZH: "库存", EN: "Stock", Synonyms: []string{"stock_qty", "库存数量"}, Kind: sheet.Decimal},
		{Key: "clearance", ZH: "清仓数量", EN: "Clearance", Synonyms: []string{"clearance_qty"}, Kind: sheet.Decimal},
		{Key: "supplier", ZH: "供应商", EN: "Supplier", Synonyms: []string{"factory", "工厂", "厂家"}},
		{Key: "per_inner", ZH: "内盒数", EN: "Pcs/inner", Synonyms: []string{"pcs_per_inner", "内盒装数"}, Kind: sheet.Integer},
		{Key: "per_carton", ZH: "每箱数量", EN: "Pcs/carton", Synonyms: []string{"pcs_per_carton", "pcs/ctn", "qty/ctn", "装箱数", "装箱数量", "外箱装数"}, Kind: sheet.Integer, Example: "24"},
		{Key: "length", ZH: "外箱长cm", EN: "Carton L cm", Synonyms: []string{"carton_l_cm", "长"}, Kind: sheet.Decimal, Units: cm, Example: "45"},
		{Key: "width", ZH: "外箱宽cm", EN: "Carton W cm", Synonyms: []string{"carton_w_cm", "宽"}, Kind: sheet.Decimal, Units: cm, Example: "31"},
		{Key: "height", ZH: "外箱高cm", EN: "Carton H cm", Synonyms: []string{"carton_h_cm", "高"}, Kind: sheet.Decimal, Units: cm, Example: "28"},
		{Key: "gross", ZH: "毛重kg", EN: "G.W. kg", Synonyms: []string{"carton_gross_kg", "gw", "g.w.", "毛重"}, Kind: sheet.Decimal, Units: kg, Example: "13.2"},
		{Key: "net", ZH: "净重kg", EN: "N.W. kg", Synonyms: []string{"carton_net_kg", "nw", "n.w.", "净重"}, Kind: sheet.Decimal, Units: kg, Example: "12"},
		{Key: "certificates", ZH: "认证", EN: "Certificates", Synonyms: []string{"证书"}, Example: "CE | 0123-456 | TÜV | 2025-01-01 ~ 2028-01-01; RoHS"},
		{Key: "limits", ZH: "市场限制", EN: "Market limits", Synonyms: []string{"limits", "禁售", "销售限制"}, Example: "patent | US, EU | Amazon | | US 10,123,456 | 2031-05-01"},
		{Key: "keywords", ZH: "别名", EN: "Other names", Synonyms: []string{"keywords", "关键词"}},
		{Key: "tags", ZH: "标签", EN: "Tags"},
		{Key: "notes", ZH: "备注", EN: "Notes", Synonyms: []string{"remark", "remarks"}},
	}
}

func basisChoices() []sheet.Option {
	return []sheet.Option{
		{Key: string(catalog.Special13), Words: []string{"专票13%", "special_13", "13%", "专票", "增值税专用发票", "special invoice 13%"}},
		{Key: string(catalog.Special3), Words: []string{"专票3%", "special_3", "3%", "special invoice 3%"}},
		{Key: string(catalog.Special1), Words: []string{"专票1%", "special_1", "1%", "special invoice 1%"}},
		{Key: string(catalog.Ordinary), Words: []string{"普票", "ordinary", "普通发票", "ordinary invoice"}},
		{Key: string(catalog.NoInvoice), Words: []string{"不开票", "none", "无票", "no invoice"}},
	}
}

// productTexts are the fields of a product that hold plain words, by column.
func productTexts(p *catalog.Product) map[string]*string {
	return map[string]*string{
		"code": &p.Code, "model": &p.Model, "name_en": &p.NameEN, "name_zh": &p.NameZH, "category": &p.Category, "spec_en": &p.SpecEN,
		"spec_zh": &p.SpecZH, "material": &p.Material, "colour": &p.Colour, "size": &p.Size, "brand": &p.Brand, "unit": &p.Unit,
		"origin_place": &p.OriginPlace, "keywords": &p.Keywords, "notes": &p.Notes,
	}
}

// lay puts a cell's text into a field. Cells lose the blanks around a text;
// a field that only differs by them stays as it is.
func lay(field *string, text string) {
	if strings.TrimSpace(*field) != text {
		*field = text
	}
}

// fillProduct lays what a row says over a product; what the row leaves blank
// stays. It notes on the row what is wrong or doubtful.
func fillProduct(p *catalog.Product, row *sheet.Row, m sheet.Mapping, suppliers map[string]string, tables trade.Tables) {
	texts := productTexts(p)
	numbers := map[string]*money.Decimal{
		"cost": &p.Cost, "vat_rate": &p.VATRate, "refund_rate": &p.RefundRate, "moq": &p.MOQ, "stock": &p.Stock, "clearance": &p.Clearance,
		"length": &p.Packing.Length, "width": &p.Packing.Width, "height": &p.Packing.Height, "gross": &p.Packing.Gross, "net": &p.Packing.Net,
	}
	wholes := map[string]*int{"lead_days": &p.LeadDays, "per_inner": &p.Packing.PerInner, "per_carton": &p.Packing.PerCarton}
	for _, v := range row.Values {
		switch {
		case texts[v.Key] != nil:
			lay(texts[v.Key], v.Text)
		case numbers[v.Key] != nil:
			if !numbers[v.Key].Equal(v.Number) {
				*numbers[v.Key] = v.Number
			}
		case wholes[v.Key] != nil:
			*wholes[v.Key] = int(v.Number.IntPart())
		}
	}
	if s := row.Text("hs_code"); s != "" {
		p.HSCode = trade.CleanHS(s)
	}
	if s := row.Text("cost_basis"); s != "" {
		p.CostBasis = catalog.CostBasis(s)
	}
	fillAccess(p, row, m, tables)
	layList(&p.Tags, row.Text("tags"))
	fillPrices(p, row, m)
	if s := row.Text("supplier"); s != "" {
		if id := suppliers[strings.ToLower(s)]; id != "" {
			p.SupplierID = id
		} else {
			row.Doubt(m, "supplier", fault.New("catalog.supplier_unknown", "Name", s))
		}
	}
}

// fillAccess lays certificates and limits over those of a product. A cell that
// says what the product says already leaves the files of its certificates.
func fillAccess(p *catalog.Product, row *sheet.Row, m sheet.Mapping, tables trade.Tables) {
	if s := row.Text("certificates"); s != "" && s != catalog.FormatCertificates(p.Certificates) {
		all, err := catalog.ParseCertificates(s)
		if err != nil {
			row.Reject(m, "certificates", fault.Of(err))
			return
		}
		for i, c := range all {
			for _, old := range p.Certificates {
				if old.Kind == c.Kind && old.Number == c.Number {
					all[i].File = old.File
				}
			}
		}
		p.Certificates = all
	}
	s := row.Text("limits")
	if s == "" || s == catalog.FormatLimits(p.Limits) {
		return
	}
	all, err := catalog.ParseLimits(s)
	if err != nil {
		row.Reject(m, "limits", fault.Of(err))
		return
	}
	for _, l := range all {
		for i, where := range l.Where {
			code, ok := tables.WhereNamed(where)
			if !ok {
				row.Doubt(m, "limits", fault.New("contact.country_unknown", "Name", where))
				continue
			}
			l.Where[i] = code
		}
	}
	p.Limits = all
}

func fillPrices(p *catalog.Product, row *sheet.Row, m sheet.Mapping) {
	if s := row.Text("currency"); s != "" {
		p.Currency = money.Currency(strings.ToUpper(s))
	}
	if v, ok := row.Value("price"); ok {
		p.Currency = cmp.Or(v.Currency, p.Currency, "USD")
		if len(p.Tiers) == 0 || !p.Tiers[0].Price.Equal(v.Number) {
			p.Tiers = []catalog.Tier{{From: p.MOQ, Price: v.Number}}
		}
	}
	s := row.Text("tiers")
	if s == "" {
		return
	}
	tiers, err := ParseTiers(s)
	if err != nil {
		row.Reject(m, "tiers", fault.Of(err))
		return
	}
	p.Currency = cmp.Or(p.Currency, "USD")
	same := func(a, b catalog.Tier) bool { return a.From.Equal(b.From) && a.Price.Equal(b.Price) }
	if !slices.EqualFunc(p.Tiers, tiers, same) {
		p.Tiers = tiers
	}
}

// ParseTiers reads price tiers as people write them into one cell:
// "500:2.74; 2000:2.62", also with = or a plus behind the quantity.
func ParseTiers(s string) ([]catalog.Tier, error) {
	var tiers []catalog.Tier
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";；\n", r) }) {
		from, price, ok := strings.Cut(strings.NewReplacer("=", ":", "：", ":", "+", "").Replace(part), ":")
		f, err1 := money.ParseEntry(from)
		v, err2 := money.ParseEntry(price)
		if !ok || err1 != nil || err2 != nil {
			return nil, fault.New("catalog.tiers_unreadable", "Text", part)
		}
		tiers = append(tiers, catalog.Tier{From: f.Value, Price: v.Value})
	}
	return tiers, nil
}

// FormatTiers writes tiers as ParseTiers reads them.
func FormatTiers(tiers []catalog.Tier) string {
	parts := make([]string, len(tiers))
	for i, t := range tiers {
		parts[i] = t.From.String() + ":" + t.Price.String()
	}
	return strings.Join(parts, ";")
}

// layList puts a cell that names several things into a field; a blank cell
// leaves it.
func layList(field *[]string, text string) {
	if all := list(text); len(all) > 0 && !slices.Equal(all, *field) {
		*field = all
	}
}

// list parts a cell that names several things.
func list(s string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";,；，、\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
