package text

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"sampan/app/money"
)

func amount(t *testing.T, s string, c money.Currency) money.Amount {
	t.Helper()
	a, err := money.Of(money.Must(s), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		amount   string
		currency money.Currency
		style    Style
		want     string
	}{
		{"13700", "USD", "", "SAY US DOLLARS THIRTEEN THOUSAND SEVEN HUNDRED ONLY"},
		{"48216.09", "USD", CurrencyFirst, "SAY US DOLLARS FORTY-EIGHT THOUSAND TWO HUNDRED AND SIXTEEN AND CENTS NINE ONLY"},
		{"48216.09", "USD", CurrencyLast, "SAY FORTY-EIGHT THOUSAND TWO HUNDRED AND SIXTEEN US DOLLARS AND NINE CENTS ONLY"},
		{"48216.09", "USD", Fraction, "SAY US DOLLARS FORTY-EIGHT THOUSAND TWO HUNDRED AND SIXTEEN AND 09/100 ONLY"},
		{"2001", "EUR", "", "SAY EUROS TWO THOUSAND AND ONE ONLY"},
		{"1000100", "GBP", "", "SAY POUNDS STERLING ONE MILLION ONE HUNDRED ONLY"},
		{"1000000.10", "GBP", "", "SAY POUNDS STERLING ONE MILLION AND PENCE TEN ONLY"},
		{"0", "USD", "", "SAY US DOLLARS ZERO ONLY"},
		{"0.07", "USD", "", "SAY US DOLLARS ZERO AND CENTS SEVEN ONLY"},
		{"5150", "JPY", "", "SAY JAPANESE YEN FIVE THOUSAND ONE HUNDRED AND FIFTY ONLY"},
		{"12.305", "KWD", "", "SAY KUWAITI DINARS TWELVE AND FILS THREE HUNDRED AND FIVE ONLY"},
		{"12.305", "KWD", Fraction, "SAY KUWAITI DINARS TWELVE AND 305/1000 ONLY"},
		{"9.50", "XCD", "", "SAY XCD NINE AND 50/100 ONLY"},
		{"-1.01", "USD", "", "SAY US DOLLARS MINUS ONE AND CENTS ONE ONLY"},
		{"92233720368547758.07", "USD", "", "SAY US DOLLARS NINETY-TWO QUADRILLION TWO HUNDRED AND THIRTY-THREE TRILLION SEVEN HUNDRED AND TWENTY BILLION " +
			"THREE HUNDRED AND SIXTY-EIGHT MILLION FIVE HUNDRED AND FORTY-SEVEN THOUSAND SEVEN HUNDRED AND FIFTY-EIGHT AND CENTS SEVEN ONLY"},
	} {
		if got := English(amount(t, c.amount, c.currency), c.style); got != c.want {
			t.Errorf("%s %s %s:\n got %s\nwant %s", c.amount, c.currency, c.style, got, c.want)
		}
	}
}

func TestChinese(t *testing.T) {
	for _, c := range []struct {
		amount   string
		currency money.Currency
		want     string
	}{
		{"2508.60", "CNY", "人民币贰仟伍佰零捌元陆角"},
		{"6007.14", "CNY", "人民币陆仟零柒元壹角肆分"},
		{"2790.41", "CNY", "人民币贰仟柒佰玖拾元肆角壹分"},
		{"208000.35", "CNY", "人民币贰拾万捌仟元零叁角伍分"},
		{"16409.02", "CNY", "人民币壹万陆仟肆佰零玖元零贰分"},
		{"325.04", "CNY", "人民币叁佰贰拾伍元零肆分"},
		{"0", "CNY", "人民币零元整"},
		{"0.05", "CNY", "人民币伍分"},
		{"0.50", "CNY", "人民币伍角"},
		{"0.55", "CNY", "人民币伍角伍分"},
		{"10", "CNY", "人民币壹拾元整"},
		{"100001", "CNY", "人民币壹拾万零壹元整"},
		{"1000000", "CNY", "人民币壹佰万元整"},
		{"100001000", "CNY", "人民币壹亿零壹仟元整"},
		{"120000000", "CNY", "人民币壹亿贰仟万元整"},
		{"2000000000000", "CNY", "人民币贰万亿元整"},
		{"1003000.05", "CNY", "人民币壹佰万叁仟元零伍分"},
		{"-3", "CNY", "人民币负叁元整"},
		{"13700.5", "USD", "美元壹万叁仟柒佰元零伍角"},
		{"5150", "JPY", "日元伍仟壹佰伍拾元整"},
		{"12.305", "KWD", "科威特第纳尔壹拾贰元叁角零伍厘"},
		{"0.005", "KWD", "科威特第纳尔伍厘"},
		{"92233720368547758.07", "CNY", "人民币玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"},
	} {
		if got := Chinese(amount(t, c.amount, c.currency)); got != c.want {
			t.Errorf("%s: %s, want %s", c.amount, got, c.want)
		}
	}
}

// No two amounts of one currency may read alike.
func TestWordsTellAmountsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		currency := rapid.SampledFrom([]money.Currency{"USD", "CNY", "JPY", "KWD", "XCD"}).Draw(t, "currency")
		a := money.Amount{Minor: rapid.Int64().Draw(t, "a"), Currency: currency}
		b := money.Amount{Minor: a.Minor ^ 1<<rapid.IntRange(0, 62).Draw(t, "bit"), Currency: currency}
		style := rapid.SampledFrom(Styles()).Draw(t, "style")
		if English(a, style) == English(b, style) || Chinese(a) == Chinese(b) {
			t.Fatalf("%d and %d of %s read alike", a.Minor, b.Minor, currency)
		}
		zh := Chinese(a)
		if strings.Contains(zh, "零零") || strings.HasSuffix(zh, "零") || (strings.HasSuffix(zh, "整") && !strings.HasSuffix(zh, "元整")) {
			t.Fatalf("%d reads %s", a.Minor, zh)
		}
	})
}

func TestMessages(t *testing.T) {
	files := fstest.MapFS{
		"translations/papers/en.json": {Data: []byte(`{"page":"Page {{.Page}} of {{.Pages}}"}`)},
		"translations/ui/a.en.json":   {Data: []byte(`{"a.x":"X"}`)},
		"translations/ui/b.en.json":   {Data: []byte(`{"b.y":"Y"}`)},
		"translations/ui/c.de.json":   {Data: []byte(`{"c.z":"Z"}`)},
		"translations/ui/d.de.json":   {Data: []byte(`{"c.z":"Z"}`)},
	}
	papers, err := Papers(files, "en")
	if err != nil {
		t.Fatal(err)
	}
	if got := papers.T("page", "Page", 1, "Pages", 3); got != "Page 1 of 3" {
		t.Error(got)
	}
	if got := papers.T("none"); got != "none" {
		t.Error(got)
	}
	screen, err := Screen(files, "en")
	if err != nil || screen.T("a.x") != "X" || screen.T("b.y") != "Y" || len(screen.Keys()) != 2 {
		t.Error(screen, err)
	}
	if _, err := Screen(files, "de"); err == nil {
		t.Error("a key of two rooms was taken")
	}
	if _, err := Papers(files, "fr"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
