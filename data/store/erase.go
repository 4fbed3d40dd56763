package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/fault"
)

// kept are the tables that the law asks to keep as they are, and those
// without words of people.
func kept() []string { return []string{"paper", "paper_print", "erased", "series", "goose_db_version"} }

// erasedMark stands where a person's words stood.
const erasedMark = "***"

// tables lists the tables and their columns inside the transaction.
func (r reader) tables() ([]string, error) {
	return all(r, func(s *string) []any { return []any{s} },
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
}

func (r reader) columns(table string) ([]string, error) {
	return all(r, func(s *string) []any { return []any{s} }, "SELECT name FROM pragma_table_info($1)", table)
}

// mention is a text of a table in which somebody stands.
type mention struct {
	table, column, text string
	row                 int64
}

// mentions walks all texts of the tables but those left out.
func (r reader) mentions(form *regexp.Regexp, without []string, visit func(mention) error) error {
	tables, err := r.tables()
	if err != nil {
		return err
	}
	for _, table := range tables {
		if slices.Contains(without, table) {
			continue
		}
		columns, err := r.columns(table)
		if err != nil {
			return err
		}
		for _, c := range columns {
			found, err := r.mentionsIn(table, c, form)
			if err != nil {
				return err
			}
			for _, m := range found {
				if err := visit(m); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r reader) mentionsIn(table, column string, form *regexp.Regexp) ([]mention, error) {
	rows, err := r.query("SELECT rowid, " + quote(column) + " FROM " + quote(table) + " WHERE typeof(" + quote(column) + ") = 'text' AND " + quote(column) + " <> ''")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the error
	var found []mention
	for rows.Next() {
		m := mention{table: table, column: column}
		if err := rows.Scan(&m.row, &m.text); err != nil {
			return nil, r.explain(err)
		}
		if form.MatchString(m.text) {
			found = append(found, m)
		}
	}
	return found, r.explain(rows.Err())
}

// Scrub takes words out of every text of every table, and tells in how many
// they stood and which issued papers still have them. A text that was nothing
// else is left empty, but for a name.
func (t *tx) Scrub(form *regexp.Regexp) (places int, papers []string, err error) {
	err = t.mentions(form, kept(), func(m mention) error {
		places++
		left := form.ReplaceAllLiteralString(m.text, erasedMark)
		if left == erasedMark && m.column != "name" {
			left = ""
		}
		_, err := t.exec("UPDATE "+quote(m.table)+" SET "+quote(m.column)+" = $1 WHERE rowid = $2", left, m.row)
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	type issued struct{ number, document string }
	list, err := all(t.reader, func(p *issued) []any { return []any{text(&p.number), text(&p.document)} }, "SELECT number, document FROM paper ORDER BY number")
	for _, p := range list {
		if form.MatchString(p.document) && !slices.Contains(papers, p.number) {
			papers = append(papers, p.number)
		}
	}
	return places, papers, err
}

// Mentions gives every text in which the words stand, issued papers too.
func (r reader) Mentions(form *regexp.Regexp) ([]app.Mention, error) {
	var list []app.Mention
	err := r.mentions(form, nil, func(m mention) error {
		list = append(list, app.Mention{Table: m.table, Field: m.column, Text: m.text})
		return nil
	})
	return list, err
}

// MailsFrom gives the attachments of inquiries that an address sent.
func (r reader) MailsFrom(email string) ([]string, error) {
	if fold(email) == "" {
		return nil, nil
	}
	return all(r, func(id *string) []any { return []any{id} },
		"SELECT DISTINCT f.content FROM inquiry_file f JOIN inquiry q ON q.id = f.inquiry_id WHERE lower(q.sender_email) = $1 ORDER BY 1", fold(email))
}

// DropFile takes an attachment from every list that names it. free says that
// nothing names it any more; one that an issued paper rests on stays.
func (t *tx) DropFile(id string) (free bool, err error) {
	tables, err := t.tables()
	if err != nil {
		return false, err
	}
	for _, table := range tables {
		columns, err := t.columns(table)
		if err != nil {
			return false, err
		}
		if strings.HasSuffix(table, "_file") && slices.Contains(columns, "content") {
			if _, err := t.exec("DELETE FROM "+quote(table)+" WHERE content = $1", id); err != nil {
				return false, err
			}
			continue
		}
		for _, c := range columns {
			if !slices.Contains(naming(), c) || table == "draft" {
				continue
			}
			var n int64
			if _, err := t.one([]any{&n}, "SELECT count(*) FROM "+quote(table)+" WHERE instr("+quote(c)+", $1) > 0", id); err != nil || n > 0 {
				return false, err
			}
		}
	}
	return true, nil
}

// AddErased keeps that somebody was erased, by an id that names nobody.
func (t *tx) AddErased(n app.Noun, id string) error {
	_, err := t.exec("INSERT INTO erased (id, noun, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", id, string(n), stamp(t.at))
	return err
}

// Compact writes the database anew without what was deleted, empties the
// write-ahead log, and removes the copies from before migrations beside it.
func (s *Store) Compact(ctx context.Context) (copies int, err error) {
	if _, err := s.writer.ExecContext(ctx, "VACUUM"); err != nil {
		return 0, Explain(err)
	}
	var busy, log, done int64
	if err := s.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &done); err != nil {
		return 0, Explain(err)
	}
	if busy != 0 {
		return 0, fault.New("store.locked")
	}
	ext := filepath.Ext(s.path)
	old, err := filepath.Glob(globbed(strings.TrimSuffix(s.path, ext)) + "-before-*" + ext)
	if err != nil {
		return 0, Explain(err)
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return copies, Explain(fmt.Errorf("copy of the database: %w", err))
		}
		copies++
	}
	return copies, nil
}

// globbed takes the meaning from the signs of a pattern.
func globbed(path string) string {
	return regexp.MustCompile(`[*?\[]`).ReplaceAllStringFunc(path, func(s string) string { return "[" + s + "]" })
}
