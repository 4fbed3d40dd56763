package mail

import (
	"strings"
	"testing"

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
	for key, data := range map[string]string{
		ErrEmpty: " \n", ErrType: "PK\x03\x04rest", ErrBroken: strings.Repeat("Content-Type: multipart/mixed; boundary=a\n", maxBoundaries+1),
	} {
		if _, err := Read([]byte(data)); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
	if _, err := Read([]byte("just some words\nwithout any header")); !fault.Is(err, ErrType) && !fault.Is(err, ErrBroken) {
		t.Errorf("words without headers were a mail: %v", err)
	}
	if _, err := Read(make([]byte, MaxBytes+1)); err == nil {
		t.Error("a giant was taken")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("From: a@b.c\n\nhello"))
	f.Add([]byte("From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<table><tr><td>1\n--x--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(data)
		if err == nil && len(m.Text) > maxText+4 {
			t.Fatal("text past its limit")
		}
	})
}
