//go:build drive

package drive

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/quotation"
	"sampan/cmd/wire"
)

// mail is what a buyer whom nobody knows writes. The firm sells the first two.
const mail = `Hello,

please quote FOB Ningbo in USD:

1) 3,000 pcs clear shockproof phone case for iPhone 15
2) 2,000 pcs matte soft phone case for iPhone 15, black
3) 50 pcs wooden kayak paddle, 2.4 m

Best regards
Mette Sorensen
Nordhavn Mobil ApS, Copenhagen, Denmark
mette@nordhavn.example
`

// What the two lines come to, by the tiers of the sample catalog: 3,000 from
// 2,000 on at 0.535 and 2,000 from 2,000 on at 0.568.
const (
	firstCode, firstAmount   = "PC-I15-CL", "1,605.00"
	secondCode, secondAmount = "PC-I15-BK", "1,136.00"
	total                    = "2,741.00"
)

// TestInquiryToProforma does in the real window what the firm does for every
// buyer, and looks at the books and the paper afterwards.
func TestInquiryToProforma(t *testing.T) {
	program := os.Getenv("SAMPAN_DRIVEN")
	if program == "" {
		t.Fatal("SAMPAN_DRIVEN does not name the program built with the tag drive; cmd/check.sh does")
	}
	dir := t.TempDir()
	s := sitter{t: t, dir: dir, firm: filepath.Join(dir, "firm"), catalog: filepath.Join(dir, "catalog.xlsx")}
	s.prepare()
	home := filepath.Join(dir, "home")
	s.must(os.Mkdir(home, 0o700))
	desk, err := Open(t.Context(), home, program, "--db", s.firm, "--language", "zh")
	if err != nil {
		t.Fatal(err)
	}
	s.Desk = desk
	t.Cleanup(func() { _ = desk.Close() }) // has ended by then, or the test has failed
	s.importCatalog()
	s.takeInquiry()
	s.decide()
	s.quote()
	s.exportProforma()
	s.must(s.Press("ctrl+q"))
	s.must(s.Ended())
	s.checkBooks()
	s.checkPaper()
}

// sitter sits at the desk and gives up at the first thing that goes wrong.
type sitter struct {
	*Desk
	t                  *testing.T
	dir, firm, catalog string
}

func (s *sitter) must(err error) {
	s.t.Helper()
	if err == nil {
		return
	}
	if folder := os.Getenv("SAMPAN_SHOTS"); folder != "" && s.Desk != nil {
		if os.MkdirAll(folder, 0o755) == nil && s.Shot(filepath.Join(folder, "window.png")) == nil {
			s.t.Log("the screen is in ", folder)
		}
	}
	s.t.Fatal(err)
}

func (s *sitter) click(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		s.must(s.Click(key))
	}
}

func (s *sitter) focus(key string) {
	s.t.Helper()
	s.must(s.Focus(key))
}

func (s *sitter) press(keys ...string) {
	s.t.Helper()
	s.must(s.Press(keys...))
}

func (s *sitter) until(what string, wished func(Widget) bool) Widget {
	s.t.Helper()
	w, err := s.Until(what, wished)
	s.must(err)
	return w
}

func (s *sitter) await(key string) { s.t.Helper(); s.until("widget "+key, enabled(key)) }

func enabled(key string) func(Widget) bool {
	return func(w Widget) bool { return w.Key == key && !w.Disabled }
}

// open opens the books of a folder in which no program is at work.
func (s *sitter) open(folder string) *wire.Desk {
	s.t.Helper()
	d, err := wire.Open(context.Background(), folder, time.Now)
	s.must(err)
	return d
}

// prepare writes the sample firm's catalog, with its photos, into a workbook,
// and its profile into a folder that holds nothing else.
func (s *sitter) prepare() {
	s.t.Helper()
	ctx := context.Background()
	sample := s.open(filepath.Join(s.dir, "sample"))
	s.must(sample.LoadSample(ctx))
	table, err := sample.ExportTable(ctx, app.ProductNoun, "zh")
	s.must(err)
	s.must(app.SaveTable(s.catalog, table))
	s.must(sample.Close())
	own := s.open(s.firm)
	s.must(own.LoadSampleFirm(ctx))
	s.must(own.Close())
}

// answerPath answers the question for a file or folder.
func (s *sitter) answerPath(path string) {
	s.t.Helper()
	s.await("files.path")
	s.press("ctrl+a")
	s.must(s.Type(path))
	_, err := s.WaitText("files.path", path)
	s.must(err)
	s.click("files.ok")
}

func (s *sitter) importCatalog() {
	s.t.Helper()
	s.click("side.catalog", "catalog.import", "imports.choose")
	s.answerPath(s.catalog)
	s.click("imports.next")
	s.await("imports.states")
	// Whom the goods come from is unknown here, which makes rows doubtful.
	s.click("imports.doubtful", "imports.write", "imports.open")
	s.until("the catalog", func(w Widget) bool { return strings.HasPrefix(w.Key, "catalog.table/") })
}

func (s *sitter) takeInquiry() {
	s.t.Helper()
	s.press("ctrl+2", "ctrl+n")
	s.focus("inquiry.text")
	s.must(s.Paste(mail))
	s.click("inquiry.read")
	s.await("inquiry.accept.1")
}

// fits gives the cells that say what fits, from the first line to the last.
func (s *sitter) fits() []Widget {
	s.t.Helper()
	list, err := s.Widgets()
	s.must(err)
	list = slices.DeleteFunc(list, func(w Widget) bool {
		return !strings.HasPrefix(w.Key, "inquiry.lines/") || !strings.HasSuffix(w.Key, "/fits")
	})
	slices.SortFunc(list, func(a, b Widget) int { return a.Y - b.Y })
	return list
}

// decide accepts the first offer for the first line, picks it by number for
// the second, and says that nothing fits the third, as quickly as one types.
func (s *sitter) decide() {
	s.t.Helper()
	lines := s.fits()
	if len(lines) != 3 {
		s.must(fmt.Errorf("the inquiry has the lines %+v", lines))
	}
	s.focus("inquiry.lines")
	s.press("Return", "1", "n")
	for _, l := range lines {
		s.until("decision on "+l.Text, func(w Widget) bool { return w.Key == l.Key && !strings.Contains(w.Text, "%") })
	}
}

func (s *sitter) quote() {
	s.t.Helper()
	s.click("inquiry.quote", "quotation.issue", "dialog.ok", "quotation.proforma", "order.issue", "dialog.ok")
	s.must(s.Gone("dialog.ok"))
	s.must(s.Gone("order.issue"))
}

func (s *sitter) exportProforma() {
	s.t.Helper()
	s.click("order.export")
	s.answerPath(s.dir)
	s.must(s.wait("the proforma as PDF", func() (bool, error) { return s.pdf() != "", nil }))
}

// pdf is the one PDF that was exported.
func (s *sitter) pdf() string {
	found, err := filepath.Glob(filepath.Join(s.dir, "*.pdf"))
	if err != nil || len(found) != 1 {
		return ""
	}
	return found[0]
}

func (s *sitter) checkBooks() {
	t, ctx := s.t, context.Background()
	t.Helper()
	d := s.open(s.firm)
	defer func() { s.must(d.Close()) }()
	products, err := d.Products(ctx)
	s.must(err)
	if len(products) < 150 {
		t.Errorf("%d products were imported", len(products))
	}
	asked, err := d.Inquiries(ctx)
	s.must(err)
	if len(asked) != 1 || asked[0].Status != inquiry.Quoted {
		t.Errorf("inquiries %+v", asked)
	}
	offers, err := d.Quotations(ctx)
	s.must(err)
	if len(offers) != 1 || offers[0].Status != quotation.Issued && offers[0].Status != quotation.Won {
		t.Errorf("quotations %+v", offers)
	}
	orders, err := d.Orders(ctx)
	s.must(err)
	if len(orders) != 1 {
		t.Fatalf("orders %+v", orders)
	}
	o, err := d.Order(ctx, orders[0].ID)
	s.must(err)
	if o.Status != order.Issued || len(o.Lines) != 2 || o.Proforma == "" {
		t.Errorf("order %+v", o)
	}
	papers, err := d.PapersOf(ctx, app.OrderNoun, o.ID)
	s.must(err)
	if len(papers) != 1 || papers[0].Number != o.Proforma || papers[0].Kind != app.ProformaPaper {
		t.Errorf("papers %+v", papers)
	}
}

func (s *sitter) checkPaper() {
	s.t.Helper()
	said, err := exec.Command("pdftotext", "-layout", s.pdf(), "-").Output()
	s.must(err)
	for _, want := range []string{"PROFORMA INVOICE", "Nordhavn Mobil ApS", "Mette Sorensen", firstCode, firstAmount, secondCode, secondAmount, total} {
		if !strings.Contains(string(said), want) {
			s.t.Errorf("the proforma does not say %q:\n%s", want, said)
		}
	}
	if strings.Contains(string(said), "kayak") {
		s.t.Error("the proforma offers what nobody sells")
	}
}
