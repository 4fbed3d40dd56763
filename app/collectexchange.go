package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/refund"
	"sampan/app/trade"
)

// Collections lists the money of every filed declaration, oldest export first:
// receipts through the shipment and its orders, the last day, late and deemed
// receipts.
func (a *App) Collections(ctx context.Context) ([]refund.Collection, error) {
	rules, err := a.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var list []refund.Collection
	err = a.store.Read(ctx, func(r Reader) error {
		all, err := a.filed(ctx, r)
		if err != nil {
			return err
		}
		list, err = a.collections(r, all, rules)
		return err
	})
	return list, err
}

func (a *App) collections(r Reader, all []filing, rules trade.Rules) ([]refund.Collection, error) {
	purses, err := readPurses(r)
	if err != nil {
		return nil, err
	}
	invoiced, err := r.Invoiced()
	if err != nil {
		return nil, err
	}
	orders, buyers := map[string][]string{}, map[string]string{}
	for _, v := range invoiced {
		orders[v.ShipmentID] = append(orders[v.ShipmentID], v.OrderID)
		buyers[v.ShipmentID] = v.Buyer
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(x, y filing) int {
		return cmp.Or(cmp.Compare(x.ExportDate, y.ExportDate), cmp.Compare(x.Number, y.Number))
	})
	list := make([]refund.Collection, len(all))
	for i, f := range all {
		c := refund.Collection{
			DeclarationID: f.ID, Number: f.Number, Date: f.ExportDate, Invoice: f.invoice, Contract: f.Contract, Agency: f.Outcome.Agency,
			Buyer: cmp.Or(buyers[f.ShipmentID], f.Consignee), Due: f.Outcome.CollectBy, ByContract: f.Outcome.CollectBy != "",
			DeemedOn: f.Outcome.DeemedOn, DeemedReason: f.Outcome.DeemedReason, DeemedProof: f.Outcome.DeemedProof, Note: f.Outcome.Note,
		}
		if c.Total, err = declaredSum(f.Declaration); err != nil {
			return nil, err
		}
		if rate, known := f.rates.on(c.Total.Currency, f.ExportDate); known {
			c.Rate = rate
		}
		if c.Due == "" {
			deadlines, err := refund.Deadline(f.ExportDate, rules)
			if err != nil {
				return nil, err
			}
			c.Due = deadlines.FXDay
		}
		if f.ShipmentID != "" {
			c.Receipts = refund.Draw(purses, f.ShipmentID, orders[f.ShipmentID], c.Total)
		}
		c.Judge(a.today())
		list[i] = c
	}
	return list, nil
}

func declaredSum(d customs.Declaration) (money.Amount, error) {
	amounts := make([]money.Amount, len(d.Items))
	for i, item := range d.Items {
		amounts[i] = item.Total
	}
	if len(amounts) == 0 {
		return money.Amount{Currency: d.Currency}, nil
	}
	return money.Sum(amounts...)
}

func readPurses(r Reader) ([]refund.Purse, error) {
	receipts, err := r.AllReceipts()
	if err != nil {
		return nil, err
	}
	var purses []refund.Purse
	for _, p := range receipts {
		for _, al := range p.Allocations {
			purses = append(purses, refund.Purse{OrderID: al.OrderID, ShipmentID: al.ShipmentID, Inflow: refund.Inflow{
				ReceiptID: p.ID, Date: p.Date, Voucher: cmp.Or(p.BankRef, p.Number), Payer: p.Payer, Whole: p.Sent, Amount: al.Amount, Rate: p.Rate,
			}})
		}
	}
	return purses, nil
}

// FollowExport keeps what became of a filed declaration: customs data arrived,
// deemed receipt, treatment, certificate of an agent. Days that are none, a
// deemed receipt without its reason, and a treatment that is none, are faults
// and change nothing.
func (a *App) FollowExport(ctx context.Context, id string, step func(*customs.Outcome)) (customs.Declaration, error) {
	var d customs.Declaration
	err := a.write(ctx, DeclarationNoun, func(tx Tx) (err error) {
		if d, err = tx.Declaration(id); err != nil {
			return err
		}
		if d.Status != customs.Filed {
			return fault.New("customs.not_filed", "Contract", d.Contract)
		}
		step(&d.Outcome)
		o := d.Outcome
		for _, day := range []string{o.DataOn, o.CollectBy, o.DeemedOn} {
			if day != "" && !isDay(day) {
				return fault.New("refund.date_wrong", "Date", day).At("day")
			}
		}
		switch {
		case o.DeemedOn != "" && o.DeemedReason == "":
			return fault.New("refund.deemed_reason_missing").At("deemed_reason")
		case o.Treatment != customs.Refunded && o.Treatment != customs.Untaxed && o.Treatment != customs.Taxable:
			return fault.New("refund.treatment_unknown", "Treatment", string(o.Treatment)).At("treatment")
		case len(o.Agency) > 20:
			return fault.New("refund.agency_long", "Number", o.Agency).At("agency")
		}
		return tx.PutDeclaration(&d)
	})
	return d, err
}

// SafeReport is a report of trade credit that the foreign exchange authority
// asks for: money ahead of goods, or goods ahead of money, by more days than
// the rule allows.
type SafeReport struct {
	Advance  bool   // money came before the goods, else after
	Number   string // of the order, or of the declaration
	Buyer    string
	Date     string // of the receipt, or of the export
	ReportBy string
	Expected string // when the other side is due, "" for not known
	Amount   money.Amount
	Rule     trade.Rule
}

// SafeReports lists the reports that are due or past, nearest day first.
func (a *App) SafeReports(ctx context.Context) ([]SafeReport, error) {
	rules, err := a.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var list []SafeReport
	err = a.store.Read(ctx, func(r Reader) error {
		invoiced, err := r.Invoiced()
		if err != nil {
			return err
		}
		all, err := a.filed(ctx, r)
		if err != nil {
			return err
		}
		collections, err := a.collections(r, all, rules)
		if err != nil {
			return err
		}
		if list, err = a.deferred(collections, all, invoiced, rules); err != nil {
			return err
		}
		advances, err := a.advances(r, invoiced, rules)
		list = append(list, advances...)
		return err
	})
	slices.SortStableFunc(list, func(x, y SafeReport) int { return cmp.Compare(x.ReportBy, y.ReportBy) })
	return list, err
}

// later is a day, so many days on.
func later(day string, days int) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return at.AddDate(0, 0, days).Format(time.DateOnly)
}

func (a *App) deferred(list []refund.Collection, all []filing, invoiced []payment.Invoiced, rules trade.Rules) ([]SafeReport, error) {
	shipments := map[string]string{}
	for _, f := range all {
		shipments[f.ID] = f.ShipmentID
	}
	due := map[string]string{}
	for _, v := range invoiced {
		due[v.ShipmentID] = max(due[v.ShipmentID], dueDay(v))
	}
	var reports []SafeReport
	for _, c := range list {
		days, rule, err := rules.Whole("safe.deferred_days", c.Date)
		if err != nil {
			return nil, err
		}
		within, _, err := rules.Whole("safe.report_days", c.Date)
		if err != nil {
			return nil, err
		}
		expected, limit := due[shipments[c.DeclarationID]], later(c.Date, days)
		open := money.Amount{Minor: c.Total.Minor - c.Received().Minor, Currency: c.Total.Currency}
		if open.Minor > 0 && (expected > limit || a.today() > limit) {
			reports = append(reports, SafeReport{Number: c.Number, Buyer: c.Buyer, Date: c.Date, ReportBy: later(c.Date, within), Expected: expected, Amount: open, Rule: rule})
		}
	}
	return reports, nil
}

// advances finds deposits whose goods did not leave within the rule's days.
func (a *App) advances(r Reader, invoiced []payment.Invoiced, rules trade.Rules) ([]SafeReport, error) {
	left := map[string]string{} // first day on which goods of an order left
	for _, v := range invoiced {
		if v.OnBoard != "" && (left[v.OrderID] == "" || v.OnBoard < left[v.OrderID]) {
			left[v.OrderID] = v.OnBoard
		}
	}
	orders, err := r.Orders()
	if err != nil {
		return nil, err
	}
	numbers, buyers := map[string]string{}, map[string]string{}
	for _, o := range orders {
		numbers[o.ID], buyers[o.ID] = o.Number, o.Buyer
	}
	receipts, err := r.AllReceipts()
	if err != nil {
		return nil, err
	}
	var reports []SafeReport
	for _, p := range receipts {
		days, rule, err := rules.Whole("safe.advance_days", p.Date)
		if err != nil {
			return nil, err
		}
		within, _, err := rules.Whole("safe.report_days", p.Date)
		if err != nil {
			return nil, err
		}
		for _, al := range p.Allocations {
			limit := later(p.Date, days)
			gone := left[al.OrderID]
			if al.ShipmentID == "" && (gone == "" && a.today() > limit || gone > limit) {
				reports = append(reports, SafeReport{
					Advance: true, Number: numbers[al.OrderID], Buyer: buyers[al.OrderID], Date: p.Date, ReportBy: later(p.Date, within), Expected: gone, Amount: al.Amount, Rule: rule,
				})
			}
		}
	}
	return reports, nil
}
