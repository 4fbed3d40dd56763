package app_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
)

// The editor's foot and the paper say the same, to the last digit.
func TestTheLoadOfADealIsThatOfItsPaper(t *testing.T) {
	dk := open(t)
	figure := rapid.Custom(func(t *rapid.T) money.Decimal {
		return money.Scaled(rapid.Int64Range(0, 90_000).Draw(t, "n"), rapid.Int32Range(0, 4).Draw(t, "places"))
	})
	line := rapid.Custom(func(t *rapid.T) deal.Line {
		return deal.Line{
			Code: "A", Unit: "pcs", Price: money.New(1),
			Quantity: figure.Draw(t, "quantity"), PerCarton: rapid.IntRange(0, 36).Draw(t, "per carton"),
			Length: figure.Draw(t, "length"), Width: figure.Draw(t, "width"), Height: figure.Draw(t, "height"),
			Net: figure.Draw(t, "net"), Gross: figure.Draw(t, "gross"),
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		d := deal.Deal{BuyerID: dk.buyer.ID, Currency: "USD", Lines: rapid.SliceOfN(line, 0, 9).Draw(r, "lines")}
		doc, err := dk.DrawQuotation(context.Background(), quotation.Quotation{Status: quotation.Draft, Deal: d})
		if err != nil {
			r.Fatal(err)
		}
		load, totals := app.LoadOf(d), doc.Totals
		if load.Cartons != int64(totals.Cartons) || !load.CBM.Equal(totals.CBM) || !load.Net.Equal(totals.Net) || !load.Gross.Equal(totals.Gross) {
			r.Fatalf("foot: %+v, paper: %d cartons, %s m³, %s kg net, %s kg gross", load.Total, totals.Cartons, totals.CBM, totals.Net, totals.Gross)
		}
		gross := money.Zero
		for _, l := range doc.Lines {
			gross = gross.Add(l.Packing.Gross)
		}
		if !gross.Equal(totals.Gross) {
			r.Fatalf("lines weigh %s, the paper %s", gross, totals.Gross)
		}
	})
}
