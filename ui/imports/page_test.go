package imports_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/imports"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

const goods = "货号,英文品名,中文品名,采购价(含税),供应商\n" +
	"SP-500B,Vacuum bottle 500 ml,保温杯,16.80,\n" +
	"SP-750B,Vacuum bottle 750 ml,保温杯大号,abc,\n" +
	"GB-4,Gift box,礼盒,4.20,不认识的工厂\n"

func (r *room) file(name string, data []byte) string {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), name)
	must(r.t, os.WriteFile(path, data, 0o600))
	return path
}

// begin opens the import of products at a table file.
func begin(t *testing.T, language, name string, data []byte) *room {
	t.Helper()
	r := enter(t, language, task.Inline{})
	r.chosen = []string{r.file(name, data)}
	r.open(imports.New(r.desk, r, r.App, r.files, app.ProductNoun), 1128, 710)
	r.press("imports.choose")
	return r
}

func TestFromFileToCatalog(t *testing.T) {
	ctx := context.Background()
	r := begin(t, "zh", "产品.csv", []byte(goods))
	r.picture("imports-map")
	r.fits(960, 620)
	r.fits(1128, 710)
	r.press("imports.next")
	r.picture("imports-look")
	r.fits(960, 620)
	if !r.page.Unsaved() {
		t.Error("rows that wait are not unsaved")
	}
	if got := r.shows("imports.write"); got != "写入 1 行" {
		t.Errorf("the button says %q", got)
	}
	r.press("imports.doubtful")
	if got := r.shows("imports.write"); got != "写入 2 行" {
		t.Errorf("the button says %q", got)
	}
	r.press("imports.write")
	r.picture("imports-done")
	products, err := r.Products(ctx)
	must(t, err)
	if len(products) != 2 || r.page.Unsaved() {
		t.Errorf("%d products, unsaved %v", len(products), r.page.Unsaved())
	}
	r.saveAs = filepath.Join(t.TempDir(), "back.xlsx")
	r.press("imports.refused")
	book, err := sheet.Open(ctx, r.saveAs, sheet.Options{})
	must(t, err)
	defer book.Close()
	s := book.First()
	if len(s.Rows) != 2 || s.Cell(sheet.At{Row: 1, Column: 2}).Text != "SP-750B" || !strings.Contains(s.Cell(sheet.At{Row: 1, Column: 1}).Text, "abc") {
		t.Errorf("rejected rows: %+v", s.Rows)
	}
	r.press("imports.open")
	if len(r.went) != 1 || r.went[0].Screen != "catalog" {
		t.Errorf("went to %v", r.went)
	}
}

func TestAnotherMeaningOfAColumn(t *testing.T) {
	r := begin(t, "en", "list.csv", []byte("abc,def\nX-1,Steel box\n"))
	if r.find("imports.next").(*widgets.Button).Disabled() != true {
		t.Error("goes on without any meaning")
	}
	pick := func(column, key string) {
		in := r.find("imports.column" + column).(*widgets.Select)
		in.OnPick(key)
	}
	pick("A", "name_en")
	pick("A", "code")
	pick("B", "name_en")
	if got := r.shows("imports.columnA") + "/" + r.shows("imports.columnB"); got != "Item no./Name (EN)" {
		t.Errorf("columns mean %q", got)
	}
	pick("B", "code") // a meaning belongs to one column
	if got := r.shows("imports.columnA"); !strings.Contains(got, "leave out") {
		t.Errorf("two columns mean the same: %q", got)
	}
	pick("A", "code")
	pick("B", "name_en")
	r.press("imports.next")
	r.press("imports.write")
	products, err := r.Products(context.Background())
	must(t, err)
	if len(products) != 1 || products[0].Code != "X-1" {
		t.Errorf("products %+v", products)
	}
	// What was chosen is remembered for the next table with these headings.
	next := imports.New(r.desk, r, r.App, r.files, app.ProductNoun)
	r.open(next, 1128, 710)
	r.press("imports.choose")
	if got := r.shows("imports.columnB"); got != "Name (EN)" {
		t.Errorf("the second time B means %q", got)
	}
}

func TestCharactersOfAText(t *testing.T) {
	raw, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(goods))
	must(t, err)
	r := begin(t, "zh", "gb.csv", raw)
	if got := r.shows("imports.encoding"); got != "GB18030" {
		t.Errorf("read as %s", got)
	}
	if got := r.shows("imports.columnA"); got != "货号" {
		t.Errorf("the first column means %q", got)
	}
	r.find("imports.encoding").(*widgets.Select).OnPick("Windows-1252")
	if got := r.shows("imports.columnA"); got == "货号" {
		t.Error("other characters read the same")
	}
}

func TestBadFilesSayOneSentence(t *testing.T) {
	for name, data := range map[string]string{"empty.csv": "", "picture.csv": "\x89PNG\r\n\x1a\n0000", "broken.xlsx": "PK\x03\x04broken"} {
		r := begin(t, "zh", name, []byte(data))
		if !r.desk.ModalOpen() {
			t.Errorf("%s: nothing is said", name)
		}
		if products, err := r.Products(context.Background()); err != nil || len(products) > 0 {
			t.Errorf("%s: %d products, %v", name, len(products), err)
		}
	}
}

func TestDroppedFileAndAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.open(imports.New(r.desk, r, r.App, r.files, app.ContactNoun), 1128, 710)
	r.picture("imports-contacts")
	r.drop([]string{r.file("客户.csv", []byte("公司名称,国家,邮箱\nMüller GmbH,德国,anna@mueller.example\n"))})
	r.speak("en")
	r.desk.Window.SetContent(r.page.Content())
	r.desk.Window.Resize(fyne.NewSize(1128, 710))
	if got := r.shows("imports.columnA"); got != "Company" {
		t.Errorf("after the switch A means %q", got)
	}
	r.press("imports.next")
	r.press("imports.write")
	contacts, err := r.Contacts(context.Background())
	must(t, err)
	if len(contacts) != 1 || contacts[0].Country != "DE" {
		t.Errorf("contacts %+v", contacts)
	}
}

func TestTheTemplateComesBack(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.saveAs = filepath.Join(t.TempDir(), "模板.xlsx")
	r.open(imports.New(r.desk, r, r.App, r.files, app.ProductNoun), 1128, 710)
	r.press("imports.template")
	r.drop([]string{r.saveAs})
	if got := r.shows("imports.columnA"); got != "货号" {
		t.Errorf("the first column of the template means %q", got)
	}
	r.press("imports.next")
	if got := r.shows("imports.write"); got != "写入 0 行" {
		t.Errorf("an empty template: %q", got)
	}
}
