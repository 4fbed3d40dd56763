package papertest

import (
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/text"
)

// Says lists what a page or a sheet of a document must show: the parties, the
// fields, the rows, the sums and the clauses of its kind. sheet takes the
// columns of a spreadsheet, whose numbers are left out: a sheet formats them.
func Says(d paper.Document, en, zh *text.Messages, sheet bool) []paper.Words {
	kind, _ := paper.KindOf(d.Kind)
	said := []paper.Words{kind.Issuer(d).Name, paper.Same(d.Reference()), {EN: en.T("kind." + d.Kind), ZH: zh.T("kind." + d.Kind)}}
	for _, p := range kind.Parts {
		for _, f := range d.Said(p.Fields) {
			said = append(said, f.Value(d).Said(en, zh))
		}
		for _, r := range p.Roles {
			party := r.Party(d)
			said = append(said, party.Name, paper.Same(party.Contact))
			if p.Area == paper.Parties {
				said = append(said, party.Address)
			}
		}
		said = append(said, rows(d, p.Table, sheet)...)
	}
	for _, c := range d.Clauses {
		said = append(said, c.Title, c.Text)
	}
	if sheet {
		return said
	}
	for _, s := range kind.Figures(d, en, zh) {
		said = append(said, paper.Same(money.Format(s.Amount.Decimal(), s.Amount.Currency.Digits())))
	}
	return said
}

func rows(d paper.Document, t paper.Table, sheet bool) []paper.Words {
	columns := t.Columns
	if sheet {
		columns = t.SheetColumns()
	}
	var said []paper.Words
	for _, c := range d.Shown(t, columns) {
		for i := range t.Len(d) {
			cell := c.Cell(d, i)
			if sheet && cell.Numeric {
				continue
			}
			for _, p := range cell.Phrases {
				for _, f := range p.Facts {
					if d.Language == paper.Both && (f.Figure || cell.Numeric) {
						f.Words.ZH = ""
					}
					said = append(said, f.Words)
				}
			}
		}
	}
	return said
}
