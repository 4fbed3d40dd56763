package print

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/paper/papertest"
	"sampan/assets"
)

func everyPaper(t *testing.T, n int, see func(name string, d paper.Document)) {
	t.Helper()
	for _, k := range paper.Kinds() {
		for _, l := range paper.Languages() {
			see(k.Key+" "+string(l), sample(t, k.Key, l, n, min(n, 12)))
		}
	}
}

// pressed is a text without its blanks, for comparing across line ends.
func pressed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// shownKey finds a key that has no text, and a placeholder that was not filled.
var shownKey = regexp.MustCompile(`(field|column|fact|kind|part|sum|value|sign|page|party|text|clause)\.[a-z_]+|\{\{`)

// Whatever a document says in its language stands on its pages, whole.
func TestPagesHoldTheWholeDocument(t *testing.T) {
	p := printer(t)
	everyPaper(t, 5, func(name string, d paper.Document) {
		pages, err := p.Pages(d, drawn)
		if err != nil {
			t.Fatal(name, err)
		}
		all := pressed(runs(pages))
		for _, w := range papertest.Says(d, p.en, p.zh, false) {
			first, second := w.In(d.Language)
			for _, s := range []string{first, second} {
				if !strings.Contains(all, pressed(s)) {
					t.Errorf("%s lacks %q", name, s)
				}
			}
		}
		if key := shownKey.FindString(all); key != "" {
			t.Errorf("%s shows a key: %s", name, key)
		}
	})
}

// No mark may leave the page, and no run its column of the page, even with
// words that have no end.
func TestMarksStayOnThePage(t *testing.T) {
	p := printer(t)
	everyPaper(t, 9, func(name string, d paper.Document) {
		long := strings.Repeat("Donaudampfschiff", 12)
		if len(d.Lines) > 4 {
			d.Lines[2].Item, d.Lines[2].BuyerItem, d.Lines[3].Description.EN = long[:40], long[:60], long
			d.Lines[4].Price = money.Must("123456789.1234")
			d.Lines[4].Quantity = money.New(99999999)
		}
		d.Buyer.Name.EN, d.Terms.Marks.EN, d.Bank.Name, d.Seller.Email, d.References.Inquiry, d.Consignee.Name.EN = long, long, long, long, long, long
		d.Shipping.Vessel, d.Credit.Bank, d.Notify.Address.EN, d.Supply.SendTo = long, long, long, long
		for i := range d.Charges {
			d.Charges[i].Name.EN = long
		}
		for i := range d.Containers {
			d.Containers[i].Seal, d.Containers[i].Number = long[:30], long[:40]
		}
		d, err := paper.Complete(d)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := p.Pages(d, drawn)
		if err != nil {
			t.Fatal(name, err)
		}
		for n, page := range pages {
			for _, m := range page.Marks {
				high, low := m.span()
				if high < top-17 || low > pageHeight-20 {
					t.Errorf("%s page %d: %v stands at %.1f to %.1f", name, n+1, m, high, low)
				}
				if r, ok := m.(Text); ok {
					if end := r.X + p.face(r.Bold).inked(r.Text, r.Size); r.X < margin-0.1 || end > margin+content+0.1 {
						t.Errorf("%s page %d: %q runs from %.1f to %.1f", name, n+1, r.Text, r.X, end)
					}
				}
			}
		}
	})
}

// A row is on one page, every page of rows has its captions, and the total
// never stands without a row above it.
func TestRowsStayWhole(t *testing.T) {
	p := printer(t)
	for n := 1; n <= 45; n++ {
		d := sample(t, "proforma", paper.English, n, n)
		for i := range d.Lines {
			d.Lines[i].Item = fmt.Sprintf("FIRST%d", i)
			d.Lines[i].Remark = paper.Same(fmt.Sprintf("LAST%d", i))
		}
		pages, err := p.Pages(d, small)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for i, page := range pages {
			var words []string
			for _, m := range page.Marks {
				if r, ok := m.(Text); ok {
					words = append(words, r.Text)
				}
			}
			rows := 0
			for line := range n {
				first, last := slices.Contains(words, fmt.Sprintf("FIRST%d", line)), slices.Contains(words, fmt.Sprintf("LAST%d", line))
				if first != last {
					t.Errorf("%d lines: row %d is torn on page %d", n, line, i+1)
				}
				if first {
					rows++
				}
			}
			seen += rows
			if rows > 0 && !slices.Contains(words, "Description of goods") {
				t.Errorf("%d lines: page %d has rows without their captions", n, i+1)
			}
			if slices.Contains(words, "Total") && rows == 0 {
				t.Errorf("%d lines: the total stands alone on page %d", n, i+1)
			}
			if slices.Contains(words, "Accepted and confirmed by the buyer") && !slices.Contains(words, "Remarks") {
				t.Errorf("%d lines: the signatures stand alone on page %d", n, i+1)
			}
			if want := fmt.Sprintf("Page %d of %d", i+1, len(pages)); !slices.Contains(words, want) {
				t.Errorf("%d lines: %q is not there", n, want)
			}
		}
		if seen != n {
			t.Errorf("%d of %d rows were printed", seen, n)
		}
	}
}

func TestARowTallerThanAPageRunsOn(t *testing.T) {
	p := printer(t)
	d := sample(t, "quotation", paper.English, 3, 1)
	var words []string
	for i := range 1500 {
		words = append(words, fmt.Sprintf("w%d", i))
	}
	d.Lines[1].Description = paper.Same(strings.Join(words, " "))
	pages, err := p.Pages(d, drawn)
	if err != nil {
		t.Fatal(err)
	}
	printed := strings.Fields(runs(pages))
	at := slices.Index(printed, "w0")
	for i, w := range words {
		for at < len(printed) && printed[at] != w {
			at++
		}
		if at == len(printed) {
			t.Fatalf("%s (of %d) is lost on %d pages", w, i, len(pages))
		}
	}
	d.Lines[1].Description = paper.Same(strings.Repeat("endless ", 200_000))
	if _, err := p.Pages(d, drawn); !fault.Is(err, "print.too_long") {
		t.Errorf("an endless paper: %v", err)
	}
}

func TestMissingCharactersAreNamed(t *testing.T) {
	p := printer(t)
	d := sample(t, "quotation", paper.English, 1, 0)
	d.Buyer.Name.EN, d.Remarks.EN = "한국 Trading 🚢", "साम"
	missing, err := p.Missing(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "한국🚢सम" {
		if !slices.Contains(missing, r) {
			t.Errorf("%q is not named in %q", r, missing)
		}
	}
	if slices.Contains(missing, 'T') {
		t.Error("a letter that is there is named")
	}
	everyPaper(t, 7, func(name string, d paper.Document) {
		if missing, err := p.Missing(d); err != nil || len(missing) > 0 {
			t.Errorf("%s lacks %q %v", name, missing, err)
		}
	})
}

func TestScriptsThatCannotBeSetAreRefused(t *testing.T) {
	p := printer(t)
	for key, name := range map[string]string{"print.script_arabic": "شركة", "print.script_hebrew": "חברה", "print.script_thai": "บริษัท"} {
		d := sample(t, "quotation", paper.Both, 1, 0)
		d.Buyer.Name.EN = name
		if _, err := p.Pages(d, nil); !fault.Is(err, key) || fault.Of(err).Args["Text"] != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.Pages(paper.Document{Kind: "letter"}, nil); !fault.Is(err, "print.kind_unknown") {
		t.Error(err)
	}
}

func TestAnEmptyDocumentPrints(t *testing.T) {
	p := printer(t)
	for _, k := range paper.Kinds() {
		pages, err := p.Pages(paper.Document{Kind: k.Key, Language: paper.Both, Stamp: paper.Draft}, func(string) image.Image { return nil })
		if err != nil || len(pages) != 1 {
			t.Errorf("%s: %d pages, %v", k.Key, len(pages), err)
		}
	}
}

// The faces cover what names, papers and prices are written in.
func TestFacesCover(t *testing.T) {
	p := printer(t)
	const need = "ĞğŞşİıŁłĄąŐőŘřÑñßÆØåĐđƠơƯưẾếỆệẶặỹ АБЯабяЁёІіЇїҐґҒғҚқ ΑΩαωΆάΈέ ₽₹₺€£¥¢ m²m³ Ø±°×÷½≤≥≈ " +
		"→←↑↓●○◉▣▢★☆✓‹›⌘•…—–“”‘’№™®©℃㎡㎥①②③Ⅰ 保温杯臺灣發票鋼 ァアひらｶﾅ ㄅㄆ，。、；：？！（）《》【】￥ 㛃䶮喆堃玥昇镕 𬭎𫍽𬱖𬭊𫓯"
	faces := map[string]*face{"paper regular": p.regular, "paper bold": p.bold}
	for name, data := range map[string][]byte{"screen regular": assets.ScreenRegular, "screen bold": assets.ScreenBold} {
		f, err := parseFace(data)
		if err != nil {
			t.Fatal(err)
		}
		faces[name] = f
	}
	for name, f := range faces {
		for _, r := range need {
			if f.glyph(r) == 0 {
				t.Errorf("%s: no %q U+%X", name, r, r)
			}
		}
		for r := rune(0x4E00); r <= 0x9FA5 && f.glyph(0x4E02) != 0; r++ {
			if f.glyph(r) == 0 {
				t.Errorf("%s: GBK's %q U+%X is not there", name, r, r)
			}
		}
	}
	if p.regular.glyph(0x4E02) == 0 || p.bold.glyph(0x4E02) == 0 {
		t.Error("the faces of papers do not reach past daily use")
	}
	for _, r := range "0123456789" {
		if p.regular.advanceOf(r, 10) != p.regular.advanceOf('1', 10) {
			t.Errorf("%q does not stand in a column of figures", r)
		}
	}
}

// The table beside the fonts tells which private code a rare character has.
func TestRareCharactersAreAsTheTableSays(t *testing.T) {
	p := printer(t)
	table, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", "rare.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	for _, row := range rows {
		var char string
		var code rune
		var private uint16
		if _, err := fmt.Sscanf(row, "%s U+%X U+%X", &char, &code, &private); err != nil {
			t.Fatal(row, err)
		}
		if r := []rune(char)[0]; r != code || p.regular.private[r] != private || p.bold.private[r] != private {
			t.Errorf("%s: regular %X, bold %X", row, p.regular.private[r], p.bold.private[r])
		}
	}
	if len(rows) != len(p.regular.private) || len(rows) < 200 {
		t.Errorf("%d rows for %d characters", len(rows), len(p.regular.private))
	}
}

// A draft carries neither signature nor seal, the issued paper both.
func TestDraftIsNotSealed(t *testing.T) {
	p := printer(t)
	images := func(stamp paper.Stamp) (n int) {
		d := sample(t, "quotation", paper.English, 1, 0)
		d.Seal, d.Signature, d.Stamp = "seal", "signature", stamp
		pages, err := p.Pages(d, drawn)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range pages {
			for _, m := range page.Marks {
				if i, ok := m.(Image); ok && (i.ID == "seal" || i.ID == "signature") {
					n++
				}
			}
		}
		return n
	}
	if draft, issued := images(paper.Draft), images(""); draft != 0 || issued != 2 {
		t.Errorf("%d marks of a signatory on a draft, %d on the issued paper", draft, issued)
	}
}
