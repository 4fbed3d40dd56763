package store

import "sampan/app"

func draftColumns(d *app.Draft) []column {
	return []column{
		{"noun", text(&d.Noun)},
		{"record_id", text(&d.RecordID)},
		{"ver", whole(&d.Ver)},
		{"kept_at", moment(&d.At)},
		{"content", text(&d.Content)},
	}
}

// Draft gives what was kept of an editor, a zero Draft where nothing was.
func (r reader) Draft(noun app.Noun, id string) (app.Draft, error) {
	var d app.Draft
	_, err := r.one(cells(draftColumns(&d)), "SELECT "+names(draftColumns(&d))+" FROM draft WHERE noun = $1 AND record_id = $2", string(noun), id)
	return d, err
}

// KeepDraft takes the place of what was kept before.
func (t *tx) KeepDraft(d *app.Draft) error {
	d.At = t.at
	columns := draftColumns(d)
	_, err := t.exec("INSERT INTO draft ("+names(columns)+") VALUES ("+places(len(columns))+`)
		ON CONFLICT (noun, record_id) DO UPDATE SET ver = excluded.ver, kept_at = excluded.kept_at, content = excluded.content`, cells(columns)...)
	return err
}

func (t *tx) DropDraft(noun app.Noun, id string) error {
	_, err := t.exec("DELETE FROM draft WHERE noun = $1 AND record_id = $2", string(noun), id)
	return err
}
