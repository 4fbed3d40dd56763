package app_test

import (
	"context"
	"testing"

	"sampan/app/contact"
	"sampan/app/money"
)

func TestABuyerBringsHabits(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	usual := contact.Contact{
		Name: "Casa SA", Roles: []contact.Role{contact.Buyer}, Country: "MX", Currency: "CNY", Incoterm: "CIF", Port: "Manzanillo",
		Payment: "L/C at sight", People: []contact.Person{{Name: "Juan"}},
	}
	must(t, dk.SaveContact(ctx, &usual))
	q, err := dk.NewQuotation(ctx, "")
	must(t, err)
	must(t, dk.ChooseBuyer(ctx, &q.Deal, usual.ID))
	if q.BuyerID != usual.ID || q.Currency != "CNY" || q.Incoterm != "CIF" || q.Place != "Manzanillo" || q.Payment != "L/C at sight" || q.Attention != "Juan" || !q.Rate.Value.Equal(money.New(1)) {
		t.Errorf("habits were not taken: %+v", q.Deal)
	}
}

func TestAPricedDraftKeepsItsTerms(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	other := contact.Contact{Name: "Casa SA", Currency: "EUR", Incoterm: "CIF", Port: "Manzanillo", People: []contact.Person{{Name: "Juan"}}}
	must(t, dk.SaveContact(ctx, &other))
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, money.Zero)
	must(t, err)
	must(t, dk.ChooseBuyer(ctx, &q.Deal, other.ID))
	if q.Currency != "USD" || q.Incoterm != "FOB" || q.Attention != "Juan" || q.Destination != "Manzanillo" || q.BuyerID != other.ID {
		t.Errorf("terms changed under priced lines: %+v", q.Deal)
	}
}

func TestAnotherBuyerLeavesNoHabits(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	wrong := contact.Contact{Name: "上海某公司", Country: "CN", Language: "zh", Currency: "CNY", Incoterm: "CIF", Port: "Keelung", Payment: "L/C at sight"}
	must(t, dk.SaveContact(ctx, &wrong))
	q, err := dk.NewQuotation(ctx, "")
	must(t, err)
	must(t, dk.ChooseBuyer(ctx, &q.Deal, wrong.ID))
	if q.Language != "zh" || q.Deposit != 0 {
		t.Errorf("%s, deposit %d with a letter of credit", q.Language, q.Deposit)
	}
	must(t, dk.ChooseBuyer(ctx, &q.Deal, dk.buyer.ID))
	if q.Language != "en" || q.Currency != "USD" || q.Incoterm != "FOB" || q.Place != "Ningbo" || q.Destination != "" || q.PaymentCode != "tt" || q.Deposit != 30 {
		t.Errorf("habits of the first buyer stayed: %+v", q.Deal)
	}
}
