package read

import (
	_ "embed"
	"strings"
	"testing"
)

// letters are inquiries of many styles with what a person reads in them: the
// text, "---", then for every item some of its words; quantity and unit;
// price, and fields of the buyer and the wishes as key=value.
//
//go:embed testdata/inquiries.txt
var letters string

func TestInquiriesOfManyStyles(t *testing.T) {
	for _, part := range strings.Split("\n"+letters, "\n=== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		text, wanted, ok := strings.Cut(rest+"\n", "\n---\n")
		if !ok {
			t.Fatalf("%s: no line of dashes", name)
		}
		t.Run(name, func(t *testing.T) {
			r := Read(Source{Text: text})
			fields := map[string]string{
				"buyer": r.Buyer.Name.Value, "company": r.Buyer.Company.Value, "whatsapp": r.Buyer.WhatsApp.Value,
				"term": r.Wishes.Incoterm.Value, "place": r.Wishes.Place.Value, "delivery": r.Wishes.Delivery.Value, "sample": "",
			}
			if r.Wishes.Sample.Value {
				fields["sample"] = "1"
			}
			var items []string
			for _, w := range strings.Split(strings.TrimSpace(wanted), "\n") {
				key, value, isField := strings.Cut(w, "=")
				switch {
				case isField && fields[key] != value:
					t.Errorf("%s: got %q, want %q", key, fields[key], value)
				case !isField && w != "":
					items = append(items, w)
				}
			}
			compareItems(t, short(r.Items), items)
		})
	}
}

// compareItems wants the same number of items; of the name only some words.
func compareItems(t *testing.T, got, want []string) {
	t.Helper()
	same := len(got) == len(want)
	for i := 0; same && i < len(want); i++ {
		words, figures, _ := strings.Cut(want[i], ";")
		name, rest, _ := strings.Cut(got[i], ";")
		same = strings.Contains(fold(name), fold(words)) && strings.TrimSpace(figures) == strings.TrimSpace(rest)
	}
	if !same {
		t.Errorf("\ngot  %q\nwant %q", got, want)
	}
}
