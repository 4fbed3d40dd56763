package store

import (
	"strings"

	"sampan/app/money"
	"sampan/app/refund"
)

func (r reader) RateLibraries() ([]refund.Edition, error) {
	return all(r, func(e *refund.Edition) []any {
		return []any{text(&e.Version), text(&e.Source), moment(&e.ImportedAt), text(&e.ImportedBy), whole(&e.Rows)}
	}, "SELECT version, source, imported_at, imported_by, rows FROM rate_library ORDER BY imported_at DESC, version DESC")
}

// rateRow is a rate as its columns hold it: vat is a list parted by blanks.
type rateRow struct {
	refund.Rate
	vat string
}

func refundRateColumns(v *rateRow) []column {
	return []column{
		{"code", text(&v.Code)},
		{"name", text(&v.Name)},
		{"unit", text(&v.Unit)},
		{"vat", text(&v.vat)},
		{"refund", decimal(&v.Refund)},
		{"from", text(&v.From)},
		{"to", text(&v.To)},
		{"flag", text(&v.Flag)},
		{"note", text(&v.Note)},
	}
}

func (r reader) Rates(version string) ([]refund.Rate, error) {
	rows, err := all(r, func(v *rateRow) []any { return cells(refundRateColumns(v)) },
		"SELECT "+names(refundRateColumns(new(rateRow)))+" FROM rate WHERE version = $1 ORDER BY position", version)
	if err != nil {
		return nil, err
	}
	rates := make([]refund.Rate, len(rows))
	for i, row := range rows {
		for _, s := range strings.Fields(row.vat) {
			d, err := money.Exact(s)
			if err != nil {
				return nil, err
			}
			row.VAT = append(row.VAT, d)
		}
		rates[i] = row.Rate
	}
	return rates, nil
}

func (t *tx) PutRates(version, source string, rates []refund.Rate) error {
	return t.atomic(func() error {
		if err := t.DropRates(version); err != nil {
			return err
		}
		if _, err := t.exec("INSERT INTO rate_library (version, source, imported_at, imported_by, rows) VALUES ($1, $2, $3, $4, $5)",
			clean(version), clean(source), stamp(t.at), clean(t.actor), len(rates)); err != nil {
			return err
		}
		insert := "INSERT INTO rate (version, position, " + names(refundRateColumns(new(rateRow))) + ") VALUES (" + places(2+len(refundRateColumns(new(rateRow)))) + ")"
		for i := range rates {
			row := rateRow{Rate: rates[i]}
			list := make([]string, len(row.VAT))
			for n, d := range row.VAT {
				list[n] = d.String()
			}
			row.vat = strings.Join(list, " ")
			if _, err := t.exec(insert, append([]any{clean(version), i + 1}, cells(refundRateColumns(&row))...)...); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) DropRates(version string) error {
	if _, err := t.exec("DELETE FROM rate WHERE version = $1", version); err != nil {
		return err
	}
	_, err := t.exec("DELETE FROM rate_library WHERE version = $1", version)
	return err
}
