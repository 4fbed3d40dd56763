package match_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"sampan/app/match"
	"sampan/app/match/train"
)

// catalog makes n articles of the shape of a trading firm's list.
func catalog(n int) []match.Article {
	random := rand.New(rand.NewPCG(7, 7))
	nouns := []string{
		"vacuum flask", "water bottle", "led bulb", "power bank", "bath towel", "frying pan", "garden hose", "desk lamp", "tool box", "yoga mat",
		"ceramic mug", "usb cable", "phone case", "backpack", "wall clock", "hex bolt", "cotton t-shirt", "kitchen knife", "dog leash", "bed sheet",
	}
	styles := []string{"classic", "premium", "outdoor", "portable", "slim", "eco", "smart", "mini", "kids", "professional", "travel", "vintage", "foldable"}
	colours := []string{"black", "white", "red", "blue", "green", "pink", "grey", "yellow"}
	materials := []string{"stainless steel", "plastic", "glass", "bamboo", "silicone", "aluminium", "cotton", "leather"}
	list := make([]match.Article, n)
	for i := range list {
		pick := func(from []string) string { return from[random.IntN(len(from))] }
		code := fmt.Sprintf("%c%c%c-%05d", 'A'+random.IntN(26), 'A'+random.IntN(26), 'A'+random.IntN(26), random.IntN(100000))
		list[i] = match.Article{
			ID: fmt.Sprint("p", i), Code: code,
			Names:    []string{fmt.Sprintf("%s %s %s %d ml %s series %d", pick(styles), pick(materials), pick(nouns), 50*(1+random.IntN(40)), pick(colours), random.IntN(5000))},
			Spec:     fmt.Sprintf("%dx%d cm, %d g, packed in colour box", 5+random.IntN(60), 5+random.IntN(60), 10*random.IntN(300)),
			Category: pick(nouns),
		}
	}
	return list
}

func question(a match.Article, random *rand.Rand) match.Query {
	switch random.IntN(3) {
	case 0:
		return match.Query{Text: train.Typo(a.Code, random)}
	case 1:
		return match.Query{Text: a.Names[0] + " 1000 pcs with logo"}
	}
	return match.Query{Text: a.Code + " " + a.Names[0]}
}

func benchmarkMatch(b *testing.B, n int) {
	list := catalog(n)
	before := heap()
	ix := match.NewIndex(dictionary(b))
	for _, a := range list {
		ix.Put(a)
	}
	held := heap() - before
	random := rand.New(rand.NewPCG(1, 1))
	for b.Loop() {
		ix.Match(question(list[random.IntN(n)], random), 10)
	}
	b.ReportMetric(held, "MB")
}

// heap is what is held after a collection, in megabytes.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

func BenchmarkMatch100k(b *testing.B) { benchmarkMatch(b, 100_000) }

func BenchmarkMatch1M(b *testing.B) { benchmarkMatch(b, 1_000_000) }

func BenchmarkIndex100k(b *testing.B) {
	list := catalog(100_000)
	words := dictionary(b)
	for b.Loop() {
		ix := match.NewIndex(words)
		for _, a := range list {
			ix.Put(a)
		}
	}
}

func dictionary(t testing.TB) *match.Dictionary {
	t.Helper()
	d, err := match.OpenDictionary()
	if err != nil {
		t.Fatal(err)
	}
	return d
}
