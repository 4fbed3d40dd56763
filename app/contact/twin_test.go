package contact

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// invented makes companies whose names nobody has: two or three syllables, a
// word of the trade, a legal form, a country.
type invented struct {
	*rand.Rand
	seen map[string]bool
}

func (v invented) pick(words string) string {
	list := strings.Fields(words)
	return list[v.IntN(len(list))]
}

func (v invented) word() string {
	for {
		w := ""
		for range 2 + v.IntN(2) {
			w += v.pick("b br c d dr f g gr h j k kl l m n p pr r s st t tr v w z sch th") + v.pick("a e i o u ei au ie oo") + v.pick("l n r s t m ck nd rt x . . .")
		}
		w = strings.ReplaceAll(w, ".", "")
		if !v.seen[w] && len(w) >= 5 {
			v.seen[w] = true
			return strings.ToUpper(w[:1]) + w[1:]
		}
	}
}

func (v invented) company(n int) Contact {
	name := v.word()
	if v.IntN(2) == 0 {
		name += " " + v.word()
	}
	name += " " + v.pick("Trading Import Home Tools Auto Electronics Fashion Group Supplies International")
	domain := strings.ToLower(strings.Fields(name)[0]) + fmt.Sprint(n) + ".com"
	return Contact{
		ID: fmt.Sprint(n), Name: name + " " + v.pick("GmbH Ltd LLC S.A. Inc. B.V. SRL OOO"), Country: v.pick("DE US GB ES RU NL RO PL"),
		Email: "info@" + domain, Phone: fmt.Sprintf("+49 %d %07d", 100+v.IntN(800), v.IntN(10_000_000)),
	}
}

// twisted writes the name of a company as another person would: no addresses
// or numbers, so that the name alone has to tell.
func (v invented) twisted(c Contact) Contact {
	words := strings.Fields(c.Name)
	words = words[:len(words)-1]
	if v.IntN(3) > 0 {
		words = append(words, v.pick("Ltd. gmbh Co.,Ltd. Limited S.L. Corp"))
	}
	slip := []rune(words[0])
	i := 1 + v.IntN(len(slip)-2)
	switch v.IntN(6) {
	case 0:
		slip = append(slip[:i], slip[i+1:]...)
	case 1:
		slip[i], slip[i+1] = slip[i+1], slip[i]
	case 2:
		slip[i] = 'e'
	case 3:
		slip = append(slip[:i], append([]rune{slip[i]}, slip[i:]...)...)
	case 4:
		for n, r := range slip {
			if r == 'u' {
				slip[n] = 'ü'
			}
		}
	}
	words[0] = string(slip)
	name := strings.Join(words, " ")
	switch v.IntN(4) {
	case 0:
		name = strings.ToUpper(name)
	case 1:
		name = strings.ReplaceAll(name, " ", "-")
	case 2:
		name = strings.ReplaceAll(name, " ", "  ")
	}
	return Contact{Name: name, Country: c.Country}
}

// Of 500 companies written otherwise at least 98 in 100 are found among
// 20,000, and of 500 strangers at most 2 in 100 raise an alarm.
func TestTwinsAreFoundAndStrangersLeftAlone(t *testing.T) {
	v := invented{rand.New(rand.NewPCG(11, 22)), map[string]bool{}}
	twins := NewTwins()
	var known []Contact
	for n := range 20_000 {
		c := v.company(n)
		known = append(known, c)
		twins.Put(c)
	}
	found := 0
	for range 500 {
		c := known[v.IntN(len(known))]
		typed := v.twisted(c)
		for _, twin := range twins.Find(typed) {
			if twin.ID == c.ID {
				found++
				break
			}
		}
	}
	alarms := 0
	for n := range 500 {
		c := v.company(1_000_000 + n)
		if list := twins.Find(Contact{Name: c.Name, Country: c.Country}); len(list) > 0 {
			alarms++
		}
	}
	t.Logf("%d of 500 found, %d of 500 false alarms", found, alarms)
	if found < 490 || alarms > 10 {
		t.Errorf("%d of 500 found, %d false alarms", found, alarms)
	}
}

func TestTwinByEachTrait(t *testing.T) {
	twins := NewTwins()
	for _, c := range []Contact{
		{ID: "mueller", Name: "Müller Haushaltswaren GmbH", Country: "DE", Email: "a.weber@mueller-haus.de", Phone: "+49 40 123456-78", Website: "https://www.mueller-haus.de/kontakt"},
		{ID: "sever", Name: "ООО «Северный дом»", Country: "RU", People: []Person{{Name: "Иван", Email: "ivan1980@mail.ru", WhatsApp: "+7 912 345-67-89"}}},
		{ID: "cup", NameZH: "宁波晨光杯业有限公司", Country: "CN", WeChat: "CGcups", TaxID: "91330212MA8R5N1TX0"},
		{ID: "abc", Name: "A.B.C. Trading Co., Ltd.", Country: "TH"},
		{ID: "garcia", Name: "Comercial García e Hijos, S.L.", Country: "ES"},
	} {
		twins.Put(c)
	}
	for _, c := range []struct {
		typed  Contact
		id     string
		reason Reason
	}{
		{Contact{Name: "Mueller", Email: "A.Weber@mueller-haus.de"}, "mueller", SameEmail},
		{Contact{Name: "Anna Weber", Email: "info@mail.mueller-haus.de"}, "mueller", SameDomain},
		{Contact{Name: "x", Phone: "0049 (40) 12345678"}, "mueller", SamePhone},
		{Contact{Name: "MULLER HAUSHALTSWAREN"}, "mueller", SameName},
		{Contact{Name: "Muller Haushaltwaren KG", Country: "DE"}, "mueller", NearName},
		{Contact{Name: "Severny Dom LLC"}, "sever", NearName},
		{Contact{Name: "y", WhatsApp: "8 912 345 67 89"}, "sever", SamePhone},
		{Contact{Name: "z", Email: "ivan1980@mail.ru"}, "sever", SameEmail},
		{Contact{NameZH: "晨光杯业（宁波）有限公司"}, "", ""},
		{Contact{NameZH: "宁波晨光杯业"}, "cup", SameName},
		{Contact{Name: "Ningbo Chenguang Beiye Co., Ltd"}, "cup", SameName},
		{Contact{Name: "w", WeChat: "cgCUPS"}, "cup", SameWeChat},
		{Contact{Name: "v", TaxID: "9133 0212 MA8R5N1TX0"}, "cup", SameTaxID},
		{Contact{Name: "ABC Trading"}, "abc", SameName},
		{Contact{Name: "Comercial Garcia Hijos"}, "garcia", SameName},
		{Contact{Name: "Someone else", Email: "somebody@mail.ru"}, "", ""},
		{Contact{Name: "Trading Co., Ltd."}, "", ""},
		{Contact{}, "", ""},
	} {
		list := twins.Find(c.typed)
		switch {
		case c.id == "" && len(list) > 0:
			t.Errorf("%+v alarmed for %+v", c.typed, list)
		case c.id != "" && (len(list) == 0 || list[0].ID != c.id || list[0].Reason != c.reason):
			t.Errorf("%s %s: %+v, want %s by %s", c.typed.Name, c.typed.NameZH, list, c.id, c.reason)
		}
	}
	twins.Drop("abc")
	if list := twins.Find(Contact{Name: "ABC Trading"}); len(list) != 0 {
		t.Errorf("a contact that is gone: %+v", list)
	}
	if list := twins.Find(Contact{ID: "garcia", Name: "Comercial García e Hijos, S.L."}); len(list) != 0 {
		t.Errorf("it found itself: %+v", list)
	}
	twins.Put(Contact{ID: "garcia", Name: "Otra Casa SL"})
	if list := twins.Find(Contact{Name: "Comercial Garcia Hijos"}); len(list) != 0 {
		t.Errorf("the old name still stands: %+v", list)
	}
}

func FuzzTwins(f *testing.F) {
	f.Add("Müller GmbH", "宁波晨光杯业有限公司")
	f.Fuzz(func(t *testing.T, a, b string) {
		twins := NewTwins()
		twins.Put(Contact{ID: "a", Name: a, NameZH: b})
		letters := strings.ContainsFunc(a, func(r rune) bool { return r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) })
		if list := twins.Find(Contact{Name: a, NameZH: b}); letters && len(list) != 1 {
			t.Fatalf("%q %q does not find itself: %+v", a, b, list)
		}
	})
}

func BenchmarkTwins(b *testing.B) {
	v := invented{rand.New(rand.NewPCG(11, 22)), map[string]bool{}}
	twins := NewTwins()
	var known []Contact
	for n := range 100_000 {
		c := v.company(n)
		known = append(known, c)
		twins.Put(c)
	}
	for n := 0; b.Loop(); n++ {
		twins.Find(v.twisted(known[n%len(known)]))
	}
}
