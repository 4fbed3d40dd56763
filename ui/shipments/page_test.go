package shipments_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/shipments"
	"sampan/ui/task"
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

func TestMain(m *testing.M) { uitest.Main(m) }

type room struct {
	*dealstest.Room
	id string
}

// enter opens a shipment of a sold order.
func enter(t *testing.T, language string) room {
	t.Helper()
	tables, err := reference.Load()
	uitest.Must(t, err)
	r := room{Room: dealstest.Enter(t, uitest.Firm{Store: storetest.New(t), Tables: tables, Now: storetest.Now}, language, task.Inline{})}
	ctx := context.Background()
	o, err := r.DrawProforma(ctx, r.Sold(3).ID)
	r.Must(err)
	_, err = r.Issue(ctx, app.ProformaPaper, o.ID, "")
	r.Must(err)
	parts, err := r.Remaining(ctx, o.ID)
	r.Must(err)
	s, err := r.OpenShipment(ctx, parts)
	r.Must(err)
	r.id = s.ID
	return r
}

func (r room) page(field string) *shipments.Page {
	p := shipments.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Shipments, ID: r.id, With: field})
	r.Open(p, 1095, 694)
	return p
}

func (r room) stored() shipment.Shipment {
	r.T.Helper()
	s, err := r.Shipment(context.Background(), r.id)
	r.Must(err)
	return s
}

func TestPackedLoadedAndSaved(t *testing.T) {
	r := enter(t, "en")
	p := r.page("packages")
	r.Press("shipment.pack")
	if !p.Unsaved() || len(r.stored().Packages) != 0 {
		t.Fatal("packing is an edit, not a save")
	}
	grid := dealstest.Find[*widgets.Table[int]](r.Room, "shipment.packages")
	if grid.Model.Len() == 0 {
		t.Fatal("nothing was packed")
	}
	size := grid.Model.Column("size")
	if err := size.Set(0, "45x31"); err == nil {
		t.Error("a size of two sides was taken")
	}
	r.Must(size.Set(0, "46x31x28"))
	r.Desk.Window.SetContent(p.Content()) // another language, other colours
	p.Do(navigation.Save)
	if s := r.stored(); p.Unsaved() || len(s.Packages) == 0 || !s.Packages[0].Length.Equal(money.New(46)) {
		t.Fatalf("%d packages", len(s.Packages))
	}
	r.page("containers")
	r.Press("shipment.add_20gp")
	boxes := dealstest.Find[*widgets.Table[int]](r.Room, "shipment.containers")
	if err := boxes.Model.Column("container").Set(0, "CSQU3054384"); err == nil {
		t.Error("a wrong check digit was taken")
	}
	r.Must(boxes.Model.Column("container").Set(0, "csqu 305438-3"))
	r.Press("shipment.load_here")
	r.Press("shipment.verify")
	s := r.stored()
	if s.Containers[0].Number != "CSQU3054383" || s.In(s.Containers[0].ID).Cartons != s.Totals().Cartons || s.Containers[0].Method != 2 {
		t.Errorf("%+v", s.Containers)
	}
}

func TestTheForwardersAnswerBooks(t *testing.T) {
	r := enter(t, "zh")
	p := r.page("booking")
	r.Press("shipment.prepare")
	r.Write("shipment.so", "YJ4518")
	r.Write("shipment.etd", "2026-12-06")
	r.Write("shipment.si_cut_off", "12-03 12")
	p.Do(navigation.Save)
	if s := r.stored(); s.Status != shipment.Booked || s.Answer.SICutOff != "2026-12-03T12:00" || s.Booking.Shipper == "" {
		t.Errorf("%s %+v", s.Status, s.Answer)
	}
	r.Write("shipment.eta", "2026-12-01")
	p.Do(navigation.Save)
	if !p.Unsaved() || r.Note("shipment.eta") == "" {
		t.Error("an arrival before the sailing was saved, or not told at its field")
	}
}

func TestTheDraftBillIsCompared(t *testing.T) {
	r := enter(t, "en")
	p := r.page("draft")
	r.Press("shipment.as_told")
	draft := dealstest.Find[*widgets.Entry](r.Room, "shipment.bill_number")
	draft.SetText("NGB1")
	p.Do(navigation.Save)
	if s := r.stored(); !s.Drafted() || s.Bill.Number != "NGB1" || len(shipment.Compare(s.Instruction(), s.Draft)) != 0 {
		t.Error("the draft does not say what was told")
	}
	r.Press("shipment.confirm_draft")
	for _, step := range r.stored().Steps {
		if step.Key == "draft_confirmed" && !step.Done() {
			t.Error("confirmed, but the step is open")
		}
	}
}

func TestPapersGoOut(t *testing.T) {
	r := enter(t, "en")
	r.page("packages")
	r.Press("shipment.pack")
	p := r.page("papers")
	_ = p
	r.Press("shipment.issue")
	r.Press("dialog.ok")
	issued, err := r.PapersOf(context.Background(), app.ShipmentNoun, r.id)
	r.Must(err)
	if len(issued) != 1 || issued[0].Kind != "invoice" || issued[0].Number != r.stored().Number {
		t.Fatalf("%d papers", len(issued))
	}
	r.Press("shipment.pdf")
	if got := r.Exported(); len(got) != 1 {
		t.Errorf("exported %v", got)
	}
}

func TestNothingIsWiderThanItsRoom(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language)
		for _, field := range []string{"lines", "packages", "containers", "booking", "draft", "credit", "papers"} {
			for _, size := range dealstest.Sizes() {
				p := r.page(field)
				r.Fits(size.Width, size.Height)
				p.Close()
			}
		}
		r.Open(shipments.NewList(r.Desk, r, r.App, r.Files), 915, 594)
		r.Fits(915, 594)
	}
}
