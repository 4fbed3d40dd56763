package app

import "context"

// Entry is one record that Ctrl+K can go to.
type Entry struct {
	Noun          Noun
	ID            string
	Title, Detail string
}

// Entries lists every record by the words people look for it with.
func (a *App) Entries(ctx context.Context) ([]Entry, error) {
	var list []Entry
	err := a.store.Read(ctx, func(r Reader) error {
		orders, err := r.Orders()
		if err != nil {
			return err
		}
		for _, o := range orders {
			list = append(list, Entry{OrderNoun, o.ID, o.Number + " " + o.Proforma, o.Buyer})
		}
		shipments, err := r.Shipments()
		if err != nil {
			return err
		}
		for _, s := range shipments {
			list = append(list, Entry{ShipmentNoun, s.ID, s.Number + " " + s.Vessel, s.Buyer})
		}
		purchases, err := r.Purchases()
		if err != nil {
			return err
		}
		for _, p := range purchases {
			list = append(list, Entry{PurchaseNoun, p.ID, p.Number + " " + p.Order, p.Supplier})
		}
		quotations, err := r.Quotations()
		if err != nil {
			return err
		}
		for _, q := range quotations {
			list = append(list, Entry{QuotationNoun, q.ID, q.Number, q.Buyer})
		}
		inquiries, err := r.Inquiries()
		if err != nil {
			return err
		}
		for _, q := range inquiries {
			list = append(list, Entry{InquiryNoun, q.ID, q.Number + " " + q.Subject, q.Buyer})
		}
		contacts, err := r.Contacts()
		if err != nil {
			return err
		}
		for _, c := range contacts {
			list = append(list, Entry{ContactNoun, c.ID, c.Name + " " + c.NameZH, c.Person + " " + c.Email})
		}
		products, err := r.ProductRows()
		if err != nil {
			return err
		}
		for _, p := range products {
			list = append(list, Entry{ProductNoun, p.ID, p.Code + " " + p.NameEN, p.NameZH + " " + p.Model})
		}
		return nil
	})
	return list, err
}
