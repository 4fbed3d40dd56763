package read

import (
	"strings"

	"sampan/app/money"
)

// decimalComma are languages that write 1.500,00; in the others a single dot
// is a decimal point.
const decimalComma = " es pt fr de ru it tr vi pl nl id "

// amount reads the digits of a number token. In doubt ("2.500", "2,500")
// whole decides: things are counted in whole numbers, so the mark parts
// thousands; otherwise the habit of the language decides.
func amount(form, language string, whole bool) (money.Decimal, bool) {
	s := strings.Trim(strings.ReplaceAll(form, "'", ""), ".,")
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	comma := strings.Contains(decimalComma, " "+language+" ")
	switch {
	case dots > 0 && commas > 0:
		if strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ',') {
			s = strings.ReplaceAll(s, ",", "")
		} else {
			s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
		}
	case dots > 1:
		s = strings.ReplaceAll(s, ".", "")
	case commas > 1:
		s = strings.ReplaceAll(s, ",", "")
	case commas == 1:
		if inThrees(s, ',') && (whole || !comma) {
			s = strings.Replace(s, ",", "", 1)
		} else {
			s = strings.Replace(s, ",", ".", 1)
		}
	case dots == 1 && inThrees(s, '.') && whole:
		s = strings.Replace(s, ".", "", 1)
	}
	d, err := money.Exact(s)
	return d, err == nil
}

// inThrees reports one mark with 1–3 digits before, not beginning with 0, and
// three behind.
func inThrees(s string, mark byte) bool {
	i := strings.IndexByte(s, mark)
	return i >= 1 && i <= 3 && s[0] != '0' && len(s)-i-1 == 3
}

// figure is a number as written in one or several tokens: "3,500", "2k",
// "two hundred and fifty", "三千", "15 тыс.".
type figure struct {
	first, last int // tokens
	form        string
	value       money.Decimal // of words; digits are read by amount
	times       money.Decimal // multiplier behind digits
	words       bool          // written in words
	vague       bool          // one, a, an: a number only before a unit
}

func (f figure) read(language string, whole bool) money.Decimal {
	if f.words {
		return f.value
	}
	d, ok := amount(f.form, language, whole && f.times.Equal(money.New(1)))
	if !ok {
		return money.Zero
	}
	return d.Mul(f.times)
}

// figures finds the numbers of a line, digits and words.
func (v *vocabulary) figures(tokens []token, language string) []figure {
	var out []figure
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch t.kind {
		case number:
			f := figure{first: i, last: i, form: t.form, times: money.New(1)}
			v.multiply(tokens, &f, language)
			out = append(out, f)
			i = f.last
		case word, han:
			if _, n := v.number.at(tokens, i); isHalf(t.form) && n < 2 {
				f := figure{first: i, last: i, words: true, vague: true, value: money.Scaled(5, 1)}
				if i+1 < len(tokens) && tokens[i+1].form == "a" {
					f.last = i + 1 // half a container
				}
				out = append(out, f)
				i = f.last
				continue
			}
			if language != "en" && (t.form == "a" || t.form == "an") {
				continue
			}
			if f, ok := v.numberWords(tokens, i); ok {
				out = append(out, f)
				i = f.last
			}
		}
	}
	return out
}

func isHalf(form string) bool {
	switch form {
	case "half", "medio", "media", "meio", "meia", "demi", "halber", "halbe", "halben", "половина", "половину", "пол", "نصف", "半":
		return true
	}
	return false
}

// multiply takes in "k", "тыс.", "万", "2千5", "lakh" behind digits.
func (v *vocabulary) multiply(tokens []token, f *figure, language string) {
	i := f.last + 1
	if i >= len(tokens) {
		return
	}
	s, n := v.number.at(tokens, i)
	if n == 0 || len(s) < 3 || strings.Trim(s[1:], "0") != "" || s[0] != '1' {
		return
	}
	glued := !tokens[i].space
	switch tokens[i].form {
	case "k", "к":
		if !glued || i+1 < len(tokens) && !tokens[i+1].space && tokens[i+1].kind != mark || len(f.form) > 3 {
			return // 4000K is a colour of light
		}
	case "mil":
		if language != "es" && language != "pt" {
			return
		}
	case "cent", "cents", "m":
		return
	}
	times, err := money.Exact(s)
	if err != nil {
		return
	}
	f.times, f.last = times, i+n-1
	if tokens[i].kind == han && i+n < len(tokens) && tokens[i+n].kind == number && len(tokens[i+n].form) == 1 && !tokens[i+n].space {
		rest, _ := money.Exact(tokens[i+n].form)
		head, _ := amount(f.form, language, false)
		f.words, f.last = true, i+n
		if s, m := v.number.at(tokens, i+n+1); m > 0 && tokens[i+n+1].kind == han && len(s) > 1 && len(s) < len(times.String()) {
			scale, _ := money.Exact(s) // 1万5千
			f.last, f.value = i+n+m, head.Mul(times).Add(rest.Mul(scale))
			return
		}
		f.value = head.Mul(times).Add(rest.Mul(times).Mul(money.Scaled(1, 1)))
	}
}

// numberWords reads a run of number words that begins at tokens[i].
func (v *vocabulary) numberWords(tokens []token, i int) (figure, bool) {
	if tokens[i].kind == han {
		return v.chineseNumber(tokens, i)
	}
	total, group, read := int64(0), int64(0), 0
	f := figure{first: i, words: true}
	lastScale := int64(1)
	for j := i; j < len(tokens); {
		value, n := v.wordValue(tokens, j)
		if n == 0 {
			if read > 0 && j+1 < len(tokens) && isNumberJoiner(tokens[j].form) {
				if next, m := v.wordValue(tokens, j+1); m > 0 && (next < 100 || next < 1000 && lastScale >= 1000) && group+total >= 20 && next < lastScale {
					j++
					continue
				}
			}
			break
		}
		switch {
		case value >= 1000 && value%1000 == 0 && value != 2000 || value == 100:
			if group == 0 && read > 0 && total == 0 {
				return figure{}, false
			}
			group = max(group, 1) * value
			lastScale = value
			if value >= 1000 {
				total, group = total+group, 0
			}
		case group > 0 && value >= 10 && group%100 != 0 && value < 100 && group%100 < 20:
			return figure{}, false
		default:
			if read > 0 && group%10 != 0 && value < 10 {
				j = len(tokens)
				continue
			}
			group += value
			lastScale = max(value, 10)
		}
		if group+total > 1e12 {
			return figure{}, false
		}
		read++
		j += n
		f.last = j - 1
	}
	if read == 0 {
		return figure{}, false
	}
	sum := total + group
	f.value = money.New(sum)
	f.vague = sum == 1
	return f, f.plausible(tokens, read)
}

// chineseNumber reads "三千五百", "两百五十", "一千五" (1500), "二万".
func (v *vocabulary) chineseNumber(tokens []token, i int) (figure, bool) {
	f := figure{first: i, words: true}
	total, section, pending, lastScale := int64(0), int64(0), int64(0), int64(1)
	j := i
	for ; j < len(tokens) && j < i+14 && tokens[j].kind == han; j++ {
		if tokens[j].form == "零" || tokens[j].form == "〇" {
			lastScale = 1
			continue
		}
		n, ok := v.hanDigit(tokens[j].form)
		if !ok {
			break
		}
		switch {
		case n < 10:
			pending = n
			continue
		case n >= 10000:
			total, section = (total+section+pending)*n, 0
		default:
			section += max(pending, 1) * n
		}
		pending, lastScale = 0, n
	}
	if j == i || !f.chineseStands(tokens, j) {
		return figure{}, false
	}
	if pending > 0 && lastScale >= 100 {
		pending *= lastScale / 10 // 一千五
	}
	sum := total + section + pending
	f.last, f.value, f.vague = j-1, money.New(sum), j == i+1 && sum < 10 // 三通
	return f, sum > 0 && sum < 1e12
}

func (v *vocabulary) hanDigit(form string) (int64, bool) {
	for _, c := range v.number.exact[form] {
		if d, err := money.Exact(c.value); err == nil && len(c.forms) == 1 {
			return d.IntPart(), true
		}
	}
	return 0, false
}

// chineseStands refuses a lone 千, 百 or 万, which is part of a name, and
// digits behind a number.
func (f figure) chineseStands(tokens []token, end int) bool {
	if end == f.first+1 && strings.Contains("百千万萬亿億", tokens[f.first].form) {
		return false
	}
	return f.first == 0 || tokens[f.first].space || tokens[f.first-1].kind != number
}

func isNumberJoiner(form string) bool {
	switch form {
	case "and", "y", "e", "et", "und", "و", "-":
		return true
	}
	return false
}

// plausible refuses number words that are something else: "千" in a name,
// "mil" as thickness, "k", "сто" glued into a code.
func (f figure) plausible(tokens []token, read int) bool {
	t := tokens[f.first]
	switch t.form {
	case "k", "к", "m", "cent", "cents", "mil", "st", "mln", "once", "so", "single", "a", "an", "тыс", "百", "千", "万", "萬", "亿", "億":
		return read > 1 || t.form == "a" || t.form == "an" || t.form == "mil" || t.form == "cent"
	}
	if t.kind == word && !t.space && f.first > 0 && tokens[f.first-1].kind == number {
		return false
	}
	return true
}

// wordValue is the value of the number word at tokens[i]; German compounds
// and the Arabic "و" before a word are taken apart.
func (v *vocabulary) wordValue(tokens []token, i int) (int64, int) {
	if tokens[i].kind == number || tokens[i].kind == mark {
		return 0, 0
	}
	if s, n := v.number.at(tokens, i); n > 0 {
		d, err := money.Exact(s)
		if err != nil {
			return 0, 0
		}
		return d.IntPart(), n
	}
	if tokens[i].kind == word {
		if n := v.compound(tokens[i].form); n > 0 {
			return n, 1
		}
		if bare, ok := strings.CutPrefix(tokens[i].form, "و"); ok && len(bare) > 5 {
			if n := v.simple(bare); n >= 10 {
				return n, 1
			}
		}
	}
	return 0, 0
}

// compound reads "zweihundertfünfzig" and "fünfundzwanzig".
func (v *vocabulary) compound(form string) int64 {
	if len(form) < 8 || len(form) > 60 || !strings.Contains(form, "hundert") && !strings.Contains(form, "tausend") && !strings.Contains(form, "und") {
		return 0
	}
	if head, tail, ok := strings.Cut(form, "tausend"); ok {
		return v.compoundSum(head, tail, 1000)
	}
	if head, tail, ok := strings.Cut(form, "hundert"); ok {
		return v.compoundSum(head, tail, 100)
	}
	head, tail, _ := strings.Cut(form, "und")
	a, b := v.simple(head), v.simple(tail)
	if a < 1 || a > 9 || b < 20 || b > 90 {
		return 0
	}
	return a + b
}

func (v *vocabulary) compoundSum(head, tail string, scale int64) int64 {
	a, b := int64(1), int64(0)
	if head != "" {
		if a = v.simple(head); a == 0 {
			return 0
		}
	}
	if tail != "" {
		if b = v.simple(strings.TrimPrefix(tail, "und")); b == 0 {
			return 0
		}
	}
	return a*scale + b
}

func (v *vocabulary) simple(form string) int64 {
	for _, c := range v.number.exact[form] {
		if len(c.forms) == 1 {
			d, err := money.Exact(c.value)
			if err == nil {
				return d.IntPart()
			}
		}
	}
	return v.compound(form)
}
