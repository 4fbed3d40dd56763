package app

import (
	"context"
	"math"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/match"
)

// Choose records that a product answers a line, and remembers the pairing for
// this buyer's next inquiry.
func (a *App) Choose(ctx context.Context, inquiryID, lineID, productID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(tx Tx, l *inquiry.Line) (match.Decision, error) {
		if _, err := tx.Product(productID); err != nil {
			return "", err
		}
		l.State, l.ProductID = inquiry.Chosen, productID
		return match.Confirmed, nil
	})
}

// NothingFits records that the firm has nothing for a line, and remembers it
// for the same words.
func (a *App) NothingFits(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(_ Tx, l *inquiry.Line) (match.Decision, error) {
		l.State, l.ProductID = inquiry.Nothing, ""
		return match.NoFit, nil
	})
}

// Reopen takes a decision about a line back, and forgets exactly what was
// learnt from it.
func (a *App) Reopen(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error) {
	return a.decide(ctx, inquiryID, lineID, func(_ Tx, l *inquiry.Line) (match.Decision, error) {
		l.State, l.ProductID = inquiry.Open, ""
		return "", nil
	})
}

// decide changes one line. What an earlier decision about it taught is
// forgotten, and what the new one teaches is learnt, in the store and in the
// matching, once the write stands.
func (a *App) decide(ctx context.Context, inquiryID, lineID string, change func(Tx, *inquiry.Line) (match.Decision, error)) (inquiry.Inquiry, error) {
	var q inquiry.Inquiry
	if err := a.Warm(ctx); err != nil {
		return q, err
	}
	var taught, untaught []inquiry.Verdict
	err := a.write(ctx, InquiryNoun, func(tx Tx) (err error) {
		if q, err = tx.Inquiry(inquiryID); err != nil {
			return err
		}
		i := slices.IndexFunc(q.Lines, func(l inquiry.Line) bool { return l.ID == lineID })
		if i < 0 {
			return fault.New("inquiry.line_gone")
		}
		l := &q.Lines[i]
		v := inquiry.Verdict{LineID: l.ID, BuyerID: q.BuyerID, Words: lineWords(*l), At: a.now().UTC()}
		first := a.shownFirst(q.BuyerID, *l, &v)
		decision, err := change(tx, l)
		if err != nil {
			return err
		}
		if untaught, err = unlearn(tx, l.ID); err != nil {
			return err
		}
		if decision != "" {
			v.Decision, v.ProductID = string(decision), l.ProductID
			v.Right = v.Shown > 0 && first == l.ProductID
			if err := tx.AddVerdict(&v); err != nil {
				return err
			}
			taught = append(taught, v)
		}
		return tx.PutInquiry(&q)
	})
	if err == nil {
		a.teach(untaught, taught)
	}
	return q, err
}

// shownFirst notes what the matching shows for a line that nobody has decided
// yet, and gives its first product. A decided line shows what it taught, which
// would only confirm itself.
func (a *App) shownFirst(buyerID string, l inquiry.Line, v *inquiry.Verdict) string {
	if l.State != inquiry.Open && l.State != "" {
		return ""
	}
	r := a.matchLine(buyerID, l, 1)
	if len(r.Candidates) == 0 {
		return ""
	}
	v.Shown = int(math.Round(r.Confidence * shownScale))
	return r.Candidates[0].ID
}

// unlearn takes the verdicts on a line out of the store.
func unlearn(tx Tx, lineID string) ([]inquiry.Verdict, error) {
	verdicts, err := tx.Verdicts()
	if err != nil {
		return nil, err
	}
	gone := slices.DeleteFunc(verdicts, func(v inquiry.Verdict) bool { return v.LineID != lineID })
	for _, v := range gone {
		if err := tx.RemoveVerdict(v.ID); err != nil {
			return nil, err
		}
	}
	return gone, nil
}

// teach brings the matching in step with the verdicts of the store. Before it
// is warm there is nothing to do: warming reads them all.
func (a *App) teach(untaught, taught []inquiry.Verdict) {
	a.matcher.lock.Lock()
	defer a.matcher.lock.Unlock()
	if !a.matcher.warm {
		return
	}
	for _, v := range untaught {
		a.matcher.memory.Forget(lesson(v))
	}
	for _, v := range taught {
		a.matcher.memory.Learn(lesson(v))
	}
}

// lineWords are the words that a decision is remembered by.
func lineWords(l inquiry.Line) string {
	return strings.TrimSpace(strings.Join([]string{l.Text, l.Model, l.Spec}, " "))
}
