package refunds

import (
	"sampan/app"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// newClaims lists the refund claims.
func newClaims(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = refund.ClaimSummary
	under := func(list ...refund.ClaimStatus) func(row) bool {
		return func(c row) bool {
			for _, s := range list {
				if c.Status == s {
					return true
				}
			}
			return false
		}
	}
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.RefundClaims, Noun: app.RefundNoun, Load: s.RefundClaims, Papers: true,
		ID: func(c row) string { return c.ID }, Name: func(c row) string { return claimName(d, c.Month, c.Batch) },
		Columns: func() []rows.Column[row] { return claimColumns(d) },
		Tabs: []record.Filter[row]{
			{Key: "under_way", Title: "refund_claims.tab_under_way", Keep: under(refund.ClaimOpen, refund.ClaimFiled, refund.ClaimApproved)},
			{Key: "paid", Title: "refund_claims.tab_paid", Keep: under(refund.ClaimPaid)},
			{Key: "all", Title: "refund_claims.tab_all"},
		},
	})
}

func claimName(d *widgets.Desk, month, batch string) string {
	return d.Say("refund_claims.name", "Month", month, "Batch", batch)
}

func claimColumns(d *widgets.Desk) []rows.Column[refund.ClaimSummary] {
	type row = refund.ClaimSummary
	day := func(key string, of func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "refund_claims." + key, Width: 100, Plain: of, Value: func(c row) string { return d.ShortDay(of(c)) }}
	}
	count := func(key string, of func(row) int) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "refund_claims." + key, Kind: rows.Number, Width: 76, Value: func(c row) string { return money.Format(money.New(int64(of(c))), 0) }, SortKey: func(c row) int64 { return int64(of(c)) }}
	}
	return []rows.Column[row]{
		{Key: "month", Title: "refund_claims.month", Width: 90, Value: func(c row) string { return c.Month }},
		{Key: "batch", Title: "refund_claims.batch", Width: 64, Value: func(c row) string { return c.Batch }},
		count("exports", func(c row) int { return c.Exports }), count("links", func(c row) int { return c.Links }),
		{Key: "refund", Title: "refund_claims.refund", Kind: rows.Number, Width: 130, Min: 110, Flex: 1, Value: func(c row) string { return yuan(c.Refund) }, SortKey: func(c row) int64 { return c.Refund.Minor }},
		day("filed_on", func(c row) string { return c.FiledOn }), day("approved_on", func(c row) string { return c.ApprovedOn }), day("paid_on", func(c row) string { return c.PaidOn }),
		{
			Key: "status", Title: "refund_claims.status", Kind: rows.Status, Width: 150,
			Value: func(c row) string {
				key, _ := claimed(c.Status, c.DoubtOn)
				return d.Say(key)
			},
			Tone: func(c row) rows.Tone {
				_, tone := claimed(c.Status, c.DoubtOn)
				return tone
			},
		},
	}
}
