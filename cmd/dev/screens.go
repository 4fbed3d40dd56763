package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/assets"
	"sampan/cmd/wire"
	"sampan/ui"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
)

// drawScreens draws every screen without a display, in both languages, light and
// dark, filled with the sample firm.
func drawScreens(args []string, out io.Writer) (err error) {
	flags := flag.NewFlagSet("screens", flag.ContinueOnError)
	dir := flags.String("out", "out/screens", "where the pictures go")
	width := flags.Int("width", 1280, "width of the window")
	height := flags.Int("height", 800, "height of the window")
	only := flags.String("only", "", "names of screens, parted by commas")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "screens-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	ctx := context.Background()
	desk, err := wire.Open(ctx, folder, sampleDay)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	if err := wire.Sample(ctx, desk.App); err != nil {
		return err
	}
	if err := sampleExport(ctx, desk.App); err != nil {
		return err
	}
	routes, err := sampleRoutes(ctx, desk.App)
	if err != nil {
		return err
	}
	a := test.NewApp()
	defer a.Quit()
	look := theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	for _, language := range []string{"zh", "en"} {
		for _, dark := range []bool{false, true} {
			look.Dark = dark
			if err := drawAll(desk.App, look, language, routes, *only, *dir, fyne.NewSize(float32(*width), float32(*height)), out); err != nil {
				return err
			}
		}
	}
	return nil
}

// sampleDay is the moment the sample firm stands at: two days after its mails.
func sampleDay() time.Time { return time.Date(2026, 11, 22, 9, 30, 0, 0, time.Local) }

type namedRoute struct {
	name  string
	route navigation.Route
	turns []turn
}

// sampleRoutes are the pages worth a picture: each list and one record of it.
func sampleRoutes(ctx context.Context, a *app.App) ([]namedRoute, error) {
	var routes []namedRoute
	for _, s := range navigation.Screens() {
		routes = append(routes, namedRoute{name: string(s), route: navigation.Route{Screen: s}})
	}
	entries, err := a.Entries(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[app.Noun]int{}
	for _, e := range entries {
		if seen[e.Noun]++; seen[e.Noun] > 2 {
			continue
		}
		s := ui.ScreenOf(e.Noun)
		routes = append(routes, namedRoute{name: fmt.Sprintf("%s-%d", s, seen[e.Noun]), route: navigation.Route{Screen: s, ID: e.ID}})
	}
	for _, e := range entries {
		if e.Noun != app.ShipmentNoun {
			continue
		}
		for tab, field := range map[string]string{"packing": "packages", "containers": "containers", "booking": "booking", "bill": "draft", "credit": "credit", "papers": "papers"} {
			routes = append(routes, namedRoute{name: "shipments-" + tab, route: navigation.Route{Screen: navigation.Shipments, ID: e.ID, With: field}})
		}
		break
	}
	for _, s := range []navigation.Screen{navigation.Inquiries, navigation.Quotations, navigation.Contacts, navigation.Catalog} {
		routes = append(routes, namedRoute{name: string(s) + "-new", route: navigation.Route{Screen: s, ID: navigation.New}})
	}
	for _, id := range []string{navigation.Demand, navigation.Figures} {
		routes = append(routes, namedRoute{name: string(navigation.Inquiries) + "-" + id, route: navigation.Route{Screen: navigation.Inquiries, ID: id}})
	}
	for _, s := range []navigation.Screen{navigation.Declarations, navigation.Invoices, navigation.RefundClaims} {
		routes = append(routes, namedRoute{name: string(s), route: navigation.Route{Screen: s}}, namedRoute{name: string(s) + "-new", route: navigation.Route{Screen: s, ID: navigation.New}})
	}
	if filed, err := a.Declarations(ctx); err != nil {
		return nil, err
	} else if len(filed) > 0 {
		routes = append(routes, namedRoute{name: string(navigation.Declarations) + "-1", route: navigation.Route{Screen: navigation.Declarations, ID: filed[0].ID}})
	}
	if claims, err := a.RefundClaims(ctx); err != nil {
		return nil, err
	} else if len(claims) > 0 {
		routes = append(routes, namedRoute{name: string(navigation.RefundClaims) + "-1", route: navigation.Route{Screen: navigation.RefundClaims, ID: claims[0].ID}})
	}
	if invoices, err := a.Invoices(ctx); err != nil {
		return nil, err
	} else if len(invoices) > 0 {
		routes = append(routes, namedRoute{name: string(navigation.Invoices) + "-1", route: navigation.Route{Screen: navigation.Invoices, ID: invoices[0].ID}})
	}
	for _, r := range settingsTabs() {
		r.route.Screen = navigation.Settings
		routes = append(routes, r)
	}
	for _, n := range []app.Noun{app.ProductNoun, app.ContactNoun} {
		routes = append(routes, namedRoute{name: "imports-" + string(n), route: navigation.Route{Screen: navigation.Imports, ID: string(n)}})
	}
	return routes, nil
}

func drawAll(a *app.App, look *theme.Theme, language string, routes []namedRoute, only, dir string, size fyne.Size, out io.Writer) error {
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(size)
	dark := look.Dark
	f, err := ui.New(a, w, ui.Options{Runner: task.Inline{}, Theme: look, Language: language, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer f.Close()
	look.Dark = dark
	shade := map[bool]string{false: "light", true: "dark"}[dark]
	for _, r := range routes {
		if only != "" && !slices.Contains(strings.Split(only, ","), r.name) {
			continue
		}
		f.Go(r.route)
		w.Resize(size)
		openTabs(w, r.turns)
		path := filepath.Join(dir, fmt.Sprintf("%s.%s.%s.png", r.name, language, shade))
		if err := writePNG(path, w); err != nil {
			return err
		}
		fmt.Fprintln(out, path)
	}
	return nil
}

func writePNG(path string, w fyne.Window) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return png.Encode(f, w.Canvas().Capture())
}
