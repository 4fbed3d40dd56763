package sheet

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// tokensOf writes what the scanner makes of a part.
func tokensOf(part string) (string, error) {
	s := newScanner(&archive{ctx: context.Background(), left: 1 << 24, limit: Standard}, io.NopCloser(strings.NewReader(part)))
	var b strings.Builder
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return b.String(), err
		}
		switch t.kind {
		case starts:
			b.WriteString("<" + t.name)
			for _, a := range t.attrs {
				fmt.Fprintf(&b, " %v:%s=%q", a.prefixed, a.name, a.value)
			}
			b.WriteString(">")
		case ends:
			b.WriteString("</" + t.name + ">")
		case says:
			b.Write(t.text)
		}
	}
}

// tokensOfLibrary is the same by the decoder of the standard library.
func tokensOfLibrary(part string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(part))
	var b strings.Builder
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return b.String(), err
		}
		switch e := t.(type) {
		case xml.StartElement:
			b.WriteString("<" + e.Name.Local)
			for _, a := range e.Attr {
				fmt.Fprintf(&b, " %v:%s=%q", a.Name.Space != "", a.Name.Local, a.Value)
			}
			b.WriteString(">")
		case xml.EndElement:
			b.WriteString("</" + e.Name.Local + ">")
		case xml.CharData:
			b.Write(e)
		case xml.Directive:
			return b.String(), errors.New("directive")
		}
	}
}

var xmlSamples = []string{
	`<?xml version="1.0" encoding="UTF-8"?><a:b xmlns:a="x" r:id='1' id="2"><c/>text &lt;&#65;&#x4e2d;&amp; <d e="a>b" f='"'/></a:b>`,
	`<a><!-- > no <b> --><![CDATA[<x>]]&amp;]]></a>`, `<a b = "1"	c='2' ></a >`, `<a b="&quot;&apos;&gt;"/>`, `<保温杯 材质="钢">x</保温杯>`,
	`<a>` + strings.Repeat("long ", 30_000) + `</a>`, `<a b="` + strings.Repeat(">", 70_000) + `"/>`, ``, ` `,
}

func TestScannerReadsAsTheLibraryDoes(t *testing.T) {
	for _, part := range xmlSamples {
		got, err := tokensOf(part)
		want, errLib := tokensOfLibrary(part)
		if got != strings.TrimSpace(want) || err != nil || errLib != nil {
			t.Errorf("%.80s:\n%.200s %v\nwant\n%.200s %v", part, got, err, want, errLib)
		}
	}
}

func TestScannerRefuses(t *testing.T) {
	for _, part := range []string{
		"<", "<a", "<a>", "<a b>", "<a b=>", "<a b='1>", "<a b=1/>", "< a/>", "<a>&x;</a>", "<a>&lt</a>", "<a>&#xFFFFFF;</a>", "<a>\xff</a>", "<a b='\xff\xff\xff'/>",
		"<!DOCTYPE a>", "<!ELEMENT a>", "<!-- ", "<![CDATA[ ", "<?xml", `<?xml version="1.0" encoding="UTF-16"?><a/>`, "<a>" + strings.Repeat("x", tokenLimit+2) + "</a>",
		`<a b="` + strings.Repeat(">", tokenLimit+2) + `"/>`,
	} {
		if got, err := tokensOf(part); err == nil {
			t.Errorf("%.60q was read: %.60s", part, got)
		}
	}
}

// FuzzScanner compares with the library: what the library reads, the scanner
// reads alike. It need not refuse all that the library refuses.
func FuzzScanner(f *testing.F) {
	for _, part := range xmlSamples {
		f.Add(part)
	}
	f.Fuzz(func(t *testing.T, part string) {
		if strings.ContainsAny(part, "\r\x00") || len(part) > 1<<16 {
			return // line ends are not made alike
		}
		got, err := tokensOf(part)
		want, errLib := tokensOfLibrary(part)
		if err == nil && errLib == nil && strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Fatalf("%q:\n%q\nwant\n%q", part, got, want)
		}
	})
}
