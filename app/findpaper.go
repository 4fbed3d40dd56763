package app

import (
	"context"
	"strconv"
	"strings"

	"sampan/app/fault"
	"sampan/app/paper"
)

// FindPaper gives the paper of a kind by a reference: the number of an issued
// paper (its latest revision, or the one that stands behind it as in
// "QT2611-0042 R1"), the id of the record it is drawn up from, or the contract
// number of an order. An issued one comes as it went out; language then only chooses
// the captions' language. What is not issued comes as a draft.
func (a *App) FindPaper(ctx context.Context, kind, ref string, language paper.Language) (paper.Document, error) {
	if err := checkLanguage(language); err != nil {
		return paper.Document{}, err
	}
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		if _, ok := paper.KindOf(kind); !ok {
			return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
		}
		if issued, err := byReference(r, kind, ref); !fault.Is(err, "store.not_found") {
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
		return a.draw(r, kind, id, language)
	})
}

// byReference finds an issued paper by its number as people write it.
func byReference(r Reader, kind, ref string) (paper.Issued, error) {
	if i := strings.LastIndex(ref, " R"); i > 0 {
		if revision, err := strconv.Atoi(ref[i+2:]); err == nil {
			if p, err := r.PaperRevision(kind, ref[:i], revision); !fault.Is(err, "store.not_found") {
				return p, err
			}
		}
	}
	return r.PaperByNumber(kind, ref)
}

func nounOf(kind string) Noun {
	if kind == ProformaPaper {
		return OrderNoun
	}
	return QuotationNoun
}
