package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"sampan/app/fault"
)

// tokenLimit bounds one tag or one run of text: a cell holds at most 32,767
// characters, each of at most 10 bytes as a reference.
const tokenLimit = 1 << 20

type tokenKind uint8

const (
	starts tokenKind = iota
	ends
	says
)

// token is the start or end of an element, or a run of text.
type token struct {
	kind  tokenKind
	name  string // without its name space
	attrs []attribute
	text  []byte
}

type attribute struct {
	name     string // without its name space
	prefixed bool
	value    string
}

// attr gives the value of an attribute, "" where it is not there.
func (t *token) attr(name string) string {
	for i := range t.attrs {
		if t.attrs[i].name == name {
			return t.attrs[i].value
		}
	}
	return ""
}

// relation gives r:id, which is told from an id by its name space.
func (t *token) relation() string {
	for i := range t.attrs {
		if t.attrs[i].name == "id" && t.attrs[i].prefixed {
			return t.attrs[i].value
		}
	}
	return ""
}

// scanner reads the elements of one part within the limits. It keeps no
// stack, so depth costs nothing, knows no entities but those of XML, and is
// several times as fast as a general decoder: a list of 100,000 products has
// 150 MB of tags.
type scanner struct {
	a      *archive
	part   io.ReadCloser
	in     *bufio.Reader
	long   []byte // a token that does not fit the buffer
	now    token
	names  map[string]string
	count  int
	depth  int
	closed bool // the element just given has no content
	opened bool // the < of the next tag is read
}

func newScanner(a *archive, part io.ReadCloser) *scanner {
	return &scanner{a: a, part: part, in: bufio.NewReaderSize(part, 1<<16), names: map[string]string{}}
}

func broken(why string) error { return fault.New(ErrBroken).Because(errors.New(why)) }

// next gives the next token; io.EOF at the end of the part.
func (s *scanner) next() (*token, error) {
	for {
		if s.count++; s.count&1023 == 0 {
			if err := s.a.ctx.Err(); err != nil {
				return nil, err
			}
		}
		if s.closed {
			s.closed = false
			s.depth--
			s.now.kind = ends
			return &s.now, nil
		}
		var given bool
		var err error
		if s.opened {
			given, err = s.tag()
		} else {
			given, err = s.run()
		}
		if err != nil {
			return nil, err
		}
		if given {
			return &s.now, nil
		}
	}
}

// until reads up to and with the delimiter. What it gives is valid until the
// next reading.
func (s *scanner) until(delimiter byte) ([]byte, error) {
	s.long = s.long[:0]
	piece, err := s.in.ReadSlice(delimiter)
	if err == nil {
		return piece, s.charge(len(piece))
	}
	return s.gather(delimiter, piece, err)
}

// further adds what follows, up to and with the next delimiter, to what was read.
func (s *scanner) further(delimiter byte, read []byte) ([]byte, error) {
	if len(s.long) == 0 {
		s.long = append(s.long, read...)
	}
	piece, err := s.in.ReadSlice(delimiter)
	return s.gather(delimiter, piece, err)
}

func (s *scanner) gather(delimiter byte, piece []byte, err error) ([]byte, error) {
	for {
		if err := s.charge(len(piece)); err != nil {
			return nil, err
		}
		if s.long = append(s.long, piece...); len(s.long) > tokenLimit {
			return nil, broken("an element is too long")
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return s.long, err
		}
		piece, err = s.in.ReadSlice(delimiter)
	}
}

func (s *scanner) charge(n int) error {
	if s.a.left -= int64(n); s.a.left < 0 {
		return fault.New(ErrTooLarge, "Limit", s.a.limit.Unpacked>>20)
	}
	return nil
}

// run reads text up to the next tag.
func (s *scanner) run() (given bool, err error) {
	text, err := s.until('<')
	if err != nil {
		if errors.Is(err, io.EOF) && s.depth == 0 && len(bytes.TrimSpace(text)) == 0 {
			return false, io.EOF
		}
		return false, asBroken(err)
	}
	s.opened = true
	return len(text) > 1, s.say(text[:len(text)-1], true)
}

// asBroken turns what reading a damaged archive gives into a fault.
func asBroken(err error) error {
	if _, is := errors.AsType[*fault.Fault](err); is {
		return err
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fault.New(ErrBroken).Because(err)
}

func (s *scanner) say(text []byte, escaped bool) error {
	if !utf8.Valid(text) {
		return broken("text is not UTF-8")
	}
	if escaped && bytes.IndexByte(text, '&') >= 0 {
		plain, err := resolve(string(text))
		if err != nil {
			return err
		}
		text = []byte(plain)
	}
	s.now.kind, s.now.text = says, text
	return nil
}

// tag reads what follows a <.
func (s *scanner) tag() (given bool, err error) {
	s.opened = false
	first, err := s.in.Peek(1)
	if err != nil {
		return false, asBroken(err)
	}
	switch first[0] {
	case '?':
		return false, s.skip("?>")
	case '!':
		return s.declaration()
	}
	closing := first[0] == '/'
	raw, err := s.until('>')
	quote, seen := byte(0), 0
	for err == nil && !closing {
		if quote = within(quote, raw[seen:]); quote == 0 {
			break
		}
		seen = len(raw)
		raw, err = s.further('>', raw)
	}
	if err != nil {
		return false, asBroken(err)
	}
	raw = raw[:len(raw)-1]
	if name, is := bytes.CutPrefix(raw, []byte("/")); is {
		s.depth--
		s.now.kind, s.now.name = ends, s.local(bytes.TrimSpace(name))
		return true, nil
	}
	raw, s.closed = bytes.CutSuffix(raw, []byte("/"))
	s.depth++
	return true, s.element(raw)
}

// within gives the quotation mark that is open behind raw, 0 for none: a tag
// may have been cut at a > within a value.
func within(quote byte, raw []byte) byte {
	for _, c := range raw {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote
}

// declaration passes over comments and gives the text of CDATA; anything else
// has no business in a workbook.
func (s *scanner) declaration() (given bool, err error) {
	if head, _ := s.in.Peek(3); string(head) == "!--" {
		return false, s.skip("-->")
	}
	if head, _ := s.in.Peek(8); string(head) != "![CDATA[" {
		return false, fault.New(ErrForbidden)
	}
	raw, err := s.until('>')
	for err == nil && !bytes.HasSuffix(raw, []byte("]]>")) {
		raw, err = s.further('>', raw)
	}
	if err != nil {
		return false, asBroken(err)
	}
	return true, s.say(raw[len("![CDATA["):len(raw)-len("]]>")], false)
}

func (s *scanner) skip(end string) error {
	for {
		raw, err := s.until('>')
		if err != nil {
			return asBroken(err)
		}
		if end == "?>" && bytes.Contains(bytes.ToLower(raw), []byte("utf-16")) {
			return broken("not UTF-8")
		}
		if bytes.HasSuffix(raw, []byte(end)) {
			return nil
		}
	}
}

// element reads a name and its attributes.
func (s *scanner) element(raw []byte) error {
	end := bytes.IndexAny(raw, " \t\r\n")
	if end < 0 {
		end = len(raw)
	}
	s.now = token{kind: starts, name: s.local(raw[:end]), attrs: s.now.attrs[:0]}
	if s.now.name == "" {
		return broken("an element without a name")
	}
	for raw = bytes.TrimSpace(raw[end:]); len(raw) > 0; raw = bytes.TrimSpace(raw) {
		name, rest, is := bytes.Cut(raw, []byte("="))
		rest = bytes.TrimSpace(rest)
		if !is || len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
			return broken("an attribute without a value")
		}
		end := bytes.IndexByte(rest[1:], rest[0]) + 1
		if end < 1 {
			return broken("an attribute without an end")
		}
		value, err := s.value(rest[1:end])
		if err != nil {
			return err
		}
		name = bytes.TrimSpace(name)
		s.now.attrs = append(s.now.attrs, attribute{s.local(name), bytes.IndexByte(name, ':') >= 0, value})
		raw = rest[end+1:]
	}
	return nil
}

// local gives a name without its name space. The few names there are share
// their memory.
func (s *scanner) local(name []byte) string {
	name = name[bytes.IndexByte(name, ':')+1:]
	known, is := s.names[string(name)]
	if !is {
		known = string(name)
		if len(s.names) < 1000 {
			s.names[known] = known
		}
	}
	return known
}

func (s *scanner) value(raw []byte) (string, error) {
	if len(raw) < 3 && s.names[string(raw)] != "" {
		return s.names[string(raw)], nil
	}
	if !utf8.Valid(raw) {
		return "", broken("a value is not UTF-8")
	}
	return resolve(string(raw))
}

// entities are those that XML itself knows.
var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// resolve puts characters for their references.
func resolve(s string) (string, error) {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s, nil
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexByte(s, '&') {
		b.WriteString(s[:at])
		name, rest, is := strings.Cut(s[at+1:], ";")
		if !is || len(name) > 12 {
			return "", broken("a reference without an end")
		}
		char, known := entities[name]
		if digits, numeric := strings.CutPrefix(name, "#"); numeric {
			base := 10
			if hex, is := strings.CutPrefix(digits, "x"); is {
				digits, base = hex, 16
			}
			n, err := strconv.ParseUint(digits, base, 32)
			if known = err == nil && n <= utf8.MaxRune; known {
				char = string(rune(n))
			}
		}
		if !known {
			return "", broken("an unknown reference")
		}
		b.WriteString(char)
		s = rest
	}
	b.WriteString(s)
	return b.String(), nil
}
