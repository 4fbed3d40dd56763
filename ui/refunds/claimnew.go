package refunds

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/refund"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// NewClaim is the page that a claim is begun on: the exports that may be
// claimed, and why the others may not.
type NewClaim struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	list    []app.Claimable
	loaded  bool
	month   string
	batch   string
	chosen  map[string]bool // by item

	form  *record.Form
	table *widgets.Table[app.Claimable]
	count *widgets.Label
	open  *widgets.Button
}

// NewNewClaim opens the page.
func NewNewClaim(d *widgets.Desk, nav navigation.Navigator, s Service) *NewClaim {
	p := &NewClaim{desk: d, nav: nav, service: s, scope: task.NewScope(d.Scope.Runner()), month: monthOf(s.Now()), batch: "001", chosen: map[string]bool{}}
	p.reload()
	return p
}

// Title is what the page is for.
func (p *NewClaim) Title() string { return p.desk.Say("refund_claims.new") }

// Can reports the commands the page has a use for.
func (p *NewClaim) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter
}

// Do carries a command out.
func (p *NewClaim) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	}
}

// Unsaved is never true: a choice is made again in a moment.
func (p *NewClaim) Unsaved() bool { return false }

// Close ends the page's work.
func (p *NewClaim) Close() { p.scope.Close() }

type claimChoices struct {
	list   []app.Claimable
	claims []refund.ClaimSummary
}

func (p *NewClaim) reload() {
	task.Do(p.scope, "load", func(ctx context.Context) (c claimChoices, err error) {
		if c.list, err = p.service.ClaimableExports(ctx); err != nil {
			return c, err
		}
		c.claims, err = p.service.RefundClaims(ctx)
		return c, err
	}, func(c claimChoices, err error) {
		if p.desk.Fail(err) {
			return
		}
		if !p.loaded {
			p.batch = batchOf(c.claims, p.month)
			for _, each := range ready(c.list) {
				p.chosen[each.ItemID] = true
			}
		}
		p.list, p.loaded = c.list, true
		if p.table != nil {
			p.table.SetRows(p.list)
			p.form.Input("batch").(*widgets.Entry).SetText(p.batch)
			p.tally()
		}
	})
}

// Content builds the page.
func (p *NewClaim) Content() fyne.CanvasObject {
	d := p.desk
	p.table = p.exports()
	p.form = record.NewForm(d, "claim", "refund_claims", func() {})
	p.count = d.Text("")
	p.open = d.Button("claim.open", "refund_claims.open", widgets.Filled, p.begin)
	fields := widgets.Form(2, p.form.Text("month", &p.month), p.form.Text("batch", &p.batch))
	top := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, widgets.Fixed(200, p.table.SearchField()), p.open), d.Title(d.Say("refund_claims.new")).Narrow(80))
	p.tally()
	return widgets.Column(theme.Gap3, true, top, container.NewBorder(nil, nil, widgets.Fixed(280, fields), nil, container.NewCenter(p.count)),
		d.Caption(d.Say("refund_claims.new_note")).Narrow(200), widgets.Sheet(p.table))
}

func (p *NewClaim) exports() *widgets.Table[app.Claimable] {
	d := p.desk
	type row = app.Claimable
	zh, t := chinese(d), p.service.Tables()
	m := rows.New(func(c row) string { return c.ItemID },
		rows.Column[row]{Key: "chosen", Title: "", Kind: rows.Check, Width: 36, Value: func(c row) string {
			if p.chosen[c.ItemID] {
				return "1"
			}
			return ""
		}, CanSet: func(c row) bool { return c.Reason == "" }, Set: func(c row, on string) error {
			if c.Reason == "" {
				p.chosen[c.ItemID] = on == "1"
				p.tally()
			}
			return nil
		}},
		rows.Column[row]{Key: "key", Title: "refund_claims.key", Width: 196, Value: func(c row) string { return c.Key }},
		rows.Column[row]{Key: "date", Title: "refund_claims.date", Width: 90, Plain: func(c row) string { return c.Date }, Value: func(c row) string { return d.ShortDay(c.Date) }},
		rows.Column[row]{Key: "code", Title: "refund_claims.code", Width: 108, Soft: true, Value: func(c row) string { return c.Code }},
		rows.Column[row]{Key: "name", Title: "refund_claims.goods", Width: 120, Min: 90, Flex: 1, Value: func(c row) string { return c.Name }},
		rows.Column[row]{Key: "quantity", Title: "refund_claims.quantity", Kind: rows.Number, Width: 104, Value: func(c row) string {
			return figure(c.Quantity) + " " + unitName(t, c.Unit, zh)
		}},
		rows.Column[row]{Key: "fob", Title: "refund_claims.fob", Kind: rows.Number, Width: 108, Value: func(c row) string { return sum(c.FOB) }, SortKey: func(c row) int64 { return c.FOB.Minor }},
		rows.Column[row]{Key: "rate", Title: "refund_claims.rate", Kind: rows.Number, Width: 60, Value: func(c row) string {
			if c.Library == "" {
				return "–"
			}
			return percent(c.RefundRate)
		}},
		rows.Column[row]{
			Key: "reason", Title: "refund_claims.reason", Kind: rows.Status, Width: 170, Min: 120, Flex: 2,
			Value: func(c row) string {
				if c.Reason == "" {
					return d.Say("refund_claims.may")
				}
				return d.Say(c.Reason, "Code", c.Code, "Key", c.Key)
			},
			Tone: func(c row) rows.Tone {
				if c.Reason == "" {
					return rows.Good
				}
				return rows.Danger
			},
		})
	m.SetLoading(!p.loaded)
	g := widgets.NewTable(d, "claim.exports", m)
	g.Empty = widgets.Empty{
		Text: d.Say("refund_claims.nothing_to_claim"), Sample: d.Say("refund_claims.nothing_to_claim_hint"),
		Act: "refund_claims.to_declarations", OnAct: func() { p.nav.Go(navigation.Route{Screen: navigation.Declarations}) },
	}
	if p.loaded {
		g.SetRows(p.list)
	}
	return g
}

// picked are the exports to claim, in the order of the list.
func (p *NewClaim) picked() []string {
	var ids []string
	for _, c := range p.list {
		if p.chosen[c.ItemID] && c.Reason == "" {
			ids = append(ids, c.ItemID)
		}
	}
	return ids
}

func (p *NewClaim) tally() {
	n := len(p.picked())
	p.count.SetText(p.desk.Say("refund_claims.picked", "N", n, "Of", len(p.list)))
	p.open.SetEnabled(n > 0)
}

func (p *NewClaim) begin() {
	if !p.form.Settle() {
		return
	}
	month, batch, ids := p.month, p.batch, p.picked()
	type opened struct {
		claim refund.Claim
		short []refund.Short
	}
	task.Do(p.scope, "open", func(ctx context.Context) (o opened, err error) {
		o.claim, o.short, err = p.service.OpenRefundClaim(ctx, month, batch, ids)
		return o, err
	}, func(o opened, err error) {
		if p.form.Fail(err) {
			return
		}
		p.nav.Go(navigation.Route{Screen: navigation.RefundClaims, ID: o.claim.ID})
		if len(o.short) > 0 {
			p.desk.Toast(p.desk.Say("refund_claims.short", "N", len(o.short)), nil)
		}
	})
}
