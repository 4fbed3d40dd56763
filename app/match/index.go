package match

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// field is where in an article a token stands; the better ones come first.
type field uint8

const (
	title field = iota
	detail
	remark
	fields
)

// fieldWeight is the term frequency, in eighths, that one occurrence is
// worth; weak tokens are worth half.
func fieldWeight(f field, weak bool) uint32 {
	w := [fields]uint32{8, 6, 3}[f]
	if weak {
		w /= 2
	}
	return w
}

// term is a token of an article: its number with the field, whether it stands
// in the tail of the name, and weakness.
type term uint32

func newTerm(id uint32, p placed) term {
	t := term(id)<<4 | term(p.field)<<1
	if p.tail {
		t |= 8
	}
	if p.Weak {
		t |= 1
	}
	return t
}

func (t term) id() uint32     { return uint32(t >> 4) }
func (t term) field() field   { return field(t >> 1 & 3) }
func (t term) tail() bool     { return t&8 == 8 }
func (t term) weak() bool     { return t&1 == 1 }
func (t term) weight() uint32 { return fieldWeight(t.field(), t.weak()) }

// posting is an article that holds a token, with the token's weight there.
type posting uint32

const weightBits = 5

func (p posting) slot() uint32   { return uint32(p >> weightBits) }
func (p posting) weight() uint32 { return uint32(p & (1<<weightBits - 1)) }

// record is an article in the index.
type record struct {
	id     string
	title  string // folded and squashed, for comparing spellings
	head   int    // bytes of title before its tail
	code   string // squashed own item code
	model  string
	brand  string
	terms  []term
	length float32 // sum of weights in eighths
	buyers []BuyerName
}

// Index holds the catalog for matching. Any number of Match calls may run
// beside each other and beside Put and Remove.
type Index struct {
	words   *Dictionary
	model   *ranker
	scratch sync.Pool

	lock     sync.RWMutex
	vocab    *vocabulary
	slots    map[string]uint32
	records  []record
	free     []uint32
	postings [][]posting // by token, rising by slot
	spelling spelling
	total    float64 // sum of lengths
	named    map[BuyerName][]uint32
}

// NewIndex makes an empty index that translates with the given dictionary.
func NewIndex(words *Dictionary) *Index {
	ix := &Index{
		words: words, model: newRanker(),
		vocab: newVocabulary(), slots: map[string]uint32{}, named: map[BuyerName][]uint32{},
	}
	ix.scratch.New = func() any { return new(scratch) }
	return ix
}

// Len is the number of articles held.
func (ix *Index) Len() int {
	ix.lock.RLock()
	defer ix.lock.RUnlock()
	return len(ix.slots)
}

// Put adds an article, or replaces the one with its id.
func (ix *Index) Put(a Article) {
	p := ix.prepare(a)
	ix.lock.Lock()
	defer ix.lock.Unlock()
	ix.remove(a.ID)
	slot := uint32(len(ix.records))
	if n := len(ix.free); n > 0 {
		slot, ix.free = ix.free[n-1], ix.free[:n-1]
	} else {
		ix.records = append(ix.records, record{})
	}
	ix.slots[a.ID] = slot
	ix.records[slot] = ix.enter(slot, p)
}

// Remove takes an article out; an unknown id is no fault.
func (ix *Index) Remove(id string) {
	ix.lock.Lock()
	defer ix.lock.Unlock()
	ix.remove(id)
}

func (ix *Index) remove(id string) {
	slot, ok := ix.slots[id]
	if !ok {
		return
	}
	r := ix.records[slot]
	for _, t := range r.terms {
		list := ix.postings[t.id()]
		if at, found := findSlot(list, slot); found {
			ix.postings[t.id()] = slices.Delete(list, at, at+1)
		}
		ix.vocab.count(t, -1)
	}
	ix.spelling.count(r.title, -1)
	ix.total -= float64(r.length)
	for _, b := range r.buyers {
		ix.named[b] = slices.DeleteFunc(ix.named[b], func(s uint32) bool { return s == slot })
	}
	ix.records[slot] = record{}
	delete(ix.slots, id)
	ix.free = append(ix.free, slot)
}

func findSlot(list []posting, slot uint32) (int, bool) {
	return slices.BinarySearchFunc(list, slot, func(p posting, s uint32) int { return cmp.Compare(p.slot(), s) })
}

// enter books the tokens of a prepared article under its slot.
func (ix *Index) enter(slot uint32, p prepared) record {
	r := p.record
	r.terms = make([]term, 0, len(p.tokens))
	for _, t := range p.tokens {
		id := ix.vocab.add(t.Token)
		if int(id) == len(ix.postings) {
			ix.postings = append(ix.postings, nil)
		}
		e := newTerm(id, t)
		r.terms = append(r.terms, e)
		r.length += float32(e.weight())
		ix.vocab.count(e, 1)
		ix.book(id, posting(slot<<weightBits|e.weight()))
	}
	ix.spelling.count(r.title, 1)
	ix.total += float64(r.length)
	for _, b := range r.buyers {
		ix.named[b] = append(ix.named[b], slot)
	}
	return r
}

func (ix *Index) book(id uint32, p posting) {
	list := ix.postings[id]
	if n := len(list); n == 0 || list[n-1].slot() < p.slot() {
		ix.postings[id] = append(list, p)
		return
	}
	at, _ := findSlot(list, p.slot())
	ix.postings[id] = slices.Insert(list, at, p)
}

// prepared is an article read into tokens, before the index is locked.
type prepared struct {
	record record
	tokens []placed
}

type placed struct {
	Token
	field field
	tail  bool // stands where shops put their own names
}

func (ix *Index) prepare(a Article) prepared {
	p := prepared{record: record{id: a.ID, code: squash(fold(a.Code)), model: squash(fold(a.Model)), brand: fold(a.Brand)}}
	var name string
	seen := map[string]int{}
	put := func(text string, f field) {
		if text != "" {
			p.take(ix.readArticle(text), f, seen)
		}
	}
	for i, n := range a.Names {
		if i > 0 {
			put(n, title)
			continue
		}
		name = n
		head, tail := cutTail(n)
		put(head, title)
		if tail != "" {
			at := len(p.tokens)
			put(tail, title)
			for j := range p.tokens[at:] {
				p.tokens[at+j].tail = true
			}
		}
	}
	if name == "" {
		name = a.Code + " " + a.Model
	}
	head, tail := cutTail(name)
	p.record.title = spell(head)
	p.record.head = len(p.record.title)
	p.record.title = spell(p.record.title + " " + tail)
	for _, s := range []string{a.Code, a.Model} {
		p.whole(s, seen)
		put(s, title)
	}
	for _, s := range []string{a.Spec, a.Material, a.Colour, a.Size, a.Brand} {
		put(s, detail)
	}
	put(a.Category, remark)
	put(a.Text, remark)
	for _, b := range a.Buyers {
		p.record.buyers = append(p.record.buyers, BuyerName{b.Buyer, squash(fold(b.Name))})
		put(b.Name, remark)
	}
	return p
}

// whole adds an item code as it stands, whatever it is made of.
func (p *prepared) whole(code string, seen map[string]int) {
	key := squash(fold(code))
	if strings.ContainsAny(key, "0123456789") && len(key) >= 2 && len(key) <= 2*longestCode {
		p.take([]Token{{Kind: kindOfCode(key), Key: key, Text: code}}, title, seen)
	}
}

// take adds tokens once each; a token seen weak becomes strong.
func (p *prepared) take(list []Token, f field, seen map[string]int) {
	for _, t := range list {
		at, ok := seen[t.Key]
		switch {
		case !ok:
			seen[t.Key] = len(p.tokens)
			p.tokens = append(p.tokens, placed{Token: t, field: f})
		case p.tokens[at].Weak && !t.Weak && p.tokens[at].field >= f:
			p.tokens[at].Weak = false
		}
	}
}
