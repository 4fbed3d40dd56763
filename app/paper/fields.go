package paper

import (
	"sampan/app/money"
	"sampan/app/text"
)

// IncotermRules is the edition that terms of delivery refer to.
const IncotermRules = "Incoterms 2020"

func field(key string, value func(Document) Words) Field {
	return Field{Key: key, Value: func(d Document) Value { return Value{Words: value(d)} }}
}

// coded is a field whose value is a code with a text under "value.GROUP.CODE".
func coded(key, group string, code func(Document) string) Field {
	return Field{Key: key, Value: func(d Document) Value {
		c := code(d)
		if c == "" {
			return Value{}
		}
		return Value{Words: Same(c), Code: "value." + group + "." + c}
	}}
}

// ownNumber is the paper's own number under a caption of its kind.
func ownNumber(kind string) Field {
	return field(kind+"_number", func(d Document) Words { return Same(d.Reference()) })
}

func referenceFields() []Field {
	return []Field{
		field("inquiry", func(d Document) Words { return Same(d.References.Inquiry) }),
		field("buyer_order", func(d Document) Words { return Same(d.References.BuyerOrder) }),
		field("quotation", func(d Document) Words { return Same(d.References.Quotation) }),
		field("proforma", func(d Document) Words { return Same(d.References.Proforma) }),
		field("contract", func(d Document) Words { return Same(d.References.Contract) }),
	}
}

func date() Field { return field("date", func(d Document) Words { return Same(d.Date) }) }

func place() Field { return field("place", func(d Document) Words { return d.Place }) }

func validUntil() Field {
	return field("valid_until", func(d Document) Words { return Same(d.Terms.ValidUntil) })
}

// delivery is the term with its named place and the edition of the rules.
func delivery() Field {
	return field("delivery", func(d Document) Words {
		if d.Terms.Incoterm == "" {
			return Words{}
		}
		en, _ := d.Terms.NamedPlace.In(English)
		zh, _ := d.Terms.NamedPlace.In(Chinese)
		return Words{EN: termed(d.Terms.Incoterm, en), ZH: termed(d.Terms.Incoterm, zh)}
	})
}

func termed(term, place string) string {
	if place != "" {
		term += " " + place
	}
	return term + ", " + IncotermRules
}

func deliveryTerms() []Field {
	return []Field{
		delivery(),
		field("payment", func(d Document) Words { return d.Terms.Payment }),
		field("lead_time", func(d Document) Words { return d.Terms.LeadTime }),
		field("shipment_date", func(d Document) Words { return Same(d.Terms.ShipmentDate) }),
		field("port_of_loading", func(d Document) Words { return d.Terms.PortOfLoading }),
		field("destination", func(d Document) Words { return d.Terms.Destination }),
		coded("transport", "transport", func(d Document) string { return d.Terms.Transport }),
		coded("partial_shipment", "permission", func(d Document) string { return d.Terms.PartialShipment }),
		coded("transshipment", "permission", func(d Document) string { return d.Terms.Transshipment }),
		tolerance(),
		field("packing", func(d Document) Words { return d.Terms.Packing }),
		field("marks", func(d Document) Words { return d.Terms.Marks }),
		field("insurance", func(d Document) Words { return d.Terms.Insurance }),
		field("origin", func(d Document) Words { return d.Terms.Origin }),
	}
}

// tolerance is how far quantity and amount may go off, at the seller's option.
func tolerance() Field {
	return Field{Key: "tolerance", Value: func(d Document) Value {
		if d.Terms.Tolerance <= 0 {
			return Value{}
		}
		return Value{Words: Same("± " + itoa(d.Terms.Tolerance) + " %"), Code: "value.tolerance", Args: []any{"Share", d.Terms.Tolerance}}
	}}
}

func bankFields() []Field {
	return []Field{
		field("beneficiary", func(d Document) Words { return Same(d.Bank.Beneficiary) }),
		field("account", func(d Document) Words { return Same(d.Bank.Account) }),
		field("bank", func(d Document) Words { return Same(d.Bank.Name) }),
		field("swift", func(d Document) Words { return Same(d.Bank.SWIFT) }),
		field("bank_address", func(d Document) Words { return Same(d.Bank.Address) }),
		field("intermediary", func(d Document) Words { return Same(d.Bank.Intermediary) }),
		coded("bank_charges", "charges", func(d Document) string { return d.Bank.Charges }),
	}
}

func remarks() Field { return field("remarks", func(d Document) Words { return d.Remarks }) }

// packed are the sums of the packing list side of a priced paper.
func packed() []Field {
	return []Field{
		field("total_quantity", func(d Document) Words {
			var w Words
			for i, c := range d.Totals.Quantities {
				if i > 0 {
					w.EN, w.ZH = w.EN+" + ", w.ZH+" + "
				}
				q := counting(c.Quantity, 0, c.Unit)
				w.EN, w.ZH = w.EN+q.EN, w.ZH+q.ZH
			}
			return w
		}),
		field("cartons", func(d Document) Words {
			if d.Totals.Cartons == 0 {
				return Words{}
			}
			return Same(money.Format(money.New(int64(d.Totals.Cartons)), 0))
		}),
		field("cbm", func(d Document) Words { return measured(d.Totals.CBM, 3, "m³") }),
		field("gross", func(d Document) Words { return measured(d.Totals.Gross, 2, "kg") }),
		field("net", func(d Document) Words { return measured(d.Totals.Net, 2, "kg") }),
	}
}

func measured(n money.Decimal, places int32, unit string) Words {
	if n.IsZero() {
		return Words{}
	}
	return Same(money.Format(n, places) + " " + unit)
}

// counting is a number with its unit in both languages.
func counting(n money.Decimal, places int32, unit Words) Words {
	en, _ := unit.In(English)
	zh, _ := unit.In(Chinese)
	q := money.Format(n, places)
	if q != "1" {
		en = text.Plural(en)
	}
	return Words{EN: joined(q, en), ZH: joined(q, zh)}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
