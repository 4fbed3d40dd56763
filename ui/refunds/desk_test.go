package refunds_test

import (
	"context"
	"path/filepath"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/shipment"
	"sampan/app/trade"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// room is a page over a firm with a packed shipment of two products.
type room struct {
	*uitest.Room
	shipment, cup, pot, folder string
}

func enter(t *testing.T, language string, runner task.Runner) *room {
	t.Helper()
	ctx := context.Background()
	tables, err := reference.Load()
	uitest.Must(t, err)
	store := storetest.New(t)
	r := &room{Room: uitest.Enter(t, uitest.Firm{Store: store, Tables: tables, Now: storetest.Now}, language, runner), folder: t.TempDir()}
	r.Files.Folder = func(context.Context, files.Question) (string, error) { return r.folder, nil }
	r.Files.Save = func(_ context.Context, q files.Question) (string, error) { return filepath.Join(r.folder, q.Name), nil }
	r.Desk.Toasts()
	uitest.Must(t, r.SaveFirm(ctx, &firm.Firm{NameEN: "Ningbo Sampan", NameZH: "宁波舢板进出口有限公司", USCC: "91330212MA8R5N1TX0", CustomsCode: "33029609AB", Currencies: []money.Currency{"USD"}}))
	_, err = r.ImportRates(ctx, "2026B.csv", []byte("商品代码,计量单位,征税率,退税率,开始日期\n9617009000,个,13,13,2019-04-02\n7323930000,千克,13,9,2019-04-02\n"), "2026B")
	uitest.Must(t, err)
	buyer := contact.Contact{Name: "Mueller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE"}
	uitest.Must(t, r.SaveContact(ctx, &buyer))
	r.cup = r.product("CUP", "保温杯", "9617009000", catalog.Customs{Elements: []string{"0", "0", "保温", "不锈钢"}, FirstUnit: "007", District: "33029"})
	r.pot = r.product("POT", "不锈钢锅", "7323930000", catalog.Customs{Elements: []string{"0", "0", "厨房用", "不锈钢"}, FirstUnit: "035", District: "33029"})
	s := shipment.Shipment{
		Number: "CI2607-0001", BuyerID: buyer.ID, Date: "2026-07-01", Currency: "USD", Incoterm: "CIF", Place: "Hamburg", Transport: "sea", Origin: "CN",
		Booking: shipment.Booking{PortOfDischarge: "Hamburg"}, Answer: shipment.Answer{Vessel: "EVER GIVEN", Voyage: "027W"},
		Lines: []shipment.Line{
			{ID: "l1", ProductID: r.cup, Code: "CUP", NameZH: "保温杯", HSCode: "9617009000", Quantity: money.New(1000), Unit: "pcs", Price: money.Must("2.74")},
			{ID: "l2", ProductID: r.pot, Code: "POT", NameZH: "不锈钢锅", HSCode: "7323930000", Quantity: money.New(200), Unit: "set", Price: money.Must("11.5")},
		},
		Packages: []shipment.Package{
			{ID: "p1", From: 1, To: 40, Length: money.New(50), Width: money.New(40), Height: money.New(30), Net: money.Must("8.75"), Gross: money.Must("10"), Contents: []shipment.Content{{LineID: "l1", Quantity: money.New(25)}}},
			{ID: "p2", From: 41, To: 60, Length: money.New(60), Width: money.New(40), Height: money.New(40), Net: money.New(16), Gross: money.Must("17.5"), Contents: []shipment.Content{{LineID: "l2", Quantity: money.New(10)}}},
		},
		Charges: []shipment.Charge{{Name: "Freight", Kind: "freight", Amount: money.New(300)}, {Name: "Insurance", Kind: "insurance", Amount: money.New(20)}},
	}
	uitest.Must(t, store.Write(ctx, "Lin", func(tx app.Tx) error { return tx.PutShipment(&s) }))
	r.shipment = s.ID
	return r
}

func (r *room) product(code, name, hs string, c catalog.Customs) string {
	p := catalog.Product{Code: code, NameZH: name, NameEN: code, HSCode: trade.HSCode(hs), Unit: "pcs", Currency: "USD", Customs: c}
	uitest.Must(r.T, r.SaveProduct(context.Background(), &p))
	return p.ID
}

// cups is the invoice of the cups.
func (r *room) cups() refund.Invoice {
	v := refund.Invoice{
		Number: "26332000000012345678", Date: "2026-07-10", Kind: refund.SpecialInvoice, Seller: "永康市恒发五金制品厂", ConfirmedOn: "2026-08-01",
		Lines: []refund.InvoiceLine{{
			ProductID: r.cup, Name: "*日用杂品*保温杯", Unit: "个", Quantity: money.New(1000), Rate: money.Must("0.13"),
			Taxable: money.Amount{Minor: 1200000, Currency: money.CNY}, Tax: money.Amount{Minor: 156000, Currency: money.CNY},
		}},
	}
	uitest.Must(r.T, r.SaveInvoice(context.Background(), &v))
	return v
}

// potsInvoice is the invoice of the pots, counted in the claim's unit.
func (r *room) potsInvoice() string {
	v := refund.Invoice{
		Number: "26332000000012345679", Date: "2026-07-11", Kind: refund.SpecialInvoice, Seller: "宁波锅业有限公司", ConfirmedOn: "2026-08-01",
		Lines: []refund.InvoiceLine{{
			ProductID: r.pot, Name: "*厨房用具*不锈钢锅", Unit: "千克", Quantity: money.New(320), Rate: money.Must("0.13"),
			Taxable: money.Amount{Minor: 800000, Currency: money.CNY}, Tax: money.Amount{Minor: 104000, Currency: money.CNY},
		}},
	}
	uitest.Must(r.T, r.SaveInvoice(context.Background(), &v))
	return v.ID
}
