package match_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/match"
	"sampan/app/match/train"
)

func indexOf(t testing.TB, list ...match.Article) *match.Index {
	t.Helper()
	ix := match.NewIndex(dictionary(t))
	for _, a := range list {
		ix.Put(a)
	}
	return ix
}

func named(id, name string) match.Article { return match.Article{ID: id, Names: []string{name}} }

func bottles() []match.Article {
	return []match.Article{
		{ID: "b500", Code: "SB-500K", Names: []string{"Stainless steel vacuum flask 500 ml black", "不锈钢保温杯 500毫升 黑色"}},
		{ID: "b750", Code: "SB-750K", Names: []string{"Stainless steel vacuum flask 750 ml black", "不锈钢保温杯 750毫升 黑色"}},
		{ID: "w500", Code: "SB-500W", Names: []string{"Stainless steel vacuum flask 500 ml white", "不锈钢保温杯 500毫升 白色"}},
		named("lamp12", "LED desk lamp 12 V foldable"), named("lamp220", "LED desk lamp 220 V foldable"),
		named("teeM", "Cotton T-shirt blue M"), named("teeXL", "Cotton T-shirt blue XL"),
		named("knife", "Kitchen knife with wooden handle"), named("leash", "Nylon dog leash 2 m"),
		named("sheet", "Bed sheet set 180x200 cm"), named("sheet2", "Bed sheet set 150x200 cm"),
	}
}

func english(c match.Candidate) string {
	var list []string
	for _, r := range c.Reasons {
		list = append(list, r.English())
	}
	return strings.Join(list, "; ")
}

// TestFirst names lines and the article that must come first, with a reason.
func TestFirst(t *testing.T) {
	ix := indexOf(t, bottles()...)
	for _, c := range []struct{ text, want, reason string }{
		{"vacuum flask 0.5l black", "b500", "500 ml is the same"},
		{"750ml thermos bottle, black", "b750", "750 ml is the same"},
		{"flask 500ml white 1000 pcs", "w500", "colour white is the same"},
		{"sb500w", "w500", "model SB500W is the same"},
		{"SB-750", "b750", "model SB750 is like SB750K"},
		{"LED lamp 220V", "lamp220", "220 V is the same"},
		{"blue tee shirt size XL", "teeXL", "size XL is the same"},
		{"sheets 200x180", "sheet", "size 180 × 200 is the same"},
		{"保温杯 750ml", "b750", ""},
		{"termo de acero inoxidable 500 ml blanco", "w500", ""},
		{"couteau de cuisine", "knife", ""},
		{"Küchenmesser", "knife", ""},
		{"correa para perro", "leash", ""},
		{"кухонный нож", "knife", ""},
		{"سكين مطبخ", "knife", ""},
		{"faca de cozinha", "knife", ""},
	} {
		r := ix.Match(match.Query{Text: c.text}, 3)
		if len(r.Candidates) == 0 || r.Candidates[0].ID != c.want {
			t.Errorf("%q: %+v, want %s first", c.text, r.Candidates, c.want)
			continue
		}
		if said := english(r.Candidates[0]); !strings.Contains(said, c.reason) {
			t.Errorf("%q: reasons %q, want %q", c.text, said, c.reason)
		}
	}
}

// TestConflicts names what is asked in vain: the best candidate says what
// differs.
func TestConflicts(t *testing.T) {
	ix := indexOf(t, bottles()...)
	for _, c := range []struct{ text, conflict string }{
		{"stainless steel vacuum flask 350 ml black", "350 ml asked"},
		{"stainless steel vacuum flask 500 ml red", "colour red asked"},
		{"LED desk lamp 110 V foldable", "110 V asked"},
		{"cotton t-shirt blue S", "size S asked"},
		{"bed sheet set 120x200 cm", "size 120 × 200 asked"},
		{"SB-500X", "differs from SB500"},
	} {
		r := ix.Match(match.Query{Text: c.text}, 3)
		if len(r.Candidates) == 0 {
			t.Errorf("%q: nothing", c.text)
			continue
		}
		if said := english(r.Candidates[0]); !strings.Contains(said, c.conflict) {
			t.Errorf("%q: reasons %q, want %q", c.text, said, c.conflict)
		}
	}
}

func TestBuyerName(t *testing.T) {
	list := bottles()
	list[1].Buyers = []match.BuyerName{{Buyer: "acme", Name: "AC 77-12"}}
	ix := indexOf(t, list...)
	if r := ix.Match(match.Query{Text: "AC7712", Buyer: "acme"}, 1); len(r.Candidates) != 1 || r.Candidates[0].ID != "b750" {
		t.Errorf("own code of the buyer: %+v", r)
	}
}

func TestNothing(t *testing.T) {
	if r := indexOf(t).Match(match.Query{Text: "flask"}, 5); r.Confidence != 0 || len(r.Candidates) != 0 {
		t.Errorf("empty catalog: %+v", r)
	}
	if r := indexOf(t, bottles()...).Match(match.Query{}, 5); r.Confidence != 0 || len(r.Candidates) != 0 {
		t.Errorf("empty line: %+v", r)
	}
}

// TestCodes makes a catalog of item codes and asks for them, spelled right
// and with one typing error.
func TestCodes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	set := &train.Set{Name: "made"}
	for i := range 2000 {
		code := fmt.Sprintf("%c%c-%c%04d%c", 'A'+random.IntN(26), 'A'+random.IntN(26), 'A'+random.IntN(26), random.IntN(10000), 'A'+random.IntN(26))
		set.Articles = append(set.Articles, named(fmt.Sprint("p", i), "Garden tool "+code+" green"))
	}
	ix := indexOf(t, set.Articles...)
	for _, c := range []struct {
		typo bool
		want float64
	}{{false, 0.99}, {true, 0.95}} {
		lines := train.CodeSet(set, c.typo, random).Lines[:500]
		right := 0
		for _, l := range lines {
			if r := ix.Match(l.Query, 1); len(r.Candidates) > 0 && l.Right[r.Candidates[0].ID] {
				right++
			}
		}
		if share := float64(right) / float64(len(lines)); share < c.want {
			t.Errorf("typo %v: %.3f right, want %.2f", c.typo, share, c.want)
		}
	}
}

// TestUpdateEqualsRebuild: an index that went through changes answers like
// one built from what is left.
func TestUpdateEqualsRebuild(t *testing.T) {
	words := dictionary(t)
	names := []string{"red flask 500 ml", "blue flask 750 ml", "desk lamp 12 V", "SB-500 bottle", "SB-501 bottle", "knife", "保温杯 红色", "dog leash 2 m"}
	rapid.Check(t, func(t *rapid.T) {
		ix := match.NewIndex(words)
		left := map[string]match.Article{}
		var order []string
		for _, step := range rapid.SliceOfN(rapid.IntRange(0, 59), 1, 40).Draw(t, "steps") {
			id := fmt.Sprint("p", step%6)
			order = slices.DeleteFunc(order, func(o string) bool { return o == id })
			if step%10 < 2 {
				ix.Remove(id)
				delete(left, id)
				continue
			}
			a := named(id, names[step%len(names)])
			ix.Put(a)
			left[id] = a
			order = append(order, id)
		}
		fresh := match.NewIndex(words)
		for _, id := range order {
			fresh.Put(left[id])
		}
		for _, text := range append(names, "SB-50", "botle", "cuchillo") {
			a, b := ix.Match(match.Query{Text: text}, 10), fresh.Match(match.Query{Text: text}, 10)
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Fatalf("%q: updated %v, rebuilt %v", text, a, b)
			}
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	ix := indexOf(t, bottles()...)
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := range 60 {
				if w == 0 {
					ix.Put(named(fmt.Sprint("n", i%7), fmt.Sprint("flask number ", i)))
					ix.Remove(fmt.Sprint("n", (i+3)%7))
				} else if r := ix.Match(match.Query{Text: "vacuum flask 500 ml black"}, 3); len(r.Candidates) == 0 || r.Candidates[0].ID != "b500" {
					t.Errorf("beside updates: %+v", r)
				}
			}
		})
	}
	all.Wait()
}
