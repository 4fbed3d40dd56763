package mail

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app/fault"
)

func TestRead(t *testing.T) {
	m, err := Read([]byte("From: Anna Weber <anna@weber.example>\r\nSubject: =?utf-8?B?QW5mcmFnZQ==?=\r\nMessage-ID: <1@x>\r\nDate: Fri, 20 Nov 2026 10:00:00 +0100\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dear Sir,</p><table><tr><th>Item</th><th>Qty</th></tr><tr><td><p>Bottle <b>500 ml</b></p></td><td>5,000</td></tr></table><script>x()</script>"))
	if err != nil {
		t.Fatal(err)
	}
	if m.From != "anna@weber.example" || m.FromName != "Anna Weber" || m.Subject != "Anfrage" || m.ID != "1@x" || m.Date.Hour() != 10 {
		t.Errorf("%+v", m)
	}
	if !strings.Contains(m.Text, "Item\tQty\nBottle 500 ml\t5,000") || strings.Contains(m.Text, "x()") {
		t.Errorf("%q", m.Text)
	}
}

func TestRawChineseHeader(t *testing.T) {
	gbk := func(s string) string {
		b, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	m, err := Read([]byte("From: a@b.example\nSubject: " + gbk("询价保温杯") + "\nContent-Type: text/plain; charset=gbk\n\n" + gbk("需要五千个")))
	if err != nil || m.Subject != "询价保温杯" || strings.TrimSpace(m.Text) != "需要五千个" {
		t.Errorf("%q %q %v", m.Subject, m.Text, err)
	}
}

func TestRefused(t *testing.T) {
	deep := "From: a@b.example\n"
	for i := range maxDepth + 2 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	many := "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\nContent-Type: text/plain\n\nhi\n", maxParts+1)
	for _, c := range []struct{ key, data string }{
		{ErrEmpty, " \n"},
		{ErrType, "PK\x03\x04rest"},
		{ErrType, "just some words\nwithout any header"},
		{ErrBroken, string(outlookMagic) + "cut off"},
		{ErrTooDeep, deep},
		{ErrTooDeep, many},
		{ErrEncrypted, "From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB"},
		{ErrTooLarge, string(make([]byte, MaxBytes+1))},
	} {
		if _, err := Read([]byte(c.data)); !fault.Is(err, c.key) {
			t.Errorf("%s: %v", c.key, err)
		}
	}
}

func TestCharsets(t *testing.T) {
	encode := func(e encoding.Encoding, s string) string {
		b, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	const chinese, russian, german = "您好，我们需要采购五千个保温杯，请报价。", "Добрый день, просим предоставить цену на подшипники 6205", "Sehr geehrte Damen und Herren, wir benötigen 500 Stück größere Behälter für unsere Küche."
	for name, c := range map[string]struct{ head, body, want string }{
		"stated gb2312":        {"text/plain; charset=gb2312", encode(simplifiedchinese.GBK, chinese), chinese},
		"no charset, GBK":      {"text/plain", encode(simplifiedchinese.GBK, chinese), chinese},
		"lying utf-8, GBK":     {"text/plain; charset=utf-8", encode(simplifiedchinese.GB18030, chinese), chinese},
		"lying latin, is utf8": {"text/plain; charset=iso-8859-1", chinese, chinese},
		"koi8":                 {"text/plain; charset=koi8-r", encode(charmap.KOI8R, russian), russian},
		"no charset, Cyrillic": {"text/plain", encode(charmap.Windows1251, russian), russian},
		"no charset, Western":  {"text/plain", encode(charmap.Windows1252, german), german},
		"unknown charset":      {"text/plain; charset=x-never-heard", german, german},
	} {
		m, err := Read([]byte("From: a@b.example\nContent-Type: " + c.head + "\n\n" + c.body))
		if err != nil || m.Text != c.want {
			t.Errorf("%s: %q %v", name, m.Text, err)
		}
	}
}

func TestAlternativesAndAttachments(t *testing.T) {
	m, err := Read([]byte(strings.ReplaceAll(`From: "Weber, Anna" <Anna@Weber.example>
To: sales@firm.example
Subject: =?gb2312?B?0a+82w==?=
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8

Item Qty Bottle 500
--a
Content-Type: text/html; charset=utf-8

<p>Please quote</p><table border=1><tr><td>Item<td>Qty<tr><td>Bottle<td>500</table>
--a--
--m
Content-Type: application/pdf
Content-Disposition: attachment; filename="..\\..\\etc/drawing\u202Efdp.exe"
Content-Transfer-Encoding: base64

JVBERi0xLjQ=
--m
Content-Type: image/png
Content-Id: <logo>
Content-Disposition: inline; filename=logo.png

x
--m
Content-Type: message/rfc822

From: Buyer <buyer@far.example>
Subject: Inner

We need 20 pumps.
--m--
`, "\\u202E", "\u202E")))
	if err != nil {
		t.Fatal(err)
	}
	if m.FromName != "Weber, Anna" || m.From != "anna@weber.example" || m.Subject != "询价" {
		t.Errorf("head %+v", m)
	}
	if !strings.Contains(m.Text, "Item\tQty\nBottle\t500") {
		t.Errorf("the table was lost: %q", m.Text)
	}
	if len(m.Attachments) != 2 || m.Attachments[0].Name != "drawingfdp.exe" || string(m.Attachments[0].Data) != "%PDF-1.4" || !m.Attachments[1].Inline {
		t.Errorf("attachments %+v", m.Attachments)
	}
}

func TestForwardedMailIsText(t *testing.T) {
	m, err := Read([]byte("From: a@b.example\nContent-Type: message/rfc822\n\nFrom: Buyer <buyer@far.example>\nSubject: Inner\n\nWe need 20 pumps.\n"))
	if err != nil || !strings.Contains(m.Text, "buyer@far.example") || !strings.Contains(m.Text, "20 pumps") {
		t.Errorf("%q %v", m.Text, err)
	}
}

func TestHTML(t *testing.T) {
	for in, want := range map[string]string{
		"a<br>b<p>c</p><div>d</div>":                                        "a\nb\n\nc\nd",
		"<table><tr><td><table><tr><td>in<td>side</table></table>":          "in\nside",
		"<style>p{}</style><script>1</script>x<!-- y -->":                   "x",
		"new<blockquote>old<br>mail</blockquote>":                           "new\n\n> old\n> mail",
		"<ul><li>one<li>two</ul>":                                           "• one\n• two",
		"<table><tr><td>a<td><td>c<tr><td>1<td>2<td>3</table>after":         "a\t\tc\n1\t2\t3\n\nafter",
		"<table><tr><td>a<br>b<td>c<tr><td>1<td>2</table>":                  "a b\tc\n1\t2",
		"&lt;b&gt; &amp; &euro;5":                                           "<b> & €5",
		"<p>Bottle <b>500</b> ml</p><img src=http://tracker.example/x.gif>": "Bottle 500 ml",
	} {
		if got, _ := htmlText(in); got != want {
			t.Errorf("%s\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestDraftReadsBack(t *testing.T) {
	d := Draft{
		From: "me@firm.example", FromName: "王芳", To: "anna@weber.example", ToName: "Anna Weber", Subject: "报价 Q-26-0012", Text: "Dear Anna,\nplease find our offer.", Date: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		Attachments: []Attachment{{Name: "报价单.pdf", Type: "application/pdf", Data: []byte("%PDF-1.4")}, {Name: "x", Type: "not a type", Data: []byte{0, 1, 255}}},
	}
	raw, err := d.Write()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte("X-Unsent: 1")) {
		t.Error("the draft is not marked unsent")
	}
	m, err := Read(raw)
	if err != nil || m.Subject != d.Subject || m.FromName != d.FromName || m.Text != d.Text || !m.Date.Equal(d.Date) {
		t.Errorf("%+v %v", m, err)
	}
	if len(m.Attachments) != 2 || m.Attachments[0].Name != "报价单.pdf" || !bytes.Equal(m.Attachments[1].Data, []byte{0, 1, 255}) {
		t.Errorf("attachments %+v", m.Attachments)
	}
}

func TestOutlookProperties(t *testing.T) {
	f := &outlookFile{own: map[string][]byte{
		"0037001F": {0xE2, 0x8B, 0xF7, 0x4E, 0, 0},
		"1000001E": []byte("Please quote 500 pcs."),
	}, table: make([]byte, 32+16)}
	copy(f.table[32:], []byte{0x40, 0, 0x39, 0, 0, 0, 0, 0, 0x00, 0x80, 0x3E, 0xD5, 0xDE, 0xB1, 0x9D, 0x01})
	if got := f.text(f.own, propSubject); got != "询价" {
		t.Errorf("subject %q", got)
	}
	if f.body() != "Please quote 500 pcs." || f.time().Year() != 1970 {
		t.Errorf("%q %v", f.body(), f.time())
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("From: a@b.c\n\nhello"))
	f.Add(append(append([]byte{}, outlookMagic...), make([]byte, 600)...))
	f.Add([]byte("From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<table><tr><td>1\n--x--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(data)
		if err != nil && fault.Of(err).Key == fault.Unexpected {
			t.Fatalf("an error nobody can act on: %v", err)
		}
		if len(m.Text) > maxText || !utf8.ValidString(m.Text) || !utf8.ValidString(m.Subject) {
			t.Fatal("text past its limit or not UTF-8")
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<table><tr><td>a<td>b<tr><td>1</table></table></blockquote>")
	f.Fuzz(func(t *testing.T, s string) {
		if text, _ := htmlText(s); len(text) > 4*len(s)+100 {
			t.Fatalf("%d bytes grew to %d", len(s), len(text))
		}
	})
}
