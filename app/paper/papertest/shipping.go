package papertest

import (
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/text"
	"sampan/assets"
)

// agree puts the clauses on a contract.
func agree(d *paper.Document) error {
	en, err := text.Papers(assets.Translations, "en")
	if err != nil {
		return err
	}
	zh, err := text.Papers(assets.Translations, "zh")
	if err != nil {
		return err
	}
	d.Clauses = paper.Clauses(d.Kind, paper.On{Incoterm: d.Terms.Incoterm, Payment: "tt-30-70"}, en, zh)
	return nil
}

// ship turns a sale into a shipment under a letter of credit: the last carton
// is mixed.
func ship(d *paper.Document) error {
	d.Number, d.Revision = "INV2611-0019", 0
	d.References = paper.References{
		BuyerOrder: "PO-2026-3318", Contract: "SC2611-0007", Contracted: "2026-09-30", Invoice: "INV2611-0019", Invoiced: "2026-11-22",
	}
	d.Terms.Incoterm, d.Terms.NamedPlace = "CIF", paper.Words{EN: "Hamburg", ZH: "汉堡"}
	d.Terms.Payment = paper.Words{EN: "Irrevocable letter of credit at sight", ZH: "不可撤销即期信用证"}
	d.Charges = nil
	d.Credit = paper.Credit{
		Number: "DC-HAM-882190", Date: "2026-10-08", Bank: "Hanseatische Außenhandelsbank AG, Hamburg",
		Statements: paper.Same("We certify that the goods are of Chinese origin and as per contract SC2611-0007."),
	}
	for i := range d.Lines {
		d.Lines[i].MOQ, d.Lines[i].Criterion, d.Lines[i].Photo = money.Zero, "CTH", ""
		full, err := paper.Complete(paper.Document{Currency: d.Currency, Lines: d.Lines[i : i+1]})
		if err != nil {
			return err
		}
		d.Lines[i] = full.Lines[0]
	}
	d.Packages = mixed(paper.PackagesOf(d.Lines))
	share(d.Lines, d.Packages)
	d.Addressee = paper.Party{
		Name: paper.Words{EN: "Beilun Ocean Forwarding Co., Ltd.", ZH: "北仑远洋国际货运代理有限公司"}, Contact: "Zhao Min", Phone: "+86 574 8688 2200", Email: "booking@beilun-ocean.example",
	}
	d.Notify = paper.Party{
		Name: paper.Words{EN: "Elbe Kontor Spedition GmbH"}, Address: paper.Words{EN: "Am Sandtorkai 50, 20457 Hamburg"}, Country: paper.Words{EN: "Germany", ZH: "德国"},
		Phone: "+49 40 555 0177", TaxID: "EORI DE 7654321",
	}
	d.Shipping = carriage()
	d.Containers = []paper.Container{{
		Number: "CSQU3054383", Seal: "ML-CN8812450", Type: "40HQ", Cartons: 600, Gross: money.Must("7560"), CBM: money.Must("53.51"), Tare: money.New(3880), Weighed: "2026-11-20",
	}}
	d.Origin = paper.Origin{
		Certificate: "CO", Producer: paper.Party{Name: paper.Words{EN: "Yongkang Dongyang Cup Factory", ZH: "永康市东洋杯业有限公司"}, Address: paper.Words{EN: "8 Jinshan Road, Yongkang, Zhejiang", ZH: "浙江省永康市金山路8号"}},
		Route: paper.Words{EN: "From Ningbo to Hamburg by sea", ZH: "由宁波海运至汉堡"}, IssuedIn: paper.Words{EN: "China", ZH: "中国"},
	}
	d.Cover = paper.Cover{Markup: money.Must("0.1"), Risks: paper.Words{EN: "Institute Cargo Clauses (C), Institute War Clauses", ZH: "协会货物保险条款（C），协会战争险条款"}, Claims: paper.Words{EN: "Hamburg, Germany", ZH: "德国汉堡"}}
	return nil
}

func carriage() paper.Shipping {
	return paper.Shipping{
		Reference: "BK-INV2611-0019", Booking: "NGBHAM261188", Carrier: "North Star Line", Vessel: "NORTH STAR HARMONY", Voyage: "046W", BillOfLading: "NSLNGB8120045",
		BillKind: "master", Originals: 3, Copies: 3, Freight: "prepaid", Load: "FCL", Equipment: []paper.Equipment{{Count: 1, Type: "40HQ"}},
		Receipt: paper.Words{EN: "Ningbo, China", ZH: "中国宁波"}, Discharge: paper.Words{EN: "Hamburg, Germany", ZH: "德国汉堡"},
		Wanted: "2026-11-26", Latest: "2026-11-30", ETD: "2026-11-27", ETA: "2026-12-29",
		LadingCutOff: "2026-11-24 12:00", CustomsCutOff: "2026-11-25 10:00", AdvanceCutOff: "2026-11-24 10:00", VGMCutOff: "2026-11-25 12:00", YardCutOff: "2026-11-25 18:00",
		Services: []string{"truck", "declaration", "certificate_of_origin"}, Dangerous: "no", Battery: "no", Liquid: "no", Heavy: "no",
		Stuffing: paper.Words{EN: "8 Jinshan Road, Yongkang, Zhejiang", ZH: "浙江省永康市金山路8号"}, StuffingDate: "2026-11-23", StuffingBy: "Wang Jun 138 0579 1234",
		Enclosed: paper.Words{EN: "Invoice, packing list, declaration data", ZH: "发票、装箱单、报关资料"}, Requests: paper.Words{EN: "14 days free time at destination, please.", ZH: "请申请目的港14天免箱期。"},
	}
}

// mixed puts the part cartons into one.
func mixed(packages []paper.Package) []paper.Package {
	var whole []paper.Package
	last := paper.Package{Kind: packages[0].Kind, Length: packages[0].Length, Width: packages[0].Width, Height: packages[0].Height}
	next := 1
	for _, p := range packages {
		if p.Count() == 1 {
			last.Contents = append(last.Contents, p.Contents...)
			last.Net = last.Net.Add(p.Net)
			continue
		}
		p.From, p.To, next = next, next+p.Count()-1, next+p.Count()
		whole = append(whole, p)
	}
	if len(last.Contents) == 0 {
		return whole
	}
	last.From, last.To, last.Gross = next, next, last.Net.Add(money.Must("1.4"))
	return append(whole, last)
}

// share counts a mixed carton once, with the first of its articles.
func share(lines []paper.Line, packages []paper.Package) {
	for i := range lines {
		p := &lines[i].Packing
		p.Counted, p.Cartons, p.CBM = true, 0, money.Zero
	}
	for _, p := range packages {
		first := &lines[p.Contents[0].Line].Packing
		first.Cartons += p.Count()
		first.CBM = first.CBM.Add(p.CBM())
	}
	rest := packages[len(packages)-1]
	for i := range lines {
		p := &lines[i].Packing
		p.Net, p.Gross = money.Zero, money.Zero
		for _, one := range packages {
			for _, c := range one.Contents {
				if c.Line == i && one.Count() > 1 {
					p.Net, p.Gross = one.Weight(one.Net), one.Weight(one.Gross)
				} else if c.Line == i {
					p.Net = p.Net.Add(money.Round(money.Div(rest.Net.Mul(c.Each), money.New(60)), 2))
					p.Gross = p.Gross.Add(money.Round(money.Div(rest.Gross.Mul(c.Each), money.New(60)), 2))
				}
			}
		}
	}
}

// buy turns a sale into a purchase: the firm is the buyer, in CNY.
func buy(d *paper.Document) error {
	firm := d.Seller
	d.Buyer = firm
	d.Seller = paper.Party{
		Name: paper.Words{EN: "Yongkang Dongyang Cup Factory", ZH: "永康市东洋杯业有限公司"}, Address: paper.Words{EN: "8 Jinshan Road, Yongkang, Zhejiang", ZH: "浙江省永康市金山路8号"},
		Contact: "王军", Phone: "+86 579 8712 3456", TaxID: "91330784MA2E5K3T0Q",
	}
	d.Number, d.Revision, d.Currency, d.Charges, d.Remarks = "PO2611-0031", 0, money.CNY, nil, paper.Words{}
	d.References = paper.References{Contract: "SC2611-0007", Purchase: "PO2611-0031"}
	d.Terms = paper.Terms{
		Payment: paper.Words{EN: "30 % on signing, balance within 30 days after the VAT invoice", ZH: "签约付30%定金，余款收到增值税专用发票后30天内付清"}, Deposit: 30,
		Packing: paper.Words{EN: "5-ply export cartons", ZH: "五层出口纸箱"}, Marks: d.Terms.Marks,
	}
	d.Supply = paper.Supply{
		Delivery: "2026-12-20", DeliveryPlace: paper.Words{EN: "Warehouse 3, Beilun, Ningbo", ZH: "宁波北仑3号仓库"}, Quality: paper.Words{EN: "As sealed sample, AQL 2.5 / 4.0", ZH: "按封样，AQL 2.5/4.0"},
		InvoiceBy: "2027-01-20", InvoiceTitle: "宁波海川进出口有限公司", TaxNumber: "91330212MA8R5N1TX0", AddressPhone: "浙江省宁波市鄞州区江东北路99号海港大厦1208室 0574-87001234",
		BankAccount: "中国银行宁波市分行 4050 6070 1590", SendTo: "宁波市鄞州区江东北路99号1208室 财务部 李敏 0574-87001240",
	}
	if d.Kind == "invoice_request" {
		d.References.Declared, d.References.Exported = "310120260512345678", "2026-11-27"
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		l.BuyerItem, l.MOQ, l.Tiers, l.TaxRate = "", money.Zero, nil, money.Must("0.13")
		l.Price = money.Round(l.Price.Mul(money.Must("5.2")), 2)
		l.Declared = paper.Declared{Name: l.Name.ZH, Unit: l.Unit, Quantity: l.Quantity}
	}
	if d.Kind != "purchase_contract" {
		return nil
	}
	return agree(d)
}

// account is a buyer's account with invoices, receipts, charges of the bank.
func account(d *paper.Document) {
	usd := func(cents int64) money.Amount { return money.Amount{Minor: cents, Currency: "USD"} }
	d.Lines, d.Charges, d.Number, d.Revision, d.Remarks = nil, nil, "ST2611-0003", 0, paper.Words{}
	d.Account = paper.Account{From: "2026-08-01", To: "2026-11-22", Unused: usd(50_000), Entries: []paper.Entry{
		{Date: "2026-08-01", Kind: "opening", Debit: usd(1_284_050)},
		{Date: "2026-08-18", Kind: "receipt", Reference: "RC2608-0011", Credit: usd(1_281_050)},
		{Date: "2026-08-18", Kind: "charge", Reference: "RC2608-0011", Credit: usd(3_000), Text: paper.Words{EN: "taken by the correspondent bank, ours", ZH: "中间行扣费，我司承担"}},
		{Date: "2026-09-12", Kind: "invoice", Reference: "INV2609-0008", Due: "2026-10-12", Debit: usd(2_310_800)},
		{Date: "2026-10-20", Kind: "invoice", Reference: "INV2610-0014", Due: "2026-11-19", Debit: usd(3_457_125)},
		{Date: "2026-11-03", Kind: "receipt", Reference: "RC2611-0002", Credit: usd(2_000_000)},
		{Date: "2026-11-20", Kind: "invoice", Reference: "INV2611-0019", Due: "2026-12-20", Debit: usd(1_900_410)},
	}, Ageing: []paper.Bucket{{Key: "current", Amount: usd(1_900_410)}, {Key: "30", Amount: usd(3_457_125)}, {Key: "60", Amount: usd(310_800)}}}
}
