package inquiries

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/contact"
	"sampan/app/inquiry"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// message shows who writes, and the buyer's words with marks on those that
// lines were read from.
type message struct {
	page    *Page
	content fyne.CanvasObject
	who     *fyne.Container
	text    *widgets.MarkedText
	scroll  *container.Scroll
	lit     string // the line that is lit
}

func newMessage(p *Page) *message {
	m := &message{page: p, who: container.New(pile{gap: theme.Gap1}), text: p.desk.MarkedText()}
	m.text.OnMark = func(line string) {
		p.lines.Reveal(line)
		p.Start()
	}
	m.scroll = container.NewVScroll(m.text)
	m.content = widgets.Card(container.New(&letter{gap: theme.Gap3, sized: func() { m.light(m.lit) }}, m.who, m.scroll))
	return m
}

func (m *message) show() {
	m.who.Objects = m.page.buyer()
	m.who.Refresh()
	all := marks(m.page.model.inquiry)
	runs := make([]widgets.Run, len(all))
	for i, k := range all {
		runs[i] = widgets.Run{Text: k.text, Mark: k.line}
	}
	m.text.SetRuns(runs)
	m.content.Refresh()
}

// light makes the words of one line the loudest and brings them into sight.
func (m *message) light(line string) {
	m.lit = line
	m.text.Light(line)
	top, bottom, ok := m.text.PlaceOf(line)
	if view := m.scroll.Size().Height; ok && view > 0 && (top < m.scroll.Offset.Y || bottom > m.scroll.Offset.Y+view) {
		m.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-view/3)))
	}
}

// buyer says who writes, whether the firm knows them, and lets one say so.
func (p *Page) buyer() []fyne.CanvasObject {
	q, d := p.model.inquiry, p.desk
	name := p.model.sender()
	if name == "" {
		name = d.Say("inquiries.nobody")
	}
	acts := []fyne.CanvasObject{d.Button("inquiry.buyer", "inquiries.change_buyer", widgets.Quiet, p.chooseBuyer)}
	if q.BuyerID == "" {
		acts = []fyne.CanvasObject{d.Button("inquiry.buyer", "inquiries.choose_buyer", widgets.Plain, p.chooseBuyer)}
		if p.model.sender() != "" {
			acts = append(acts, d.Button("inquiry.file_sender", "inquiries.file_sender", widgets.Plain, p.fileSender))
		}
	}
	acts = append(acts, d.Button("inquiry.source", "inquiries.change_source", widgets.Quiet, p.chooseSource))
	if n := len(q.Files); n > 0 {
		acts = append(acts, d.IconButton("inquiry.files", "inquiries.attachments", fynetheme.IconNameMailAttachment, p.showFiles))
	}
	facts := append([]string{p.words().origin(cmp.Or(q.Source, q.Channel)), q.ReceivedAt.Local().Format("01-02 15:04")}, p.model.facts(p.words())...)
	parts := []fyne.CanvasObject{widgets.Column(2, false, d.Heading(name).Narrow(60), p.status()), d.Note(strings.Join(facts, " · "))}
	if q.Subject != "" {
		parts = append(parts, d.Note(q.Subject))
	}
	return append(parts, container.New(&flow{gap: theme.Gap1}, acts...), widgets.Hairline())
}

func (p *Page) status() fyne.CanvasObject {
	d, q := p.desk, p.model.inquiry
	tone, word := rows.Good, "inquiries.known"
	if q.BuyerID == "" {
		tone, word = rows.Caution, "inquiries.unknown"
	}
	dots := []fyne.CanvasObject{d.StatusDot(tone, d.Say(word))}
	if q.Status != inquiry.New {
		dots = append(dots, d.StatusDot(statusTone(q.Status), d.Say("inquiries.status_"+string(q.Status))))
	}
	return widgets.Line(theme.Gap2, dots...)
}

// chooseBuyer pairs the inquiry with a contact of the firm.
func (p *Page) chooseBuyer() {
	if p.desk.ModalOpen() {
		return
	}
	task.Do(p.scope, "contacts", func(ctx context.Context) ([]widgets.Option, error) {
		list, err := p.service.Contacts(ctx)
		options := make([]widgets.Option, 0, len(list))
		for _, c := range list {
			if len(c.Roles) == 0 || slices.Contains(c.Roles, contact.Buyer) {
				options = append(options, widgets.Option{ID: c.ID, Label: strings.TrimSpace(c.Name + " " + c.NameZH), Note: c.Country, Also: c.Email + " " + c.Person})
			}
		}
		return options, err
	}, func(options []widgets.Option, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.FindDialog("inquiry.find_buyer", p.desk.Say("inquiries.choose_buyer"), "inquiries.find_buyer", options, func(o widgets.Option) {
			p.settle(func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.AssignBuyer(ctx, p.id, o.ID) })
		})
	})
}

// fileSender files the sender as a new contact.
func (p *Page) fileSender() {
	p.settle(func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.FileSender(ctx, p.id) })
}

// settle saves what was typed, carries out something about the whole inquiry
// and shows it anew.
func (p *Page) settle(do func(context.Context) (inquiry.Inquiry, error)) {
	p.save(func() {
		task.Do(p.scope, "settle", func(ctx context.Context) (found, error) {
			q, err := do(ctx)
			if err != nil {
				return found{}, err
			}
			return p.about(ctx, q)
		}, p.take)
	})
}

// showFiles lists the message as it came and its attachments, to be saved.
func (p *Page) showFiles() {
	d := p.desk
	if d.ModalOpen() {
		return
	}
	var list []fyne.CanvasObject
	for i, f := range p.model.inquiry.Files {
		save := d.IconButton("inquiry.file."+strconv.Itoa(i)+".save", "inquiries.save_as", fynetheme.IconNameDocumentSave, func() { p.saveFile(f) })
		acts := []fyne.CanvasObject{save}
		if i == 0 && harmless(f.Name) {
			acts = []fyne.CanvasObject{d.IconButton("inquiry.file.open", "inquiries.open_original", fynetheme.IconNameMailCompose, func() { p.openOriginal(f) }), save}
		}
		list = append(list, widgets.Toolbar([]fyne.CanvasObject{d.Text(f.Name).Narrow(120)}, acts))
	}
	var g *widgets.Dialog
	shut := d.Button("inquiry.files.close", "widgets.close", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("inquiries.n_files"), 560, widgets.Column(theme.Gap1, false, list...), shut, nil, shut)
}

func (p *Page) saveFile(f contact.File) {
	task.Do(p.scope, "file", func(ctx context.Context) (string, error) {
		path, err := p.dialogs.Save(ctx, files.Question{Title: p.desk.Say("inquiries.save_as"), Name: f.Name})
		if err != nil || path == "" {
			return "", err
		}
		return path, p.copyTo(path, f)
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("inquiries.file_saved", "Path", path), nil)
		}
	})
}

// openOriginal hands the message to the program that this machine has for it.
func (p *Page) openOriginal(f contact.File) {
	task.Do(p.scope, "file", func(context.Context) (string, error) {
		folder, err := os.MkdirTemp("", "sampan-*")
		if err != nil {
			return "", fmt.Errorf("open message: %w", err)
		}
		path := filepath.Join(folder, filepath.Base(f.Name))
		return path, p.copyTo(path, f)
	}, func(path string, err error) {
		if !p.desk.Fail(err) {
			p.desk.Fail(fyne.CurrentApp().OpenURL(fileURL(path)))
		}
	})
}

func (p *Page) copyTo(path string, f contact.File) (err error) {
	in, err := p.service.OpenFile(f.ID)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	out, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("save file: %w", err)
	}
	if _, err := io.Copy(out, in); err != nil {
		_ = out.Close() // the error of writing says more
		return fmt.Errorf("save file: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("save file: %w", err)
	}
	return nil
}
