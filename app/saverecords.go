package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/quotation"
)

// write runs one writing transaction and tells the listeners once it stands.
func (a *App) write(ctx context.Context, changed Noun, fn func(Tx) error) error {
	if err := a.store.Write(ctx, a.Actor(), fn); err != nil {
		return err
	}
	a.changes.tell(changed)
	return nil
}

// SaveFirm keeps the own firm's profile. A new firm begins with the table of
// what markets ask of goods that the program ships.
func (a *App) SaveFirm(ctx context.Context, f *firm.Firm) error {
	if err := f.Check(); err != nil {
		return err
	}
	if f.Ver == 0 && len(f.Asked) == 0 {
		f.Asked = slices.Clone(a.tables.Asked)
	}
	return a.write(ctx, FirmNoun, func(tx Tx) error { return tx.PutFirm(f) })
}

// SaveContact keeps a company; a new one has Ver 0.
func (a *App) SaveContact(ctx context.Context, c *contact.Contact) error {
	if c.CreatedAt.IsZero() {
		c.CreatedAt = a.now().UTC()
	}
	if err := c.Check(); err != nil {
		return err
	}
	return a.write(ctx, ContactNoun, func(tx Tx) error { return tx.PutContact(c) })
}

// SaveProduct keeps an article and teaches the matching its new words.
func (a *App) SaveProduct(ctx context.Context, p *catalog.Product) error {
	if err := p.Check(); err != nil {
		return err
	}
	if err := a.write(ctx, ProductNoun, func(tx Tx) error { return tx.PutProduct(p) }); err != nil {
		return err
	}
	a.learn(*p)
	return nil
}

// SaveInquiry keeps corrections that a person made to what was read, and
// matches the open lines anew.
func (a *App) SaveInquiry(ctx context.Context, q *inquiry.Inquiry) error {
	if err := a.Warm(ctx); err != nil {
		return err
	}
	if err := a.suggest(ctx, q); err != nil {
		return err
	}
	return a.write(ctx, InquiryNoun, func(tx Tx) error { return tx.PutInquiry(q) })
}

// SaveQuotation keeps a draft; an issued revision is refused.
func (a *App) SaveQuotation(ctx context.Context, q *quotation.Quotation) error {
	if !q.Editable() {
		return errIssued
	}
	if err := q.Check(); err != nil {
		return err
	}
	if q.CreatedAt.IsZero() {
		q.CreatedAt = a.now().UTC()
	}
	return a.write(ctx, QuotationNoun, func(tx Tx) error {
		if q.Ver > 0 {
			if old, err := tx.Quotation(q.ID); err != nil || !old.Editable() {
				return cmp.Or(err, error(errIssued))
			}
		}
		return tx.PutQuotation(q)
	})
}

// SaveOrder keeps an order whose proforma is not out yet.
func (a *App) SaveOrder(ctx context.Context, o *order.Order) error {
	if !o.Editable() {
		return errIssued
	}
	if err := o.Check(); err != nil {
		return err
	}
	return a.write(ctx, OrderNoun, func(tx Tx) error {
		if o.Ver > 0 {
			if old, err := tx.Order(o.ID); err != nil || !old.Editable() {
				return cmp.Or(err, error(errIssued))
			}
		}
		return tx.PutOrder(o)
	})
}

// SetSetting remembers a setting of the program.
func (a *App) SetSetting(ctx context.Context, key, value string) error {
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error { return tx.SetSetting(key, value) })
}

// Delete moves a record to the bin; Restore takes it back. A record with a
// valid paper out is the fault "paper.still_valid": void the paper first. One
// that shipments, purchases or payments rest on is refused too.
func (a *App) Delete(ctx context.Context, noun Noun, id string, ver int64) error {
	err := a.write(ctx, noun, func(tx Tx) error {
		papers, err := tx.PapersOf(string(noun), id)
		if err != nil {
			return err
		}
		for _, p := range papers {
			if p.VoidAt.IsZero() {
				return fault.New("paper.still_valid", "Number", p.Number)
			}
		}
		if err := nothingHangs(tx, noun, id); err != nil {
			return err
		}
		return tx.Delete(noun, id, ver)
	})
	if err != nil {
		return err
	}
	if noun == ProductNoun {
		a.forget(id)
	}
	return nil
}

// Restore takes a record back from the bin.
func (a *App) Restore(ctx context.Context, noun Noun, id string) error {
	if err := a.write(ctx, noun, func(tx Tx) error { return tx.Restore(noun, id) }); err != nil {
		return err
	}
	if noun != ProductNoun {
		return nil
	}
	p, err := a.Product(ctx, id)
	if err != nil {
		return err
	}
	a.learn(p)
	return nil
}
