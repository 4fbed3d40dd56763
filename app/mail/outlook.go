package mail

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"sort"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"sampan/app/fault"
)

// The MAPI properties that are read (MS-OXPROPS).
const (
	propSubject     = "0037"
	propSubmitTime  = 0x0039
	propHeaders     = "007D"
	propSenderName  = "0C1A"
	propSenderMail  = "0C1F"
	propSenderSMTP  = "5D01"
	propDisplayTo   = "0E04"
	propDelivery    = 0x0E06
	propBody        = "1000"
	propHTML        = "1013"
	propRTF         = "1009"
	propMessageID   = "1035"
	propAttachData  = "3701"
	propAttachShort = "3704"
	propAttachLong  = "3707"
	propAttachType  = "370E"
	propAttachCID   = "3712"
)

// maxStreams bounds the streams of a compound file.
const maxStreams = 20_000

// outlookFile is the property streams of a .msg: the message's own, and those
// of each attachment.
type outlookFile struct {
	own     map[string][]byte
	attach  map[string]map[string][]byte
	table   []byte // fixed-length properties
	unicode map[string]bool
}

// readOutlook reads a .msg file.
func readOutlook(data []byte) (m Message, err error) {
	defer func() {
		// The reader of compound files indexes by numbers of the file.
		if r := recover(); r != nil {
			m, err = Message{}, fault.New(ErrBroken).Because(fmt.Errorf("compound file: %v", r))
		}
	}()
	f, err := openOutlook(data)
	if err != nil {
		return Message{}, err
	}
	m.Subject = clean(f.text(f.own, propSubject))
	m.FromName = clean(f.text(f.own, propSenderName))
	m.From = strings.ToLower(clean(f.text(f.own, propSenderSMTP)))
	if m.From == "" {
		if a := clean(f.text(f.own, propSenderMail)); strings.Contains(a, "@") {
			m.From = strings.ToLower(a)
		}
	}
	m.To = clean(f.text(f.own, propDisplayTo))
	m.ID = strings.Trim(clean(f.text(f.own, propMessageID)), "<> ")
	m.Date = f.time()
	f.fromHeaders(&m)
	m.Text = f.body()
	m.Attachments = f.attachments()
	if m.Text == "" && m.Subject == "" && len(m.Attachments) == 0 {
		return Message{}, fault.New(ErrBroken).Because(errors.New("compound file without a message"))
	}
	return m, nil
}

func openOutlook(data []byte) (*outlookFile, error) {
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(ErrBroken).Because(err)
	}
	f := &outlookFile{own: map[string][]byte{}, attach: map[string]map[string][]byte{}, unicode: map[string]bool{}}
	size, count := 0, 0
	for entry, err := doc.Next(); err == nil; entry, err = doc.Next() {
		if count++; count > maxStreams {
			return nil, fault.New(ErrTooDeep)
		}
		if len(entry.Path) > 1 || entry.Size <= 0 {
			continue
		}
		target, name := f.own, entry.Name
		if len(entry.Path) == 1 {
			if !strings.HasPrefix(entry.Path[0], "__attach_version1.0_") {
				continue
			}
			if f.attach[entry.Path[0]] == nil {
				f.attach[entry.Path[0]] = map[string][]byte{}
			}
			target = f.attach[entry.Path[0]]
		} else if name == "__properties_version1.0" {
			f.table, _ = io.ReadAll(io.LimitReader(entry, 1<<16))
			continue
		}
		tag, ok := strings.CutPrefix(name, "__substg1.0_")
		if !ok || len(tag) != 8 {
			continue
		}
		content, _ := io.ReadAll(io.LimitReader(entry, MaxBytes+1))
		if size += len(content); size > MaxBytes {
			return nil, fault.New(ErrTooLarge, "Limit", MaxBytes>>20)
		}
		target[strings.ToUpper(tag)] = content
	}
	return f, nil
}

// text is a string property: Unicode, or bytes of an unknown code page.
func (f *outlookFile) text(from map[string][]byte, prop string) string {
	if b, ok := from[prop+"001F"]; ok {
		u := make([]uint16, len(b)/2)
		for i := range u {
			u[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(u)), "\x00")
	}
	if b, ok := from[prop+"001E"]; ok {
		return strings.TrimRight(decodeText(b, ""), "\x00")
	}
	return ""
}

// body prefers the plain text, except where only the HTML keeps a table.
func (f *outlookFile) body() string {
	p := parts{plain: strings.ReplaceAll(f.text(f.own, propBody), "\r\n", "\n")}
	source := f.text(f.own, propHTML)
	if b, ok := f.own[propHTML+"0102"]; ok {
		source = decodeText(b, htmlCharset(b, ""))
	}
	if source == "" {
		source = f.rich(&p)
	}
	if source != "" {
		p.html, p.tables = htmlText(source)
	}
	return p.text()
}

// rich reads the compressed RTF, where many messages keep their only text:
// the HTML inside it is given back, its plain words fill a missing body.
func (f *outlookFile) rich(p *parts) (html string) {
	raw, err := decompressRTF(f.own[propRTF+"0102"])
	if err != nil {
		return ""
	}
	text, isHTML := rtfText(raw)
	if isHTML {
		return text
	}
	if strings.TrimSpace(p.plain) == "" || strings.Contains(text, "\t") && !strings.Contains(p.plain, "\t") {
		p.plain = text
	}
	return ""
}

// time is the moment of submission, or of delivery.
func (f *outlookFile) time() time.Time {
	const head, entry = 32, 16
	var delivered time.Time
	for i := head; i+entry <= len(f.table); i += entry {
		tag := binary.LittleEndian.Uint32(f.table[i:])
		if tag&0xFFFF != 0x0040 {
			continue
		}
		// 100-nanosecond steps since 1601-01-01.
		t := time.Unix(int64(binary.LittleEndian.Uint64(f.table[i+8:])/1e7)-11644473600, 0).UTC()
		switch tag >> 16 {
		case propSubmitTime:
			return t
		case propDelivery:
			delivered = t
		}
	}
	return delivered
}

// fromHeaders fills what only the transport headers say.
func (f *outlookFile) fromHeaders(m *Message) {
	raw := f.text(f.own, propHeaders)
	if raw == "" || m.From != "" && m.ID != "" {
		return
	}
	h, _ := textproto.NewReader(bufio.NewReader(strings.NewReader(raw + "\r\n\r\n"))).ReadMIMEHeader()
	name, addr := address(h.Get("From"))
	if m.From == "" {
		m.From = addr
	}
	if m.FromName == "" {
		m.FromName = name
	}
	if m.ID == "" {
		m.ID = strings.Trim(h.Get("Message-Id"), "<> ")
	}
}

func (f *outlookFile) attachments() []Attachment {
	names := make([]string, 0, len(f.attach))
	for n := range f.attach {
		names = append(names, n)
	}
	sort.Strings(names)
	var p parts
	for _, n := range names[:min(len(names), maxParts)] {
		a := f.attach[n]
		name := f.text(a, propAttachLong)
		if name == "" {
			name = f.text(a, propAttachShort)
		}
		p.attach(cleanName(name), strings.ToLower(f.text(a, propAttachType)), f.text(a, propAttachCID) != "", a[propAttachData+"0102"])
	}
	return p.attachments
}
