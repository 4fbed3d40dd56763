package rows_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sampan/ui/widgets/rows"
)

type item struct {
	id, name string
	price    int64
}

func columns() []rows.Column[item] {
	return []rows.Column[item]{
		{Key: "name", Width: 100, Flex: 1, Value: func(r item) string { return r.name }},
		{Key: "price", Kind: rows.Number, Width: 80, Value: func(r item) string { return fmt.Sprint(r.price) }, SortKey: func(r item) int64 { return r.price }},
		{Key: "secret", Hidden: true, Width: 80, Value: func(item) string { return "x" }},
	}
}

func model(items ...item) *rows.Model[item] {
	m := rows.New(func(r item) string { return r.id }, columns()...)
	m.SetRows(items)
	return m
}

func sample() *rows.Model[item] {
	return model(
		item{"1", "保温杯 500ml", 300},
		item{"2", "Vacuum Flask Größe L", 20},
		item{"3", "重庆火锅 set", 100},
		item{"4", "ＵＳＢ cable", -5},
		item{"5", "", 100},
	)
}

func shown(m *rows.Model[item]) string {
	var ids []string
	for i := range m.Len() {
		ids = append(ids, m.ID(i))
	}
	return strings.Join(ids, "")
}

func TestFilter(t *testing.T) {
	for typed, want := range map[string]string{
		"": "12345", "保温": "1", "bwb": "1", "baowen": "1", "BWB 500": "1", "bwb500": "1", "grosse": "", "große": "2", "GROSE": "",
		"groß": "2", "vac l": "2", "usb": "4", "ｕｓｂ": "4", "zqhg": "3", "cqhg": "3", "300": "1", "x": "12345", "nothing": "",
	} {
		m := sample()
		m.SetFilter(typed)
		if got := shown(m); got != want {
			t.Errorf("%q shows %q, want %q", typed, got, want)
		}
	}
}

func TestTypingOnAndBack(t *testing.T) {
	m := sample()
	m.SortBy("price", true)
	for _, typed := range []string{"b", "bw", "bwb", "bw", "", "v"} {
		m.SetFilter(typed)
		fresh := sample()
		fresh.SortBy("price", true)
		fresh.SetFilter(typed)
		if shown(m) != shown(fresh) {
			t.Errorf("after %q: %q, afresh %q", typed, shown(m), shown(fresh))
		}
	}
}

func TestSort(t *testing.T) {
	for _, c := range []struct {
		by   string
		desc bool
		want string
	}{{"price", false, "42351"}, {"price", true, "13524"}, {"name", false, "14235"}, {"", false, "12345"}} {
		m := sample()
		m.SortBy(c.by, c.desc)
		if got := shown(m); got != c.want {
			t.Errorf("sort %+v gives %s", c, got)
		}
	}
	m := sample()
	for _, want := range []string{"42351", "13524", "12345"} {
		m.ToggleSort("price")
		if got := shown(m); got != want {
			t.Errorf("toggled to %s, want %s", got, want)
		}
	}
}

func TestSelectionSurvivesRefresh(t *testing.T) {
	m := sample()
	m.MoveTo(1)
	m.Toggle(3)
	m.SetRows([]item{{"9", "new", 1}, {"4", "b", 2}, {"2", "a", 3}})
	if got := m.Selected(); len(got) != 2 || got[0].id != "4" || got[1].id != "2" {
		t.Errorf("selected %v", got)
	}
	if m.CursorID() != "4" {
		t.Errorf("cursor on %q", m.CursorID())
	}
	m.SetRows([]item{{"9", "new", 1}})
	if m.Chosen() != 0 || m.Cursor() != -1 {
		t.Error("what is gone stays selected")
	}
}

func TestTouchedRowsAreFoundByTheirNewText(t *testing.T) {
	items := []*item{{"1", "old", 1}, {"2", "other", 2}}
	m := rows.New(func(r *item) string { return r.id }, rows.Column[*item]{Key: "name", Value: func(r *item) string { return r.name }})
	m.SetRows(items)
	m.SetFilter("old")
	items[0].name = "保温杯"
	m.Touch("1")
	m.SetFilter("bwb")
	if m.Len() != 1 || m.ID(0) != "1" {
		t.Errorf("%d rows found", m.Len())
	}
}

func TestMovesAndRanges(t *testing.T) {
	m := sample()
	m.MoveTo(99)
	if m.Cursor() != 4 {
		t.Errorf("cursor %d", m.Cursor())
	}
	m.MoveTo(1)
	m.ExtendTo(3)
	if m.Chosen() != 3 || !m.IsSelected(2) {
		t.Error("range not selected")
	}
	m.ExtendTo(0)
	if m.Chosen() != 2 || m.IsSelected(2) {
		t.Error("range did not turn round its anchor")
	}
	m.SelectAll()
	if m.Chosen() != 5 {
		t.Error("not all selected")
	}
	m.Mark()
	if m.Chosen() != 4 {
		t.Error("mark did not take the row out")
	}
	empty := model()
	empty.MoveTo(3)
	empty.ExtendTo(2)
	empty.Toggle(0)
	empty.Mark()
	if empty.Cursor() != -1 || len(empty.Selected()) != 0 {
		t.Error("an empty table has a cursor")
	}
}

func TestTSV(t *testing.T) {
	m := model(item{"1", "=HYPERLINK(\"x\")", -5}, item{"2", "a\tb\nc", 7}, item{"3", "@x", 1})
	m.SelectAll()
	want := "'=HYPERLINK(\"x\")\t-5\na b c\t7\n'@x\t1\n"
	if got := m.TSV(nil); got != want {
		t.Errorf("got %q", got)
	}
	m.Hide("price", true)
	m.MoveTo(1)
	if got := m.TSV(func(c *rows.Column[item]) string { return c.Key }); got != "name\na b c\n" {
		t.Errorf("got %q", got)
	}
}

func TestView(t *testing.T) {
	m := sample()
	m.MoveColumn("price", -1)
	m.Hide("secret", false)
	m.SetWidth("name", 1)
	m.SetWidth("price", 120)
	m.SortBy("price", true)
	m.SetFilter("100")
	v := m.View()
	n := sample()
	n.SetView(v)
	if got := n.View(); fmt.Sprint(got) != fmt.Sprint(v) {
		t.Errorf("view %+v became %+v", v, got)
	}
	if got := n.Widths(1000); !slices.Equal(got, []float32{120, 36, 80}) {
		t.Errorf("widths %v", got)
	}
	n.SetView(rows.View{Order: []string{"gone", "price", "price"}, Hidden: []string{"price"}})
	if len(n.Columns()) != 3 || n.Columns()[0].Key != "price" || n.Hidden("name") {
		t.Error("a view of an older program broke the columns")
	}
	n.Hide("name", true)
	if len(n.Shown()) == 0 {
		t.Error("all columns hidden")
	}
}

func TestWidthsShareWhatIsLeft(t *testing.T) {
	m := sample()
	for available, want := range map[float32]float32{180: 100, 500: 420, 100: 36} {
		if got := m.Widths(available)[0]; got != want {
			t.Errorf("at %v the flexible column has %v, want %v", available, got, want)
		}
	}
}

func TestFilterIsAlwaysASubsetInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []item
		for i, name := range rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("abAB保温é ")), 0, 6, -1), 0, 30).Draw(t, "names") {
			items = append(items, item{fmt.Sprint(i), name, int64(len(name))})
		}
		m := model(items...)
		m.SortBy("price", rapid.Bool().Draw(t, "desc"))
		m.SetFilter(rapid.StringOfN(rapid.RuneFrom([]rune("abw ")), 0, 3, -1).Draw(t, "filter"))
		seen := map[string]bool{}
		for i := range m.Len() {
			if seen[m.ID(i)] {
				t.Fatal("a row is shown twice")
			}
			seen[m.ID(i)] = true
			if i > 0 {
				way := cmp.Compare(m.Row(i-1).price, m.Row(i).price)
				if _, desc := m.Sort(); (way > 0) != desc && way != 0 {
					t.Fatal("out of order")
				}
			}
		}
	})
}

func many(n int) []item {
	out := make([]item, n)
	for i := range out {
		out[i] = item{fmt.Sprint(i), fmt.Sprintf("SP-%05d 双层不锈钢真空保温杯 Vacuum bottle double wall stainless %d ml", i, i%900), int64(i * 7919 % 100003)}
	}
	return out
}

func BenchmarkFilter100k(b *testing.B) {
	m := model(many(100_000)...)
	m.SetFilter("warm up")
	words := []string{"b", "bw", "bwb", "bwb 7", "", "vacuum 55", "SP-01"}
	for i := 0; b.Loop(); i++ {
		m.SetFilter(words[i%len(words)])
	}
}

func BenchmarkFold100k(b *testing.B) {
	m, all := model(), many(100_000)
	for b.Loop() {
		m.Fold(context.Background(), all)
	}
}

func BenchmarkSort100k(b *testing.B) {
	m := model(many(100_000)...)
	for i := 0; b.Loop(); i++ {
		m.SortBy([]string{"name", "price"}[i%2], i%4 > 1)
	}
}
