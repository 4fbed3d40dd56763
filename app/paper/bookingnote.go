package paper

import "slices"

// bookingNote is 订舱委托书: what a forwarder needs to find room on a ship. His
// answer stands on it once it is here.
func bookingNote() Kind {
	return Kind{
		Key: "booking_note", From: []string{"shipment"},
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{same("reference", func(d Document) string { return d.Shipping.Reference }), date(), invoiceNumber(), contractNumber()}},
			{Area: Parties, Roles: addressee()},
			{Area: Parties, Roles: lading()},
			{Area: Grid, Title: "part.route", Fields: slices.Concat(route(), []Field{
				same("wanted", func(d Document) string { return d.Shipping.Wanted }),
				same("latest", func(d Document) string { return d.Shipping.Latest }),
				delivery(), equipment(),
			}, ladingFields())},
			{Area: Goods, Table: Table{Columns: slices.Concat([]Column{lineNumber(), cargo(10), packagesColumn()}, weighed()), Foot: true}},
			{Area: Grid, Title: "part.cargo", Fields: cargoFields()},
			{Area: Boxed, Title: "part.booked", Fields: slices.Concat([]Field{booking(), carrier(), vessel(), etd(), eta()}, cutOffs(), []Field{containersField()})},
			{Area: Prose, Fields: []Field{field("requests", func(d Document) Words { return d.Shipping.Requests }), remarks()}},
			{Area: Signatures, Roles: []Role{role("shipper", theSeller)}},
		},
		Check: func(d Document) []Finding {
			s := d.Shipping
			return slices.Concat(checkShipped(d), checkCargo(d), missing(
				gap{d.Addressee.Name.Empty(), "forwarder", BlocksIssue},
				gap{s.Wanted == "" && s.Latest == "", "wanted", BlocksShipment},
				gap{s.Freight == "", "freight", BlocksShipment},
				gap{s.Load == "" && len(s.Equipment) == 0, "equipment", BlocksShipment},
			))
		},
	}
}

// cargoFields say what is special about the goods and who does what with them.
func cargoFields() []Field {
	yesNo := func(key string, of func(Shipping) string) Field {
		return coded(key, "answer", func(d Document) string { return of(d.Shipping) })
	}
	return []Field{
		marks(), pallets(),
		yesNo("dangerous", func(s Shipping) string { return s.Dangerous }),
		yesNo("battery", func(s Shipping) string { return s.Battery }),
		yesNo("liquid", func(s Shipping) string { return s.Liquid }),
		yesNo("heavy", func(s Shipping) string { return s.Heavy }),
		{Key: "services", Value: func(d Document) Value {
			var v Value
			for _, s := range d.Shipping.Services {
				v.List = append(v.List, Value{Words: Same(s), Code: "value.service." + s})
			}
			return v
		}},
		field("stuffing", func(d Document) Words { return d.Shipping.Stuffing }),
		same("stuffing_date", func(d Document) string { return d.Shipping.StuffingDate }),
		same("stuffing_by", func(d Document) string { return d.Shipping.StuffingBy }),
		field("enclosed", func(d Document) Words { return d.Shipping.Enclosed }),
	}
}

// checkCargo is what a bill of lading cannot do without.
func checkCargo(d Document) []Finding {
	return append(missing(
		gap{d.Consignee.Name.Empty() && d.Buyer.Name.Empty(), "consignee", BlocksIssue},
		gap{d.Notify.Name.Empty(), "notify", BlocksNothing},
		gap{d.Totals.Cartons == 0, "packages", BlocksShipment},
		gap{!d.Totals.CBM.IsPositive(), "cbm", BlocksShipment},
	), eachLine(d, func(l Line) []gap { return []gap{{l.Name.EN == "", "name_english", BlocksShipment}} })...)
}
