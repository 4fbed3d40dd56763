package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
)

// RadarRow is one export on its way to the refund, as the owner looks at it.
type RadarRow struct {
	refund.Row
	DeclarationID, ShipmentID, Shipment, Buyer, ClaimID string
	FOB                                                 money.Amount // USD
	RecordBy                                            string       // last day for the record file, "" when it is kept or nothing was filed
	Estimated                                           bool         // the money at stake is reckoned from sales, since no invoice is linked
	Reason                                              string       // what keeps an item out of a claim, "" for nothing
}

// Radar is the refund page: exports by money and urgency, and what is at
// stake in all.
type Radar struct {
	Rows     []RadarRow
	AtStake  money.Amount // not claimed yet
	Claimed  money.Amount // claimed and not paid
	Paid     money.Amount
	Rests    []trade.Rule // all rules that a row rests on
	Unproven []trade.Rule // those that no official text backs: nothing here is safe by them
	Ageing   [4]money.Amount
}

// RefundRadar looks at every filed declaration: how far it has come, what is
// missing, whom to ask, by when, and what it is worth. Exports that earn no
// refund are left out.
func (a *App) RefundRadar(ctx context.Context) (Radar, error) {
	rules, err := a.Rules(ctx)
	if err != nil {
		return Radar{}, err
	}
	var radar Radar
	err = a.store.Read(ctx, func(r Reader) error {
		radar, err = a.radar(ctx, r, rules)
		return err
	})
	return radar, err
}

func (a *App) radar(ctx context.Context, r Reader, rules trade.Rules) (Radar, error) {
	cny := money.Amount{Currency: money.CNY}
	out := Radar{AtStake: cny, Claimed: cny, Paid: cny, Ageing: [4]money.Amount{cny, cny, cny, cny}}
	sights, err := a.sights(ctx, r, rules)
	if err != nil {
		return out, err
	}
	cases, at := make([]refund.Case, len(sights)), map[string]RadarRow{}
	for i, s := range sights {
		cases[i], at[s.row.Number] = s.row.Case, s.row
	}
	rows, err := refund.Radar(cases, rules, a.now())
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		full := at[row.Number]
		full.Row = row
		out.Rows = append(out.Rows, full)
		out.add(full, a.now())
	}
	return out, nil
}

// add counts a row into the sums.
func (r *Radar) add(row RadarRow, now time.Time) {
	switch {
	case row.Missing == "":
		r.Paid.Minor += row.AtStake.Minor
		return
	case row.Reached[refund.Claimed] != "":
		r.Claimed.Minor += row.AtStake.Minor
	default:
		r.AtStake.Minor += row.AtStake.Minor
	}
	if at, err := time.Parse(time.DateOnly, row.ExportDate); err == nil {
		days := int(now.Sub(at).Hours() / 24)
		bucket := 3
		for i, limit := range []int{30, 60, 90} {
			if days <= limit {
				bucket = i
				break
			}
		}
		r.Ageing[bucket].Minor += row.AtStake.Minor
	}
	for _, rule := range row.Rests {
		if !slices.Contains(r.Rests, rule) {
			r.Rests = append(r.Rests, rule)
		}
	}
	for _, rule := range row.Unproven {
		if !slices.Contains(r.Unproven, rule) {
			r.Unproven = append(r.Unproven, rule)
		}
	}
}

// sight is what is known of one export before the rules look at it.
type sight struct {
	row   RadarRow
	items []Claimable
}

func (a *App) sights(ctx context.Context, r Reader, rules trade.Rules) ([]sight, error) {
	all, err := a.filed(ctx, r)
	if err != nil {
		return nil, err
	}
	collections, err := a.collections(r, all, rules)
	if err != nil {
		return nil, err
	}
	money := map[string]refund.Collection{}
	for _, c := range collections {
		money[c.DeclarationID] = c
	}
	claims, err := r.AllRefundClaims()
	if err != nil {
		return nil, err
	}
	stock, err := a.stock(r)
	if err != nil {
		return nil, err
	}
	var list []sight
	for _, f := range all {
		if f.Outcome.Treatment != customs.Refunded {
			continue
		}
		s := sight{row: RadarRow{
			DeclarationID: f.ID, ShipmentID: f.ShipmentID, Shipment: f.invoice, Buyer: money[f.ID].Buyer,
			Row: refund.Row{Case: refund.Case{Number: f.Number, ExportDate: f.ExportDate, Reached: map[refund.Stage]string{refund.Declared: f.ExportDate}}},
		}}
		if s.items, err = a.exportRows(ctx, f); err != nil {
			return nil, err
		}
		s.reach(refund.Data, f.Outcome.DataOn)
		s.reach(refund.Collected, money[f.ID].On())
		if claim, ok := holder(claims, f.ID); ok {
			s.claimed(claim, rules, stock)
		} else if err := a.unclaimed(&s, f, stock); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (s *sight) reach(stage refund.Stage, day string) { s.row.Reached[stage] = day }

// holder finds the claim that holds a declaration.
func holder(claims []refund.Claim, declarationID string) (refund.Claim, bool) {
	i := slices.IndexFunc(claims, func(c refund.Claim) bool {
		return c.Status != refund.ClaimDropped && slices.ContainsFunc(c.Exports, func(e refund.ExportRow) bool { return e.DeclarationID == declarationID })
	})
	if i < 0 {
		return refund.Claim{}, false
	}
	return claims[i], true
}

// claimed takes the stages of an export from the claim that holds it; its
// money is that of its own rows.
func (s *sight) claimed(c refund.Claim, rules trade.Rules, stock stock) {
	s.row.ClaimID = c.ID
	numbers := map[string]bool{}
	fob := money.Amount{Currency: "USD"}
	for _, e := range c.Exports {
		if e.DeclarationID == s.row.DeclarationID {
			numbers[e.Number] = true
			fob.Minor += e.FOB.Minor
		}
	}
	sum, confirmed, latest, confirmedOn := money.Amount{Currency: money.CNY}, true, "", ""
	for _, l := range c.Links {
		if numbers[l.Number] {
			sum.Minor += l.Refund.Minor
			v := stock.invoices[l.InvoiceID]
			latest, confirmed, confirmedOn = max(latest, v.Date), confirmed && v.ConfirmedOn != "", max(confirmedOn, v.ConfirmedOn)
		}
	}
	s.row.AtStake, s.row.FOB = sum, fob
	if !slices.ContainsFunc(c.Unmet(), func(n string) bool { return numbers[n] }) {
		s.reach(refund.Invoiced, latest)
		if confirmed {
			s.reach(refund.Confirmed, confirmedOn)
		}
	}
	s.reach(refund.Claimed, c.FiledOn)
	s.row.Doubt = c.DoubtOn
	if c.FiledOn != "" && c.DoubtOn == "" {
		s.reach(refund.Cleared, cmp.Or(c.ApprovedOn, c.FiledOn))
	}
	s.reach(refund.Approved, c.ApprovedOn)
	s.reach(refund.Paid, c.PaidOn)
	if c.FiledOn != "" && c.RecordedOn == "" {
		if day, _, err := refund.RecordDay(c.FiledOn, rules); err == nil {
			s.row.RecordBy = day
		}
	}
}

// stock is what invoices have left, by product, and all invoices by id.
type stock struct {
	left     map[string][]refund.Purchase
	invoices map[string]refund.Invoice
	products map[string]string // by id of a declared item
	lines    map[string]string // invoice by id of its row
}

func (a *App) stock(r Reader) (stock, error) {
	s := stock{left: map[string][]refund.Purchase{}, invoices: map[string]refund.Invoice{}, lines: map[string]string{}}
	invoices, err := r.AllInvoices()
	if err != nil {
		return s, err
	}
	for _, v := range invoices {
		s.invoices[v.ID] = v
	}
	purchases, rows, err := a.leftPurchases(r)
	if err != nil {
		return s, err
	}
	for _, p := range purchases {
		s.left[p.Product] = append(s.left[p.Product], p)
		s.lines[p.ID] = rows[p.ID].invoice
	}
	s.products, err = itemProducts(r)
	return s, err
}

// unclaimed sees whether the invoices that are left reach an export, and what
// it would bring back; without invoices its worth is reckoned from the sale.
func (a *App) unclaimed(s *sight, f filing, stock stock) error {
	s.row.AtStake, s.row.FOB = money.Amount{Currency: money.CNY}, money.Amount{Currency: "USD"}
	reached, confirmed, latest, confirmedOn := true, true, "", ""
	for _, item := range s.items {
		if item.Reason != "" {
			s.row.Reason = cmp.Or(s.row.Reason, item.Reason)
		}
		if item.FOB.Currency == "USD" {
			s.row.FOB.Minor += item.FOB.Minor
		}
		export := refund.Export{
			Key: item.Key, Product: stock.products[item.ItemID], Date: item.Date, Name: item.Name, Unit: item.Unit, Quantity: item.Quantity,
			DealUnit: item.DealUnit, DealQuantity: item.DealQuantity, RefundRate: item.RefundRate,
		}
		linked, err := refund.FirstInFirstOut([]refund.Export{export}, stock.left[export.Product], "200001", "1")
		if err != nil {
			return err
		}
		for _, l := range linked.Links {
			s.row.AtStake.Minor += l.Refund.Minor
			v := stock.invoices[stock.lines[l.Purchase]]
			latest, confirmed, confirmedOn = max(latest, v.Date), confirmed && v.ConfirmedOn != "", max(confirmedOn, v.ConfirmedOn)
		}
		stock.take(export.Product, linked.Left)
		if len(linked.Short) > 0 || len(linked.Links) == 0 {
			reached = false
			worth, err := f.rates.worth(item)
			if err != nil {
				return err
			}
			if len(linked.Links) == 0 {
				s.row.AtStake.Minor += worth.Minor
				s.row.Estimated = s.row.Estimated || worth.Minor > 0
			}
		}
	}
	if reached {
		s.reach(refund.Invoiced, latest)
		if confirmed {
			s.reach(refund.Confirmed, confirmedOn)
		}
	}
	return nil
}

// take keeps what an export left of its product's purchases.
func (s stock) take(product string, left map[string]refund.Purchase) {
	for i, p := range s.left[product] {
		s.left[product][i] = left[p.ID]
	}
}

// worth reckons the refund of an item without invoices: its FOB value in CNY,
// taken as the price with tax, by the refund rate. It is a guess above what a
// firm with a profit gets, and shown as one.
func (t taxRates) worth(c Claimable) (money.Amount, error) {
	rate, known := t.on(c.FOB.Currency, c.Date)
	if !known {
		return money.Amount{Currency: money.CNY}, nil
	}
	vat := money.Zero
	if len(c.Rate.Rate.VAT) > 0 {
		vat = c.Rate.Rate.VAT[0]
	}
	net := money.Div(c.FOB.Decimal().Mul(rate.Value), money.New(1).Add(vat))
	return money.Of(net.Mul(c.RefundRate), money.CNY)
}
