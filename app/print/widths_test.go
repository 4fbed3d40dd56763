package print

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var widthTable = regexp.MustCompile(`(?s)/BaseFont /utf8sampan\n.*?/DW (\d+)\n/W \[(.*?)\]\s*/CIDToGIDMap`)

// widths reads the width of every code from the regular font of a PDF:
// "c [w …]" from c on, "first last w" for a range.
func widths(t *rapid.T, pdf []byte) (map[int]int, int) {
	m := widthTable.FindSubmatch(pdf)
	if m == nil {
		t.Fatal("the font has no widths")
	}
	fallback, _ := strconv.Atoi(string(m[1]))
	found := make(map[int]int)
	words := strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(string(m[2])))
	for i := 0; i < len(words); {
		first, err := strconv.Atoi(words[i])
		if err != nil {
			t.Fatal("widths: " + words[i])
		}
		if words[i+1] == "[" {
			for i += 2; words[i] != "]"; i++ {
				found[first], _ = strconv.Atoi(words[i])
				first++
			}
			i++
			continue
		}
		last, _ := strconv.Atoi(words[i+1])
		w, _ := strconv.Atoi(words[i+2])
		for ; first <= last; first++ {
			found[first] = w
		}
		i += 3
	}
	return found, fallback
}

// A reader moves on by the widths in the file: they must be those the marks
// were set with, or text drifts.
func TestPDFWidthsAreTheFaces(t *testing.T) {
	p := printer(t)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(clean(anyText().Draw(t, "text")), "\n", "") + "A"
		page := Page{Width: pageWidth, Height: pageHeight, Marks: []Mark{Text{X: 50, Y: 50, Size: 10, Text: s}}}
		var out bytes.Buffer
		if err := p.PDF(&out, []Page{page}, Meta{}); err != nil {
			t.Fatal(err)
		}
		table, fallback := widths(t, out.Bytes())
		codes := p.regular.codes([]Page{page}, false)
		for _, r := range s {
			code := int(codes.of(r))
			w, ok := table[code]
			if !ok {
				w = fallback
			}
			if want := int(p.regular.advanceOf(r, 1000)); w != want {
				t.Fatalf("%q U+%X moves on by %d, not %d, in %q", r, r, w, want, s)
			}
		}
	})
}
