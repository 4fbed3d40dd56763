package store_test

import (
	"context"
	"errors"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/data/store/storetest"
)

func TestRoundTrip(t *testing.T) {
	h := newHouse(t)
	read(t, h.Store, func(r app.Reader) error {
		f, e1 := r.Firm()
		c, e2 := r.Contact(h.contact.ID)
		p, e3 := r.Product(h.product.ID)
		q, e4 := r.Inquiry(h.inquiry.ID)
		o, e5 := r.Quotation(h.quotation.ID)
		s, e6 := r.Order(h.order.ID)
		i, e7 := r.Paper(h.paper.ID)
		equal(t, f, h.firm)
		equal(t, c, h.contact)
		equal(t, p, h.product)
		equal(t, q, h.inquiry)
		equal(t, o, h.quotation)
		equal(t, s, h.order)
		equal(t, i, h.paper)
		return errors.Join(e1, e2, e3, e4, e5, e6, e7)
	})
}

func TestNothingThere(t *testing.T) {
	s := storetest.New(t)
	read(t, s, func(r app.Reader) error {
		if f, err := r.Firm(); err != nil || f.Ver != 0 {
			t.Errorf("firm before the first save: %+v, %v", f, err)
		}
		_, e1 := r.Contact("x")
		_, e2 := r.Product("x")
		_, e3 := r.ProductByCode("x")
		_, e4 := r.Inquiry("x")
		_, e5 := r.Quotation("x")
		_, e6 := r.Order("x")
		_, e7 := r.Paper("x")
		_, e8 := r.PaperByNumber("proforma", "x")
		for _, err := range []error{e1, e2, e3, e4, e5, e6, e7, e8} {
			wantFault(t, err, "store.not_found")
		}
		if v, err := r.Setting("x"); v != "" || err != nil {
			t.Errorf("setting never set: %q, %v", v, err)
		}
		return nil
	})
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	s := storetest.New(t)
	c := sampleContact()
	boom := errors.New("boom")
	err := s.Write(context.Background(), "lin", func(tx app.Tx) error {
		if err := tx.PutContact(&c); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) || c.Ver != 0 {
		t.Fatalf("error %v, ver %d", err, c.Ver)
	}
	read(t, s, func(r app.Reader) error {
		list, err := r.Contacts()
		if len(list) != 0 {
			t.Errorf("%d contacts stayed", len(list))
		}
		return err
	})
	write(t, s, func(tx app.Tx) error { return tx.PutContact(&c) }) // the same record can be saved again
}

// An import goes on after a row that was refused; nothing of that row stays.
func TestRefusedRecordLeavesTheRest(t *testing.T) {
	h := newHouse(t)
	taken, orphan, good := catalog.Product{Code: "led-100"}, sampleInquiry(), catalog.Product{Code: "NEW"}
	orphan.Number, orphan.MessageID = "IQ2611-0002", ""
	orphan.Lines[1].ProductID = "nowhere"
	stale := h.contact
	stale.Ver = 7
	write(t, h.Store, func(tx app.Tx) error {
		wantFault(t, tx.PutProduct(&taken), "catalog.code_taken")
		wantFault(t, tx.PutInquiry(&orphan), "store.reference_missing")
		wantFault(t, tx.PutContact(&stale), "store.changed_elsewhere")
		return tx.PutProduct(&good)
	})
	if taken.Ver != 0 || orphan.Ver != 0 || good.Ver != 1 {
		t.Errorf("ver %d, %d, %d", taken.Ver, orphan.Ver, good.Ver)
	}
	read(t, h.Store, func(r app.Reader) error {
		products, e1 := r.ProductRows()
		inquiries, e2 := r.Inquiries()
		if len(products) != 2 || len(inquiries) != 1 {
			t.Errorf("%d products, %d inquiries", len(products), len(inquiries))
		}
		return errors.Join(e1, e2)
	})
}
