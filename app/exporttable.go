package app

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// maxPictured is how many rows of a list take their photos along; a longer
// workbook could not be opened on an ordinary machine and leaves without.
const maxPictured = 5000

// ExportTable writes contacts or products as the table that their import
// understands, so that a list can be edited in a spreadsheet and come back:
// headings and words in a language of the screen ("zh" or "en"). Without ids
// every record goes out.
func (a *App) ExportTable(ctx context.Context, n Noun, language string, ids ...string) (sheet.Table, error) {
	t := sheet.Table{Columns: exportColumns(n, language)}
	err := a.store.Read(ctx, func(r Reader) (err error) {
		if n == ContactNoun {
			t.Rows, err = a.exportContacts(ctx, r, language, ids)
		} else {
			t.Rows, err = a.exportProducts(ctx, r, ids)
		}
		return err
	})
	return t, err
}

// SaveTable writes a table to a file, as text where its name ends in .csv and
// else as a workbook. A file of the same name is replaced only when all is
// written.
func SaveTable(path string, t sheet.Table) error {
	write := t.XLSX
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		write = t.CSV
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return replaceFile(path, out.Bytes())
}

func exportColumns(n Noun, language string) []sheet.Column {
	targets := Columns(n)
	columns := make([]sheet.Column, len(targets))
	for i, t := range targets {
		columns[i] = sheet.Column{Title: t.Title(language)}
	}
	return columns
}

// row puts the cells of a record into the order of the columns.
func row(n Noun, cells map[string]sheet.Datum) []sheet.Datum {
	targets := Columns(n)
	out := make([]sheet.Datum, len(targets))
	for i, t := range targets {
		out[i] = cells[t.Key]
	}
	return out
}

func (a *App) exportProducts(ctx context.Context, r Reader, ids []string) ([][]sheet.Datum, error) {
	products, err := r.Products()
	if err != nil {
		return nil, err
	}
	if len(ids) > 0 {
		wanted := make(map[string]bool, len(ids))
		for _, id := range ids {
			wanted[id] = true
		}
		products = slices.DeleteFunc(products, func(p catalog.Product) bool { return !wanted[p.ID] })
	}
	contacts, err := r.Contacts()
	if err != nil {
		return nil, err
	}
	suppliers := make(map[string]string, len(contacts))
	for _, c := range contacts {
		suppliers[c.ID] = c.Name
		if c.Name == "" {
			suppliers[c.ID] = c.NameZH
		}
	}
	out := make([][]sheet.Datum, len(products))
	for i, p := range products {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		cells := productCells(p)
		cells["supplier"] = sheet.Str(suppliers[p.SupplierID])
		if len(p.Photos) > 0 && len(products) <= maxPictured {
			if data := a.encoded(p.Photos[0]); data != nil {
				cells["photo"] = sheet.Pic(data)
			}
		}
		out[i] = row(ProductNoun, cells)
	}
	return out, nil
}

// figure leaves a cell blank where there is no number.
func figure(d money.Decimal) sheet.Datum {
	if d.IsZero() {
		return sheet.Datum{}
	}
	return sheet.Num(d)
}

func percent(share money.Decimal) sheet.Datum {
	if share.IsZero() {
		return sheet.Datum{}
	}
	return sheet.Str(share.Shift(2).String() + "%")
}

func productCells(p catalog.Product) map[string]sheet.Datum {
	whole := func(n int) sheet.Datum { return figure(money.New(int64(n))) }
	cells := map[string]sheet.Datum{
		"cost": figure(p.Cost), "vat_rate": percent(p.VATRate), "refund_rate": percent(p.RefundRate),
		"moq": figure(p.MOQ), "lead_days": whole(p.LeadDays), "stock": figure(p.Stock), "clearance": figure(p.Clearance),
		"per_inner": whole(p.Packing.PerInner), "per_carton": whole(p.Packing.PerCarton),
		"length": figure(p.Packing.Length), "width": figure(p.Packing.Width), "height": figure(p.Packing.Height),
		"gross": figure(p.Packing.Gross), "net": figure(p.Packing.Net),
		"hs_code": sheet.Str(string(p.HSCode)), "cost_basis": sheet.Str(wordOf(basisChoices(), string(p.CostBasis))),
		"certificates": sheet.Str(catalog.FormatCertificates(p.Certificates)), "limits": sheet.Str(catalog.FormatLimits(p.Limits)), "tags": sheet.Str(strings.Join(p.Tags, "; ")),
	}
	for key, value := range productTexts(&p) {
		cells[key] = sheet.Str(*value)
	}
	if len(p.Tiers) > 0 {
		cells["currency"], cells["price"] = sheet.Str(string(p.Currency)), sheet.Num(p.Tiers[0].Price)
		cells["tiers"] = sheet.Str(FormatTiers(p.Tiers))
	}
	return cells
}

func (a *App) exportContacts(ctx context.Context, r Reader, language string, ids []string) ([][]sheet.Datum, error) {
	if len(ids) == 0 {
		rows, err := r.Contacts()
		if err != nil {
			return nil, err
		}
		for _, c := range rows {
			ids = append(ids, c.ID)
		}
	}
	out := make([][]sheet.Datum, len(ids))
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := r.Contact(id)
		if err != nil {
			return nil, err
		}
		out[i] = row(ContactNoun, contactCells(c, language, a.tables))
	}
	return out, nil
}

func contactCells(c contact.Contact, language string, tables trade.Tables) map[string]sheet.Datum {
	cells := map[string]sheet.Datum{
		"market": sheet.Str(wordOf(marketChoices(), string(c.Market))), "currency": sheet.Str(string(c.Currency)),
		"incoterm": sheet.Str(string(c.Incoterm)), "tags": sheet.Str(strings.Join(c.Tags, "; ")), "country": sheet.Str(c.Country),
	}
	for key, value := range contactTexts(&c) {
		cells[key] = sheet.Str(*value)
	}
	if country, ok := tables.Country(c.Country); ok {
		cells["country"] = sheet.Str(country.NameEN)
		if language == "zh" {
			cells["country"] = sheet.Str(country.NameZH)
		}
	}
	var roles []string
	for _, role := range c.Roles {
		roles = append(roles, wordOf(roleChoices(), string(role)))
	}
	cells["role"] = sheet.Str(strings.Join(roles, "; "))
	if len(c.People) > 0 {
		cells["person"], cells["title"] = sheet.Str(c.People[0].Name), sheet.Str(c.People[0].Title)
	}
	return cells
}

// wordOf is how people write a choice, the key itself where it is none.
func wordOf(options []sheet.Option, key string) string {
	for _, o := range options {
		if o.Key == key {
			return o.Words[0]
		}
	}
	return key
}
