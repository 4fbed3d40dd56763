package store

import "sampan/app/inquiry"

func verdictColumns(v *inquiry.Verdict) []column {
	return []column{
		{"id", text(&v.ID)},
		{"line_id", text(&v.LineID)},
		{"buyer_id", ref(&v.BuyerID)},
		{"words", text(&v.Words)},
		{"product_id", ref(&v.ProductID)},
		{"decision", text(&v.Decision)},
		{"shown", whole(&v.Shown)},
		{"shown_right", yes(&v.Right)},
		{"at", moment(&v.At)},
	}
}

func (r reader) Verdicts() ([]inquiry.Verdict, error) {
	return all(r, func(v *inquiry.Verdict) []any { return cells(verdictColumns(v)) },
		"SELECT "+names(verdictColumns(new(inquiry.Verdict)))+" FROM verdict ORDER BY at, id")
}

// AddVerdict gives the verdict an id and a moment where it has none.
func (t *tx) AddVerdict(v *inquiry.Verdict) error {
	if v.ID == "" {
		id, err := newID()
		if err != nil {
			return err
		}
		v.ID = id
	}
	if v.At.IsZero() {
		v.At = t.at
	}
	columns := verdictColumns(v)
	_, err := t.exec("INSERT INTO verdict ("+names(columns)+") VALUES ("+places(len(columns))+")", cells(columns)...)
	return err
}

func (t *tx) RemoveVerdict(id string) error {
	result, err := t.exec("DELETE FROM verdict WHERE id = $1", id)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return missing("verdict")
}
