package store

import (
	"strings"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/fault"
)

func productRecord(p *catalog.Product) record {
	k := &p.Packing
	return record{
		noun: app.ProductNoun, id: &p.ID, ver: &p.Ver, updated: &p.UpdatedAt,
		columns: []column{
			{"code", text(&p.Code)},
			{"model", text(&p.Model)},
			{"name_en", text(&p.NameEN)},
			{"name_zh", text(&p.NameZH)},
			{"category", text(&p.Category)},
			{"spec_en", text(&p.SpecEN)},
			{"spec_zh", text(&p.SpecZH)},
			{"material", text(&p.Material)},
			{"colour", text(&p.Colour)},
			{"size", text(&p.Size)},
			{"brand", text(&p.Brand)},
			{"keywords", text(&p.Keywords)},
			{"unit", text(&p.Unit)},
			{"hs_code", text(&p.HSCode)},
			{"origin_place", text(&p.OriginPlace)},
			{"cost", decimal(&p.Cost)},
			{"cost_basis", text(&p.CostBasis)},
			{"vat_rate", decimal(&p.VATRate)},
			{"refund_rate", decimal(&p.RefundRate)},
			{"currency", text(&p.Currency)},
			{"moq", decimal(&p.MOQ)},
			{"lead_days", whole(&p.LeadDays)},
			{"stock", decimal(&p.Stock)},
			{"clearance", decimal(&p.Clearance)},
			{"supplier_id", ref(&p.SupplierID)},
			{"per_inner", whole(&k.PerInner)},
			{"per_carton", whole(&k.PerCarton)},
			{"length", decimal(&k.Length)},
			{"width", decimal(&k.Width)},
			{"height", decimal(&k.Height)},
			{"gross", decimal(&k.Gross)},
			{"net", decimal(&k.Net)},
			{"tags", words(&p.Tags)},
			{"notes", text(&p.Notes)},
			{"customs_name", text(&p.Customs.Name)},
			{"customs_elements", words(&p.Customs.Elements)},
			{"customs_first_unit", text(&p.Customs.FirstUnit)},
			{"customs_second_unit", text(&p.Customs.SecondUnit)},
			{"customs_first_per", decimal(&p.Customs.FirstPer)},
			{"customs_second_per", decimal(&p.Customs.SecondPer)},
			{"customs_district", text(&p.Customs.District)},
		},
		derived: []column{{"code_fold", derived(fold(p.Code))}},
		lists:   productLists(p),
	}
}

func productLists(p *catalog.Product) []list {
	return []list{
		listOf("tiers", "product_tier", &p.Tiers, func(t *catalog.Tier) []column {
			return []column{{"from", decimal(&t.From)}, {"price", decimal(&t.Price)}}
		}, nil, func(t catalog.Tier) string { return t.From.String() }),
		listOf("photos", "product_photo", &p.Photos, func(id *string) []column {
			return []column{{"content", text(id)}}
		}, nil, func(id string) string { return id }),
		files("product_file", &p.Files),
		listOf("certificates", "product_certificate", &p.Certificates, func(c *catalog.Certificate) []column {
			return []column{
				{"kind", text(&c.Kind)},
				{"number", text(&c.Number)},
				{"issuer", text(&c.Issuer)},
				{"from", text(&c.From)},
				{"until", text(&c.Until)},
				{"content", text(&c.File.ID)},
				{"file", text(&c.File.Name)},
			}
		}, nil, func(c catalog.Certificate) string { return strings.TrimSpace(c.Kind + " " + c.Number) }),
		listOf("limits", "product_limit", &p.Limits, func(l *catalog.Limit) []column {
			return []column{
				{"kind", text(&l.Kind)},
				{"where", words(&l.Where)},
				{"channel", text(&l.Channel)},
				{"certificate", text(&l.Certificate)},
				{"reason", text(&l.Reason)},
				{"until", text(&l.Until)},
			}
		}, nil, func(l catalog.Limit) string {
			return string(l.Kind) + " " + strings.Join(l.Where, ",") + " " + l.Channel
		}),
	}
}

func (r reader) Product(id string) (catalog.Product, error) {
	var p catalog.Product
	err := r.fetch(productRecord(&p), id, false)
	return p, err
}

func (r reader) ProductByCode(code string) (catalog.Product, error) {
	var p catalog.Product
	found, err := r.fetchWhere(productRecord(&p), "code_fold = $1 AND deleted_at IS NULL", fold(code))
	if err == nil && !found {
		err = missing(app.ProductNoun)
	}
	return p, err
}

func (r reader) Products() ([]catalog.Product, error) {
	return fetchAll(r, productRecord, func(p *catalog.Product) string { return p.ID }, productLists, "code_fold, id")
}

func (r reader) ProductRows() ([]catalog.Summary, error) {
	return all(r, func(s *catalog.Summary) []any {
		return []any{
			text(&s.ID), text(&s.Code), text(&s.Model), text(&s.NameEN), text(&s.NameZH), text(&s.Category), text(&s.Unit),
			text(&s.Supplier), text(&s.Photo), text(&s.HSCode), decimal(&s.Cost), decimal(&s.Price), decimal(&s.MOQ),
			decimal(&s.Stock), decimal(&s.Clearance), text(&s.Currency), words(&s.Tags), moment(&s.UpdatedAt),
		}
	}, `SELECT p.id, p.code, p.model, p.name_en, p.name_zh, p.category, p.unit,
		coalesce(nullif(s.name, ''), s.name_zh), f.content, p.hs_code, p.cost, t.price, p.moq,
		p.stock, p.clearance, p.currency, p.tags, p.updated_at
		FROM product p LEFT JOIN contact s ON s.id = p.supplier_id
		LEFT JOIN product_photo f ON f.product_id = p.id AND f.position = 1
		LEFT JOIN product_tier t ON t.product_id = p.id AND t.position = 1
		WHERE p.deleted_at IS NULL ORDER BY p.code_fold, p.id`)
}

func (t *tx) PutProduct(p *catalog.Product) error {
	err := put(t, p, productRecord)
	if fault.Is(err, "catalog.code_taken") {
		return fault.New("catalog.code_taken", "Code", p.Code).At("code").Because(err)
	}
	return err
}
