package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts the tokens of running text at full stops, question marks and
// exclamation marks.
func (d *document) sentences(t []token) [][]token {
	var out [][]token
	from := 0
	for i := range t {
		if d.endsSentence(t, i) || i-from >= maxSentence {
			out = append(out, t[from:i+1])
			from = i + 1
		}
	}
	if from < len(t) {
		out = append(out, t[from:])
	}
	return out
}

func (d *document) endsSentence(t []token, i int) bool {
	if t[i].form == "..." && i+1 < len(t) && (t[i+1].kind == number || t[i+1].form == "...") {
		return false // tiles ... 300 m2
	}
	switch t[i].form {
	case "!", "?", "؟", "...":
		return t[i].kind == mark
	case ".":
	default:
		return false
	}
	if d.text[t[i].Start] != '.' {
		return true // 。
	}
	if i+1 == len(t) {
		return true
	}
	if i == 0 || t[i-1].kind == mark && t[i-1].form != ")" && t[i-1].form != "\"" {
		return false
	}
	next, prev := t[i+1], t[i-1]
	if !next.space {
		return next.upper && prev.kind == word && utf8.RuneCountInString(prev.form) > 3
	}
	_, unit := d.unit.at(t, i-1)
	_, currency := d.currency.at(t, i-1)
	short := prev.kind == word && utf8.RuneCountInString(prev.form) <= 3
	if unit > 0 || currency > 0 {
		return next.upper || next.kind == han || next.form == "¿" || next.form == "¡"
	}
	if short && (abbreviation(prev.form) || utf8.RuneCountInString(prev.form) == 1) {
		return false
	}
	if n, m := d.cue["modelcue"].before(t, i); m > 0 && n != "" && next.kind == number {
		return false
	}
	return !short || next.upper
}

func abbreviation(form string) bool {
	return slices.Contains(strings.Fields("ref no nr art pos ca mr mrs ms dr ing eng sr sra max min qty tel inc ltd co г д ул обл зам им стр инн mme st av str bzw inkl incl zzgl approx ind reg etc fax mob ext атм лит гор"), form)
}

// paragraph is running text of one or several lines.
type paragraph struct {
	tokens []token
	line   int
}

// paragraphs joins the lines of running text that an editor wrapped.
func (d *document) paragraphs(lines []int) []paragraph {
	var out []paragraph
	for k, i := range lines {
		t := d.lines[i].tokens
		if k > 0 && lines[k-1] == i-1 && d.wraps(i-1, i) {
			last := &out[len(out)-1]
			last.tokens = append(slices.Clip(last.tokens), t...)
			continue
		}
		out = append(out, paragraph{t, i})
	}
	return out
}

func (d *document) wraps(i, j int) bool {
	a, b := d.lines[i], d.lines[j]
	if a.blank() || b.blank() || b.turn {
		return false
	}
	last := a.tokens[len(a.tokens)-1]
	if strings.Contains(".!?:;", last.form) && last.kind == mark {
		return false
	}
	first, _ := utf8.DecodeRuneInString(d.text[b.tokens[0].Start:])
	return utf8.RuneCountInString(d.text[a.Start:a.End]) >= 55 || unicode.IsLower(first) && unicode.In(first, unicode.Latin, unicode.Cyrillic) && len(a.tokens) > 6 && d.language != "zh"
}
