package app

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/mail"
	"sampan/app/read"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// Limits of what is taken in.
const (
	maxInquiryFile = 25 << 20
	maxInquiryText = 1 << 20
)

// TakeText takes in what somebody pasted: a mail, a chat, a platform notice.
func (a *App) TakeText(ctx context.Context, text string) (inquiry.Inquiry, error) {
	if len(text) > maxInquiryText {
		return inquiry.Inquiry{}, fault.New("inquiry.too_long", "Limit", maxInquiryText>>20)
	}
	if strings.TrimSpace(text) == "" {
		return inquiry.Inquiry{}, fault.New("inquiry.empty").At("text")
	}
	q := inquiry.Inquiry{Channel: "chat", ReceivedAt: a.now().UTC()}
	return a.keepReading(ctx, q, read.Source{Text: text})
}

// TakeFile takes in a mail (.eml, .msg), a text or a sheet by its name and
// content. A message that was taken in before is the fault
// "inquiry.already_taken". A file that is refused changes nothing.
func (a *App) TakeFile(ctx context.Context, name string, data []byte) (inquiry.Inquiry, error) {
	if len(data) > maxInquiryFile {
		return inquiry.Inquiry{}, fault.New("inquiry.too_long", "Limit", maxInquiryFile>>20)
	}
	in, err := readIncoming(ctx, name, data)
	if err != nil {
		return inquiry.Inquiry{}, err
	}
	q := inquiry.Inquiry{Channel: in.channel, ReceivedAt: a.now().UTC(), Subject: strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))}
	if m := in.message; in.channel == mailed {
		q.Subject, q.MessageID, q.ReceivedAt = m.Subject, m.ID, a.sentAt(m.Date)
	}
	if err := a.store.Read(ctx, func(r Reader) error { return takenBefore(r, q.MessageID) }); err != nil {
		return q, err
	}
	if q.Files, err = a.keepIncoming(name, data, in.message.Attachments); err != nil {
		return q, err
	}
	return a.keepReading(ctx, q, in.source)
}

// mailed is the channel of what came as a mail.
const mailed = "mail"

// incoming is a file as it was understood; nothing of it is kept yet.
type incoming struct {
	channel string
	source  read.Source
	message mail.Message // of a mail
}

// ReadFile turns a file into what the reading takes, and keeps nothing.
func ReadFile(ctx context.Context, name string, data []byte) (read.Source, error) {
	in, err := readIncoming(ctx, name, data)
	return in.source, err
}

func readIncoming(ctx context.Context, name string, data []byte) (incoming, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".eml", ".msg":
		m, err := mail.Read(data)
		src := m.Source()
		src.ID = ""
		return incoming{mailed, withAttachments(ctx, src, m), m}, err
	case ".txt":
		text, err := sheet.Plain(data)
		return incoming{channel: "chat", source: read.Source{Text: text}}, err
	}
	rows, err := readRows(ctx, data)
	return incoming{channel: "sheet", source: read.Source{Rows: rows}}, err
}

// keepIncoming stores a file and what was attached to it.
func (a *App) keepIncoming(name string, data []byte, attached []mail.Attachment) ([]contact.File, error) {
	kept, err := a.KeepFile(name, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	files := []contact.File{kept}
	for _, part := range attached {
		if kept, err = a.KeepFile(part.Name, bytes.NewReader(part.Data)); err != nil {
			return nil, err
		}
		files = append(files, kept)
	}
	return files, nil
}

// inquirySheet bounds the tables that buyers send: no inquiry has so many
// lines, and what is beyond them would only cost memory.
func inquirySheet() sheet.Limits {
	l := sheet.Standard
	l.Rows, l.Cells, l.Strings = 20_000, 400_000, 16<<20
	return l
}

// readRows gives the cells of the first sheet that has any.
func readRows(ctx context.Context, data []byte) ([][]string, error) {
	book, err := sheet.Read(ctx, bytes.NewReader(data), int64(len(data)), sheet.Options{Limits: inquirySheet()})
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // it lies in memory
	s := book.First()
	rows := make([][]string, len(s.Rows))
	for i, cells := range s.Rows {
		for _, c := range cells {
			rows[i] = append(rows[i], c.Text)
		}
	}
	return rows, nil
}

// keepReading reads the source, recognises the buyer and writes the inquiry.
func (a *App) keepReading(ctx context.Context, q inquiry.Inquiry, src read.Source) (inquiry.Inquiry, error) {
	own, err := a.ownNames(ctx)
	if err != nil {
		return q, err
	}
	src.Own = own
	r := read.Read(src)
	q.Text, q.Language, q.Status, q.Owner = r.Text, r.Language, inquiry.New, a.Actor()
	if r.Platform != "" {
		q.Channel, q.Source = "platform", r.Platform
	}
	if q.Subject == "" {
		q.Subject = clipped(inquiry.Topic(src.Text))
	}
	fillReading(&q, r)
	if err := a.Warm(ctx); err != nil {
		return q, err
	}
	if q.BuyerID, err = one(ctx, a.store, func(r Reader) (string, error) { return recognise(r, q.Sender) }); err != nil {
		return q, err
	}
	if err := a.suggest(ctx, &q); err != nil {
		return q, err
	}
	err = a.write(ctx, InquiryNoun, func(tx Tx) error {
		if err := takenBefore(tx, q.MessageID); err != nil {
			return err
		}
		var err error
		// Again: the contact may have been filed or deleted while matching.
		if q.BuyerID, err = recognise(tx, q.Sender); err != nil {
			return err
		}
		f, err := tx.Firm()
		if err != nil {
			return err
		}
		if q.Number, err = tx.TakeNumber("inquiry", f.Pattern("inquiry"), a.now()); err != nil {
			return err
		}
		return tx.PutInquiry(&q)
	})
	return q, err
}

func takenBefore(r Reader, messageID string) error {
	if messageID == "" {
		return nil
	}
	id, err := r.InquiryByMessage(messageID)
	if err != nil || id == "" {
		return err
	}
	old, err := r.Inquiry(id)
	if err != nil {
		return err
	}
	return fault.New("inquiry.already_taken", "Number", old.Number)
}

// fillReading takes over what was read. What the text does not say stays
// empty.
func fillReading(q *inquiry.Inquiry, r read.Reading) {
	b, w := r.Buyer, r.Wishes
	q.Sender = inquiry.Sender{Name: b.Name.Value, Company: b.Company.Value, Country: b.CountryCode, Email: b.Email.Value, Phone: b.Phone.Value, WhatsApp: b.WhatsApp.Value}
	q.Wishes = inquiry.Wishes{Incoterm: trade.Incoterm(w.Incoterm.Value), Place: w.Place.Value, Payment: w.Payment.Value, Delivery: w.Delivery.Value, Sample: w.Sample.Value}
	for _, c := range w.Certificates {
		q.Wishes.Certificates = append(q.Wishes.Certificates, c.Value)
	}
	for _, it := range r.Items {
		l := inquiry.Line{
			Text: it.Text.Value, Model: it.Model.Value, Spec: it.Spec.Value, Unit: it.Unit.Value, Currency: it.Currency.Value,
			Span: inquiry.Span(it.Text.Span), State: inquiry.Open,
		}
		if it.Quantity.Known {
			l.Quantity = &it.Quantity.Value
		}
		if it.Price.Known {
			l.TargetPrice = &it.Price.Value
		}
		q.Lines = append(q.Lines, l)
	}
}

// recognise finds the contact who wrote: by mail address, then by the
// company's own mail domain, then by its name. Two that fit are nobody.
func recognise(r Reader, s inquiry.Sender) (string, error) {
	if s.Email != "" {
		ids, err := r.ContactsByEmail(s.Email)
		if err != nil || len(ids) == 1 {
			return only(ids), err
		}
		if domain := contact.CompanyDomain(s.Email); domain != "" {
			ids, err := r.ContactsByDomain(domain)
			if err != nil || len(ids) == 1 {
				return only(ids), err
			}
		}
	}
	if s.Company == "" {
		return "", nil
	}
	return r.ContactByName(s.Company)
}

func only(ids []string) string {
	if len(ids) == 1 {
		return ids[0]
	}
	return ""
}

const maxSubject = 80

func clipped(subject string) string {
	if r := []rune(subject); len(r) > maxSubject {
		return string(r[:maxSubject]) + "…"
	}
	return subject
}

// sentAt is the moment a message was sent, or now where it does not say or
// claims the future.
func (a *App) sentAt(claimed time.Time) time.Time {
	now := a.now()
	if claimed.IsZero() || claimed.After(now) {
		return now.UTC()
	}
	return claimed.UTC()
}
