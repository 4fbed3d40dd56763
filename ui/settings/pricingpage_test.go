package settings_test

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// pricing opens the tab of prices, wherever it stands.
func (r *room) pricing() {
	r.t.Helper()
	r.tab(0)
	for range 20 {
		if r.find("settings.ports") != nil {
			return
		}
		r.focus("settings.tabs")
		r.press(fyne.KeyRight)
	}
	r.t.Fatal("no tab of prices")
}

func TestPricesOfThePortsAreSaved(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, true)
		for _, size := range []fyne.Size{{Width: 915, Height: 590}, {Width: 1095, Height: 690}} {
			r.open(size.Width, size.Height)
			r.pricing()
			r.fits(fmt.Sprint(language, " ", size.Width))
			r.picture(fmt.Sprint("pricing.", language, ".", size.Width))
		}
		r.focus("settings.ports")
		r.press(fyne.KeyHome, fyne.KeyRight)
		for _, c := range "275" {
			r.canvas().Focused().TypedRune(c)
		}
		r.press(fyne.KeyReturn)
		r.focus("settings.save")
		r.press(fyne.KeySpace)
		f, err := r.Firm(context.Background())
		must(t, err)
		if got := f.Pricing.Ports[0].PerCBM.String(); got != "275" || r.page.Unsaved() {
			t.Errorf("a cubic metre costs %s", got)
		}
	}
}
