package mail

import (
	"io"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeText turns the bytes of a text part into UTF-8. The stated character
// set counts unless the bytes refute it.
func decodeText(data []byte, charset string) string {
	if utf8.Valid(data) && !isUTF7or16(charset) {
		return string(data)
	}
	enc := named(charset)
	if enc == nil {
		enc = guess(data)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(out)
}

func isUTF7or16(charset string) bool {
	c := strings.ToLower(charset)
	return strings.HasPrefix(c, "utf-16") || strings.HasPrefix(c, "iso-2022") || strings.HasPrefix(c, "hz")
}

// named is the encoding of a label, nil for none, for an unknown one and for
// UTF-8, which the bytes have already refuted.
func named(charset string) encoding.Encoding {
	c := strings.ToLower(strings.Trim(charset, `"' `))
	switch c {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "binary":
		return nil
	case "gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "x-gbk":
		return simplifiedchinese.GB18030
	}
	enc, err := htmlindex.Get(c)
	if err != nil {
		return nil
	}
	return enc
}

// guess tells Chinese, Cyrillic and Western bytes apart. In GBK text the
// common characters have lead bytes B0–D7; Cyrillic text has its small letters
// from E0 up, everywhere; Western text has few high bytes.
func guess(data []byte) encoding.Encoding {
	if len(data) > 1<<16 {
		data = data[:1<<16]
	}
	high, common, small := 0, 0, 0
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		high++
		if data[i] >= 0xE0 {
			small++
		}
		if i+1 < len(data) && data[i] >= 0xA1 && data[i] <= 0xF7 && data[i+1] >= 0x40 {
			if data[i] >= 0xB0 && data[i] <= 0xD7 || data[i] <= 0xA3 {
				common += 2
			}
			high++
			if data[i+1] >= 0xE0 {
				small++
			}
			i++
		}
	}
	letters := len(data) - high
	switch {
	case common*10 >= high*7:
		return simplifiedchinese.GB18030
	case small*2 >= high && high*3 > letters:
		return charmap.Windows1251
	}
	return charmap.Windows1252
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_\-]+)`)

// htmlCharset is the stated character set, or that of the page's own head.
func htmlCharset(data []byte, charset string) string {
	if charset != "" {
		return charset
	}
	if m := metaCharset.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

// decodeHeader decodes =?charset?…?= words and raw 8-bit bytes.
func decodeHeader(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(io.LimitReader(r, 1<<16))
		if err != nil {
			return nil, err
		}
		return strings.NewReader(decodeText(data, charset)), nil
	}}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	if !utf8.ValidString(s) {
		s = decodeText([]byte(s), "")
	}
	return s
}

// clean makes one line of a header's value.
func clean(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", "")), " ")
	if len(s) > 2000 {
		s = strings.ToValidUTF8(s[:2000], "")
	}
	return s
}
