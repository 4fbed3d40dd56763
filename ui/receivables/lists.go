package receivables

import (
	"context"
	"strings"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/shipment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func newReceipts(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = payment.Summary
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Receipts, Noun: app.ReceiptNoun, Load: s.Receipts, Papers: true,
		ID: func(r row) string { return r.ID }, Name: func(r row) string { return r.Number },
		Ver: func(ctx context.Context, id string) (int64, error) { v, err := s.Receipt(ctx, id); return v.Ver, err },
		Tabs: []record.Filter[row]{
			{Key: "all", Title: "receipts.tab_all"},
			{Key: "unallocated", Title: "receipts.tab_unallocated", Keep: func(r row) bool { return r.Unallocated.Minor > 0 }},
			{Key: "report_due", Title: "receipts.report_due", Keep: func(r row) bool { return r.Report == payment.ReportDue }},
			{Key: "unsettled", Title: "receipts.tab_unsettled", Keep: func(r row) bool { return r.Sent.Currency != money.CNY && r.Settled.IsZero() }},
		},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				textColumn("number", "receipts.number", 104, 0, func(r row) string { return r.Number }), dayColumn(d, "date", "receipts.date", func(r row) string { return r.Date }),
				textColumn("buyer", "receipts.buyer", 150, 2, func(r row) string { return r.Buyer }), textColumn("orders", "receipts.orders", 100, 1, func(r row) string { return r.Orders }),
				textColumn("channel", "receipts.channel", 80, 0, func(r row) string {
					return strings.TrimSpace(d.Say("receipts.channel_"+string(r.Channel)) + " " + r.Platform)
				}),
				amountColumn("sent", "receipts.sent", 116, func(r row) money.Amount { return r.Sent }), amountColumn("unallocated", "receipts.unallocated", 112, func(r row) money.Amount { return r.Unallocated }),
				statusColumn(d, "receipts.report", 112, func(r row) (string, rows.Tone) { return reported(r.Report) }),
			}
		},
	})
}

func newDeductions(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = payment.DeductionSummary
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Deductions, Noun: app.DeductionNoun, Load: s.Deductions, Papers: true,
		ID: func(r row) string { return r.ID }, Name: func(r row) string { return r.Reason },
		Ver: func(ctx context.Context, id string) (int64, error) { v, err := s.Deduction(ctx, id); return v.Ver, err },
		Tabs: []record.Filter[row]{
			{Key: "open", Title: "deductions.tab_open", Keep: func(r row) bool { return r.Status == payment.DeductionOpen || r.Status == payment.DeductionDisputed }},
			{Key: "all", Title: "deductions.tab_all"},
		},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				dayColumn(d, "date", "deductions.date", func(r row) string { return r.Date }), textColumn("buyer", "deductions.buyer_id", 140, 1, func(r row) string { return r.Buyer }),
				textColumn("order", "deductions.order_id", 104, 0, func(r row) string { return r.Order }), textColumn("platform", "deductions.platform", 80, 0, func(r row) string { return r.Platform }),
				textColumn("kind", "deductions.kind", 84, 0, func(r row) string { return d.Say("deductions.kind_" + r.Kind) }), textColumn("reason", "deductions.reason", 150, 2, func(r row) string { return r.Reason }),
				amountColumn("amount", "deductions.amount", 110, func(r row) money.Amount { return r.Amount }), dayColumn(d, "dispute_by", "deductions.dispute_by", func(r row) string { return r.DisputeBy }),
				statusColumn(d, "deductions.status", 100, func(r row) (string, rows.Tone) { return disputed(r.Status) }),
			}
		},
	})
}

// named reads the names of companies and the numbers that rows show.
type named[T any] struct {
	v              T
	company, about string
}

// joined reads a list and the names it needs.
func joined[T any](s Service, load func(context.Context) ([]T, error), company, about func(T) string) func(context.Context) ([]named[T], error) {
	return func(ctx context.Context) ([]named[T], error) {
		list, err := load(ctx)
		if err != nil {
			return nil, err
		}
		names := map[string]string{}
		contacts, err := s.Contacts(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range contacts {
			names[c.ID] = nameOf(c)
		}
		orders, err := s.Orders(ctx)
		if err != nil {
			return nil, err
		}
		for _, o := range orders {
			names[o.ID] = o.Number
		}
		purchases, err := s.Purchases(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range purchases {
			names[p.ID] = p.Number
		}
		out := make([]named[T], len(list))
		for i, v := range list {
			out[i] = named[T]{v: v, company: names[company(v)], about: names[about(v)]}
		}
		return out, nil
	}
}

func nameOf(c contact.Summary) string {
	if c.Name != "" {
		return c.Name
	}
	return c.NameZH
}

func newRepayments(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = named[payment.Repayment]
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Repayments, Noun: app.RepaymentNoun, Papers: true,
		Load: joined(s, s.Repayments, func(v payment.Repayment) string { return v.BuyerID }, func(v payment.Repayment) string { return v.OrderID }),
		ID:   func(r row) string { return r.v.ID }, Name: func(r row) string { return r.v.Reason },
		Ver:  func(ctx context.Context, id string) (int64, error) { v, err := s.Repayment(ctx, id); return v.Ver, err },
		Tabs: []record.Filter[row]{{Key: "all", Title: "repayments.tab_all"}, {Key: "claims", Title: "repayments.tab_claims", Keep: func(r row) bool { return r.v.ClaimID != "" }}},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				dayColumn(d, "date", "repayments.date", func(r row) string { return r.v.Date }), textColumn("buyer", "repayments.buyer_id", 160, 1, func(r row) string { return r.company }),
				textColumn("order", "repayments.order_id", 110, 0, func(r row) string { return r.about }), textColumn("reason", "repayments.reason", 180, 2, func(r row) string { return r.v.Reason }),
				textColumn("channel", "repayments.channel", 90, 0, func(r row) string { return d.Say("receipts.channel_" + string(r.v.Channel)) }), amountColumn("amount", "repayments.amount", 120, func(r row) money.Amount { return r.v.Amount }),
			}
		},
	})
}

func newOutlays(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = named[payment.Outlay]
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Outlays, Noun: app.OutlayNoun, Papers: true,
		Load: joined(s, s.Outlays, func(v payment.Outlay) string { return v.SupplierID }, func(v payment.Outlay) string { return v.PurchaseID }),
		ID:   func(r row) string { return r.v.ID }, Name: func(r row) string { return r.about },
		Ver: func(ctx context.Context, id string) (int64, error) { v, err := s.Outlay(ctx, id); return v.Ver, err },
		Tabs: []record.Filter[row]{
			{Key: "all", Title: "outlays.tab_all"},
			{Key: "deposit", Title: "outlays.kind_deposit", Keep: func(r row) bool { return r.v.Kind == "deposit" }},
			{Key: "balance", Title: "outlays.kind_balance", Keep: func(r row) bool { return r.v.Kind == "balance" }},
		},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				dayColumn(d, "date", "outlays.date", func(r row) string { return r.v.Date }), textColumn("supplier", "outlays.supplier_id", 180, 2, func(r row) string { return r.company }),
				textColumn("purchase", "outlays.purchase_id", 120, 0, func(r row) string { return r.about }), textColumn("kind", "outlays.kind", 84, 0, func(r row) string { return d.Say("outlays.kind_" + r.v.Kind) }),
				textColumn("bank_ref", "outlays.bank_ref", 110, 1, func(r row) string { return r.v.BankRef }), amountColumn("amount", "outlays.amount", 130, func(r row) money.Amount { return r.v.Amount }),
			}
		},
	})
}

func newCreditLines(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = named[payment.CreditLine]
	ended := func(r row) bool { return r.v.ValidUntil != "" && r.v.ValidUntil < d.Today().Format(widgets.Day) }
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.CreditLines, Noun: app.CreditLineNoun, Papers: true,
		Load: joined(s, s.CreditLines, func(v payment.CreditLine) string { return v.BuyerID }, func(v payment.CreditLine) string { return v.InsurerID }),
		ID:   func(r row) string { return r.v.ID }, Name: func(r row) string { return r.company },
		Ver: func(ctx context.Context, id string) (int64, error) {
			v, err := s.CreditLine(ctx, id)
			return v.Ver, err
		},
		Tabs: []record.Filter[row]{
			{Key: "all", Title: "credit_lines.tab_all"},
			{Key: "insured", Title: "credit_lines.tab_insured", Keep: func(r row) bool { return r.v.Policy != "" }},
			{Key: "ended", Title: "credit_lines.tab_ended", Keep: ended},
		},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				textColumn("buyer", "credit_lines.buyer_id", 180, 2, func(r row) string { return r.company }), amountColumn("limit", "credit_lines.limit", 124, func(r row) money.Amount { return r.v.Limit }),
				textColumn("policy", "credit_lines.policy", 110, 1, func(r row) string { return r.v.Policy }), amountColumn("insured", "credit_lines.insured", 124, func(r row) money.Amount { return r.v.Insured }),
				dayColumn(d, "valid_until", "credit_lines.valid_until", func(r row) string { return r.v.ValidUntil }),
				statusColumn(d, "credit_lines.status", 100, func(r row) (string, rows.Tone) {
					if ended(r) {
						return "credit_lines.status_ended", rows.Danger
					}
					return "credit_lines.status_valid", rows.Good
				}),
			}
		},
	})
}

func newClaims(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = shipment.ClaimSummary
	return record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Claims, Noun: app.ClaimNoun, Papers: true,
		Load: s.Claims,
		ID:   func(r row) string { return r.ID }, Name: func(r row) string { return r.Number },
		Ver: func(ctx context.Context, id string) (int64, error) { v, err := s.Claim(ctx, id); return v.Ver, err },
		Tabs: []record.Filter[row]{
			{Key: "open", Title: "claims.tab_open", Keep: func(r row) bool { return r.Status == shipment.ClaimOpen }}, {Key: "all", Title: "claims.tab_all"},
		},
		Columns: func() []rows.Column[row] {
			return []rows.Column[row]{
				textColumn("number", "claims.number", 96, 0, func(r row) string { return r.Number }), dayColumn(d, "date", "claims.date", func(r row) string { return r.Date }),
				textColumn("buyer", "claims.buyer_id", 130, 1, func(r row) string { return r.Buyer }), textColumn("order", "claims.order_id", 100, 0, func(r row) string { return r.Order }),
				textColumn("product", "claims.product_id", 100, 1, func(r row) string { return r.Product }), textColumn("supplier", "claims.supplier_id", 110, 1, func(r row) string { return r.Supplier }),
				textColumn("cause", "claims.cause", 76, 0, func(r row) string { return d.Say("claims.cause_" + r.Cause) }), amountColumn("cost", "claims.cost", 106, func(r row) money.Amount { return r.Cost }),
				statusColumn(d, "claims.status", 92, func(r row) (string, rows.Tone) { return complained(r.Status) }),
			}
		},
	})
}
