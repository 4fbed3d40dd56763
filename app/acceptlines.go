package app

import (
	"context"

	"sampan/app/inquiry"
)

// Likely is the confidence from which the first offer is more probably right
// than wrong.
const Likely = 0.5

// AcceptLikely decides every open line of an inquiry by the matching alone:
// the first offer where its confidence reaches the floor, else that nothing
// fits. It teaches nothing, because nobody looked.
func (a *App) AcceptLikely(ctx context.Context, inquiryID string, floor float64) (inquiry.Inquiry, []Proposal, error) {
	q, err := a.Inquiry(ctx, inquiryID)
	if err != nil {
		return q, nil, err
	}
	proposals, err := a.Propose(ctx, q)
	if err != nil {
		return q, nil, err
	}
	for i := range q.Lines {
		l := &q.Lines[i]
		if l.State != inquiry.Open && l.State != "" {
			continue
		}
		l.State = inquiry.Nothing
		if p := proposals[i]; p.Confidence >= floor && len(p.Offers) > 0 {
			l.State, l.ProductID = inquiry.Chosen, p.Offers[0].Product.ID
		}
	}
	return q, proposals, a.SaveInquiry(ctx, &q)
}
