package match_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"sampan/app/match"
	"sampan/assets"
)

// TestEnglishReasons keeps the sentences of the command line equal to those
// of the screen.
func TestEnglishReasons(t *testing.T) {
	data, err := assets.Translations.ReadFile("translations/ui/match.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	for key, text := range texts {
		if said := (match.Reason{Key: key}).English(); said != text {
			t.Errorf("%s: says %q, the screen says %q", key, said, text)
		}
	}
}

func TestLines(t *testing.T) {
	ix := match.NewIndex(dictionary(t))
	catalog := `{"id":1,"title":"Steel flask 500 ml","text":"for hikers","extra":[1,2]}` + "\n\n" + `{"id":"b","name_zh":"保温杯"}`
	if err := match.ReadArticles(strings.NewReader(catalog), ix.Put); err != nil || ix.Len() != 2 {
		t.Fatalf("%d articles, %v", ix.Len(), err)
	}
	var out bytes.Buffer
	err := match.ReadQueries(strings.NewReader(`{"id":"q1","text":"flask 500ml"}`), func(q match.Asked) {
		if err := match.WriteResult(&out, q.ID, ix.Match(q.Query, 2)); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		ID         string
		Confidence float64
		Candidates []struct {
			ID         string
			Confidence float64
			Reasons    []struct{ Key, Effect, Text string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.ID != "q1" || len(got.Candidates) == 0 || got.Candidates[0].ID != "1" || len(got.Candidates[0].Reasons) == 0 {
		t.Errorf("%s: %v", out.String(), err)
	}
	for _, bad := range []string{`{"title":"x"}`, `{`, `[]`} {
		if err := match.ReadArticles(strings.NewReader(bad), func(match.Article) {}); err == nil {
			t.Errorf("%s is taken for a product", bad)
		}
	}
}

func TestForest(t *testing.T) {
	f, err := match.ParseForest("# two\ntree\na < 1\n= -1\nb < 2\n= 2\n= 3\ntree\n= 10\n", []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b float32
		want float64
	}{{0, 9, 9}, {1, 1, 12}, {1, 2, 13}} {
		if s := f.Score([]float32{c.a, c.b}); s != c.want {
			t.Errorf("%v %v: %v, want %v", c.a, c.b, s, c.want)
		}
	}
	for _, bad := range []string{"a < 1", "tree\na < 1\n= 1", "tree\nc < 1\n= 1\n= 2", "tree\nleaf", "tree\n" + strings.Repeat("a < 1\n", 40)} {
		if _, err := match.ParseForest(bad, []string{"a", "b"}); err == nil {
			t.Errorf("%q parses", bad)
		}
	}
}
