package read

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const digit = `[0-9٠-٩۰-۹０-９]`

var (
	mailPattern = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}._%+\-]*[ ]?@[ ]{0,2}(?:[\p{L}\p{N}\-]+\.)+\p{L}[\p{L}\p{N}\-]+`)
	pagePattern = regexp.MustCompile(`(?i)(?:https?://|www\.)\S+`)
	datePattern = regexp.MustCompile(digit + `{1,4}(?:[./\-]` + digit + `{1,2}[./\-]` + digit + `{2,4}|年[ ]?` + digit + `{1,2}[ ]?月(?:[ ]?` + digit + `{1,2}[ ]?[日号號])?)|` +
		digit + `{1,2}[ ]?月[ ]?` + digit + `{1,2}[ ]?[日号號]?|` + digit + `{1,2}:` + digit + `{2}(?::` + digit + `{2})?|` +
		digit + `{1,2}[-. ](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[-. ,]{1,2}` + digit + `{2,4})?`)
	phonePattern = regexp.MustCompile(`(?:\+|00)?[ ]?\(?` + digit + `(?:[ \x{a0}().\-–/]{0,3}` + digit + `){5,16}\+?`)
)

// contactKind says what a stretch of contact data is.
type contactKind uint8

const (
	isMail contactKind = iota + 1
	isPage
	isDate
	isPhone
)

// contactData is an address, a number to call or a date: nothing in it is a
// quantity.
type contactData struct {
	Span
	kind contactKind
	line int
	role string // of the label before a number: phone, mobile, whatsapp, fax
	sure bool   // labelled, or written with + or 00
}

// findNoise lists addresses, telephone numbers and dates in the order of the
// text.
func (d *document) findNoise() {
	for i, l := range d.lines {
		raw := d.text[l.Start:l.End]
		d.noiseOf(mailPattern, isMail, i, raw)
		d.noiseOf(pagePattern, isPage, i, raw)
		d.phones(i, raw)
		d.noiseOf(datePattern, isDate, i, raw)
	}
	slices.SortFunc(d.noise, func(a, b contactData) int { return a.Start - b.Start })
}

func (d *document) noiseOf(p *regexp.Regexp, k contactKind, i int, raw string) {
	for _, m := range p.FindAllStringIndex(raw, -1) {
		at := Span{d.lines[i].Start + m[0], d.lines[i].Start + m[1]}
		if k == isDate && (m[1] < len(raw) && raw[m[1]] >= '0' && raw[m[1]] <= '9' || m[0] > 0 && isWordByte(raw[m[0]-1])) {
			continue
		}
		if k == isDate && !couldBeDate(raw[m[0]:m[1]]) {
			continue
		}
		if !d.overlapsNoise(at) {
			d.noise = append(d.noise, contactData{Span: at, kind: k, line: i})
		}
	}
}

// couldBeDate refuses part numbers such as 80.40.200 and 1.2-50: the parts
// must be a day, a month and a year, parted by one mark.
func couldBeDate(s string) bool {
	mark := strings.IndexAny(s, "./-")
	if mark < 0 || strings.ContainsAny(s, ":年月") {
		return true
	}
	parts := strings.Split(s, s[mark:mark+1])
	if len(parts) != 3 {
		return strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(fold(p))
		if err != nil {
			return true // 17-Sep-24
		}
		n[i] = v
	}
	year := func(v int, digits string) bool { return v >= 1990 && v < 2100 || len(digits) == 2 }
	if len(parts[0]) == 4 {
		return year(n[0], "") && n[1] <= 12 && n[2] <= 31
	}
	return n[0] <= 31 && n[1] <= 31 && min(n[0], n[1]) <= 12 && min(n[0], n[1]) > 0 && year(n[2], parts[2])
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '.' || b == ','
}

func (d *document) overlapsNoise(at Span) bool {
	for i := len(d.noise) - 1; i >= 0 && i >= len(d.noise)-64; i-- {
		if n := d.noise[i]; n.Start < at.End && at.Start < n.End {
			return true
		}
	}
	return false
}

// phones accepts a run of digits as a telephone number when it is labelled,
// written with + or 00, or stands alone where people write theirs.
func (d *document) phones(i int, raw string) {
	l := d.lines[i]
	for _, m := range phonePattern.FindAllStringIndex(raw, -1) {
		written := raw[m[0]:m[1]]
		if m[0] > 0 && raw[m[0]] != ' ' && isWordByte(raw[m[0]-1]) {
			continue
		}
		written, trimmed := trimPhone(written)
		at := Span{l.Start + m[0] + trimmed, l.Start + m[0] + trimmed + len(written)}
		if d.overlapsNoise(at) || m[1] < len(raw) && (raw[m[1]] >= 'a' && raw[m[1]] <= 'z' || raw[m[1]] >= 'A' && raw[m[1]] <= 'Z') {
			continue
		}
		n := countDigits(written)
		plus := strings.HasPrefix(written, "+") || strings.HasSuffix(written, "+") || strings.HasPrefix(written, "00")
		role := d.phoneLabel(l, at.Start)
		c := contactData{Span: at, kind: isPhone, line: i, role: role, sure: plus || role != ""}
		switch {
		case n > 15 || n < 6:
			continue
		case role != "":
		case strings.Contains(written, "/") || strings.Contains(written, " - ") || strings.Contains(written, " – ") || strings.Count(written, "(") != strings.Count(written, ")"):
			continue
		case chineseMobile(written) && d.language == "zh":
			c.sure = true
		case n < 8 || !plus && startsWithDate(written):
			continue
		case strings.HasPrefix(written, "0") && n >= 9 && n <= 12 && strings.ContainsAny(written, " -()/") && l.role != "quantity":
		case d.language == "ar" && n == 10 && strings.HasPrefix(fold(written), "0") && strings.Contains("1579", fold(written)[1:2]) && m[1] >= len(strings.TrimRight(raw, " .")):
		case plus, d.aloneOn(l, at), l.zone == sign && n >= 9, n >= 10 && strings.ContainsAny(written, " -()") && l.role == "":
		default:
			continue
		}
		d.noise = append(d.noise, c)
	}
}

// chineseMobile reports eleven digits, perhaps in groups, that begin with 13
// to 19.
func chineseMobile(s string) bool {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(s)
	return len(digits) == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9' && countDigits(digits) == 11
}

func startsWithDate(s string) bool {
	m := datePattern.FindStringIndex(s)
	return m != nil && m[0] == 0
}

func trimPhone(s string) (string, int) {
	t := strings.TrimLeft(s, " ")
	if strings.HasPrefix(t, "(") && !strings.Contains(t, ")") {
		t = t[1:]
	}
	start := len(s) - len(t)
	if strings.HasPrefix(s, " ") {
		start = strings.Index(s, t)
	}
	return strings.TrimRight(t, " -–/(."), start
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if isDigit(r) {
			n++
		}
	}
	return n
}

// phoneLabel gives the role of the label within a few tokens before a number.
func (d *document) phoneLabel(l line, at int) string {
	i := 0
	for i < len(l.tokens) && l.tokens[i].Start < at {
		i++
	}
	for j := i; j > 0 && j > i-4; j-- {
		t := l.tokens[j-1]
		if t.kind == number || t.form == "," || t.form == ";" || t.form == "|" || t.form == "•" {
			return ""
		}
		role, n := d.label.before(l.tokens, j)
		switch role {
		case "phone", "mobile", "whatsapp", "fax":
			if n == 1 && len([]rune(l.tokens[j-1].form)) == 1 && l.tokens[j-1].kind == word && j-1 > 0 && !l.tokens[j-1].upper {
				return ""
			}
			if r2, m := d.label.before(l.tokens, skipSlash(l.tokens, j-n)); m > 0 && (r2 == "whatsapp" || r2 == "mobile" && role == "phone") {
				return r2 // "моб./WhatsApp", "جوال/واتساب"
			}
			return role
		case "", "unit":
		default:
			return ""
		}
	}
	return ""
}

func skipSlash(t []token, i int) int {
	for i > 0 && (t[i-1].form == "/" || t[i-1].form == "&" || t[i-1].form == ".") {
		i--
	}
	return i
}

// aloneOn reports that a line holds nothing but the number and a name.
func (d *document) aloneOn(l line, at Span) bool {
	others := 0
	for _, t := range l.tokens {
		if t.End <= at.Start || t.Start >= at.End {
			others++
		}
	}
	return others <= 1 && at.End-at.Start >= 9
}

// inNoise reports a token inside contact data.
func (d *document) inNoise(t token) bool {
	i, _ := slices.BinarySearchFunc(d.noise, t.Start, func(n contactData, start int) int {
		if n.End <= start {
			return -1
		}
		return 1
	})
	return i < len(d.noise) && d.noise[i].Start < t.End && t.Start < d.noise[i].End
}
