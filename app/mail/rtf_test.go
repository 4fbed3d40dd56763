package mail

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf8"
)

// packed writes RTF as a body of literals only.
func packed(rtf string) []byte {
	body := []byte{}
	for i := 0; i < len(rtf); i += 8 {
		body = append(body, 0)
		body = append(body, rtf[i:min(i+8, len(rtf))]...)
	}
	head := make([]byte, rtfHead)
	binary.LittleEndian.PutUint32(head, uint32(len(body)+12))
	binary.LittleEndian.PutUint32(head[4:], uint32(len(rtf)))
	binary.LittleEndian.PutUint32(head[8:], rtfCompressed)
	return append(head, body...)
}

// TestDecompressRTF reads the two worked examples of MS-OXRTFCP, section 4.
func TestDecompressRTF(t *testing.T) {
	for want, data := range map[string]string{
		"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n": "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0",
		"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}":                     "\x1a\x00\x00\x00\x1c\x00\x00\x00\x4c\x5a\x46\x75\xe2\xd4\x4b\x51\x41\x00\x04\x20\x57\x58\x59\x5a\x0d\x6e\x7d\x01\x0e\xb0",
	} {
		got, err := decompressRTF([]byte(data))
		if err != nil || string(got) != want {
			t.Errorf("%q %v, want %q", got, err, want)
		}
	}
	if _, err := decompressRTF([]byte("too short")); err == nil {
		t.Error("no head, no error")
	}
	if got, err := decompressRTF(packed(`{\rtf1 x}`)); err != nil || string(got) != `{\rtf1 x}` {
		t.Errorf("%q %v", got, err)
	}
}

func TestRTFText(t *testing.T) {
	for rtf, want := range map[string]string{
		`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red0;}\f0 Please quote\par 500 pcs \'80 3.20\par}`: "Please quote\n500 pcs € 3.20",
		`{\rtf1\ansicpg936\'d1\'af\'bc\'db: 500\'b8\'f6}`:                                                                   "询价: 500个",
		`{\rtf1\ansi{\fonttbl{\f1\fcharset204 Arial;}{\f2\fcharset134 SimSun;}}\f1 \'ea\'f0\'e0\'ed {\f2 \'b7\'a7}}`:        "кран 阀",
		`{\rtf1\uc1 \u35810?\u20215?{\uc0\u-10179\u-8704}}`:                                                                 "询价😀",
		`{\rtf1 Item\cell Qty\cell\row Bottle\cell 500\cell\row}`:                                                           "Item\tQty\t\nBottle\t500",
		`{\rtf1{\*\generator x}{\info{\author me}}\{a\}\\b{\pict\bin3 }}}}ok}`:                                              `{a}\bok`,
	} {
		if got, html := rtfText([]byte(rtf)); got != want || html {
			t.Errorf("%s\n got %q\nwant %q", rtf, got, want)
		}
	}
}

// TestRTFOfHTML reads a body that Outlook made of HTML: the tags stand in
// groups of their own, and what is only for RTF is set apart.
func TestRTFOfHTML(t *testing.T) {
	const rtf = `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\*\htmltag19 <html>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Please quote{\*\htmltag72 </p>}\htmlrtf\par}\htmlrtf0 ` +
		`{\*\htmltag148 <table><tr><td>}Item{\*\htmltag156 </td><td>}Qty{\*\htmltag156 </td></tr><tr><td>}Gr\'f6\'dfe M{\*\htmltag156 </td><td>}500{\*\htmltag156 </td></tr></table>}}`
	f := &outlookFile{own: map[string][]byte{propRTF + "0102": packed(rtf)}}
	if got, want := f.body(), "Please quote\nItem\tQty\nGröße M\t500"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	f = &outlookFile{own: map[string][]byte{propRTF + "0102": packed(`{\rtf1 need 20 pumps\par}`)}}
	if got := f.body(); got != "need 20 pumps" {
		t.Errorf("%q", got)
	}
}

func FuzzRTF(f *testing.F) {
	f.Add(packed(`{\rtf1\ansicpg936\uc2\u35810 ??{\*\htmltag <b>}\'d1\'af\par}`))
	f.Add([]byte(strings.Repeat("{", 300)))
	f.Fuzz(func(t *testing.T, data []byte) {
		raw, err := decompressRTF(data)
		if err != nil {
			raw = data
		}
		if len(raw) > maxRTF+17 {
			t.Fatalf("%d bytes", len(raw))
		}
		if text, _ := rtfText(raw); !utf8.ValidString(text) || len(text) > maxText+3*len(data)+64 {
			t.Fatal("text past its limit or not UTF-8")
		}
	})
}
