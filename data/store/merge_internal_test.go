package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Every column of the tables that names a contact either goes along with a
// merge or is said to stay.
func TestNoReferenceToContactsIsForgotten(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "sampan.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	tables, err := tableNames(ctx, s.reader)
	if err != nil {
		t.Fatal(err)
	}
	var schema []string
	for _, table := range tables {
		if err := each(ctx, s.reader, `SELECT "from" FROM pragma_foreign_key_list($1) WHERE "table" = 'contact'`, func(column string) {
			schema = append(schema, table+"."+column)
		}, table); err != nil {
			t.Fatal(err)
		}
	}
	known := slices.Clone(standing())
	for _, r := range references() {
		known = append(known, r.table+"."+r.column)
	}
	slices.Sort(schema)
	slices.Sort(known)
	if !slices.Equal(schema, known) {
		t.Errorf("the tables name contacts in\n%v\nand a merge knows of\n%v", schema, known)
	}
}
