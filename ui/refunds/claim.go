package refunds

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Claim is the page of one refund claim: the exports with their link numbers,
// below them the purchases of the one chosen, and what happens at the bureau.
type Claim struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	id      string
	claim   refund.Claim
	numbers map[string]string // of invoices by id
	loaded  bool

	body  *fyne.Container
	both  *widgets.Table[meeting]
	links *widgets.Table[refund.LinkRow]
}

// NewClaimPage opens a claim.
func NewClaimPage(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, id string) *Claim {
	p := &Claim{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner()), id: id}
	p.reload()
	return p
}

// Title is month and batch.
func (p *Claim) Title() string {
	if !p.loaded {
		return ""
	}
	return claimName(p.desk, p.claim.Month, p.claim.Batch)
}

// Can reports the commands the page has a use for.
func (p *Claim) Can(c navigation.Command) bool { return c == navigation.Reload }

// Do carries a command out.
func (p *Claim) Do(c navigation.Command) {
	if c == navigation.Reload {
		p.reload()
	}
}

// Unsaved is never true: each step is kept at once.
func (p *Claim) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Claim) Close() { p.scope.Close() }

type readClaim struct {
	claim    refund.Claim
	invoices []refund.InvoiceSummary
}

func (p *Claim) reload() {
	task.Do(p.scope, "load", func(ctx context.Context) (r readClaim, err error) {
		if r.claim, err = p.service.RefundClaim(ctx, p.id); err != nil {
			return r, err
		}
		r.invoices, err = p.service.Invoices(ctx)
		return r, err
	}, func(r readClaim, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.numbers = map[string]string{}
		for _, v := range r.invoices {
			p.numbers[v.ID] = v.Number + "  " + v.Seller
		}
		p.take(r.claim)
	})
}

func (p *Claim) take(c refund.Claim) {
	p.claim, p.loaded = c, true
	p.show()
	p.nav.Touch()
}

// Content builds the page.
func (p *Claim) Content() fyne.CanvasObject {
	p.body = container.NewStack()
	p.show()
	return p.body
}

func (p *Claim) show() {
	if p.body == nil || !p.loaded {
		return
	}
	d := p.desk
	p.both, p.links = p.exportTable(), p.linkTable()
	p.choose()
	key, tone := claimed(p.claim.Status, p.claim.DoubtOn)
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, append([]fyne.CanvasObject{d.StatusDot(tone, d.Say(key))}, p.steps()...)...), d.Title(p.Title()).Narrow(80))
	upper := widgets.Column(theme.Gap1, true, d.Heading(d.Say("refund_claims.both_sides")), widgets.Sheet(p.both))
	lower := widgets.Column(theme.Gap1, true, d.Heading(d.Say("refund_claims.purchases_of")), widgets.Sheet(p.links))
	p.body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap3, true, head, p.summary(), container.New(stacked{}, upper, lower))}
	p.body.Refresh()
}

// summary are the figures of the claim and the days it went through.
func (p *Claim) summary() fyne.CanvasObject {
	d, c := p.desk, p.claim
	fob := money.Amount{}
	for _, e := range c.Exports {
		if fob.Currency == "" {
			fob.Currency = e.FOB.Currency
		}
		if e.FOB.Currency == fob.Currency {
			fob.Minor += e.FOB.Minor
		}
	}
	cell := func(title, value string) fyne.CanvasObject {
		if value == "" {
			value = "–"
		}
		return widgets.Column(0, false, d.Caption(d.Say(title)).Narrow(60), d.Text(value).Narrow(60))
	}
	figures := container.NewGridWithColumns(7, cell("refund_claims.fob", sum(fob)), cell("refund_claims.taxable", sum(c.Taxable())), cell("refund_claims.refund", sum(c.Refund())),
		cell("refund_claims.filed_on", c.FiledOn), cell("refund_claims.approved_on", c.ApprovedOn), cell("refund_claims.paid_on", c.PaidOn),
		cell("refund_claims.recorded_on", c.RecordedOn))
	box := widgets.Column(theme.Gap2, false, figures)
	if n := len(c.Unmet()); n > 0 && c.Editable() {
		box.Add(d.StatusDot(rows.Danger, d.Say("refund_claims.unmet", "N", n)))
	}
	if c.Doubt != "" {
		tone, key := rows.Danger, "refund_claims.doubt_open"
		if c.DoubtOn == "" {
			tone, key = rows.Quiet, "refund_claims.doubt_settled"
		}
		box.Add(d.StatusDot(tone, d.Say(key, "Day", c.DoubtOn, "Text", c.Doubt)))
	}
	if c.RecordAt != "" {
		box.Add(d.Caption(d.Say("refund_claims.kept_at", "Place", c.RecordAt)).Narrow(120))
	}
	return widgets.Card(box)
}

func (p *Claim) exportTable() *widgets.Table[meeting] {
	d := p.desk
	type row = meeting
	zh, t := chinese(d), p.service.Tables()
	number := func(key string, width float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "refund_claims." + key, Kind: rows.Number, Width: width, Value: value}
	}
	g := widgets.NewTable(d, "claim.both", rows.New(func(m row) string { return m.number + m.export.ItemID },
		rows.Column[row]{Key: "link", Title: "refund_claims.link", Width: 162, Value: func(m row) string { return m.number }},
		rows.Column[row]{Key: "key", Title: "refund_claims.key", Width: 196, Soft: true, Value: func(m row) string { return m.export.Key }},
		rows.Column[row]{Key: "goods", Title: "refund_claims.goods", Width: 90, Min: 70, Flex: 1, Value: func(m row) string { return m.export.Name }},
		number("exported", 76, func(m row) string { return figure(m.export.Quantity) }), number("bought", 76, func(m row) string { return figure(m.bought) }),
		rows.Column[row]{Key: "unit", Title: "refund_claims.unit", Width: 52, Soft: true, Value: func(m row) string { return unitName(t, m.export.Unit, zh) }},
		rows.Column[row]{
			Key: "meets", Title: "refund_claims.meets", Kind: rows.Status, Width: 120,
			Value: func(m row) string {
				if m.missing().IsZero() {
					return d.Say("refund_claims.met")
				}
				return d.Say("refund_claims.lacks", "Quantity", figure(m.missing()))
			},
			Tone: func(m row) rows.Tone {
				if m.missing().IsZero() {
					return rows.Good
				}
				return rows.Danger
			},
		},
		number("fob", 104, func(m row) string { return sum(m.export.FOB) }), number("rate", 58, func(m row) string { return percent(m.export.RefundRate) }),
		number("refund", 104, func(m row) string { return sum(m.back) }),
		rows.Column[row]{Key: "library", Title: "refund_claims.library", Width: 64, Soft: true, Value: func(m row) string { return m.export.Library }}))
	g.OnSelect = p.choose
	g.OnOpen = func(m row) { p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: m.export.DeclarationID}) }
	g.SetRows(meetings(p.claim))
	return g
}

func (p *Claim) linkTable() *widgets.Table[refund.LinkRow] {
	d := p.desk
	type row = refund.LinkRow
	number := func(key string, width float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "refund_claims." + key, Kind: rows.Number, Width: width, Value: value}
	}
	g := widgets.NewTable(d, "claim.links", rows.New(func(l row) string { return l.Number + l.LineID },
		rows.Column[row]{Key: "link", Title: "refund_claims.link", Width: 162, Soft: true, Value: func(l row) string { return l.Number }},
		rows.Column[row]{Key: "invoice", Title: "refund_claims.invoice", Width: 220, Min: 160, Flex: 1, Value: func(l row) string { return p.numbers[l.InvoiceID] }},
		number("taken", 90, func(l row) string { return figure(l.Taken) }), number("quantity", 100, func(l row) string { return figure(l.Quantity) }),
		number("taxable", 118, func(l row) string { return sum(l.Taxable) }), number("vat", 64, func(l row) string { return percent(l.Rate) }),
		number("applied", 70, func(l row) string { return percent(l.Applied) }), number("refund", 110, func(l row) string { return sum(l.Refund) })))
	g.OnOpen = func(l row) { p.nav.Go(navigation.Route{Screen: navigation.Invoices, ID: l.InvoiceID}) }
	g.Empty = widgets.Empty{Text: d.Say("refund_claims.no_links"), Sample: d.Say("refund_claims.no_links_hint")}
	return g
}

// choose shows the purchases of the export under the cursor, else all.
func (p *Claim) choose() {
	if p.links == nil || p.both == nil {
		return
	}
	if m, ok := p.both.Model.CursorRow(); ok {
		p.links.SetRows(linkedTo(p.claim, m.number))
		return
	}
	p.links.SetRows(p.claim.Links)
}

// steps are what can be done with the claim now.
func (p *Claim) steps() []fyne.CanvasObject {
	d := p.desk
	button := func(key string, style widgets.Style, do func()) fyne.CanvasObject {
		return d.Button("claim."+key, "refund_claims."+key, style, do)
	}
	sheets, gather := button("sheets", widgets.Plain, p.sheets), button("record_write", widgets.Plain, p.gather)
	switch {
	case p.claim.Editable():
		return []fyne.CanvasObject{button("drop", widgets.Plain, p.drop), sheets, button("relink", widgets.Plain, p.relink), button("file", widgets.Filled, p.file)}
	case p.claim.Status == refund.ClaimFiled && p.claim.DoubtOn != "":
		return []fyne.CanvasObject{sheets, gather, button("record", widgets.Plain, p.record), button("settle", widgets.Filled, func() {
			p.follow("refund_claims.settled", func(c *refund.Claim) error { c.Settle(); return nil })
		})}
	case p.claim.Status == refund.ClaimFiled:
		return []fyne.CanvasObject{
			button("drop", widgets.Plain, p.drop), sheets, gather, button("record", widgets.Plain, p.record), button("doubt", widgets.Plain, p.doubt),
			button("approve", widgets.Filled, func() {
				p.onDay("approve", nil, func(c *refund.Claim, day, _ string) error { return c.Approve(day) })
			}),
		}
	case p.claim.Status == refund.ClaimApproved:
		return []fyne.CanvasObject{sheets, gather, button("record", widgets.Plain, p.record), button("pay", widgets.Filled, func() {
			p.onDay("pay", nil, func(c *refund.Claim, day, _ string) error { return c.Pay(day) })
		})}
	case p.claim.Status == refund.ClaimPaid:
		return []fyne.CanvasObject{sheets, gather, button("record", widgets.Plain, p.record)}
	}
	return nil
}

// sheets writes the sheets for the e-tax office into a folder.
func (p *Claim) sheets() {
	d := p.desk
	type written struct {
		dir string
		n   int
	}
	task.Do(p.scope, "write", func(ctx context.Context) (w written, err error) {
		if w.dir, err = chooseFolder(ctx, p.service, p.files, d.Say("refund_claims.sheets_to")); err != nil || w.dir == "" {
			return w, err
		}
		list, err := p.service.ClaimSheets(ctx, p.id, nil)
		if err != nil {
			return w, err
		}
		for _, s := range list {
			if err := os.WriteFile(filepath.Join(w.dir, s.Name), s.Data, 0o644); err != nil {
				return w, fault.New("file.cannot_write", "Name", s.Name).Because(err)
			}
			w.n++
		}
		return w, nil
	}, func(w written, err error) {
		if !d.Fail(err) && w.dir != "" {
			d.Toast(d.Say("refund_claims.sheets_written", "N", w.n, "Path", w.dir), nil)
		}
	})
}

// gather collects the documents of the record file in a folder.
func (p *Claim) gather() {
	d := p.desk
	task.Do(p.scope, "write", func(ctx context.Context) (string, error) {
		dir, err := chooseFolder(ctx, p.service, p.files, d.Say("refund_claims.record_to"))
		if err != nil || dir == "" {
			return "", err
		}
		folder, _, err := p.service.WriteRecordFile(ctx, p.id, dir)
		return folder, err
	}, func(folder string, err error) {
		if !d.Fail(err) && folder != "" {
			d.Toast(d.Say("refund_claims.record_written", "Path", folder), nil)
		}
	})
}

func (p *Claim) relink() {
	type linked struct {
		claim refund.Claim
		short []refund.Short
	}
	task.Do(p.scope, "step", func(ctx context.Context) (l linked, err error) {
		l.claim, l.short, err = p.service.LinkRefundClaim(ctx, p.id)
		return l, err
	}, func(l linked, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.reload() // with the invoices that came meanwhile
		key := "refund_claims.linked"
		if len(l.short) > 0 {
			key = "refund_claims.short"
		}
		p.desk.Toast(p.desk.Say(key, "N", len(l.short)), nil)
	})
}

// follow keeps a step and shows the claim as it stands then.
func (p *Claim) follow(said string, step func(*refund.Claim) error) {
	task.Do(p.scope, "step", func(ctx context.Context) (refund.Claim, error) {
		return p.service.FollowRefundClaim(ctx, p.id, step)
	}, func(c refund.Claim, err error) {
		if !p.desk.Fail(err) {
			p.take(c)
			p.desk.Toast(p.desk.Say(said), nil)
		}
	})
}

// onDay asks for the day of a step, and for words where it has any.
func (p *Claim) onDay(key string, words *string, step func(c *refund.Claim, day, words string) error) {
	p.askDay(key, words, func(ctx context.Context, day, words string) (refund.Claim, error) {
		return p.service.FollowRefundClaim(ctx, p.id, func(c *refund.Claim) error { return step(c, day, words) })
	})
}

func (p *Claim) askDay(key string, words *string, run func(ctx context.Context, day, words string) (refund.Claim, error)) {
	d := p.desk
	day, text := p.service.Now().Format(time.DateOnly), ""
	f := record.NewForm(d, "step", "refund_claims", func() {})
	parts := []fyne.CanvasObject{f.Day("day", &day)}
	if words != nil {
		text = *words
		parts = append(parts, f.Area(key+"_words", &text, 3))
	}
	content := widgets.Column(theme.Gap3, false, append([]fyne.CanvasObject{d.Paragraph(d.Say("refund_claims." + key + "_text"))}, parts...)...)
	var g *widgets.Dialog
	ok := d.Button("dialog.ok", "refund_claims."+key+"_do", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		task.Do(p.scope, "step", func(ctx context.Context) (refund.Claim, error) { return run(ctx, day, text) }, func(c refund.Claim, err error) {
			if f.Fail(err) {
				return
			}
			g.Close()
			p.take(c)
		})
	})
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("refund_claims."+key), 480, content, f.Input("day"), nil, no, ok)
	f.Within(content)
}

func (p *Claim) file() {
	p.askDay("file", nil, func(ctx context.Context, day, _ string) (refund.Claim, error) {
		return p.service.FileRefundClaim(ctx, p.id, day)
	})
}

func (p *Claim) doubt() {
	words := p.claim.Doubt
	p.onDay("doubt", &words, func(c *refund.Claim, day, words string) error { return c.Ask(day, words) })
}

func (p *Claim) record() {
	place := p.claim.RecordAt
	p.onDay("record", &place, func(c *refund.Claim, day, place string) error { return c.KeepRecord(day, place) })
}

func (p *Claim) drop() {
	p.desk.Confirm(p.desk.Say("refund_claims.drop"), p.desk.Say("refund_claims.drop_text"), "refund_claims.drop_do", true, func() {
		p.follow("refund_claims.dropped", func(c *refund.Claim) error { return c.Drop() })
	})
}
