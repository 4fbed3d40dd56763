package app

import (
	"context"
	"fmt"
	"strings"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
)

// SampleRefund is what DeclareSample made of shipments.
type SampleRefund struct {
	Declarations []string // ids of what was filed
	Invoices     []string
	Claim        string
}

// DeclareSample takes shipments of the sample firm to the refund: their
// declarations are drafted, checked, sent and filed, the factories' invoices
// come in and are confirmed, and one claim links them and is filed.
func (a *App) DeclareSample(ctx context.Context, shipments, purchases []string) (SampleRefund, error) {
	w := sampleRefund{App: a}
	steps := []func() error{
		func() error { return a.loadSampleCustoms(ctx) },
		func() error { return w.declare(ctx, shipments) },
		func() error { return w.invoice(ctx, purchases) },
		func() error { return w.claim(ctx) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return w.out, fmt.Errorf("sample refund: %w", err)
		}
	}
	return w.out, nil
}

// loadSampleCustoms brings what the tax bureau, customs and the broker would:
// rates, codes with their elements, and how the sample's goods are declared.
func (a *App) loadSampleCustoms(ctx context.Context) error {
	rates, err := sampleFile("rates.tsv")
	if err != nil {
		return err
	}
	if _, err := a.ImportRates(ctx, "rates.tsv", rates, "sample"); err != nil {
		return err
	}
	tariff, err := sampleFile("tariff.tsv")
	if err != nil {
		return err
	}
	if _, err := a.ImportTariff(ctx, tariff, "2026-01-01"); err != nil {
		return err
	}
	byTable := map[string]string{}
	err = eachSampleRow("codes.tsv", func(c []string) error {
		byTable[c[0]] += strings.Join(c[1:], "\t") + "\n"
		return nil
	})
	if err != nil {
		return err
	}
	for table, rows := range byTable {
		if _, err := a.ImportCodes(ctx, table, "codes.tsv", []byte("代码\t中文名称\t英文名称\n"+rows)); err != nil {
			return err
		}
	}
	return eachSampleRow("elements.tsv", func(c []string) error {
		p, err := byID(ctx, a.store, c[0], Reader.ProductByCode)
		if err != nil {
			return err
		}
		p.Customs.Elements, p.Customs.District = customs.SplitElements(c[1]), c[2]
		return a.SaveProduct(ctx, &p)
	})
}

// eachSampleRow reads the rows of a sample table below its heading.
func eachSampleRow(name string, take func(cells []string) error) error {
	raw, err := sampleFile(name)
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		if err := take(strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// sampleRefund carries what the steps of DeclareSample hand on.
type sampleRefund struct {
	*App
	out SampleRefund
}

func (w *sampleRefund) declare(ctx context.Context, shipments []string) error {
	for _, id := range shipments {
		parts, err := w.DraftDeclaration(ctx, id, Drafting{})
		if err != nil {
			return err
		}
		for _, d := range parts {
			d.Exit, d.Port, d.Transport = "3104", "380201", first(d.Transport, "2")
			if err := w.SaveDeclaration(ctx, &d); err != nil {
				return err
			}
			if _, err := w.SendDeclaration(ctx, d.ID); err != nil {
				return err
			}
			filed := d
			filed.ID, filed.Ver, filed.ExportDate = "", 0, w.today()
			filed.Number = fmt.Sprintf("3104%s0%09d", w.today()[:4], 512345+len(w.out.Declarations))
			for i := range filed.Items {
				filed.Items[i].ID = ""
			}
			if _, err := w.FileDeclaration(ctx, d.ID, &filed); err != nil {
				return err
			}
			if _, err := w.FollowExport(ctx, filed.ID, func(o *customs.Outcome) { o.DataOn = w.today() }); err != nil {
				return err
			}
			w.out.Declarations = append(w.out.Declarations, filed.ID)
		}
	}
	return nil
}

// invoice lets every factory invoice what it delivered, as it was asked to.
func (w *sampleRefund) invoice(ctx context.Context, purchases []string) error {
	own, err := w.Firm(ctx)
	if err != nil {
		return err
	}
	for n, id := range purchases {
		p, err := w.Purchase(ctx, id)
		if err != nil {
			return err
		}
		factory, err := w.Contact(ctx, p.SupplierID)
		if err != nil {
			return err
		}
		v := refund.Invoice{
			Number: fmt.Sprintf("26332000000%09d", 7001+n), Date: w.today(), Kind: refund.SpecialInvoice, SupplierID: p.SupplierID, Seller: first(factory.NameZH, factory.Name),
			SellerTaxID: factory.TaxID, BuyerTaxID: own.USCC, PurchaseID: p.ID,
		}
		for _, l := range p.Lines {
			name, unit := l.Declared()
			gross, err := money.Of(l.Quantity.Mul(l.Price), money.CNY)
			if err != nil {
				return err
			}
			net, err := refund.Net(gross, l.VATRate)
			if err != nil {
				return err
			}
			u, _ := w.tables.Unit(unit)
			v.Lines = append(v.Lines, refund.InvoiceLine{
				ProductID: l.ProductID, Name: "*日用杂品*" + name, Unit: first(u.NameZH, unit), Quantity: l.Quantity, Rate: l.VATRate,
				Taxable: net, Tax: money.Amount{Minor: gross.Minor - net.Minor, Currency: money.CNY},
			})
		}
		if err := w.SaveInvoice(ctx, &v); err != nil {
			return err
		}
		w.out.Invoices = append(w.out.Invoices, v.ID)
	}
	return w.ConfirmInvoices(ctx, w.out.Invoices, w.today())
}

// claim links all that was declared and files it on the first day it may be.
func (w *sampleRefund) claim(ctx context.Context) error {
	open, err := w.ClaimableExports(ctx)
	if err != nil {
		return err
	}
	rules, err := w.Rules(ctx)
	if err != nil {
		return err
	}
	deadlines, err := refund.Deadline(w.today(), rules)
	if err != nil {
		return err
	}
	ids := make([]string, len(open))
	for i, c := range open {
		ids[i] = c.ItemID
	}
	claim, _, err := w.OpenRefundClaim(ctx, strings.ReplaceAll(deadlines.FilingStart[:7], "-", ""), "001", ids)
	if err != nil {
		return err
	}
	w.out.Claim = claim.ID
	_, err = w.FileRefundClaim(ctx, claim.ID, deadlines.FilingStart)
	return err
}
