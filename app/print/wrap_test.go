package print

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"sampan/app/paper"
)

// scripts are stretches of characters that papers may meet, those without a
// glyph included.
var scripts = [][2]rune{
	{0x20, 0x7E},
	{0xA0, 0x24F},
	{0x370, 0x3FF},
	{0x400, 0x4FF},
	{0x1EA0, 0x1EF9},
	{0x2010, 0x2030},
	{0x3000, 0x303F},
	{0x3041, 0x30FF},
	{0x3400, 0x4DB5},
	{0x4E00, 0x9FA5},
	{0xFF01, 0xFF60},
	{0x600, 0x6FF},
	{0x5D0, 0x5EA},
	{0xE01, 0xE3A},
	{0x900, 0x97F},
	{0xAC00, 0xAC80},
	{0x20000, 0x20100},
	{0x1F300, 0x1F64F},
	{0x300, 0x36F},
}

func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "stretches") {
			s := rapid.SampledFrom(scripts).Draw(t, "script")
			for range rapid.IntRange(1, 14).Draw(t, "length") {
				b.WriteRune(rapid.RuneFrom(nil, &unicode.RangeTable{R32: []unicode.Range32{{Lo: uint32(s[0]), Hi: uint32(s[1]), Stride: 1}}}).Draw(t, "r"))
			}
			b.WriteString(rapid.SampledFrom([]string{"", " ", "\n", "，", "。", ", ", "-", "（", "\t", "\r\n"}).Draw(t, "joint"))
		}
		return b.String()
	})
}

// Nothing is lost where text wraps, whatever the script and the width.
func TestWrapLosesNothing(t *testing.T) {
	p := printer(t)
	rapid.Check(t, func(t *rapid.T) {
		s := clean(anyText().Draw(t, "text"))
		f := p.face(rapid.Bool().Draw(t, "bold"))
		width := rapid.Float64Range(1, 400).Draw(t, "width")
		var back strings.Builder
		for _, r := range f.wrap(s, 8.5, width) {
			back.WriteString(r.text)
			if r.hard {
				back.WriteByte('\n')
			}
			if one := strings.TrimRightFunc(r.text, unicode.IsSpace); r.width > width+0.001 && len([]rune(one)) > 1 && width > 30 {
				t.Fatalf("a row of %.1f in a width of %.1f: %q", r.width, width, r.text)
			}
		}
		if back.String() != s {
			t.Fatalf("came back as\n%q\nfrom\n%q", back.String(), s)
		}
	})
}

// The same seen at the marks: the runs of a paragraph joined are its text.
func TestMarksHoldTheWholeText(t *testing.T) {
	p := printer(t)
	rapid.Check(t, func(t *rapid.T) {
		s := clean(anyText().Draw(t, "text"))
		width := rapid.Float64Range(20, 500).Draw(t, "width")
		var back strings.Builder
		for _, m := range p.paragraph(s, 0, width, body, paper.Align(rapid.IntRange(0, 2).Draw(t, "align"))).marks {
			back.WriteString(m.(Text).Text)
		}
		if back.String() != strings.ReplaceAll(s, "\n", "") {
			t.Fatalf("the marks hold\n%q\nof\n%q", back.String(), s)
		}
	})
}

func TestNoRowBeginsWithAClosingMark(t *testing.T) {
	p := printer(t)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 40).Draw(t, "words") {
			for range rapid.IntRange(1, 6).Draw(t, "length") {
				b.WriteRune(rapid.RuneFrom(nil, &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x4E00, Hi: 0x9FA5, Stride: 1}}}).Draw(t, "r"))
			}
			b.WriteString(rapid.SampledFrom([]string{"，", "。", "、", "；", "：", "）", "》", "！", "“甲”", "（乙）", "5%", "A-9"}).Draw(t, "mark"))
		}
		for i, r := range p.regular.wrap(b.String(), 8.5, rapid.Float64Range(34, 300).Draw(t, "width")) {
			if first := []rune(r.text)[0]; i > 0 && strings.ContainsRune("，。、；：）》！”%", first) {
				t.Fatalf("row %d begins with %q", i, first)
			}
			if last := []rune(r.text)[len([]rune(r.text))-1]; strings.ContainsRune("（“《", last) {
				t.Fatalf("row %d ends with %q", i, last)
			}
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\rc\u2028d": "a\nb\nc\nd", "a\tb": "a b", "zero\u200Bwidth\uFEFF\u00AD": "zerowidth",
		"\u202Eback\u202C": "back", "bell\a": "bell", "plain 中文": "plain 中文", "\xff": "\uFFFD", "hard\u00A0blank": "hard\u00A0blank",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestLongWordsBreak(t *testing.T) {
	p := printer(t)
	rows := p.regular.wrap("DE-SP500B-"+strings.Repeat("X", 200)+" end", 8.5, 100)
	for _, r := range rows {
		if r.width > 100 {
			t.Errorf("%q is %.1f wide", r.text, r.width)
		}
	}
	if len(rows) < 10 {
		t.Errorf("%d rows", len(rows))
	}
}
