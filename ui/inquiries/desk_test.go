package inquiries_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/text"
	"sampan/assets"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/files"
	"sampan/ui/inquiries"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

var look *theme.Theme

func TestMain(m *testing.M) {
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

// room is a page in a window over a small firm on a real store.
type room struct {
	*app.App
	t      *testing.T
	desk   *widgets.Desk
	toasts *widgets.Toasts
	files  *files.Dialogs
	saved  string // where the dialog saves
	page   navigation.Page
	went   []navigation.Route
	drop   func([]string)
	buyer  contact.Contact
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

func enter(t *testing.T, language string, runner task.Runner) *room {
	t.Helper()
	store, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = store.Close() }) // the test is over
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), store, tables, storetest.Now, "Lin")
	must(t, err)
	r := &room{App: a, t: t, saved: filepath.Join(t.TempDir(), "saved")}
	r.furnish()
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	r.desk = &widgets.Desk{Window: w, Scope: task.NewScope(runner), Today: storetest.Now, Photos: widgets.NewPhotos(task.NewScope(runner), a.Photo)}
	r.speak(language)
	r.toasts = r.desk.Toasts()
	r.files = &files.Dialogs{Save: func(context.Context, files.Question) (string, error) { return r.saved, nil }}
	return r
}

func (r *room) speak(language string) {
	texts, err := text.Screen(assets.Translations, language)
	must(r.t, err)
	look.Chinese, r.desk.Say = language == "zh", texts.T
}

func (r *room) furnish() {
	ctx := context.Background()
	must(r.t, r.SaveFirm(ctx, &firm.Firm{NameEN: "Test Trading", NameZH: "测试贸易", Contact: "Lin", Currencies: []money.Currency{"USD"}, Rates: []money.Rate{{Currency: "USD", Value: money.Must("7.1"), Date: "2026-11-20"}}}))
	for _, p := range []catalog.Product{
		{Code: "SP-500B", NameEN: "Vacuum bottle 500 ml stainless steel", NameZH: "不锈钢保温杯500毫升"},
		{Code: "LB-12", NameEN: "LED bulb 12 W E27", NameZH: "LED灯泡12瓦"},
		{Code: "UB-27", NameEN: "Folding umbrella 27 inch", NameZH: "折叠伞"},
	} {
		p.Unit, p.Currency, p.Tiers = "pcs", "USD", []catalog.Tier{{From: money.New(1), Price: money.Must("2.5")}}
		must(r.t, r.SaveProduct(ctx, &p))
	}
	r.buyer = contact.Contact{Name: "Müller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE", Email: "anna@mueller.example"}
	must(r.t, r.SaveContact(ctx, &r.buyer))
}

const message = "Dear Sir,\n\nwe need the following:\n\n5,000 pcs of vacuum bottle 500 ml stainless steel\n200 pcs LED bulb 12 W E27\na machine that peels oranges\n\nBest regards\nAnna Weber"

// ask keeps an inquiry whose three lines point into the message.
func (r *room) ask(buyerID string) inquiry.Inquiry {
	n, small := money.New(5000), money.New(200)
	q := inquiry.Inquiry{
		Number: "IQ1", ReceivedAt: storetest.Now(), Status: inquiry.New, Channel: "mail", Language: "de", Subject: "Anfrage", Text: message, BuyerID: buyerID,
		Sender: inquiry.Sender{Name: "Anna Weber", Company: "Neu GmbH", Email: "anna@neu.example", Country: "DE"},
		Lines: []inquiry.Line{
			{Text: "vacuum bottle 500 ml stainless steel", Quantity: &n, Unit: "pcs", Span: span("vacuum bottle 500 ml stainless steel")},
			{Text: "LED bulb 12 W E27", Quantity: &small, Unit: "pcs", Span: span("LED bulb 12 W E27")},
			{Text: "a machine that peels oranges", Span: span("a machine that peels oranges")},
		},
	}
	must(r.t, r.SaveInquiry(context.Background(), &q))
	return q
}

func span(words string) inquiry.Span {
	for i := range message {
		if i+len(words) <= len(message) && message[i:i+len(words)] == words {
			return inquiry.Span{Start: i, End: i + len(words)}
		}
	}
	return inquiry.Span{}
}

// open shows the page of an inquiry.
func (r *room) open(id string) *inquiries.Page {
	p := inquiries.NewPage(r.desk, r, r.App, r.files, id)
	r.t.Cleanup(p.Close)
	r.page = p
	r.show(1095, 700)
	p.Start()
	return p
}

func (r *room) show(width, height float32) {
	r.desk.Window.SetContent(r.page.Content())
	r.desk.Window.Resize(fyne.NewSize(width, height))
}

func (r *room) canvas() fyne.Canvas { return r.desk.Window.Canvas() }

// press gives a key, and keys the runes of a text, to what has the keyboard.
func (r *room) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (r *room) keys(s string) {
	for _, c := range s {
		r.canvas().Focused().TypedRune(c)
	}
}

// now is the inquiry as it is stored.
func (r *room) now(id string) inquiry.Inquiry {
	r.t.Helper()
	q, err := r.Inquiry(context.Background(), id)
	must(r.t, err)
	return q
}

// find gives the control with a key, nil where there is none in sight.
func (r *room) find(key string) widgets.Keyed {
	var hit widgets.Keyed
	roots := []fyne.CanvasObject{r.canvas().Content()}
	roots = append(roots, r.canvas().Overlays().List()...)
	for _, o := range roots {
		walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
			if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
				hit = k
			}
		})
	}
	return hit
}

func (r *room) tap(key string) {
	r.t.Helper()
	k := r.find(key)
	if k == nil {
		r.t.Fatalf("no %q on the page", key)
	}
	k.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
}

// walk visits what is laid out and visible, with its place on the canvas.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, visit)
		}
	}
}

// fits finds texts that are wider than their box or stand out of the window.
func (r *room) fits(name string) {
	r.t.Helper()
	c := r.canvas()
	if m := c.Content().MinSize(); m.Width > c.Size().Width || m.Height > c.Size().Height {
		r.t.Errorf("%s needs %v of %v", name, m, c.Size())
	}
	walk(c.Content(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		t, ok := o.(*canvas.Text)
		if !ok || t.Text == "" {
			return
		}
		width := t.MinSize().Width
		if t.Size().Width > 0 && width > t.Size().Width+1 {
			r.t.Errorf("%s: %q is %v wide in a box of %v", name, t.Text, width, t.Size().Width)
		}
		if at.X < -1 || at.X+width > c.Size().Width+1 {
			r.t.Errorf("%s: %q stands at %v", name, t.Text, at)
		}
	})
}
