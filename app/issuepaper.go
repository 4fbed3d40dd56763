package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
)

// Issue checks the paper of a kind, takes its number, freezes everything that
// stands on it and marks the record as issued: all in one transaction. A
// paper with gaps that block it is the fault "paper.cannot_issue"; no number
// is used then. Papers of a shipment that disagree go out all the same, and
// OpenPoints keeps what disagreed.
func (a *App) Issue(ctx context.Context, kind, refID string, language paper.Language) (paper.Issued, error) {
	return a.IssueWithout(ctx, kind, refID, language)
}

// IssueWithout is Issue with some of the layout's keys left out of this one
// paper: "seal", "signature", a column or a field.
func (a *App) IssueWithout(ctx context.Context, kind, refID string, language paper.Language, hide ...string) (paper.Issued, error) {
	var out paper.Issued
	var noun Noun
	// Reading the fonts takes longer than anybody should wait for the transaction.
	if _, err := a.printer(); err != nil {
		return out, err
	}
	now := a.now()
	var taught []inquiry.Verdict
	err := a.store.Write(ctx, a.Actor(), func(tx Tx) (err error) {
		switch kind {
		case QuotationPaper:
			noun = QuotationNoun
			out, err = a.issueQuotation(tx, refID, language, now, hide)
		case ProformaPaper:
			noun = OrderNoun
			if out, err = a.issueProforma(tx, refID, language, now, hide); err == nil {
				taught, err = a.sold(tx, refID)
			}
		default:
			if noun = nounOf(kind); noun == "" {
				return fault.New("paper.kind_unknown", "Kind", kind).At("kind")
			}
			out, err = a.issueDrawn(tx, kind, refID, language, now, hide)
		}
		if err == nil && noun == ShipmentNoun {
			err = a.noteOpen(tx, out)
		}
		return err
	})
	if err == nil {
		a.teach(nil, taught)
		a.changes.tell(noun)
	}
	return out, err
}

func (a *App) issueQuotation(tx Tx, id string, language paper.Language, now time.Time, hide []string) (paper.Issued, error) {
	q, err := tx.Quotation(id)
	if err != nil {
		return paper.Issued{}, err
	}
	if !q.Editable() {
		return paper.Issued{}, errIssued
	}
	if err := freezeRate(tx, &q.Deal); err != nil {
		return paper.Issued{}, err
	}
	q.Date = now.Format(day)
	if language != "" {
		q.Language = string(language)
	}
	if err := a.checked(a.drawQuotation(tx, q)); err != nil {
		return paper.Issued{}, err
	}
	if q.Number == "" {
		if q.Number, err = a.take(tx, QuotationPaper, now); err != nil {
			return paper.Issued{}, err
		}
	}
	q.Status = quotation.Issued
	doc, err := a.drawQuotation(tx, q)
	if err != nil {
		return paper.Issued{}, err
	}
	if err := tx.PutQuotation(&q); err != nil {
		return paper.Issued{}, err
	}
	return a.freeze(tx, without(doc, hide), QuotationNoun, q.ID, q.BuyerID, now)
}

func (a *App) issueProforma(tx Tx, id string, language paper.Language, now time.Time, hide []string) (paper.Issued, error) {
	o, err := tx.Order(id)
	if err != nil {
		return paper.Issued{}, err
	}
	if !o.Editable() {
		return paper.Issued{}, errIssued
	}
	if err := freezeRate(tx, &o.Deal); err != nil {
		return paper.Issued{}, err
	}
	o.Date = now.Format(day)
	if language != "" {
		o.Language = string(language)
	}
	if err := a.checked(a.drawOrder(tx, o)); err != nil {
		return paper.Issued{}, err
	}
	if o.Proforma, err = a.take(tx, ProformaPaper, now); err != nil {
		return paper.Issued{}, err
	}
	o.Status = order.Issued
	doc, err := a.drawOrder(tx, o)
	if err != nil {
		return paper.Issued{}, err
	}
	if err := tx.PutOrder(&o); err != nil {
		return paper.Issued{}, err
	}
	return a.freeze(tx, without(doc, hide), OrderNoun, o.ID, o.BuyerID, now)
}

// checked refuses a document with gaps that block its issue.
func (a *App) checked(doc paper.Document, err error) error {
	if err != nil {
		return err
	}
	if err := a.Printable(doc); err != nil {
		return err
	}
	gaps := 0
	for _, f := range paper.Check(doc) {
		if f.Blocks == paper.BlocksIssue {
			gaps++
		}
	}
	if gaps > 0 {
		return fault.New("paper.cannot_issue", "Gaps", gaps)
	}
	return nil
}

func (a *App) take(tx Tx, kind string, now time.Time) (string, error) {
	k, ok := paper.KindOf(kind)
	if !ok {
		return "", fault.New("paper.kind_unknown", "Kind", kind)
	}
	f, err := tx.Firm()
	if err != nil {
		return "", err
	}
	return tx.TakeNumber(k.Series, f.Pattern(k.Series), now)
}

// freezeRate puts the firm's rate of the day on a deal that has none.
func freezeRate(r Reader, d *deal.Deal) error {
	if d.Rate.Currency == d.Currency && d.Rate.Value.IsPositive() {
		return nil
	}
	f, err := r.Firm()
	if err != nil {
		return err
	}
	d.Rate, _ = f.Rate(d.Currency)
	return nil
}

// without hides keys of a document's layout.
func without(doc paper.Document, hide []string) paper.Document {
	for _, key := range hide {
		if !slices.Contains(doc.Layout.Hide, key) {
			doc.Layout.Hide = append(slices.Clip(doc.Layout.Hide), key)
		}
	}
	return doc
}

// freeze keeps the document as it is printed from now on.
func (a *App) freeze(tx Tx, doc paper.Document, noun Noun, refID, buyerID string, now time.Time) (paper.Issued, error) {
	raw, err := json.Marshal(doc)
	if err != nil {
		return paper.Issued{}, fmt.Errorf("freeze %s: %w", doc.Kind, err)
	}
	p := paper.Issued{
		Kind: doc.Kind, Number: doc.Number, Revision: doc.Revision, Noun: string(noun), RefID: refID, BuyerID: buyerID,
		Date: doc.Date, IssuedAt: now.UTC(), Actor: a.Actor(), Document: raw,
	}
	return p, tx.AddPaper(&p)
}

// Frozen gives the document of an issued paper as it went out; a void one
// says so.
func Frozen(p paper.Issued) (paper.Document, error) {
	var doc paper.Document
	if err := json.Unmarshal(p.Document, &doc); err != nil {
		return doc, fmt.Errorf("paper %s: %w", p.Number, err)
	}
	if !p.VoidAt.IsZero() {
		doc.Stamp = paper.Void
	}
	return doc, nil
}
