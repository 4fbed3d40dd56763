package app

import (
	"context"
	"slices"

	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/quotation"
)

// The kinds of papers that list products for nobody in particular.
const (
	PriceListPaper     = "price_list"
	ClearanceListPaper = "clearance_list"
)

// ListPrices begins a draft whose price list names the given products, each at
// its minimum order. It is not saved.
func (a *App) ListPrices(ctx context.Context, productIDs ...string) (quotation.Quotation, error) {
	return one(ctx, a.store, func(r Reader) (quotation.Quotation, error) {
		q, err := a.blank(r, "")
		for _, id := range productIDs {
			if err == nil {
				_, err = addProduct(r, &q.Deal, id, money.Zero)
			}
		}
		return q, err
	})
}

// ListClearance begins a draft of everything that the catalog holds for
// clearance, each line with the quantity that is left. It is not saved. Where
// nothing is for clearance it is the fault "quotation.nothing_to_clear".
func (a *App) ListClearance(ctx context.Context) (quotation.Quotation, error) {
	return one(ctx, a.store, func(r Reader) (quotation.Quotation, error) {
		q, err := a.blank(r, "")
		if err != nil {
			return q, err
		}
		products, err := r.Products()
		if err != nil {
			return q, err
		}
		for _, p := range products {
			if !p.Clearance.IsPositive() {
				continue
			}
			if _, err := addProduct(r, &q.Deal, p.ID, p.Clearance); err != nil {
				return q, err
			}
		}
		if len(q.Lines) == 0 {
			return q, fault.New("quotation.nothing_to_clear")
		}
		return q, nil
	})
}

// DrawListing gives the price list or the clearance list of a quotation that
// may not be saved yet.
func (a *App) DrawListing(ctx context.Context, kind string, q quotation.Quotation) (paper.Document, error) {
	return one(ctx, a.store, func(r Reader) (paper.Document, error) { return a.drawListing(r, kind, q) })
}

// listTiers puts the price breaks of the catalog under the prices of a list,
// in its currency and under its term. A break below the line's own quantity is
// not offered, and neither are any where the price was typed by hand.
func listTiers(r Reader, doc *paper.Document, d deal.Deal) error {
	f, err := r.Firm()
	if err != nil {
		return err
	}
	products, err := productsOf(r, d)
	if err != nil {
		return err
	}
	for i, l := range d.Lines {
		p, ok := products[l.ProductID]
		if !ok || i >= len(doc.Lines) {
			continue
		}
		if now, err := priceLine(p, l, d, f); err != nil || !now.Value.Equal(l.Price) {
			continue // no ground to count on, or a price of one's own
		}
		for _, q := range higher(p, l.Quantity) {
			at, more := d, l
			more.Quantity = q
			at.Lines = slices.Clone(d.Lines)
			at.Lines[i] = more
			price, err := priceLine(p, more, at, f)
			if err != nil {
				return err
			}
			doc.Lines[i].Tiers = append(doc.Lines[i].Tiers, paper.Tier{From: q, Price: price.Value})
		}
	}
	return nil
}

// higher are the breaks of a product above a quantity.
func higher(p catalog.Product, than money.Decimal) []money.Decimal {
	return slices.DeleteFunc(breaks(p, nil), func(q money.Decimal) bool { return !q.GreaterThan(than) })
}
