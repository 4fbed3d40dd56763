package dealstest

import (
	"context"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/quotation"
)

func d(s string) money.Decimal { return money.Must(s) }

func (r *Room) furnish() {
	r.T.Helper()
	ctx := context.Background()
	r.Must(r.SaveFirm(ctx, &firm.Firm{
		NameEN: "Test Trading", NameZH: "测试贸易", Currencies: []money.Currency{"USD", "EUR"},
		Rates:    []money.Rate{{Currency: "USD", Value: d("7.1"), Date: "2026-11-20", Source: "BOC"}, {Currency: "EUR", Value: d("8"), Date: "2026-11-20", Source: "BOC"}},
		Banks:    []firm.Bank{{Currency: "USD", Beneficiary: "TEST", Name: "Bank", Account: "1", SWIFT: "X"}},
		Payments: []firm.Payment{{Code: "tt", EN: "30% deposit", ZH: "30%定金", Deposit: 30}},
		Defaults: firm.Defaults{Incoterm: "FOB", Place: "Ningbo", Payment: "tt", ValidDays: 15, LeadTime: "30 days", Packing: "carton", Margin: d("0.15")},
	}))
	for _, code := range []string{"SP-500B", "SP-750B", "GB-4"} {
		r.Must(r.SaveProduct(ctx, &catalog.Product{
			Code: code, NameEN: "Vacuum bottle " + code, NameZH: "保温杯" + code, Unit: "pcs", Currency: "USD", MOQ: d("500"),
			Cost: d("14"), CostBasis: catalog.Special13, VATRate: d("0.13"), RefundRate: d("0.13"),
			Tiers:   []catalog.Tier{{From: d("500"), Price: d("2.74")}, {From: d("3000"), Price: d("2.62")}},
			Packing: catalog.Packing{PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12")},
		}))
	}
	r.Buyer = contact.Contact{Name: "Müller GmbH", Roles: []contact.Role{contact.Buyer}, Country: "DE", Address: "Am Markt 1", People: []contact.Person{{Name: "Anna Weber"}}}
	r.Must(r.SaveContact(ctx, &r.Buyer))
}

// Sold is a quotation of so many articles, 500 of each, that went out.
func (r *Room) Sold(articles int) quotation.Quotation {
	r.T.Helper()
	ctx := context.Background()
	q, err := r.NewQuotation(ctx, r.Buyer.ID)
	r.Must(err)
	all, err := r.Products(ctx)
	r.Must(err)
	for _, p := range all[:articles] {
		_, err := r.AddProduct(ctx, &q.Deal, p.ID, d("500"))
		r.Must(err)
	}
	r.Must(r.SaveQuotation(ctx, &q))
	_, err = r.Issue(ctx, app.QuotationPaper, q.ID, "")
	r.Must(err)
	q, err = r.Quotation(ctx, q.ID)
	r.Must(err)
	return q
}
