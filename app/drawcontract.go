package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"sampan/app/fault"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
)

// ContractPaper is the kind of the sales contract.
const ContractPaper = "contract"

// PurchaseContractPaper is the kind of the contract with a factory.
const PurchaseContractPaper = "purchase_contract"

// drawContract gives the sales contract of an order: its deal as on the
// proforma, and its clauses.
func (a *App) drawContract(r Reader, o order.Order) (paper.Document, error) {
	doc, err := a.drawOrder(r, o)
	if err != nil {
		return doc, err
	}
	doc.Kind, doc.Number, doc.Stamp = ContractPaper, o.Number, paper.Draft
	doc.Date, doc.Terms.ValidUntil = a.now().Format(day), ""
	doc.References = paper.References{Proforma: o.Proforma, BuyerOrder: o.BuyerRef}
	if doc.Layout, err = layoutOf(r, ContractPaper, o.BuyerID); err != nil {
		return doc, err
	}
	doc.Clauses, err = a.clauses(r, ContractPaper, o.ID, paper.On{Incoterm: string(o.Incoterm), Payment: o.PaymentCode})
	if err != nil {
		return doc, err
	}
	return paper.Complete(doc)
}

// drawListing gives a price list or a clearance list of a quotation's lines.
func (a *App) drawListing(r Reader, kind string, q quotation.Quotation) (paper.Document, error) {
	q.Status = quotation.Draft
	doc, err := a.drawQuotation(r, q)
	if err != nil {
		return doc, err
	}
	doc.Kind, doc.Number, doc.Revision = kind, "", 0
	if doc.Layout, err = layoutOf(r, kind, q.BuyerID); err != nil {
		return doc, err
	}
	doc.References, doc.Charges, doc.Terms.Deposit = paper.References{}, nil, 0
	if kind == "price_list" {
		doc.Buyer, doc.Consignee = paper.Party{}, paper.Party{}
	}
	for i := range doc.Lines {
		doc.Lines[i].MOQ, doc.Lines[i].BuyerItem = doc.Lines[i].Quantity, ""
	}
	if kind == "price_list" {
		if err := listTiers(r, &doc, q.Deal); err != nil {
			return doc, err
		}
	}
	return paper.Complete(doc)
}

// clauses are those chosen for a contract, or those of the library that its
// terms call for, in the firm's wording.
func (a *App) clauses(r Reader, kind, refID string, on paper.On) ([]paper.Clause, error) {
	var chosen []paper.Clause
	if ok, err := setting(r, clausesKey(kind, refID), &chosen); err != nil || ok {
		return chosen, err
	}
	c, err := a.captions()
	if err != nil {
		return nil, err
	}
	own, err := firmClauses(r, kind)
	if err != nil {
		return nil, err
	}
	list := paper.Clauses(kind, on, c.en, c.zh)
	for i, one := range list {
		list[i] = inOwnWords(one, own)
	}
	return list, nil
}

func inOwnWords(c paper.Clause, own []paper.Clause) paper.Clause {
	if i := slices.IndexFunc(own, func(o paper.Clause) bool { return o.Key == c.Key }); i >= 0 {
		return own[i]
	}
	return c
}

func firmClauses(r Reader, kind string) ([]paper.Clause, error) {
	var own []paper.Clause
	_, err := setting(r, clausesKey(kind, ""), &own)
	return own, err
}

// clausesKey names the setting of a contract's clauses; without a record, that
// of the firm's own wording.
func clausesKey(kind, refID string) string { return "clauses." + kind + "." + refID }

// setting reads what SetSetting wrote as JSON; ok is false where it was never
// set.
func setting(r Reader, key string, into any) (ok bool, err error) {
	raw, err := r.Setting(key)
	if err != nil || raw == "" {
		return false, err
	}
	if err := json.Unmarshal([]byte(raw), into); err != nil {
		return false, fmt.Errorf("setting %s: %w", key, err)
	}
	return true, nil
}

func putSetting(tx Tx, key string, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("setting %s: %w", key, err)
	}
	return tx.SetSetting(key, string(raw))
}

// Clauses gives the clauses of a contract as they would stand on it: the kind
// is that of the sales or of the purchase contract, refID its order or purchase.
func (a *App) Clauses(ctx context.Context, kind, refID string) ([]paper.Clause, error) {
	doc, err := a.Draw(ctx, kind, refID, "")
	return doc.Clauses, err
}

// SetClauses keeps the clauses chosen and worded for one contract; nil goes
// back to those that its terms call for.
func (a *App) SetClauses(ctx context.Context, kind, refID string, clauses []paper.Clause) error {
	if paper.Library(kind) == nil || refID == "" {
		return fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		if clauses == nil {
			return tx.SetSetting(clausesKey(kind, refID), "")
		}
		return putSetting(tx, clausesKey(kind, refID), clauses)
	})
}

// ClauseLibrary lists all ready clauses of a kind in the firm's wording.
func (a *App) ClauseLibrary(ctx context.Context, kind string) ([]paper.Clause, error) {
	c, err := a.captions()
	if err != nil {
		return nil, err
	}
	return one(ctx, a.store, func(r Reader) ([]paper.Clause, error) {
		own, err := firmClauses(r, kind)
		var list []paper.Clause
		for _, ready := range paper.Library(kind) {
			list = append(list, inOwnWords(ready.Clause(c.en, c.zh), own))
		}
		return list, err
	})
}

// WordClause keeps the firm's wording of a ready clause; an empty text goes
// back to the library's.
func (a *App) WordClause(ctx context.Context, kind string, clause paper.Clause) error {
	if !slices.ContainsFunc(paper.Library(kind), func(r paper.Ready) bool { return r.Key == clause.Key }) {
		return fault.New("paper.clause_unknown").At("clause")
	}
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		own, err := firmClauses(tx, kind)
		if err != nil {
			return err
		}
		own = slices.DeleteFunc(own, func(c paper.Clause) bool { return c.Key == clause.Key })
		if !clause.Text.Empty() {
			own = append(own, clause)
		}
		return putSetting(tx, clausesKey(kind, ""), own)
	})
}
