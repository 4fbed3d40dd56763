package settings

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/mail"
	"sampan/app/paper"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// proofsTab lists the firm's licences, certificates and reports, and makes the
// qualification pack of them.
func (p *Page) proofsTab() fyne.CanvasObject {
	d, f := p.desk, &p.model.firm
	row := func(r indexed) firm.Credential { return p.model.firm.Credentials[r.i] }
	today := p.service.Now().Format("2006-01-02")
	text := func(key string, width, flex float32, value func(firm.Credential) string) rows.Column[indexed] {
		return rows.Column[indexed]{Key: key, Title: "proofs." + key, Width: width, Flex: flex, Value: func(r indexed) string { return value(row(r)) }}
	}
	until := text("until", 130, 0, func(c firm.Credential) string {
		switch {
		case c.Until == "":
			return d.Say("proofs.endless")
		case c.Expired(today):
			return d.Say("proofs.expired", "Day", c.Until)
		}
		return c.Until
	})
	until.Kind = rows.Status
	until.Tone = func(r indexed) rows.Tone {
		if row(r).Expired(today) {
			return rows.Danger
		}
		return rows.Good
	}
	t := widgets.NewTable(d, "settings.proofs", rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		text("kind", 110, 0, func(c firm.Credential) string { return d.Say("proofs.kind_" + c.Kind) }),
		text("name", 200, 2, func(c firm.Credential) string { return c.Title }),
		text("number", 130, 1, func(c firm.Credential) string { return c.Number }),
		text("issuer", 110, 1, func(c firm.Credential) string { return c.Issuer }), until,
		text("file", 150, 1, func(c firm.Credential) string { return c.FileName })))
	t.SetRows(indices(len(f.Credentials)))
	removable(p, t, func() *[]firm.Credential { return &p.model.firm.Credentials })
	t.OnOpen = func(r indexed) { p.editProof(t, r.i) }
	t.Empty = widgets.Empty{Text: d.Say("proofs.none"), Sample: d.Say("proofs.none_hint"), Act: "proofs.add", OnAct: func() { p.editProof(t, -1) }}
	add := d.Button("proofs.add", "proofs.add", widgets.Plain, func() { p.editProof(t, -1) })
	make := d.Button("proofs.pack", "proofs.pack", widgets.Plain, p.choosePack)
	tools := widgets.Toolbar([]fyne.CanvasObject{d.Caption(d.Say("proofs.note"))}, []fyne.CanvasObject{add, make})
	words := widgets.Card(widgets.Form(2, p.longText("capacity", &f.Capacity), p.longText("references", &f.References)))
	return container.NewBorder(tools, words, nil, nil, container.New(layout.NewCustomPaddedLayout(theme.Gap2, theme.Gap2, 0, 0), widgets.Sheet(t)))
}

// longText is a field of some rows over a text of the profile.
func (p *Page) longText(key string, value *string) *widgets.Field {
	in := p.desk.Area("proofs."+key, "", 3)
	in.SetText(*value)
	in.OnChanged = func(s string) {
		if s != *value {
			*value = s
			p.touch()
		}
	}
	return p.desk.Field("proofs."+key, in)
}

// editProof opens the dialog of one credential, -1 for a new one.
func (p *Page) editProof(t *widgets.Table[indexed], i int) {
	d := p.desk
	c := firm.Credential{Kind: firm.CredentialKinds()[0]}
	if i >= 0 {
		c = p.model.firm.Credentials[i]
	}
	var kinds []widgets.Option
	for _, k := range firm.CredentialKinds() {
		kinds = append(kinds, widgets.Option{ID: k, Label: d.Say("proofs.kind_" + k)})
	}
	f := record.NewForm(d, "proof", "proofs", func() {})
	file := d.Caption(c.FileName)
	attach := d.Button("proof.attach", "proofs.attach", widgets.Plain, func() {
		p.attachScan(func(kept contact.File) {
			c.File, c.FileName = kept.ID, kept.Name
			file.SetText(kept.Name)
		})
	})
	content := widgets.Form(4,
		widgets.Wide(2, f.Choose("kind", c.Kind, func(id string) { c.Kind = id }, kinds...)),
		widgets.Wide(2, f.Text("name", &c.Title).WithNote(d.Say("proofs.name_note"))),
		widgets.Wide(2, f.Text("number", &c.Number)), widgets.Wide(2, f.Text("issuer", &c.Issuer)),
		widgets.Wide(2, f.Day("until", &c.Until).WithNote(d.Say("proofs.until_note"))),
		widgets.Wide(2, d.Field("proofs.file", container.NewBorder(nil, nil, attach, nil, file))))
	var g *widgets.Dialog
	done := d.Button("proof.done", "settings.done", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		all := slices.Clone(p.model.firm.Credentials)
		if i < 0 {
			all = append(all, c)
		} else {
			all[i] = c
		}
		if f.Fail((firm.Firm{NameEN: "-", Pricing: p.model.firm.Pricing, Credentials: all}).Check()) {
			return
		}
		p.model.firm.Credentials = all
		g.Close()
		p.touch()
		t.SetRows(indices(len(all)))
	})
	cancel := d.Button("proof.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("proofs.one"), 640, content, f.Input("name"), nil, cancel, done)
	f.Within(content)
}

func (p *Page) attachScan(done func(contact.File)) {
	q := files.Question{Title: p.desk.Say("proofs.attach"), Kinds: []files.Kind{{Name: p.desk.Say("proofs.scans"), Endings: []string{"pdf", "jpg", "jpeg", "png", "webp"}}}}
	task.Do(p.scope, "scan", func(ctx context.Context) (contact.File, error) {
		path, err := p.outside.Files.Open(ctx, q)
		if err != nil || path == "" {
			return contact.File{}, err
		}
		in, err := os.Open(path)
		if err != nil {
			return contact.File{}, record.CannotRead(path, err)
		}
		defer func() { _ = in.Close() }() // only read
		return p.service.KeepFile(filepath.Base(path), in)
	}, func(kept contact.File, err error) {
		if !p.desk.Fail(err) && kept.ID != "" {
			done(kept)
		}
	})
}

// choosePack asks what goes into a qualification pack. What has expired is
// not chosen unless a person does.
func (p *Page) choosePack() {
	if p.model.unsaved { // the pack is made of what is kept
		p.desk.Toast(p.desk.Say("proofs.save_first"), nil)
		return
	}
	task.Do(p.scope, "proofs", p.service.Proofs, func(all []app.Proof, err error) {
		if !p.desk.Fail(err) {
			p.askPack(all)
		}
	})
}

// mostOwn is how many proofs the dialog shows at once.
const mostOwn = float32(300)

func (p *Page) askPack(all []app.Proof) {
	d := p.desk
	chosen := map[string]bool{}
	var boxes []fyne.CanvasObject
	for _, proof := range all {
		chosen[proof.Key] = proof.Product == "" && !proof.Expired
		c := d.Check("pack."+proof.Key, "proofs.pack", func(on bool) { chosen[proof.Key] = on })
		c.SetText(join(" · ", proof.Product, proof.Title, proof.Number))
		c.Set(chosen[proof.Key])
		var right []fyne.CanvasObject
		switch {
		case proof.Expired:
			right = append(right, d.StatusDot(rows.Danger, d.Say("proofs.expired", "Day", proof.Until)))
		case proof.File == "":
			right = append(right, d.StatusDot(rows.Quiet, d.Say("proofs.no_scan")))
		}
		boxes = append(boxes, widgets.Toolbar([]fyne.CanvasObject{c}, right))
	}
	if len(boxes) == 0 {
		boxes = append(boxes, d.Paragraph(d.Say("proofs.pack_empty")))
	}
	list := record.Scrolled(d, widgets.Column(theme.Gap2, false, boxes...))
	frame := container.New(tall{min(mostOwn, float32(len(boxes))*44)}, list)
	language := paper.English
	pick := d.Select("pack.language", "", widgets.Option{ID: string(paper.English), Label: d.Say("send.in_en")}, widgets.Option{ID: string(paper.Chinese), Label: d.Say("send.in_zh")})
	pick.Set(string(language))
	pick.OnPick = func(id string) { language = paper.Language(id) }
	var g *widgets.Dialog
	finish := func(then func(app.PackFile)) func() {
		return func() {
			g.Close()
			p.makePack(language, all, chosen, then)
		}
	}
	cancel := d.Button("pack.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	save := d.Button("pack.save", "proofs.pack_save", widgets.Plain, finish(p.savePack))
	send := d.Button("pack.send", "send.send", widgets.Filled, finish(func(f app.PackFile) {
		record.Send(d, p.scope, p.service, p.outside.Files, record.Sending{Noun: app.FirmNoun, RefID: p.model.firm.ID, Occasion: app.ForPack, Extra: []mail.Attachment{f.Attachment()}})
	}))
	g = d.Dialog(d.Say("proofs.pack"), 600, widgets.Column(theme.Gap4, false, widgets.Form(2, d.Field("send.language", pick)), frame), cancel, nil, cancel, save, send)
}

func join(by string, parts ...string) string {
	out := ""
	for _, s := range parts {
		if s != "" && out != "" {
			out += by
		}
		out += s
	}
	return out
}

func (p *Page) makePack(l paper.Language, all []app.Proof, chosen map[string]bool, then func(app.PackFile)) {
	var keys []string
	for _, proof := range all {
		if chosen[proof.Key] {
			keys = append(keys, proof.Key)
		}
	}
	task.Do(p.scope, "pack", func(ctx context.Context) (app.PackFile, error) { return p.service.Qualify(ctx, l, keys...) },
		func(f app.PackFile, err error) {
			if !p.desk.Fail(err) {
				then(f)
			}
		})
}

func (p *Page) savePack(f app.PackFile) {
	q := files.Question{Title: p.desk.Say("send.folder_title")}
	task.Do(p.scope, "pack/save", func(ctx context.Context) (string, error) {
		dir, err := p.outside.Files.Folder(ctx, q)
		if err != nil || dir == "" {
			return "", err
		}
		return p.service.ExportPack(f, dir)
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("proofs.packed", "Path", path), nil)
		}
	})
}

// tall gives its only thing a height.
type tall struct{ height float32 }

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, t.height)
}

func (t tall) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
