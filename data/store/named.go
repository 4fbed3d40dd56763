package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
)

// naming are the columns that name attachments by content, in whatever table
// they stand, alone or inside a list or a document.
func naming() []string {
	return []string{"content", "photo", "photos", "file", "logo", "seal", "signature", "document"}
}

// Named lists the content ids of all attachments that the database file at
// path names, each once and in their order; papers that were issued and
// records in the bin count. Nobody has the file open. It writes nothing.
func Named(ctx context.Context, path string) (ids []string, err error) {
	db, err := connect(path, looking, 1)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tables, err := tableNames(ctx, db)
	if err != nil {
		return nil, err
	}
	found, id := map[string]bool{}, regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	for _, t := range tables {
		columns, err := columnNames(ctx, db, t)
		if err != nil {
			return nil, err
		}
		for _, c := range columns {
			if !slices.Contains(naming(), c) {
				continue
			}
			if err := each(ctx, db, fmt.Sprintf("SELECT %[1]s FROM %[2]s WHERE length(%[1]s) >= 64", quote(c), quote(t)), func(text string) {
				for _, s := range id.FindAllString(text, -1) {
					found[s] = true
				}
			}); err != nil {
				return nil, err
			}
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

func columnNames(ctx context.Context, db *sql.DB, table string) (list []string, err error) {
	err = each(ctx, db, "SELECT name FROM pragma_table_info($1)", func(name string) { list = append(list, name) }, table)
	return list, err
}

// each hands the texts of a query's only column to fn.
func each(ctx context.Context, db *sql.DB, query string, fn func(string), args ...any) (err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return Explain(err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return Explain(err)
		}
		fn(text)
	}
	return Explain(rows.Err())
}
