package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sampan/app/sheet"
)

type madePaper struct {
	Kind, Number string
	Total        struct{ Amount, Currency string }
	Files        []string
}

type demoLine struct {
	File   string
	Papers []madePaper
	delivery
	refunded
}

// refunded are the lines about declarations and their claim.
type refunded struct {
	Declaration string
	Findings    []string
	Files       []string
	RefundClaim string `json:"refund_claim"`
	Status      string
	Exports     int
	Refund      struct{ Amount, Currency string }
	Sheets      []string
	Record      struct{ Folder string }
}

// delivery is the line about the order that was fulfilled.
type delivery struct {
	Order                          string
	Total, Deposit, Received, Open struct{ Amount, Currency string }
	Purchases, Disagreements       int
	Shipments                      []struct{ Number, Status string }
	Claim                          struct{ Number, Settled string }
}

// TestDemo lets the sample firm work once and looks at all it made.
func TestDemo(t *testing.T) {
	db, dir := t.TempDir(), t.TempDir()
	work := objects[demoLine](t, done(t, "demo", "--db", db, "--out", dir))
	filed := work[len(work)-3:]
	last := work[len(work)-4]
	work = work[:len(work)-4]
	t.Run("refund", func(t *testing.T) { claimed(t, db, filed) })
	t.Run("delivery", func(t *testing.T) { delivered(t, db, last) })
	kinds := map[string]int{}
	asked := map[string]map[string]string{} // file → code → quantity
	for _, row := range table(t, "inquiries/expected.tsv") {
		if asked[row["file"]] == nil {
			asked[row["file"]] = map[string]string{}
		}
		asked[row["file"]][row["code"]] = row["quantity"]
	}
	c := checker{catalog: catalogOf(t), rates: rates(t)}
	var papers []madePaper
	for _, w := range work {
		for _, p := range w.Papers {
			kinds[p.Kind]++
			papers = append(papers, p)
			t.Run(p.Number, func(t *testing.T) { c.check(t, p, asked[w.File]) })
		}
	}
	if len(work) != 12 || kinds["quotation"] < 3 || kinds["proforma"] < 2 {
		t.Fatalf("%d inquiries, papers %v", len(work), kinds)
	}
	t.Run("printed again", func(t *testing.T) { printedAgain(t, db, papers) })
	t.Run("backup", func(t *testing.T) { backedUp(t, db, papers) })
}

// claimed looks at what both shipments brought: nothing stands against their
// declarations, the claim is filed, and its sheets come out again.
func claimed(t *testing.T, db string, lines []demoLine) {
	for _, l := range lines[:2] {
		if len(l.Declaration) != 18 || len(l.Findings) != 0 || len(l.Files) != 4 {
			t.Errorf("%+v", l.refunded)
		}
	}
	claim := lines[2]
	if claim.Status != "filed" || claim.Exports != 8 || rat(claim.Refund.Amount).Sign() <= 0 || len(claim.Sheets) != 4 {
		t.Errorf("%+v", claim.refunded)
	}
	for _, path := range append(claim.Sheets, claim.Record.Folder+".zip", filepath.Join(claim.Record.Folder, "备案单证.pdf")) {
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", path, err)
		}
	}
	again := objects[demoLine](t, done(t, "refund", claim.RefundClaim, "--db", db, "--out", t.TempDir()))
	if len(again) != 1 || again[0].Refund != claim.Refund {
		t.Errorf("written again: %+v", again)
	}
	if one := objects[demoLine](t, done(t, "declaration", lines[0].Declaration, "--format", "xml", "--db", db, "--out", t.TempDir())); len(one) != 1 || len(one[0].Files) != 1 {
		t.Errorf("one declaration as XML: %+v", one)
	}
}

// delivered looks at the order that was fulfilled: all its papers are there,
// its invoices add up to it, its money does, and its papers agree.
func delivered(t *testing.T, db string, d demoLine) {
	kinds, invoiced := map[string]int{}, new(big.Rat)
	for _, p := range d.Papers {
		kinds[p.Kind]++
		if p.Kind == "invoice" {
			invoiced = plus(invoiced, rat(p.Total.Amount))
		}
		for _, language := range []string{"en", "zh", "en-zh"} {
			for _, ext := range []string{".pdf", ".xlsx"} {
				if len(content(t, pick(p.Files, language, ext))) == 0 {
					t.Errorf("%s %s in %s is empty", p.Kind, ext, language)
				}
			}
		}
	}
	for kind, want := range map[string]int{
		"contract": 1, "purchase_contract": d.Purchases, "invoice_request": d.Purchases, "invoice": 2, "packing_list": 2, "booking_note": 2,
		"shipping_instruction": 2, "vgm": 2, "origin_data": 2, "shipping_advice": 1, "statement": 1,
	} {
		if kinds[kind] != want || want == 0 {
			t.Errorf("%d papers %s, want %d", kinds[kind], kind, want)
		}
	}
	if total := rat(d.Total.Amount); invoiced.Cmp(total) != 0 || plus(rat(d.Received.Amount), rat(d.Open.Amount)).Cmp(total) != 0 || rat(d.Deposit.Amount).Sign() <= 0 {
		t.Errorf("%+v invoiced %s", d.delivery, invoiced.FloatString(2))
	}
	if d.Disagreements != 0 || len(d.Shipments) != 2 || d.Shipments[0].Status != "sailed" || d.Shipments[1].Status != "booked" || d.Claim.Settled != "discount" {
		t.Errorf("%+v", d.delivery)
	}
	for _, ref := range []string{d.Order, d.Shipments[0].Number} {
		if out := done(t, "check", ref, "--db", db); !strings.Contains(string(out), `"agree":true`) {
			t.Errorf("%s: %s", ref, out)
		}
	}
	if f := called(t, "", "check", "nowhere", "--db", db).refused(t); f.Key != "check.unknown" {
		t.Errorf("%+v", f)
	}
}

type checker struct {
	catalog map[string]article
	rates   map[string]*big.Rat
}

// check reckons one paper anew from the goods and quantities of its workbook
// and compares every figure and text with the PDFs and workbooks of all
// languages.
func (c checker) check(t *testing.T, p madePaper, asked map[string]string) {
	languages := map[string][]string{}
	for _, f := range p.Files {
		l := filepath.Base(filepath.Dir(f))
		languages[l] = append(languages[l], f)
	}
	if len(languages) != 3 {
		t.Fatalf("languages %v", languages)
	}
	for language, files := range languages {
		var goods []soldLine
		for _, f := range files {
			if strings.HasSuffix(f, ".xlsx") {
				goods = c.workbook(t, f, p)
			}
		}
		for _, g := range goods {
			if q := asked[g.code]; q != "" && rat(q).Cmp(g.quantity) != 0 {
				t.Errorf("%s: %s asked for, %s offered", g.code, q, g.quantity.FloatString(0))
			}
		}
		for _, f := range files {
			if strings.HasSuffix(f, ".pdf") {
				c.pages(t, language, textOf(t, f), p, goods)
			}
		}
	}
}

// soldLine is a line of the paper with its figures reckoned anew.
type soldLine struct {
	article
	code                    string
	quantity, price, amount *big.Rat
	packed
}

// workbook opens the paper as a sheet and compares its figures.
func (c checker) workbook(t *testing.T, path string, p madePaper) []soldLine {
	t.Helper()
	book, err := sheet.Open(context.Background(), path, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	s := book.First()
	var goods []soldLine
	total := new(big.Rat)
	for r, row := range s.Rows {
		for i, cell := range row {
			a, known := c.catalog[cell.Text]
			if !known || len(s.Pictures) == 0 {
				continue
			}
			line := soldLine{article: a, code: cell.Text}
			figures := numbers(row[i+1:])
			if len(figures) < 4 || figures[0].Cmp(rat(a["hs_code"])) != 0 {
				t.Fatalf("row %d: figures %v", r+1, figures)
			}
			line.quantity = figures[1]
			line.price = a.price(line.quantity, p.Total.Currency, c.rates)
			line.amount, line.packed = half(times(line.quantity, line.price), 2), a.pack(line.quantity)
			for name, want := range map[string]*big.Rat{"price": line.price, "amount": line.amount, "cartons": line.cartons} {
				if !among(figures, want) {
					t.Errorf("%s: %s %s is not among %v", line.code, name, want.FloatString(4), figures)
				}
			}
			total = plus(total, line.amount)
			goods = append(goods, line)
		}
	}
	if len(goods) == 0 || total.Cmp(rat(p.Total.Amount)) != 0 {
		t.Errorf("%s: %d lines, %s reckoned, %s said", filepath.Base(path), len(goods), total.FloatString(2), p.Total.Amount)
	}
	if !among(numbers(flat(s.Rows)), total) {
		t.Errorf("%s: the total %s is not there", filepath.Base(path), total.FloatString(2))
	}
	photos := 0
	for _, list := range s.Pictures {
		for _, picture := range list {
			if data, err := picture.Bytes(); err == nil && bytes.HasPrefix(data, []byte("\xff\xd8")) {
				photos++
			}
		}
	}
	if photos < len(goods) {
		t.Errorf("%s: %d photos of %d goods", filepath.Base(path), photos, len(goods))
	}
	return goods
}

func flat(rows [][]sheet.Cell) []sheet.Cell {
	var all []sheet.Cell
	for _, r := range rows {
		all = append(all, r...)
	}
	return all
}

// numbers are the cells that hold one, in their order.
func numbers(cells []sheet.Cell) []*big.Rat {
	var all []*big.Rat
	for _, c := range cells {
		if r, ok := new(big.Rat).SetString(strings.ReplaceAll(c.Text, ",", "")); ok && c.Text != "" {
			all = append(all, r)
		}
	}
	return all
}

func among(list []*big.Rat, want *big.Rat) bool {
	for _, r := range list {
		if r.Cmp(want) == 0 {
			return true
		}
	}
	return false
}

var depositShare = regexp.MustCompile(`(?:Deposit|定金)(\d+)%`)

// pages compares the text of a PDF with what the data say, character by
// character but for the spaces, which lines lose where they break.
func (c checker) pages(t *testing.T, language, text string, p madePaper, goods []soldLine) {
	t.Helper()
	sum := packed{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	total := new(big.Rat)
	for _, g := range goods {
		words := map[string][]string{
			"en": {g.article["name_en"], g.article["spec_en"]}, "zh": {g.article["name_zh"], g.article["spec_zh"]},
			"en-zh": {g.article["name_en"], g.article["name_zh"], g.article["spec_en"], g.article["spec_zh"]},
		}[language]
		pattern := regexp.QuoteMeta(pressed(strings.Join(words, ""))) + `\D+` + g.article["hs_code"] + `\D+` + g.article["pcs_per_carton"] + `\D+` +
			fmt.Sprintf(`%s×%s×%scm\D*`, trimmed(g.article["carton_l_cm"]), trimmed(g.article["carton_w_cm"]), trimmed(g.article["carton_h_cm"])) +
			grouped(g.cartons, 0) + `\D+` + grouped(g.cbm, 3) + `m³\D+` + grouped(g.net, 2) + "/" + grouped(g.gross, 2) + "kg" +
			grouped(g.quantity, 0) + `\D+` + strings.TrimRight(g.price.FloatString(6), "0") + "0*" + grouped(g.amount, 2)
		if !regexp.MustCompile(pattern).MatchString(text) {
			t.Errorf("%s %s %s: nothing reads\n%s\nbut\n%.400s", p.Number, language, g.code, pattern, text[max(0, strings.Index(text, g.code)):])
		}
		total = plus(total, g.amount)
		sum = packed{plus(sum.cartons, g.cartons), plus(sum.cbm, g.cbm), plus(sum.net, g.net), plus(sum.gross, g.gross)}
	}
	wanted := []string{
		p.Number, p.Total.Currency + grouped(total, 2), grouped(sum.cartons, 0), grouped(sum.cbm, 3) + "m³",
		grouped(sum.gross, 2) + "kg", grouped(sum.net, 2) + "kg",
	}
	if p.Kind == "proforma" {
		if language != "zh" {
			wanted = append(wanted, said(total, p.Total.Currency))
		}
		if language != "en" {
			wanted = append(wanted, saidInChinese(total, p.Total.Currency))
		}
	}
	if m := depositShare.FindStringSubmatch(text); m != nil && m[1] != "100" {
		deposit := half(over(times(total, rat(m[1])), rat("100")), 2)
		wanted = append(wanted, grouped(deposit, 2), grouped(new(big.Rat).Sub(total, deposit), 2))
	}
	for _, w := range wanted {
		if !strings.Contains(text, pressed(w)) {
			t.Errorf("%s %s: %q is not on it", p.Number, language, w)
		}
	}
}

func trimmed(s string) string { return regexp.QuoteMeta(cmp.Or(strings.TrimSuffix(s, ".0"), s)) }

// printedAgain prints every paper by its number, and proformas by the number
// of their contract too: the same bytes.
func printedAgain(t *testing.T, db string, papers []madePaper) {
	contract := regexp.MustCompile(`SC\d{4}-\d{4}`)
	for _, p := range papers {
		names := []string{p.Number}
		if number := contract.FindString(textOf(t, pick(p.Files, "en", ".pdf"))); p.Kind == "proforma" {
			names = append(names, number)
		}
		for _, name := range names {
			for _, language := range []string{"en", "zh", "en-zh"} {
				out := t.TempDir()
				again := objects[madePaper](t, done(t, "paper", p.Kind, "--db", db, "--of", name, "--lang", language, "--format", "pdf,xlsx", "--out", out))
				if len(again) != 1 || again[0].Number != p.Number || again[0].Total != p.Total || len(again[0].Files) != 2 {
					t.Fatalf("%s by %s: %+v", p.Number, name, again)
				}
				for _, f := range again[0].Files {
					if !bytes.Equal(content(t, f), content(t, pick(p.Files, language, filepath.Ext(f)))) {
						t.Errorf("%s by %s in %s: the reprint differs", p.Number, name, filepath.Base(f))
					}
				}
			}
		}
	}
	for _, c := range []struct {
		args []string
		key  string
	}{
		{[]string{"paper", "proforma", "--of", "PI0000-0000", "--out", t.TempDir()}, "store.not_found"},
		{[]string{"paper", "poem", "--of", papers[0].Number, "--out", t.TempDir()}, "paper.kind_unknown"},
		{[]string{"paper", "quotation", "--of", papers[0].Number, "--format", "doc", "--out", t.TempDir()}, "paper.format_unknown"},
		{[]string{"paper", "quotation", "--of", papers[0].Number, "--lang", "fr", "--out", t.TempDir()}, "cli.language_unknown"},
		{[]string{"paper", "quotation", "--of", papers[0].Number}, "cli.words_missing"},
	} {
		if f := called(t, "", append(c.args, "--db", db)...).refused(t); f.Key != c.key {
			t.Errorf("%v: %+v, want %s", c.args, f, c.key)
		}
	}
}

func pick(files []string, language, ext string) string {
	for _, f := range files {
		if filepath.Base(filepath.Dir(f)) == language && filepath.Ext(f) == ext {
			return f
		}
	}
	return ""
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// backedUp carries the firm over to another folder and prints there.
func backedUp(t *testing.T, db string, papers []madePaper) {
	secret := written(t, "secret", "correct horse\n")
	file := filepath.Join(t.TempDir(), "firm.sampan")
	done(t, "backup", file, "--db", db, "--passphrase-file", secret)
	done(t, "verify", file, "--passphrase-file", secret)
	called(t, "", "verify", file).refused(t)
	called(t, "", "verify", file, "--passphrase-file", written(t, "other", "wrong\n")).refused(t)
	other := filepath.Join(t.TempDir(), "moved")
	done(t, "restore", file, "--db", other, "--passphrase-file", secret)
	for _, p := range papers {
		out := done(t, "paper", p.Kind, "--db", other, "--of", p.Number, "--lang", "zh", "--out", t.TempDir())
		if !bytes.Equal(content(t, objects[madePaper](t, out)[0].Files[0]), content(t, pick(p.Files, "zh", ".pdf"))) {
			t.Errorf("%s prints otherwise after the move", p.Number)
		}
	}
	damaged := content(t, file)
	damaged[len(damaged)/2] ^= 1
	called(t, "", "verify", written(t, "damaged", string(damaged)), "--passphrase-file", secret).refused(t)
	called(t, "", "restore", written(t, "none", "no backup"), "--db", filepath.Join(t.TempDir(), "x")).refused(t)
	called(t, "", "verify", filepath.Join(t.TempDir(), "absent")).refused(t)
}
