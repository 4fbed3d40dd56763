package sheet

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"sampan/app/paper"
)

// flow says on which page each line comes to stand.
func flow(s *scribe, page float64, before []int) []int {
	at, used, pages := 1, 0.0, make([]int, len(s.lines))
	for i, l := range s.lines {
		if used+l.height > page || slices.Contains(before, i) && used > 0 {
			at, used = at+1, 0
			if s.head > 0 && i > s.head {
				used = s.lines[s.head].height
			}
		}
		used += l.height
		pages[i] = at
	}
	return pages
}

func TestWhatBelongsTogetherStaysOnAPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &scribe{head: rapid.IntRange(0, 3).Draw(t, "head")}
		for range rapid.IntRange(4, 80).Draw(t, "lines") {
			s.lines = append(s.lines, line{height: float64(rapid.IntRange(3, 60).Draw(t, "height")), keep: rapid.IntRange(0, 2).Draw(t, "keep") == 0})
		}
		const page = 500.0
		before := s.breaks(page)
		pages := flow(s, page, before)
		for i := 0; i < len(s.lines); {
			end, group := i, s.lines[i].height
			for s.lines[end].keep && end+1 < len(s.lines) {
				end++
				group += s.lines[end].height
			}
			if group+60 <= page && pages[i] != pages[end] {
				t.Fatalf("lines %d to %d, %v high, stand on pages %d and %d (breaks %v)", i, end, group, pages[i], pages[end], before)
			}
			i = end + 1
		}
	})
}

// However many articles come before it, no title of a part ends a page.
func TestNoTitleStandsAloneAtTheEndOfAPage(t *testing.T) {
	p := papers(t)
	broken := false
	for n := 1; n <= 45; n++ {
		for _, language := range paper.Languages() {
			doc := offer(t, "proforma", language, n)
			kind, _ := paper.KindOf(doc.Kind)
			s := &scribe{Papers: p, doc: doc, kind: kind, photos: func(string) []byte { return nil }, columns: doc.Shown(kind.Goods(), kind.Goods().SheetColumns())}
			s.measure()
			for _, part := range kind.Parts {
				s.part(part)
			}
			page := s.pageRoom(len(s.columns) > 9)
			before := s.breaks(page)
			broken = broken || len(before) > 0
			pages := flow(s, page, before)
			for i, l := range s.lines[:len(s.lines)-1] {
				if l.keep && pages[i] != pages[i+1] {
					t.Errorf("%d articles, %s: line %d ends page %d", n, language, i+1, pages[i])
				}
			}
		}
	}
	if !broken {
		t.Error("no page was ever broken, so nothing was tried")
	}
}

func TestBreaksReachTheWorkbook(t *testing.T) {
	for n := 1; n <= 45; n++ {
		var b bytes.Buffer
		if err := papers(t).XLSX(&b, offer(t, "proforma", paper.English, n), func(string) []byte { return nil }); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := f.Pkg.Load("xl/worksheets/sheet1.xml")
		if text, ok := raw.([]byte); ok && strings.Contains(string(text), "<rowBreaks") {
			return
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Error("no workbook has a page break")
}
