package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sampan/app/fault"
	"sampan/app/paper"
)

// issueDrawn freezes a paper that leaves its record as it is. It bears the
// record's number, or takes one of its own series. Issued again it is the next
// revision, and the very same paper when nothing has changed.
func (a *App) issueDrawn(tx Tx, kind, refID string, language paper.Language, now time.Time, hide []string) (paper.Issued, error) {
	doc, err := a.draw(tx, kind, refID, language)
	if err != nil {
		return paper.Issued{}, err
	}
	doc = without(doc, hide)
	doc.Stamp = ""
	if err := a.checked(doc, nil); err != nil {
		return paper.Issued{}, err
	}
	buyerID, err := recipientID(tx, kind, refID)
	if err != nil {
		return paper.Issued{}, err
	}
	noun := nounOf(kind)
	if doc.Number == "" {
		if doc.Number, err = a.take(tx, kind, now); err != nil {
			return paper.Issued{}, err
		}
		return a.freeze(tx, doc, noun, refID, buyerID, now)
	}
	last, err := tx.PaperByNumber(kind, doc.Number)
	switch {
	case fault.Is(err, "store.not_found"):
		return a.freeze(tx, doc, noun, refID, buyerID, now)
	case err != nil:
		return paper.Issued{}, err
	}
	if same, err := unchanged(last, doc); err != nil || same {
		return last, err
	}
	doc.Revision = last.Revision + 1
	return a.freeze(tx, doc, noun, refID, buyerID, now)
}

// unchanged reports that a valid paper says what would be issued now, whatever
// its day.
func unchanged(last paper.Issued, doc paper.Document) (bool, error) {
	if !last.VoidAt.IsZero() {
		return false, nil
	}
	frozen, err := Frozen(last)
	if err != nil {
		return false, err
	}
	doc.Revision, doc.Date = frozen.Revision, frozen.Date
	was, err := json.Marshal(frozen)
	if err != nil {
		return false, fmt.Errorf("compare paper %s: %w", last.Number, err)
	}
	is, err := json.Marshal(doc)
	if err != nil {
		return false, fmt.Errorf("compare paper %s: %w", last.Number, err)
	}
	return bytes.Equal(was, is), nil
}

// recipientID gives the company under which a paper is filed: the buyer, or
// the factory of a purchase.
func recipientID(r Reader, kind, refID string) (string, error) {
	switch nounOf(kind) {
	case QuotationNoun:
		q, err := r.Quotation(refID)
		return q.BuyerID, err
	case OrderNoun:
		o, err := r.Order(refID)
		return o.BuyerID, err
	case ShipmentNoun:
		s, err := r.Shipment(refID)
		return s.BuyerID, err
	case PurchaseNoun:
		p, err := r.Purchase(refID)
		return p.SupplierID, err
	}
	return accountHolder(refID), nil
}

// WithdrawPaper marks an issued paper as void that left its record as it was;
// quotations and proformas are taken back with their record.
func (a *App) WithdrawPaper(ctx context.Context, paperID string) error {
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		p, err := tx.Paper(paperID)
		if err != nil {
			return err
		}
		if p.Kind == QuotationPaper || p.Kind == ProformaPaper || !p.VoidAt.IsZero() {
			return fault.New("paper.not_withdrawn")
		}
		return tx.VoidPaper(paperID, a.now().UTC())
	})
}
