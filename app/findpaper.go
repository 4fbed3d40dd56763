package app

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"sampan/app/fault"
	"sampan/app/paper"
)

// FindPaper gives the paper of a kind by a reference: the number of an issued
// paper (its latest revision, or the one that stands behind it as in
// "QT2611-0042 R1"), the id of the record it is drawn up from, or the contract
// number of an order, the invoice number of a shipment, the number of a
// purchase, or the name of a buyer. An issued one comes as it went out;
// language then only chooses the captions' language. What is not issued comes
// as a draft.
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
		id, err := recordOf(r, kind, ref)
		if err != nil {
			return paper.Document{}, err
		}
		issued, err := r.PapersOf(string(nounOf(kind)), id)
		if err != nil {
			return paper.Document{}, err
		}
		for _, p := range issued { // newest first
			if p.Kind == kind {
				doc, err := Frozen(p)
				return speak(doc, language), err
			}
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
	k, ok := paper.KindOf(kind)
	if !ok || len(k.From) == 0 {
		return ""
	}
	return Noun(k.From[len(k.From)-1])
}

// recordOf gives the id of the record that a paper of a kind is drawn up from,
// by the number or the name that people know it by; what names none is an id.
func recordOf(r Reader, kind, ref string) (string, error) {
	id, err := "", error(nil)
	switch nounOf(kind) {
	case QuotationNoun:
		revisions, failed := r.Revisions(ref)
		if len(revisions) > 0 {
			id = revisions[0].ID
		}
		err = failed
	case OrderNoun:
		id, err = r.OrderByNumber(ref)
	case ShipmentNoun:
		id, err = r.ShipmentByNumber(ref)
	case PurchaseNoun:
		list, failed := r.Purchases()
		for _, p := range list {
			if p.Number == ref {
				id = p.ID
			}
		}
		err = failed
	case ContactNoun:
		return buyerOf(r, ref)
	}
	return cmp.Or(id, ref), err
}

// buyerOf finds a company by its name, with a currency behind it where its
// account has several: "Müller GmbH USD".
func buyerOf(r Reader, ref string) (string, error) {
	name, currency := ref, ""
	if i := strings.LastIndex(ref, " "); i > 0 && len(ref)-i == len(" USD") && strings.ToUpper(ref) != strings.ToLower(ref) && ref[i:] == strings.ToUpper(ref[i:]) {
		name, currency = ref[:i], ref[i:]
	}
	for _, try := range [][2]string{{ref, ""}, {name, currency}} {
		if id, err := r.ContactByName(try[0]); err != nil || id != "" {
			return id + try[1], err
		}
	}
	return ref, nil
}
