package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"sampan/app"
	"sampan/app/paper"
)

// demo lets the sample firm work in a folder of its own and prints what was
// made: each inquiry, and the papers of those that were quoted.
func demo(ctx context.Context, c *call) (err error) {
	out := c.flags.String("out", "", "folder for the papers")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(0, out); err != nil {
		return err
	}
	if *c.db == "" {
		folder, err := os.MkdirTemp("", "sampan-demo-*")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		*c.db = folder
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	if err := desk.LoadSample(ctx); err != nil {
		return err
	}
	work, err := desk.WorkSample(ctx)
	if err != nil {
		return err
	}
	for _, w := range work {
		if err := c.showWork(ctx, desk.App, w, *out); err != nil {
			return err
		}
	}
	for _, w := range work {
		if w.Order == "" {
			continue
		}
		o, err := desk.Order(ctx, w.Order)
		if err != nil {
			return err
		}
		if o.Deposit > 0 {
			return c.deliver(ctx, desk.App, o.ID, *out)
		}
	}
	return nil
}

// deliver fulfils one sold order and prints what came of it.
func (c *call) deliver(ctx context.Context, a *app.App, orderID, out string) error {
	made, err := a.ShipSample(ctx, orderID)
	if err != nil {
		return err
	}
	papers, err := exportIssued(ctx, a, made.Papers, out)
	if err != nil {
		return err
	}
	o, err := a.Order(ctx, orderID)
	if err != nil {
		return err
	}
	sum, err := a.OrderMoney(ctx, orderID)
	if err != nil {
		return err
	}
	profit, err := a.OrderProfit(ctx, orderID)
	if err != nil {
		return err
	}
	checked, err := a.CheckPapers(ctx, o.Number)
	if err != nil {
		return err
	}
	open := 0
	shipments := []map[string]any{}
	for _, s := range checked {
		shipment, err := a.Shipment(ctx, s.ShipmentID)
		if err != nil {
			return err
		}
		t := shipment.Totals()
		shipments = append(shipments, map[string]any{
			"number": s.Shipment, "status": shipment.Status, "cartons": t.Cartons, "gross": t.Gross, "net": t.Net, "cbm": t.CBM, "etd": shipment.Answer.ETD,
		})
		open += len(s.Disagreements)
	}
	claim, err := a.Claim(ctx, made.Claim)
	if err != nil {
		return err
	}
	err = c.print(map[string]any{
		"order": o.Number, "total": sum.Total, "deposit": sum.Deposit, "received": sum.Received, "open": sum.Open,
		"exchange_difference": sum.Difference, "bank_charges": sum.Charges, "purchases": len(made.Purchases), "bought": sum.Bought, "paid_out": sum.PaidOut,
		"shipments": shipments, "claim": map[string]any{"number": claim.Number, "cost": claim.Cost, "settled": claim.Settled},
		"profit": profit.Actual, "disagreements": open, "papers": papers,
	})
	if err != nil {
		return err
	}
	return c.declare(ctx, a, made, out)
}

// declare takes the shipments to customs and the refund, and prints what was
// filed and claimed.
func (c *call) declare(ctx context.Context, a *app.App, made app.Delivered, out string) error {
	done, err := a.DeclareSample(ctx, made.Shipments, made.Purchases)
	if err != nil {
		return err
	}
	for _, id := range done.Declarations {
		if err := c.showDeclaration(ctx, a, id, filepath.Join(out, "customs"), "pdf,xlsx,xml"); err != nil {
			return err
		}
	}
	return c.showClaim(ctx, a, done.Claim, filepath.Join(out, "refund"))
}

func (c *call) showWork(ctx context.Context, a *app.App, w app.Work, out string) error {
	q, err := a.Inquiry(ctx, w.Inquiry)
	if err != nil {
		return err
	}
	line := map[string]any{"file": w.File, "inquiry": q.Number, "language": q.Language, "lines": len(q.Lines), "matched": len(q.Choices())}
	if line["papers"], err = exportIssued(ctx, a, w.Papers, out); err != nil {
		return err
	}
	return c.print(line)
}

// exportIssued writes papers in all languages.
func exportIssued(ctx context.Context, a *app.App, issued []paper.Issued, out string) ([]map[string]any, error) {
	var papers []map[string]any
	for _, p := range issued {
		doc, err := app.Frozen(p)
		if err != nil {
			return nil, err
		}
		var files []string
		for _, language := range paper.Languages() {
			doc.Language = language
			made, err := a.ExportPaper(ctx, doc, filepath.Join(out, string(language)), app.PDF, app.XLSX)
			if err != nil {
				return nil, err
			}
			files = append(files, made...)
		}
		papers = append(papers, map[string]any{"kind": p.Kind, "number": doc.Reference(), "total": doc.Totals.Total, "files": files})
	}
	return papers, nil
}
