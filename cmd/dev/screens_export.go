package main

import (
	"bytes"
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/ui/widgets"
)

// sampleExport takes the sample firm's first shipment through customs and puts
// it into a refund claim; a second one stays a draft.
func sampleExport(ctx context.Context, a *app.App) error {
	shipments, err := a.Shipments(ctx)
	if err != nil || len(shipments) == 0 {
		return err
	}
	for _, s := range shipments[1:] {
		if _, err := a.DraftDeclaration(ctx, s.ID, app.Drafting{}); err != nil {
			return fmt.Errorf("draft %s: %w", s.Number, err)
		}
	}
	parts, err := a.DraftDeclaration(ctx, shipments[0].ID, app.Drafting{})
	if err != nil {
		return fmt.Errorf("draft %s: %w", shipments[0].Number, err)
	}
	d := parts[0]
	id := d.ID
	d.ID, d.Ver, d.Number, d.ExportDate = "", 0, "310420260512345678", "2026-11-05"
	invoice := refund.Invoice{Number: "26332000000012345678", Date: "2026-11-10", Kind: refund.SpecialInvoice, Seller: "永康市恒发五金制品厂", ConfirmedOn: "2026-11-15"}
	rates := bytes.NewBufferString("商品代码,计量单位,征税率,退税率,开始日期\n")
	written := map[string]bool{}
	for i := range d.Items {
		item := &d.Items[i]
		item.ID = ""
		if code := string(item.Code); !written[code] {
			written[code] = true
			fmt.Fprintf(rates, "%s,个,13,%d,2019-04-02\n", code, []int{13, 9}[i%2])
		}
		if i == 0 {
			invoice.Lines = append(invoice.Lines, refund.InvoiceLine{
				Name: item.Name, Unit: "个", Quantity: item.Quantity, Rate: money.Must("0.13"),
				Taxable: money.Amount{Minor: 1_200_000, Currency: money.CNY}, Tax: money.Amount{Minor: 156_000, Currency: money.CNY},
			})
		}
	}
	if _, err := a.ImportRates(ctx, "2026B.csv", rates.Bytes(), "2026B"); err != nil {
		return err
	}
	if _, err := a.FileDeclaration(ctx, id, &d); err != nil {
		return err
	}
	if err := a.SaveInvoice(ctx, &invoice); err != nil {
		return err
	}
	open, err := a.ClaimableExports(ctx)
	if err != nil {
		return err
	}
	var items []string
	for _, c := range open {
		if c.Reason == "" && len(items) == 0 {
			items = append(items, c.ItemID)
		}
	}
	if len(items) == 0 {
		return nil
	}
	_, _, err = a.OpenRefundClaim(ctx, "202611", "001", items)
	return err
}

// openTabs turns tabs on the page: each key is a row of tabs and how far to go
// to the right in it.
func openTabs(w fyne.Window, turns []turn) {
	for _, t := range turns {
		for _, o := range test.LaidOutObjects(w.Content()) {
			bar, ok := o.(fyne.Focusable)
			if k, keyed := o.(widgets.Keyed); !ok || !keyed || k.Key() != t.tabs {
				continue
			}
			for range t.by {
				bar.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			}
			break
		}
	}
}

// turn goes so far to the right in a row of tabs.
type turn struct {
	tabs string
	by   int
}

// settingsTabs are the tabs of the settings in their order.
func settingsTabs() []namedRoute {
	var routes []namedRoute
	for i, name := range []string{"firm", "banks", "rates", "papers", "payments", "countries", "access", "safety", "looks", "letters", "proofs", "program", "customs", "pricing"} {
		routes = append(routes, namedRoute{name: "settings-" + name, turns: []turn{{"settings.tabs", i}}})
	}
	for i, name := range []string{"libraries", "tariff", "codes"} {
		routes = append(routes, namedRoute{name: "settings-" + name, turns: []turn{{"settings.tabs", 12}, {"settings.customs_tabs", i + 1}}})
	}
	return routes
}
