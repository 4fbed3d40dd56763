package rows

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// maxFold bounds the text of one cell that can be searched, in bytes.
const maxFold = 2000

// FoldText makes a text searchable: lower case, half width, without accents,
// followed by its pinyin and pinyin initials where it holds Chinese. Of a
// character with several readings the two commonest initials are tried.
func FoldText(s string) string {
	var f folder
	f.add(s)
	return f.String()
}

// Words folds what a person typed and parts it at spaces.
func Words(typed string) []string {
	return strings.Fields(plain(typed))
}

// Matches reports whether a folded text contains all words.
func Matches(folded string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(folded, w) {
			return false
		}
	}
	return true
}

// folder folds many texts and remembers how characters are spelled.
type folder struct {
	strings.Builder
	known                map[rune]spelling
	first, second, whole []byte
}

type spelling struct {
	one, two byte // initials of two readings, equal where there is one
	syllable string
}

// add appends a folded text, parted by a mark that nobody types.
func (f *folder) add(s string) {
	if len(s) > maxFold {
		s = strings.ToValidUTF8(s[:maxFold], "")
	}
	p := plain(s)
	f.WriteString(p)
	f.WriteByte(0)
	if !hasHan(p) {
		return
	}
	f.spellOut(p)
	f.Write(f.first)
	f.WriteByte(0)
	if !bytes.Equal(f.first, f.second) {
		f.Write(f.second)
		f.WriteByte(0)
	}
	f.Write(f.whole)
	f.WriteByte(0)
}

// spellOut spells the Chinese of a text: the initials of both readings of each
// character, and full syllables of the first. Letters and digits stay among
// the initials, so that "sp500bwb" finds SP-500 保温杯 written together.
func (f *folder) spellOut(s string) {
	f.first, f.second, f.whole = f.first[:0], f.second[:0], f.whole[:0]
	for _, r := range s {
		switch {
		case han(r):
			p := f.spell(r)
			f.first, f.second = append(f.first, p.one), append(f.second, p.two)
			f.whole = append(f.whole, p.syllable...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			f.first, f.second = utf8.AppendRune(f.first, r), utf8.AppendRune(f.second, r)
		}
	}
}

func (f *folder) spell(r rune) spelling {
	if p, ok := f.known[r]; ok {
		return p
	}
	if f.known == nil {
		f.known = map[rune]spelling{}
	}
	p := spelled(r)
	f.known[r] = p
	return p
}

func spelled(r rune) spelling {
	head, rest, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	p := spelling{one: '?', two: '?', syllable: toneless(head)}
	if p.syllable == "" {
		return p
	}
	p.one, p.two = p.syllable[0], p.syllable[0]
	for rest != "" && p.two == p.one {
		head, rest, _ = strings.Cut(rest, ",")
		if t := toneless(head); t != "" {
			p.two = t[0]
		}
	}
	return p
}

// toneless turns "lǜ" into "lv" and "zhòng" into "zhong".
func toneless(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 0x308: // two dots: ü is typed v
			u := strings.TrimSuffix(b.String(), "u")
			b.Reset()
			b.WriteString(u + "v")
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain lowers ASCII and Chinese fast and everything else with care.
func plain(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return plainUnicode(s)
		}
	}
	return strings.ToLower(s)
}

func plainUnicode(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E: // full width
			r -= 0xFEE0
		case r == 0x3000:
			r = ' '
		}
		switch {
		case r < utf8.RuneSelf || han(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			for _, d := range norm.NFKD.String(string(r)) {
				if !unicode.Is(unicode.Mn, d) {
					b.WriteRune(unicode.ToLower(unfold(d)))
				}
			}
		}
	}
	return b.String()
}

// unfold maps letters that no decomposition reaches.
func unfold(r rune) rune {
	switch r {
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	case 'ı', 'İ':
		return 'i'
	case 'đ', 'Đ':
		return 'd'
	}
	return r
}

// han knows the common ideographs without a table.
func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && unicode.Is(unicode.Han, r)
}

func hasHan(s string) bool { return strings.IndexFunc(s, han) >= 0 }
