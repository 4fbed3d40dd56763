package record

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/mail"
	"sampan/app/paper"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Sender is what sending asks of the firm.
type Sender interface {
	WriteLetter(ctx context.Context, l app.Letter, docs []paper.Document, formats ...app.Format) (app.Letter, error)
	SendPapers(ctx context.Context, l app.Letter, way app.Way, dir string, docs []paper.Document, formats []app.Format, extra ...mail.Attachment) (app.Outgoing, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Sending says what goes to whom.
type Sending struct {
	ContactID string
	Noun      app.Noun
	RefID     string
	Occasion  app.Occasion // "" takes the usual one of the first paper
	// Papers gives the papers that go along; it runs away from the window. Nil
	// for none.
	Papers func(context.Context) ([]paper.Document, error)
	Extra  []mail.Attachment // finished files beside the papers
	// Sent follows what went out, may be nil.
	Sent func()
}

// sendFolder remembers where papers go; the dialogs of export share it.
const sendFolder = "export/folder"

// letterRows is how many rows of a letter show at once.
const letterRows = 11

// sender is the dialog of one message.
type sender struct {
	desk    *widgets.Desk
	scope   *task.Scope
	service Sender
	files   *files.Dialogs
	of      Sending

	docs    []paper.Document
	letter  app.Letter
	formats []app.Format
	folder  string
	typed   bool // the text was changed by hand

	dialog            *widgets.Dialog
	to, subject, text *widgets.Entry
	along, where      *widgets.Label
}

// Send opens the dialog in which papers become a mail for the buyer: its
// occasion, language and text, what is attached, and the two ways out.
func Send(d *widgets.Desk, scope *task.Scope, service Sender, dialogs *files.Dialogs, of Sending) {
	s := &sender{desk: d, scope: scope, service: service, files: dialogs, of: of, formats: []app.Format{app.PDF}}
	s.letter = app.Letter{ContactID: of.ContactID, Noun: of.Noun, RefID: of.RefID, Occasion: of.Occasion}
	s.begin()
}

func (s *sender) begin() {
	type ready struct {
		docs   []paper.Document
		letter app.Letter
		folder string
	}
	task.Do(s.scope, "send", func(ctx context.Context) (out ready, err error) {
		if s.of.Papers != nil {
			if out.docs, err = s.of.Papers(ctx); err != nil {
				return out, err
			}
		}
		l := s.letter
		if l.Occasion == "" && len(out.docs) > 0 {
			l.Occasion = app.OccasionOf(out.docs[0])
		}
		if out.folder, err = s.service.Setting(ctx, sendFolder); err != nil {
			return out, err
		}
		out.letter, err = s.service.WriteLetter(ctx, s.named(l), out.docs, s.formats...)
		return out, err
	}, func(out ready, err error) {
		if s.desk.Fail(err) {
			return
		}
		s.docs, s.letter, s.folder = out.docs, out.letter, out.folder
		s.show()
	})
}

// named gives the letter the names of the finished files.
func (s *sender) named(l app.Letter) app.Letter {
	l.Files = nil
	for _, f := range s.of.Extra {
		l.Files = append(l.Files, f.Name)
	}
	return l
}

func (s *sender) show() {
	d := s.desk
	occasion := d.Select("send.occasion", "", s.occasions()...)
	occasion.Set(string(s.letter.Occasion))
	occasion.OnPick = func(id string) { s.letter.Occasion = app.Occasion(id); s.write(true) }
	language := d.Select("send.language", "", s.languages()...)
	language.Set(s.letter.Language)
	language.OnPick = func(id string) { s.letter.Language = id; s.write(true) }
	s.to, s.subject = d.Entry("send.to", "send.to_hint"), d.Entry("send.subject", "")
	s.text = d.Area("send.text", "", letterRows)
	s.along, s.where = d.Caption("").Narrow(200), d.Caption("").Narrow(200)
	s.fill()
	s.to.OnChanged = func(t string) { s.letter.To = strings.TrimSpace(t) }
	s.subject.OnChanged = func(t string) { s.typed = s.typed || t != s.letter.Subject; s.letter.Subject = t }
	s.text.OnChanged = func(t string) { s.typed = s.typed || t != s.letter.Text; s.letter.Text = t }
	head := []fyne.CanvasObject{widgets.Wide(2, d.Field("send.occasion", occasion)), d.Field("send.language", language)}
	if len(s.docs) > 0 {
		head = append(head, d.Field("send.as", widgets.Line(theme.Gap3, s.format("send.pdf", app.PDF), s.format("send.xlsx", app.XLSX))))
	}
	folder := d.Button("send.folder", "send.folder", widgets.Quiet, func() { s.choose(func() {}) })
	content := widgets.Column(theme.Gap3, false,
		widgets.Form(4, append(head, widgets.Wide(2, d.Field("send.to", s.to)), widgets.Wide(2, d.Field("send.subject", s.subject)))...),
		s.text, s.along, widgets.Toolbar([]fyne.CanvasObject{s.where}, []fyne.CanvasObject{folder}))
	cancel := d.Button("send.cancel", "widgets.cancel", widgets.Plain, func() { s.dialog.Close() })
	hand := d.Button("send.copy", "send.copy", widgets.Plain, func() { s.out(app.ByFiles) })
	open := d.Button("send.mail", "send.mail", widgets.Filled, func() { s.out(app.ByMail) })
	s.dialog = d.Dialog(d.Say("send.title"), 760, content, s.text, nil, cancel, hand, open)
}

func (s *sender) occasions() []widgets.Option {
	var list []widgets.Option
	for _, o := range app.Occasions() {
		list = append(list, widgets.Option{ID: string(o), Label: s.desk.Say("send.for_" + string(o))})
	}
	return list
}

func (s *sender) languages() []widgets.Option {
	var list []widgets.Option
	for _, l := range app.LetterLanguages() {
		list = append(list, widgets.Option{ID: l, Label: s.desk.Say("send.in_" + l)})
	}
	return list
}

func (s *sender) format(key string, f app.Format) *widgets.Check {
	c := s.desk.Check(key, key, func(on bool) {
		s.formats = slices.DeleteFunc(s.formats, func(o app.Format) bool { return o == f })
		if on {
			s.formats = append(s.formats, f)
		}
		slices.Sort(s.formats)
		s.write(false)
	})
	c.Set(slices.Contains(s.formats, f))
	return c
}

// fill shows the letter in the fields.
func (s *sender) fill() {
	s.to.SetText(s.letter.To)
	s.subject.SetText(s.letter.Subject)
	s.text.SetText(s.letter.Text)
	s.say()
}

func (s *sender) say() {
	along := s.desk.Say("send.nothing_along")
	if len(s.letter.Files) > 0 {
		along = s.desk.Say("send.along", "Files", strings.Join(s.letter.Files, ", "))
	}
	s.along.SetText(along)
	where := s.desk.Say("send.asks_where")
	if s.folder != "" {
		where = s.desk.Say("send.where", "Folder", s.folder)
	}
	s.where.SetText(where)
}

// write fills the letter anew; what was typed by hand stays unless another
// letter was asked for.
func (s *sender) write(anew bool) {
	if anew {
		s.typed = false
	}
	l, docs, formats := s.named(s.letter), s.docs, slices.Clone(s.formats)
	task.Do(s.scope, "send", func(ctx context.Context) (app.Letter, error) {
		return s.service.WriteLetter(ctx, l, docs, formats...)
	}, func(out app.Letter, err error) {
		if s.desk.Fail(err) {
			return
		}
		out.To = s.letter.To
		if s.typed {
			out.Subject, out.Text = s.letter.Subject, s.letter.Text
		}
		s.letter = out
		s.fill()
	})
}

// choose asks for the folder that letters are written into.
func (s *sender) choose(then func()) {
	question := files.Question{Title: s.desk.Say("send.folder_title"), Name: s.folder}
	task.Do(s.scope, "send/folder", func(ctx context.Context) (string, error) {
		dir, err := s.files.Folder(ctx, question)
		if err != nil || dir == "" {
			return "", err
		}
		return dir, s.service.SetSetting(ctx, sendFolder, dir)
	}, func(dir string, err error) {
		if s.desk.Fail(err) || dir == "" {
			return
		}
		s.folder = dir
		s.say()
		then()
	})
}

// out writes the files and hands them on: to the mail program, or as text in
// the clipboard with the files shown in their folder.
func (s *sender) out(way app.Way) {
	if s.folder == "" {
		s.choose(func() { s.out(way) })
		return
	}
	l, docs, formats, dir := s.letter, s.docs, slices.Clone(s.formats), s.folder
	task.Do(s.scope, "send/out", func(ctx context.Context) (app.Outgoing, error) {
		return s.service.SendPapers(ctx, l, way, dir, docs, formats, s.of.Extra...)
	}, func(out app.Outgoing, err error) {
		if s.desk.Fail(err) {
			return
		}
		s.dialog.Close()
		if s.of.Sent != nil {
			s.of.Sent()
		}
		s.hand(way, l.Text, out)
	})
}

func (s *sender) hand(way app.Way, text string, out app.Outgoing) {
	said, show := "send.in_mail_program", out.Mail
	if way == app.ByFiles {
		said = "send.copied"
		fyne.CurrentApp().Clipboard().SetContent(text)
		if len(out.Files) > 0 {
			show = out.Files[0]
		}
	}
	if show == "" { // a text alone
		s.desk.Toast(s.desk.Say("send.text_copied"), nil)
		return
	}
	task.Do(s.scope, "send/open", func(ctx context.Context) (struct{}, error) {
		if way == app.ByFiles {
			return struct{}{}, s.files.Reveal(ctx, show)
		}
		return struct{}{}, s.files.Launch(ctx, show)
	}, func(_ struct{}, err error) {
		if !s.desk.Fail(err) {
			s.desk.Toast(s.desk.Say(said, "Folder", filepath.Dir(show)), nil)
		}
	})
}
