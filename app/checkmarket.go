package app

import (
	"context"
	"strings"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
)

// LineAccess is what stands between a line of a deal and the market it goes
// to.
type LineAccess struct {
	Line  int // from 1
	Code  string
	Found []catalog.Finding
}

// Stops reports that the line may not be sold there as it stands.
func (l LineAccess) Stops() bool {
	for _, f := range l.Found {
		if f.Stops() {
			return true
		}
	}
	return false
}

// MarketOf gives the country (alpha-2) that the goods of a deal go to: that of
// the port of destination, or else the buyer's; "" where neither is known.
func (a *App) MarketOf(ctx context.Context, d deal.Deal) (string, error) {
	to := strings.TrimSpace(d.Destination)
	for _, p := range a.tables.Ports {
		if to != "" && (strings.EqualFold(p.NameEN, to) || p.NameZH == to) {
			return p.Country, nil
		}
	}
	if d.BuyerID == "" {
		return "", nil
	}
	buyer, err := one(ctx, a.store, func(r Reader) (contact.Contact, error) { return r.Contact(d.BuyerID) })
	if fault.Is(err, "store.not_found") {
		return "", nil
	}
	return buyer.Country, err
}

// LinesAccess says which lines of a draft lack what their market asks, or may
// not be sold there, today. Lines without findings are left out, and all of
// them where the market is not known.
func (a *App) LinesAccess(ctx context.Context, d deal.Deal) (country string, list []LineAccess, err error) {
	if country, err = a.MarketOf(ctx, d); err != nil || country == "" {
		return country, nil, err
	}
	known, err := one(ctx, a.store, func(r Reader) (map[string]catalog.Product, error) { return productsOf(r, d) })
	if err != nil {
		return country, nil, err
	}
	var products []catalog.Product
	var at []int
	for i, l := range d.Lines {
		if p, ok := known[l.ProductID]; ok {
			products, at = append(products, p), append(at, i)
		}
	}
	found, err := a.Access(ctx, country, "", "", products...)
	for n, f := range found {
		if len(f) > 0 {
			list = append(list, LineAccess{Line: at[n] + 1, Code: products[n].Code, Found: f})
		}
	}
	return country, list, err
}
