package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/purchase"
)

// DrawPurchases opens purchase contracts for what an order still has to buy:
// one draft per factory of the products, numbers reserved now. Lines without
// a product or a factory are left out and given back by their codes.
func (a *App) DrawPurchases(ctx context.Context, orderID string) (made []purchase.Purchase, left []string, err error) {
	err = a.write(ctx, PurchaseNoun, func(tx Tx) error {
		made, left = nil, nil
		o, err := tx.Order(orderID)
		if err != nil {
			return err
		}
		if o.Status == order.Cancelled {
			return fault.New("order.not_running")
		}
		had, err := purchasesOf(tx, orderID)
		if err != nil {
			return err
		}
		for _, l := range o.Lines {
			want := l.Quantity.Sub(purchase.Bought(l.ID, had))
			if !want.IsPositive() {
				continue
			}
			product, err := productOf(tx, l.ProductID)
			if err != nil {
				return err
			}
			if product.SupplierID == "" {
				left = append(left, cmp.Or(l.Code, l.NameEN, l.NameZH))
				continue
			}
			i := slices.IndexFunc(made, func(p purchase.Purchase) bool { return p.SupplierID == product.SupplierID })
			if i < 0 {
				i, made = len(made), append(made, a.newPurchase(o, product.SupplierID))
			}
			made[i].Lines = append(made[i].Lines, purchase.Line{
				OrderLineID: l.ID, ProductID: l.ProductID, Code: l.Code, NameZH: l.NameZH, NameEN: l.NameEN, SpecZH: l.SpecZH, HSCode: l.HSCode, Photo: l.Photo,
				Quantity: want, Unit: l.Unit, Price: product.Cost, Basis: product.CostBasis, VATRate: product.VATRate, InvoiceName: l.NameZH, InvoiceUnit: l.Unit,
			})
		}
		return a.numberPurchases(tx, made)
	})
	return made, left, err
}

func (a *App) numberPurchases(tx Tx, made []purchase.Purchase) error {
	for i := range made {
		var err error
		if made[i].Number, err = a.takeSeries(tx, "purchase"); err != nil {
			return err
		}
		if err := made[i].Check(); err != nil {
			return err
		}
		if err := tx.PutPurchase(&made[i]); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) newPurchase(o order.Order, supplierID string) purchase.Purchase {
	now := a.now()
	p := purchase.Purchase{
		Status: purchase.Draft, OrderID: o.ID, SupplierID: supplierID, Date: now.Format(day), CreatedAt: now.UTC(), Currency: money.CNY,
		Marks: o.Marks, Packing: o.Packing, Owner: o.Owner,
	}
	for _, s := range o.Plan {
		if s.Key == order.StepReady && s.Planned >= p.Date {
			p.DeliveryDate = s.Planned
		}
	}
	return p
}

// productOf reads a line's product; a line typed freely, or one whose product
// lies in the bin, has none.
func productOf(r Reader, id string) (catalog.Product, error) {
	if id == "" {
		return catalog.Product{}, nil
	}
	p, err := r.Product(id)
	if fault.Is(err, "store.not_found") {
		return catalog.Product{}, nil
	}
	return p, err
}

func purchasesOf(r Reader, orderID string) ([]purchase.Purchase, error) {
	ids, err := r.PurchasesOf(orderID)
	if err != nil {
		return nil, err
	}
	var list []purchase.Purchase
	for _, id := range ids {
		p, err := r.Purchase(id)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// SavePurchase keeps a purchase contract; a new one takes a number unless one
// was typed. When all goods have come it says so.
func (a *App) SavePurchase(ctx context.Context, p *purchase.Purchase) error {
	if p.Currency == "" {
		p.Currency = money.CNY
	}
	if err := p.Check(); err != nil {
		return err
	}
	return a.write(ctx, PurchaseNoun, func(tx Tx) (err error) {
		if p.Ver == 0 && p.Number == "" {
			if p.Number, err = a.takeSeries(tx, "purchase"); err != nil {
				return err
			}
		}
		p.Status = cmp.Or(p.Status, purchase.Draft)
		if p.Status == purchase.Issued && p.Complete() {
			p.Status = purchase.Received
		}
		return tx.PutPurchase(p)
	})
}

// IssuePurchase sends a purchase contract to the factory: its day is today.
func (a *App) IssuePurchase(ctx context.Context, id string) (purchase.Purchase, error) {
	return a.movePurchase(ctx, id, func(p *purchase.Purchase) error {
		if p.Status != purchase.Draft {
			return errIssued
		}
		p.Status, p.Date = purchase.Issued, a.now().Format(day)
		return nil
	})
}

// ReceiveGoods adds units that came of a line on an ISO day.
func (a *App) ReceiveGoods(ctx context.Context, id, lineID string, quantity money.Decimal, on string) (purchase.Purchase, error) {
	return a.movePurchase(ctx, id, func(p *purchase.Purchase) error {
		i := slices.IndexFunc(p.Lines, func(l purchase.Line) bool { return l.ID == lineID })
		if i < 0 || !quantity.IsPositive() {
			return fault.New("purchase.received_wrong").At("received")
		}
		p.Lines[i].Received, p.Lines[i].ReceivedOn = p.Lines[i].Received.Add(quantity), on
		if p.Complete() {
			p.Delivered = on
			if p.Status == purchase.Issued {
				p.Status = purchase.Received
			}
		}
		return nil
	})
}

// AddInspection files an inspection report; without a result of the
// inspector's own, the defects found decide.
func (a *App) AddInspection(ctx context.Context, id string, i purchase.Inspection) (purchase.Purchase, error) {
	i.Result = cmp.Or(i.Result, i.Verdict())
	return a.movePurchase(ctx, id, func(p *purchase.Purchase) error {
		p.Inspections = append(p.Inspections, i)
		return nil
	})
}

func (a *App) movePurchase(ctx context.Context, id string, change func(*purchase.Purchase) error) (purchase.Purchase, error) {
	var p purchase.Purchase
	err := a.write(ctx, PurchaseNoun, func(tx Tx) (err error) {
		if p, err = tx.Purchase(id); err != nil {
			return err
		}
		if err := change(&p); err != nil {
			return err
		}
		if err := p.Check(); err != nil {
			return err
		}
		return tx.PutPurchase(&p)
	})
	return p, err
}

// LeadTime is how long a factory really took, over all its contracts that are
// delivered.
type LeadTime struct {
	SupplierID, ProductID string
	Contracts             int
	Days                  int // average, rounded half-up
	Slowest               int
}

// LeadTimes gives the real lead times per factory and product.
func (a *App) LeadTimes(ctx context.Context) ([]LeadTime, error) {
	return one(ctx, a.store, func(r Reader) ([]LeadTime, error) {
		rows, err := r.Purchases()
		if err != nil {
			return nil, err
		}
		var list []LeadTime
		sums := map[[2]string]int{}
		for _, row := range rows {
			if row.Status == purchase.Draft || row.Status == purchase.Issued || row.Status == purchase.Cancelled {
				continue
			}
			p, err := r.Purchase(row.ID)
			if err != nil {
				return nil, err
			}
			if days, ok := p.LeadDays(); ok {
				list = tally(list, sums, p, days)
			}
		}
		for i, l := range list {
			list[i].Days = (2*sums[[2]string{l.SupplierID, l.ProductID}] + l.Contracts) / (2 * l.Contracts)
		}
		return list, nil
	})
}

func tally(list []LeadTime, sums map[[2]string]int, p purchase.Purchase, days int) []LeadTime {
	for _, l := range p.Lines {
		key := [2]string{p.SupplierID, l.ProductID}
		i := slices.IndexFunc(list, func(t LeadTime) bool { return t.SupplierID == key[0] && t.ProductID == key[1] })
		if i < 0 {
			i, list = len(list), append(list, LeadTime{SupplierID: key[0], ProductID: key[1]})
		}
		sums[key] += days
		list[i].Contracts, list[i].Slowest = list[i].Contracts+1, max(list[i].Slowest, days)
	}
	return list
}

// AskPrice keeps a request for a price that goes to a factory.
func (a *App) AskPrice(ctx context.Context, q *purchase.Request) error {
	q.AskedOn = cmp.Or(q.AskedOn, a.now().Format(day))
	if err := q.Check(); err != nil {
		return err
	}
	return a.write(ctx, RequestNoun, func(tx Tx) error { return tx.PutPriceRequest(q) })
}

// AnswerPrice keeps the factory's answer; it lands on the product too, which
// takes over price, basis, least quantity and lead time.
func (a *App) AnswerPrice(ctx context.Context, q *purchase.Request) error {
	q.AnsweredOn = cmp.Or(q.AnsweredOn, a.now().Format(day))
	if err := q.Check(); err != nil {
		return err
	}
	return a.write(ctx, RequestNoun, func(tx Tx) error {
		if err := tx.PutPriceRequest(q); err != nil {
			return err
		}
		p, err := productOf(tx, q.ProductID)
		if err != nil || p.ID == "" {
			return err
		}
		p.Cost, p.SupplierID = q.Price, q.SupplierID
		p.CostBasis = cmp.Or(q.Basis, p.CostBasis)
		if q.MOQ.IsPositive() {
			p.MOQ = q.MOQ
		}
		if q.LeadDays > 0 {
			p.LeadDays = q.LeadDays
		}
		if err := p.Check(); err != nil {
			return err
		}
		return tx.PutProduct(&p)
	})
}
