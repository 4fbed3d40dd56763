package catalog

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// access shows what proves that the product may be sold, what keeps it from a
// market, and what a market would still ask for.
type access struct {
	of           *Editor
	certificates *widgets.Table[int]
	limits       *widgets.Table[int]
	found        *fyne.Container
}

func newAccess(e *Editor) *access {
	return &access{of: e, found: widgets.Column(theme.Gap2, false)}
}

// tableHeight holds three rows and the head of a table.
const tableHeight = 4 * theme.Row

// listed makes the card of a table that is edited row by row in a dialog.
func (a *access) listed(key, title, none, add string, t *widgets.Table[int], edit func(i int), drop func(i int)) fyne.CanvasObject {
	d := a.of.Desk
	remove := func() {
		if i, ok := t.Model.CursorRow(); ok {
			drop(i)
		}
	}
	t.OnOpen = edit
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete {
			remove()
		}
		return ev.Name == fyne.KeyDelete
	}
	t.Empty = widgets.Empty{Text: d.Say(none)}
	acts := []fyne.CanvasObject{
		d.IconButton("product."+key+"_add", add, fynetheme.IconNameContentAdd, func() { edit(-1) }),
		d.IconButton("product."+key+"_remove", "catalog."+key+"_remove", fynetheme.IconNameContentRemove, remove),
	}
	return d.Section(title, record.Tall(tableHeight, widgets.Sheet(t)), acts...)
}

func count(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func byPlace(i int) string { return strconv.Itoa(i) }

func (a *access) certificatesSection() fyne.CanvasObject {
	e, d := a.of, a.of.Desk
	of := func(i int) catalog.Certificate { return e.model.product.Certificates[i] }
	column := func(key string, width, flex float32, value func(catalog.Certificate) string) rows.Column[int] {
		return rows.Column[int]{Key: key, Title: "catalog.certificates_" + key, Width: width, Min: 60, Flex: flex, Value: func(i int) string { return value(of(i)) }}
	}
	state := column("state", 140, 0, func(c catalog.Certificate) string { return d.Say("catalog.state_" + string(c.State(d.Today()))) })
	state.Kind, state.Tone = rows.Status, func(i int) rows.Tone { return problemTone(of(i).State(d.Today())) }
	a.certificates = widgets.NewTable(d, "product.certificates", rows.New(byPlace,
		column("kind", 90, 1, func(c catalog.Certificate) string { return c.Kind }),
		column("number", 110, 1, func(c catalog.Certificate) string { return c.Number }),
		column("issuer", 90, 1, func(c catalog.Certificate) string { return c.Issuer }),
		column("until", 92, 0, func(c catalog.Certificate) string { return c.Until }),
		state,
		column("content", 80, 1, func(c catalog.Certificate) string { return c.File.Name })))
	a.certificates.SetRows(count(len(e.model.product.Certificates)))
	return a.listed("certificate", "catalog.certificates", "catalog.no_certificates", "catalog.certificate_add", a.certificates, a.editCertificate, func(i int) {
		drop(a, &e.model.product.Certificates, i, d.Say("catalog.certificate_removed", "Name", of(i).Kind))
	})
}

func problemTone(p catalog.Problem) rows.Tone {
	switch p {
	case "":
		return rows.Good
	case catalog.Unproved, catalog.Ending:
		return rows.Caution
	}
	return rows.Danger
}

func (a *access) limitsSection() fyne.CanvasObject {
	e, d := a.of, a.of.Desk
	of := func(i int) catalog.Limit { return e.model.product.Limits[i] }
	column := func(key string, width, flex float32, value func(catalog.Limit) string) rows.Column[int] {
		return rows.Column[int]{Key: key, Title: "catalog.limits_" + key, Width: width, Min: 60, Flex: flex, Value: func(i int) string { return value(of(i)) }}
	}
	a.limits = widgets.NewTable(d, "product.limits", rows.New(byPlace,
		column("kind", 104, 0, func(l catalog.Limit) string {
			return strings.TrimSpace(d.Say("catalog.kind_"+string(l.Kind)) + " " + l.Certificate)
		}),
		column("where", 110, 1, func(l catalog.Limit) string { return a.wherever(l.Where) }),
		column("platform", 80, 0, func(l catalog.Limit) string { return l.Channel }),
		column("reason", 150, 2, func(l catalog.Limit) string { return trade.In(e.language(), l.Reason) }),
		column("until", 92, 0, func(l catalog.Limit) string { return l.Until })))
	a.limits.SetRows(count(len(e.model.product.Limits)))
	return a.listed("limit", "catalog.limits", "catalog.no_limits", "catalog.limit_add", a.limits, a.editLimit, func(i int) {
		drop(a, &e.model.product.Limits, i, d.Say("catalog.limit_removed"))
	})
}

// drop takes a row out, with Undo.
func drop[T any](a *access, list *[]T, i int, said string) {
	before := *list
	*list = slices.Delete(slices.Clone(before), i, i+1)
	a.changed()
	a.of.Desk.Toast(said, func() {
		*list = before
		a.changed()
	})
}

// changed shows the lists anew after a change.
func (a *access) changed() {
	p := a.of.model.product
	a.certificates.SetRows(count(len(p.Certificates)))
	a.limits.SetRows(count(len(p.Limits)))
	a.of.touched()
	a.look()
}

func (a *access) wherever(codes []string) string {
	if len(codes) == 0 {
		return a.of.Desk.Say("catalog.everywhere")
	}
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = a.of.service.Tables().WhereName(c, a.of.language())
	}
	return strings.Join(names, a.of.Desk.Say("imports.and"))
}

// ask opens the dialog of one row; take is called with Done and keeps it open
// with an error, which is shown at its field.
func (a *access) ask(title string, f *record.Form, content fyne.CanvasObject, first string, take func() error) {
	d := a.of.Desk
	var g *widgets.Dialog
	done := d.Button("product.row_done", "catalog.row_done", widgets.Filled, func() {
		if f.Settle() && !f.Fail(take()) {
			g.Close()
		}
	})
	cancel := d.Button("product.row_cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say(title), 620, content, f.Input(first), nil, cancel, done)
	f.Within(content)
}

func (a *access) editCertificate(i int) {
	e, d := a.of, a.of.Desk
	c := catalog.Certificate{}
	if i >= 0 {
		c = e.model.product.Certificates[i]
	}
	f := record.NewForm(d, "certificate", "catalog", func() {})
	kinds := make([]widgets.Option, 0, 32)
	for _, k := range catalog.CertificateKinds() {
		kinds = append(kinds, widgets.Option{ID: k, Label: k})
	}
	scan := d.Caption(c.File.Name).Narrow(200)
	attach := d.Button("certificate.scan", "catalog.scan_add", widgets.Plain, func() {
		record.Attach(d, e.Scope, e.service, e.Dialogs, func(file contact.File) {
			c.File = file
			scan.SetText(file.Name)
		})
	})
	acts := []fyne.CanvasObject{attach}
	if c.File.ID != "" {
		acts = append(acts, d.Button("certificate.scan_save", "catalog.scan_save", widgets.Plain, func() { record.SaveCopy(d, e.Scope, e.service, e.Dialogs, c.File) }))
	}
	content := widgets.Column(theme.Gap3, false,
		widgets.Form(6,
			widgets.Wide(2, f.Pick("certificates_kind", c.Kind, true, func(id string) { c.Kind = id }, kinds)),
			widgets.Wide(2, f.Text("certificates_number", &c.Number)), widgets.Wide(2, f.Text("certificates_issuer", &c.Issuer)),
			widgets.Wide(3, f.Day("certificates_from", &c.From)), widgets.Wide(3, f.Day("certificates_until", &c.Until))),
		container.NewBorder(nil, nil, widgets.Line(theme.Gap2, acts...), nil, scan))
	f.Needs("certificates_kind", d.Say("catalog.certificate_unnamed"), func() bool { return c.Kind == "" })
	a.ask("catalog.certificate", f, content, "certificates_kind", func() error {
		return keepRow(e, &e.model.product.Certificates, i, c, "certificates_kind", a)
	})
}

// keepRow puts a row into its list where the product can be saved with it.
func keepRow[T any](e *Editor, list *[]T, i int, row T, field string, a *access) error {
	before := *list
	rows := slices.Clone(before)
	if i < 0 {
		rows = append(rows, row)
	} else {
		rows[i] = row
	}
	*list = rows
	p := catalog.Product{Code: "-", NameEN: "-", Certificates: e.model.product.Certificates, Limits: e.model.product.Limits}
	if err := p.Check(); err != nil {
		*list = before
		return fault.Of(err).At(field)
	}
	a.changed()
	return nil
}

func (a *access) editLimit(i int) {
	e, d := a.of, a.of.Desk
	l := catalog.Limit{Kind: catalog.Forbidden}
	if i >= 0 {
		l = e.model.product.Limits[i]
	}
	f := record.NewForm(d, "limit", "catalog", func() {})
	kinds := make([]widgets.Option, 0, 4)
	for _, k := range catalog.LimitKinds() {
		kinds = append(kinds, widgets.Option{ID: string(k), Label: d.Say("catalog.kind_" + string(k))})
	}
	where := ""
	if len(l.Where) > 0 {
		where = a.wherever(l.Where)
	}
	needs := func() { // only one kind of limit names a certificate
		in, ok := f.Input("limits_certificate").(*widgets.Entry)
		switch {
		case ok && l.Kind == catalog.Needs:
			in.Enable()
		case ok:
			in.Disable()
		}
	}
	content := widgets.Form(6,
		widgets.Wide(2, f.Choose("limits_kind", string(l.Kind), func(id string) { l.Kind = catalog.LimitKind(id); needs() }, kinds...)),
		widgets.Wide(2, f.Text("limits_certificate", &l.Certificate)), widgets.Wide(2, f.Day("limits_until", &l.Until)),
		widgets.Wide(4, f.Text("limits_where", &where).WithNote(d.Say("catalog.limits_where_hint"))), widgets.Wide(2, f.Text("limits_channel", &l.Channel)),
		widgets.Wide(6, f.Area("limits_reason", &l.Reason, 2)))
	needs()
	a.ask("catalog.limit", f, content, "limits_kind", func() (err error) {
		if l.Where, err = codes(e.service.Tables(), where); err != nil {
			return err
		}
		if l.Kind != catalog.Needs {
			l.Certificate = ""
		}
		return keepRow(e, &e.model.product.Limits, i, l, cmp.Or(map[catalog.LimitKind]string{catalog.Needs: "limits_certificate"}[l.Kind], "limits_kind"), a)
	})
}

// codes reads places as people write them.
func codes(t trade.Tables, typed string) ([]string, error) {
	var list []string
	for name := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune(",;，；、", r) }) {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		code, ok := t.WhereNamed(name)
		if !ok {
			return nil, fault.New("catalog.place_unknown", "Name", name).At("limits_where")
		}
		list = append(list, code)
	}
	return list, nil
}

// checkSection asks for a destination and says what stands in the way.
func (a *access) checkSection() fyne.CanvasObject {
	e, m := a.of, &a.of.model
	f := record.NewForm(e.Desk, "product", "catalog", func() {})
	fields := widgets.Form(2,
		f.Pick("access_country", m.country, false, func(id string) { m.country = id; a.look() }, record.Countries(e.service.Tables(), e.language() == "zh")),
		f.Text("access_channel", &m.channel))
	if in, ok := f.Input("access_channel").(*widgets.Entry); ok {
		in.OnCommit = func(string) { a.look() }
	}
	a.look()
	return e.Desk.Section("catalog.access", widgets.Column(theme.Gap3, false, fields, a.found))
}

// look asks what stands in the way, of the product as it is typed.
func (a *access) look() {
	e := a.of
	if e.model.country == "" {
		a.show(e.Desk.Paragraph(e.Desk.Say("catalog.access_pick")).Tint(theme.SoftInk))
		return
	}
	p, country, channel := e.model.whole(), e.model.country, e.model.channel
	task.Do(e.Scope, "access", func(ctx context.Context) ([][]catalog.Finding, error) {
		return e.service.Access(ctx, country, channel, "", p)
	}, func(found [][]catalog.Finding, err error) {
		if e.Desk.Fail(err) {
			return
		}
		lines := make([]fyne.CanvasObject, 0, len(found[0])*2)
		for _, f := range found[0] {
			lines = append(lines, e.Desk.StatusDot(problemTone(f.Problem), findingWord(e.Desk.Say, f)))
			if f.Reason != "" {
				lines = append(lines, e.Desk.Paragraph(trade.In(e.language(), f.Reason)).Tint(theme.SoftInk))
			}
		}
		if len(lines) == 0 {
			lines = append(lines, e.Desk.StatusDot(rows.Good, e.Desk.Say("catalog.access_fine")))
		}
		a.show(lines...)
	})
}

func (a *access) show(lines ...fyne.CanvasObject) {
	a.found.Objects = lines
	a.found.Refresh()
	if a.of.Body != nil {
		a.of.Body.Refresh()
	}
}

// findingWord says what stands in the way in a few words.
func findingWord(say func(string, ...any) string, f catalog.Finding) string {
	return say("catalog.found_"+string(f.Problem), "Kind", f.Kind, "Until", f.Until, "Limit", say("catalog.kind_"+string(f.Limit)))
}
