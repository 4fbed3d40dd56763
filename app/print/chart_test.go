package print

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"sampan/app/money"
)

func chartOf(shape Shape, stacked bool, values ...[]int64) Chart {
	c := Chart{Shape: shape, Stacked: stacked, Series: []string{"实际", "Planned"}, Empty: "nothing"}
	for i, list := range values {
		b := Bar{Label: fmt.Sprint("row ", i), Figure: fmt.Sprint(list)}
		for _, v := range list {
			b.Parts = append(b.Parts, money.New(v))
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// Every chart stays within its page, with all labels and figures on it.
func TestChartsStayOnTheirPage(t *testing.T) {
	p := printer(t)
	for name, c := range map[string]Chart{
		"bars": chartOf(Bars, false, []int64{3, 4}, []int64{-2, 1}), "stacked": chartOf(Bars, true, []int64{3, 4}, []int64{-2, 1}, []int64{-2, -5}),
		"columns": chartOf(Columns, false, []int64{3, 4}, []int64{-2, 1}), "funnel": chartOf(Funnel, false, []int64{9}, []int64{4}, []int64{0}),
		"losses": chartOf(Bars, false, []int64{-3}, []int64{-4}),
	} {
		page := p.Chart(c, 400, 160, OnPaper())
		said := ""
		for _, m := range page.Marks {
			switch m := m.(type) {
			case Text:
				said += m.Text + "|"
			case Box:
				if m.X < -0.01 || m.Y < -0.01 || m.X+m.W > 400.01 || m.Y+m.H > 160.01 || m.W < 0 || m.H < 0 {
					t.Errorf("%s: box %+v", name, m)
				}
			}
		}
		for _, b := range c.Bars {
			if !strings.Contains(said, b.Label+"|") || !strings.Contains(said, b.Figure+"|") {
				t.Errorf("%s lacks %s in %s", name, b.Label, said)
			}
		}
		if pic := p.Picture(page, 2); pic.Bounds().Dx() != 800 {
			t.Errorf("%s: %v", name, pic.Bounds())
		}
	}
	empty := p.Chart(chartOf(Columns, false, []int64{0}), 100, 50, InTheDark())
	if text, ok := empty.Marks[len(empty.Marks)-1].(Text); !ok || text.Text != "nothing" {
		t.Errorf("an empty chart: %+v", empty.Marks)
	}
}

func TestReportsBreakBetweenRows(t *testing.T) {
	p := printer(t)
	f := Figures{Firm: "Lanhai", Title: "Profit by buyer 利润", Note: "2026", Chart: chartOf(Bars, false, []int64{3, 4}), PageOf: "Page % of %", Total: []string{"Total", "9"}}
	f.Columns = []FigureColumn{{Title: "Buyer", Share: 2}, {Title: "Profit", Number: true, Share: 1}}
	for i := range 60 {
		f.Rows = append(f.Rows, []string{fmt.Sprint("buyer ", i), fmt.Sprint(i)})
	}
	pages := p.Figures(f)
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		said := ""
		for _, m := range page.Marks {
			if m, ok := m.(Text); ok {
				said += m.Text + "|"
				if m.Y > page.Height-20 {
					t.Errorf("page %d: %q at %v", i, m.Text, m.Y)
				}
			}
		}
		if !strings.Contains(said, fmt.Sprintf("Page %d of 3|", i+1)) || !strings.Contains(said, "Buyer|Profit|") {
			t.Errorf("page %d says %s", i, said)
		}
	}
	var out bytes.Buffer
	if err := p.PDF(&out, pages, Meta{Title: f.Title, Date: time.Unix(0, 0)}); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF")) {
		t.Error(err)
	}
}
