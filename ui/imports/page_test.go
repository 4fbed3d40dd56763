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
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

const goods = "货号,英文品名,中文品名,采购价(含税),供应商\n" +
	"SP-500B,Vacuum bottle 500 ml,保温杯,16.80,\n" +
	"SP-750B,Vacuum bottle 750 ml,保温杯大号,abc,\n" +
	"GB-4,Gift box,礼盒,4.20,不认识的工厂\n"

func (r *room) file(name string, data []byte) string {
	r.T.Helper()
	path := filepath.Join(r.T.TempDir(), name)
	uitest.Must(r.T, os.WriteFile(path, data, 0o600))
	return path
}

// begin opens the import of products at a table file.
func begin(t *testing.T, language, name string, data []byte) *room {
	t.Helper()
	r := enter(t, language, task.Inline{})
	r.Chosen = []string{r.file(name, data)}
	r.Open(imports.New(r.Desk, r, r.App, r.Files, app.ProductNoun), 1128, 710)
	r.Press("imports.choose")
	return r
}

func TestFromFileToCatalog(t *testing.T) {
	ctx := context.Background()
	r := begin(t, "zh", "产品.csv", []byte(goods))
	r.Picture("imports-map")
	r.Fits(960, 620)
	r.Fits(1128, 710)
	r.Press("imports.next")
	r.Picture("imports-look")
	r.Fits(960, 620)
	if !r.Page.Unsaved() {
		t.Error("rows that wait are not unsaved")
	}
	if got := r.Shows("imports.write"); got != "写入 1 行" {
		t.Errorf("the button says %q", got)
	}
	r.Press("imports.doubtful")
	if got := r.Shows("imports.write"); got != "写入 2 行" {
		t.Errorf("the button says %q", got)
	}
	r.Press("imports.write")
	r.Picture("imports-done")
	products, err := r.Products(ctx)
	uitest.Must(t, err)
	if len(products) != 2 || r.Page.Unsaved() {
		t.Errorf("%d products, unsaved %v", len(products), r.Page.Unsaved())
	}
	r.SaveAs = filepath.Join(t.TempDir(), "back.xlsx")
	r.Press("imports.refused")
	book, err := sheet.Open(ctx, r.SaveAs, sheet.Options{})
	uitest.Must(t, err)
	defer book.Close()
	s := book.First()
	if len(s.Rows) != 2 || s.Cell(sheet.At{Row: 1, Column: 2}).Text != "SP-750B" || !strings.Contains(s.Cell(sheet.At{Row: 1, Column: 1}).Text, "abc") {
		t.Errorf("rejected rows: %+v", s.Rows)
	}
	r.Press("imports.open")
	if len(r.Went) != 1 || r.Went[0].Screen != "catalog" {
		t.Errorf("went to %v", r.Went)
	}
}

func TestAnotherMeaningOfAColumn(t *testing.T) {
	r := begin(t, "en", "list.csv", []byte("abc,def\nX-1,Steel box\n"))
	if r.Find("imports.next").(*widgets.Button).Disabled() != true {
		t.Error("goes on without any meaning")
	}
	pick := func(column, key string) {
		in := r.Find("imports.column" + column).(*widgets.Select)
		in.OnPick(key)
	}
	pick("A", "name_en")
	pick("A", "code")
	pick("B", "name_en")
	if got := r.Shows("imports.columnA") + "/" + r.Shows("imports.columnB"); got != "Item no./Name (EN)" {
		t.Errorf("columns mean %q", got)
	}
	pick("B", "code") // a meaning belongs to one column
	if got := r.Shows("imports.columnA"); !strings.Contains(got, "leave out") {
		t.Errorf("two columns mean the same: %q", got)
	}
	pick("A", "code")
	pick("B", "name_en")
	r.Press("imports.next")
	r.Press("imports.write")
	products, err := r.Products(context.Background())
	uitest.Must(t, err)
	if len(products) != 1 || products[0].Code != "X-1" {
		t.Errorf("products %+v", products)
	}
	// What was chosen is remembered for the next table with these headings.
	next := imports.New(r.Desk, r, r.App, r.Files, app.ProductNoun)
	r.Open(next, 1128, 710)
	r.Press("imports.choose")
	if got := r.Shows("imports.columnB"); got != "Name (EN)" {
		t.Errorf("the second time B means %q", got)
	}
}

func TestCharactersOfAText(t *testing.T) {
	raw, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(goods))
	uitest.Must(t, err)
	r := begin(t, "zh", "gb.csv", raw)
	if got := r.Shows("imports.encoding"); got != "GB18030" {
		t.Errorf("read as %s", got)
	}
	if got := r.Shows("imports.columnA"); got != "货号" {
		t.Errorf("the first column means %q", got)
	}
	r.Find("imports.encoding").(*widgets.Select).OnPick("Windows-1252")
	if got := r.Shows("imports.columnA"); got == "货号" {
		t.Error("other characters read the same")
	}
}

func TestBadFilesSayOneSentence(t *testing.T) {
	for name, data := range map[string]string{"empty.csv": "", "picture.csv": "\x89PNG\r\n\x1a\n0000", "broken.xlsx": "PK\x03\x04broken"} {
		r := begin(t, "zh", name, []byte(data))
		if !r.Desk.ModalOpen() {
			t.Errorf("%s: nothing is said", name)
		}
		if products, err := r.Products(context.Background()); err != nil || len(products) > 0 {
			t.Errorf("%s: %d products, %v", name, len(products), err)
		}
	}
}

func TestDroppedFileAndAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.Open(imports.New(r.Desk, r, r.App, r.Files, app.ContactNoun), 1128, 710)
	r.Picture("imports-contacts")
	r.Dropped([]string{r.file("客户.csv", []byte("公司名称,国家,邮箱\nMüller GmbH,德国,anna@mueller.example\n"))})
	r.Speak("en")
	r.Desk.Window.SetContent(r.Page.Content())
	r.Desk.Window.Resize(fyne.NewSize(1128, 710))
	if got := r.Shows("imports.columnA"); got != "Company" {
		t.Errorf("after the switch A means %q", got)
	}
	r.Press("imports.next")
	r.Press("imports.write")
	contacts, err := r.Contacts(context.Background())
	uitest.Must(t, err)
	if len(contacts) != 1 || contacts[0].Country != "DE" {
		t.Errorf("contacts %+v", contacts)
	}
}

func TestTheTemplateComesBack(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.SaveAs = filepath.Join(t.TempDir(), "模板.xlsx")
	r.Open(imports.New(r.Desk, r, r.App, r.Files, app.ProductNoun), 1128, 710)
	r.Press("imports.template")
	r.Dropped([]string{r.SaveAs})
	if got := r.Shows("imports.columnA"); got != "货号" {
		t.Errorf("the first column of the template means %q", got)
	}
	r.Press("imports.next")
	if got := r.Shows("imports.write"); got != "写入 0 行" {
		t.Errorf("an empty template: %q", got)
	}
}
