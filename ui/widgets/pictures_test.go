package widgets_test

import (
	"context"
	"errors"
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestPhotosAreLoadedOnceShrunkAndKept(t *testing.T) {
	r := &task.Stepped{}
	loads := 0
	p := widgets.NewPhotos(task.NewScope(r), func(_ context.Context, id string) (image.Image, error) {
		loads++
		if id == "bad" {
			return nil, errors.New("broken")
		}
		if id == "worse" {
			panic("a reader that breaks")
		}
		return bottle(1000, 500), nil
	})
	var got []image.Image
	take := func(img image.Image) { got = append(got, img) }
	p.Get("a", 80, take)
	p.Get("a", 80, take)
	r.ReleaseAll()
	p.Get("a", 80, take)
	if loads != 1 || len(got) != 3 || got[2].Bounds().Dx() != 80 || got[2].Bounds().Dy() != 40 {
		t.Fatalf("loaded %d times, shown %d times", loads, len(got))
	}
	p.Forget("a")
	p.Get("a", 80, take)
	p.Get("bad", 80, take)
	p.Get("", 80, take)
	r.ReleaseAll()
	p.Get("worse", 80, take)
	p.Get("b", 80, take)
	r.ReleaseAll()
	if got[len(got)-1] != nil && got[len(got)-2] != nil {
		t.Error("a picture that breaks its reader is shown")
	}
	if loads != 5 || len(got) != 8 {
		t.Errorf("loaded %d times", loads)
	}
}

func TestPreviewTurnsZoomsAndDropsStalePages(t *testing.T) {
	r := &task.Stepped{}
	d := newDesk(t, "en", r)
	p := d.PagePreview("paper")
	c := inWindow(d, p, 500, 400)
	var asked []int
	p.SetPages(3, func(_ context.Context, page, wide int) (image.Image, error) {
		asked = append(asked, page, wide)
		return bottle(10, 14), nil
	})
	c.Focus(p)
	r.ReleaseAll()
	press(c, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	r.ReleaseAll()
	if page, pages := p.Page(); page != 2 || pages != 3 || p.Shows() != "3 / 3" {
		t.Errorf("page %d of %d, says %q", page, pages, p.Shows())
	}
	before := asked[len(asked)-1]
	typeIn(c, "+")
	r.ReleaseAll()
	if after := asked[len(asked)-1]; after <= before {
		t.Errorf("zoomed from %d to %d pixels", before, after)
	}
	p.SetPages(1, func(context.Context, int, int) (image.Image, error) { return nil, errors.New("no") })
	r.ReleaseAll()
	if page, _ := p.Page(); page != 0 {
		t.Errorf("a shorter paper stands on page %d", page)
	}
}
