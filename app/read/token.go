package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind is what a token is made of.
type kind uint8

const (
	word   kind = iota + 1 // letters of an alphabet
	han                    // one Chinese character
	number                 // digits with the marks between them
	mark                   // one character of punctuation or a symbol
)

// token is a piece of one line. form is its folded writing: lower case,
// without accents, digits as 0–9, full-width and Arabic variants made one.
type token struct {
	Span
	form  string
	kind  kind
	space bool // white space, or nothing at all, stands before it
	upper bool // begins with a capital letter
}

// tokenize cuts text[from:to] into tokens whose spans count from the
// beginning of text.
func tokenize(text string, from, to int) []token {
	tokens := make([]token, 0, (to-from)/4+1)
	space := true
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if isSpace(r) {
			space, i = true, i+size
			continue
		}
		t := token{Span: Span{i, i + size}, space: space, upper: unicode.IsUpper(r)}
		switch {
		case isDigit(r):
			t.kind = number
			t.End = numberEnd(text, i, to)
		case unicode.Is(unicode.Han, r):
			t.kind = han
		case unicode.IsLetter(r):
			t.kind = word
			t.End = wordEnd(text, i, to)
		default:
			t.kind = mark
		}
		t.form = fold(text[t.Start:t.End])
		if t.form != "" {
			tokens = append(tokens, t)
		}
		space, i = false, t.End
	}
	return joinThousands(text, tokens)
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r >= '\u200c' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e'
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹' || r >= '０' && r <= '９'
}

func wordEnd(text string, i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Han, r) {
			break
		}
		i += size
	}
	return i
}

// numberEnd runs over digits and over a single dot, comma or apostrophe that
// stands between two digits.
func numberEnd(text string, i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if isDigit(r) {
			i += size
			continue
		}
		if !strings.ContainsRune(".,'’٬٫，．", r) {
			break
		}
		next, _ := utf8.DecodeRuneInString(text[i+size : to])
		if !isDigit(next) {
			break
		}
		i += size
	}
	return i
}

// joinThousands makes one token of "1 200" and "2 500 000": one blank, groups
// of three, and no letter glued to either end.
func joinThousands(text string, tokens []token) []token {
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind == number && len(t.form) <= 3 && t.form[0] != '0' && (t.space || i > 0 && tokens[i-1].form == "(") {
			for i+1 < len(tokens) && continuesThousands(text, t, tokens[i+1]) {
				i++
				t.End = tokens[i].End
				t.form += "," + strings.Replace(tokens[i].form, ",", ".", 1)
			}
		}
		out = append(out, t)
	}
	return out
}

func continuesThousands(text string, t, next token) bool {
	if next.kind != number || strings.ContainsAny(t.form, ".") {
		return false
	}
	whole, _, _ := strings.Cut(strings.Replace(next.form, ",", ".", 1), ".")
	gap := text[t.End:next.Start]
	return len(whole) == 3 && utf8.RuneCountInString(gap) == 1 && gap != "\t"
}

// fold gives the writing under which words are looked up.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) || r == 'ـ' {
			continue
		}
		if r == 'ß' {
			b.WriteString("ss")
			continue
		}
		b.WriteRune(foldRune(unicode.ToLower(r)))
	}
	return b.String()
}

func foldRune(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'ı':
		return 'i'
	case '٬', '،', '，', '、':
		return ','
	case '٫':
		return '.'
	case '’', '‘', '′', '`':
		return '\''
	case '“', '”', '″', '«', '»', '„', '「', '」':
		return '"'
	case '–', '—', '―', '‑', '‐', '−':
		return '-'
	case '؛':
		return ';'
	case '：':
		return ':'
	case '。':
		return '.'
	case '·', '•', '●', '▪', '◦', '■', '★', '※', '‣':
		return '•'
	}
	return r
}
