package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/nwaples/rardecode/v2"

	"sampan/app/fault"
)

// maxPacked is how many files an archive may hold.
const maxPacked = 200

// Unpack reads the files of a .rar or .zip whose names end in one of the
// suffixes, whatever the case, by their base names in lower case. Nothing is
// written to disk. An archive with a password is ErrEncrypted, another format
// ErrType; more than the limit unpacked is ErrTooLarge.
func Unpack(packed []byte, suffixes []string, l Limits) (map[string][]byte, error) {
	p := parcel{files: map[string][]byte{}, suffixes: suffixes, left: l.Unpacked, limit: l.Unpacked}
	var err error
	switch {
	case len(packed) == 0:
		return nil, fault.New(ErrEmpty)
	case bytes.HasPrefix(packed, []byte("Rar!\x1a\x07")):
		err = p.rar(packed)
	case bytes.HasPrefix(packed, []byte("PK\x03\x04")):
		err = p.zip(packed)
	default:
		return nil, fault.New(ErrType)
	}
	if err != nil {
		return nil, err
	}
	if len(p.files) == 0 {
		return nil, fault.New(ErrEmpty)
	}
	return p.files, nil
}

type parcel struct {
	files       map[string][]byte
	suffixes    []string
	left, limit int64
	seen        int
}

func (p *parcel) wants(name string) (base string, ok bool) {
	base = strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	for _, s := range p.suffixes {
		if strings.HasSuffix(base, s) {
			return base, true
		}
	}
	return base, false
}

func (p *parcel) take(base string, r io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(r, p.left+1))
	if err != nil {
		return fault.New(ErrBroken).Because(err)
	}
	if p.left -= int64(len(b)); p.left < 0 {
		return fault.New(ErrTooLarge, "Limit", p.limit>>20)
	}
	p.files[base] = b
	return nil
}

// count holds an archive to a number of files: each costs time to step over.
func (p *parcel) count() error {
	if p.seen++; p.seen > maxPacked {
		return fault.New(ErrTooLong, "Limit", maxPacked)
	}
	return nil
}

func (p *parcel) rar(packed []byte) error {
	// the dictionary is memory that the file asks for before it is read
	r, err := rardecode.NewReader(bytes.NewReader(packed), rardecode.MaxDictionarySize(64<<20))
	for err == nil {
		var h *rardecode.FileHeader
		if h, err = r.Next(); errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			break
		}
		if err := p.count(); err != nil {
			return err
		}
		if h.Encrypted {
			return fault.New(ErrEncrypted)
		}
		if base, ok := p.wants(h.Name); ok && !h.IsDir {
			if err := p.take(base, r); err != nil {
				return err
			}
		}
	}
	if errors.Is(err, rardecode.ErrArchiveEncrypted) || errors.Is(err, rardecode.ErrArchivedFileEncrypted) || errors.Is(err, rardecode.ErrBadPassword) {
		return fault.New(ErrEncrypted).Because(err)
	}
	return fault.New(ErrBroken).Because(err)
}

func (p *parcel) zip(packed []byte) error {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return fault.New(ErrBroken).Because(err)
	}
	for _, f := range r.File {
		if err := p.count(); err != nil {
			return err
		}
		base, ok := p.wants(f.Name)
		if !ok || f.FileInfo().IsDir() {
			continue
		}
		if f.Flags&1 != 0 {
			return fault.New(ErrEncrypted)
		}
		in, err := f.Open()
		if err != nil {
			return fault.New(ErrBroken).Because(err)
		}
		err = p.take(base, in)
		if closed := in.Close(); err == nil && closed != nil {
			err = fault.New(ErrBroken).Because(closed)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
