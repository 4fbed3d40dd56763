package match

import "math"

// spelling counts in how many titles a run of four letters stands, so that a
// shared rare run weighs more than a shared common one. Runs are kept by hash:
// two that fall together only make both look a little more common.
type spelling struct{ counts []uint32 }

const (
	runBits   = 18
	runLength = 4
)

// spell is a text without spaces and signs, as the runs are taken from it.
func spell(s string) string {
	s = squash(fold(s))
	if len(s) > 240 {
		s = s[:240]
	}
	return s
}

func eachRun(s string, f func(hash uint32)) {
	if len(s) == 0 {
		return
	}
	if len(s) < runLength {
		f(hashOf(s) >> (32 - runBits))
		return
	}
	for i := 0; i+runLength <= len(s); i++ {
		v := uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
		f(v * 0x9E3779B1 >> (32 - runBits))
	}
}

func (c *spelling) count(title string, by int) {
	if c.counts == nil {
		c.counts = make([]uint32, 1<<runBits)
	}
	eachRun(title, func(h uint32) { c.counts[h] += uint32(by) })
}

// spelled weighs the runs of a query once for many comparisons.
type spelledText struct {
	weights map[uint32]float32
	total   float32
}

func (c *spelling) weigh(s string, articles int) spelledText {
	t := spelledText{weights: map[uint32]float32{}}
	eachRun(s, func(h uint32) {
		if _, ok := t.weights[h]; !ok {
			w := c.weight(h, articles)
			t.weights[h] = w
			t.total += w * w
		}
	})
	return t
}

func (c *spelling) weight(h uint32, articles int) float32 {
	var n uint32
	if c.counts != nil {
		n = c.counts[h]
	}
	return float32(rarity(max(articles, int(n)), n))
}

// cosine compares the runs of a title with those of the query.
func (c *spelling) cosine(t spelledText, title string, articles int) float64 {
	var both, own float32
	eachRun(title, func(h uint32) {
		w := c.weight(h, articles)
		own += w * w
		if _, ok := t.weights[h]; ok {
			both += w * w
		}
	})
	if both == 0 {
		return 0
	}
	return min(1, float64(both)/math.Sqrt(float64(own)*float64(t.total)))
}
