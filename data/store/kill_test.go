package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/numbering"
	"sampan/data/store"
	"sampan/data/store/storetest"
)

// victim names, in the child's environment, the database that it writes to
// until it is killed.
const victim = "SAMPAN_STORE_VICTIM"

// TestWriteUntilKilled is the child of TestKilledInTheMiddle: it tells every
// number whose transaction is kept.
func TestWriteUntilKilled(t *testing.T) {
	path := os.Getenv(victim)
	if path == "" {
		return
	}
	s := storetest.At(t, path)
	for {
		var number string
		write(t, s, func(tx app.Tx) (err error) {
			if number, err = tx.TakeNumber("quotation", numbering.Default("quotation"), storetest.Now()); err != nil {
				return err
			}
			c := sampleContact()
			c.Name = number
			return tx.PutContact(&c)
		})
		fmt.Println(number)
	}
}

func TestKilledInTheMiddle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	child := exec.Command(os.Args[0], "-test.run=^TestWriteUntilKilled$")
	child.Env = append(os.Environ(), victim+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	told := 0
	for lines := bufio.NewScanner(out); told < 40 && lines.Scan(); told++ {
		if want := fmt.Sprintf("QT2611-%04d", told+1); lines.Text() != want {
			t.Errorf("the child says %q, want %s", lines.Text(), want)
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // killed, as meant

	s, err := store.Open(context.Background(), path, storetest.Now)
	if err != nil {
		t.Fatal(err)
	}
	var kept []contact.Summary
	read(t, s, func(r app.Reader) error { kept, err = r.Contacts(); return err })
	if told != 40 || len(kept) < told {
		t.Fatalf("%d transactions were told, %d are kept", told, len(kept))
	}
	for i, c := range kept {
		if want := fmt.Sprintf("QT2611-%04d", i+1); c.Name != want || c.Person != "Anna" {
			t.Errorf("contact %d is %+v", i+1, c)
		}
	}
	if next, err := take(s, "quotation", nil); err != nil || next != fmt.Sprintf("QT2611-%04d", len(kept)+1) {
		t.Errorf("the next number is %s after %d, %v", next, len(kept), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Check(context.Background(), path); err != nil {
		t.Errorf("the database is not whole: %v", err)
	}
}
