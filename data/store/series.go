package store

import (
	"time"

	"sampan/app/numbering"
)

// TakeNumber counts a series on by one in the pattern's period of the day.
// A number that somebody already typed by hand is passed over.
func (t *tx) TakeNumber(series string, p numbering.Pattern, day time.Time) (string, error) {
	if err := p.Check(); err != nil {
		return "", err
	}
	for {
		var n int64
		if _, err := t.one([]any{&n}, `INSERT INTO series (name, period, last) VALUES ($1, $2, 1)
			ON CONFLICT (name, period) DO UPDATE SET last = series.last + 1 RETURNING last`, series, p.Period(day)); err != nil {
			return "", err
		}
		number := p.Number(day, n)
		used, err := t.used(series, number)
		if err != nil || !used {
			return number, err
		}
	}
}

// used reports a number that a record or a paper of the series already bears,
// also in the bin: what was once given out is not given out again.
func (r reader) used(series, number string) (bool, error) {
	var papers, records int64
	if _, err := r.one([]any{&papers}, "SELECT count(*) FROM paper WHERE kind = $1 AND number = $2", series, number); err != nil {
		return false, err
	}
	var query string
	switch series {
	case "inquiry", "quotation":
		query = "SELECT count(*) FROM " + series + " WHERE number = $1"
	case "proforma":
		query = `SELECT count(*) FROM "order" WHERE proforma = $1`
	case "contract", "order":
		query = `SELECT count(*) FROM "order" WHERE number = $1`
	default:
		return papers > 0, nil
	}
	_, err := r.one([]any{&records}, query, number)
	return papers+records > 0, err
}
