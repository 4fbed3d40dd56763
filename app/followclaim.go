package app

import (
	"context"
	"time"

	"sampan/app/fault"
	"sampan/app/refund"
)

// FollowRefundClaim keeps what happened to a claim: a question of the bureau,
// its approval, the money, the record file. step changes the claim as it
// stands now; its fault changes nothing.
func (a *App) FollowRefundClaim(ctx context.Context, id string, step func(*refund.Claim) error) (refund.Claim, error) {
	var claim refund.Claim
	err := a.write(ctx, RefundNoun, func(tx Tx) (err error) {
		if claim, err = tx.RefundClaim(id); err != nil {
			return err
		}
		if err := step(&claim); err != nil {
			return err
		}
		for _, day := range []string{claim.FiledOn, claim.ApprovedOn, claim.PaidOn, claim.DoubtOn, claim.RecordedOn} {
			if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
				return fault.New("refund.date_wrong", "Date", day).At("day")
			}
		}
		return tx.PutRefundClaim(&claim)
	})
	return claim, err
}

// LinkRefundClaim links a claim that was not filed anew, with what the
// invoices have by now.
func (a *App) LinkRefundClaim(ctx context.Context, id string) (refund.Claim, []refund.Short, error) {
	var claim refund.Claim
	var short []refund.Short
	err := a.write(ctx, RefundNoun, func(tx Tx) (err error) {
		if claim, err = tx.RefundClaim(id); err != nil {
			return err
		}
		if !claim.Editable() {
			return fault.New("refund.claim_filed", "Month", claim.Month, "Batch", claim.Batch)
		}
		open := make([]Claimable, len(claim.Exports))
		for i, e := range claim.Exports {
			e.Number = ""
			open[i] = Claimable{ExportRow: e}
		}
		claim.Exports, claim.Links = nil, nil
		if err := tx.PutRefundClaim(&claim); err != nil { // frees what it took itself
			return err
		}
		if short, err = a.link(tx, &claim, open); err != nil {
			return err
		}
		return tx.PutRefundClaim(&claim)
	})
	return claim, short, err
}
