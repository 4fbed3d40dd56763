package text_test

import (
	"slices"
	"testing"

	"sampan/app/text"
	"sampan/assets"
)

func TestComposeLeavesOutWhatHasNothingToSay(t *testing.T) {
	values := map[string]string{"Dear": "Dear Anna,", "Number": "QT-1", "Total": "USD 5.00", "Files": "- a\n- b"}
	for in, want := range map[string]string{
		"{{.Dear}}\n\nTotal: {{.Total}}\nUntil: {{.ValidUntil}}\n\nBye": "Dear Anna,\n\nTotal: USD 5.00\n\nBye",
		"a\r\n\r\n\r\nb":                       "a\n\nb",
		"{{.Number}} of {{.Date}}":             "QT-1 of",
		"{{.Date}}\nend":                       "end",
		"x\n{{.Files}}\ny":                     "x\n- a\n- b\ny",
		"\n\n{{.Vessel}}\n\n\nonly\n{{.Bill}}": "only",
		"{{.Total}} {{ .Total }} {{":           "USD 5.00 {{ .Total }} {{",
	} {
		if got := text.Compose(in, values); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// Every language has every letter, and the letters of one occasion tell the
// same things.
func TestLettersSayTheSameInEveryLanguage(t *testing.T) {
	english, err := text.Letters(assets.Translations, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range text.LetterLanguages() {
		words, err := text.Letters(assets.Translations, language)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(words.Keys(), english.Keys()) {
			t.Errorf("%s has the letters %v", language, words.Keys())
		}
		for _, key := range english.Keys() {
			got, want := text.Named(words.T(key)), text.Named(english.T(key))
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s %s names %v, English %v", language, key, got, want)
			}
		}
	}
}
