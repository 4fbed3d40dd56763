package catalog_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	records "sampan/app/catalog"
	"sampan/app/money"
	"sampan/ui/catalog"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

func d(s string) money.Decimal { return money.Must(s) }

func (r *room) bottle() records.Product {
	p := records.Product{
		Code: "SP-500B", NameEN: "Vacuum bottle", NameZH: "保温杯", Category: "Drinkware | 水具", Unit: "pcs", Currency: "USD", MOQ: d("500"),
		Cost: d("16.8"), CostBasis: records.Special13, VATRate: d("0.13"), RefundRate: d("0.13"),
		Tiers:   []records.Tier{{From: d("500"), Price: d("2.74")}},
		Packing: records.Packing{PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12")},
	}
	uitest.Must(r.T, r.SaveProduct(context.Background(), &p))
	return p
}

func (r *room) editor(id string) navigation.Page {
	p := catalog.NewEditor(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Catalog, ID: id})
	r.Open(p, 1128, 710)
	return p
}

func TestTwoFieldsAreEnough(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := r.editor(navigation.New)
	p.Do(navigation.Save)
	r.Picture("product-new")
	if list, err := r.Products(ctx); err != nil || len(list) != 0 {
		t.Fatalf("saved without a code: %v %v", list, err)
	}
	r.Write("product.code", "GB-4")
	r.Write("product.name_zh", "礼盒")
	if !p.Unsaved() {
		t.Error("what is typed is not unsaved")
	}
	p.Do(navigation.Save)
	if list, err := r.Products(ctx); err != nil || len(list) != 1 || list[0].NameZH != "礼盒" || p.Unsaved() {
		t.Errorf("saved %+v %v", list, err)
	}
}

func TestFiguresAreReadLoosely(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.bottle()
	list, err := r.Products(ctx)
	uitest.Must(t, err)
	p := r.editor(list[0].ID)
	r.Write("product.moq", "１,０００")
	r.Write("product.refund_rate", "9")
	r.Write("product.hs_code", "9617.00.19")
	p.Do(navigation.Save)
	now, err := r.Product(ctx, list[0].ID)
	uitest.Must(t, err)
	if !now.MOQ.Equal(d("1000")) || !now.RefundRate.Equal(d("0.09")) || now.HSCode != "96170019" {
		t.Errorf("saved %+v", now)
	}
	r.Write("product.per_carton", "2.5")
	p.Do(navigation.Save)
	if now, err = r.Product(ctx, list[0].ID); err != nil || now.Packing.PerCarton != 24 {
		t.Errorf("half a piece was taken: %+v %v", now.Packing, err)
	}
	r.Picture("product-wrong")
}

func TestTypedTextSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	b := r.bottle()
	p := r.editor(b.ID)
	r.Write("product.material", "SUS304")
	r.Picture("product")
	r.Speak("en")
	r.Desk.Window.SetContent(p.Content())
	if got := r.Shows("product.material"); got != "SUS304" || !p.Unsaved() {
		t.Errorf("after the switch: %q", got)
	}
	if got := r.Shows("product.category"); got != "Drinkware" {
		t.Errorf("category %q", got)
	}
	for _, size := range []fyne.Size{{Width: 948, Height: 610}, {Width: 1128, Height: 710}, {Width: 1288, Height: 810}} {
		r.Fits(size.Width, size.Height)
	}
}

func TestWhatGetsTheKeyboardIsSeen(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.editor(r.bottle().ID)
	c := r.Desk.Window.Canvas()
	for _, key := range []string{"product.hs_code", "product.notes", "product.tiers", "product.code"} {
		o := r.Find(key)
		c.Focus(o.(fyne.Focusable))
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		if top < 40 || top+min(o.Size().Height, 100) > 710 {
			t.Errorf("%s stands at %v", key, top)
		}
	}
	r.Picture("product-scrolled")
}

func dot(t *testing.T, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for i := range 60 * 40 {
		img.Set(i%60, i/60, c)
	}
	var out bytes.Buffer
	uitest.Must(t, png.Encode(&out, img))
	return out.Bytes()
}

func TestPhotosAreAddedOrderedAndTakenAway(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	toasts := r.Desk.Toasts()
	b := r.bottle()
	p := r.editor(b.ID)
	dir := t.TempDir()
	var paths []string
	for name, c := range map[string]color.Color{"a.png": color.Black, "b.PNG": color.White} {
		paths = append(paths, filepath.Join(dir, name))
		uitest.Must(t, os.WriteFile(paths[len(paths)-1], dot(t, c), 0o600))
	}
	paths = append(paths, filepath.Join(dir, "说明.txt"))
	uitest.Must(t, os.WriteFile(paths[2], []byte("text"), 0o600))
	r.Dropped(paths)
	p.Do(navigation.Save)
	now, err := r.Product(ctx, b.ID)
	uitest.Must(t, err)
	if len(now.Photos) != 2 || len(now.Files) != 1 {
		t.Fatalf("photos %v, files %v", now.Photos, now.Files)
	}
	r.Press("product.photo1.face")
	p.Do(navigation.Save)
	then, err := r.Product(ctx, b.ID)
	uitest.Must(t, err)
	if then.Photos[0] != now.Photos[1] {
		t.Errorf("order %v, was %v", then.Photos, now.Photos)
	}
	r.Picture("product-photos")
	r.Press("product.photo0.remove")
	if !toasts.Undo() {
		t.Error("no undo")
	}
	p.Do(navigation.Save)
	if then, err = r.Product(ctx, b.ID); err != nil || len(then.Photos) != 2 {
		t.Errorf("photos %v %v", then.Photos, err)
	}
	uitest.Must(t, os.WriteFile(filepath.Join(dir, "c.jpg"), []byte("no picture"), 0o600))
	r.Chosen = []string{filepath.Join(dir, "c.jpg")}
	r.Press("product.photo_add")
	if !r.Desk.ModalOpen() {
		t.Error("a broken picture says nothing")
	}
}

func TestPriceTiers(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.Desk.Toasts()
	b := r.bottle()
	p := r.editor(b.ID)
	r.Press("product.tier_add")
	p.Do(navigation.Save)
	now, err := r.Product(ctx, b.ID)
	uitest.Must(t, err)
	if len(now.Tiers) != 2 || !now.Tiers[1].From.Equal(d("1000")) {
		t.Fatalf("tiers %v", now.Tiers)
	}
	r.Press("product.tier_remove")
	p.Do(navigation.Save)
	if now, err = r.Product(ctx, b.ID); err != nil || len(now.Tiers) != 1 {
		t.Errorf("tiers %v %v", now.Tiers, err)
	}
}

func TestDeletedAndBack(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	toasts := r.Desk.Toasts()
	b := r.bottle()
	p := r.editor(b.ID)
	p.Do(navigation.Delete)
	if list, err := r.Products(ctx); err != nil || len(list) != 0 {
		t.Fatalf("still there: %v %v", list, err)
	}
	if !toasts.Undo() {
		t.Error("no undo")
	}
	if list, err := r.Products(ctx); err != nil || len(list) != 1 {
		t.Errorf("not back: %v %v", list, err)
	}
}

func TestTheList(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	r.Desk.Toasts()
	uitest.Must(t, r.LoadSample(ctx))
	r.Open(catalog.NewList(r.Desk, r, r.App, r.Files), 1128, 710)
	r.Picture("catalog")
	r.Fits(948, 610)
	r.Fits(1128, 710)
	table := r.Find("catalog.table").(*widgets.Table[catalog.Row])
	all := table.Model.Len()
	tabs := r.Find("catalog.tabs").(fyne.Focusable)
	for range 2 {
		tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	few := table.Model.Len()
	if few == 0 || few >= all {
		t.Errorf("clearance shows %d of %d", few, all)
	}
	r.SaveAs = filepath.Join(t.TempDir(), "clearance.csv")
	r.Press("catalog.export")
	data, err := os.ReadFile(r.SaveAs)
	uitest.Must(t, err)
	if lines := strings.Count(string(data), "\r\n"); lines != few+1 {
		t.Errorf("%d lines for %d rows", lines, few)
	}
}

func TestALongNameIsWholeWhileItIsTyped(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	b := r.bottle()
	b.NameEN = strings.Repeat("Vacuum bottle with a long name ", 5)
	uitest.Must(t, r.SaveProduct(context.Background(), &b))
	r.editor(b.ID)
	r.Picture("product-long")
	r.Desk.Window.Canvas().Focus(r.Find("product.name_en").(fyne.Focusable))
	r.Picture("product-long-focused")
	if got := r.Shows("product.name_en"); got != b.NameEN {
		t.Errorf("the field says %q", got)
	}
}

func TestCertificatesAndLimitsInTheirDialogs(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	kept := r.bottle()
	p := r.editor(kept.ID)
	r.Press("product.certificate_add")
	r.Press("product.row_done")
	if !r.Desk.ModalOpen() {
		t.Fatal("a certificate without a kind was taken")
	}
	r.Find("certificate.certificates_kind").(*widgets.Picker).OnPick(widgets.Option{ID: "CE", Label: "CE"})
	r.Write("certificate.certificates_number", "0123-456")
	r.Write("certificate.certificates_until", "2028-01-31")
	scan := filepath.Join(t.TempDir(), "ce.pdf")
	uitest.Must(t, os.WriteFile(scan, []byte("a scan"), 0o600))
	r.Chosen = []string{scan}
	r.Press("certificate.scan")
	r.Picture("product-certificate")
	r.Press("product.row_done")
	r.Press("product.limit_add")
	r.Write("limit.limits_where", "美国、火星")
	r.Press("product.row_done")
	if !r.Desk.ModalOpen() {
		t.Fatal("a limit on Mars was taken")
	}
	r.Write("limit.limits_where", "美国、欧盟")
	r.Write("limit.limits_channel", "Amazon")
	r.Picture("product-limit")
	r.Press("product.row_done")
	if !p.Unsaved() {
		t.Error("what was typed in a dialog is not unsaved")
	}
	p.Do(navigation.Save)
	got, err := r.Product(ctx, kept.ID)
	uitest.Must(t, err)
	if len(got.Certificates) != 1 || got.Certificates[0].Kind != "CE" || got.Certificates[0].Until != "2028-01-31" || got.Certificates[0].File.Name != "ce.pdf" {
		t.Errorf("%+v", got.Certificates)
	}
	if len(got.Limits) != 1 || !slices.Equal(got.Limits[0].Where, []string{"US", "EU"}) || got.Limits[0].Channel != "Amazon" {
		t.Errorf("%+v", got.Limits)
	}
	r.Find("product.access_country").(*widgets.Picker).OnPick(widgets.Option{ID: "US", Label: "美国"})
	r.Picture("product-access")
	r.Fits(960, 620)
}

func TestProductsForAPlatformFromTheList(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.bottle()
	r.Open(catalog.NewList(r.Desk, r, r.App, r.Files), 1128, 710)
	r.Press("catalog.platforms")
	r.Picture("product-platforms")
	table := r.Find("platforms.columns").(*widgets.Table[int])
	if !table.Edit("heading") {
		t.Fatal("a heading cannot be changed")
	}
	r.Write("platforms.columns.editor", "Subject")
	table.Reveal("1")
	r.Find("platforms.field").(*widgets.Picker).OnAdd("gift, present")
	r.SaveAs = filepath.Join(t.TempDir(), "upload.csv")
	r.Press("platforms.export")
	data, err := os.ReadFile(r.SaveAs)
	uitest.Must(t, err)
	text := string(data)
	for _, want := range []string{"Subject", "Vacuum bottle", "gift, present", "24 pcs per export carton"} {
		if !strings.Contains(text, want) {
			t.Errorf("the upload lacks %q: %s", want, text)
		}
	}
	if columns, err := r.PlatformColumns(context.Background(), "alibaba"); err != nil || columns[0].Heading != "Subject" {
		t.Errorf("not remembered: %v %v", columns, err)
	}
}
