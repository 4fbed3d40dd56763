package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
)

// SaveInvoice keeps a purchase invoice. One for another firm's tax number, of
// a wrong shape or already kept is refused. Rows that a claim uses may not
// shrink below what it takes.
func (a *App) SaveInvoice(ctx context.Context, v *refund.Invoice) error {
	v.Number = refund.CleanNumber(v.Number)
	return a.write(ctx, InvoiceNoun, func(tx Tx) error {
		own, err := tx.Firm()
		if err != nil {
			return err
		}
		if err := v.Check(own.USCC); err != nil {
			return err
		}
		used, err := usedOf(tx, "")
		if err != nil {
			return err
		}
		if v.Ver != 0 {
			old, err := tx.Invoice(v.ID)
			if err != nil {
				return err
			}
			for _, l := range old.Lines {
				u, linked := used[l.ID]
				i := slices.IndexFunc(v.Lines, func(n refund.InvoiceLine) bool { return n.ID == l.ID })
				if linked && (i < 0 || v.Lines[i].Quantity.LessThan(u.Taken) || v.Lines[i].Taxable.Minor < u.Taxable.Minor) {
					return fault.New("refund.invoice_claimed", "Number", v.Number).At("lines")
				}
			}
		}
		return tx.PutInvoice(v)
	})
}

// Invoices lists the purchase invoices, newest first.
func (a *App) Invoices(ctx context.Context) ([]refund.InvoiceSummary, error) {
	return one(ctx, a.store, Reader.Invoices)
}

// Invoice gives one purchase invoice.
func (a *App) Invoice(ctx context.Context, id string) (refund.Invoice, error) {
	return byID(ctx, a.store, id, Reader.Invoice)
}

// RefundClaims lists the claims, newest month first.
func (a *App) RefundClaims(ctx context.Context) ([]refund.ClaimSummary, error) {
	return one(ctx, a.store, Reader.RefundClaims)
}

// RefundClaim gives one claim.
func (a *App) RefundClaim(ctx context.Context, id string) (refund.Claim, error) {
	return byID(ctx, a.store, id, Reader.RefundClaim)
}

// usedOf adds up what claims take of each invoice row, but the given one.
func usedOf(r Reader, but string) (map[string]UsedRow, error) {
	rows, err := r.UsedRows()
	used := make(map[string]UsedRow, len(rows))
	for _, row := range rows {
		if row.ClaimID == but && but != "" {
			continue
		}
		u := used[row.LineID]
		u.Taken = u.Taken.Add(row.Taken)
		u.Taxable.Minor += row.Taxable.Minor
		used[row.LineID] = u
	}
	return used, err
}

// Claimable is a declared item that no claim holds yet.
type Claimable struct {
	refund.ExportRow
	Rate   FoundRate
	Reason string // key of what keeps it out, "" when it may be claimed
}

// ClaimableExports lists the items of filed declarations that no claim holds,
// oldest first, each with its refund rate on the export date. One whose rate
// has to be chosen, is not known or is nothing says so.
func (a *App) ClaimableExports(ctx context.Context) ([]Claimable, error) {
	var list []Claimable
	err := a.store.Read(ctx, func(r Reader) error {
		claimed, err := r.ClaimedItems()
		if err != nil {
			return err
		}
		all, err := a.filed(ctx, r)
		if err != nil {
			return err
		}
		for _, f := range all {
			rows, err := a.exportRows(ctx, f)
			if err != nil {
				return err
			}
			list = append(list, slices.DeleteFunc(rows, func(c Claimable) bool { return claimed[c.ItemID] != "" })...)
		}
		return nil
	})
	slices.SortStableFunc(list, func(x, y Claimable) int { return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Key, y.Key)) })
	return list, err
}

// filing is a filed declaration with what its rows need beside it.
type filing struct {
	customs.Declaration
	invoice string // number of its shipment
	rates   taxRates
}

// filed reads all filed declarations at once.
func (a *App) filed(ctx context.Context, r Reader) ([]filing, error) {
	all, err := r.AllDeclarations()
	if err != nil {
		return nil, err
	}
	shipments, err := r.Shipments()
	if err != nil {
		return nil, err
	}
	numbers := make(map[string]string, len(shipments))
	for _, s := range shipments {
		numbers[s.ID] = s.Number
	}
	rates, err := readTaxRates(r)
	if err != nil {
		return nil, err
	}
	var list []filing
	for _, d := range all {
		if d.Status == customs.Filed {
			list = append(list, filing{d, numbers[d.ShipmentID], rates})
		}
	}
	return list, nil
}

// fobOf shares the FOB value of a declaration out over its items, by amount.
func fobOf(d customs.Declaration) ([]money.Amount, error) {
	totals := make([]money.Amount, len(d.Items))
	goods := money.Amount{Currency: d.Currency}
	for i, item := range d.Items {
		totals[i] = item.Total
		goods.Minor += item.Total.Minor
	}
	freight, insurance := customs.Bears(d.Term)
	costs := money.Amount{Currency: d.Currency}
	for _, c := range []struct {
		cost  customs.Cost
		borne bool
	}{{d.Freight, freight}, {d.Insurance, insurance}} {
		sum, err := c.cost.On(goods, d.Gross)
		if err != nil {
			return nil, err
		}
		if c.borne && sum.Currency == costs.Currency {
			costs.Minor += sum.Minor
		}
	}
	if costs.Minor == 0 {
		return totals, nil
	}
	return customs.FOB(totals, costs)
}

// exportRows makes the rows of one filed declaration: FOB shared out by
// amount and turned into USD, quantities in the claim unit.
func (a *App) exportRows(ctx context.Context, f filing) ([]Claimable, error) {
	d := f.Declaration
	fobs, err := fobOf(d)
	if err != nil {
		return nil, err
	}
	usd, exchanged := f.rates.dollars(fobs, d.ExportDate)
	rows := make([]Claimable, len(d.Items))
	for i, item := range d.Items {
		row := refund.ExportRow{
			DeclarationID: d.ID, ItemID: item.ID, Key: customs.ItemKey(d.Number, item.Number), Agency: d.Outcome.Agency, Invoice: f.invoice, Date: d.ExportDate,
			Code: string(item.Code), Name: item.Name, DealUnit: item.Unit, DealQuantity: item.Quantity, FOB: usd[i],
		}
		found, err := a.FindRate(ctx, item.Code, d.ExportDate)
		if err != nil {
			return nil, err
		}
		rows[i] = a.claimable(row, item, found)
		switch {
		case d.Outcome.Treatment != customs.Refunded:
			rows[i].Reason = "refund.treated_" + string(d.Outcome.Treatment)
		case !exchanged && rows[i].Reason == "":
			rows[i].Reason = "refund.exchange_missing"
		}
	}
	return rows, nil
}

// claimable puts quantity and rate to a row: the claim goes in the library's
// unit, which is a statutory one or the deal's.
func (a *App) claimable(row refund.ExportRow, item customs.Item, found FoundRate) Claimable {
	c := Claimable{ExportRow: row, Rate: found}
	c.Unit, c.Quantity = item.FirstUnit, item.FirstQty
	if found.Rate.Unit != "" {
		switch claim := a.customsUnit(found.Rate.Unit); claim {
		case item.FirstUnit:
		case item.SecondUnit:
			c.Unit, c.Quantity = item.SecondUnit, item.SecondQty
		case item.Unit:
			c.Unit, c.Quantity = item.Unit, item.Quantity
		default:
			c.Reason = "refund.unit_elsewhere"
		}
	}
	switch {
	case found.How == refund.NoRate:
		c.Reason = "refund.rate_unknown"
	case found.How == refund.AskCode:
		c.Reason = "refund.rate_ask"
	case found.Rate.Flag != refund.Refundable || found.Rate.Refund.IsZero():
		c.Reason = "refund.rate_none"
	case !c.Quantity.IsPositive() && c.Reason == "":
		c.Reason = "refund.quantity_unknown"
	}
	c.RefundRate, c.Library = found.Rate.Refund, found.Version
	return c
}

// customsUnit is the customs code of a unit by its code or Chinese name; the
// words themselves where the table has none.
func (a *App) customsUnit(words string) string {
	for _, u := range a.tables.Units {
		if u.NameZH == words || u.Code == words || u.Customs == words {
			return u.Customs
		}
	}
	return words
}

// OpenRefundClaim links exports with what is left of the purchase invoices,
// first in first out, and keeps the claim. What the invoices do not reach is
// listed; such a claim may be kept but not filed. Only special invoices and
// customs payments earn a refund.
func (a *App) OpenRefundClaim(ctx context.Context, month, batch string, itemIDs []string) (refund.Claim, []refund.Short, error) {
	open, err := a.ClaimableExports(ctx)
	if err != nil {
		return refund.Claim{}, nil, err
	}
	open = slices.DeleteFunc(open, func(c Claimable) bool { return !slices.Contains(itemIDs, c.ItemID) })
	if len(open) == 0 {
		return refund.Claim{}, nil, fault.New("refund.nothing_to_claim").At("exports")
	}
	for _, c := range open {
		if c.Reason != "" {
			return refund.Claim{}, nil, fault.New(c.Reason, "Code", c.Code, "Key", c.Key).At("exports")
		}
	}
	claim, short := refund.Claim{Month: month, Batch: batch, Status: refund.ClaimOpen}, []refund.Short(nil)
	err = a.write(ctx, RefundNoun, func(tx Tx) error {
		claimed, err := tx.ClaimedItems()
		if err != nil {
			return err
		}
		for _, c := range open {
			if claimed[c.ItemID] != "" {
				return fault.New("refund.item_claimed", "Key", c.Key).At("exports")
			}
		}
		if short, err = a.link(tx, &claim, open); err != nil {
			return err
		}
		return tx.PutRefundClaim(&claim)
	})
	return claim, short, err
}

// link fills exports and links of a claim.
func (a *App) link(tx Tx, claim *refund.Claim, open []Claimable) ([]refund.Short, error) {
	exports := make([]refund.Export, len(open))
	rows := map[string]refund.ExportRow{}
	products, err := itemProducts(tx)
	if err != nil {
		return nil, err
	}
	for i, c := range open {
		product, known := products[c.ItemID]
		if !known {
			return nil, fault.New("store.not_found", "Noun", string(DeclarationNoun))
		}
		rows[c.Key] = c.ExportRow
		exports[i] = refund.Export{
			Key: c.Key, Product: product, Date: c.Date, Name: c.Name, Unit: c.Unit, Quantity: c.Quantity,
			DealUnit: c.DealUnit, DealQuantity: c.DealQuantity, RefundRate: c.RefundRate,
		}
	}
	purchases, lines, err := a.leftPurchases(tx)
	if err != nil {
		return nil, err
	}
	linked, err := refund.FirstInFirstOut(exports, purchases, claim.Month, claim.Batch)
	if err != nil {
		return nil, err
	}
	numbers := map[string]string{}
	for _, l := range linked.Links {
		numbers[l.Export] = l.Number
		at := lines[l.Purchase]
		claim.Links = append(claim.Links, refund.LinkRow{
			Number: l.Number, InvoiceID: at.invoice, LineID: l.Purchase, Taken: l.Taken, Quantity: l.Quantity,
			Taxable: l.Taxable, Rate: at.rate, Applied: l.Applied, Refund: l.Refund,
		})
	}
	for i, e := range exports {
		row := rows[e.Key]
		if row.Number = numbers[e.Key]; row.Number == "" {
			if row.Number, err = refund.LinkNumber(claim.Month, claim.Batch, i+1); err != nil {
				return nil, err
			}
		}
		claim.Exports = append(claim.Exports, row)
	}
	return linked.Short, nil
}

// itemProducts is what purchases of each declared item are known by: the
// product of its first line, else the declared name.
func itemProducts(r Reader) (map[string]string, error) {
	all, err := r.AllDeclarations()
	if err != nil {
		return nil, err
	}
	shipped, err := r.ShippedProducts()
	if err != nil {
		return nil, err
	}
	products := map[string]string{}
	for _, d := range all {
		for _, item := range d.Items {
			products[item.ID] = item.Name
			if len(item.Lines) > 0 && shipped[item.Lines[0]] != "" {
				products[item.ID] = shipped[item.Lines[0]]
			}
		}
	}
	return products, nil
}

type invoiceRow struct {
	invoice string
	rate    money.Decimal
}

// leftPurchases gives what claims have left of every invoice row that may earn
// a refund. A red-letter invoice takes its rows off the one it names.
func (a *App) leftPurchases(r Reader) ([]refund.Purchase, map[string]invoiceRow, error) {
	invoices, err := r.AllInvoices()
	if err != nil {
		return nil, nil, err
	}
	used, err := usedOf(r, "")
	if err != nil {
		return nil, nil, err
	}
	redOf := map[string]refund.Invoice{}
	for _, v := range invoices {
		if v.RedOf != "" {
			redOf[v.RedOf] = v
		}
	}
	var list []refund.Purchase
	rows := map[string]invoiceRow{}
	for _, v := range invoices {
		if v.Kind == refund.OrdinaryInvoice || v.Red() {
			continue
		}
		for i, l := range v.Lines {
			left := refund.Purchase{
				ID: l.ID, Product: first(l.ProductID, refund.BareName(l.Name)), Number: v.Number, Row: i + 1, Date: v.Date, Name: l.Name,
				Unit: a.customsUnit(l.Unit), Quantity: l.Quantity.Sub(used[l.ID].Taken), Taxable: l.Taxable, Rate: l.Rate,
			}
			left.Taxable.Minor -= used[l.ID].Taxable.Minor
			for _, red := range redOf[v.Number].Lines {
				if red.Name == l.Name && red.Unit == l.Unit {
					left.Quantity = left.Quantity.Sub(red.Quantity.Abs())
					left.Taxable.Minor += red.Taxable.Minor
				}
			}
			if left.Quantity.IsPositive() && left.Taxable.Minor > 0 {
				list = append(list, left)
				rows[l.ID] = invoiceRow{v.ID, l.Rate}
			}
		}
	}
	return list, rows, nil
}

// FileRefundClaim marks a claim as filed on a day. One whose purchases do not
// reach its exports is refused.
func (a *App) FileRefundClaim(ctx context.Context, id, day string) (refund.Claim, error) {
	var claim refund.Claim
	err := a.write(ctx, RefundNoun, func(tx Tx) (err error) {
		if claim, err = tx.RefundClaim(id); err != nil {
			return err
		}
		if !claim.Editable() {
			return fault.New("refund.claim_filed", "Month", claim.Month, "Batch", claim.Batch)
		}
		if unmet := claim.Unmet(); len(unmet) > 0 {
			return fault.New("refund.units_unmet", "Number", unmet[0], "Count", len(unmet)).At("exports")
		}
		claim.Status, claim.FiledOn = refund.ClaimFiled, day
		return tx.PutRefundClaim(&claim)
	})
	return claim, err
}
