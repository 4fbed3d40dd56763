package app

import (
	"context"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
)

// one reads a single value in a transaction of its own.
func one[T any](ctx context.Context, s Store, get func(Reader) (T, error)) (T, error) {
	var v T
	err := s.Read(ctx, func(r Reader) (err error) {
		v, err = get(r)
		return err
	})
	return v, err
}

// byID reads one record.
func byID[T any](ctx context.Context, s Store, id string, get func(Reader, string) (T, error)) (T, error) {
	return one(ctx, s, func(r Reader) (T, error) { return get(r, id) })
}

// Firm gives the own firm's profile.
func (a *App) Firm(ctx context.Context) (firm.Firm, error) { return one(ctx, a.store, Reader.Firm) }

// Contacts lists everybody by name.
func (a *App) Contacts(ctx context.Context) ([]contact.Summary, error) {
	return one(ctx, a.store, Reader.Contacts)
}

// Contact gives one company.
func (a *App) Contact(ctx context.Context, id string) (contact.Contact, error) {
	return byID(ctx, a.store, id, Reader.Contact)
}

// Products lists the catalog by code.
func (a *App) Products(ctx context.Context) ([]catalog.Summary, error) {
	return one(ctx, a.store, Reader.ProductRows)
}

// Product gives one article.
func (a *App) Product(ctx context.Context, id string) (catalog.Product, error) {
	return byID(ctx, a.store, id, Reader.Product)
}

// Inquiries lists what was asked, newest first.
func (a *App) Inquiries(ctx context.Context) ([]inquiry.Summary, error) {
	return one(ctx, a.store, Reader.Inquiries)
}

// Inquiry gives one inquiry.
func (a *App) Inquiry(ctx context.Context, id string) (inquiry.Inquiry, error) {
	return byID(ctx, a.store, id, Reader.Inquiry)
}

// Quotations lists offers, newest first.
func (a *App) Quotations(ctx context.Context) ([]quotation.Summary, error) {
	return one(ctx, a.store, Reader.Quotations)
}

// Quotation gives one revision of an offer.
func (a *App) Quotation(ctx context.Context, id string) (quotation.Quotation, error) {
	return byID(ctx, a.store, id, Reader.Quotation)
}

// Revisions lists the revisions under one number, newest first.
func (a *App) Revisions(ctx context.Context, number string) ([]quotation.Summary, error) {
	return byID(ctx, a.store, number, Reader.Revisions)
}

// Orders lists what was sold, newest first.
func (a *App) Orders(ctx context.Context) ([]order.Summary, error) {
	return one(ctx, a.store, Reader.Orders)
}

// Order gives one sale.
func (a *App) Order(ctx context.Context, id string) (order.Order, error) {
	return byID(ctx, a.store, id, Reader.Order)
}

// PapersOf lists the papers issued from a record, newest first.
func (a *App) PapersOf(ctx context.Context, noun Noun, id string) ([]paper.Issued, error) {
	return one(ctx, a.store, func(r Reader) ([]paper.Issued, error) { return r.PapersOf(string(noun), id) })
}

// History lists who changed which field of a record, newest first.
func (a *App) History(ctx context.Context, noun Noun, id string) ([]Change, error) {
	return one(ctx, a.store, func(r Reader) ([]Change, error) { return r.History(string(noun), id) })
}

// Bin lists what was deleted, newest first.
func (a *App) Bin(ctx context.Context) ([]Binned, error) { return one(ctx, a.store, Reader.Bin) }

// LastPrices lists earlier prices of a product, to one buyer or ("") to all,
// newest first.
func (a *App) LastPrices(ctx context.Context, productID, buyerID string) ([]Sold, error) {
	return one(ctx, a.store, func(r Reader) ([]Sold, error) { return r.LastPrices(productID, buyerID, lastPrices) })
}

const lastPrices = 20

// Setting gives a remembered setting, "" when it was never set.
func (a *App) Setting(ctx context.Context, key string) (string, error) {
	return byID(ctx, a.store, key, Reader.Setting)
}
