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
	return nil
}

func (c *call) showWork(ctx context.Context, a *app.App, w app.Work, out string) error {
	q, err := a.Inquiry(ctx, w.Inquiry)
	if err != nil {
		return err
	}
	line := map[string]any{"file": w.File, "inquiry": q.Number, "language": q.Language, "lines": len(q.Lines), "matched": len(q.Choices())}
	var papers []map[string]any
	for _, p := range w.Papers {
		doc, err := app.Frozen(p)
		if err != nil {
			return err
		}
		var files []string
		for _, language := range paper.Languages() {
			doc.Language = language
			made, err := a.ExportPaper(ctx, doc, filepath.Join(out, string(language)), app.PDF, app.XLSX)
			if err != nil {
				return err
			}
			files = append(files, made...)
		}
		papers = append(papers, map[string]any{"kind": p.Kind, "number": doc.Reference(), "total": doc.Totals.Total, "files": files})
	}
	line["papers"] = papers
	return c.print(line)
}
