package read

import (
	"testing"

	"sampan/app/money"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		form, language string
		whole          bool
		want           string
	}{
		{"1,50,000", "en", true, "150000"},
		{"1.500,00", "de", false, "1500"},
		{"1,500.00", "en", false, "1500"},
		{"2.500", "de", true, "2500"},
		{"2.500", "en", false, "2.5"},
		{"2.500", "en", true, "2500"},
		{"0,012", "ru", true, "0.012"},
		{"3,45", "es", false, "3.45"},
		{"12.000.000", "pt", true, "12000000"},
		{"1'000", "de", true, "1000"},
		{"1,200", "zh", true, "1200"},
	} {
		if got, ok := amount(c.form, c.language, c.whole); !ok || !got.Equal(money.Must(c.want)) {
			t.Errorf("%s (%s, whole %v) = %v", c.form, c.language, c.whole, got)
		}
	}
}

func TestFigures(t *testing.T) {
	for text, want := range map[string]string{
		"2k": "2000", "３万": "30000", "٥٠٠": "500", "1 200 500": "1200500", "三千": "3000", "两百五十": "250", "一千五": "1500", "2千5": "2500", "二万": "20000", "十二": "12",
		"two hundred and fifty": "250", "three thousand five hundred": "3500", "doscientos": "200", "dos mil quinientos": "2500", "deux cents": "200", "zweihundertfünfzig": "250",
		"fünfundzwanzig": "25", "пятьсот": "500", "15 тыс.": "15000", "خمسين": "50", "5 lakh": "500000", "20 mil": "20000", "half": "0.5",
	} {
		tokens := tokenize(text, 0, len(text))
		figs := vocab().figures(tokens, "es")
		if len(figs) != 1 || !figs[0].read("es", true).Equal(money.Must(want)) {
			t.Errorf("%s: %+v", text, figs)
		}
	}
	for _, text := range []string{"4000K lamp", "2mm"} {
		tokens := tokenize(text, 0, len(text))
		if figs := vocab().figures(tokens, "en"); len(figs) != 1 || figs[0].times.GreaterThan(one()) {
			t.Errorf("%s: %+v", text, figs)
		}
	}
}

func TestLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"We need a quote for your pumps": "en", "Necesitamos una cotización para bombas": "es", "Preciso de um orçamento para bombas, obrigado": "pt",
		"Bonjour, merci de nous faire un devis": "fr", "Bitte senden Sie uns ein Angebot für die Pumpen": "de", "Прошу выставить счет": "ru", "نحتاج عرض سعر": "ar", "请报价，谢谢": "zh", "견적 부탁드립니다": "ko",
	} {
		if got := Read(Source{Text: text}).Language; got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}
