// Package papertest makes papers of every kind for tests, as a firm would fill
// them. Tests of any package may use it; the program does not.
package papertest

import (
	"fmt"

	"sampan/app/money"
	"sampan/app/paper"
)

// Document is a complete paper of n lines; the first photos of them have
// pictures "photo0", "photo1" …; logo and seal are "logo" and "seal".
func Document(kind string, language paper.Language, n, photos int) (paper.Document, error) {
	d := deal(kind, language)
	for i := range n {
		l := line(i, kind == "quotation" || kind == "price_list")
		if i < photos {
			l.Photo = fmt.Sprintf("photo%d", i)
		}
		d.Lines = append(d.Lines, l)
	}
	switch kind {
	case "quotation", "price_list", "clearance_list", "proforma":
	case "contract":
		d.Number, d.References.Proforma, d.Terms.Deposit, d.Terms.Tolerance = "SC2611-0007", "PI2611-0007", 30, 5
		if err := agree(&d); err != nil {
			return d, err
		}
	case "purchase_contract", "invoice_request":
		if err := buy(&d); err != nil {
			return d, err
		}
	case "statement":
		account(&d)
	default:
		if err := ship(&d); err != nil {
			return d, err
		}
	}
	return paper.Complete(d)
}

func deal(kind string, language paper.Language) paper.Document {
	d := paper.Document{
		Kind: kind, Date: "2026-11-22", Language: language, Currency: "USD",
		Place: paper.Words{EN: "Ningbo", ZH: "宁波"},
		Seller: paper.Party{
			Name:     paper.Words{EN: "Ningbo Haichuan Import & Export Co., Ltd.", ZH: "宁波海川进出口有限公司"},
			Address:  paper.Words{EN: "Room 1208, Harbour Plaza, 99 Jiangdong North Road,\nYinzhou District, Ningbo, Zhejiang, China", ZH: "浙江省宁波市鄞州区江东北路99号海港大厦1208室"},
			PostCode: "315040", Contact: "Lin Yue", Title: "Sales manager", Phone: "+86 574 8700 1234", Mobile: "+86 138 0574 1234",
			Email: "sales@haichuan.example", Website: "www.haichuan.example", Messenger: "WhatsApp +86 138 0574 1234",
		},
		Buyer: paper.Party{
			Name: paper.Words{EN: "Müller Haushaltswaren GmbH"}, Address: paper.Words{EN: "Große Elbstraße 145"},
			PostCode: "22767 Hamburg", Country: paper.Words{EN: "Germany", ZH: "德国"}, Contact: "Anna Weber", Title: "Einkauf",
			Phone: "+49 40 555 0134", Email: "a.weber@mueller.example", TaxID: "DE 123 456 789",
		},
		References: paper.References{Inquiry: "RFQ 4471 of 20 Nov", BuyerOrder: "PO-2026-3318"},
		Terms: paper.Terms{
			Incoterm: "FOB", NamedPlace: paper.Words{EN: "Ningbo", ZH: "宁波"}, ValidUntil: "2026-12-22",
			Payment:  paper.Words{EN: "30 % T/T deposit, balance against copy of B/L", ZH: "电汇30%定金，余款见提单复印件付清"},
			LeadTime: paper.Words{EN: "35 days after deposit", ZH: "收到定金后35天"}, PortOfLoading: paper.Words{EN: "Ningbo, China", ZH: "中国宁波"},
			Destination: paper.Words{EN: "Hamburg, Germany", ZH: "德国汉堡"}, Transport: "sea", PartialShipment: "allowed", Transshipment: "not_allowed",
			Packing: paper.Words{EN: "Export cartons, 5-ply, suitable for sea transport", ZH: "五层出口纸箱，适合海运"},
			Marks:   paper.Words{EN: "MÜLLER\nPO-2026-3318\nHAMBURG\nC/NO. 1-UP"}, Insurance: paper.Words{EN: "To be covered by the buyer", ZH: "由买方投保"},
			Origin: paper.Words{EN: "China", ZH: "中国"},
		},
		Bank: paper.Bank{
			Beneficiary: "Ningbo Haichuan Import & Export Co., Ltd.", Name: "Bank of China, Ningbo Branch", Address: "139 Yaohang Street, Ningbo, China",
			Account: "4050 6070 8090", SWIFT: "BKCHCNBJ92A", Intermediary: "Bank of China, New York, BKCHUS33", Charges: "SHA",
		},
		Charges: []paper.Charge{{Name: paper.Words{EN: "Discount 3 % for orders before 1 December", ZH: "12月1日前下单优惠3%"}, Share: money.Must("-0.03")}},
		Remarks: paper.Words{
			EN: "Quantities may vary by 5 %. Samples are free, freight collect. Colours as per approved samples; please confirm the artwork within ten days.",
			ZH: "数量允许有5%的增减。样品免费，运费到付。颜色以确认样为准，请在十天内确认图稿。",
		},
		Logo: "logo", Seal: "seal",
	}
	if kind == "proforma" {
		d.Number, d.References.Quotation, d.Terms.Deposit = "PI2611-0007", "QT2611-0042 R1", 30
	} else {
		d.Number, d.Revision, d.References.BuyerOrder = "QT2611-0042", 1, ""
		d.Terms.Loading = paper.Same("20GP 11,200 pcs · 40HQ 26,400 pcs")
	}
	if kind != "quotation" {
		d.Revision = 0
	}
	return d
}

func line(i int, tiers bool) paper.Line {
	a := articles[i%len(articles)]
	l := paper.Line{
		Item: a.code, Name: paper.Words{EN: a.en, ZH: a.zh}, Description: paper.Words{EN: a.specEN, ZH: a.specZH},
		Material: paper.Words{EN: a.material, ZH: a.materialZH}, HSCode: "9617001100", Unit: paper.Words{EN: "pcs", ZH: "个"},
		Quantity: money.New(int64(500 * (i%9 + 1))), Price: money.Scaled(int64(274+i*1131), 2),
		Packing: paper.Packing{
			PerCarton: 24, Length: money.New(56), Width: money.Must("32.5"), Height: money.New(49),
			CartonNet: money.Must("11.2"), CartonGW: money.Must("12.6"),
		},
	}
	if i == 0 {
		l.BuyerItem, l.MOQ = "MH-77120", money.New(500)
		if tiers {
			l.Tiers = []paper.Tier{{From: money.New(1000), Price: money.Must("2.68")}, {From: money.New(5000), Price: money.Must("2.55")}}
		}
	}
	return l
}

var articles = []struct{ code, en, zh, specEN, specZH, material, materialZH string }{
	{
		"SP-500B", "Vacuum bottle 500 ml, double wall", "双层真空保温杯 500 毫升",
		"18/8 stainless steel inside and out, copper-plated liner, keeps hot 12 h and cold 24 h; leak-proof lid with tea strainer; powder coating in Pantone colours on request.",
		"内外胆均采用食品级304不锈钢，内胆镀铜，保温12小时、保冷24小时；防漏杯盖带茶隔，可按潘通色卡喷塑（起订量另议），每只独立彩盒包装，附中英文说明书。",
		"Stainless steel 304", "304不锈钢",
	},
	{
		"HD-2210", "Wedding arch, hexagonal, 2.2 m", "六边形婚礼拱门 2.2米",
		"Powder-coated iron tube Ø 25 mm, tool-free assembly, carrying bag included.", "喷塑铁管，直径25毫米，免工具安装，附手提袋。", "Iron", "铁",
	},
	{
		"AP-8841-L", "Brake pad set, front, ceramic", "前轮陶瓷刹车片套装",
		"Fits VW Golf VII / Audi A3 (8V); ECE R90; with wear sensor.", "适用大众高尔夫七代、奥迪A3；通过ECE R90认证；带磨损传感器。", "Ceramic compound", "陶瓷配方",
	},
	{"C3-USB65", "GaN charger 65 W, 2 × USB-C + USB-A", "氮化镓充电器 65瓦", "EU plug, 100–240 V, CE / RoHS, input cable excluded.", "欧规插头，CE/RoHS认证。", "PC V0", "防火PC"},
	{"WG-1001", "Lace front wig, 24\", body wave, 180 % density", "前蕾丝假发 24英寸 大波浪", "Human hair, HD lace 13 × 4, pre-plucked hairline, natural black.", "真人发，高清蕾丝13×4，自然黑色。", "Human hair", "真人发"},
	{"HD-0417", "Scented candle in glass, 200 g", "玻璃香薰蜡烛 200克", "Soy wax, cotton wick, three scents assorted.", "大豆蜡，棉芯，三种香型混装。", "Soy wax, glass", "大豆蜡、玻璃"},
	{"AP-2207", "LED work lamp 12/24 V, 48 W", "LED工作灯 48瓦", "IP67, aluminium housing, ±60° bracket, flood beam.", "防护等级IP67，铝壳，支架可调±60°，泛光。", "Aluminium", "铝"},
}
