package store

import (
	"fmt"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/trade"
)

func declarationRecord(d *customs.Declaration) record {
	return record{
		noun: app.DeclarationNoun, id: &d.ID, ver: &d.Ver, created: &d.CreatedAt,
		columns: slices.Concat([]column{
			{"shipment_id", ref(&d.ShipmentID)},
			{"draft_id", ref(&d.DraftID)},
			{"part", whole(&d.Part)},
			{"status", text(&d.Status)},
			{"created_at", moment(&d.CreatedAt)},
			{"number", text(&d.Number)},
		}, partyColumns("consignor", &d.Consignor), partyColumns("producer", &d.Producer), partyColumns("agent", &d.Agent), []column{
			{"consignee", text(&d.Consignee)},
			{"consignee_aeo", text(&d.ConsigneeAEO)},
			{"office", text(&d.Office)},
			{"exit", text(&d.Exit)},
			{"export_date", text(&d.ExportDate)},
			{"manual", text(&d.Manual)},
			{"transport", text(&d.Transport)},
			{"vessel", text(&d.Vessel)},
			{"voyage", text(&d.Voyage)},
			{"bill", text(&d.Bill)},
			{"supervision", text(&d.Supervision)},
			{"levy", text(&d.Levy)},
			{"license", text(&d.License)},
			{"contract", text(&d.Contract)},
			{"sold_to", text(&d.SoldTo)},
			{"shipped_to", text(&d.ShippedTo)},
			{"destination", text(&d.Destination)},
			{"port", text(&d.Port)},
			{"package", text(&d.Package)},
			{"packages", whole(&d.Packages)},
			{"other_packs", words(&d.OtherPacks)},
			{"gross", decimal(&d.Gross)},
			{"net", decimal(&d.Net)},
			{"incoterm", text(&d.Incoterm)},
			{"term", text(&d.Term)},
		}, costColumns("freight", &d.Freight), costColumns("insurance", &d.Insurance), costColumns("other", &d.Other), []column{
			{"marks", text(&d.Marks)},
			{"note", text(&d.Note)},
			{"currency", text(&d.Currency)},
			{"data_on", text(&d.Outcome.DataOn)},
			{"treatment", text(&d.Outcome.Treatment)},
			{"agency", text(&d.Outcome.Agency)},
			{"collect_by", text(&d.Outcome.CollectBy)},
			{"deemed_on", text(&d.Outcome.DeemedOn)},
			{"deemed_reason", text(&d.Outcome.DeemedReason)},
			{"deemed_proof", text(&d.Outcome.DeemedProof)},
			{"outcome_note", text(&d.Outcome.Note)},
		}),
		derived: []column{{"item_count", derived(int64(len(d.Items)))}, {"total_minor", derived(declaredTotal(d))}},
		lists: []list{
			listOf("items", "declaration_item", &d.Items, declaredItemColumns,
				func(i *customs.Item) *string { return &i.ID }, func(i customs.Item) string { return i.ID }),
			listOf("containers", "declaration_container", &d.Containers, func(c *customs.Container) []column {
				return []column{
					{"id", silent(text(&c.ID))},
					{"number", text(&c.Number)},
					{"model", text(&c.Model)},
					{"items", rows(&c.Items, func(n []int) string { return strings.Trim(fmt.Sprint(n), "[]") })},
					{"lcl", yes(&c.LCL)},
					{"net", decimal(&c.Net)},
				}
			}, func(c *customs.Container) *string { return &c.ID }, func(c customs.Container) string { return c.ID }),
			listOf("attached", "declaration_attached", &d.Attached, func(a *customs.Attached) []column {
				return []column{{"id", silent(text(&a.ID))}, {"code", text(&a.Code)}, {"number", text(&a.Number)}}
			}, func(a *customs.Attached) *string { return &a.ID }, func(a customs.Attached) string { return a.ID }),
		},
	}
}

func declaredTotal(d *customs.Declaration) int64 {
	sum := int64(0)
	for _, i := range d.Items {
		sum += i.Total.Minor
	}
	return sum
}

func partyColumns(name string, p *customs.Party) []column {
	return []column{{name + "_name", text(&p.Name)}, {name + "_uscc", text(&p.USCC)}, {name + "_customs", text(&p.Customs)}}
}

func costColumns(name string, c *customs.Cost) []column {
	return []column{{name + "_mark", text(&c.Mark)}, {name + "_value", decimal(&c.Value)}, {name + "_currency", text(&c.Currency)}}
}

func declaredItemColumns(i *customs.Item) []column {
	return slices.Concat([]column{
		{"id", silent(text(&i.ID))},
		{"number", whole(&i.Number)},
		{"code", text(&i.Code)},
		{"name", text(&i.Name)},
		{"elements", text(&i.Elements)},
		{"quantity", decimal(&i.Quantity)},
		{"unit", text(&i.Unit)},
		{"first_qty", decimal(&i.FirstQty)},
		{"first_unit", text(&i.FirstUnit)},
		{"second_qty", decimal(&i.SecondQty)},
		{"second_unit", text(&i.SecondUnit)},
		{"price", decimal(&i.Price)},
	}, amount("total", &i.Total), []column{
		{"origin", text(&i.Origin)},
		{"destination", text(&i.Destination)},
		{"district", text(&i.District)},
		{"duty_mode", text(&i.DutyMode)},
		{"net", decimal(&i.Net)},
		{"lines", words(&i.Lines)},
	})
}

func (r reader) Declaration(id string) (customs.Declaration, error) {
	var d customs.Declaration
	err := r.fetch(declarationRecord(&d), id, false)
	return d, err
}

func (t *tx) PutDeclaration(d *customs.Declaration) error { return put(t, d, declarationRecord) }

func (r reader) Declarations() ([]customs.Summary, error) {
	return all(r, func(s *customs.Summary) []any {
		return []any{
			text(&s.ID), text(&s.ShipmentID), text(&s.Shipment), text(&s.Number), text(&s.ExportDate), text(&s.Buyer), text(&s.Contract),
			text(&s.Supervision), whole(&s.Part), whole(&s.Items), text(&s.Status), whole(&s.Total.Minor), text(&s.Total.Currency),
		}
	}, `SELECT d.id, d.shipment_id, s.number, d.number, d.export_date, coalesce(nullif(b.name, ''), b.name_zh), d.contract,
		d.supervision, d.part, d.item_count, d.status, d.total_minor, d.currency
		FROM declaration d LEFT JOIN shipment s ON s.id = d.shipment_id LEFT JOIN contact b ON b.id = s.buyer_id
		WHERE d.deleted_at IS NULL ORDER BY d.created_at DESC, d.id DESC`)
}

func (r reader) DeclarationsOf(shipmentID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} },
		"SELECT id FROM declaration WHERE shipment_id = $1 AND deleted_at IS NULL ORDER BY part, created_at, id", shipmentID)
}

func (r reader) DeclarationByNumber(number string) (id string, err error) {
	_, err = r.one([]any{&id}, "SELECT id FROM declaration WHERE number = $1 AND number <> '' AND deleted_at IS NULL", number)
	return id, err
}

func tariffColumns(v *customs.Tariff) []column {
	return []column{
		{"code", text(&v.Code)},
		{"from", text(&v.From)},
		{"to", text(&v.To)},
		{"name", text(&v.Name)},
		{"slots", text(&v.Slots)},
		{"first_unit", text(&v.FirstUnit)},
		{"second_unit", text(&v.SecondUnit)},
		{"conditions", text(&v.Conditions)},
	}
}

func (r reader) Tariff(code trade.HSCode, day string) (customs.Tariff, bool, error) {
	var v customs.Tariff
	found, err := r.one(cells(tariffColumns(&v)), "SELECT "+names(tariffColumns(&v))+` FROM tariff
		WHERE code = $1 AND "from" <= $2 AND ("to" = '' OR "to" >= $2) ORDER BY "from" DESC LIMIT 1`, string(code), day)
	return v, found, err
}

func (r reader) FindTariff(words string, limit int) ([]customs.Tariff, error) {
	like := "%" + strings.NewReplacer("%", "", "_", "").Replace(clean(words)) + "%"
	return all(r, func(v *customs.Tariff) []any { return cells(tariffColumns(v)) },
		"SELECT "+names(tariffColumns(new(customs.Tariff)))+` FROM tariff WHERE code LIKE $1 OR name LIKE $2 ORDER BY code, "from" LIMIT $3`,
		strings.TrimPrefix(like, "%"), like, limit)
}

func (r reader) TariffSize() (int, error) {
	var n int
	_, err := r.one([]any{&n}, "SELECT count(*) FROM tariff")
	return n, err
}

func (t *tx) PutTariff(list []customs.Tariff) error {
	columns := names(tariffColumns(new(customs.Tariff)))
	return t.atomic(func() error {
		for i := range list {
			if _, err := t.exec("INSERT INTO tariff ("+columns+") VALUES ("+places(len(tariffColumns(&list[i])))+`) ON CONFLICT (code, "from") DO UPDATE SET
				"to" = excluded."to", name = excluded.name, slots = excluded.slots, first_unit = excluded.first_unit,
				second_unit = excluded.second_unit, conditions = excluded.conditions`, cells(tariffColumns(&list[i]))...); err != nil {
				return err
			}
		}
		return nil
	})
}

// AllDeclarations gives every declaration with its items, oldest first.
func (r reader) AllDeclarations() ([]customs.Declaration, error) {
	return fetchAll(r, declarationRecord, func(d *customs.Declaration) string { return d.ID },
		func(d *customs.Declaration) []list { return declarationRecord(d).lists }, "created_at, id")
}

// ShippedProducts maps lines of shipments to their products.
func (r reader) ShippedProducts() (map[string]string, error) {
	type pair struct{ line, product string }
	pairs, err := all(r, func(p *pair) []any { return []any{&p.line, &p.product} },
		"SELECT id, product_id FROM shipment_line WHERE product_id IS NOT NULL")
	products := make(map[string]string, len(pairs))
	for _, p := range pairs {
		products[p.line] = p.product
	}
	return products, err
}
