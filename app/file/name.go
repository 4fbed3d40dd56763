package file

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is the longest name in bytes. File systems allow 255; the rest is
// left for the folder, because Windows counts the whole path.
const maxName = 150

// nameless is what remains of a name without a single usable character.
const nameless = "file"

// Safe turns any text into a file name that Windows, macOS and Linux accept
// and that shows what it is: no folders, no reserved names, nothing
// invisible, at most 150 bytes with the ending kept. Chinese stays as it is.
// Safe of a safe name is the name itself.
func Safe(name string) string {
	name = trimEnds(norm.NFC.String(strings.Map(safeRune, strings.ToValidUTF8(name, "_"))))
	ext := path.Ext(name)
	if !ending(ext) {
		ext = ""
	}
	stem := strings.TrimSuffix(name, ext)
	if stem == "" {
		stem = nameless
	}
	if reserved(stem) {
		stem = "_" + stem
	}
	return trimEnds(clip(stem, maxName-len(ext)) + ext)
}

// ending reports what people take for the kind of a file: ".pdf", ".7z".
func ending(ext string) bool {
	return len(ext) > 1 && len(ext) <= 12 &&
		strings.Trim(strings.ToLower(ext[1:]), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// safeRune replaces what a file system refuses and drops what hides: control
// and format characters, among them those that turn the direction of writing
// ("invoice\u202Exslx.exe").
func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`/\:*?"<>|`, r):
		return '_'
	case r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		return -1
	}
	return r
}

// trimEnds drops dots and blanks at the ends: Windows forgets them behind a
// name, and a leading dot hides the file elsewhere.
func trimEnds(s string) string { return strings.Trim(s, ". ") }

// reserved reports the device names of Windows, which stay reserved before
// any ending ("con.report.pdf").
func reserved(stem string) bool {
	head, _, _ := strings.Cut(strings.ToUpper(stem), ".")
	switch head = strings.TrimRight(head, " "); head {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isCOM := strings.CutPrefix(head, "COM")
	if !isCOM {
		var isLPT bool
		if port, isLPT = strings.CutPrefix(head, "LPT"); !isLPT {
			return false
		}
	}
	return utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// clip cuts s to at most n bytes between characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
