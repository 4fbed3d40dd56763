package paper

import (
	"slices"

	"sampan/app/money"
)

// insuranceApplication is 投保单: it asks an insurer to cover the cargo.
func insuranceApplication() Kind {
	return Kind{
		Key: "insurance_application", From: []string{"shipment"}, Priced: true, Sums: func(Document) []Sum { return nil },
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{invoiceNumber(), date(), contractNumber(), creditNumber(), same("policy", func(d Document) string { return d.Cover.Policy })}},
			{Area: Parties, Roles: append(addressee(), brief("insured", theSeller))},
			{Area: Goods, Table: Table{Columns: []Column{lineNumber(), cargo(10), packagesColumn(), ordered(), weighed()[0], amount()}, Foot: true}},
			{Area: Boxed, Title: "part.cover", Fields: []Field{
				same("insured_sum", func(d Document) string { return moneyOf(d.Cover.Sum) }),
				field("cover_words", func(d Document) Words { return d.Cover.Words }),
				same("markup", func(d Document) string {
					if d.Cover.Markup.IsZero() {
						return ""
					}
					return d.Cover.Markup.Add(money.New(1)).Shift(2).String() + " %"
				}),
				field("risks", func(d Document) Words { return d.Cover.Risks }),
				field("claims", func(d Document) Words { return d.Cover.Claims }),
				same("premium_rate", func(d Document) string {
					if d.Cover.Rate.IsZero() {
						return ""
					}
					return d.Cover.Rate.String() + " %"
				}),
			}},
			{Area: Grid, Title: "part.route", Fields: slices.Concat(without(route(), "receipt"), []Field{vessel(), sailed(), billOfLading(), containersField(), delivery(), marks()})},
			{Area: Prose, Fields: []Field{statements(), remarks()}},
			{Area: Signatures, Roles: []Role{role("applicant", theSeller)}},
		},
		Check: func(d Document) []Finding {
			return append(checkShipped(d), missing(
				gap{d.Currency == "", "currency", BlocksIssue},
				gap{d.Addressee.Name.Empty(), "insurer", BlocksNothing},
				gap{d.Cover.Risks.Empty(), "risks", BlocksIssue},
				gap{d.Cover.Sum.IsZero(), "insured_sum", BlocksIssue},
				gap{d.Cover.Claims.Empty(), "claims", BlocksNothing},
				gap{d.Shipping.Vessel == "", "vessel", BlocksNothing},
				gap{d.Shipping.Sailed == "" && d.Shipping.ETD == "", "sailed", BlocksNothing},
			)...)
		},
	}
}
