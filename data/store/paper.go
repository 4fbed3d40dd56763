package store

import (
	"time"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/paper"
)

func paperColumns(p *paper.Issued, document *string) []column {
	return []column{
		{"id", text(&p.ID)},
		{"kind", text(&p.Kind)},
		{"number", text(&p.Number)},
		{"revision", whole(&p.Revision)},
		{"noun", text(&p.Noun)},
		{"ref_id", text(&p.RefID)},
		{"buyer_id", ref(&p.BuyerID)},
		{"date", text(&p.Date)},
		{"issued_at", moment(&p.IssuedAt)},
		{"actor", text(&p.Actor)},
		{"void_at", moment(&p.VoidAt)},
		{"document", text(document)},
	}
}

// papers reads issued papers; a Document comes back byte for byte.
func (r reader) papers(rest string, args ...any) ([]paper.Issued, error) {
	type row struct {
		paper.Issued
		document string
	}
	rows, err := all(r, func(p *row) []any { return cells(paperColumns(&p.Issued, &p.document)) },
		"SELECT "+names(paperColumns(new(paper.Issued), new(string)))+" FROM paper WHERE "+rest, args...)
	if err != nil {
		return nil, err
	}
	list := make([]paper.Issued, len(rows))
	for i, p := range rows {
		list[i] = p.Issued
		list[i].Document = []byte(p.document)
	}
	return list, nil
}

func (r reader) paper(rest string, args ...any) (paper.Issued, error) {
	list, err := r.papers(rest, args...)
	if err == nil && len(list) == 0 {
		err = missing(paperNoun)
	}
	if err != nil {
		return paper.Issued{}, err
	}
	return list[0], nil
}

// paperNoun names papers in faults; they have neither history nor bin of
// their own.
const paperNoun app.Noun = "paper"

func (r reader) Paper(id string) (paper.Issued, error) { return r.paper("id = $1", id) }

func (r reader) PaperByNumber(kind, number string) (paper.Issued, error) {
	return r.paper("kind = $1 AND number = $2 ORDER BY revision DESC LIMIT 1", kind, number)
}

func (r reader) PaperRevision(kind, number string, revision int) (paper.Issued, error) {
	return r.paper("kind = $1 AND number = $2 AND revision = $3", kind, number, revision)
}

func (r reader) FirstPrint(paperID string, l paper.Language) (string, error) {
	var content string
	_, err := r.one([]any{&content}, "SELECT content FROM paper_print WHERE paper_id = $1 AND language = $2", paperID, string(l))
	return content, err
}

// KeepPrint leaves a print that is there already as it is.
func (t *tx) KeepPrint(paperID string, l paper.Language, content string) error {
	_, err := t.exec("INSERT INTO paper_print (paper_id, language, content) VALUES ($1, $2, $3) ON CONFLICT (paper_id, language) DO NOTHING",
		paperID, string(l), content)
	return err
}

func (r reader) PapersOf(noun, refID string) ([]paper.Issued, error) {
	return r.papers("noun = $1 AND ref_id = $2 ORDER BY issued_at DESC, id DESC", noun, refID)
}

// AddPaper gives the paper an id, a moment and an actor where it has none,
// and names it in the history of the record it was drawn up from.
func (t *tx) AddPaper(p *paper.Issued) error {
	if p.ID == "" {
		id, err := newID()
		if err != nil {
			return err
		}
		p.ID = id
	}
	if p.IssuedAt.IsZero() {
		p.IssuedAt = t.at
	}
	if p.Actor == "" {
		p.Actor = t.actor
	}
	document := string(p.Document)
	columns := paperColumns(p, &document)
	return t.atomic(func() error {
		if _, err := t.exec("INSERT INTO paper ("+names(columns)+") VALUES ("+places(len(columns))+")", cells(columns)...); err != nil {
			return err
		}
		return t.rememberPaper(*p, app.Change{Field: "papers/" + p.Kind, To: p.Number})
	})
}

// VoidPaper marks a paper void; a second time is the fault "store.paper_void".
func (t *tx) VoidPaper(id string, at time.Time) error {
	p, err := t.Paper(id)
	if err != nil {
		return err
	}
	if !p.VoidAt.IsZero() {
		return fault.New("store.paper_void", "Number", p.Number)
	}
	return t.atomic(func() error {
		if _, err := t.exec("UPDATE paper SET void_at = $1 WHERE id = $2", stamp(at), id); err != nil {
			return err
		}
		return t.rememberPaper(p, app.Change{Field: "papers/" + p.Kind, From: p.Number})
	})
}

func (t *tx) rememberPaper(p paper.Issued, c app.Change) error {
	noun := app.Noun(p.Noun)
	if !deletable(noun) {
		return nil
	}
	var ver, first int64
	found, err := t.one([]any{&ver}, "SELECT ver FROM "+quote(p.Noun)+" WHERE id = $1", p.RefID)
	if err != nil || !found {
		return err
	}
	if _, err := t.one([]any{&first}, "SELECT count(*) FROM history WHERE noun = $1 AND record_id = $2 AND ver = $3", p.Noun, p.RefID, ver); err != nil {
		return err
	}
	return t.remember(noun, p.RefID, ver, first, []app.Change{c})
}
