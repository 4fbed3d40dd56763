package app

import (
	"context"

	"sampan/app/inquiry"
)

// Decline puts an inquiry aside that gets no offer.
func (a *App) Decline(ctx context.Context, inquiryID string) (inquiry.Inquiry, error) {
	return a.setStatus(ctx, inquiryID, inquiry.Declined)
}

// Undecline takes a declined inquiry up again.
func (a *App) Undecline(ctx context.Context, inquiryID string) (inquiry.Inquiry, error) {
	return a.setStatus(ctx, inquiryID, inquiry.New)
}

func (a *App) setStatus(ctx context.Context, inquiryID string, s inquiry.Status) (inquiry.Inquiry, error) {
	var q inquiry.Inquiry
	err := a.write(ctx, InquiryNoun, func(tx Tx) (err error) {
		if q, err = tx.Inquiry(inquiryID); err != nil {
			return err
		}
		q.Status = s
		return tx.PutInquiry(&q)
	})
	return q, err
}
