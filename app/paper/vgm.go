package paper

import (
	"slices"

	"sampan/app/money"
)

// vgm is the sheet of verified gross masses that SOLAS chapter VI regulation 2
// asks of the shipper before a container is loaded.
func vgm() Kind {
	columns := slices.Concat([]Column{{Key: "no", Align: Center, Max: 22, Cell: func(_ Document, row int) Cell {
		n := money.New(int64(row + 1))
		return Cell{Phrases: words(Soft, Same(n.String())), Number: n, Numeric: true}
	}}}, containerNames(), []Column{
		massOf("cargo_mass", 2, func(c Container) money.Decimal { return c.Gross }),
		massOf("tare", 2, func(c Container) money.Decimal { return c.Tare }),
		verified(),
		{Key: "method", Align: Center, Max: 70, Cell: func(d Document, row int) Cell { return Cell{Phrases: words(Plain, Same(d.Containers[row].Method))} }},
		ofContainer("weighed", 70, func(c Container) string { return c.Weighed }),
	})
	return Kind{
		Key: "vgm", From: []string{"shipment"},
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{booking(), date(), invoiceNumber(), carrier(), vessel()}},
			{Area: Parties, Roles: addressee()},
			{Area: Grid, Fields: []Field{portOfLoading(), discharge(), etd(), same("vgm_cut_off", func(d Document) string { return d.Shipping.VGMCutOff })}},
			{Area: Goods, Table: Table{Rows: containerRows, Columns: columns}},
			{Area: Opening, Fields: []Field{saying("vgm_methods"), saying("vgm_declaration")}},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: []Role{role("weigher", theSeller)}},
		},
		Check: func(d Document) []Finding {
			found := missing(gap{d.Shipping.Booking == "", "booking", BlocksIssue}, gap{d.Shipping.VGMCutOff == "", "vgm_cut_off", BlocksNothing})
			for i, c := range d.Containers {
				for _, f := range missing(gap{c.Number == "", "container", BlocksIssue}, gap{!c.VGM.IsPositive(), "vgm", BlocksIssue}, gap{c.Seal == "", "seal", BlocksNothing}) {
					f.Line = i + 1
					found = append(found, f)
				}
			}
			return found
		},
	}
}

// verified is the mass itself, added up on a sheet where it was not weighed.
func verified() Column {
	c := massOf("vgm", 2, func(c Container) money.Decimal { return c.VGM })
	c.Formula = func(d Document, row int) Formula {
		at := d.Containers[row]
		return Formula{"{cargo_mass}+{tare}", at.Gross.Add(at.Tare)}
	}
	return c
}
