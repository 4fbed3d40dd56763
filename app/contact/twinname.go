package contact

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// tradeWords stand in so many names that they tell little.
var tradeWords = []string{
	"trading", "trade", "import", "imports", "export", "exports", "international", "intl", "group", "holding", "holdings", "industries", "industrial",
	"global", "enterprise", "enterprises", "services", "solutions", "products", "supply", "supplies", "distribution", "wholesale", "handel",
	"comercial", "comercio", "importadora", "exportadora", "industria", "torgovyy", "dom", "technology", "tech", "house", "store", "stores",
}

// legalForms are what the law puts behind a name, folded and without points.
var legalForms = []string{
	"ltd", "limited", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "pte", "pty", "pvt", "private", "bhd", "sdn",
	"gmbh", "mbh", "ag", "kg", "ohg", "ug", "ev", "sarl", "sas", "sasu", "sa", "srl", "spa", "sl", "slu", "sau", "ltda", "eireli", "me", "cv", "sapi",
	"bv", "nv", "oy", "oyj", "ab", "as", "aps", "kft", "doo", "ooo", "ao", "zao", "oao", "pao", "ip", "too", "tov", "chp", "sp", "zoo", "sro", "as",
	"fze", "fzco", "fzc", "wll", "est", "jsc", "ojsc", "tic", "san", "sti", "ve", "and", "und", "et", "y", "e", "i", "the", "of", "de", "do", "da",
}

// hanForms are the legal forms of Chinese names, the longest first.
var hanForms = []string{"股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "分公司", "股份", "集团", "公司", "工厂", "厂"}

// cyrillic is written in Latin letters the way trade papers do.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m",
	'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g",
}

// special letters that no decomposition opens.
var special = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i"}

// cardOf keeps of a contact what it can be recognised by.
func cardOf(c Contact) card {
	e := card{live: true, country: c.Country}
	add := func(r Reason, value string) {
		if k := (key{r, value}); value != "" && !slices.Contains(e.keys, k) {
			e.keys = append(e.keys, k)
		}
	}
	reach := func(email, phone, whatsapp, wechat string) {
		email = strings.ToLower(strings.TrimSpace(email))
		add(SameEmail, email)
		add(SameDomain, bareDomain(CompanyDomain(email)))
		add(SamePhone, digitsOf(phone))
		add(SamePhone, digitsOf(whatsapp))
		add(SameWeChat, strings.ToLower(strings.TrimSpace(wechat)))
	}
	reach(c.Email, c.Phone, c.WhatsApp, c.WeChat)
	for _, p := range c.People {
		reach(p.Email, p.Phone, p.WhatsApp, p.WeChat)
	}
	add(SameDomain, bareDomain(CompanyDomain("x@"+host(c.Website))))
	if id := strings.ToUpper(lettersAndDigits(c.TaxID)); len(id) >= 6 {
		add(SameTaxID, id)
	}
	for _, name := range []string{c.Name, c.NameZH} {
		e.names = append(e.names, namesOf(name)...)
	}
	return e
}

// digitsOf is a number as it is compared: its last nine digits, for people
// write the country's code or leave it out. Shorter ones are no numbers.
func digitsOf(s string) string {
	d := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) && r < 128 {
			return r
		}
		return -1
	}, width.Narrow.String(s))
	if len(d) < 7 {
		return ""
	}
	return d[max(len(d)-9, 0):]
}

func host(website string) string {
	s := strings.ToLower(strings.TrimSpace(website))
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	s, _, _ = strings.Cut(s, "/")
	return strings.TrimPrefix(s, "www.")
}

// bareDomain drops the parts before a company's own name: mail.acme.de is
// acme.de. Two-part endings of countries (co.uk, com.cn) keep one more.
func bareDomain(domain string) string {
	parts := strings.Split(domain, ".")
	n := 2
	if l := len(parts); l >= 3 && len(parts[l-1]) == 2 && len(parts[l-2]) <= 3 {
		n = 3
	}
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts[max(len(parts)-n, 0):], ".")
}

func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// namesOf parts a name into the words it is known by, without legal forms. A
// Chinese name gives its pairs of characters and its spelling in Latin
// letters as one word.
func namesOf(name string) [][]string {
	name = strings.TrimSpace(width.Narrow.String(name))
	if name == "" {
		return nil
	}
	var han []rune
	for _, r := range name {
		if unicode.Is(unicode.Han, r) {
			han = append(han, r)
		}
	}
	var names [][]string
	if len(han) >= 2 {
		names = append(names, hanNames(string(han))...)
	}
	if words := latinWords(name); len(words) > 0 {
		names = append(names, words)
		if len(words) > 1 {
			names = append(names, []string{strings.Join(words, "")})
		}
	}
	return names
}

func hanNames(name string) [][]string {
	bare := name
	for changed := true; changed; {
		changed = false
		for _, form := range hanForms {
			if rest, ok := strings.CutSuffix(bare, form); ok && len([]rune(rest)) >= 2 {
				bare, changed = rest, true
			}
		}
	}
	r := []rune(bare)
	pairs := make([]string, 0, len(r))
	for i := 0; i+1 < len(r); i++ {
		pairs = append(pairs, string(r[i:i+2]))
	}
	spelled := strings.Join(pinyin.LazyPinyin(bare, pinyin.NewArgs()), "")
	names := [][]string{pairs}
	if spelled != "" {
		names = append(names, []string{spelled})
	}
	return names
}

// latinWords folds a name in an alphabet into words: no accents, Cyrillic in
// Latin letters, single letters of an abbreviation joined, legal forms gone
// unless nothing else is left.
func latinWords(name string) []string {
	folded := foldLatin(name)
	var words, all []string
	single := ""
	flush := func() {
		if single != "" {
			all = append(all, single)
			single = ""
		}
	}
	for _, w := range strings.FieldsFunc(folded, func(r rune) bool { return r == ' ' }) {
		if len(w) == 1 {
			single += w
			continue
		}
		flush()
		all = append(all, w)
	}
	flush()
	for _, w := range all {
		if !slices.Contains(legalForms, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return all
	}
	return words
}

func foldLatin(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’' || r == '`':
			// an accent, or a mark within an abbreviation or a name
		case cyrillic[r] != "" || r == 'ъ' || r == 'ь':
			b.WriteString(cyrillic[r])
		case special[r] != "":
			b.WriteString(special[r])
		case unicode.Is(unicode.Han, r):
			b.WriteByte(' ')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
