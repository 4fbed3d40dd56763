package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/paper"
	"sampan/app/text"
	"sampan/assets"
	"sampan/cmd/wire"
)

type quotedLine struct {
	Text       string   `json:"text"`
	Quantity   *string  `json:"quantity"`
	Unit       string   `json:"unit"`
	Product    *string  `json:"product"` // code; null where nothing fits
	Name       string   `json:"name,omitempty"`
	Confidence float64  `json:"confidence"`
	Reasons    []string `json:"reasons"`
}

// quote does the main job on one mail: read it, pair its lines with the
// catalog, and draw up a quotation as PDF and workbook. Without --db it works
// in a folder of its own, with the letterhead of the sample firm.
func quote(ctx context.Context, c *call) (err error) {
	catalog := c.flags.String("catalog", "", "table of products; the folder's own where it is left out")
	out := c.flags.String("out", "", "folder for the papers")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(1, out); err != nil {
		return err
	}
	desk, release, err := c.deskFor(ctx, *catalog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	data, err := os.ReadFile(c.args[0])
	if err != nil {
		return unreadable(c.args[0], err)
	}
	ask, err := desk.TakeFile(ctx, filepath.Base(c.args[0]), data)
	if err != nil {
		return err
	}
	ask, proposals, err := desk.AcceptLikely(ctx, ask.ID, app.Likely)
	if err != nil {
		return err
	}
	summary := map[string]any{
		"inquiry": ask.Number, "language": ask.Language, "buyer": ask.Sender, "wishes": ask.Wishes, "ask_back": askBack(ask, proposals),
		"lines": quotedLines(ask, proposals), "nothing_fits": len(ask.Choices()) == 0, "files": []string{},
	}
	if len(ask.Choices()) > 0 {
		if err := c.drawUp(ctx, desk.App, ask, *out, summary); err != nil {
			return err
		}
	}
	return c.print(summary)
}

// deskFor opens the folder of --db, or one that goes when the command ends.
// Only the latter gets the letterhead of the sample firm and doubtful rows of
// the catalog: a firm's own folder is never filled with what is not its own.
func (c *call) deskFor(ctx context.Context, catalog string) (*wire.Desk, func() error, error) {
	remove := func() error { return nil }
	c.passing = *c.db == ""
	if c.passing {
		folder, err := os.MkdirTemp("", "sampan-quote-*")
		if err != nil {
			return nil, nil, err
		}
		*c.db, remove = folder, func() error { return os.RemoveAll(folder) }
	}
	desk, err := c.open(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	release := func() error { return errors.Join(desk.Close(), remove()) }
	if c.passing {
		err = desk.LoadSampleFirm(ctx)
	} else {
		err = ownFirm(ctx, desk.App)
	}
	if err == nil {
		err = c.takeCatalog(ctx, desk.App, catalog)
	}
	if err != nil {
		return nil, nil, errors.Join(err, release())
	}
	return desk, release, nil
}

// ownFirm refuses a folder whose firm has no profile yet.
func ownFirm(ctx context.Context, a *app.App) error {
	f, err := a.Firm(ctx)
	if err == nil && f.ID == "" {
		err = fault.New("cli.firm_missing")
	}
	return err
}

func (c *call) takeCatalog(ctx context.Context, a *app.App, path string) error {
	if path == "" {
		return nil
	}
	plan, book, err := planTable(ctx, a, app.ProductNoun, path)
	if err != nil {
		return err
	}
	_, err = a.RunImport(ctx, plan, c.passing, nil)
	return errors.Join(err, book.Close())
}

func (c *call) drawUp(ctx context.Context, a *app.App, ask inquiry.Inquiry, out string, summary map[string]any) error {
	if c.passing && ask.BuyerID == "" && ask.Sender.Name == "" && ask.Sender.Company == "" && ask.Sender.Email == "" {
		ask.Sender.Name = "–" // a paper to nobody yet: the person fills it in
		if err := a.SaveInquiry(ctx, &ask); err != nil {
			return err
		}
	}
	q, err := a.QuoteInquiry(ctx, ask.ID)
	if fault.Is(err, "inquiry.buyer_unknown") {
		summary["unquoted"] = explain(*c.ui, err).Message
		return nil
	}
	if err != nil {
		return err
	}
	doc, err := a.Draw(ctx, app.QuotationPaper, q.ID, "")
	if err != nil {
		return err
	}
	if summary["warnings"], err = warnings(ctx, a, q.Deal, *c.ui); err != nil {
		return err
	}
	files, refused, err := exportable(ctx, a, doc, out)
	if err != nil {
		return err
	}
	if refused != nil {
		summary["unprintable"] = explain(*c.ui, refused).Message
	}
	summary["files"], summary["total"], summary["incoterm"], summary["gaps"] = files, doc.Totals.Total, q.Incoterm, append([]paper.Finding{}, paper.Check(doc)...)
	return nil
}

// warning is something about the prices that a person should look at.
type warning struct {
	Key     string `json:"key"`
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"` // from 1
}

func warnings(ctx context.Context, a *app.App, d deal.Deal, ui string) ([]warning, error) {
	doubts, err := a.Doubts(ctx, d)
	if err != nil {
		return nil, err
	}
	messages, err := text.Screen(assets.Translations, ui)
	list := []warning{}
	for _, w := range doubts {
		out := warning{Key: w.Key, Message: w.Key, Line: w.Line}
		if err == nil {
			out.Message = messages.Fill(w.Key, w.Args)
		}
		list = append(list, out)
	}
	return list, nil
}

// exportable writes a paper in the formats that can hold it. What a page
// cannot show, as a name in Arabic, is refused with its reason; a workbook can.
func exportable(ctx context.Context, a *app.App, doc paper.Document, out string) (files []string, refused, err error) {
	refused = a.Printable(doc)
	for _, format := range []app.Format{app.PDF, app.XLSX} {
		made, err := a.ExportPaper(ctx, doc, out, format)
		files = append(files, made...)
		switch {
		case err == nil:
		case fault.Of(err).Key == fault.Unexpected || fault.Is(err, "file.cannot_write"):
			return files, refused, err
		case refused == nil:
			refused = err
		}
	}
	if refused != nil && fault.Of(refused).Key == fault.Unexpected {
		return files, nil, refused
	}
	return files, refused, nil
}

func askBack(q inquiry.Inquiry, proposals []app.Proposal) []string {
	list := []string{}
	for _, m := range q.AskBack(app.Certified(q, proposals)) {
		if m.Line < 0 {
			list = append(list, m.Field)
			continue
		}
		list = append(list, m.Field+": "+q.Lines[m.Line].Text)
	}
	return list
}

func quotedLines(q inquiry.Inquiry, proposals []app.Proposal) []quotedLine {
	lines := make([]quotedLine, len(q.Lines))
	for i, l := range q.Lines {
		lines[i] = quotedLine{Text: l.Text, Unit: l.Unit, Confidence: proposals[i].Confidence, Reasons: []string{}}
		if l.Quantity != nil {
			s := l.Quantity.String()
			lines[i].Quantity = &s
		}
		if l.State != inquiry.Chosen {
			continue
		}
		best := proposals[i].Offers[0]
		lines[i].Product, lines[i].Name = &best.Product.Code, best.Product.NameEN
		for _, r := range best.Reasons {
			lines[i].Reasons = append(lines[i].Reasons, r.English())
		}
	}
	return lines
}
