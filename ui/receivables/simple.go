package receivables

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

func newDeduction(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type record = payment.Deduction
	return newEditor(d, nav, s, f, r, kind[record]{
		screen: navigation.Deductions, noun: app.DeductionNoun, load: s.Deduction, save: s.SaveDeduction,
		name: func(v record) string { return v.Reason }, at: func(v record) (string, int64) { return v.ID, v.Ver },
		fresh: func(_ known, with string) record {
			return record{BuyerID: with, Kind: "deduction", Status: payment.DeductionOpen, Date: s.Now().Format(time.DateOnly)}
		},
		taken:    func(v *record, saved record) { v.ID, v.Ver, v.CreatedAt = saved.ID, saved.Ver, saved.CreatedAt },
		amounts:  map[string]func(*record) *money.Amount{"amount": func(v *record) *money.Amount { return &v.Amount }},
		currency: func(v record) money.Currency { return cmp.Or(v.Amount.Currency, "USD") },
		left: func(p *editor[record]) fyne.CanvasObject {
			v, f, w := &p.v, p.Form, widgets.Wide
			amount := p.amount("amount")
			f.Needs("amount", p.say("needs_amount"), func() bool { return p.typed["amount"].IsZero() })
			return p.Desk.Section("deductions.head", widgets.Form(6,
				w(3, p.buyer("buyer_id", &v.BuyerID, func() { v.OrderID, v.ShipmentID = "", "" })), w(3, p.order("order_id", &v.OrderID, &v.BuyerID)),
				w(2, amount), p.currencyField(), f.Day("date", &v.Date), w(2, f.Choose("kind", v.Kind, func(id string) { v.Kind = id }, words(p.Desk, "deductions.kind_", "deduction", "penalty", "chargeback", "allowance")...)),
				w(3, p.shipment("shipment_id", &v.ShipmentID, v.BuyerID)), w(3, f.Text("platform", &v.Platform)),
				w(6, f.Area("reason", &v.Reason, 3))))
		},
		right: func(p *editor[record]) fyne.CanvasObject {
			v, f := &p.v, p.Form
			return p.Desk.Section("deductions.dispute", widgets.Column(theme.Gap3, false,
				f.Choose("status", string(v.Status), func(id string) { v.Status = payment.DeductionStatus(id) }, words(p.Desk, "deductions.status_", payment.DeductionOpen, payment.DeductionDisputed, payment.DeductionAccepted, payment.DeductionWon)...),
				f.Day("dispute_by", &v.DisputeBy), p.Desk.Note(p.say("note"))))
		},
	})
}

func newRepayment(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type record = payment.Repayment
	return newEditor(d, nav, s, f, r, kind[record]{
		screen: navigation.Repayments, noun: app.RepaymentNoun, load: s.Repayment, save: s.SaveRepayment,
		name: func(v record) string { return cmp.Or(v.Reason, v.Date) }, at: func(v record) (string, int64) { return v.ID, v.Ver },
		fresh: func(_ known, with string) record {
			return record{BuyerID: with, Channel: payment.Wire, Date: s.Now().Format(time.DateOnly)}
		},
		taken: func(v *record, saved record) {
			v.ID, v.Ver, v.CreatedAt, v.Rate = saved.ID, saved.Ver, saved.CreatedAt, saved.Rate
		},
		amounts:  map[string]func(*record) *money.Amount{"amount": func(v *record) *money.Amount { return &v.Amount }},
		currency: func(v record) money.Currency { return cmp.Or(v.Amount.Currency, "USD") },
		left: func(p *editor[record]) fyne.CanvasObject {
			v, f, w := &p.v, p.Form, widgets.Wide
			amount := p.amount("amount")
			f.Needs("amount", p.say("needs_amount"), func() bool { return p.typed["amount"].IsZero() })
			return p.Desk.Section("repayments.head", widgets.Form(6,
				w(3, p.buyer("buyer_id", &v.BuyerID, func() { v.OrderID = "" })), w(3, p.order("order_id", &v.OrderID, &v.BuyerID)),
				w(2, amount), p.currencyField(), f.Day("date", &v.Date), w(2, f.Choose("channel", string(v.Channel), func(id string) { v.Channel = payment.Channel(id) }, words(p.Desk, "receipts.channel_", payment.Channels()...)...)),
				w(2, f.Number("rate", &v.Rate.Value, 4, "CNY").WithNote(p.say("rate_note"))), w(6, f.Area("reason", &v.Reason, 3))))
		},
		right: func(p *editor[record]) fyne.CanvasObject {
			var claims []widgets.Option
			for _, c := range p.known.claims {
				if p.v.BuyerID == "" || c.BuyerID == p.v.BuyerID {
					claims = append(claims, widgets.Option{ID: c.ID, Label: c.Number, Note: whole(c.Cost)})
				}
			}
			return p.Desk.Section("repayments.why", widgets.Column(theme.Gap3, false, p.pick("claim_id", &p.v.ClaimID, claims, nil), p.Desk.Note(p.say("note"))))
		},
	})
}

func newOutlay(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type record = payment.Outlay
	return newEditor(d, nav, s, f, r, kind[record]{
		screen: navigation.Outlays, noun: app.OutlayNoun, load: s.Outlay, save: s.PayFactory,
		name: func(v record) string { return cmp.Or(v.BankRef, v.Date) }, at: func(v record) (string, int64) { return v.ID, v.Ver },
		fresh: func(_ known, with string) record {
			return record{SupplierID: with, Kind: "deposit", Date: s.Now().Format(time.DateOnly)}
		},
		taken:    func(v *record, saved record) { v.ID, v.Ver, v.CreatedAt = saved.ID, saved.Ver, saved.CreatedAt },
		amounts:  map[string]func(*record) *money.Amount{"amount": func(v *record) *money.Amount { return &v.Amount }},
		currency: func(v record) money.Currency { return cmp.Or(v.Amount.Currency, money.CNY) },
		left: func(p *editor[record]) fyne.CanvasObject {
			v, f, w := &p.v, p.Form, widgets.Wide
			var purchases []widgets.Option
			for _, b := range p.known.purchases {
				if v.SupplierID == "" || b.SupplierID == v.SupplierID {
					purchases = append(purchases, widgets.Option{ID: b.ID, Label: b.Number, Note: whole(b.Total)})
				}
			}
			amount := p.amount("amount")
			f.Needs("amount", p.say("needs_amount"), func() bool { return p.typed["amount"].IsZero() })
			return p.Desk.Section("outlays.head", widgets.Form(6,
				w(3, p.pick("supplier_id", &v.SupplierID, companies(p.known.contacts, contact.Supplier), func() { v.PurchaseID = "" })),
				w(3, p.pick("purchase_id", &v.PurchaseID, purchases, func() {
					for _, b := range p.known.purchases {
						if b.ID == v.PurchaseID {
							v.SupplierID, p.cur = b.SupplierID, b.Total.Currency
						}
					}
				})),
				w(2, amount), p.currencyField(), f.Day("date", &v.Date), w(2, f.Choose("kind", v.Kind, func(id string) { v.Kind = id }, words(p.Desk, "outlays.kind_", "deposit", "balance", "other")...)),
				w(6, f.Text("bank_ref", &v.BankRef)), w(6, f.Area("note", &v.Note, 3))))
		},
		right: func(p *editor[record]) fyne.CanvasObject {
			return p.Desk.Section("outlays.rule", p.Desk.Note(p.say("rule_note")))
		},
	})
}

func newCreditLine(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type record = payment.CreditLine
	return newEditor(d, nav, s, f, r, kind[record]{
		screen: navigation.CreditLines, noun: app.CreditLineNoun, load: s.CreditLine, save: s.SaveCreditLine,
		name: func(v record) string { return cmp.Or(v.Policy, sum(v.Limit)) }, at: func(v record) (string, int64) { return v.ID, v.Ver },
		fresh:    func(_ known, with string) record { return record{BuyerID: with} },
		taken:    func(v *record, saved record) { v.ID, v.Ver, v.CreatedAt = saved.ID, saved.Ver, saved.CreatedAt },
		currency: func(v record) money.Currency { return cmp.Or(v.Limit.Currency, "USD") },
		amounts: map[string]func(*record) *money.Amount{
			"limit": func(v *record) *money.Amount { return &v.Limit }, "insured": func(v *record) *money.Amount { return &v.Insured },
		},
		left: func(p *editor[record]) fyne.CanvasObject {
			v, f, w := &p.v, p.Form, widgets.Wide
			buyer := p.buyer("buyer_id", &v.BuyerID, nil)
			f.Needs("buyer_id", p.say("needs_buyer"), func() bool { return v.BuyerID == "" })
			return p.Desk.Section("credit_lines.head", widgets.Form(6, w(6, buyer), w(3, p.amount("limit")), w(1, p.currencyField()), w(2, f.Day("valid_until", &v.ValidUntil)), w(6, f.Area("note", &v.Note, 3))))
		},
		right: func(p *editor[record]) fyne.CanvasObject {
			v, f := &p.v, p.Form
			return p.Desk.Section("credit_lines.insurance", widgets.Form(2,
				widgets.Wide(2, f.Text("policy", &v.Policy)), widgets.Wide(2, p.pick("insurer_id", &v.InsurerID, companies(p.known.contacts, contact.Insurer), nil)),
				p.amount("insured"), f.Percent("premium", &v.Premium),
				f.Whole("report_days", &v.ReportDays, p.say("days")).WithNote(p.say("report_note")), f.Whole("claim_days", &v.ClaimDays, p.say("days")).WithNote(p.say("claim_note"))))
		},
	})
}
