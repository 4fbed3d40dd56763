package orders_test

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/text"
	"sampan/assets"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/orders"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// pictures is a folder for pictures of the pages, to be looked at.
var pictures = flag.String("pictures", "", "write pictures of the pages into this folder")

var look *theme.Theme

func TestMain(m *testing.M) {
	flag.Parse()
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

func d(s string) money.Decimal { return money.Must(s) }

// room is a page in a window over a small firm on a real store.
type room struct {
	*app.App
	t     *testing.T
	desk  *widgets.Desk
	files *files.Dialogs
	page  navigation.Page
	went  []navigation.Route
	drop  func([]string)
	buyer contact.Contact
	// folder is where papers are exported to.
	folder string
}

func (r *room) Go(to navigation.Route)                { r.went = append(r.went, to) }
func (r *room) Back()                                 {}
func (r *room) Ask(navigation.Route, func(id string)) {}
func (r *room) Answer(string) bool                    { return false }
func (r *room) Touch()                                {}
func (r *room) Drop(fn func(paths []string))          { r.drop = fn }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// enter makes the firm and its window.
func enter(t *testing.T, language string, runner task.Runner) *room {
	t.Helper()
	store, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = store.Close() })
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), store, tables, storetest.Now, "Lin")
	must(t, err)
	r := &room{App: a, t: t}
	r.furnish()
	texts, err := text.Screen(assets.Translations, language)
	must(t, err)
	look.Chinese = language == "zh"
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	r.desk = &widgets.Desk{Say: texts.T, Window: w, Scope: task.NewScope(runner), Today: storetest.Now}
	r.desk.OnKey = func(k fyne.KeyName) bool {
		keyer, ok := r.page.(navigation.Keyer)
		return ok && keyer.Key(k)
	}
	r.folder = t.TempDir()
	folder := r.folder
	r.files = &files.Dialogs{Folder: func(context.Context, files.Question) (string, error) { return folder, nil }}
	return r
}

func (r *room) furnish() {
	ctx := context.Background()
	must(r.t, r.SaveFirm(ctx, &firm.Firm{
		NameEN: "Test Trading", NameZH: "测试贸易", Currencies: []money.Currency{"USD", "EUR"},
		Rates:    []money.Rate{{Currency: "USD", Value: d("7.1"), Date: "2026-11-20", Source: "BOC"}, {Currency: "EUR", Value: d("8"), Date: "2026-11-20", Source: "BOC"}},
		Banks:    []firm.Bank{{Currency: "USD", Beneficiary: "TEST", Name: "Bank", Account: "1", SWIFT: "X"}},
		Payments: []firm.Payment{{Code: "tt", EN: "30% deposit", ZH: "30%定金", Deposit: 30}},
		Defaults: firm.Defaults{Incoterm: "FOB", Place: "Ningbo", Payment: "tt", ValidDays: 15, LeadTime: "30 days", Packing: "carton", Margin: d("0.15")},
	}))
	for _, code := range []string{"SP-500B", "SP-750B", "GB-4"} {
		must(r.t, r.SaveProduct(ctx, &catalog.Product{
			Code: code, NameEN: "Vacuum bottle " + code, NameZH: "保温杯" + code, Unit: "pcs", Currency: "USD", MOQ: d("500"),
			Cost: d("14"), CostBasis: catalog.Special13, VATRate: d("0.13"), RefundRate: d("0.13"),
			Tiers:   []catalog.Tier{{From: d("500"), Price: d("2.74")}, {From: d("3000"), Price: d("2.62")}},
			Packing: catalog.Packing{PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12")},
		}))
	}
	r.buyer = contact.Contact{Name: "Müller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE", Address: "Am Markt 1", People: []contact.Person{{Name: "Anna Weber"}}}
	must(r.t, r.SaveContact(ctx, &r.buyer))
}

// open shows a page at a size.
func (r *room) open(p navigation.Page, width, height float32) {
	r.page = p
	r.t.Cleanup(p.Close)
	r.desk.Window.SetContent(p.Content())
	r.desk.Window.Resize(fyne.NewSize(width, height))
}

// sold opens the draft order of a quotation that was won.
func (r *room) sold() *orders.Page {
	r.t.Helper()
	ctx := context.Background()
	q, err := r.NewQuotation(ctx, r.buyer.ID)
	must(r.t, err)
	all, err := r.Products(ctx)
	must(r.t, err)
	for _, p := range all {
		_, err := r.AddProduct(ctx, &q.Deal, p.ID, d("500"))
		must(r.t, err)
	}
	must(r.t, r.SaveQuotation(ctx, &q))
	_, err = r.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(r.t, err)
	o, err := r.DrawProforma(ctx, q.ID)
	must(r.t, err)
	p := orders.NewPage(r.desk, r, r.App, r.files, o.ID)
	r.open(p, 1095, 694)
	return p
}

// find gives a control by its key, in what lies on top.
func find[T widgets.Keyed](r *room, key string) T {
	r.t.Helper()
	roots := r.desk.Window.Canvas().Overlays().List()
	roots = append(roots, r.desk.Window.Content())
	for i := range roots {
		for _, o := range test.LaidOutObjects(roots[len(roots)-1-i]) {
			if k, ok := o.(T); ok && k.Key() == key {
				return k
			}
		}
	}
	r.t.Fatalf("no control %s", key)
	panic("unreached")
}

func (r *room) tap(key string) {
	r.t.Helper()
	find[*widgets.Button](r, key).Tapped(nil)
}

func (r *room) focus(o fyne.Focusable) { r.desk.Window.Canvas().Focus(o) }

func (r *room) keys(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.desk.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// picture writes what the window shows into the folder of pictures.
func (r *room) picture(name string) {
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, name+".png"))
	must(r.t, err)
	defer f.Close()
	must(r.t, png.Encode(f, r.desk.Window.Canvas().Capture()))
}

// focusable is any control that takes the keyboard.
type focusable interface {
	widgets.Keyed
	fyne.Focusable
}
