package main

import (
	"context"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/paper"
)

// printPaper writes one paper of the firm's folder as files.
func printPaper(ctx context.Context, c *call) error {
	of := c.flags.String("of", "", "number or id")
	format := c.flags.String("format", "pdf", "pdf, xlsx or both: pdf,xlsx")
	language := c.flags.String("lang", "", "en, zh or en-zh")
	out := c.flags.String("out", "", "folder")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(1, of, out); err != nil {
		return err
	}
	if *language != "" && !slices.Contains(paper.Languages(), paper.Language(*language)) {
		return fault.New("cli.language_unknown", "Language", *language).At("lang")
	}
	formats, err := formatsOf(*format)
	if err != nil {
		return err
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer desk.Close()
	doc, err := desk.FindPaper(ctx, c.args[0], *of, paper.Language(*language))
	if err != nil {
		return err
	}
	files, err := desk.ExportPaper(ctx, doc, *out, formats...)
	if err != nil {
		return err
	}
	return c.print(map[string]any{"kind": doc.Kind, "number": doc.Reference(), "draft": doc.Stamp == paper.Draft, "total": doc.Totals.Total, "files": files})
}

func formatsOf(list string) ([]app.Format, error) {
	var formats []app.Format
	for s := range strings.SplitSeq(list, ",") {
		f := app.Format(strings.TrimSpace(s))
		if f != app.PDF && f != app.XLSX {
			return nil, fault.New("paper.format_unknown", "Format", s).At("format")
		}
		formats = append(formats, f)
	}
	return formats, nil
}
