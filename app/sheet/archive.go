package sheet

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"sampan/app/fault"
)

// directoryLimit bounds what may be read of an archive's directory, some
// 40,000 entries.
const directoryLimit = 4 << 20

// archive is the zip around a workbook. It counts what is really unpacked:
// what the entries say about themselves may be a lie.
type archive struct {
	ctx   context.Context
	parts map[string]*zip.File // by lower-case name with /
	left  int64                // bytes that may still be unpacked
	limit Limits
}

func openArchive(ctx context.Context, r io.ReaderAt, size int64, l Limits) (*archive, error) {
	m := &metered{r: r, left: directoryLimit}
	z, err := zip.NewReader(m, size)
	if err != nil {
		return nil, fault.New(ErrBroken).Because(err)
	}
	m.free = true
	a := &archive{ctx: ctx, parts: make(map[string]*zip.File, len(z.File)), left: l.Unpacked, limit: l}
	var declared uint64
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		a.parts[strings.TrimPrefix(name, "/")] = f
		limit, sum := uint64(l.Unpacked), &declared
		if isMedia(name) {
			// Pictures are unpacked one by one and only on demand.
			limit, sum = uint64(l.Picture), new(uint64)
		}
		if *sum += f.UncompressedSize64; *sum > limit || f.UncompressedSize64 > limit {
			return nil, fault.New(ErrTooLarge, "Limit", limit>>20)
		}
	}
	return a, nil
}

func isMedia(name string) bool { return strings.Contains(name, "/media/") }

func (a *archive) has(part string) bool { return a.parts[strings.ToLower(part)] != nil }

// scan opens a part for reading its elements.
func (a *archive) scan(part string) (*scanner, error) {
	f := a.parts[strings.ToLower(part)]
	if f == nil {
		return nil, fault.New(ErrBroken).Because(fmt.Errorf("no part %q", part))
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fault.New(ErrBroken).Because(err)
	}
	s := &scanner{a: a, part: rc, in: bufio.NewReaderSize(rc, 1<<16)}
	s.xml = xml.NewDecoder(s)
	return s, nil
}

// each calls visit with every element's start (end false), end and text of a
// part. A part that is not there is passed over.
func (a *archive) each(part string, visit func(t xml.Token) error) error {
	if !a.has(part) {
		return nil
	}
	s, err := a.scan(part)
	if err != nil {
		return err
	}
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return s.part.Close()
		}
		if err == nil {
			err = visit(t)
		}
		if err != nil {
			_ = s.part.Close() // the reason of the refusal is what counts
			return err
		}
	}
}

// relation is one link of a part to another.
type relation struct{ kind, target string }

// relations reads the links of a part, by id. Links out of the file are left out.
func (a *archive) relations(part string) (map[string]relation, error) {
	dir, name := path.Split(part)
	links := map[string]relation{}
	err := a.each(dir+"_rels/"+name+".rels", func(t xml.Token) error {
		e, is := t.(xml.StartElement)
		if !is || e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(attr(e, "Target"), `\`, "/")
		if rooted, is := strings.CutPrefix(target, "/"); is {
			target = path.Clean(rooted)
		} else {
			target = path.Join(dir, target)
		}
		kind := attr(e, "Type")
		links[attr(e, "Id")] = relation{kind[strings.LastIndex(kind, "/")+1:], target}
		return nil
	})
	return links, err
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// metered stops reading of the directory at a limit.
type metered struct {
	r    io.ReaderAt
	left int
	free bool
}

func (m *metered) ReadAt(p []byte, at int64) (int, error) {
	if !m.free {
		if m.left -= len(p); m.left < 0 {
			return 0, errors.New("directory of the archive is too long")
		}
	}
	return m.r.ReadAt(p, at)
}

// tokenLimit bounds one tag or one run of text: a cell holds at most 32,767
// characters, each of at most 10 bytes as a reference.
const tokenLimit = 1 << 20

// scanner reads the elements of one part within the limits. It keeps no
// stack, so depth costs nothing, and knows no entities but those of XML.
type scanner struct {
	a     *archive
	part  io.ReadCloser
	in    *bufio.Reader
	xml   *xml.Decoder
	token int // bytes left of the current token
	count int
	depth int
	out   error // why reading stopped
}

// next gives the next start, end or text; io.EOF at the end of the part.
// Texts are valid until the following call.
func (s *scanner) next() (xml.Token, error) {
	for {
		if s.count++; s.count&1023 == 0 {
			if err := s.a.ctx.Err(); err != nil {
				return nil, err
			}
		}
		s.token = tokenLimit
		t, err := s.xml.RawToken()
		switch {
		case s.out != nil:
			return nil, s.out
		case errors.Is(err, io.EOF) && s.depth == 0:
			return nil, io.EOF
		case errors.Is(err, io.EOF):
			return nil, fault.New(ErrBroken).Because(io.ErrUnexpectedEOF)
		case err != nil:
			return nil, fault.New(ErrBroken).Because(err)
		}
		switch t.(type) {
		case xml.Directive:
			return nil, fault.New(ErrForbidden)
		case xml.StartElement:
			s.depth++
			return t, nil
		case xml.EndElement:
			s.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

// ReadByte feeds the decoder and counts.
func (s *scanner) ReadByte() (byte, error) {
	if s.a.left--; s.a.left < 0 {
		s.out = fault.New(ErrTooLarge, "Limit", s.a.limit.Unpacked>>20)
		return 0, s.out
	}
	if s.token--; s.token < 0 {
		s.out = fault.New(ErrBroken).Because(errors.New("an element is too long"))
		return 0, s.out
	}
	c, err := s.in.ReadByte()
	if err != nil && !errors.Is(err, io.EOF) {
		s.out = fault.New(ErrBroken).Because(err)
	}
	return c, err
}

// Read is never called by the decoder, which takes single bytes.
func (s *scanner) Read([]byte) (int, error) { return 0, io.ErrNoProgress }
