package paper

import (
	"strings"

	"sampan/app/money"
)

// same is a field that reads alike in both languages.
func same(key string, value func(Document) string) Field {
	return field(key, func(d Document) Words { return Same(value(d)) })
}

func invoiceNumber() Field {
	return same("invoice", func(d Document) string { return d.References.Invoice })
}

func invoiceDate() Field {
	return same("invoice_date", func(d Document) string { return d.References.Invoiced })
}

func contractNumber() Field {
	return same("contract", func(d Document) string { return d.References.Contract })
}

func contractDate() Field {
	return same("contract_date", func(d Document) string { return d.References.Contracted })
}

func buyerOrder() Field {
	return same("buyer_order", func(d Document) string { return d.References.BuyerOrder })
}

func creditNumber() Field { return same("credit", func(d Document) string { return d.Credit.Number }) }

// creditFields are the letter of credit that a paper is presented under.
func creditFields() []Field {
	return []Field{
		creditNumber(),
		same("credit_date", func(d Document) string { return d.Credit.Date }),
		same("credit_bank", func(d Document) string { return d.Credit.Bank }),
	}
}

func statements() Field {
	return field("statements", func(d Document) Words { return d.Credit.Statements })
}

func marks() Field { return field("marks", func(d Document) Words { return d.Terms.Marks }) }

func origin() Field { return field("origin", func(d Document) Words { return d.Terms.Origin }) }

func payment() Field { return field("payment", func(d Document) Words { return d.Terms.Payment }) }

func transport() Field {
	return coded("transport", "transport", func(d Document) string { return d.Terms.Transport })
}

func portOfLoading() Field {
	return field("port_of_loading", func(d Document) Words { return d.Terms.PortOfLoading })
}

func discharge() Field {
	return field("discharge", func(d Document) Words { return d.Shipping.Discharge })
}

// destination is where the goods go on to, unless that is where they are
// discharged.
func destination() Field {
	return field("destination", func(d Document) Words {
		if d.Terms.Destination == d.Shipping.Discharge {
			return Words{}
		}
		return d.Terms.Destination
	})
}

// vessel is the ship with its voyage.
func vessel() Field {
	return same("vessel", func(d Document) string { return together(" / ", d.Shipping.Vessel, d.Shipping.Voyage) })
}

func billOfLading() Field {
	return same("bill_of_lading", func(d Document) string { return d.Shipping.BillOfLading })
}

func booking() Field { return same("booking", func(d Document) string { return d.Shipping.Booking }) }

func carrier() Field { return same("carrier", func(d Document) string { return d.Shipping.Carrier }) }

func sailed() Field {
	return same("sailed", func(d Document) string {
		if d.Shipping.Sailed != "" {
			return d.Shipping.Sailed
		}
		return d.Shipping.ETD
	})
}

func etd() Field { return same("etd", func(d Document) string { return d.Shipping.ETD }) }

func eta() Field { return same("eta", func(d Document) string { return d.Shipping.ETA }) }

// route is where the goods come from and go to, and by what.
func route() []Field {
	return []Field{
		field("receipt", func(d Document) Words { return d.Shipping.Receipt }),
		portOfLoading(), discharge(), destination(), transport(),
	}
}

// ladingFields say what bill of lading is wanted.
func ladingFields() []Field {
	return []Field{
		coded("freight", "freight", func(d Document) string { return d.Shipping.Freight }),
		{Key: "bill_kind", Value: func(d Document) Value {
			var v Value
			if kind := d.Shipping.BillKind; kind != "" {
				v.List = append(v.List, Value{Words: Same(kind), Code: "value.bill_kind." + kind})
			}
			if d.Shipping.Telex {
				v.List = append(v.List, Value{Code: "value.bill_kind.telex"})
			}
			return v
		}},
		field("originals", func(d Document) Words {
			s := d.Shipping
			if s.Originals == 0 && s.Copies == 0 {
				return Words{}
			}
			return Same(itoa(s.Originals) + " / " + itoa(s.Copies))
		}),
	}
}

// equipment is the containers asked for: "2 × 40HQ", or LCL.
func equipment() Field {
	return field("equipment", func(d Document) Words {
		var all []string
		for _, e := range d.Shipping.Equipment {
			all = append(all, itoa(e.Count)+" × "+e.Type)
		}
		if load := d.Shipping.Load; load != "" {
			all = append([]string{load}, strings.Join(all, " + "))
		}
		return Same(together("  ", all...))
	})
}

// cutOffs are the last moments for papers and goods.
func cutOffs() []Field {
	return []Field{
		same("papers_cut_off", func(d Document) string { return d.Shipping.PapersCutOff }),
		same("lading_cut_off", func(d Document) string { return d.Shipping.LadingCutOff }),
		same("customs_cut_off", func(d Document) string { return d.Shipping.CustomsCutOff }),
		same("advance_cut_off", func(d Document) string { return d.Shipping.AdvanceCutOff }),
		same("vgm_cut_off", func(d Document) string { return d.Shipping.VGMCutOff }),
		same("yard_cut_off", func(d Document) string { return d.Shipping.YardCutOff }),
	}
}

// containersField names containers with their seals, one a line.
func containersField() Field {
	return same("containers", func(d Document) string {
		var all []string
		for _, c := range d.Containers {
			all = append(all, together(" / ", c.Number, c.Seal, c.Type))
		}
		return strings.Join(all, "\n")
	})
}

// total is the invoice's total in figures.
func total(key string) Field {
	return same(key, func(d Document) string { return moneyOf(d.Totals.Total) })
}

func moneyOf(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	return string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
}

func inWords() Field { return field("in_words", func(d Document) Words { return d.Totals.Words }) }

// pallets says how many pallets carry the packages.
func pallets() Field {
	return Field{Key: "pallets", Value: func(d Document) Value {
		if d.Load.Pallets == 0 {
			return Value{}
		}
		return Value{Code: "value.pallets", Args: []any{"Pallets", d.Load.Pallets, "Pieces", d.Load.Pieces}}
	}}
}

func packagesInWords() Field {
	return field("packages_in_words", func(d Document) Words { return d.Totals.Packages })
}

func together(by string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, by)
}
