package file

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSafe(t *testing.T) {
	long := strings.Repeat("保温杯", 40)
	for in, want := range map[string]string{
		"Proforma PI2611-007.pdf":   "Proforma PI2611-007.pdf",
		"报价单 德国Müller.xlsx":         "报价单 德国Müller.xlsx",
		"../../etc/passwd":          "_.._etc_passwd",
		`C:\Temp\a.txt`:             "C__Temp_a.txt",
		"con":                       "_con",
		"NUL.tar.gz":                "_NUL.tar.gz",
		"com1.txt":                  "_com1.txt",
		"COM¹":                      "_COM¹",
		"lpt10":                     "lpt10",
		"console.log":               "console.log",
		"aux .txt":                  "_aux .txt",
		"":                          "file",
		"a..a.":                     "a..a",
		"...":                       "file",
		".gitignore":                "gitignore",
		"name. . ":                  "name",
		"a\x00b\nc":                 "ab c",
		"invoice\u202Excod.exe":     "invoicexcod.exe",
		"what?.pdf":                 "what_.pdf",
		long + ".pdf":               long[:144] + ".pdf",
		"offer no. 5 of the year":   "offer no. 5 of the year",
		"cafe\u0301.txt":            "caf\u00e9.txt",
		"a\u202e\u0301":             "\u00e1",
		"bad \xff bytes.jpg":        "bad _ bytes.jpg",
		"Order 5/2026: bottles|new": "Order 5_2026_ bottles_new",
	} {
		if got := Safe(in); got != want {
			t.Errorf("Safe(%q) = %q, want %q", in, got, want)
		}
	}
}

func checkSafe(t interface{ Errorf(string, ...any) }, in string) {
	got := Safe(in)
	if got == "" || len(got) > maxName || !utf8.ValidString(got) {
		t.Errorf("Safe(%q) = %q: empty, long or not UTF-8", in, got)
	}
	if strings.ContainsAny(got, "/\\:*?\"<>|\x00\n\r\t") || strings.Trim(got, ". ") != got || reserved(got) {
		t.Errorf("Safe(%q) = %q: not safe", in, got)
	}
	if again := Safe(got); again != got {
		t.Errorf("Safe(%q) = %q, but then %q", in, got, again)
	}
}

func TestSafeHolds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		checkSafe(r, rapid.StringOfN(rapid.SampledFrom([]rune("aZ0.. /\\:con杯é\u0301\u202e\x00ￃ　")), 0, 80, -1).Draw(r, "name"))
	})
	rapid.Check(t, func(r *rapid.T) { checkSafe(r, rapid.String().Draw(r, "name")) })
}

func FuzzSafe(f *testing.F) {
	f.Add("报价单.xlsx")
	f.Add("con.\xff..")
	f.Fuzz(func(t *testing.T, name string) { checkSafe(t, name) })
}
