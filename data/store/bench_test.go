package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/quotation"
	"sampan/data/store"
	"sampan/data/store/storetest"
)

const (
	manyContacts   = 100_000
	manyQuotations = 20_000
	manyProducts   = 20_000
)

// fill makes a firm of a size that the budgets speak of.
func fill(b *testing.B, path string) *store.Store {
	b.Helper()
	s := storetest.At(b, path)
	write(b, s, func(tx app.Tx) error {
		buyers := make([]string, 0, manyContacts)
		for i := range manyContacts {
			c := contact.Contact{
				Name: fmt.Sprintf("Buyer %06d Trading GmbH", i), NameZH: "买家", Country: "DE", City: "Hamburg", Email: fmt.Sprintf("info@buyer%d.example", i),
				Roles: []contact.Role{contact.Buyer}, Tags: []string{"fair", "2026"}, People: []contact.Person{{Name: "Anna"}},
			}
			if err := tx.PutContact(&c); err != nil {
				return err
			}
			buyers = append(buyers, c.ID)
		}
		for i := range manyProducts {
			p := sampleProduct()
			p.Code = fmt.Sprintf("P-%06d", i)
			if err := tx.PutProduct(&p); err != nil {
				return err
			}
		}
		for i := range manyQuotations {
			q := quotation.Quotation{Number: fmt.Sprintf("QT-%06d", i), Status: quotation.Issued, Date: "2026-11-22", Deal: sampleDeal(buyers[i], "")}
			if err := tx.PutQuotation(&q); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

func BenchmarkLarge(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.db")
	s := fill(b, path)
	run := func(name string, fn func(app.Reader) error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := s.Read(context.Background(), fn); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			again, err := store.Open(context.Background(), path, storetest.Now)
			if err != nil {
				b.Fatal(err)
			}
			if err := again.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	run("contacts", func(r app.Reader) error { l, err := r.Contacts(); return enough(len(l), manyContacts, err) })
	run("quotations", func(r app.Reader) error { l, err := r.Quotations(); return enough(len(l), manyQuotations, err) })
	run("productrows", func(r app.Reader) error { l, err := r.ProductRows(); return enough(len(l), manyProducts, err) })
	run("products", func(r app.Reader) error {
		var l []catalog.Product
		l, err := r.Products()
		return enough(len(l), manyProducts, err)
	})
	b.Run("copy", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := store.Copy(context.Background(), path, fmt.Sprintf("%s.copy%d", path, i)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("put1000products", func(b *testing.B) {
		for round := 0; b.Loop(); round++ {
			write(b, s, func(tx app.Tx) error {
				for i := range 1000 {
					p := sampleProduct()
					p.Code = fmt.Sprintf("N-%d-%d", round, i)
					if err := tx.PutProduct(&p); err != nil {
						return err
					}
				}
				return nil
			})
		}
	})
	run("contactbyname", func(r app.Reader) error { _, err := r.ContactByName("buyer 050000 trading gmbh"); return err })
	run("contactsbydomain", func(r app.Reader) error {
		l, err := r.ContactsByDomain("buyer77.example")
		return enough(len(l), 1, err)
	})
}

func enough(n, want int, err error) error {
	if err == nil && n != want {
		err = fmt.Errorf("%d rows, want %d", n, want)
	}
	return err
}
