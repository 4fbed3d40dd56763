package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/shipment"
	"sampan/data/store/storetest"
)

func TestShipmentsThatSailSoonStandOnThePageOfTheDay(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s, err := dk.OpenShipment(ctx, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("1000")}})
	must(t, err)
	row := func() app.Task {
		t.Helper()
		b, err := dk.Today(ctx)
		must(t, err)
		tasks, _, err := dk.Waiting(ctx)
		must(t, err)
		if tasks != len(b.Tasks) {
			t.Fatalf("%d counted, %d listed", tasks, len(b.Tasks))
		}
		for _, one := range b.Tasks {
			if one.Noun == app.ShipmentNoun {
				return one
			}
		}
		return app.Task{}
	}
	if got := row(); got.Key != "" {
		t.Errorf("no vessel yet: %+v", got)
	}
	day := func(n int) string { return storetest.Now().AddDate(0, 0, n).Format("2006-01-02") }
	s, err = dk.AnswerBooking(ctx, s.ID, shipment.Answer{SO: "1", ETD: day(5), SICutOff: day(1) + "T16:00", CYCutOff: day(4) + "T12:00"})
	must(t, err)
	if got := row(); got.Key != "today.si_cut_off" || got.Args["At"] != day(1)[5:]+" 16:00" || got.Urgency == app.ThisWeek {
		t.Errorf("%+v", got)
	}
	s.Draft = s.Instruction()
	s.Draft.PortOfDischarge, s.Booking.PortOfDischarge = "Rotterdam", "Hamburg"
	must(t, dk.SaveShipment(ctx, &s))
	if got := row(); got.Key != "today.papers_disagree_by" || got.Args["N"].(int) < 1 {
		t.Errorf("%+v", got)
	}
	_, err = dk.SailShipment(ctx, s.ID, day(0))
	must(t, err)
	if got := row(); got.Key != "" {
		t.Errorf("it has left: %+v", got)
	}
}
