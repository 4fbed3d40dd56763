package app

import (
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// ContactColumns are the columns that an import of contacts understands, in
// the order of its template.
func ContactColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "name", ZH: "公司名称", EN: "Company", Synonyms: []string{"company", "company name", "name", "customer", "客户名称", "公司", "客户"}, Example: "Example Trading GmbH"},
		{Key: "name_zh", ZH: "中文名称", EN: "Chinese name", Synonyms: []string{"company_zh", "name_zh", "简称", "中文名"}},
		{Key: "code", ZH: "编号", EN: "Code", Synonyms: []string{"客户编号", "customer no"}},
		{Key: "role", ZH: "角色", EN: "Role", Synonyms: []string{"type", "类型"}, Choices: roleChoices(), Example: "客户"},
		{Key: "person", ZH: "联系人", EN: "Contact", Synonyms: []string{"person", "contact person", "contact name", "姓名"}, Example: "Anna Weber"},
		{Key: "title", ZH: "职务", EN: "Title", Synonyms: []string{"position", "职位"}},
		{Key: "country", ZH: "国家", EN: "Country", Synonyms: []string{"国家地区", "国家/地区", "国别"}, Example: "Germany"},
		{Key: "city", ZH: "城市", EN: "City"},
		{Key: "address", ZH: "地址", EN: "Address"},
		{Key: "post_code", ZH: "邮编", EN: "Post code", Synonyms: []string{"post_code", "zip", "zip code", "postcode"}},
		{Key: "email", ZH: "邮箱", EN: "E-mail", Synonyms: []string{"email", "mail", "电子邮件", "电子邮箱"}, Example: "anna@example.de"},
		{Key: "phone", ZH: "电话", EN: "Phone", Synonyms: []string{"tel", "telephone", "mobile", "手机", "联系电话"}},
		{Key: "whatsapp", ZH: "WhatsApp", EN: "WhatsApp"},
		{Key: "wechat", ZH: "微信", EN: "WeChat"},
		{Key: "website", ZH: "网站", EN: "Website", Synonyms: []string{"web", "url", "网址"}},
		{Key: "tax_id", ZH: "税号", EN: "Tax ID", Synonyms: []string{"tax_id", "vat no", "vat", "eori", "统一社会信用代码"}},
		{Key: "language", ZH: "语言", EN: "Language"},
		{Key: "market", ZH: "市场", EN: "Market", Kind: sheet.Choice, Choices: marketChoices()},
		{Key: "currency", ZH: "币种", EN: "Currency"},
		{Key: "incoterm", ZH: "贸易术语", EN: "Incoterm", Synonyms: []string{"term", "价格条款"}},
		{Key: "port", ZH: "目的港", EN: "Port of destination", Synonyms: []string{"port", "destination"}},
		{Key: "payment", ZH: "付款方式", EN: "Payment", Synonyms: []string{"payment terms", "付款条件"}},
		{Key: "source", ZH: "来源", EN: "Source", Synonyms: []string{"客户来源"}},
		{Key: "owner", ZH: "业务员", EN: "Sales person", Synonyms: []string{"owner", "负责人"}},
		{Key: "tags", ZH: "标签", EN: "Tags"},
		{Key: "notes", ZH: "备注", EN: "Notes", Synonyms: []string{"remark", "remarks"}},
		{Key: "terms_returns", ZH: "退换货约定", EN: "Returns", Synonyms: []string{"terms_returns", "return policy", "退货"}},
		{Key: "terms_penalties", ZH: "违约罚则", EN: "Penalties", Synonyms: []string{"terms_penalties", "penalty", "罚款"}},
		{Key: "terms_price_protection", ZH: "价格保护", EN: "Price protection", Synonyms: []string{"terms_price_protection", "价保"}},
		{Key: "terms_deductions", ZH: "扣款约定", EN: "Deductions", Synonyms: []string{"terms_deductions", "扣款"}},
		{Key: "terms_other", ZH: "其他约定", EN: "Other terms", Synonyms: []string{"terms_other"}},
	}
}

func marketChoices() []sheet.Option {
	return []sheet.Option{
		{Key: string(trade.Mature), Words: []string{"成熟", "mature", "成熟市场"}},
		{Key: string(trade.Emerging), Words: []string{"新兴", "emerging", "新兴市场"}},
		{Key: string(trade.Developing), Words: []string{"发展中", "developing", "发展中市场"}},
	}
}

func roleChoices() []sheet.Option {
	words := map[contact.Role][]string{
		contact.Buyer: {"客户", "buyer", "买家", "customer"}, contact.Supplier: {"供应商", "supplier", "工厂", "factory"},
		contact.Forwarder: {"货代", "forwarder"}, contact.Broker: {"报关行", "broker", "customs broker"}, contact.BankRole: {"银行", "bank"},
		contact.Insurer: {"保险", "insurer", "保险公司"}, contact.Inspector: {"验货", "inspector", "检验"},
	}
	var options []sheet.Option
	for _, r := range contact.Roles() {
		options = append(options, sheet.Option{Key: string(r), Words: words[r]})
	}
	return options
}

// contactTexts are the fields of a company that hold plain words, by column.
func contactTexts(c *contact.Contact) map[string]*string {
	return map[string]*string{
		"name": &c.Name, "name_zh": &c.NameZH, "code": &c.Code, "city": &c.City, "address": &c.Address, "post_code": &c.PostCode,
		"email": &c.Email, "phone": &c.Phone, "whatsapp": &c.WhatsApp, "wechat": &c.WeChat, "website": &c.Website, "tax_id": &c.TaxID,
		"language": &c.Language, "port": &c.Port, "payment": &c.Payment, "source": &c.Source, "owner": &c.Owner, "notes": &c.Notes,
		"terms_returns": &c.Terms.Returns, "terms_penalties": &c.Terms.Penalties, "terms_price_protection": &c.Terms.PriceProtection,
		"terms_deductions": &c.Terms.Deductions, "terms_other": &c.Terms.Other,
	}
}

// fillRoles adds the roles that a row names to those the company has.
func fillRoles(c *contact.Contact, row *sheet.Row, m sheet.Mapping) {
	for _, word := range list(row.Text("role")) {
		key, ok := sheet.Chosen(roleChoices(), word)
		if !ok {
			row.Reject(m, "role", fault.New(sheet.ErrChoice, "Text", word, "Options", strings.Join(sheet.Offered(roleChoices()), ", ")))
		} else if role := contact.Role(key); !c.Is(role) {
			c.Roles = append(c.Roles, role)
		}
	}
}

// fillContact lays what a row says over a company; what the row leaves blank
// stays. It notes on the row what is wrong or doubtful.
func fillContact(c *contact.Contact, row *sheet.Row, m sheet.Mapping, tables trade.Tables) {
	texts := contactTexts(c)
	for _, v := range row.Values {
		if texts[v.Key] != nil {
			lay(texts[v.Key], v.Text)
		}
	}
	fillRoles(c, row, m)
	if len(c.Roles) == 0 && c.ID == "" {
		c.Roles = []contact.Role{contact.Buyer}
	}
	if s := row.Text("country"); s != "" {
		if country, ok := tables.CountryNamed(s); ok {
			c.Country = country.Code
		} else {
			row.Doubt(m, "country", fault.New("contact.country_unknown", "Name", s))
		}
	}
	if s := row.Text("market"); s != "" {
		c.Market = trade.Market(s)
	}
	if s := row.Text("currency"); s != "" {
		c.Currency = money.Currency(strings.ToUpper(s))
	}
	if s := strings.ToUpper(row.Text("incoterm")); s != "" {
		if t := trade.Incoterm(s); t.Valid() {
			c.Incoterm = t
		} else {
			row.Doubt(m, "incoterm", fault.New("deal.incoterm_unknown", "Term", s))
		}
	}
	layList(&c.Tags, row.Text("tags"))
	fillPerson(c, row)
	if err := c.Check(); err != nil {
		f := fault.Of(err)
		row.Reject(m, f.Field, f)
	}
}

func fillPerson(c *contact.Contact, row *sheet.Row) {
	name := row.Text("person")
	if name == "" {
		return
	}
	for i := range c.People {
		if strings.EqualFold(c.People[i].Name, name) {
			if s := row.Text("title"); s != "" {
				c.People[i].Title = s
			}
			return
		}
	}
	c.People = append(c.People, contact.Person{Name: name, Title: row.Text("title"), Email: row.Text("email"), Phone: row.Text("phone"), WhatsApp: row.Text("whatsapp")})
}
