package inquiry_test

import (
	"strings"
	"testing"

	"sampan/app/inquiry"
	"sampan/app/money"
)

func TestQuestion(t *testing.T) {
	n := money.New(5)
	q := inquiry.Inquiry{
		Sender: inquiry.Sender{Name: "Anna"}, Wishes: inquiry.Wishes{Incoterm: "FOB"},
		Lines: []inquiry.Line{{Text: "bottle", Quantity: &n}, {Text: "lid 100 %"}},
	}
	for language, want := range map[string][2]string{
		"en": {"Dear Anna,", "- Quantity: lid 100 %"}, "zh": {"Anna，您好！", "- 数量：lid 100 %"}, "es-MX": {"Estimado/a Anna:", "- Cantidad: lid"},
		"de": {"Guten Tag Anna,", "- Menge: lid"}, "fr": {"Bonjour Anna,", "- Quantité : lid"}, "pt-BR": {"Prezado(a) Anna,", "- Quantidade: lid"},
		"ru": {"Здравствуйте, Anna!", "- Количество: lid"}, "ar": {"السيد/ة Anna،", "- الكمية: lid"}, "th": {"Dear Anna,", "- Quantity: lid"}, "": {"Dear Anna,", "- Quantity: lid"},
	} {
		q.Language = language
		got := q.Question(false, "Lin")
		if !strings.HasPrefix(got, want[0]) || !strings.Contains(got, want[1]) || strings.Contains(got, "bottle") || !strings.HasSuffix(got, "\nLin") {
			t.Errorf("%s: %s", language, got)
		}
	}
	q.Lines = q.Lines[:1]
	if got := q.Question(false, ""); got != "" {
		t.Errorf("nothing is missing, and it asks %q", got)
	}
	q.Language = "de"
	if got := q.Question(true, ""); !strings.Contains(got, "- In Ihrem Markt verlangte Zertifikate\n") {
		t.Errorf("certified goods: %q", got)
	}
	q.Wishes.Certificates = []string{"CE"}
	if got := q.Question(true, ""); got != "" {
		t.Errorf("certificates are named, and it asks %q", got)
	}
	q.Language, q.Wishes, q.Sender.Name = "en", inquiry.Wishes{}, ""
	if got := q.Question(false, ""); !strings.HasPrefix(got, "Dear customer") || !strings.HasSuffix(got, "regards") {
		t.Errorf("%q", got)
	}
}
