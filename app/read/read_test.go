package read

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// short writes items short: "words; 500 pcs; 1.25 USD".
func short(items []Item) []string {
	var out []string
	for _, it := range items {
		s := it.Text.Value + ";"
		if it.Quantity.Known {
			s += " " + it.Quantity.Value.String()
		}
		if it.Unit.Known {
			s += " " + it.Unit.Value
		}
		if it.Price.Known {
			s += "; " + it.Price.Value.String() + " " + string(it.Currency.Value)
		}
		out = append(out, s)
	}
	return out
}

func checkItems(t *testing.T, text string, want []string) {
	t.Helper()
	got := short(Read(Source{Text: text}).Items)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
	}
}

func TestItemsByLanguage(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Dear team,\nwe would like a quotation for the items below:\n\n- Stainless steel hinge 4 inch, 2,000 pairs\n- Brass door handle model DH-220, 500 sets\n- Wood screw 4x40 mm, 200 boxes (1000 pcs per box)\n\nKind regards,\nPeter Holmes", []string{"Stainless steel hinge 4 inch; 2000 pair", "Brass door handle; 500 set", "Wood screw 4x40 mm; 200 box"}},
		{"Our company requires 3 nos. centrifugal pumps (50 m3/h, 40 m head) and 2 nos. gate valves DN100 PN16.", []string{"centrifugal pumps; 3 pcs", "gate valves DN100 PN16; 2 pcs"}},
		{"Interested in your LED bulbs. How much for one 20ft container? Port Mombasa.", []string{"LED bulbs; 1 container_20"}},
		{"Solicitamos cotización para:\n1) Taladro percutor 13mm 750W - 120 unidades\n2) Discos de corte 115x1mm - 5.000 unidades", []string{"Taladro percutor 13mm 750W; 120 pcs", "Discos de corte 115x1mm; 5000 pcs"}},
		{"Me interesa comprar 50 docenas de medias deportivas y 20 docenas de gorras.", []string{"medias deportivas; 50 dozen", "gorras; 20 dozen"}},
		{"Gostaríamos de receber orçamento de 3.000 garrafas térmicas inox 500ml e 1.200 copos térmicos 350ml, com logo.", []string{"garrafas térmicas inox 500ml; 3000", "copos térmicos 350ml; 1200"}},
		{"Merci de nous coter : 12 palettes de carrelage 30x60 gris, 8 palettes 60x60 blanc. Livraison Abidjan.", []string{"carrelage 30x60 gris; 12 pallet", "carrelage 60x60 blanc; 8 pallet"}},
		{"Nous recherchons un fournisseur de sacs en papier kraft. Quantité : 20 000 pièces, dimensions 22x10x28 cm.", []string{"sacs en papier kraft; 20000 pcs"}},
		{"wir suchen ca. 1.500 kg Edelstahlblech 1.4301, 2 mm, Tafel 1000x2000 sowie 300 m Rohr 42,4x2. Bitte Preis pro kg.", []string{"Edelstahlblech 1.4301, 2 mm; 1500 kg", "Rohr 42,4x2; 300 m"}},
		{"Просим выставить КП на подшипники 6205-2RS – 500 шт, 6308 ZZ – 200 шт, и сальник 45x62x8 в количестве 1 тыс. шт.", []string{"подшипники 6205-2RS; 500 pcs", "6308 ZZ; 200 pcs", "сальник 45x62x8; 1000 pcs"}},
		{"Здравствуйте, нужны светодиодные прожекторы 50Вт 300 штук, цена до 4 долларов.", []string{"светодиодные прожекторы 50Вт; 300 pcs; 4 USD"}},
		{"نرغب في شراء ٥٠٠٠ متر قماش قطن عرض ١٥٠ سم و ٣٠٠ كرتون صابون. شكرا", []string{"قماش قطن عرض ١٥٠ سم; 5000 m", "صابون; 300 carton"}},
		{"您好，我司需要采购以下产品：\n1. 不锈钢保温杯 500ml 2000个\n2. 玻璃杯 350ml 5000只\n3. 硅胶餐垫 30*40cm 1万张\n请报FOB宁波价。", []string{"不锈钢保温杯 500ml; 2000 pcs", "玻璃杯 350ml; 5000 pcs", "硅胶餐垫 30*40cm; 10000 pcs"}},
		{"我要订3千条牛仔裤，2000件T恤，多少钱？发迪拜", []string{"牛仔裤; 3000 pcs", "T恤; 2000 pcs"}},
		{"你好，请问有没有儿童雨衣？要500件，红色蓝色各250，下个月要货。", []string{"儿童雨衣; 500 pcs"}},
	} {
		checkItems(t, c.text, c.want)
	}
}

func TestItemsByDifficulty(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"variants":          {"Hi, do you sell silicone phone cases? I want 300pcs black and 200pcs pink.", []string{"silicone phone cases black; 300 pcs", "silicone phone cases pink; 200 pcs"}},
		"tiers":             {"Could you quote for white mug: 1,000 / 3,000 / 5,000 pcs? Target USD 0.65.", []string{"white mug; 1000 pcs; 0.65 USD"}},
		"range":             {"Need spray gun, 5000-6000 pcs", []string{"spray gun; 5000 pcs"}},
		"words as numbers":  {"We need two hundred and fifty sets of luggage and half a container of exercise books.", []string{"luggage; 250 set", "exercise books; 0.5 container"}},
		"cancelled":         {"We need 500 umbrellas and 1000 raincoats. Please cancel the umbrellas.", []string{"raincoats; 1000"}},
		"past and samples":  {"We used to buy 10,000 pcs a year from another supplier. Now we would like to order 4,000 pcs of silicone baking mats. Please send 2 samples first.", []string{"silicone baking mats; 4000 pcs"}},
		"not an inquiry":    {"Just to say we received the goods, 500 cartons in good condition. The balance of USD 12,300 was paid today.", nil},
		"sum of money":      {"We would like to order 20 pcs of office chairs. Our total budget is $8000.", []string{"office chairs; 20 pcs"}},
		"price below":       {"Please quote 200 pcs of desk lamp and 300 pcs of wall clock. Target price for the clock: USD 4.20.", []string{"desk lamp; 200 pcs", "wall clock; 300 pcs; 4.2 USD"}},
		"ditto":             {"Please quote:\n1. Ball valve flanged DN50 - 24 pcs\n2. ditto DN80 - 12 pcs", []string{"Ball valve flanged DN50; 24 pcs", "Ball valve flanged DN80; 12 pcs"}},
		"stated currency":   {"Prices in EUR please.\n1. Garden hose 25 m, 120 rolls, target price 4.20\n2. Spray gun, 80 pcs", []string{"Garden hose 25 m; 120 roll; 4.2 EUR", "Spray gun; 80 pcs"}},
		"conditions listed": {"Looking for 500 pcs of steel bracket.\nPlease include:\n- Unit price\n- Lead time\n- Warranty", []string{"steel bracket; 500 pcs"}},
		"quoted mail":       {"OK then let's do 800 pcs of the folding table.\n\nOn Mon, Jan 5, 2026 at 9:12 AM, Lily wrote:\n> our MOQ is 500 pcs of plastic chair", []string{"folding table; 800 pcs"}},
		"phone is no count": {"We need umbrellas, call 0755 8321 4477 or +86 138 0013 8000", []string{"umbrellas;"}},
		"sizes below":       {"Looking to order some custom t-shirts:\nS - 20\nM - 50", []string{"custom t-shirts S; 20", "custom t-shirts M; 50"}},
		"fields repeated":   {"Title: Aluminium Profile\nDescription: Size:40x40mm Length:6m Quantity:500 pcs Size:20x20mm Length:6m Quantity:1000 pcs\nQuantity: 1500\nBuyer Name: Igor Kovac", []string{"Aluminium Profile Size:40x40mm; 500 pcs", "Aluminium Profile Size:20x20mm; 1000 pcs"}},
		"other languages":   {"Buongiorno, vorremmo un preventivo per 300 sedie da ufficio e 50 scrivanie 160x80.", []string{"sedie da ufficio; 300", "scrivanie 160x80; 50"}},
		"nothing stated":    {"We are interested in folding tables, please send your catalog.", []string{"folding tables;"}},
	} {
		t.Run(name, func(t *testing.T) { checkItems(t, c.text, c.want) })
	}
}

func TestTables(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"tabs":         {"SKU\tDescription\tColor\tQty\nHB-01\tHandbag\tblack\t300\nWL-07\tWallet\tbrown\t1k", []string{"Handbag; 300", "Wallet; 1000"}},
		"bars":         {"| No | Item | Qty | Price (USD) |\n|---|---|---|---|\n| 1 | Bolt M8 | 5,000 | 0.12 |\n| 2 | Nut M8 | 5,000 | 0.05 |", []string{"Bolt M8; 5000; 0.12 USD", "Nut M8; 5000; 0.05 USD"}},
		"columns":      {"Artikel           Menge/Jahr    Zielpreis\nGartenschlauch 25 m    12.000 Stk    4,20 USD\nSchlauchwagen          2.500 Stk     14,90 USD", []string{"Gartenschlauch 25 m; 12000 pcs; 4.2 USD", "Schlauchwagen; 2500 pcs; 14.9 USD"}},
		"csv":          {"Item No.,Description,Qty,Unit,Target Price (USD)\nA-100,Cotton towel 70x140cm,5000,pcs,1.25\nA-102,\"Hand towel, 30x50\",10000,pcs,0.45", []string{"Cotton towel 70x140cm; 5000 pcs; 1.25 USD", "Hand towel, 30x50; 10000 pcs; 0.45 USD"}},
		"Russian":      {"Наименование\tАртикул\tКол-во, шт\tЦена, руб\nФильтр масляный\tW 719/30\t100\t\nФильтр воздушный\tC 30 130\t50\t850,00", []string{"Фильтр масляный; 100 pcs", "Фильтр воздушный; 50 pcs; 850 RUB"}},
		"Indian":       {"Sl\tDescription\tUOM\tQty\n1\tOil seal\tNOS\t1,50,000", []string{"Oil seal; 150000 pcs"}},
		"lost columns": {"№ Наименование Кол-во Ед.изм.\n1 Уплотнение масляное 122571 10\n2 Кольцо 40х3 25", []string{"Уплотнение масляное 122571; 10", "Кольцо 40х3; 25"}},
		"stacked":      {"Sl. No.\n\nDescription\n\nUnit\n\nQty\n\n1\n\nGlass door\n\nLS\n\n1\n", []string{"Glass door; 1 ls"}},
		"total row":    {"Item\tQty\nPen\t100\nTotal\t100", []string{"Pen; 100"}},
	} {
		t.Run(name, func(t *testing.T) { checkItems(t, c.text, c.want) })
	}
}

func TestRowsOfASheet(t *testing.T) {
	r := Read(Source{Subject: "RFQ", From: "anna@weber.example", FromName: "Anna Weber", Rows: [][]string{{"Our list"}, {}, {"品名", "规格", "数量", "目标价"}, {"保温杯", "500ml", "2,000个", "12元"}, {"饭盒", "1.2L", "", ""}}})
	want := []string{"保温杯; 2000 pcs; 12 CNY", "饭盒;"}
	if got := short(r.Items); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q", got)
	}
	if r.Items[0].Spec.Value != "500ml" || r.Buyer.Name.Value != "Anna Weber" || r.Buyer.Email.Value != "anna@weber.example" {
		t.Errorf("%+v %+v", r.Items[0].Spec, r.Buyer)
	}
}

func TestNotices(t *testing.T) {
	r := Read(Source{Text: "Plush keychain 10cm\nGood day i need 200 pieces of this item to Nigeria by air. Also 50 pieces of blind box\nQuantity Required: 250 Piece/Pieces\nCountry: Nigeria\nBuyer: Chidi Okeke"})
	if got := strings.Join(short(r.Items), "|"); got != "Plush keychain 10cm; 200 pcs|blind box; 50 pcs" {
		t.Errorf("%s", got)
	}
	if r.Platform != "Alibaba" || r.Buyer.Country.Value != "Nigeria" || r.Buyer.CountryCode != "NG" || r.Buyer.Name.Value != "Chidi Okeke" {
		t.Errorf("%s %+v", r.Platform, r.Buyer)
	}
	r = Read(Source{Text: "Product Name: LED Panel Light\nModel: PL-6060\nQuantity: 1,200 pcs\nTarget Price: USD 8.5\nMaterial: Aluminum\nDestination Port: Jebel Ali\nPayment Terms: L/C\nContact Person: Ahmed Hassan\nCompany: Gulf Light Trading LLC\nCountry: United Arab Emirates\nTel: +971 4 555 0123"})
	if got := strings.Join(short(r.Items), "|"); got != "LED Panel Light; 1200 pcs; 8.5 USD" || r.Items[0].Model.Value != "PL-6060" {
		t.Errorf("%s", got)
	}
	if r.Wishes.Place.Value != "Jebel Ali" || r.Wishes.Payment.Value != "L/C" || r.Buyer.Company.Value != "Gulf Light Trading LLC" || r.Buyer.Phone.Value != "+971 4 555 0123" {
		t.Errorf("%+v %+v", r.Wishes, r.Buyer)
	}
}

func TestBuyerAndWishes(t *testing.T) {
	r := Read(Source{Text: "From: \"Kim Soo-jin\" <sjkim@hanil.example>\nSubject: RFQ\n\nDear Mr. Chen,\nplease quote 24 ball valves FOB Busan, delivery within 8 weeks, payment T/T 30 days. We need CE and RoHS certificates and a sample.\n\nBest regards\nSoo-jin Kim\nHanil Engineering Co., Ltd. / Seoul, Korea\nT. +82-2-555-0123  F. +82-2-555-0124\nWhatsApp: +82 10 5550 0123"})
	b, w := r.Buyer, r.Wishes
	if b.Name.Value != "Kim Soo-jin" || b.Company.Value != "Hanil Engineering Co., Ltd." || b.CountryCode != "KR" || b.Email.Value != "sjkim@hanil.example" || b.Phone.Value != "+82-2-555-0123" || b.WhatsApp.Value != "+82 10 5550 0123" {
		t.Errorf("%+v", b)
	}
	if w.Incoterm.Value != "FOB" || w.Place.Value != "Busan" || w.Delivery.Value != "within 8 weeks" || !w.Sample.Value || len(w.Certificates) != 2 || !strings.HasPrefix(w.Payment.Value, "T/T 30 days") {
		t.Errorf("%+v", w)
	}
}

func TestJSONShape(t *testing.T) {
	got, err := json.Marshal(Read(Source{ID: "x", Text: "Please quote 12.5 kg of glue"}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"x","language":"en","buyer":{"name":null,"company":null,"country":null,"email":null,"phone":null,"whatsapp":null},"items":[{"text":"glue","model":null,"spec":null,"quantity":"12.5","unit":"kg","target_price":null,"currency":null}],"wishes":{"incoterm":null,"port_or_destination":null,"payment_term":null,"delivery_date":null,"sample_wanted":null,"certificates":null}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSpansShowTheWords(t *testing.T) {
	r := Read(Source{Text: "您好，需要采购2,000个保温杯，FOB宁波。"})
	it := r.Items[0]
	for want, at := range map[string]Span{"保温杯": it.Text.Span, "2,000": it.Quantity.Span, "个": it.Unit.Span, "FOB": r.Wishes.Incoterm.Span, "宁波": r.Wishes.Place.Span} {
		if got := r.Text[at.Start:at.End]; got != want {
			t.Errorf("%q marked for %q", got, want)
		}
	}
}

// sane fails on what no reading may contain.
func sane(t interface{ Fatalf(string, ...any) }, r Reading) {
	for _, s := range r.Spans() {
		if s.Start < 0 || s.End > len(r.Text) || s.Start >= s.End {
			t.Fatalf("span %v outside a text of %d", s, len(r.Text))
		}
	}
	for _, it := range r.Items {
		if strings.TrimSpace(it.Text.Value) == "" || it.Quantity.Known && !it.Quantity.Value.IsPositive() || it.Price.Known && !it.Price.Value.IsPositive() {
			t.Fatalf("item %+v", it)
		}
	}
	if _, err := json.Marshal(r); err != nil {
		t.Fatalf("%v", err)
	}
}

func TestAnyWordsAreSafe(t *testing.T) {
	pieces := []string{"500", "1,000", "pcs", "need", "Please quote", "price", "USD", "$", "-", ":", "\n", "\n\n", "\t", "|", "(", ")", "each", "ditto", "从", "需要", "三千", "个", "шт", "по", "جهاز", "٥٠", "Qty", "Item", "Description", "1.", "•", "FOB", "Best regards", "ref.", "A-12", "x", "/", "and", "to", "@", "a@b.example", "+86 138 0013 8000", "cancel", "change", "same", "half", "Quantity:", "Title:", "Buyer:", "> ", "wrote:", "10x20", "mm", "2.5"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		var b strings.Builder
		for range n {
			b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
			b.WriteString(rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap"))
		}
		sane(t, Read(Source{Text: b.String()}))
	})
}

func TestLongTextsAreCutNotChoked(t *testing.T) {
	for _, p := range []string{"a ", "500 pcs pens, ", "(", "需要", "5-6-", "> a\n", "Item\tQty\n", "1. x\n", "Quantity: 5\n", "[22.11.26, 09:14:02] A: need 5 pens\n", "A 11/20 09:15\nB 5 pcs\n", "各5个\n", "1) 5 ", "pens x 5; "} {
		sane(t, Read(Source{Text: strings.Repeat(p, 20000/len(p))}))
	}
	r := Read(Source{Text: strings.Repeat("\n", maxText+10) + "need 5 pcs of pens"})
	if len(r.Items) != 0 {
		t.Error("text past the limit was read")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"need 500 pcs of pens, USD 2", "№ | Наименование | Кол-во\n1 | Болт | 5", "需要采购三千个杯子，FOB深圳", "\xff\xfe500\x00", "Title: x\nQuantity: 5\nBuyer: y", "1.\n2.\n- - -", "from 2000 to 3200 rolls",
		"[22.11.26, 09:14:02] A: need 50 cups\n[22.11.26, 09:15:02] B: CIF Lagos?\n[22.11.26, 09:16:02] A: yes", "22/11/26, 9:15 AM - +234 803 555 0199: 3 pens\nand cups\n22/11/26, 9:16 AM - You: <Media omitted>", "张总  11/20 09:15\n杯子2000个\n\n林  11/20 09:16\n好", "Ben: hi\nLin: how many?\nBen: 20", "2026-11-20 09:15:10 陈\n门 2套", "A, [22.11.2026 9:14]\nx 5", "Product: a\nQuantity: 5\nName: b\nMessage:\n- c, 6 sets\n---", "Item\tColour\tQty\nPen\tred\t5\n\tblue\t6", "500 each of the following:\n- a\n- b", "1、杯\n2、碗\n各5个",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 5000 {
			sane(t, Read(Source{Text: s}))
		}
	})
}
