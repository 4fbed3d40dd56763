package contact

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"
	"strings"
)

// Twin is a contact that may be the same company as the one being typed.
type Twin struct {
	ID     string
	Sure   float64 // 0 to 1: how sure
	Reason Reason
	Value  string // what they share, as the other one has it
}

// Reason is what makes two contacts look the same.
type Reason string

// The reasons, from the surest on. "contacts.twin.REASON" says them.
const (
	SameEmail  Reason = "email"
	SameTaxID  Reason = "tax_id"
	SamePhone  Reason = "phone" // also WhatsApp
	SameWeChat Reason = "wechat"
	SameDomain Reason = "domain" // of mail or website, no free mail service
	SameName   Reason = "name"   // apart from legal forms and writing
	NearName   Reason = "near_name"
)

// Twins finds contacts that may be the same company: by addresses, numbers and
// names, in Latin and Chinese writing. It is an index in memory, built once
// and kept up by Put and Drop; it is not safe for several goroutines.
type Twins struct {
	seed  maphash.Seed
	ids   []string
	at    map[string]int32 // of the live entry of an id
	sheet []card
	exact map[uint64][]int32 // by key: kind and value
	words map[uint64][]int32 // by a word of the name, its beginning and its end
	count map[string]int     // companies that have a word in their name
}

// card is what is kept of one contact.
type card struct {
	live    bool
	country string
	names   [][]string // the words of each name
	keys    []key
}

// key is an exact trait.
type key struct {
	reason Reason
	value  string
}

// NewTwins makes an index without contacts.
func NewTwins() *Twins {
	return &Twins{
		seed: maphash.MakeSeed(), at: map[string]int32{}, exact: map[uint64][]int32{}, words: map[uint64][]int32{}, count: map[string]int{},
	}
}

// Put takes a contact in, or anew after a change.
func (t *Twins) Put(c Contact) {
	t.Drop(c.ID)
	n := int32(len(t.sheet))
	e := cardOf(c)
	t.ids, t.sheet = append(t.ids, c.ID), append(t.sheet, e)
	t.at[c.ID] = n
	for _, k := range e.keys {
		h := t.hash(string(k.reason), k.value)
		t.exact[h] = append(t.exact[h], n)
	}
	for _, w := range distinct(e.names) {
		t.count[w]++
		for _, h := range t.traces(w) {
			t.words[h] = append(t.words[h], n)
		}
	}
}

// Drop forgets a contact.
func (t *Twins) Drop(id string) {
	if n, ok := t.at[id]; ok {
		for _, w := range distinct(t.sheet[n].names) {
			t.count[w]--
		}
		t.sheet[n] = card{}
		delete(t.at, id)
	}
}

// least is the likeness of names below which nobody is alarmed.
const least = 0.86

// Find lists who may be the contact being typed, the surest first, at most
// five. The contact itself is left out.
func (t *Twins) Find(c Contact) []Twin {
	mine := cardOf(c)
	best := map[int32]Twin{}
	for _, k := range mine.keys {
		for _, n := range t.exact[t.hash(string(k.reason), k.value)] {
			if e := t.sheet[n]; e.live && slices.Contains(e.keys, k) {
				t.keep(best, n, Twin{ID: t.ids[n], Sure: sureOf(k.reason), Reason: k.reason, Value: k.value})
			}
		}
	}
	for _, n := range t.near(mine) {
		e := t.sheet[n]
		like, value := t.alike(mine, e)
		if mine.country != "" && e.country != "" && mine.country != e.country {
			like -= 0.08 // a namesake abroad is rather a sister, if anything
		}
		if like >= least {
			reason := NearName
			if like >= 0.99 {
				reason = SameName
			}
			t.keep(best, n, Twin{ID: t.ids[n], Sure: min(like, 1) * 0.93, Reason: reason, Value: value})
		}
	}
	delete(best, t.self(c.ID))
	list := make([]Twin, 0, len(best))
	for _, twin := range best {
		list = append(list, twin)
	}
	slices.SortFunc(list, func(a, b Twin) int { return cmp.Or(cmp.Compare(b.Sure, a.Sure), cmp.Compare(a.ID, b.ID)) })
	return list[:min(len(list), 5)]
}

func (t *Twins) self(id string) int32 {
	if n, ok := t.at[id]; ok {
		return n
	}
	return -1
}

func (t *Twins) keep(best map[int32]Twin, n int32, twin Twin) {
	if old, ok := best[n]; !ok || twin.Sure > old.Sure {
		best[n] = twin
	}
}

func sureOf(r Reason) float64 {
	switch r {
	case SameEmail, SameTaxID:
		return 0.99
	case SamePhone, SameWeChat:
		return 0.95
	case SameDomain:
		return 0.9
	}
	return 0
}

// crowd is how many companies may share a word before it tells nothing.
const crowd = 400

// near gives the contacts that share a rare word of the name, or one that
// differs by a letter.
func (t *Twins) near(mine card) []int32 {
	found := map[int32]bool{}
	for _, w := range distinct(mine.names) {
		if t.count[w] > crowd {
			continue
		}
		for _, h := range t.traces(w) {
			if list := t.words[h]; len(list) <= 4*crowd {
				for _, n := range list {
					found[n] = found[n] || t.sheet[n].live
				}
			}
		}
	}
	// a name of crowded words alone is looked for by all of them
	if len(found) == 0 {
		for _, n := range t.words[t.hash("w", rarest(mine.names, t.count))] {
			found[n] = t.sheet[n].live
		}
	}
	list := make([]int32, 0, len(found))
	for n, live := range found {
		if live {
			list = append(list, n)
		}
	}
	return list
}

func rarest(names [][]string, count map[string]int) string {
	words := distinct(names)
	if len(words) == 0 {
		return ""
	}
	return slices.MinFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
}

// alike compares every name of one with every name of the other.
func (t *Twins) alike(a, b card) (best float64, value string) {
	for _, x := range a.names {
		for _, y := range b.names {
			if like := t.names(x, y); like > best {
				best, value = like, strings.Join(y, " ")
			}
		}
	}
	return best, value
}

// names is the likeness of two names: the weight of the words they share, a
// word with a slip counting less, against the weight of all. Words that many
// companies have weigh little.
func (t *Twins) names(a, b []string) float64 {
	if strings.Join(a, "") == strings.Join(b, "") {
		return 1
	}
	taken := make([]bool, len(b))
	shared, whole := 0.0, 0.0
	for _, w := range a {
		weight := t.weight(w)
		whole += weight
		best, at := 0.0, -1
		for i, v := range b {
			if like := wordLike(w, v); !taken[i] && like > best {
				best, at = like, i
			}
		}
		if at >= 0 && best >= 0.75 {
			taken[at] = true
			shared += 2 * best * min(weight, t.weight(b[at]))
			whole -= weight - min(weight, t.weight(b[at]))
			whole += min(weight, t.weight(b[at]))
		}
	}
	for i, v := range b {
		if !taken[i] {
			whole += t.weight(v)
		}
	}
	if whole == 0 {
		return 0
	}
	return shared / whole
}

// weight is how much a word tells of who it is.
func (t *Twins) weight(w string) float64 {
	weight := 1 / (1 + 0.6*math.Log1p(float64(t.count[w])))
	if slices.Contains(tradeWords, w) {
		weight *= 0.35
	}
	return weight
}

// wordLike is 1 for the same word, less for one with a slip, 0 for another.
func wordLike(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	n := max(len(x), len(y))
	if n < 4 || max(len(x)-len(y), len(y)-len(x)) > 2 {
		return 0
	}
	d := slips(x, y)
	if d > 2 || d == 2 && n < 8 {
		return 0
	}
	return 1 - float64(d)/float64(n)
}

// slips counts letters left out, added, changed or swapped with a neighbour.
func slips(a, b []rune) int {
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}

// traces are the word and, of a longer one, its beginning and its end: a slip
// leaves one of them whole, so that two words a letter apart meet.
func (t *Twins) traces(w string) []uint64 {
	list := []uint64{t.hash("w", w)}
	r := []rune(w)
	n := 3
	if len(r) >= 8 {
		n = 4
	}
	if len(r) < 5 {
		return list
	}
	return append(list, t.hash("b", string(r[:n])), t.hash("e", string(r[len(r)-n:])))
}

func (t *Twins) hash(kind, value string) uint64 {
	var h maphash.Hash
	h.SetSeed(t.seed)
	_, _ = h.WriteString(kind) // never fails
	_ = h.WriteByte(0)
	_, _ = h.WriteString(value)
	return h.Sum64()
}

func distinct(names [][]string) []string {
	var all []string
	for _, name := range names {
		for _, w := range name {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}
