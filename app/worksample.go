package app

import (
	"context"
	"maps"
	"slices"

	"sampan/app/fault"
	"sampan/app/paper"
)

// Work is what WorkSample made of one sample inquiry: ids, "" where it did not
// get that far.
type Work struct {
	File, Inquiry, Quotation, Order string
	Papers                          []paper.Issued
}

// WorkSample lets the sample firm work: every sample inquiry is taken in. The
// first half is quoted where something fits; of those each second offer is
// accepted and its proforma issued. The rest waits for a person.
func (a *App) WorkSample(ctx context.Context) ([]Work, error) {
	files, err := SampleInquiries()
	if err != nil {
		return nil, err
	}
	var all []Work
	for i, name := range slices.Sorted(maps.Keys(files)) {
		q, err := a.TakeFile(ctx, name, files[name])
		if err != nil {
			return all, err
		}
		w := Work{File: name, Inquiry: q.ID}
		if i < len(files)/2 {
			if err := a.sell(ctx, &w, i%2 == 0); err != nil {
				return all, err
			}
		}
		all = append(all, w)
	}
	return all, nil
}

// sell quotes an inquiry, and draws up and issues the proforma where the
// offer is accepted.
func (a *App) sell(ctx context.Context, w *Work, accepted bool) error {
	if _, _, err := a.AcceptLikely(ctx, w.Inquiry, Likely); err != nil {
		return err
	}
	q, err := a.QuoteInquiry(ctx, w.Inquiry)
	if fault.Is(err, "inquiry.nothing_chosen") || fault.Is(err, "inquiry.buyer_unknown") {
		return nil
	}
	if err != nil {
		return err
	}
	w.Quotation = q.ID
	issued, err := a.Issue(ctx, QuotationPaper, q.ID, paper.Language(q.Language))
	if err != nil {
		return err
	}
	w.Papers = append(w.Papers, issued)
	if !accepted {
		return nil
	}
	o, err := a.DrawProforma(ctx, q.ID)
	if err != nil {
		return err
	}
	w.Order = o.ID
	if issued, err = a.Issue(ctx, ProformaPaper, o.ID, paper.Language(o.Language)); err != nil {
		return err
	}
	w.Papers = append(w.Papers, issued)
	return nil
}
