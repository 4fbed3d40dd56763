package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/data/store"
	"sampan/data/store/storetest"
)

// changes gives the history of one ver as "field: from → to".
func changes(t *testing.T, s *store.Store, n app.Noun, id string, ver int64) []string {
	t.Helper()
	var list []string
	read(t, s, func(r app.Reader) error {
		all, err := r.History(string(n), id)
		for _, c := range all {
			if c.Ver != ver {
				continue
			}
			if c.Noun != n || c.ID != id || !c.At.Equal(storetest.Now()) || c.Actor == "" {
				t.Errorf("%+v", c)
			}
			list = append(list, c.Field+": "+c.From+" → "+c.To)
		}
		return err
	})
	return list
}

func TestHistoryNamesEveryChange(t *testing.T) {
	h := newHouse(t)
	if got := changes(t, h.Store, app.QuotationNoun, h.quotation.ID, 1); !slices.Equal(got, []string{"created:  → "}) {
		t.Fatalf("%q", got)
	}
	for _, c := range []struct {
		name   string
		change func()
		want   []string
	}{
		{"a field", func() { h.quotation.Incoterm = "CIF" }, []string{"incoterm: FOB → CIF"}},
		{"a price", func() { h.quotation.Lines[1].Price = d("310") }, []string{"lines/2/price: 300.005 → 310"}},
		{"the same number written otherwise", func() { h.quotation.Lines[1].Price = d("310.00") }, nil},
		{"a line is added", func() {
			h.quotation.Lines = append(h.quotation.Lines, deal.Line{NameEN: "Bulb", Quantity: d("2")})
		}, []string{"lines/3/name_en:  → Bulb", "lines/3/quantity: 0 → 2"}},
		{"an empty line is added", func() { h.quotation.Lines = append(h.quotation.Lines, deal.Line{}) }, []string{"lines/4:  → "}},
		{"an empty line goes", func() { h.quotation.Lines = h.quotation.Lines[:3] }, []string{"lines/4:  → "}},
		{"lines change places", func() {
			l := h.quotation.Lines
			l[0], l[1] = l[1], l[0]
		}, []string{"lines/order: 1 2 3 → 2 1 3"}},
		{"a line changes and one before it goes", func() {
			h.quotation.Lines = h.quotation.Lines[1:]
			h.quotation.Lines[1].NameEN = "Bulbs"
		}, []string{
			"lines/2/name_en: Bulb → Bulbs", "lines/1/code: MOULD → ", "lines/1/name_en: Mould → ",
			"lines/1/quantity: 1 → 0", "lines/1/unit: set → ", "lines/1/price: 310 → 0",
		}},
		{"a charge goes", func() { h.quotation.Charges = h.quotation.Charges[:1] }, []string{"charges/2/name: Courier → ", "charges/2/amount: 35 → 0"}},
	} {
		before := h.quotation.Ver
		c.change()
		write(t, h.Store, func(tx app.Tx) error { return tx.PutQuotation(&h.quotation) })
		if c.want == nil {
			if h.quotation.Ver != before {
				t.Errorf("%s: ver went from %d to %d", c.name, before, h.quotation.Ver)
			}
			continue
		}
		if got := changes(t, h.Store, app.QuotationNoun, h.quotation.ID, before+1); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		read(t, h.Store, func(r app.Reader) error {
			back, err := r.Quotation(h.quotation.ID)
			equal(t, back, h.quotation)
			return err
		})
	}
}

func TestHistoryOfLists(t *testing.T) {
	h := newHouse(t)
	h.contact.Tags = nil
	h.contact.People[0].Email = "a@lodz-handel.example"
	h.contact.Files = append(h.contact.Files, contact.File{ID: "new", Name: "stand.jpg"})
	write(t, h.Store, func(tx app.Tx) error { return tx.PutContact(&h.contact) })
	want := []string{
		`tags: 大客户, a "quoted" tag → `, "people/1/email: anna@lodz-handel.example → a@lodz-handel.example",
		"files/2/content:  → new", "files/2/name:  → stand.jpg",
	}
	if got := changes(t, h.Store, app.ContactNoun, h.contact.ID, 2); !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestHistoryOfPapers(t *testing.T) {
	h := newHouse(t)
	write(t, h.Store, func(tx app.Tx) error { return tx.VoidPaper(h.paper.ID, storetest.Now()) })
	want := []string{"created:  → ", "papers/proforma:  → PI2611-0001", "papers/proforma: PI2611-0001 → "}
	if got := changes(t, h.Store, app.OrderNoun, h.order.ID, 1); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestNewestFirst(t *testing.T) {
	h := newHouse(t)
	for _, city := range []string{"Lodz", "Warszawa"} {
		h.contact.City = city
		write(t, h.Store, func(tx app.Tx) error { return tx.PutContact(&h.contact) })
	}
	read(t, h.Store, func(r app.Reader) error {
		all, err := r.History("contact", h.contact.ID)
		if len(all) != 3 || all[0].To != "Warszawa" || all[1].To != "Lodz" || all[2].Field != "created" {
			t.Errorf("%+v", all)
		}
		return err
	})
}

func TestLosesLoudly(t *testing.T) {
	h := newHouse(t)
	second, err := store.Open(context.Background(), h.Path(), func() time.Time { return storetest.Now().Add(time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	var mine contact.Contact
	read(t, second, func(r app.Reader) (err error) { mine, err = r.Contact(h.contact.ID); return err })
	h.contact.City = "Gdynia"
	write(t, h.Store, func(tx app.Tx) error { return tx.PutContact(&h.contact) })

	mine.City = "Sopot"
	err = second.Write(context.Background(), "wang", func(tx app.Tx) error { return tx.PutContact(&mine) })
	if f := wantFault(t, err, "store.changed_elsewhere"); f.Args["Actor"] != "lin" {
		t.Errorf("the loser is told of %v", f.Args)
	}
	if mine.Ver != 1 {
		t.Errorf("the loser's ver is %d", mine.Ver)
	}
	err = second.Write(context.Background(), "wang", func(tx app.Tx) error { return tx.Delete(app.ContactNoun, mine.ID, 1) })
	wantFault(t, err, "store.changed_elsewhere")
	read(t, second, func(r app.Reader) error {
		back, err := r.Contact(mine.ID)
		equal(t, back, h.contact)
		return err
	})
}

func TestBin(t *testing.T) {
	h := newHouse(t)
	for _, c := range []struct {
		noun  app.Noun
		id    string
		title string
		get   func(app.Reader) error
		count func(app.Reader) (int, error)
	}{
		{app.ContactNoun, h.contact.ID, h.contact.Name, func(r app.Reader) error { _, err := r.Contact(h.contact.ID); return err }, func(r app.Reader) (int, error) { l, err := r.Contacts(); return len(l), err }},
		{app.ProductNoun, h.product.ID, "LED-100 LED lamp", func(r app.Reader) error { _, err := r.ProductByCode("led-100"); return err }, func(r app.Reader) (int, error) { l, err := r.ProductRows(); return len(l), err }},
		{app.InquiryNoun, h.inquiry.ID, "IQ2611-0001 Price for lamps", func(r app.Reader) error { _, err := r.Inquiry(h.inquiry.ID); return err }, func(r app.Reader) (int, error) { l, err := r.Inquiries(); return len(l), err }},
		{app.QuotationNoun, h.quotation.ID, "QT2611-0001 " + h.contact.Name, func(r app.Reader) error { _, err := r.Quotation(h.quotation.ID); return err }, func(r app.Reader) (int, error) { l, err := r.Quotations(); return len(l), err }},
		{app.OrderNoun, h.order.ID, "SC2611-0001 " + h.contact.Name, func(r app.Reader) error { _, err := r.Order(h.order.ID); return err }, func(r app.Reader) (int, error) { l, err := r.Orders(); return len(l), err }},
	} {
		t.Run(string(c.noun), func(t *testing.T) {
			write(t, h.Store, func(tx app.Tx) error { return tx.Delete(c.noun, c.id, 1) })
			read(t, h.Store, func(r app.Reader) error {
				wantFault(t, c.get(r), "store.not_found")
				if n, err := c.count(r); n != 0 || err != nil {
					t.Errorf("the list shows %d, %v", n, err)
				}
				bin, err := r.Bin()
				if len(bin) != 1 || bin[0] != (app.Binned{Noun: c.noun, ID: c.id, Title: c.title, At: storetest.Now(), Actor: "lin"}) {
					t.Errorf("bin %+v", bin)
				}
				return err
			})
			err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.Delete(c.noun, c.id, 2) })
			wantFault(t, err, "store.not_found")
			write(t, h.Store, func(tx app.Tx) error { return tx.Restore(c.noun, c.id) })
			read(t, h.Store, c.get)
			if got := append(changes(t, h.Store, c.noun, c.id, 2), changes(t, h.Store, c.noun, c.id, 3)...); !slices.Equal(got, []string{"deleted:  → ", "restored:  → "}) {
				t.Errorf("history %q", got)
			}
			err = h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.Restore(c.noun, c.id) })
			wantFault(t, err, "store.not_found")
		})
	}
	if err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.Delete(app.FirmNoun, h.firm.ID, 1) }); err == nil || fault.Is(err, "store.not_found") {
		t.Errorf("deleting the firm: %v", err)
	}
}

func TestRestoreYieldsToNewOwner(t *testing.T) {
	h := newHouse(t)
	write(t, h.Store, func(tx app.Tx) error { return tx.Delete(app.ProductNoun, h.product.ID, h.product.Ver) })
	other := sampleProduct()
	write(t, h.Store, func(tx app.Tx) error { return tx.PutProduct(&other) })
	err := h.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.Restore(app.ProductNoun, h.product.ID) })
	if f := wantFault(t, err, "catalog.code_taken"); f.Args["Code"] != "LED-100" {
		t.Errorf("%v", f.Args)
	}
}
