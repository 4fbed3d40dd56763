package mail

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"strings"
	"time"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/mail"
)

// Draft is a mail to be sent by the person's own mail program.
type Draft struct {
	From, FromName string // may be empty: the mail program fills them in
	To, ToName     string
	Subject        string
	Text           string
	Date           time.Time
	Attachments    []Attachment
}

// Write gives the bytes of an .eml file that mail programs open as an unsent
// draft (X-Unsent).
func (d Draft) Write() ([]byte, error) {
	var h mail.Header
	h.SetDate(d.Date)
	h.SetSubject(clean(d.Subject))
	if d.From != "" {
		h.SetAddressList("From", []*mail.Address{{Name: clean(d.FromName), Address: clean(d.From)}})
	}
	if d.To != "" {
		h.SetAddressList("To", []*mail.Address{{Name: clean(d.ToName), Address: clean(d.To)}})
	}
	h.Set("X-Unsent", "1")
	var out bytes.Buffer
	w, err := mail.CreateWriter(&out, h)
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	var text mail.InlineHeader
	text.SetContentType("text/plain", map[string]string{"charset": "utf-8"})
	text.Set("Content-Transfer-Encoding", "quoted-printable")
	body, err := w.CreateSingleInline(text)
	if err == nil {
		_, err = io.WriteString(body, strings.ReplaceAll(strings.ReplaceAll(d.Text, "\r\n", "\n"), "\n", "\r\n"))
	}
	if err == nil {
		err = body.Close()
	}
	for _, a := range d.Attachments {
		if err == nil {
			err = writeAttachment(w, a)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	return out.Bytes(), nil
}

func writeAttachment(w *mail.Writer, a Attachment) error {
	var h mail.AttachmentHeader
	kind := a.Type
	if _, _, err := mime.ParseMediaType(kind); err != nil {
		kind = "application/octet-stream"
	}
	h.Header = message.Header{}
	h.SetContentType(kind, nil)
	h.SetFilename(cleanName(a.Name))
	h.Set("Content-Transfer-Encoding", "base64")
	part, err := w.CreateAttachment(h)
	if err != nil {
		return err
	}
	if _, err := part.Write(a.Data); err != nil {
		return err
	}
	return part.Close()
}
