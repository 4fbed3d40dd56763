package app

import (
	"context"
	"slices"
	"time"

	"sampan/app/fault"
	"sampan/app/refund"
)

// ConfirmInvoices marks purchase invoices as confirmed for refund (用途确认) on
// a day; "" takes the mark back. All or none.
func (a *App) ConfirmInvoices(ctx context.Context, ids []string, day string) error {
	if day != "" && !isDay(day) {
		return fault.New("refund.date_wrong", "Date", day).At("confirmed_on")
	}
	return a.write(ctx, InvoiceNoun, func(tx Tx) error {
		for _, id := range ids {
			v, err := tx.Invoice(id)
			if err != nil {
				return err
			}
			v.ConfirmedOn = day
			if err := tx.PutInvoice(&v); err != nil {
				return err
			}
		}
		return nil
	})
}

// refundSoon is how many days ahead the page of the day names a refund date.
const refundSoon = 30

// refundTasks puts what a refund needs soon on the page of the day: the last
// day of a claim or of its money, and record files that are due.
func (a *App) refundTasks(ctx context.Context, r Reader, b *Briefing) error {
	declarations, err := r.Declarations()
	if err != nil || len(declarations) == 0 {
		return err
	}
	rules, err := a.Rules(ctx)
	if err != nil {
		return err
	}
	radar, err := a.radar(ctx, r, rules)
	if err != nil {
		return err
	}
	today := a.today()
	var claims []string
	for _, row := range radar.Rows {
		if row.Next != "" && row.Days <= refundSoon {
			b.Tasks = append(b.Tasks, Task{
				Noun: DeclarationNoun, ID: row.DeclarationID, Key: "today.refund_due", Step: "today.open", Urgency: urgencyOf(row.Next, today),
				Since: dayOf(row.Next), Amount: row.AtStake,
				Args: map[string]any{"Number": row.Number, "Buyer": row.Buyer, "Date": row.Next},
			})
		}
		if row.RecordBy != "" && !slices.Contains(claims, row.ClaimID) {
			claims = append(claims, row.ClaimID)
			b.Tasks = append(b.Tasks, Task{
				Noun: RefundNoun, ID: row.ClaimID, Key: "today.record_due", Step: "today.open", Urgency: urgencyOf(row.RecordBy, today),
				Since: dayOf(row.RecordBy), Args: map[string]any{"Date": row.RecordBy},
			})
		}
		if row.Doubt != "" && row.Missing == refund.Cleared {
			b.Tasks = append(b.Tasks, Task{
				Noun: RefundNoun, ID: row.ClaimID, Key: "today.refund_doubt", Step: "today.open", Urgency: Now, Since: dayOf(row.Doubt), Amount: row.AtStake,
				Args: map[string]any{"Number": row.Number, "Date": row.Doubt},
			})
		}
	}
	return dropSnoozed(r, a.now(), b)
}

func urgencyOf(due, today string) Urgency {
	switch {
	case due < today:
		return Now
	case due == today:
		return DueToday
	}
	return ThisWeek
}

func dayOf(s string) time.Time {
	at, _ := time.Parse(time.DateOnly, s)
	return at
}
