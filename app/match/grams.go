package match

import "slices"

// gramTable finds tokens of similar spelling by the three-byte grams that
// they share, each token counted once per gram.
type gramTable struct{ rows [][]uint32 }

const gramRows = 1 << 15

func newGramTable() gramTable { return gramTable{make([][]uint32, gramRows)} }

func (g gramTable) add(key string, token uint32) {
	eachGram(key, func(row uint32) {
		if r := g.rows[row]; len(r) == 0 || r[len(r)-1] != token {
			g.rows[row] = append(r, token)
		}
	})
}

// eachGram walks the grams of a key; its edges count as characters.
func eachGram(key string, f func(row uint32)) {
	a, b := uint32(1), uint32(1)
	for i := 0; i <= len(key); i++ {
		c := uint32(2)
		if i < len(key) {
			c = uint32(key[i])
		}
		if i > 0 {
			f((a*0x9E3779B1 ^ b*0x85EBCA6B ^ c*0xC2B2AE35) >> 17 % gramRows)
		}
		a, b = b, c
	}
}

// longestGramRow is where a gram is too common to tell anything.
const longestGramRow = 6000

// alike gives the tokens that share most grams with the key, best first.
func (g gramTable) alike(key string, counts *tally, most int) []uint32 {
	counts.reset()
	grams := 0
	eachGram(key, func(row uint32) {
		grams++
		if r := g.rows[row]; len(r) <= longestGramRow {
			for _, token := range r {
				counts.add(token, 1)
			}
		}
	})
	var found []uint32
	for _, token := range counts.touched {
		if int(counts.sums[token])*5 >= grams*2 {
			found = append(found, token)
		}
	}
	slices.SortFunc(found, func(a, b uint32) int {
		if d := int(counts.sums[b]) - int(counts.sums[a]); d != 0 {
			return d
		}
		return int(a) - int(b)
	})
	return found[:min(len(found), most)]
}

// tally sums by number over a range that is mostly untouched.
type tally struct {
	sums    []float32
	touched []uint32
}

func (t *tally) grow(n int) {
	if len(t.sums) < n {
		t.sums = make([]float32, n+n/8)
		t.touched = t.touched[:0]
	}
}

func (t *tally) add(id uint32, v float32) {
	if t.sums[id] == 0 {
		t.touched = append(t.touched, id)
	}
	t.sums[id] += v
}

func (t *tally) reset() {
	for _, id := range t.touched {
		t.sums[id] = 0
	}
	t.touched = t.touched[:0]
}

// likeness compares two spellings, 0 to 1: a shared beginning counts most,
// since item codes vary at the end and words in their endings.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	short, long := min(len(a), len(b)), max(len(a), len(b))
	if oneEdit(a, b) {
		return 1 - 0.8/float64(long)
	}
	prefix := float64(head) / float64(short) * (0.5 + 0.5*float64(head)/float64(long))
	return max(prefix, dice(a, b))
}

func dice(a, b string) float64 {
	if len(a) < 3 || len(b) < 3 {
		return 0
	}
	shared := 0
	for i := 0; i+1 < len(a); i++ {
		for j := 0; j+1 < len(b); j++ {
			if a[i] == b[j] && a[i+1] == b[j+1] {
				shared++
				break
			}
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b)-2)
}
