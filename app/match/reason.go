package match

import "strings"

// Effect says whether a reason speaks for or against a candidate.
type Effect int

// The effects of a reason.
const (
	Agrees Effect = iota
	Conflicts
)

// Reason is one thing a sales person can check. Key is a text key of the
// screen ("match.same_code"), Args fill its placeholders.
type Reason struct {
	Key    string
	Args   map[string]string
	Effect Effect
}

// English words a reason for the command line and for logs of experiments.
func (r Reason) English() string {
	text := english(r.Key)
	for name, value := range r.Args {
		text = strings.ReplaceAll(text, "{{."+name+"}}", value)
	}
	return text
}

// english holds the sentences of assets/translations/ui/match.en.json; a test
// keeps the two equal.
func english(key string) string {
	switch key {
	case "match.same_code":
		return "model {{.Code}} is the same"
	case "match.buyer_name":
		return "this buyer calls it {{.Name}}"
	case "match.near_code":
		return "model {{.Asked}} differs from {{.Here}} in one character"
	case "match.like_code":
		return "model {{.Asked}} is like {{.Here}}"
	case "match.other_code":
		return "model {{.Asked}} asked, {{.Here}} here"
	case "match.same_measure":
		return "{{.Here}} is the same"
	case "match.other_measure":
		return "{{.Asked}} asked, {{.Here}} here"
	case "match.same_colour":
		return "colour {{.Here}} is the same"
	case "match.other_colour":
		return "colour {{.Asked}} asked, {{.Here}} here"
	case "match.same_material":
		return "material {{.Here}} is the same"
	case "match.other_material":
		return "material {{.Asked}} asked, {{.Here}} here"
	case "match.same_size":
		return "size {{.Here}} is the same"
	case "match.other_size":
		return "size {{.Asked}} asked, {{.Here}} here"
	case "match.other_number":
		return "number {{.Asked}} asked, {{.Here}} here"
	case "match.same_words":
		return "same words: {{.Words}}"
	case "match.translated":
		return "{{.Asked}} means {{.Here}}"
	case "match.missing_words":
		return "not found here: {{.Words}}"
	case "match.confirmed_buyer":
		return "chosen for these words of this buyer before"
	case "match.confirmed":
		return "chosen for these words before"
	case "match.confirmed_like":
		return "chosen before for “{{.Words}}”"
	case "match.refused":
		return "refused for these words before"
	case "match.bought":
		return "this buyer bought it before"
	}
	return key
}
