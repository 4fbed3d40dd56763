package print

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// row is one line of wrapped text. Its text keeps the blanks it was broken
// at, its width does not count them; hard tells that a line feed ended it.
type row struct {
	text  string
	width float64
	hard  bool
}

// clean brings text into the form that is set: line feeds end lines, tabs are
// blanks, and characters that show nothing (controls, joiners, marks of
// direction, soft hyphens, codes that are no characters) are left out. Everything visible stays.
func clean(s string) string {
	if !strings.ContainsFunc(s, unseemly) {
		return s
	}
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unseemly(r) && r != unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\t", " ")

// unseemly tells characters that clean has to look at.
func unseemly(r rune) bool {
	const graphemeJoiner = 0x034F
	switch {
	case r == '\n' || r >= ' ' && r < 0x7F:
		return false
	case r < 0xA0 || r == graphemeJoiner || r == unicode.ReplacementChar || r == 0x2028 || r == 0x2029 || r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// wrap breaks clean text into rows no wider than width, at the places the
// Unicode line breaking rules allow: no row begins with ，。、） or ends with
// （. What has no such place within the width is broken between characters,
// a closing mark staying with the one before it. Nothing is lost: the rows
// joined, with a line feed after each hard one, are the text.
func (f *face) wrap(s string, size, width float64) []row {
	var rows []row
	for {
		line, rest, more := strings.Cut(s, "\n")
		rows = f.wrapLine(rows, line, size, width)
		if !more {
			return rows
		}
		rows[len(rows)-1].hard = true
		s = rest
	}
}

func (f *face) wrapLine(rows []row, line string, size, width float64) []row {
	if whole := f.inked(line, size); whole <= width {
		return append(rows, row{text: line, width: whole})
	}
	var current strings.Builder
	taken, inked := 0.0, 0.0
	flush := func() {
		rows = append(rows, row{text: current.String(), width: inked})
		current.Reset()
		taken, inked = 0, 0
	}
	add := func(piece string, own float64) {
		inked = taken + own
		current.WriteString(piece)
		taken += f.width(piece, size)
	}
	rules, state := chineseQuotes(line), -1
	for line != "" {
		var segment string
		segment, rules, _, state = uniseg.FirstLineSegmentInString(rules, state)
		segment, line = line[:len(segment)], line[len(segment):]
		own := f.inked(segment, size)
		if current.Len() > 0 && taken+own > width {
			flush()
		}
		if own <= width {
			add(segment, own)
			continue
		}
		for _, piece := range f.pieces(segment, size, width) {
			w := f.inked(piece, size)
			if current.Len() > 0 && taken+w > width {
				flush()
			}
			add(piece, w)
		}
	}
	return append(rows, row{text: current.String(), width: inked})
}

// chineseQuotes gives the text by which a line breaks: beside a Chinese
// character the quotation marks “ ” ‘ ’, which the rules for all languages glue
// to both sides, open and close like 「 」 『 』. Every character keeps its
// length in bytes.
func chineseQuotes(line string) string {
	if !strings.ContainsAny(line, "“”‘’") {
		return line
	}
	runes := []rune(line)
	for i, r := range runes {
		beside := i > 0 && wide(runes[i-1]) || i+1 < len(runes) && wide(runes[i+1])
		if at := strings.IndexRune("“”‘’", r); at >= 0 && beside {
			runes[i] = []rune("「」『』")[at/len("“")]
		}
	}
	return string(runes)
}

// wide tells Chinese characters and the punctuation that goes with them.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}

// inked is the width of a run without the blanks at its end.
func (f *face) inked(s string, size float64) float64 {
	return f.width(strings.TrimRightFunc(s, unicode.IsSpace), size)
}

// Marks that may not begin a row, and marks that may not end one.
const (
	closing = "，。、；：？！）】》〉」』〕〗”’…—·,.;:?!)]}%‰℃°"
	opening = "（【《〈「『〔〖“‘([{￥$€£"
)

// pieces takes a segment without a breaking place apart into characters as
// people see them, closing marks and blanks kept with what they follow and
// opening ones with what follows them, unless that alone is too wide; so is a
// character under a heap of marks.
func (f *face) pieces(segment string, size, width float64) []string {
	var out []string
	state := -1
	for segment != "" {
		var cluster string
		cluster, segment, _, state = uniseg.FirstGraphemeClusterInString(segment, state)
		first, _ := utf8.DecodeRuneInString(cluster)
		if last := len(out) - 1; last >= 0 {
			before, _ := utf8.DecodeLastRuneInString(out[last])
			sticks := strings.ContainsRune(closing, first) || unicode.IsSpace(first) || strings.ContainsRune(opening, before)
			if sticks && f.inked(out[last]+cluster, size) <= width {
				out[last] += cluster
				continue
			}
		}
		if f.inked(cluster, size) > width {
			out = append(out, strings.Split(cluster, "")...)
			continue
		}
		out = append(out, cluster)
	}
	return out
}
