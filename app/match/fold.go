package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is where a text is cut: an inquiry line or a product name is never
// longer, and a hostile one must not cost more.
const longest = 4000

// fold brings a text to one form: lower case, no accents, plain digits, plain
// signs. It never grows a text by more than a small factor.
func fold(s string) string {
	if len(s) > longest {
		s = s[:longest]
		for len(s) > 0 && !utf8.RuneStart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
		s = strings.ToValidUTF8(s, " ")
	}
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(preface(s)) {
		writeFolded(&b, r)
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// preface replaces signs whose decomposition would lose their meaning.
func preface(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '½':
			b.WriteString(" 1/2")
		case '¼':
			b.WriteString(" 1/4")
		case '¾':
			b.WriteString(" 3/4")
		case '⅓':
			b.WriteString(" 1/3")
		case '®', '™', '©':
			b.WriteByte(' ')
		case utf8.RuneError:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case '×', '✕', '✖', '╳':
		b.WriteByte('x')
	case '″', '”', '“', '„', '＂':
		b.WriteByte('"')
	case '′', '’', '‘', '´', 'ʼ':
		b.WriteByte('\'')
	case '–', '—', '‑', '−', '‐', '﹣', '－':
		b.WriteByte('-')
	case '⁄', '∕':
		b.WriteByte('/')
	case 'ß':
		b.WriteString("ss")
	case 'ø', 'Ø':
		b.WriteByte('o')
	case 'æ', 'Æ':
		b.WriteString("ae")
	case 'œ', 'Œ':
		b.WriteString("oe")
	case 'ı':
		b.WriteByte('i')
	case 'ł', 'Ł':
		b.WriteByte('l')
	case 'ة':
		b.WriteRune('ه')
	case 'ى':
		b.WriteRune('ي')
	case 'ـ':
	default:
		foldRest(b, r)
	}
}

func foldRest(b *strings.Builder, r rune) {
	switch {
	case unicode.Is(unicode.Mn, r):
	case r >= utf8.RuneSelf && unicode.IsDigit(r):
		b.WriteByte(byte('0' + digitOf(r)))
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// digitOf gives the value of a decimal digit: every set of ten begins where
// its neighbour below is no digit, and sets are aligned.
func digitOf(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠'
	case r >= '۰' && r <= '۹':
		return r - '۰'
	case r >= '०' && r <= '९':
		return r - '०'
	}
	zero := r
	for i := 0; i < 9 && unicode.IsDigit(zero-1); i++ {
		zero--
	}
	return (r - zero) % 10
}
