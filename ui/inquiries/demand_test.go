package inquiries_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app/inquiry"
	"sampan/ui/inquiries"
	"sampan/ui/navigation"
	"sampan/ui/task"
)

// TestDemandBoardByKeys says that nothing fits on an inquiry and finds the
// line on the board, by keys alone.
func TestDemandBoardByKeys(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.keys("n")
	p := inquiries.NewDemand(r.desk, r, r.App, r.files)
	t.Cleanup(p.Close)
	r.page = p
	r.show(1095, 700)
	p.Start()
	if got := r.find("demand.board").Shows(); got != "a machine that peels oranges" {
		t.Fatalf("on the board stands %q", got)
	}
	r.press(fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0] != (navigation.Route{Screen: navigation.Inquiries, ID: q.ID}) {
		t.Errorf("went %v", r.went)
	}
	r.saved = filepath.Join(t.TempDir(), "board.csv")
	r.tap("demand.export")
	if raw, err := os.ReadFile(r.saved); err != nil || len(raw) < 60 {
		t.Errorf("exported %q %v", raw, err)
	}
}

func TestFiguresAndCosts(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.ask(r.buyer.ID)
	p := inquiries.NewFigures(r.desk, r, r.App, r.files)
	t.Cleanup(p.Close)
	r.page = p
	r.show(1095, 700)
	p.Start()
	if got := r.find("figures.source").Shows(); got != "邮件" {
		t.Fatalf("counted under %q", got)
	}
	p.Do(navigation.Create)
	r.tap("cost.save")
	if r.find("cost.save") == nil {
		t.Fatal("a cost without source and amount is kept")
	}
	r.canvas().Focus(r.find("cost.source").(fyne.Focusable))
	r.keys("Alibaba")
	r.press(fyne.KeyReturn)
	r.canvas().Focus(r.find("cost.amount").(fyne.Focusable))
	r.keys("29,800")
	r.tap("cost.save")
	_, costs, err := r.InquiryFacts(ctx)
	if err != nil || len(costs) != 1 || costs[0].Source != "Alibaba" || costs[0].Amount.String() != "29800" || costs[0].Kind != inquiry.Membership {
		t.Fatalf("kept %+v %v", costs, err)
	}
	r.canvas().Focus(r.find("figures.tabs").(fyne.Focusable))
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	p.Start()
	r.press(fyne.KeyHome, fyne.KeyDelete)
	if _, costs, err = r.InquiryFacts(ctx); err != nil || len(costs) != 0 {
		t.Fatalf("left %+v %v", costs, err)
	}
	r.toasts.Undo()
	if _, costs, err = r.InquiryFacts(ctx); err != nil || len(costs) != 1 {
		t.Errorf("after the undo %+v %v", costs, err)
	}
}

func TestBoardsFit(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		q := r.ask(r.buyer.ID)
		_, err := r.NothingFits(context.Background(), q.ID, r.now(q.ID).Lines[2].ID)
		must(t, err)
		demand, figures := inquiries.NewDemand(r.desk, r, r.App, r.files), inquiries.NewFigures(r.desk, r, r.App, r.files)
		t.Cleanup(demand.Close)
		t.Cleanup(figures.Close)
		for name, p := range map[string]navigation.Page{"demand": demand, "figures": figures} {
			for _, size := range []fyne.Size{{Width: 915, Height: 590}, {Width: 1095, Height: 690}, {Width: 1255, Height: 790}} {
				r.page = p
				r.show(size.Width, size.Height)
				r.fits(fmt.Sprint(name, " ", language, " ", size.Width))
			}
		}
	}
}
