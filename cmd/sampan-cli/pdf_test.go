package main

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
)

var (
	pdfStream = regexp.MustCompile(`(?s)<<([^<>]*)>>\s*stream\n(.*?)\nendstream`)
	pdfShown  = regexp.MustCompile(`(?s)/ActualText <FEFF([0-9A-F]+)>>> BDC|\(((?:\\.|[^\\)])*)\) Tj|EMC`)
)

// textOf gives the text of a PDF in the order it is drawn, as a reader finds
// it, without its spaces and line ends.
func textOf(t *testing.T, path string) string {
	t.Helper()
	pdf, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, s := range pdfStream.FindAllSubmatch(pdf, -1) {
		if !bytes.Contains(s[1], []byte("/FlateDecode")) || bytes.Contains(s[1], []byte("/Image")) {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(s[2]))
		if err != nil {
			continue
		}
		if content, err := io.ReadAll(r); err == nil && bytes.Contains(content, []byte(" Tj ")) {
			shown(&text, content)
		}
	}
	return pressed(text.String())
}

func shown(to *strings.Builder, content []byte) {
	covered := false
	for _, m := range pdfShown.FindAllSubmatch(content, -1) {
		switch {
		case len(m[1]) > 0:
			covered = true
			raw, _ := hex.DecodeString(string(m[1])) // the pattern lets only digits through
			to.WriteString(wide(raw))
		case bytes.Equal(m[0], []byte("EMC")):
			covered = false
		case !covered:
			to.WriteString(wide(unescaped(m[2])))
		}
	}
}

func unescaped(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; s[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

func wide(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

func pressed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
