package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
)

// TryLayout gives a paper of a kind in looks that may not be kept yet: the
// newest one of the firm's own, of the buyer where there is one, else a sample.
// "" as kind takes the quotation.
func (a *App) TryLayout(ctx context.Context, kind, buyerID string, l paper.Layout) (paper.Document, error) {
	kind = cmp.Or(kind, QuotationPaper)
	if _, known := paper.KindOf(kind); !known {
		return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		doc, err := a.newest(r, kind, buyerID)
		if err != nil {
			return doc, err
		}
		doc.Layout, doc.Stamp = l, ""
		doc.Number = cmp.Or(doc.Number, "2611-0042")
		return doc, nil
	})
}

// newest draws the newest record that a kind is drawn up from.
func (a *App) newest(r Reader, kind, buyerID string) (paper.Document, error) {
	id, err := newestID(r, nounOf(kind), buyerID)
	switch {
	case err != nil:
		return paper.Document{}, err
	case id == "":
		return a.samplePaper(r, kind)
	}
	return a.draw(r, kind, id, "")
}

// newestID is the id of the newest record of a noun, that of the buyer first.
func newestID(r Reader, n Noun, buyerID string) (string, error) {
	var ids, owners []string
	add := func(id, owner string) { ids, owners = append(ids, id), append(owners, owner) }
	switch n {
	case QuotationNoun:
		list, err := r.Quotations()
		if err != nil {
			return "", err
		}
		for _, s := range list {
			add(s.ID, s.BuyerID)
		}
	case OrderNoun:
		list, err := r.Orders()
		if err != nil {
			return "", err
		}
		for _, s := range list {
			add(s.ID, s.BuyerID)
		}
	case ShipmentNoun:
		list, err := r.Shipments()
		if err != nil {
			return "", err
		}
		for _, s := range list {
			add(s.ID, s.BuyerID)
		}
	case PurchaseNoun:
		list, err := r.Purchases()
		if err != nil {
			return "", err
		}
		for _, s := range list {
			add(s.ID, "")
		}
	case ContactNoun:
		return buyerID, nil
	}
	if i := slices.Index(owners, buyerID); buyerID != "" && i >= 0 {
		return ids[i], nil
	}
	if len(ids) == 0 {
		return "", nil
	}
	return ids[0], nil
}

// samplePaper is a paper of three invented lines under the firm's own head.
func (a *App) samplePaper(r Reader, kind string) (paper.Document, error) {
	dr, err := a.drawer(r, "")
	if err != nil {
		return paper.Document{}, err
	}
	doc := paper.Document{
		Kind: kind, Language: paper.English, Date: a.today(), Currency: "USD", Seller: dr.seller(paper.English),
		Buyer: paper.Party{Name: paper.Same("Sample Buyer Ltd."), Address: paper.Same("1 Harbour Street\n20457 Hamburg"), Country: paper.Words{EN: "Germany", ZH: "德国"}},
		Terms: paper.Terms{Incoterm: "FOB", NamedPlace: paper.Words{EN: "Ningbo", ZH: "宁波"}, Payment: paper.Words{EN: "30 % deposit, balance against copy of B/L", ZH: "30%定金，见提单副本付余款"}},
		Bank:  dr.bank(paper.English, "USD"), Logo: dr.firm.Logo, Seal: dr.firm.Seal, Signature: dr.firm.Signature,
	}
	for i, name := range []paper.Words{{EN: "Vacuum bottle 500 ml, blue", ZH: "保温杯 500毫升 蓝色"}, {EN: "Gift box of four", ZH: "四件礼盒"}, {EN: "Lid, red", ZH: "杯盖 红色"}} {
		doc.Lines = append(doc.Lines, paper.Line{
			Item: "S-" + string(rune('1'+i)), Name: name, Unit: paper.Words{EN: "pcs", ZH: "个"}, Quantity: money.New(int64(500 * (i + 1))), Price: money.Scaled(int64(274-60*i), 2),
		})
	}
	return paper.Complete(doc)
}

// ColumnName is a column of a kind with its caption.
type ColumnName struct{ Key, Name string }

// PaperColumns lists the columns of a kind's main table with their captions in
// Chinese or English, for choosing which ones a paper shows; "" as kind takes
// the quotation.
func (a *App) PaperColumns(kind, language string) ([]ColumnName, error) {
	k, known := paper.KindOf(cmp.Or(kind, QuotationPaper))
	if !known {
		return nil, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	words, err := a.captions()
	if err != nil {
		return nil, err
	}
	say := words.en
	if language == "zh" {
		say = words.zh
	}
	var list []ColumnName
	for _, c := range k.Goods().Columns {
		if key := "column." + c.Key; say.Has(key) {
			list = append(list, ColumnName{c.Key, say.T(key)})
		}
	}
	return list, nil
}
