package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"regexp"
	"strings"

	"github.com/emersion/go-message"

	"sampan/app/fault"
)

// parts gathers what the parts of a mail hold.
type parts struct {
	plain, html string
	tables      bool // the HTML holds a table of data
	attachments []Attachment
	count       int
	size        int
}

// readInternet reads an .eml file.
func readInternet(data []byte) (Message, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = skipMailbox(data)
	e, err := message.Read(bytes.NewReader(data))
	if e == nil {
		return Message{}, fault.New(ErrType).Because(err)
	}
	if !looksLikeMail(e.Header) {
		return Message{}, fault.New(ErrType)
	}
	var p parts
	if err := p.walk(e, 0); err != nil {
		return Message{}, err
	}
	m := Message{Text: p.text(), Attachments: p.attachments}
	m.fillHead(e.Header)
	return m, nil
}

// skipMailbox drops the "From " line of an mbox and blank lines before the
// header.
func skipMailbox(data []byte) []byte {
	data = bytes.TrimLeft(data, "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return data[i+1:]
		}
	}
	return data
}

func looksLikeMail(h message.Header) bool {
	for _, k := range []string{"From", "To", "Subject", "Date", "Message-Id", "Content-Type", "Received", "Mime-Version"} {
		if h.Has(k) {
			return true
		}
	}
	return false
}

func (m *Message) fillHead(h message.Header) {
	m.ID = strings.Trim(strings.TrimSpace(h.Get("Message-Id")), "<> ")
	m.FromName, m.From = address(h.Get("From"))
	if m.From == "" {
		m.FromName, m.From = address(h.Get("Reply-To"))
	}
	m.To = clean(decodeHeader(h.Get("To")))
	m.Subject = clean(decodeHeader(h.Get("Subject")))
	if t, err := mail.ParseDate(h.Get("Date")); err == nil {
		m.Date = t
	}
}

// address parts "Name <address>" by its last angle bracket; what people's
// programs write there is looser than the standard.
func address(raw string) (name, addr string) {
	s := clean(decodeHeader(raw))
	if i := strings.LastIndexByte(s, '<'); i >= 0 {
		name, addr = s[:i], strings.TrimSuffix(strings.TrimSpace(s[i+1:]), ">")
	} else if a, rest, ok := strings.Cut(s, "("); ok {
		name, addr = strings.TrimSuffix(strings.TrimSpace(rest), ")"), a
	} else {
		addr = s
	}
	name = strings.Trim(strings.TrimSpace(name), `"' `)
	addr = strings.ToLower(strings.Trim(strings.TrimSpace(addr), "<>\"'"))
	if !strings.Contains(addr, "@") || strings.ContainsAny(addr, " ,;") {
		if name == "" {
			name = addr
		}
		addr = ""
	}
	if strings.EqualFold(name, addr) {
		name = ""
	}
	return name, addr
}

// walk reads an entity and what it holds.
func (p *parts) walk(e *message.Entity, depth int) error {
	if p.count++; p.count > maxParts || depth > maxDepth {
		return fault.New(ErrTooDeep)
	}
	kind, params, _ := e.Header.ContentType()
	kind = strings.ToLower(kind)
	switch {
	case kind == "multipart/encrypted", kind == "application/pkcs7-mime" && params["smime-type"] != "signed-data", kind == "application/x-pkcs7-mime" && params["smime-type"] != "signed-data":
		return fault.New(ErrEncrypted)
	case strings.HasPrefix(kind, "multipart/"):
		return p.walkMultipart(e, depth)
	}
	data, err := p.body(e)
	if err != nil {
		return err
	}
	name, inline := fileName(e.Header)
	switch {
	case kind == "message/rfc822":
		p.nested(data, depth)
	case name == "" && (kind == "text/plain" || kind == "" || kind == "text"):
		p.plain += decodeText(data, params["charset"]) + "\n"
	case name == "" && kind == "text/html":
		text, tables := htmlText(decodeText(data, htmlCharset(data, params["charset"])))
		p.html += text + "\n"
		p.tables = p.tables || tables
	case name == "" && strings.HasPrefix(kind, "multipart"), name == "" && kind == "text/calendar":
	default:
		p.attach(name, kind, inline, data)
	}
	return nil
}

func (p *parts) walkMultipart(e *message.Entity, depth int) error {
	reader := e.MultipartReader()
	if reader == nil {
		return nil
	}
	for {
		part, err := reader.NextPart()
		if part == nil || errors.Is(err, io.EOF) {
			// A mail cut off in the middle still shows what came through.
			return nil
		}
		if err := p.walk(part, depth+1); err != nil {
			return err
		}
	}
}

// body reads a decoded part; a broken encoding gives what could be read.
func (p *parts) body(e *message.Entity) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(e.Body, MaxBytes+1))
	if p.size += len(data); p.size > MaxBytes {
		return nil, fault.New(ErrTooLarge, "Limit", MaxBytes>>20)
	}
	if err != nil && len(data) == 0 {
		return nil, nil
	}
	return data, nil
}

// nested takes a forwarded mail in below the text, and its files.
func (p *parts) nested(data []byte, depth int) {
	e, _ := message.Read(bytes.NewReader(data))
	if e == nil {
		return
	}
	inner := parts{count: p.count, size: p.size}
	if inner.walk(e, depth+1) != nil {
		return
	}
	var m Message
	m.fillHead(e.Header)
	p.plain += fmt.Sprintf("\n---------- Forwarded message ----------\nFrom: %s <%s>\nSubject: %s\n\n%s\n", m.FromName, m.From, m.Subject, inner.text())
	p.attachments = append(p.attachments, inner.attachments...)
	p.count, p.size = inner.count, inner.size
}

func (p *parts) attach(name, kind string, inline bool, data []byte) {
	if len(data) == 0 {
		return
	}
	if name == "" {
		name = fmt.Sprintf("attachment-%d%s", len(p.attachments)+1, extension(kind))
	}
	p.attachments = append(p.attachments, Attachment{Name: name, Type: kind, Inline: inline, Data: data})
}

func extension(kind string) string {
	switch kind {
	case "image/png":
		return ".png"
	case "image/jpeg":
		return ".jpg"
	case "image/gif":
		return ".gif"
	case "application/pdf":
		return ".pdf"
	case "text/csv":
		return ".csv"
	}
	return ""
}

// text prefers the plain text, except where only the HTML keeps a table.
func (p *parts) text() string {
	plain, html := strings.TrimSpace(p.plain), strings.TrimSpace(p.html)
	out := plain
	if html != "" && (plain == "" || p.tables && !strings.Contains(plain, "\t") || len(plain)*4 < len(html)) {
		out = html
	}
	if len(out) > maxText {
		out = strings.ToValidUTF8(out[:maxText], "")
	}
	return strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n").Replace(out)
}

var looseName = regexp.MustCompile(`(?i)(?:file)?name\s*=\s*"?([^";\r\n]+)`)

// fileName is the name of an attachment, "" for a part of the text.
func fileName(h message.Header) (name string, inline bool) {
	disposition, params, err := h.ContentDisposition()
	name = params["filename"]
	if raw := h.Get("Content-Disposition"); name == "" && err != nil {
		disposition, _, _ = strings.Cut(raw, ";")
		if m := looseName.FindStringSubmatch(raw); m != nil {
			name = m[1]
		}
	}
	if name == "" {
		_, params, err := h.ContentType()
		name = params["name"]
		if m := looseName.FindStringSubmatch(h.Get("Content-Type")); name == "" && err != nil && m != nil {
			name = m[1]
		}
	}
	inline = strings.EqualFold(disposition, "inline") || h.Has("Content-Id") && !strings.EqualFold(disposition, "attachment")
	name = cleanName(decodeHeader(name))
	if name == "" && strings.EqualFold(disposition, "attachment") {
		name = "attachment"
	}
	return name, inline
}

// cleanName leaves the last part of a path, without what a file system or a
// screen would take amiss.
func cleanName(s string) string {
	if i := strings.LastIndexAny(s, `/\`); i >= 0 {
		s = s[i+1:]
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
	s = strings.Trim(s, ". ")
	if r := []rune(s); len(r) > 120 {
		s = string(r[:60]) + string(r[len(r)-60:])
	}
	return s
}
