package mail

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// maxGroups bounds how deep the groups of an RTF may nest.
const maxGroups = 200

// rtfGroup is what holds until its closing brace.
type rtfGroup struct {
	skip  bool   // nothing in it is text
	quiet bool   // \htmlrtf: the writing of the RTF beside the HTML
	tag   bool   // a piece of the HTML that the RTF carries
	fonts bool   // the table of fonts
	uc    int    // characters that stand in for one \u
	page  string // code page of the font in use
}

// rtfReader turns RTF into text, or into the HTML that it was made of.
type rtfReader struct {
	out   strings.Builder
	bytes []byte // 8-bit characters not yet decoded
	wide  []uint16
	group rtfGroup
	outer []rtfGroup
	ansi  string         // code page of the document
	page  map[int]string // of each font
	font  int            // being described
	html  bool
	drop  int // characters that stand in for the last \u
	fresh bool
}

// rtfText gives the words of an RTF body, paragraphs on lines and cells parted
// by tabs; html reports that the words are HTML, as Outlook keeps it inside.
func rtfText(data []byte) (text string, html bool) {
	r := rtfReader{ansi: "windows-1252", page: map[int]string{}, group: rtfGroup{uc: 1}}
	for i := 0; i < len(data) && r.out.Len() < maxText; {
		i = r.step(data, i)
	}
	r.flush()
	out := strings.ToValidUTF8(r.out.String(), "\uFFFD")
	if r.html {
		return out, true
	}
	return strings.TrimSpace(out), false
}

// step reads one thing at data[i] and gives where the next begins.
func (r *rtfReader) step(data []byte, i int) int {
	switch c := data[i]; c {
	case '{':
		r.flush()
		if len(r.outer) < maxGroups {
			r.outer = append(r.outer, r.group)
		}
		r.group.tag, r.fresh = false, true
		return i + 1
	case '}':
		r.flush()
		if n := len(r.outer); n > 0 {
			r.group, r.outer = r.outer[n-1], r.outer[:n-1]
		}
		return i + 1
	case '\\':
		return r.control(data, i+1)
	case '\r', '\n':
		return i + 1
	default:
		r.fresh = false
		r.char(c)
		return i + 1
	}
}

// control reads a control word or a control sign.
func (r *rtfReader) control(data []byte, i int) int {
	if i >= len(data) {
		return i
	}
	c := data[i]
	if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
		return r.sign(data, i)
	}
	from := i
	for i < len(data) && i-from < 32 && (data[i] >= 'a' && data[i] <= 'z' || data[i] >= 'A' && data[i] <= 'Z') {
		i++
	}
	word := string(data[from:i])
	from = i
	if i < len(data) && data[i] == '-' {
		i++
	}
	for i < len(data) && i-from < 11 && data[i] >= '0' && data[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(string(data[from:i]))
	given := err == nil
	if i < len(data) && data[i] == ' ' {
		i++
	}
	if word == "bin" && given && n > 0 {
		return min(i+n, len(data))
	}
	r.word(word, n, given)
	r.fresh = false
	return i
}

// sign reads \'e4, \*, \~ and the escaped braces.
func (r *rtfReader) sign(data []byte, i int) int {
	switch data[i] {
	case '\'':
		if i+2 < len(data) {
			if b, err := strconv.ParseUint(string(data[i+1:i+3]), 16, 8); err == nil {
				r.char(byte(b))
			}
			return i + 3
		}
		return len(data)
	case '*':
		// What follows is text for nobody, except the pieces of HTML.
		if r.fresh {
			r.group.skip = true
		}
	case '~':
		r.char(' ')
	case '_':
		r.char('-')
	case '{', '}', '\\':
		r.char(data[i])
	case '\r', '\n':
		r.mark("\n")
	}
	return i + 1
}

// word acts on a control word.
func (r *rtfReader) word(word string, n int, given bool) {
	switch word {
	case "u":
		r.unicode(n)
		return
	case "uc":
		r.group.uc = max(min(n, 8), 0)
		return
	}
	r.flush()
	switch word {
	case "ansicpg":
		r.ansi = codePage(n)
	case "fromhtml":
		r.html = true
	case "htmltag":
		r.group.skip, r.group.tag = false, true
	case "htmlrtf":
		r.group.quiet = !given || n != 0
	case "fonttbl":
		r.group.skip, r.group.fonts = true, true
	case "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "generator", "header", "footer", "themedata", "datastore", "fldinst", "mhtmltag":
		r.group.skip = true
	case "f":
		r.font = n
		r.group.page = r.page[n]
	case "fcharset":
		if r.group.fonts && len(r.page) < 1000 {
			r.page[r.font] = fontPage(n)
		}
	case "par", "line", "row", "sect", "page":
		r.mark("\n")
	case "tab", "cell":
		r.mark("\t")
	case "emdash":
		r.mark("—")
	case "endash":
		r.mark("–")
	case "bullet":
		r.mark("•")
	case "lquote", "rquote":
		r.mark("'")
	case "ldblquote", "rdblquote":
		r.mark("\"")
	}
}

// silent reports that what stands here is no text.
func (r *rtfReader) silent() bool {
	return r.group.skip || r.group.quiet
}

// mark writes text that is not in the code page. Inside HTML line ends and
// tabs are only layout of its source.
func (r *rtfReader) mark(s string) {
	if r.silent() {
		return
	}
	r.flush()
	r.out.WriteString(s)
}

// char takes one 8-bit character in.
func (r *rtfReader) char(b byte) {
	if r.drop > 0 {
		r.drop--
		return
	}
	if r.silent() {
		return
	}
	r.flushWide()
	r.bytes = append(r.bytes, b)
}

// unicode takes \u in; the characters behind it that stand in for it are
// dropped.
func (r *rtfReader) unicode(n int) {
	if r.silent() {
		return
	}
	r.flushBytes()
	r.wide = append(r.wide, uint16(n))
	r.drop = r.group.uc
}

func (r *rtfReader) flush() {
	r.flushBytes()
	r.flushWide()
	r.drop = 0
}

func (r *rtfReader) flushBytes() {
	if len(r.bytes) == 0 {
		return
	}
	page := r.group.page
	if page == "" {
		page = r.ansi
	}
	r.out.WriteString(decodePage(r.bytes, page))
	r.bytes = r.bytes[:0]
}

func (r *rtfReader) flushWide() {
	if len(r.wide) > 0 {
		r.out.WriteString(string(utf16.Decode(r.wide)))
		r.wide = r.wide[:0]
	}
}

// decodePage decodes bytes of a stated code page; unlike the parts of a mail,
// RTF means what it says.
func decodePage(data []byte, page string) string {
	if enc := named(page); enc != nil {
		if out, err := enc.NewDecoder().Bytes(data); err == nil {
			return string(out)
		}
	}
	return decodeText(data, page)
}

// codePage names a Windows code page.
func codePage(n int) string {
	switch n {
	case 936, 54936:
		return "gb18030"
	case 950:
		return "big5"
	case 932:
		return "shift_jis"
	case 949:
		return "euc-kr"
	case 65001:
		return "utf-8"
	case 20866:
		return "koi8-r"
	}
	if n >= 1250 && n <= 1258 || n == 874 {
		return "windows-" + strconv.Itoa(n)
	}
	return "windows-1252"
}

// fontPage gives the code page of a font's character set; "" for the
// document's own.
func fontPage(charset int) string {
	switch charset {
	case 134:
		return "gb18030"
	case 136:
		return "big5"
	case 128:
		return "shift_jis"
	case 129:
		return "euc-kr"
	case 161:
		return "windows-1253"
	case 162:
		return "windows-1254"
	case 163:
		return "windows-1258"
	case 177:
		return "windows-1255"
	case 178:
		return "windows-1256"
	case 186:
		return "windows-1257"
	case 204:
		return "windows-1251"
	case 222:
		return "windows-874"
	case 238:
		return "windows-1250"
	}
	return ""
}
