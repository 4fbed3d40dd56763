package app

import (
	"context"

	"sampan/app/fault"
	"sampan/app/paper"
)

// FindPaper gives the paper of a kind by a reference: the number of an issued
// paper, the id of the record it is drawn up from, or the contract number of
// an order. An issued one comes as it went out; language then only chooses
// the captions' language. What is not issued comes as a draft.
func (a *App) FindPaper(ctx context.Context, kind, ref string, language paper.Language) (paper.Document, error) {
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		if _, ok := paper.KindOf(kind); !ok {
			return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
		}
		if issued, err := r.PaperByNumber(kind, ref); !fault.Is(err, "store.not_found") {
			if err != nil {
				return paper.Document{}, err
			}
			doc, err := Frozen(issued)
			return speak(doc, language), err
		}
		id := ref
		if kind == ProformaPaper {
			orders, err := r.Orders()
			if err != nil {
				return paper.Document{}, err
			}
			for _, o := range orders {
				if o.Number == ref {
					id = o.ID
				}
			}
		}
		if issued, err := r.PapersOf(string(nounOf(kind)), id); err != nil || len(issued) > 0 {
			if err != nil {
				return paper.Document{}, err
			}
			doc, err := Frozen(issued[0])
			return speak(doc, language), err
		}
		doc, err := a.draw(r, kind, id)
		return speak(doc, language), err
	})
}

func nounOf(kind string) Noun {
	if kind == ProformaPaper {
		return OrderNoun
	}
	return QuotationNoun
}
