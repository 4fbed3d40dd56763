package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/shipment"
	"sampan/app/trade"
	"sampan/data/reference"
	"sampan/data/store/storetest"
)

// exporter is a firm with a buyer, a rate library, two products and a packed
// shipment of both.
type exporter struct {
	*app.App
	shipment, cup, pot string
}

func newExporter(t *testing.T) *exporter {
	t.Helper()
	ctx := context.Background()
	store := storetest.New(t)
	files, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = files.Close() })
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(store, files, tables, storetest.Now, "tester")
	must(t, err)
	must(t, a.SaveFirm(ctx, &firm.Firm{NameEN: "Ningbo Sampan", NameZH: "宁波舢板进出口有限公司", USCC: "91330212MA8R5N1TX0", CustomsCode: "33029609AB", Currencies: []money.Currency{"USD"}}))
	_, err = a.ImportRates(ctx, "2026B.csv", []byte("商品代码,计量单位,征税率,退税率,开始日期\n9617009000,个,13,13,2019-04-02\n7323930000,千克,13,9,2019-04-02\n"), "2026B")
	must(t, err)
	buyer := contact.Contact{Name: "Mueller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE"}
	must(t, a.SaveContact(ctx, &buyer))
	x := &exporter{App: a}
	x.cup = x.product(t, "CUP", "保温杯", "9617009000", catalog.Customs{Elements: []string{"0", "0", "保温", "不锈钢"}, FirstUnit: "007", District: "33029"})
	x.pot = x.product(t, "POT", "不锈钢锅", "7323930000", catalog.Customs{Elements: []string{"0", "0", "厨房用", "不锈钢"}, FirstUnit: "035", District: "33029"})
	s := shipment.Shipment{
		Number: "CI2607-0001", BuyerID: buyer.ID, Date: "2026-07-01", Currency: "USD", Incoterm: "CIF", Place: "Hamburg", Transport: "sea", Origin: "CN",
		Booking: shipment.Booking{PortOfDischarge: "Hamburg"}, Answer: shipment.Answer{Vessel: "EVER GIVEN", Voyage: "027W"},
		Lines: []shipment.Line{
			{ID: "l1", ProductID: x.cup, Code: "CUP", NameZH: "保温杯", HSCode: "9617009000", Quantity: money.New(1000), Unit: "pcs", Price: money.Must("2.74")},
			{ID: "l2", ProductID: x.pot, Code: "POT", NameZH: "不锈钢锅", HSCode: "7323930000", Quantity: money.New(200), Unit: "set", Price: money.Must("11.5")},
		},
		Packages: []shipment.Package{
			{ID: "p1", From: 1, To: 40, Length: money.New(50), Width: money.New(40), Height: money.New(30), Net: money.Must("8.75"), Gross: money.Must("10"), Contents: []shipment.Content{{LineID: "l1", Quantity: money.New(25)}}},
			{ID: "p2", From: 41, To: 60, Length: money.New(60), Width: money.New(40), Height: money.New(40), Net: money.New(16), Gross: money.Must("17.5"), Contents: []shipment.Content{{LineID: "l2", Quantity: money.New(10)}}},
		},
		Charges: []shipment.Charge{{Name: "Freight", Kind: "freight", Amount: money.New(300)}, {Name: "Insurance", Kind: "insurance", Amount: money.New(20)}},
	}
	must(t, store.Write(ctx, "tester", func(tx app.Tx) error { return tx.PutShipment(&s) }))
	x.shipment = s.ID
	return x
}

func (x *exporter) product(t *testing.T, code, name, hs string, c catalog.Customs) string {
	t.Helper()
	p := catalog.Product{Code: code, NameZH: name, NameEN: code, HSCode: trade.HSCode(hs), Unit: "pcs", Currency: "USD", Customs: c}
	must(t, x.SaveProduct(context.Background(), &p))
	return p.ID
}

// filed is the shipment's declaration as the broker files it unchanged.
func (x *exporter) filed(t *testing.T) customs.Declaration {
	t.Helper()
	ctx := context.Background()
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	d := parts[0]
	id := d.ID
	d.ID, d.Ver, d.Number, d.ExportDate = "", 0, "310420260512345678", "2026-07-05"
	for i := range d.Items {
		d.Items[i].ID = ""
	}
	list, err := x.FileDeclaration(ctx, id, &d)
	if err != nil || len(list) != 0 {
		t.Fatalf("%+v %v", list, err)
	}
	return d
}

func TestDraftOfAShipment(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	if err != nil || len(parts) != 1 {
		t.Fatalf("%d parts, %v", len(parts), err)
	}
	d := parts[0]
	for name, c := range map[string]struct{ got, want string }{
		"consignee": {d.Consignee, "Mueller GmbH"}, "sold to": {d.SoldTo, "DEU"}, "term": {d.Term, "1"}, "transport": {d.Transport, "2"},
		"net": {d.Net.String(), "670"}, "gross": {d.Gross.String(), "750"}, "marks": {d.Marks, "N/M"}, "levy": {d.Levy, "101"},
		"freight": {d.Freight.Value.String(), "300"}, "first item": {d.Items[0].Total.String(), "2740.00"}, "uscc": {d.Consignor.USCC, "91330212MA8R5N1TX0"},
		"statutory kg": {d.Items[1].FirstQty.String(), "320"}, "price": {d.Items[1].Price.String(), "11.5"}, "elements": {d.Items[0].Elements, "0|0|保温|不锈钢"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, want %q", name, c.got, c.want)
		}
	}
	if d.Packages != 60 {
		t.Errorf("%d packages", d.Packages)
	}
	list, err := x.CheckDeclaration(ctx, d)
	must(t, err)
	var fields []string
	for _, f := range list {
		fields = append(fields, f.Field)
	}
	if got := strings.Join(fields, " "); got != "exit port" {
		t.Errorf("a draft lacks %q; the firm has to say where it leaves", got)
	}
	again, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	if all, err := x.Declarations(ctx); err != nil || len(all) != 1 || all[0].ID != again[0].ID {
		t.Errorf("drafting again left %+v %v", all, err)
	}
}

func TestFilingKeepsDraftAndTellsTheShipment(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	filed := x.filed(t)
	s, err := x.Shipment(ctx, x.shipment)
	must(t, err)
	if s.Declared.Number != "310420260512345678" || s.Declared.Term != "CIF" || len(s.Items) != 2 || s.Items[1].Unit == "" || s.Declared.Pieces != 60 {
		t.Errorf("%+v %+v", s.Declared, s.Items)
	}
	if _, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{}); !fault.Is(err, "customs.already_sent") {
		t.Errorf("drafting after filing: %v", err)
	}
	if err := x.SaveDeclaration(ctx, &filed); !fault.Is(err, "customs.already_filed") {
		t.Errorf("changing what was filed: %v", err)
	}
	other := filed
	other.ID, other.Ver, other.Number = "", 0, "22332026000000123"
	if _, err := x.FileDeclaration(ctx, filed.DraftID, &other); !fault.Is(err, "customs.number_wrong") {
		t.Errorf("a number of 17 digits: %v", err)
	}
}

func (x *exporter) invoice(number, product, unit, quantity, taxable, rate string) *refund.Invoice {
	net := must1(money.Of(money.Must(taxable), money.CNY))
	tax := must1(money.Of(net.Decimal().Mul(money.Must(rate)), money.CNY))
	return &refund.Invoice{
		Number: number, Date: "2026-06-10", Kind: refund.SpecialInvoice, Seller: "宁波杯业有限公司", BuyerTaxID: "91330212MA8R5N1TX0",
		Lines: []refund.InvoiceLine{{ProductID: product, Name: "*日用杂品*" + product, Unit: unit, Quantity: money.Must(quantity), Taxable: net, Rate: money.Must(rate), Tax: tax}},
	}
}

func must1[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestClaimOfATrader(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	x.filed(t)
	cups := x.invoice("26332000000012345678", x.cup, "个", "1500", "18000", "0.13")
	must(t, x.SaveInvoice(ctx, cups))
	must(t, x.SaveInvoice(ctx, x.invoice("26332000000012345679", x.pot, "套", "200", "12000", "0.03")))
	open, err := x.ClaimableExports(ctx)
	if err != nil || len(open) != 2 {
		t.Fatalf("%+v %v", open, err)
	}
	// FOB: 5,040 − 320 by amount: 2,740 / 5,040 × 4,720 = 2,566.03
	if open[0].FOB.String() != "2566.03" || open[1].FOB.String() != "2153.97" || open[0].RefundRate.String() != "0.13" {
		t.Errorf("%v %v %v", open[0].FOB, open[1].FOB, open[0].RefundRate)
	}
	claim, short, err := x.OpenRefundClaim(ctx, "202611", "001", []string{open[0].ItemID, open[1].ItemID})
	if err != nil || len(short) != 0 {
		t.Fatalf("%+v %v", short, err)
	}
	// cups: 1,000 of 1,500 of 18,000 = 12,000 × 13 %; pots: 12,000 × the lower of 3 % and 9 %
	if claim.Taxable().String() != "24000.00" || claim.Refund().String() != "1920.00" {
		t.Errorf("taxable %v, refund %v", claim.Taxable(), claim.Refund())
	}
	if claim.Links[1].Taken.String() != "200" || claim.Links[1].Quantity.String() != "320" {
		t.Errorf("sets were not turned into kilograms: %+v", claim.Links[1])
	}
	if open, _ = x.ClaimableExports(ctx); len(open) != 0 {
		t.Errorf("still open: %+v", open)
	}
	list, err := x.Invoices(ctx)
	must(t, err)
	i := slices.IndexFunc(list, func(s refund.InvoiceSummary) bool { return s.Number == cups.Number })
	if list[i].Left.String() != "6000.00" {
		t.Errorf("left of the cups' invoice: %v", list[i].Left)
	}
	cups.Lines[0].Quantity = money.New(900)
	if err := x.SaveInvoice(ctx, cups); !fault.Is(err, "refund.invoice_claimed") {
		t.Errorf("an invoice below what was claimed: %v", err)
	}
	filed, err := x.FileRefundClaim(ctx, claim.ID, "2026-11-22")
	if err != nil || filed.Status != refund.ClaimFiled {
		t.Errorf("%+v %v", filed.Status, err)
	}
	if _, err := x.FileRefundClaim(ctx, claim.ID, "2026-11-23"); !fault.Is(err, "refund.claim_filed") {
		t.Errorf("filing twice: %v", err)
	}
}

func TestClaimThatInvoicesDoNotReach(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	x.filed(t)
	must(t, x.SaveInvoice(ctx, x.invoice("26332000000012345678", x.cup, "个", "600", "7200", "0.13")))
	red := x.invoice("26332000000012345680", x.cup, "个", "-100", "-1200", "0.13")
	red.RedOf = "26332000000012345678"
	must(t, x.SaveInvoice(ctx, red))
	open, err := x.ClaimableExports(ctx)
	must(t, err)
	claim, short, err := x.OpenRefundClaim(ctx, "202611", "001", []string{open[0].ItemID})
	if err != nil || len(short) != 1 || short[0].Missing.String() != "500" {
		t.Fatalf("%+v %v", short, err)
	}
	if claim.Taxable().String() != "6000.00" {
		t.Errorf("the red invoice was not taken off: %v", claim.Taxable())
	}
	if _, err := x.FileRefundClaim(ctx, claim.ID, "2026-11-22"); !fault.Is(err, "refund.units_unmet") {
		t.Errorf("filing what is short: %v", err)
	}
}

func TestInvoicesRefused(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	good := x.invoice("26332000000012345678", x.cup, "个", "600", "7200", "0.13")
	must(t, x.SaveInvoice(ctx, good))
	for key, spoil := range map[string]func(*refund.Invoice){
		"refund.invoice_twice":      func(*refund.Invoice) {},
		"refund.invoice_number":     func(v *refund.Invoice) { v.Number = "123" },
		"refund.invoice_of_another": func(v *refund.Invoice) { v.BuyerTaxID = "91330212MA8R5N1TX1" },
		"refund.invoice_empty":      func(v *refund.Invoice) { v.Lines = nil },
		"refund.invoice_tax":        func(v *refund.Invoice) { v.Lines[0].Tax.Minor += 100 },
		"refund.invoice_rate":       func(v *refund.Invoice) { v.Lines[0].Rate = money.New(13) },
		"refund.date_wrong":         func(v *refund.Invoice) { v.Date = "2026年6月" },
		"refund.seller_wrong":       func(v *refund.Invoice) { v.SellerTaxID = "91330212MA8R5N1TX1" },
	} {
		v := x.invoice("26332000000012345678", x.cup, "个", "600", "7200", "0.13")
		spoil(v)
		if err := x.SaveInvoice(ctx, v); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}
