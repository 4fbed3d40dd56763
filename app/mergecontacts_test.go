package app_test

import (
	"context"
	"reflect"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/payment"
)

func TestTwinsAreFoundAsContactsComeAndGo(t *testing.T) {
	dk, ctx := open(t), context.Background()
	typed := contact.Contact{Name: "MULLER G.m.b.H.", Country: "DE"}
	found, err := dk.FindTwins(ctx, typed)
	must(t, err)
	if len(found) != 1 || found[0].ID != dk.buyer.ID || found[0].Name != "Müller GmbH" || found[0].Reason != contact.SameName {
		t.Fatalf("found %+v", found)
	}
	second := contact.Contact{Name: "Kessler Werkzeuge", Country: "DE", Phone: "+49 30 1234567"}
	must(t, dk.SaveContact(ctx, &second))
	if found, err = dk.FindTwins(ctx, contact.Contact{Name: "?", WhatsApp: "0049301234567"}); err != nil || len(found) != 1 || found[0].Reason != contact.SamePhone {
		t.Fatalf("a contact saved meanwhile: %+v %v", found, err)
	}
	must(t, dk.Delete(ctx, app.ContactNoun, second.ID, second.Ver))
	if found, err = dk.FindTwins(ctx, second); err != nil || len(found) != 0 {
		t.Fatalf("one in the bin: %+v %v", found, err)
	}
	must(t, dk.Restore(ctx, app.ContactNoun, second.ID))
	if found, err = dk.FindTwins(ctx, contact.Contact{Name: "Kesler Werkzeuge"}); err != nil || len(found) != 1 {
		t.Fatalf("one back from the bin: %+v %v", found, err)
	}
}

// twins are two contacts that are one, each with something in its name.
func twins(t *testing.T, dk desk) (kept, other contact.Contact, receipt payment.Receipt) {
	t.Helper()
	ctx := context.Background()
	kept = dk.buyer
	other = contact.Contact{
		Name: "Mueller Handels GmbH", NameZH: "穆勒", Country: "DE", City: "Bonn", Email: "bert@mueller.example", Roles: []contact.Role{contact.Supplier},
		Tags: []string{"fair"}, Notes: "met in October", People: []contact.Person{{Name: "Bert", Email: "bert@mueller.example"}}, Files: []contact.File{{ID: "f", Name: "card.jpg"}},
	}
	must(t, dk.SaveContact(ctx, &other))
	receipt = payment.Receipt{BuyerID: other.ID, Date: "2026-11-20", Currency: "USD", Sent: usd(1000)}
	must(t, dk.Receive(ctx, &receipt))
	return kept, other, receipt
}

func TestContactsBecomeOneAndTwoAgain(t *testing.T) {
	dk, ctx := open(t), context.Background()
	kept, other, receipt := twins(t, dk)
	merged := contact.Unite(kept, other, "name")
	if merged.Name != other.Name || merged.Email != kept.Email || merged.City != "Bonn" || len(merged.People) != 1 || len(merged.Files) != 1 || len(merged.Roles) != 2 {
		t.Fatalf("united %+v", merged)
	}
	m, err := dk.MergeContacts(ctx, &merged, other)
	must(t, err)
	if _, err := dk.Contact(ctx, other.ID); !fault.Is(err, "store.not_found") {
		t.Errorf("the other one is not in the bin: %v", err)
	}
	buyerOf := func() string {
		t.Helper()
		r, err := dk.Receipt(ctx, receipt.ID)
		must(t, err)
		return r.BuyerID
	}
	if buyerOf() != kept.ID {
		t.Error("the receipt names the contact in the bin")
	}
	if history, err := dk.History(ctx, app.ReceiptNoun, receipt.ID); err != nil || history[0].Field != "buyer_id" || history[0].To != kept.ID {
		t.Errorf("history of the receipt %+v %v", history, err)
	}
	list, err := dk.MergesOf(ctx, kept.ID)
	if err != nil || len(list) != 1 || list[0].Other != other.Name {
		t.Fatalf("merges %+v %v", list, err)
	}
	now, err := dk.Contact(ctx, kept.ID)
	must(t, err)
	now.Phone = "+49 228 1"
	must(t, dk.SaveContact(ctx, &now))

	must(t, dk.UndoMerge(ctx, m.ID))
	if buyerOf() != other.ID {
		t.Error("the receipt did not go back")
	}
	back, err := dk.Contact(ctx, kept.ID)
	must(t, err)
	kept.Ver, kept.Phone = back.Ver, now.Phone
	if !reflect.DeepEqual(back.People, kept.People) || back.Name != kept.Name || back.City != "" || back.Phone != now.Phone || back.Notes != "" {
		t.Errorf("kept is %+v, was %+v", back, kept)
	}
	again, err := dk.Contact(ctx, other.ID)
	must(t, err)
	other.Ver = again.Ver
	if !reflect.DeepEqual(again, other) {
		t.Errorf("the other one is %+v, was %+v", again, other)
	}
	if err := dk.UndoMerge(ctx, m.ID); !fault.Is(err, "contact.merge_undone") {
		t.Errorf("undone twice: %v", err)
	}
}

func TestAMergeLosesToWhoeverWasFirst(t *testing.T) {
	dk, ctx := open(t), context.Background()
	kept, other, _ := twins(t, dk)
	stale := other
	other.City = "Köln"
	must(t, dk.SaveContact(ctx, &other))
	merged := contact.Unite(kept, stale)
	if _, err := dk.MergeContacts(ctx, &merged, stale); !fault.Is(err, "store.changed_elsewhere") {
		t.Fatalf("merged what had changed: %v", err)
	}
	if c, err := dk.Contact(ctx, kept.ID); err != nil || c.Ver != kept.Ver {
		t.Errorf("the kept one changed: %+v %v", c, err)
	}
	if _, err := dk.MergeContacts(ctx, &kept, kept); !fault.Is(err, "contact.merge_itself") {
		t.Errorf("merged with itself: %v", err)
	}
}
