package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/refund"
)

// printDeclaration writes the declarations of a shipment, or one by its
// customs number, in the formats asked for.
func printDeclaration(ctx context.Context, c *call) (err error) {
	out := c.flags.String("out", "", "folder for the files")
	formats := c.flags.String("format", "pdf,xlsx,xml", "pdf, xlsx and xml, parted by commas")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(1, out); err != nil {
		return err
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	all, err := desk.Declarations(ctx)
	if err != nil {
		return err
	}
	found := false
	for _, d := range all {
		if ref := c.args[0]; d.Number != ref && d.Shipment != ref && d.ID != ref {
			continue
		}
		found = true
		if err := c.showDeclaration(ctx, desk.App, d.ID, *out, *formats); err != nil {
			return err
		}
	}
	if !found {
		return fault.New("check.unknown", "Reference", c.args[0])
	}
	return nil
}

func (c *call) showDeclaration(ctx context.Context, a *app.App, id, out, formats string) error {
	var list []app.Format
	for f := range strings.SplitSeq(formats, ",") {
		list = append(list, app.Format(strings.TrimSpace(f)))
	}
	files, err := a.ExportDeclaration(ctx, id, out, list...)
	if err != nil {
		return err
	}
	d, err := a.Declaration(ctx, id)
	if err != nil {
		return err
	}
	findings, err := a.CheckDeclaration(ctx, d)
	if err != nil {
		return err
	}
	open := []string{}
	for _, f := range findings {
		open = append(open, f.Key)
	}
	return c.print(map[string]any{"declaration": d.Number, "contract": d.Contract, "status": d.Status, "items": len(d.Items), "findings": open, "files": files})
}

// printClaim writes the sheets and the record file of a claim, named by month
// and batch: 202612-001.
func printClaim(ctx context.Context, c *call) (err error) {
	out := c.flags.String("out", "", "folder for the files")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(1, out); err != nil {
		return err
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	all, err := desk.RefundClaims(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.Month+"-"+s.Batch == c.args[0] && s.Status != refund.ClaimDropped {
			return c.showClaim(ctx, desk.App, s.ID, *out)
		}
	}
	return fault.New("check.unknown", "Reference", c.args[0])
}

func (c *call) showClaim(ctx context.Context, a *app.App, id, out string) error {
	sheets, err := a.ClaimSheets(ctx, id, nil)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fault.New("file.cannot_write", "Name", out).Because(err)
	}
	var files []string
	for _, s := range sheets {
		path := filepath.Join(out, s.Name)
		if err := os.WriteFile(path, s.Data, 0o644); err != nil {
			return fault.New("file.cannot_write", "Name", s.Name).Because(err)
		}
		files = append(files, path)
	}
	folder, record, err := a.WriteRecordFile(ctx, id, out)
	if err != nil {
		return err
	}
	claim := record.Claim
	total, err := refund.Summarise(claim)
	if err != nil {
		return err
	}
	return c.print(map[string]any{
		"refund_claim": claim.Month + "-" + claim.Batch, "status": claim.Status, "filed_on": claim.FiledOn, "exports": total.ExportRows, "purchases": total.LinkRows,
		"fob": total.FOB, "taxable": total.Taxable, "refund": total.Refund, "sheets": files,
		"record": map[string]any{"folder": folder, "documents": len(record.Entries) - record.Missing(), "missing": record.Missing(), "due_on": record.DueOn, "keep_until": record.KeepUntil},
	})
}
