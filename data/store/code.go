package store

import (
	"strings"

	"sampan/app/trade"
)

func codeColumns(c *trade.Code) []column {
	return []column{
		{"kind", text(&c.Table)},
		{"code", text(&c.Code)},
		{"from", text(&c.From)},
		{"to", text(&c.To)},
		{"name_en", text(&c.NameEN)},
		{"name_zh", text(&c.NameZH)},
		{"source", text(&c.Source)},
	}
}

// Codes gives the imported rows of a table in their order.
func (r reader) Codes(table string) ([]trade.Code, error) {
	return all(r, func(c *trade.Code) []any { return cells(codeColumns(c)) },
		"SELECT "+names(codeColumns(new(trade.Code)))+" FROM customs_code WHERE kind = $1 ORDER BY position, code", table)
}

// Code finds the imported row of a code in force on a day, and says whether
// anything of its table was imported at all.
func (r reader) Code(table, code, day string) (row trade.Code, found, known bool, err error) {
	found, err = r.one(cells(codeColumns(&row)), "SELECT "+names(codeColumns(&row))+` FROM customs_code
		WHERE kind = $1 AND code = $2 AND "from" <= $3 AND ("to" = '' OR "to" >= $3) ORDER BY "from" DESC LIMIT 1`, table, code, day)
	if err != nil || found {
		return row, found, found, err
	}
	var some string
	known, err = r.one([]any{&some}, "SELECT code FROM customs_code WHERE kind = $1 LIMIT 1", table)
	return row, false, known, err
}

// FindCodes searches a table by the beginning of a code or a part of a name in
// either language; no words give its beginning.
func (r reader) FindCodes(table, words string, limit int) ([]trade.Code, error) {
	like := "%" + strings.NewReplacer("%", "", "_", "").Replace(strings.ToLower(clean(words))) + "%"
	return all(r, func(c *trade.Code) []any { return cells(codeColumns(c)) },
		"SELECT "+names(codeColumns(new(trade.Code)))+` FROM customs_code WHERE kind = $1 AND (lower(code) LIKE $2 OR words LIKE $3)
		ORDER BY position, code LIMIT $4`, table, strings.TrimPrefix(like, "%"), like, limit)
}

// PutCodes replaces a table whole.
func (t *tx) PutCodes(table string, list []trade.Code) error {
	columns := names(codeColumns(new(trade.Code)))
	insert := "INSERT INTO customs_code (position, words, " + columns + ") VALUES (" + places(2+len(codeColumns(new(trade.Code)))) + ")"
	return t.atomic(func() error {
		if _, err := t.exec("DELETE FROM customs_code WHERE kind = $1", table); err != nil {
			return err
		}
		for i := range list {
			list[i].Table = table
			words := strings.ToLower(clean(list[i].NameEN + " " + list[i].NameZH))
			if _, err := t.exec(insert, append([]any{i + 1, words}, cells(codeColumns(&list[i]))...)...); err != nil {
				return err
			}
		}
		return nil
	})
}
