package match

import (
	"unicode"
	"unicode/utf8"
)

// script groups letters by how words are made of them.
type script uint8

const (
	digits script = iota
	latin
	cyrillic
	arabic
	dense // Chinese and Japanese characters: words are not parted by spaces
	other
	sign // a quotation mark or per cent right behind a number
)

// atom is the longest run of one script. gap is what stands before it:
// 0 when nothing, ' ' for a space or the start, else the last sign.
type atom struct {
	text   string
	script script
	gap    byte
	loose  bool // a space stands somewhere before it
}

func scriptOf(r rune) (script, bool) {
	switch {
	case r >= '0' && r <= '9':
		return digits, true
	case r >= 'a' && r <= 'z':
		return latin, true
	case r < utf8.RuneSelf:
		return 0, false
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return dense, true
	case unicode.Is(unicode.Latin, r):
		return latin, true
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic, true
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return arabic, true
	case unicode.IsLetter(r):
		return other, true
	}
	return 0, false
}

// atoms cuts a folded text. Decimal points and commas inside a number stay
// with it.
func atoms(s string) []atom {
	var list []atom
	gap, loose := byte(' '), true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		kind, ok := scriptOf(r)
		if !ok && gap == 0 && list[len(list)-1].script == digits && (r == '"' || r == '%') {
			list = append(list, atom{s[i : i+n], sign, 0, false})
			i += n
			continue
		}
		if !ok {
			gap, loose = nextGap(r, gap, loose)
			i += n
			continue
		}
		end := i + n
		if kind == digits {
			end = numberEnd(s, i)
		} else {
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if k, ok := scriptOf(r); !ok || k != kind {
					break
				}
				end += n
			}
		}
		list = append(list, atom{s[i:end], kind, gap, loose})
		i, gap, loose = end, 0, false
	}
	return list
}

func nextGap(r rune, gap byte, loose bool) (byte, bool) {
	switch {
	case unicode.IsSpace(r):
		if gap == 0 {
			gap = ' '
		}
		return gap, true
	case r > ' ' && r < utf8.RuneSelf:
		return byte(r), loose
	case r == '°' || r == 'º':
		return '*', loose
	}
	return ';', loose
}

// numberEnd takes in "1,000", "3.5" and "1.000,50", but not the comma of a
// list or the point that ends a sentence.
func numberEnd(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			i++
		case (c == '.' || c == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			i++
		default:
			return i
		}
	}
	return i
}
