package train

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"sampan/app/match"
)

// TestForestLearns grows trees on a rule of two features and asks for rows
// that they have not seen.
func TestForestLearns(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var rows [][]float32
	var right []bool
	for range 2000 {
		a, b := random.Float32(), random.Float32()
		rows = append(rows, []float32{a, b})
		right = append(right, a > 0.5 != (b > 0.5))
	}
	weights := make([]float64, len(rows))
	for i := range weights {
		weights[i] = 1
	}
	names := []string{"a", "b"}
	text := newTable(names, rows, make([]float64, len(rows))).grow(Settings{Trees: 40, Depth: 3, Rate: 0.3, Ridge: 1, LeastLeaf: 1, Share: 1}, "", "", logLoss(right, weights))
	f, err := match.ParseForest(text, names)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for range 500 {
		a, b := random.Float32(), random.Float32()
		if f.Score([]float32{a, b}) > 0 != (a > 0.5 != (b > 0.5)) {
			wrong++
		}
	}
	if wrong > 50 {
		t.Errorf("%d of 500 wrong", wrong)
	}
}

// TestWeights trains on the made variants alone and measures the result.
func TestWeights(t *testing.T) {
	words, err := match.OpenDictionary()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	trainer := NewTrainer(words, []*Set{VariantSet(random, 6), VariantSet(random, 6)}, random)
	var rank, trust bytes.Buffer
	if err := trainer.Weights(&rank, &trust); err != nil {
		t.Fatal(err)
	}
	r, err := match.ParseForest(rank.String(), match.FeatureNames())
	if err != nil {
		t.Fatal(err)
	}
	c, err := match.ParseForest(trust.String(), match.TrustNames())
	if err != nil {
		t.Fatal(err)
	}
	if got := trainer.report(0, r, c); got.Hit1 < 0.8 {
		t.Errorf("after training: %v", got)
	}
}

func TestTypo(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		if got := Typo("KX-TG6700B", random); got == "KX-TG6700B" || strings.Count(got, "-") != 1 {
			t.Fatalf("typo %q", got)
		}
	}
}

func TestCutLexicon(t *testing.T) {
	in := `export default {"all":[["保溫杯","保温杯","bao3 wen1 bei1","thermos; vacuum (insulated) cup",[],[]],["上海","上海","Shang4 hai3","Shanghai",[],[]],` +
		`["鎖","锁","suo3",["to lock","lock (CL:把)","a device that is far too long to be a gloss"],[],[]],["3D打印","3D打印","san1","printing",[],[]]]}`
	var out bytes.Buffer
	if err := CutLexicon(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if want := "保温杯\tthermos/vacuum cup\n锁\tlock\n"; err != nil || string(text) != want {
		t.Errorf("%q, %v, want %q", text, err, want)
	}
}

func TestPerturbedSet(t *testing.T) {
	from := VariantSet(rand.New(rand.NewPCG(7, 8)), 5)
	s := PerturbedSet(from, 20, rand.New(rand.NewPCG(9, 10)))
	if len(s.Lines) == 0 || len(s.Lines) > 20 {
		t.Fatalf("%d lines", len(s.Lines))
	}
	for _, l := range s.Lines {
		if l.Text == "" || len(l.Right) != 1 {
			t.Errorf("line %q means %v", l.Text, l.Right)
		}
	}
}
