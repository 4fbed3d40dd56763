package app

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/mail"
	"sampan/app/paper"
)

// Occasion is why papers are sent; each has a letter in every language.
type Occasion string

// The occasions, in the order of menus.
const (
	ForQuotation Occasion = "quotation"
	ForRevision  Occasion = "revision"
	ForProforma  Occasion = "proforma"
	ForShipping  Occasion = "shipping"
	ForPayment   Occasion = "payment"
	ForSample    Occasion = "sample"
	ForStatement Occasion = "statement"
	ForPack      Occasion = "qualification"
)

// Occasions lists the occasions in the order of menus.
func Occasions() []Occasion {
	return []Occasion{ForQuotation, ForRevision, ForProforma, ForShipping, ForPayment, ForSample, ForStatement, ForPack}
}

// OccasionOf is the usual occasion to send a paper on.
func OccasionOf(doc paper.Document) Occasion {
	switch {
	case doc.Kind == QuotationPaper && doc.Revision > 0:
		return ForRevision
	case doc.Kind == ProformaPaper, doc.Kind == ContractPaper:
		return ForProforma
	case doc.Kind == StatementPaper:
		return ForStatement
	}
	if nounOf(doc.Kind) == ShipmentNoun {
		return ForShipping
	}
	return ForQuotation
}

// Way is how something left the desk.
type Way string

// The ways: a draft for the mail program, or text and files handed on by other
// means.
const (
	ByMail  Way = "mail"
	ByFiles Way = "files"
)

// Outgoing is what SendPapers wrote: the draft for the mail program, "" when
// only files were asked for, and the files themselves.
type Outgoing struct {
	Mail  string
	Files []string
}

// SendPapers writes the papers of a letter into a folder of the letter's own,
// with a draft that a mail program opens ready to be sent where way is ByMail,
// and notes it with the contact. Nothing leaves the machine. Files of the same
// letter that were written before are replaced. extra are finished files that
// go along, by name.
func (a *App) SendPapers(ctx context.Context, l Letter, way Way, dir string, docs []paper.Document, formats []Format, extra ...mail.Attachment) (Outgoing, error) {
	var out Outgoing
	attached := slices.Clone(extra)
	for _, doc := range docs {
		for _, format := range formats {
			data, err := a.Print(ctx, doc, format)
			if err != nil {
				return out, err
			}
			attached = append(attached, mail.Attachment{Name: PaperName(doc, format), Type: mediaType(format), Data: data})
		}
	}
	dir = filepath.Join(dir, letterFolder(l, a.today()))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return out, fault.New("file.cannot_write", "Name", dir).Because(err)
	}
	l.Files = nil
	for _, f := range attached {
		path := filepath.Join(dir, file.Safe(f.Name))
		if err := replaceFile(path, f.Data); err != nil {
			return out, err
		}
		out.Files, l.Files = append(out.Files, path), append(l.Files, filepath.Base(path))
	}
	if way == ByMail {
		data, err := mail.Draft{To: l.To, ToName: l.ToName, Subject: l.Subject, Text: l.Text, Date: a.now(), Attachments: attached}.Write()
		if err != nil {
			return out, err
		}
		out.Mail = filepath.Join(dir, file.Safe(cmp.Or(l.Subject, string(l.Occasion))+".eml"))
		if err := replaceFile(out.Mail, data); err != nil {
			return out, err
		}
	}
	return out, a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		return tx.AddSent(&Sent{
			ContactID: l.ContactID, Noun: l.Noun, RefID: l.RefID, Occasion: string(l.Occasion), Language: l.Language,
			To: l.To, Subject: l.Subject, Text: l.Text, Files: l.Files, Way: way,
		})
	})
}

// letterFolder names the folder of a letter: the day, whom it goes to and why.
func letterFolder(l Letter, today string) string {
	return file.Safe(strings.Join(strings.Fields(today+" "+cmp.Or(l.ToName, l.To)+" "+l.Subject), " "))
}

func mediaType(f Format) string {
	if f == PDF {
		return "application/pdf"
	}
	return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

// SentTo lists what was made ready for a contact, newest first.
func (a *App) SentTo(ctx context.Context, contactID string) ([]Sent, error) {
	return byID(ctx, a.store, contactID, Reader.SentTo)
}
