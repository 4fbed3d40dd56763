package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sampan/app/catalog"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// Platform is a marketplace with the columns that its upload asks for. The
// marketplaces change their templates by category and year: the columns are
// where a firm begins, and it keeps its own.
type Platform struct {
	Key, Name string
	Columns   []PlatformColumn
}

// PlatformColumn is a heading of the upload and the field that fills it: a key
// of PlatformFields, or a text of its own behind "=".
type PlatformColumn struct {
	Heading string `json:"heading"`
	Field   string `json:"field"`
}

// Platforms lists the marketplaces in the order of menus.
func Platforms() []Platform {
	return []Platform{
		{Key: "alibaba", Name: "Alibaba.com", Columns: []PlatformColumn{
			{"Product Name", "name_en"},
			{"Product Keywords", "keywords"},
			{"Category", "category"},
			{"Model Number", "model"},
			{"Brand Name", "brand"},
			{"Place of Origin", "origin"},
			{"Material", "material"},
			{"Color", "colour"},
			{"Size", "size"},
			{"Product Description", "spec_en"},
			{"Certification", "certificates"},
			{"Currency", "currency"},
			{"FOB Price", "price"},
			{"Ladder Price", "tiers"},
			{"Min. Order Quantity", "moq"},
			{"Unit", "unit"},
			{"Port", "port"},
			{"Payment Terms", "payment"},
			{"Lead Time (days)", "lead_days"},
			{"Packaging Details", "packing"},
			{"Package Size (cm)", "carton"},
			{"Gross Weight (kg)", "gross"},
			{"Main Image", "photo"},
		}},
		{Key: "made_in_china", Name: "Made-in-China.com", Columns: []PlatformColumn{
			{"Product Name", "name_en"},
			{"Product Keywords", "keywords"},
			{"Catalog", "category"},
			{"Model No.", "model"},
			{"Trademark", "brand"},
			{"Origin", "origin"},
			{"HS Code", "hs_code"},
			{"Specification", "spec_en"},
			{"Material", "material"},
			{"Color", "colour"},
			{"Certification", "certificates"},
			{"Unit Price", "price"},
			{"Currency", "currency"},
			{"Price Terms", "=FOB"},
			{"Min. Order", "moq"},
			{"Unit", "unit"},
			{"Port", "port"},
			{"Payment Terms", "payment"},
			{"Delivery Time (days)", "lead_days"},
			{"Transport Package", "packing"},
			{"Product Image", "photo"},
		}},
		{Key: "global_sources", Name: "Global Sources", Columns: []PlatformColumn{
			{"Model Number", "model"},
			{"Product Name", "name_en"},
			{"Keywords", "keywords"},
			{"Product Category", "category"},
			{"Brand Name", "brand"},
			{"Key Specifications", "spec_en"},
			{"Place of Origin", "origin"},
			{"HS Code", "hs_code"},
			{"Certificates", "certificates"},
			{"FOB Port", "port"},
			{"FOB Price (low)", "price_low"},
			{"FOB Price (high)", "price"},
			{"Currency", "currency"},
			{"Minimum Order", "moq"},
			{"Unit", "unit"},
			{"Lead Time (days)", "lead_days"},
			{"Units per Export Carton", "per_carton"},
			{"Export Carton Dimensions (cm)", "carton"},
			{"Export Carton Weight (kg)", "gross"},
			{"Product Photo", "photo"},
		}},
	}
}

// PlatformFields are the keys that a column may name, in the order of menus.
func PlatformFields() []string {
	return []string{
		"", "code", "model", "name_en", "name_zh", "category", "spec_en", "spec_zh", "material", "colour", "size", "brand", "keywords", "certificates",
		"hs_code", "origin", "currency", "price", "price_low", "tiers", "moq", "unit", "lead_days", "stock", "port", "payment", "packing", "per_carton",
		"carton", "gross", "net", "cbm", "photo",
	}
}

func platformKey(key string) string { return "export.platform/" + key }

// PlatformColumns gives the columns of an upload: those the firm kept, else
// the ones to begin with.
func (a *App) PlatformColumns(ctx context.Context, key string) ([]PlatformColumn, error) {
	raw, err := a.Setting(ctx, platformKey(key))
	if err != nil {
		return nil, err
	}
	var kept []PlatformColumn
	if raw != "" && json.Unmarshal([]byte(raw), &kept) == nil && len(kept) > 0 {
		return kept, nil
	}
	i := slices.IndexFunc(Platforms(), func(p Platform) bool { return p.Key == key })
	if i < 0 {
		return nil, nil
	}
	return Platforms()[i].Columns, nil
}

// KeepPlatformColumns remembers the columns of an upload; none brings back
// those to begin with.
func (a *App) KeepPlatformColumns(ctx context.Context, key string, columns []PlatformColumn) error {
	if len(columns) == 0 {
		return a.SetSetting(ctx, platformKey(key), "")
	}
	raw, err := json.Marshal(columns)
	if err != nil {
		return fmt.Errorf("platform columns: %w", err)
	}
	return a.SetSetting(ctx, platformKey(key), string(raw))
}

// ExportPlatform writes products in the columns of an upload. Without ids
// every product goes out. Cost and supplier are in no field.
func (a *App) ExportPlatform(ctx context.Context, columns []PlatformColumn, ids ...string) (sheet.Table, error) {
	t := sheet.Table{Name: "Products"}
	wanted := make(map[string]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, sheet.Column{Title: c.Heading})
	}
	err := a.store.Read(ctx, func(r Reader) error {
		own, err := r.Firm()
		if err != nil {
			return err
		}
		products, err := r.Products()
		if err != nil {
			return err
		}
		for _, p := range products {
			if err := ctx.Err(); err != nil {
				return err
			}
			if len(ids) > 0 && !wanted[p.ID] {
				continue
			}
			cells := platformCells(p, own)
			if len(t.Rows) < maxPictured && len(p.Photos) > 0 {
				if data := a.encoded(p.Photos[0]); data != nil {
					cells["photo"] = sheet.Pic(data)
				}
			}
			t.Rows = append(t.Rows, platformRow(columns, cells))
		}
		return nil
	})
	return t, err
}

func platformRow(columns []PlatformColumn, cells map[string]sheet.Datum) []sheet.Datum {
	row := make([]sheet.Datum, len(columns))
	for i, c := range columns {
		row[i] = cells[c.Field]
		if fixed, ok := strings.CutPrefix(c.Field, "="); ok {
			row[i] = sheet.Str(fixed)
		}
	}
	return row
}

// platformCells puts a product into English words for buyers.
func platformCells(p catalog.Product, own firm.Firm) map[string]sheet.Datum {
	cells := productCells(p)
	for _, inside := range []string{"cost", "cost_basis", "vat_rate", "refund_rate", "origin_place", "notes", "tags", "limits"} {
		delete(cells, inside)
	}
	var kinds []string
	for _, c := range p.Certificates {
		kinds = append(kinds, c.Kind)
	}
	cells["certificates"] = sheet.Str(strings.Join(kinds, ", "))
	cells["category"] = sheet.Str(trade.In("en", p.Category))
	cells["origin"] = sheet.Str("China")
	cells["port"] = sheet.Str(own.Defaults.Place)
	if pay, ok := own.Payment(own.Defaults.Payment); ok {
		cells["payment"] = sheet.Str(pay.EN)
	}
	if n := len(p.Tiers); n > 0 {
		cells["price_low"] = sheet.Num(p.Tiers[n-1].Price)
		cells["tiers"] = sheet.Str(ladder(p))
	}
	k := p.Packing
	if k.Length.IsPositive() {
		cells["carton"] = sheet.Str(fmt.Sprintf("%s × %s × %s", k.Length, k.Width, k.Height))
		cbm := k.Length.Mul(k.Width).Mul(k.Height).Shift(-6)
		cells["cbm"] = sheet.Num(money.Round(cbm, 4))
	}
	if k.PerCarton > 0 {
		cells["packing"] = sheet.Str(fmt.Sprintf("%d %s per export carton", k.PerCarton, p.Unit))
	}
	return cells
}

// ladder writes price tiers as buyers read them: "500-1999: 2.74; ≥2000: 2.62".
func ladder(p catalog.Product) string {
	parts := make([]string, len(p.Tiers))
	for i, t := range p.Tiers {
		from := "≥" + t.From.String()
		if i+1 < len(p.Tiers) {
			from = t.From.String() + "-" + p.Tiers[i+1].From.Sub(money.New(1)).String()
		}
		parts[i] = from + ": " + t.Price.String()
	}
	return strings.Join(parts, "; ")
}
