package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"sampan/app/fault"
)

// packed is one tar entry as somebody hostile would write it.
type packed struct {
	name string
	kind byte
	link string
	text string
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func manifestOf(t *testing.T, entries ...entry) packed {
	t.Helper()
	text, err := json.Marshal(manifest{Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	return packed{name: manifestName, text: string(text)}
}

func entryOf(name, text string) entry {
	return entry{Path: name, Size: int64(len(text)), SHA256: hashOf(text)}
}

func tarOf(t *testing.T, list ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, p := range list {
		if p.kind == 0 {
			p.kind = tar.TypeReg
		}
		if err := w.WriteHeader(&tar.Header{Name: p.name, Linkname: p.link, Size: int64(len(p.text)), Typeflag: p.kind, Mode: 0o777}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sealed writes content as a backup whose hash is right.
func sealed(t testing.TB, content []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "hostile")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSeal(f, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// raw writes a body that is no gzip under a right line and hash.
func raw(t testing.TB, line string, body []byte) string {
	t.Helper()
	text := append([]byte(line), body...)
	sum := sha256.Sum256(text)
	name := filepath.Join(t.TempDir(), "raw")
	if err := os.WriteFile(name, append(text, sum[:]...), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func goodDatabase(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(newFolder(t, "firm"), databaseName))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHostileArchives(t *testing.T) {
	db := goodDatabase(t)
	base := packed{name: databaseName, text: db}
	id := hashOf("x")
	newer := db[:60] + "\x00\x00\x03\x84" + db[64:]
	foreign := db[:68] + "\x00\x00\x00\x07" + db[72:]
	zeros := strings.Repeat("\x00", 64<<20)
	for name, c := range map[string]struct {
		list []packed
		key  string
	}{
		"nothing":                  {nil, "backup.damaged"},
		"no manifest":              {[]packed{base}, "backup.damaged"},
		"a manifest of no JSON":    {[]packed{{name: manifestName, text: "[1"}}, "backup.damaged"},
		"an empty manifest":        {[]packed{{name: manifestName, text: "{}"}}, "backup.damaged"},
		"a manifest as a link":     {[]packed{{name: manifestName, kind: tar.TypeSymlink, link: "/etc/passwd"}}, "backup.damaged"},
		"a path upwards":           {[]packed{manifestOf(t, entryOf(databaseName, db), entryOf("../../outside", "x")), base, {name: "../../outside", text: "x"}}, "backup.damaged"},
		"a path upwards with id":   {[]packed{manifestOf(t, entryOf(databaseName, db), entryOf("files/../"+id[:2]+"/"+id, "x")), base}, "backup.damaged"},
		"an absolute path":         {[]packed{manifestOf(t, entryOf("/tmp/sampan.db", db)), {name: "/tmp/sampan.db", text: db}}, "backup.damaged"},
		"another name in the tar":  {[]packed{manifestOf(t, entryOf(databaseName, db)), {name: "../sampan.db", text: db}}, "backup.damaged"},
		"the database as a link":   {[]packed{manifestOf(t, entryOf(databaseName, "")), {name: databaseName, kind: tar.TypeSymlink, link: "/etc/passwd"}}, "backup.damaged"},
		"the database as a folder": {[]packed{manifestOf(t, entryOf(databaseName, "")), {name: databaseName, kind: tar.TypeDir}}, "backup.damaged"},
		"an entry twice":           {[]packed{manifestOf(t, entryOf(databaseName, db), entryOf(contentPath(id), "x"), entryOf(contentPath(id), "x")), base}, "backup.damaged"},
		"an entry too many":        {[]packed{manifestOf(t, entryOf(databaseName, db)), base, {name: contentPath(id), text: "x"}}, "backup.damaged"},
		"an entry too few":         {[]packed{manifestOf(t, entryOf(databaseName, db), entryOf(contentPath(id), "x")), base}, "backup.damaged"},
		"another content":          {[]packed{manifestOf(t, entryOf(databaseName, db), entryOf(contentPath(id), "x")), base, {name: contentPath(id), text: "y"}}, "backup.damaged"},
		"a negative size":          {[]packed{manifestOf(t, entry{Path: databaseName, Size: -1, SHA256: hashOf(db)}), base}, "backup.damaged"},
		"no database at all":       {[]packed{manifestOf(t, entryOf(databaseName, "Dear Sir")), {name: databaseName, text: "Dear Sir"}}, "store.corrupt"},
		"an empty database":        {[]packed{manifestOf(t, entryOf(databaseName, "")), {name: databaseName}}, "store.corrupt"},
		"a newer database":         {[]packed{manifestOf(t, entryOf(databaseName, newer)), {name: databaseName, text: newer}}, "store.newer"},
		"a database of others":     {[]packed{manifestOf(t, entryOf(databaseName, foreign)), {name: databaseName, text: foreign}}, "store.foreign"},
		"half a database":          {[]packed{manifestOf(t, entryOf(databaseName, db[:len(db)/2])), {name: databaseName, text: db[:len(db)/2]}}, "store.corrupt"},
		"a bomb":                   {[]packed{manifestOf(t, entryOf(databaseName, zeros)), {name: databaseName, text: zeros}}, "backup.damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := sealed(t, tarOf(t, c.list...))
			parent := t.TempDir()
			if _, _, err := Restore(context.Background(), bad, "", filepath.Join(parent, "firm")); !fault.Is(err, c.key) {
				t.Errorf("%v", err)
			}
			if left, _ := os.ReadDir(parent); len(left) != 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

func TestHostileFiles(t *testing.T) {
	var costly bytes.Buffer
	recipient, err := age.NewScryptRecipient("secret")
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(2)
	w, err := age.Encrypt(&costly, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	// The cost stands as the last word of the stanza; asking for 2^30 would
	// take a terabyte.
	greedy := bytes.Replace(costly.Bytes(), []byte(" 2\n"), []byte(" 30\n"), 1)
	var garbage bytes.Buffer
	g := gzip.NewWriter(&garbage)
	if _, err := g.Write([]byte("no tar")); err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ path, key string }{
		"missing":         {filepath.Join(t.TempDir(), "nowhere"), "backup.missing"},
		"a folder":        {t.TempDir(), "backup.foreign"},
		"empty":           {empty, "backup.foreign"},
		"no gzip":         {raw(t, plainLine, []byte("no gzip")), "backup.damaged"},
		"no tar":          {raw(t, plainLine, garbage.Bytes()), "backup.damaged"},
		"no age":          {raw(t, sealedLine, []byte("no age")), "backup.damaged"},
		"a greedy stanza": {raw(t, sealedLine, greedy), "backup.damaged"},
		"only the line":   {raw(t, plainLine, nil), "backup.damaged"},
		"another file":    {raw(t, "PK\x03\x04 a zip archive, long enough\n", nil), "backup.foreign"},
	} {
		if _, err := Verify(context.Background(), c.path, "secret"); !fault.Is(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzVerify gives the reader contents whose seal is right.
func FuzzVerify(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte("manifest.json"))
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Name: manifestName, Size: 2, Mode: 0o600}); err != nil {
		f.Fatal(err)
	}
	if _, err := w.Write([]byte("{}")); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := Verify(context.Background(), sealed(t, content), ""); err == nil {
			t.Error("a database came out of noise")
		} else if f := fault.Of(err); f.Key == fault.Unexpected {
			t.Errorf("no plain answer: %v", err)
		}
	})
}
