package text

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// LetterLanguages are the languages that letters to buyers are written in, in
// the order of menus.
func LetterLanguages() []string { return []string{"en", "zh", "es", "pt", "fr", "de", "ru", "ar"} }

// Letters loads translations/letters/LANGUAGE.json, the texts of letters.
func Letters(files fs.FS, language string) (*Messages, error) {
	return load(files, language, path.Join("translations", "letters", language+".json"))
}

var placeholder = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// Named lists the placeholders of a text, in their order.
func Named(s string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		names = append(names, m[1])
	}
	return names
}

// Compose fills the placeholders of a letter. A line whose placeholders all
// have nothing to say is left out, so that one letter serves many cases; of
// several blank lines in a row one stays.
func Compose(template string, values map[string]string) string {
	var lines []string
	for line := range strings.Lines(template) {
		line = strings.TrimRight(line, "\r\n \t")
		names := Named(line)
		says := len(names) == 0
		for _, name := range names {
			says = says || values[name] != ""
		}
		if !says {
			continue
		}
		line = placeholder.ReplaceAllStringFunc(line, func(m string) string { return values[m[3:len(m)-2]] })
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
