package store

import "sampan/app"

func sentColumns(s *app.Sent) []column {
	return []column{
		{"id", text(&s.ID)},
		{"contact_id", ref(&s.ContactID)},
		{"noun", text(&s.Noun)},
		{"ref_id", text(&s.RefID)},
		{"occasion", text(&s.Occasion)},
		{"language", text(&s.Language)},
		{"to", text(&s.To)},
		{"subject", text(&s.Subject)},
		{"text", text(&s.Text)},
		{"files", words(&s.Files)},
		{"way", text(&s.Way)},
		{"at", moment(&s.At)},
		{"actor", text(&s.Actor)},
	}
}

func (r reader) SentTo(contactID string) ([]app.Sent, error) {
	return all(r, func(s *app.Sent) []any { return cells(sentColumns(s)) },
		"SELECT "+names(sentColumns(new(app.Sent)))+" FROM sent WHERE contact_id = $1 ORDER BY at DESC, id DESC", contactID)
}

func (t *tx) AddSent(s *app.Sent) error {
	id, err := newID()
	if err != nil {
		return err
	}
	s.ID, s.At, s.Actor = id, t.at, t.actor
	columns := sentColumns(s)
	_, err = t.exec("INSERT INTO sent ("+names(columns)+") VALUES ("+places(len(columns))+")", cells(columns)...)
	return err
}
