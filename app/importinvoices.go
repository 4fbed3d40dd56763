package app

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/sheet"
)

// InvoiceColumns are the columns of the list of invoices that the tax bureau's
// platform exports, one row for each row of an invoice.
func InvoiceColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "code", ZH: "发票代码", EN: "Invoice code"},
		{Key: "number", ZH: "发票号码", EN: "Invoice number", Synonyms: []string{"号码"}},
		{Key: "e_number", ZH: "数电发票号码", EN: "E-invoice number", Synonyms: []string{"数电票号码", "全电发票号码", "数电号码"}},
		{Key: "seller_tax_id", ZH: "销方识别号", EN: "Seller's tax number", Synonyms: []string{"销售方识别号", "销方税号", "销售方纳税人识别号", "销方纳税人识别号"}},
		{Key: "seller", ZH: "销方名称", EN: "Seller", Synonyms: []string{"销售方名称", "供货方"}},
		{Key: "buyer_tax_id", ZH: "购方识别号", EN: "Buyer's tax number", Synonyms: []string{"购买方识别号", "购方税号", "购买方纳税人识别号"}},
		{Key: "date", ZH: "开票日期", EN: "Date", Kind: sheet.Day, Required: true},
		{Key: "name", ZH: "货物或应税劳务名称", EN: "Goods", Synonyms: []string{"货物名称", "商品名称", "项目名称", "货物、应税劳务及服务", "货物或应税劳务、服务名称"}, Required: true},
		{Key: "spec", ZH: "规格型号", EN: "Specification"},
		{Key: "unit", ZH: "单位", EN: "Unit", Synonyms: []string{"计量单位"}},
		{Key: "quantity", ZH: "数量", EN: "Quantity", Kind: sheet.Decimal},
		{Key: "taxable", ZH: "金额", EN: "Amount", Synonyms: []string{"不含税金额", "计税金额"}, Kind: sheet.Decimal, Required: true},
		{Key: "rate", ZH: "税率", EN: "Tax rate", Synonyms: []string{"税率/征收率", "征收率"}, Kind: sheet.Percent},
		{Key: "tax", ZH: "税额", EN: "Tax", Kind: sheet.Decimal, Required: true},
		{Key: "kind", ZH: "发票票种", EN: "Kind", Synonyms: []string{"发票种类", "发票类型", "票种"}},
		{Key: "status", ZH: "发票状态", EN: "Status"},
		{Key: "confirmed", ZH: "用途确认日期", EN: "Confirmed on", Synonyms: []string{"勾选时间", "勾选日期", "确认日期"}},
		{Key: "note", ZH: "备注", EN: "Note"},
	}
}

// ReadInvoice is an invoice of an imported list: what an import would do with
// it, and why where it would not. Row is that of its first row in the list.
type ReadInvoice struct {
	refund.Invoice
	Row    int
	State  sheet.State // New, Same or Rejected
	Reason error
}

// ReadInvoices reads a list of invoices and says of each what an import would
// do. Nothing is kept.
func (a *App) ReadInvoices(ctx context.Context, data []byte) ([]ReadInvoice, error) {
	rows, err := tableRows(ctx, data, InvoiceColumns(), "date", "taxable", "tax")
	if err != nil {
		return nil, err
	}
	var list []ReadInvoice
	at := map[string]int{}
	for i := range rows {
		v, l, err := readInvoiceRow(&rows[i])
		n, known := at[v.Number]
		if !known {
			n = len(list)
			at[v.Number] = n
			list = append(list, ReadInvoice{Invoice: v, Row: rows[i].Number, State: sheet.New})
		}
		list[n].Lines = append(list[n].Lines, l)
		if err != nil && list[n].Reason == nil {
			list[n].State, list[n].Reason = sheet.Rejected, err
		}
	}
	return list, a.store.Read(ctx, func(r Reader) error { return a.judgeInvoices(r, list) })
}

var formerNumber = regexp.MustCompile(`(?:被红冲|对应正数|蓝字)[^0-9]{0,30}([0-9]{18,22})`)

func readInvoiceRow(row *sheet.Row) (refund.Invoice, refund.InvoiceLine, error) {
	number := refund.CleanNumber(row.Text("e_number"))
	if number == "" {
		number = refund.CleanNumber(row.Text("code") + row.Text("number"))
	}
	v := refund.Invoice{
		Number: number, Date: row.Text("date"), Kind: kindOfInvoice(row.Text("kind")), Seller: row.Text("seller"),
		SellerTaxID: strings.ToUpper(row.Text("seller_tax_id")), BuyerTaxID: strings.ToUpper(row.Text("buyer_tax_id")), Notes: row.Text("note"),
	}
	if day := row.Text("confirmed"); len(day) >= 10 && isDay(day[:10]) {
		v.ConfirmedOn = day[:10]
	}
	if found := formerNumber.FindStringSubmatch(v.Notes); found != nil {
		v.RedOf = found[1]
	}
	amount := func(key string) money.Amount {
		value, _ := row.Value(key)
		sum, err := money.Of(value.Number, money.CNY)
		if err != nil {
			return money.Amount{Currency: money.CNY}
		}
		return sum
	}
	quantity, _ := row.Value("quantity")
	l := refund.InvoiceLine{Name: row.Text("name"), Spec: row.Text("spec"), Unit: row.Text("unit"), Quantity: quantity.Number, Taxable: amount("taxable"), Tax: amount("tax")}
	rate, given := row.Value("rate")
	if l.Rate = rate.Number; !given && l.Taxable.Minor != 0 {
		l.Rate = money.Round(money.Div(l.Tax.Decimal(), l.Taxable.Decimal()), 2)
	}
	switch {
	case row.State == sheet.Rejected:
		return v, l, fault.New("refund.invoice_row", "Row", row.Number, "Value", row.Problems[0].Value).Because(row.Problems[0].Reason)
	case strings.Contains(row.Text("status"), "作废"):
		return v, l, fault.New("refund.invoice_void", "Number", v.Number)
	}
	return v, l, nil
}

// kindOfInvoice reads the platform's words; without any an invoice counts as
// special only where it carries tax that a special one would.
func kindOfInvoice(words string) refund.InvoiceKind {
	switch {
	case strings.Contains(words, "普通"):
		return refund.OrdinaryInvoice
	case strings.Contains(words, "缴款"):
		return refund.CustomsPayment
	}
	return refund.SpecialInvoice
}

// judgeInvoices checks what was read, finds what is kept already, and names
// suppliers and products by their names.
func (a *App) judgeInvoices(r Reader, list []ReadInvoice) error {
	own, err := r.Firm()
	if err != nil {
		return err
	}
	suppliers, products, err := namesOfTrade(r)
	if err != nil {
		return err
	}
	for i := range list {
		v := &list[i]
		id, err := r.InvoiceByNumber(v.Number)
		if err != nil {
			return err
		}
		if id != "" {
			v.ID, v.State, v.Reason = id, sheet.Same, fault.New("refund.invoice_kept", "Number", v.Number)
			continue
		}
		v.SupplierID = suppliers[v.Seller]
		for n := range v.Lines {
			v.Lines[n].ProductID = products[refund.BareName(v.Lines[n].Name)]
		}
		if v.Reason == nil {
			if v.Reason = v.Check(own.USCC); v.Reason == nil && v.BuyerTaxID == "" && own.USCC != "" {
				v.BuyerTaxID = own.USCC
			}
		}
		if v.Reason != nil {
			v.State = sheet.Rejected
		}
	}
	return nil
}

// namesOfTrade maps names to suppliers, and Chinese names of goods to the one
// product that has them; a name of several products says nothing.
func namesOfTrade(r Reader) (suppliers, products map[string]string, err error) {
	contacts, err := r.Contacts()
	if err != nil {
		return nil, nil, err
	}
	suppliers, products = map[string]string{}, map[string]string{}
	for _, c := range contacts {
		suppliers[c.Name], suppliers[c.NameZH] = c.ID, c.ID
	}
	delete(suppliers, "")
	list, err := r.Products()
	if err != nil {
		return nil, nil, err
	}
	for _, p := range list {
		for _, name := range slices.Compact([]string{p.NameZH, p.Customs.Name}) {
			if was, known := products[name]; known && was != p.ID {
				products[name] = ""
			} else {
				products[name] = p.ID
			}
		}
	}
	delete(products, "")
	return suppliers, products, nil
}

// ImportInvoices keeps the new ones among the invoices that were read, all or
// none, and gives their number.
func (a *App) ImportInvoices(ctx context.Context, list []ReadInvoice) (int, error) {
	kept := 0
	err := a.write(ctx, InvoiceNoun, func(tx Tx) error {
		own, err := tx.Firm()
		if err != nil {
			return err
		}
		for i := range list {
			if list[i].State != sheet.New {
				continue
			}
			v := list[i].Invoice
			if err := v.Check(own.USCC); err != nil {
				return err
			}
			v.CreatedAt = a.now().UTC()
			if err := tx.PutInvoice(&v); err != nil {
				return err
			}
			kept++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return kept, nil
}

// InvoiceFinding is where a row of an invoice and the declaration differ. The
// bureau compares names and units, for an invoice bears no commodity code.
type InvoiceFinding struct {
	Line     int    // of the invoice, from 1
	Key      string // refund.name_differs, refund.unit_differs, refund.rate_simple, refund.kind_exempt
	Number   string // of the declaration
	Item     int
	Declared string
	Invoiced string
}

// InvoiceFindings compares an invoice with the filed items of its products.
// Rows of goods that were not declared yet say nothing.
func (a *App) InvoiceFindings(ctx context.Context, v refund.Invoice) ([]InvoiceFinding, error) {
	var list []InvoiceFinding
	err := a.store.Read(ctx, func(r Reader) error {
		all, err := a.filed(ctx, r)
		if err != nil {
			return err
		}
		products, err := itemProducts(r)
		if err != nil {
			return err
		}
		for n, l := range v.Lines {
			list = append(list, worthOf(n+1, v, l)...)
			for _, d := range all {
				for _, item := range d.Items {
					if product := products[item.ID]; product != cmp.Or(l.ProductID, refund.BareName(l.Name)) {
						continue
					}
					found := InvoiceFinding{Line: n + 1, Number: d.Number, Item: item.Number}
					if bare := refund.BareName(l.Name); bare != item.Name {
						found.Key, found.Declared, found.Invoiced = "refund.name_differs", item.Name, bare
						list = append(list, found)
					}
					if unit := a.customsUnit(l.Unit); unit != item.Unit && unit != item.FirstUnit && unit != item.SecondUnit {
						found.Key, found.Declared, found.Invoiced = "refund.unit_differs", unitNamed(a.tables, item.Unit), l.Unit
						list = append(list, found)
					}
				}
			}
		}
		return nil
	})
	return slices.Compact(list), err
}

// worthOf says what a row can earn: an ordinary invoice nothing, one at a
// simple rate no more than its rate.
func worthOf(n int, v refund.Invoice, l refund.InvoiceLine) []InvoiceFinding {
	switch {
	case v.Kind == refund.OrdinaryInvoice:
		return []InvoiceFinding{{Line: n, Key: "refund.kind_exempt"}}
	case l.Rate.LessThan(money.Scaled(6, 2)):
		return []InvoiceFinding{{Line: n, Key: "refund.rate_simple", Invoiced: l.Rate.Shift(2).String() + "%"}}
	}
	return nil
}
