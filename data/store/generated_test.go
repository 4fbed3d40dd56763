package store_test

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/quotation"
	"sampan/data/store/storetest"
)

// hostile are strings that have broken databases, files and texts before.
var hostile = []string{
	"", "'; DROP TABLE contact; --", `"quoted" \ back`, "a\x00b", "\xff\xfe broken", "نص عربي", "𠮷野家", "ﬁ ﬂ", "\u202e", "line\r\nline", "%_", "$1", "NULL", `["a"]`, `","`,
}

// fillRandom gives every field of a record a drawn value, so that a field
// that the store forgets is seen to be lost.
func fillRandom(t *rapid.T, v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		*p = time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds")).UTC()
		return
	case *money.Decimal:
		*p = money.Scaled(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "digits"), rapid.Int32Range(0, 6).Draw(t, "places"))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile)).Draw(t, "text"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "whole"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "yes"))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fillRandom(t, v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.Zero(v.Type()))
		if n := rapid.IntRange(0, 3).Draw(t, "rows"); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fillRandom(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillRandom(t, v.Field(i))
		}
	default:
		t.Fatalf("no values for %s", v.Type())
	}
}

// same draws a record, lets name set what must be unique or refer to another
// row, stores it twice (as new and changed), and reads it back.
func same[T any](t *testing.T, name func(v *T, n int), id func(*T) *string, ver func(*T) *int64, put func(app.Tx, *T) error, get func(app.Reader, string) (T, error)) {
	t.Helper()
	s := storetest.New(t)
	n := 0
	key, keep := "", int64(0)
	rapid.Check(t, func(rt *rapid.T) {
		var v T
		fillRandom(rt, reflect.ValueOf(&v).Elem())
		n++
		name(&v, n)
		*id(&v), *ver(&v) = key, keep
		if err := s.Write(context.Background(), "lin", func(tx app.Tx) error { return put(tx, &v) }); err != nil {
			rt.Fatal(err)
		}
		var back T
		if err := s.Read(context.Background(), func(r app.Reader) (err error) { back, err = get(r, *id(&v)); return err }); err != nil {
			rt.Fatal(err)
		}
		got, _ := json.Marshal(back)
		want, _ := json.Marshal(v)
		if string(got) != string(want) {
			rt.Fatalf("came back different\n got %s\nwant %s", got, want)
		}
		if key, keep = *id(&v), *ver(&v); n%3 == 0 {
			key, keep = "", 0
		}
	})
}

func TestGeneratedContact(t *testing.T) {
	same(t, func(*contact.Contact, int) {}, func(c *contact.Contact) *string { return &c.ID }, func(c *contact.Contact) *int64 { return &c.Ver },
		func(tx app.Tx, c *contact.Contact) error { return tx.PutContact(c) }, app.Reader.Contact)
}

func TestGeneratedFirm(t *testing.T) {
	s := storetest.New(t)
	var held firm.Firm
	rapid.Check(t, func(rt *rapid.T) {
		var f firm.Firm
		fillRandom(rt, reflect.ValueOf(&f).Elem())
		f.ID, f.Ver = held.ID, held.Ver
		write(t, s, func(tx app.Tx) error { return tx.PutFirm(&f) })
		read(t, s, func(r app.Reader) error {
			back, err := r.Firm()
			equal(t, back, f)
			return err
		})
		held = f
	})
}

func TestGeneratedProduct(t *testing.T) {
	same(t, func(p *catalog.Product, n int) { p.Code, p.SupplierID = fmt.Sprintf("P%d", n), "" },
		func(p *catalog.Product) *string { return &p.ID }, func(p *catalog.Product) *int64 { return &p.Ver },
		func(tx app.Tx, p *catalog.Product) error { return tx.PutProduct(p) }, app.Reader.Product)
}

func TestGeneratedInquiry(t *testing.T) {
	same(t, func(q *inquiry.Inquiry, n int) {
		q.Number, q.MessageID, q.BuyerID = fmt.Sprintf("IQ%d", n), fmt.Sprintf("<%d>", n), ""
		for i := range q.Lines {
			q.Lines[i].ProductID, q.Lines[i].LikelyID = "", ""
		}
	}, func(q *inquiry.Inquiry) *string { return &q.ID }, func(q *inquiry.Inquiry) *int64 { return &q.Ver },
		func(tx app.Tx, q *inquiry.Inquiry) error { return tx.PutInquiry(q) }, app.Reader.Inquiry)
}

func TestGeneratedQuotation(t *testing.T) {
	same(t, func(q *quotation.Quotation, n int) {
		q.Number, q.PreviousID, q.InquiryID, q.BuyerID = fmt.Sprintf("QT%d", n), "", "", ""
		for i := range q.Lines {
			q.Lines[i].ProductID = ""
		}
	}, func(q *quotation.Quotation) *string { return &q.ID }, func(q *quotation.Quotation) *int64 { return &q.Ver },
		func(tx app.Tx, q *quotation.Quotation) error { return tx.PutQuotation(q) }, app.Reader.Quotation)
}

func TestGeneratedOrder(t *testing.T) {
	same(t, func(o *order.Order, n int) {
		o.Number, o.Proforma, o.QuotationID, o.BuyerID, o.Way.AgentID = fmt.Sprintf("SC%d", n), fmt.Sprintf("PI%d", n), "", "", ""
		for i := range o.Lines {
			o.Lines[i].ProductID = ""
		}
	}, func(o *order.Order) *string { return &o.ID }, func(o *order.Order) *int64 { return &o.Ver },
		func(tx app.Tx, o *order.Order) error { return tx.PutOrder(o) }, app.Reader.Order)
}
