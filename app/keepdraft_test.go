package app_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/quotation"
	"sampan/data/store/storetest"
)

func TestKeepDraft(t *testing.T) {
	dk := open(t)
	ctx := context.Background()
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, d("1200"))
	must(t, err)
	for _, id := range []string{"", "some-id"} {
		must(t, dk.KeepDraft(ctx, app.QuotationNoun, id, 3, "before"))
		must(t, dk.KeepDraft(ctx, app.QuotationNoun, id, 4, q))
		kept, err := dk.KeptDraft(ctx, app.QuotationNoun, id)
		must(t, err)
		var back quotation.Quotation
		must(t, json.Unmarshal([]byte(kept.Content), &back))
		again, err := json.Marshal(back)
		must(t, err)
		if string(again) != kept.Content || len(back.Lines) != 1 || kept.Ver != 4 || !kept.At.Equal(storetest.Now()) {
			t.Errorf("%q: %+v", id, kept)
		}
		if other, err := dk.KeptDraft(ctx, app.OrderNoun, id); err != nil || other.Content != "" {
			t.Errorf("%+v, %v", other, err)
		}
		must(t, dk.DropDraft(ctx, app.QuotationNoun, id))
		must(t, dk.DropDraft(ctx, app.QuotationNoun, id))
		if gone, err := dk.KeptDraft(ctx, app.QuotationNoun, id); err != nil || gone != (app.Draft{}) {
			t.Errorf("%+v, %v", gone, err)
		}
	}
	if list, err := dk.Quotations(ctx); err != nil || len(list) != 0 {
		t.Errorf("a draft became a record: %v, %v", list, err)
	}
	if err := dk.KeepDraft(ctx, app.QuotationNoun, "", 0, strings.Repeat("x", 9<<20)); !fault.Is(err, "draft.too_large") {
		t.Error(err)
	}
}
