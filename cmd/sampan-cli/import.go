package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/sheet"
	"sampan/app/text"
	"sampan/assets"
)

// rejected is one cell that kept its row out.
type rejected struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// imported is the answer of an import.
type imported struct {
	New      int        `json:"new"`
	Same     int        `json:"same"`
	Changed  int        `json:"changed"`
	Doubtful int        `json:"doubtful"`
	Rejected []rejected `json:"rejected"`
}

// importFile takes a table of products or contacts into the folder, or says
// what it would do.
func importFile(ctx context.Context, c *call) error {
	dry := c.flags.Bool("dry-run", false, "write nothing")
	doubtful := c.flags.Bool("doubtful", false, "write doubtful rows too")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(2); err != nil {
		return err
	}
	noun, known := map[string]app.Noun{"products": app.ProductNoun, "contacts": app.ContactNoun}[c.args[0]]
	if !known {
		return fault.New("cli.words_missing", "Command", "import").At("noun")
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer desk.Close()
	plan, book, err := planTable(ctx, desk.App, noun, c.args[1])
	if err != nil {
		return err
	}
	defer book.Close()
	out, err := c.outcome(plan)
	if err != nil {
		return err
	}
	if !*dry {
		if _, err := desk.RunImport(ctx, plan, *doubtful, nil); err != nil {
			return err
		}
	}
	return c.print(out)
}

// planTable opens a table file and plans its import. The book stays open for
// its pictures.
func planTable(ctx context.Context, a *app.App, noun app.Noun, path string) (app.Import, *sheet.Book, error) {
	options := sheet.Options{}
	if strings.EqualFold(filepath.Ext(path), ".tsv") {
		options.Separator = '\t'
	}
	book, err := sheet.Open(ctx, path, options)
	if _, is := errors.AsType[*fs.PathError](err); is {
		return app.Import{}, nil, unreadable(path, err)
	}
	if err != nil {
		return app.Import{}, nil, err
	}
	s := book.First()
	mapping, err := a.GuessMapping(ctx, noun, s)
	if err == nil && !slices.ContainsFunc(mapping.Columns, func(key string) bool { return key != "" }) {
		err = fault.New("cli.headings_unknown")
	}
	var plan app.Import
	if err == nil {
		plan, err = a.PlanImport(ctx, noun, s, mapping)
	}
	if err != nil {
		return app.Import{}, nil, errors.Join(err, book.Close())
	}
	return plan, book, nil
}

func (c *call) outcome(plan app.Import) (imported, error) {
	out := imported{Rejected: []rejected{}}
	say, err := text.Screen(assets.Translations, *c.ui)
	if err != nil {
		return out, err
	}
	for _, row := range plan.Rows {
		switch row.State {
		case sheet.New:
			out.New++
		case sheet.Same:
			out.Same++
		case sheet.Changed:
			out.Changed++
		case sheet.Doubtful:
			out.Doubtful++
		case sheet.Rejected:
			for _, p := range row.Problems {
				if !p.Doubt {
					out.Rejected = append(out.Rejected, rejected{p.Row, p.Column, p.Value, say.Fill(p.Reason.Key, p.Reason.Args)})
				}
			}
		}
	}
	return out, nil
}
