package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/payment"
)

func TestTheTimelineTellsWhatHappened(t *testing.T) {
	dk, ctx := open(t), context.Background()
	must(t, dk.Receive(ctx, &payment.Receipt{BuyerID: dk.buyer.ID, Date: "2026-11-20", Currency: "USD", Sent: usd(1000)}))
	if err := dk.SaveNote(ctx, &contact.Note{ContactID: dk.buyer.ID, Text: " "}); !fault.Is(err, "contact.note_empty") {
		t.Errorf("an empty note: %v", err)
	}
	note := contact.Note{ContactID: dk.buyer.ID, Kind: contact.Called, Text: "wants samples in blue"}
	must(t, dk.SaveNote(ctx, &note))
	list, err := dk.ContactTimeline(ctx, dk.buyer.ID)
	must(t, err)
	if len(list) != 2 || list[0].Kind != "note" || list[0].Title != "call" || list[0].Detail != note.Text || list[0].Actor != "tester" || list[1].Kind != "receipt" {
		t.Fatalf("happened %+v", list)
	}
	must(t, dk.Delete(ctx, app.NoteNoun, note.ID, note.Ver))
	bin, err := dk.Bin(ctx)
	if err != nil || len(bin) != 1 || bin[0].Title != "Müller GmbH wants samples in blue" {
		t.Errorf("bin %+v %v", bin, err)
	}
	if list, err = dk.ContactTimeline(ctx, dk.buyer.ID); err != nil || len(list) != 1 {
		t.Errorf("after deleting %+v %v", list, err)
	}
	must(t, dk.Restore(ctx, app.NoteNoun, note.ID))
	merged, other := dk.buyer, contact.Contact{Name: "Old"}
	must(t, dk.SaveContact(ctx, &other))
	other, err = dk.Contact(ctx, other.ID)
	must(t, err)
	into := contact.Unite(other, merged)
	if _, err := dk.MergeContacts(ctx, &into, merged); err != nil {
		t.Fatal(err)
	}
	if list, err = dk.ContactTimeline(ctx, other.ID); err != nil || len(list) != 2 {
		t.Errorf("what a merge brought along: %+v %v", list, err)
	}
}
