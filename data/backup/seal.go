package backup

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"filippo.io/age"

	"sampan/app/fault"
)

// The first line of a backup; both are of one length.
const (
	plainLine  = "sampan backup 1 plain\n"
	sealedLine = "sampan backup 1 crypt\n"
)

// workFactor is the power of two of scrypt's cost: half a second and 128 MB
// for each guess at a passphrase. A file that asks for more is refused, or it
// could ask for all of the memory.
const workFactor = 17

// stretch bounds what a backup may unpack to: a few bytes may not fill a disk.
const (
	stretchTimes = 200
	stretchFree  = 16 << 20
)

// seal is the way of the content into a backup.
type seal struct {
	out    io.Writer
	sum    hash.Hash
	layers []io.WriteCloser // outermost first
}

func newSeal(out io.Writer, passphrase string) (*seal, error) {
	s := &seal{out: out, sum: sha256.New()}
	both := io.MultiWriter(out, s.sum)
	line := plainLine
	if passphrase != "" {
		line = sealedLine
	}
	if _, err := io.WriteString(both, line); err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	if passphrase != "" {
		recipient, err := age.NewScryptRecipient(passphrase)
		if err != nil {
			return nil, fmt.Errorf("backup: passphrase: %w", err)
		}
		recipient.SetWorkFactor(workFactor)
		w, err := age.Encrypt(both, recipient)
		if err != nil {
			return nil, fmt.Errorf("backup: encrypt: %w", err)
		}
		s.layers, both = append(s.layers, w), w
	}
	s.layers = append(s.layers, gzip.NewWriter(both))
	return s, nil
}

func (s *seal) Write(p []byte) (int, error) { return s.layers[len(s.layers)-1].Write(p) }

// Close ends the content and writes the hash of everything.
func (s *seal) Close() error {
	var all error
	for i := len(s.layers) - 1; i >= 0; i-- {
		all = errors.Join(all, s.layers[i].Close())
	}
	_, err := s.out.Write(s.sum.Sum(nil))
	return errors.Join(all, err)
}

// unseal checks the hash of the whole file and gives its content, decrypted
// and unpacked, up to what so small a file can honestly hold.
func unseal(ctx context.Context, f *os.File, passphrase string) (content io.Reader, encrypted bool, err error) {
	size, encrypted, err := whole(ctx, f)
	if err != nil {
		return nil, false, err
	}
	var body io.Reader = io.NewSectionReader(f, int64(len(plainLine)), size-int64(len(plainLine))-sha256.Size)
	if encrypted {
		if body, err = decrypt(body, passphrase); err != nil {
			return nil, true, err
		}
	}
	unpacked, err := gzip.NewReader(body)
	if err != nil {
		return nil, encrypted, fault.New("backup.damaged").Because(err)
	}
	limit := stretchTimes*size + stretchFree
	return &bounded{from: patient{ctx, unpacked}, left: limit}, encrypted, nil
}

// whole reads the file once to its end and compares the hash that stands there.
func whole(ctx context.Context, f *os.File) (size int64, encrypted bool, err error) {
	info, err := f.Stat()
	if err != nil {
		return 0, false, fmt.Errorf("backup: %w", err)
	}
	if !info.Mode().IsRegular() {
		return 0, false, fault.New("backup.foreign")
	}
	line := make([]byte, len(plainLine))
	if _, err := io.ReadFull(f, line); err != nil {
		return 0, false, fault.New("backup.foreign").Because(err)
	}
	if encrypted = string(line) == sealedLine; !encrypted && string(line) != plainLine {
		return 0, false, fault.New("backup.foreign")
	}
	sum := sha256.New()
	sum.Write(line)
	body := info.Size() - int64(len(line)) - sha256.Size
	if body < 0 {
		return 0, encrypted, fault.New("backup.damaged")
	}
	if _, err := io.CopyN(sum, patient{ctx, f}, body); err != nil {
		return 0, encrypted, fmt.Errorf("backup: %w", err)
	}
	trailer := make([]byte, sha256.Size)
	if _, err := io.ReadFull(f, trailer); err != nil {
		return 0, encrypted, fmt.Errorf("backup: %w", err)
	}
	if !bytes.Equal(trailer, sum.Sum(nil)) {
		return 0, encrypted, fault.New("backup.damaged")
	}
	return info.Size(), encrypted, nil
}

func decrypt(body io.Reader, passphrase string) (io.Reader, error) {
	if passphrase == "" {
		return nil, fault.New("backup.passphrase_needed")
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("backup: passphrase: %w", err)
	}
	identity.SetMaxWorkFactor(workFactor)
	clear, err := age.Decrypt(body, identity)
	if _, wrong := errors.AsType[*age.NoIdentityMatchError](err); wrong {
		return nil, fault.New("backup.passphrase_wrong").Because(err)
	}
	if err != nil {
		return nil, fault.New("backup.damaged").Because(err)
	}
	return clear, nil
}

// patient stops reading when its context ends.
type patient struct {
	ctx  context.Context
	from io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if p.ctx.Err() != nil {
		return 0, context.Cause(p.ctx)
	}
	return p.from.Read(b)
}

// bounded fails, where io.LimitReader would pretend an end.
type bounded struct {
	from io.Reader
	left int64
}

func (r *bounded) Read(b []byte) (int, error) {
	n, err := r.from.Read(b)
	if r.left -= int64(n); r.left < 0 {
		return 0, fault.New("backup.damaged").Because(errors.New("unpacks to too much"))
	}
	return n, err
}
