package sheet

import (
	"archive/zip"
	"context"
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
	return newScanner(a, rc), nil
}

// each calls visit with every start, end and text of a part; a token is valid
// until the next one. A part that is not there is passed over.
func (a *archive) each(part string, visit func(t *token) error) error {
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
	err := a.each(dir+"_rels/"+name+".rels", func(t *token) error {
		if t.kind != starts || t.name != "Relationship" || t.attr("TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(t.attr("Target"), `\`, "/")
		if rooted, is := strings.CutPrefix(target, "/"); is {
			target = path.Clean(rooted)
		} else {
			target = path.Join(dir, target)
		}
		kind := t.attr("Type")
		links[t.attr("Id")] = relation{kind[strings.LastIndex(kind, "/")+1:], target}
		return nil
	})
	return links, err
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
