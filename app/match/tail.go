package match

import "strings"

// Names taken from shops and marketplaces end in what the shop adds to every
// offer: "… | Scan UK", "… - Digital Cameras - Fumfie.com". Such words say who
// offers, not what; the index learns from the catalog which ones they are.

// tailMarks part the tail of a name from the name itself.
func tailMarks() []string { return []string{"|", " - ", " – ", " — ", "▷", "@"} }

// cutTail parts a name at its last mark, and takes out what looks like the
// address of a shop.
func cutTail(name string) (head, tail string) {
	head = name
	at, width := -1, 0
	for _, m := range tailMarks() {
		if i := strings.LastIndex(name, m); i > at && i > 0 {
			at, width = i, len(m)
		}
	}
	if at > 0 {
		head, tail = name[:at], name[at+width:]
	}
	if !strings.Contains(head, ".") && !strings.Contains(head, "-US") {
		return head, tail
	}
	words := strings.Fields(head)
	kept := words[:0]
	for _, w := range words {
		if siteName(w) {
			tail = w + " " + tail
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " "), tail
}

// siteName reports a word such as "Fumfie.com".
func siteName(word string) bool {
	word = strings.ToLower(strings.Trim(word, "()[],;:!"))
	at := strings.LastIndexByte(word, '.')
	if at < 3 {
		return false
	}
	switch word[at+1:] {
	case "com", "net", "org", "shop", "store", "uk", "de", "fr", "es", "it", "nl", "pl", "ru", "br", "cn", "eu", "info", "biz":
		return !strings.ContainsAny(word[:at], "0123456789/")
	}
	return false
}

// leastTails is in how many tails a word must stand before it can be taken
// for one that shops add.
const leastTails = 5

// boilerplate reports a word that the catalog holds in the tails of names and
// hardly anywhere else.
func (e *entry) boilerplate() bool {
	return e.tails >= leastTails && e.tails*10 >= e.count*8 && (e.kind == Word || e.kind == Number || e.kind == Pair)
}

// worth is the rarity of a token; words that shops add are worth little.
func (ix *Index) worth(id uint32) float32 {
	e := &ix.vocab.entries[id]
	w := float32(rarity(len(ix.slots), e.count))
	if e.boilerplate() {
		return boilerplateWorth * w
	}
	return w
}

const boilerplateWorth = 0.15

// withoutShops leaves out of a line the words that shops add.
func (ix *Index) withoutShops(text string) string {
	words := strings.Fields(text)
	kept := words[:0]
	for _, w := range words {
		if !ix.shopWord(w) {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// shopWord reports a piece of a line all of whose tokens shops add.
func (ix *Index) shopWord(piece string) bool {
	said := false
	for _, a := range atoms(fold(piece)) {
		id, ok := ix.vocab.find(plain(a.text))
		if !ok || !ix.vocab.entries[id].boilerplate() {
			return false
		}
		said = true
	}
	return said
}
