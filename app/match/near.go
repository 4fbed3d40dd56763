package match

import "math/bits"

// shortestNear is the shortest code whose neighbours at one edit are looked
// for; below it nearly everything is a neighbour.
const shortestNear = 4

// deletions finds tokens one edit away (Damerau, Levenshtein): two strings at
// one edit share a form with one character left out. It is an open table of
// hash and token, so that millions of forms cost eight bytes each.
type deletions struct {
	slots []deletion
	used  int
}

type deletion struct{ hash, token uint32 } // token is one more than the number, 0 is free

func newDeletions() deletions { return deletions{slots: make([]deletion, 1<<10)} }

func (d *deletions) add(key string, token uint32) {
	d.put(hashOf(key), token)
	for i := range len(key) {
		if i == 0 || key[i] != key[i-1] {
			d.put(hashWithout(key, i), token)
		}
	}
}

func (d *deletions) put(hash, token uint32) {
	if d.used*4 >= len(d.slots)*3 {
		old := d.slots
		d.slots = make([]deletion, 2*len(old))
		for _, s := range old {
			if s.token != 0 {
				d.settle(s)
			}
		}
	}
	d.used++
	d.settle(deletion{hash, token + 1})
}

func (d *deletions) settle(s deletion) {
	mask := uint32(len(d.slots) - 1)
	at := s.hash * 0x9E3779B1 >> 3 & mask
	for d.slots[at].token != 0 {
		at = (at + 1) & mask
	}
	d.slots[at] = s
}

// mostNear bounds the neighbours that are looked at for one code.
const mostNear = 2000

// each calls f with every token that shares a form with the key; a token may
// come more than once, and some are further than one edit away.
func (d *deletions) each(key string, f func(token uint32)) {
	left := mostNear
	d.visit(hashOf(key), &left, f)
	for i := range len(key) {
		if i == 0 || key[i] != key[i-1] {
			d.visit(hashWithout(key, i), &left, f)
		}
	}
}

func (d *deletions) visit(hash uint32, left *int, f func(token uint32)) {
	mask := uint32(len(d.slots) - 1)
	for at := hash * 0x9E3779B1 >> 3 & mask; d.slots[at].token != 0 && *left > 0; at = (at + 1) & mask {
		if d.slots[at].hash == hash {
			*left--
			f(d.slots[at].token - 1)
		}
	}
}

func hashOf(s string) uint32 { return hashWithout(s, -1) }

// hashWithout is FNV-1a over the bytes of a key with one left out, mixed.
func hashWithout(s string, skip int) uint32 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		if i != skip {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
	}
	return uint32(bits.RotateLeft64(h, 29) ^ h>>32)
}

// oneEdit reports whether two strings differ by one insertion, deletion,
// substitution or swap of neighbours; equal strings do not count.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
