package refunds

import (
	"context"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/money"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// newDeclarations lists the declarations; drafts that were declared since are
// shown by what was filed of them.
func newDeclarations(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	is := func(status customs.Status) func(customs.Summary) bool {
		return func(c customs.Summary) bool { return c.Status == status }
	}
	return record.NewList(d, nav, s, f, record.ListOf[customs.Summary]{
		Screen: navigation.Declarations, Noun: app.DeclarationNoun, Load: s.Declarations, Papers: true,
		ID: func(c customs.Summary) string { return c.ID }, Name: nameOfDeclaration,
		Ver: func(ctx context.Context, id string) (int64, error) {
			c, err := s.Declaration(ctx, id)
			return c.Ver, err
		},
		Columns: func() []rows.Column[customs.Summary] { return declarationColumns(d, s) },
		Tabs: []record.Filter[customs.Summary]{
			{Key: "present", Title: "declarations.tab_present", Keep: func(c customs.Summary) bool { return c.Status != customs.Replaced }},
			{Key: "draft", Title: "declarations.tab_draft", Keep: is(customs.Drafted)},
			{Key: "sent", Title: "declarations.tab_sent", Keep: is(customs.Sent)},
			{Key: "filed", Title: "declarations.tab_filed", Keep: is(customs.Filed)},
			{Key: "all", Title: "declarations.tab_all"},
		},
	})
}

// nameOfDeclaration is the customs number, before there is one the shipment.
func nameOfDeclaration(c customs.Summary) string {
	if c.Number != "" {
		return c.Number
	}
	return c.Shipment
}

func declarationColumns(d *widgets.Desk, s Service) []rows.Column[customs.Summary] {
	type row = customs.Summary
	mode := func(c row) string {
		code, ok := s.Tables().Coded("supervision", c.Supervision, "")
		switch {
		case !ok:
			return c.Supervision
		case chinese(d):
			return c.Supervision + " " + code.NameZH
		}
		return c.Supervision + " " + code.NameEN
	}
	return []rows.Column[row]{
		{Key: "shipment", Title: "declarations.shipment", Width: 118, Value: func(c row) string { return c.Shipment }},
		{Key: "number", Title: "declarations.number", Width: 164, Value: func(c row) string { return c.Number }},
		{Key: "export_date", Title: "declarations.export_date", Width: 92, Plain: func(c row) string { return c.ExportDate }, Value: func(c row) string { return d.ShortDay(c.ExportDate) }},
		{Key: "buyer", Title: "declarations.buyer", Width: 156, Min: 110, Flex: 2, Value: func(c row) string { return c.Buyer }},
		{Key: "contract", Title: "declarations.contract", Width: 112, Soft: true, Value: func(c row) string { return c.Contract }},
		{Key: "supervision", Title: "declarations.supervision", Width: 146, Min: 80, Flex: 1, Soft: true, Value: mode},
		{Key: "items", Title: "declarations.items", Kind: rows.Number, Width: 56, Value: func(c row) string { return money.Format(money.New(int64(c.Items)), 0) }, SortKey: func(c row) int64 { return int64(c.Items) }},
		{Key: "total", Title: "declarations.total", Kind: rows.Number, Width: 120, Value: func(c row) string { return sum(c.Total) }, SortKey: func(c row) int64 { return c.Total.Minor }},
		{
			Key: "status", Title: "declarations.status", Kind: rows.Status, Width: 116,
			Value: func(c row) string {
				key, _ := declared(c.Status)
				return d.Say(key)
			},
			Tone: func(c row) rows.Tone {
				_, tone := declared(c.Status)
				return tone
			},
		},
	}
}
