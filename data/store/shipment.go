package store

import (
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/order"
	"sampan/app/shipment"
)

func shipmentRecord(s *shipment.Shipment) record {
	return record{
		noun: app.ShipmentNoun, id: &s.ID, ver: &s.Ver, created: &s.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&s.Number)},
			{"status", text(&s.Status)},
			{"date", text(&s.Date)},
			{"buyer_id", ref(&s.BuyerID)},
			{"consignee", text(&s.Consignee)},
			{"language", text(&s.Language)},
			{"currency", text(&s.Currency)},
			{"rate_currency", text(&s.Rate.Currency)},
			{"rate_value", decimal(&s.Rate.Value)},
			{"rate_date", text(&s.Rate.Date)},
			{"rate_source", text(&s.Rate.Source)},
			{"incoterm", text(&s.Incoterm)},
			{"place", text(&s.Place)},
			{"transport", text(&s.Transport)},
			{"payment", text(&s.Payment)},
			{"balance_event", text(&s.Balance.Event)},
			{"balance_days", whole(&s.Balance.Days)},
			{"marks", text(&s.Marks)},
			{"origin", text(&s.Origin)},
			{"remarks", text(&s.Remarks)},
			{"owner", text(&s.Owner)},
			{"created_at", moment(&s.CreatedAt)},
		}, bookingColumns(&s.Booking), answerColumns(&s.Answer), []column{
			{"bill_number", text(&s.Bill.Number)},
			{"bill_on_board", text(&s.Bill.OnBoard)},
			{"bill_description", text(&s.Bill.Description)},
			{"bill_tax_ids", text(&s.Bill.TaxIDs)},
		}, draftBillColumns(&s.Draft), creditColumns(&s.Credit), coverColumns(&s.Insurance), certificateColumns(&s.Certificate), declaredColumns(&s.Declared)),
		derived: shipmentDerived(s),
		lists:   shipmentLists(s),
	}
}

// shipmentDerived is what lists show: the total in minor units, the sums of
// the packages, the first cut-off.
func shipmentDerived(s *shipment.Shipment) []column {
	total, _ := s.Total() // PutShipment refuses a shipment without one
	packed, next := s.Totals(), ""
	if cuts := s.Answer.CutOffs(); len(cuts) > 0 {
		next = cuts[0].At
	}
	return []column{
		{"total_minor", derived(total.Minor)},
		{"line_count", derived(int64(len(s.Lines)))},
		{"piece_count", derived(int64(packed.Pieces))},
		{"gross", derived(packed.Gross.String())},
		{"cbm", derived(packed.CBM.String())},
		{"next_cut_off", derived(clean(next))},
	}
}

func shipmentLists(s *shipment.Shipment) []list {
	return []list{
		listOf("lines", "shipment_line", &s.Lines, shipmentLineColumns,
			func(l *shipment.Line) *string { return &l.ID }, func(l shipment.Line) string { return l.ID }),
		listOf("charges", "shipment_charge", &s.Charges, func(c *shipment.Charge) []column {
			return []column{
				{"id", silent(text(&c.ID))}, {"order_id", ref(&c.OrderID)}, {"name", text(&c.Name)}, {"kind", text(&c.Kind)}, {"amount", decimal(&c.Amount)},
			}
		}, func(c *shipment.Charge) *string { return &c.ID }, func(c shipment.Charge) string { return c.ID }),
		listOf("packages", "shipment_package", &s.Packages, func(p *shipment.Package) []column { return packageColumns(s, p) },
			func(p *shipment.Package) *string { return &p.ID }, func(p shipment.Package) string { return p.ID }),
		listOf("pallets", "shipment_pallet", &s.Pallets, palletColumns,
			func(p *shipment.Pallet) *string { return &p.ID }, func(p shipment.Pallet) string { return p.ID }),
		listOf("containers", "shipment_container", &s.Containers, containerColumns,
			func(c *shipment.Container) *string { return &c.ID }, func(c shipment.Container) string { return c.ID }),
		planList("steps", "shipment_step", &s.Steps),
		listOf("items", "shipment_item", &s.Items, itemColumns,
			func(i *shipment.DeclaredItem) *string { return &i.ID }, func(i shipment.DeclaredItem) string { return i.ID }),
		listOf("documents", "shipment_document", &s.Documents, documentColumns,
			func(d *shipment.CreditDocument) *string { return &d.ID }, func(d shipment.CreditDocument) string { return d.ID }),
		listOf("incidents", "shipment_incident", &s.Incidents, incidentColumns,
			func(i *shipment.Incident) *string { return &i.ID }, func(i shipment.Incident) string { return i.ID }),
		fileList("shipment_file", &s.Files),
	}
}

func planList(name, table string, plan *[]order.Step) list {
	return listOf(name, table, plan, func(s *order.Step) []column {
		return []column{
			{"id", silent(text(&s.ID))},
			{"key", text(&s.Key)},
			{"planned", text(&s.Planned)},
			{"actual", text(&s.Actual)},
			{"holder", text(&s.Holder)},
			{"note", text(&s.Note)},
		}
	}, func(s *order.Step) *string { return &s.ID }, func(s order.Step) string { return s.ID })
}

func fileList(table string, files *[]contact.File) list {
	return listOf("files", table, files, func(f *contact.File) []column {
		return []column{{"content", text(&f.ID)}, {"name", text(&f.Name)}}
	}, nil, func(f contact.File) string { return f.ID })
}

func (r reader) Shipment(id string) (shipment.Shipment, error) {
	var s shipment.Shipment
	err := r.fetch(shipmentRecord(&s), id, false)
	return s, err
}

// PutShipment also keeps what the invoice asks for per order, which the
// receivables are added up from.
func (t *tx) PutShipment(s *shipment.Shipment) error {
	if _, err := s.Total(); err != nil {
		return err
	}
	if err := put(t, s, shipmentRecord); err != nil {
		return err
	}
	return t.atomic(func() error {
		if _, err := t.exec("DELETE FROM shipment_part WHERE shipment_id = $1", s.ID); err != nil {
			return err
		}
		for i, id := range s.Orders() {
			part, err := s.Of(id)
			if err != nil {
				return err
			}
			if _, err := t.exec("INSERT INTO shipment_part (shipment_id, position, order_id, total_minor) VALUES ($1, $2, $3, $4)",
				s.ID, i+1, id, part.Minor); err != nil {
				return err
			}
		}
		return nil
	})
}

func shipmentCells(s *shipment.Summary) []any {
	return []any{
		text(&s.ID), text(&s.Number), text(&s.Buyer), text(&s.BuyerID), text(&s.Country), text(&s.Date), text(&s.Owner), text(&s.Incoterm),
		text(&s.Transport), text(&s.Vessel), text(&s.ETD), text(&s.ETA), text(&s.Forwarder), text(&s.NextCutOff), whole(&s.Lines), whole(&s.Packages),
		decimal(&s.Gross), decimal(&s.CBM), text(&s.Status), whole(&s.Total.Minor), text(&s.Total.Currency), moment(&s.UpdatedAt),
	}
}

const shipmentRows = `SELECT s.id, s.number, coalesce(nullif(b.name, ''), b.name_zh), s.buyer_id, b.country, s.date, s.owner, s.incoterm,
		s.transport, s.answer_vessel, s.answer_etd, s.answer_eta, coalesce(nullif(f.name, ''), f.name_zh), s.next_cut_off, s.line_count, s.piece_count,
		s.gross, s.cbm, s.status, s.total_minor, s.currency, s.updated_at
		FROM shipment s LEFT JOIN contact b ON b.id = s.buyer_id LEFT JOIN contact f ON f.id = s.booking_forwarder_id
		WHERE s.deleted_at IS NULL`

func (r reader) Shipments() ([]shipment.Summary, error) {
	list, err := all(r, shipmentCells, shipmentRows+" ORDER BY s.created_at DESC, s.id DESC")
	if err != nil {
		return nil, err
	}
	numbers, err := r.numbersOf(`SELECT p.shipment_id, o.number FROM shipment_part p JOIN "order" o ON o.id = p.order_id ORDER BY p.shipment_id, p.position`)
	for i := range list {
		list[i].Orders = strings.Join(numbers[list[i].ID], ", ")
	}
	return list, err
}

// numbersOf reads pairs of an id and a number that belongs to it.
func (r reader) numbersOf(query string) (map[string][]string, error) {
	type pair struct{ id, number string }
	pairs, err := all(r, func(p *pair) []any { return []any{&p.id, &p.number} }, query)
	numbers := make(map[string][]string, len(pairs))
	for _, p := range pairs {
		numbers[p.id] = append(numbers[p.id], p.number)
	}
	return numbers, err
}

// ShipmentsOf gives the shipments that hold parts of an order, oldest first.
func (r reader) ShipmentsOf(orderID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} }, `SELECT s.id FROM shipment_part p JOIN shipment s ON s.id = p.shipment_id
		WHERE p.order_id = $1 AND s.deleted_at IS NULL ORDER BY s.created_at, s.id`, orderID)
}

// ShipmentByNumber gives "" when no shipment outside the bin has the number.
func (r reader) ShipmentByNumber(number string) (id string, err error) {
	_, err = r.one([]any{&id}, "SELECT id FROM shipment WHERE number = $1 AND number <> '' AND deleted_at IS NULL", number)
	return id, err
}

// OrderByNumber finds an order by its contract number or its proforma's; ""
// when none outside the bin has it.
func (r reader) OrderByNumber(number string) (id string, err error) {
	_, err = r.one([]any{&id}, `SELECT id FROM "order" WHERE (number = $1 OR proforma = $1) AND $1 <> '' AND deleted_at IS NULL`, number)
	return id, err
}
