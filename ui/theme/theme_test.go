package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/assets"
	"sampan/ui/theme"
)

func TestEveryStyleIsOneOfTwoFaces(t *testing.T) {
	th := theme.New(assets.ScreenRegular, assets.ScreenBold)
	faces := map[fyne.Resource]bool{}
	for n := range 1 << 5 {
		faces[th.Font(fyne.TextStyle{Bold: n&1 > 0, Italic: n&2 > 0, Monospace: n&4 > 0, Symbol: n&8 > 0, Underline: n&16 > 0})] = true
	}
	if len(faces) != 2 {
		t.Errorf("%d faces are served", len(faces))
	}
	if theme.New(nil, nil).Font(fyne.TextStyle{}) == nil {
		t.Error("no font without the embedded one")
	}
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		s := float64(v) / 65535
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

// TestTextCanBeRead asks for the contrast of WCAG AA, 4.5 to 1.
func TestTextCanBeRead(t *testing.T) {
	th := theme.New(nil, nil)
	for _, th.Dark = range []bool{false, true} {
		for _, p := range [][2]fyne.ThemeColorName{
			{theme.Ink, theme.Ground},
			{theme.Ink, theme.Surface},
			{theme.Ink, theme.Raised},
			{theme.SoftInk, theme.Surface},
			{theme.SoftInk, theme.Ground},
			{theme.Disabled, theme.Surface},
			{theme.SoftInk, theme.Header},
			{theme.SoftInk, theme.Band},
			{theme.OnAccent, theme.Accent},
			{theme.Accent, theme.Surface},
			{theme.Good, theme.Surface},
			{theme.Caution, theme.Surface},
			{theme.Danger, theme.Surface},
			{theme.Danger, theme.Raised},
			{theme.OnDanger, theme.Danger},
		} {
			a, b := luminance(th.Color(p[0], 0)), luminance(th.Color(p[1], 0))
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
				t.Errorf("dark %v: %s on %s has a contrast of %.1f", th.Dark, p[0], p[1], ratio)
			}
		}
	}
}

func TestColoursOfBothLooksAreCompleteAndSwitch(t *testing.T) {
	a := test.NewTempApp(t)
	th := theme.New(nil, nil)
	a.Settings().SetTheme(th)
	light, icon := theme.Color(theme.Ground), theme.Icon(fynetheme.IconNameSearch, theme.Ink).Name()
	th.Dark = true
	if theme.Color(theme.Ground) == light || theme.Icon(fynetheme.IconNameSearch, theme.Ink).Name() == icon {
		t.Error("the field does not switch the look")
	}
	small := th.Size(fynetheme.SizeNameLineSpacing)
	th.Chinese = true
	if th.Size(fynetheme.SizeNameLineSpacing) <= small {
		t.Error("Chinese has no more air")
	}
}
