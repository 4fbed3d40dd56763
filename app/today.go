package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/quotation"
)

// Urgency groups the rows of the Today page.
type Urgency int

// Decisions are due now, today, or within the week.
const (
	Now Urgency = iota
	DueToday
	ThisWeek
)

// Task is one thing that needs a decision: for which record, why now, and
// which step comes next.
type Task struct {
	Noun    Noun
	ID      string
	Key     string // today.… sentence: today.inquiry_waits, today.quotation_expires …
	Args    map[string]any
	Step    string // today.… word of the button
	Urgency Urgency
	Since   time.Time // since when it waits, or when it is due
	Owner   string
	Amount  money.Amount // at stake, zero where nothing is
}

// Briefing is the Today page.
type Briefing struct {
	Tasks     []Task // most urgent first
	Waiting   int    // inquiries without an answer
	Oldest    time.Duration
	Offered   []money.Amount // open quotations, summed by currency
	Ordered   []money.Amount // open orders, summed by currency
	Inquiries int            // of the last 30 days
	Quoted    int            // of these, answered with a quotation
}

// answerWithin is the time a buyer waits before an inquiry turns urgent.
const answerWithin = 24 * time.Hour

// Offers call for a decision from soonDays before their last day until
// lateDays after it; who has not revised one by then has let it go.
const (
	soonDays = 7
	lateDays = 30
)

// Today lists what needs a decision, exceptions before totals. Snoozed rows
// stay away until their day.
func (a *App) Today(ctx context.Context) (Briefing, error) {
	var b Briefing
	err := a.store.Read(ctx, func(r Reader) error {
		var all Pending
		var err error
		if all.Inquiries, err = r.Inquiries(); err != nil {
			return err
		}
		if all.Quotations, err = r.Quotations(); err != nil {
			return err
		}
		if all.Orders, err = r.Orders(); err != nil {
			return err
		}
		if all.Shipments, err = r.Shipments(); err != nil {
			return err
		}
		if b, err = a.brief(r, all, a.now()); err != nil {
			return err
		}
		return a.refundTasks(ctx, r, &b)
	})
	slices.SortStableFunc(b.Tasks, func(x, y Task) int {
		if x.Urgency != y.Urgency {
			return int(x.Urgency - y.Urgency)
		}
		return x.Since.Compare(y.Since)
	})
	return b, err
}

// Waiting counts the tasks of today, and the inquiries without an answer,
// reading nothing that is settled.
func (a *App) Waiting(ctx context.Context) (tasks, inquiries int, err error) {
	now := a.now()
	err = a.store.Read(ctx, func(r Reader) error {
		p, err := r.Pending(now.AddDate(0, 0, -lateDays).Format(day), now.AddDate(0, 0, soonDays).Format(day))
		if err != nil {
			return err
		}
		b, err := a.brief(r, p, now)
		tasks, inquiries = len(b.Tasks), b.Waiting
		return err
	})
	return tasks, inquiries, err
}

func (a *App) brief(r Reader, p Pending, now time.Time) (Briefing, error) {
	var b Briefing
	inquiryTasks(p.Inquiries, now, &b)
	quotationTasks(p.Quotations, now, &b)
	orderTasks(p.Orders, now, &b)
	if err := a.shipmentTasks(r, p.Shipments, now, &b); err != nil {
		return b, err
	}
	return b, dropSnoozed(r, now, &b)
}

func inquiryTasks(rows []inquiry.Summary, now time.Time, b *Briefing) {
	for _, q := range rows {
		if now.Sub(q.ReceivedAt) < 30*24*time.Hour {
			b.Inquiries++
			if q.Status == inquiry.Quoted {
				b.Quoted++
			}
		}
		if q.Status != inquiry.New {
			continue
		}
		b.Waiting++
		age := now.Sub(q.ReceivedAt)
		b.Oldest = max(b.Oldest, age)
		t := Task{
			Noun: InquiryNoun, ID: q.ID, Key: "today.inquiry_waits", Step: "today.quote", Urgency: DueToday, Since: q.ReceivedAt, Owner: q.Owner,
			Args: map[string]any{"Buyer": cmp.Or(q.Buyer, q.Subject), "Subject": q.Subject, "Lines": q.Lines, "Matched": q.Chosen + q.Likely},
		}
		if age >= answerWithin {
			t.Urgency = Now
		}
		b.Tasks = append(b.Tasks, t)
	}
}

func quotationTasks(rows []quotation.Summary, now time.Time, b *Briefing) {
	today, soon, week := now.Format(day), now.AddDate(0, 0, 2).Format(day), now.AddDate(0, 0, soonDays).Format(day)
	gone := now.AddDate(0, 0, -lateDays).Format(day)
	latest := map[string]int{} // revision that is out, by number
	for _, q := range rows {
		if q.Status != quotation.Draft {
			latest[q.Number] = max(latest[q.Number], q.Revision)
		}
	}
	for _, q := range rows {
		if q.Status == quotation.Issued && q.Revision < latest[q.Number] {
			continue // a later revision took its place
		}
		t := Task{
			Noun: QuotationNoun, ID: q.ID, Owner: q.Owner, Amount: q.Total,
			Args: map[string]any{"Number": q.Number, "Buyer": q.Buyer, "Date": q.ValidUntil},
		}
		switch {
		case q.Status == quotation.Draft:
			t.Key, t.Step, t.Urgency, t.Since = "today.quotation_draft", "today.finish", DueToday, q.UpdatedAt
		case q.Status != quotation.Issued:
			continue
		case q.ValidUntil < gone:
		case q.ExpiresBy(today):
			t.Key, t.Step, t.Urgency = "today.quotation_expires", "today.revise", Now
		case q.ExpiresBy(soon):
			t.Key, t.Step, t.Urgency = "today.quotation_expires", "today.remind", DueToday
		case q.ExpiresBy(week):
			t.Key, t.Step, t.Urgency = "today.quotation_expires", "today.remind", ThisWeek
		}
		if q.Status == quotation.Issued {
			b.Offered = addByCurrency(b.Offered, q.Total)
		}
		if t.Key == "" {
			continue
		}
		if due, err := time.Parse(day, q.ValidUntil); err == nil && t.Since.IsZero() {
			t.Since = due
		}
		b.Tasks = append(b.Tasks, t)
	}
}

func orderTasks(rows []order.Summary, now time.Time, b *Briefing) {
	today := now.Format(day)
	for _, o := range rows {
		if o.Status == order.Issued || o.Status == order.Running {
			b.Ordered = addByCurrency(b.Ordered, o.Total)
			stepTask(o, today, b)
		}
		if o.Status == order.Draft {
			b.Tasks = append(b.Tasks, Task{
				Noun: OrderNoun, ID: o.ID, Key: "today.proforma_draft", Step: "today.issue", Urgency: DueToday, Since: o.UpdatedAt, Owner: o.Owner,
				Args: map[string]any{"Number": o.Number, "Buyer": o.Buyer}, Amount: o.Total,
			})
		}
	}
}

// stepTask asks for an order whose next step is due today or late.
func stepTask(o order.Summary, today string, b *Briefing) {
	due, err := time.Parse(day, o.NextDay)
	if err != nil || o.NextDay > today {
		return
	}
	t := Task{
		Noun: OrderNoun, ID: o.ID, Key: "today.step_" + string(o.NextStep), Step: "today.open", Urgency: DueToday, Since: due, Owner: o.Owner,
		Args: map[string]any{"Number": o.Number, "Buyer": o.Buyer, "Date": o.NextDay}, Amount: o.Total,
	}
	if o.NextDay < today {
		t.Urgency = Now
	}
	b.Tasks = append(b.Tasks, t)
}

// addByCurrency keeps one sum per currency; a sum too large for its kind is
// left as it was, since these totals only inform.
func addByCurrency(sums []money.Amount, a money.Amount) []money.Amount {
	i := slices.IndexFunc(sums, func(s money.Amount) bool { return s.Currency == a.Currency })
	if i < 0 {
		return append(sums, a)
	}
	if s, err := sums[i].Add(a); err == nil {
		sums[i] = s
	}
	return sums
}

func snoozeKey(n Noun, id string) string { return "snooze/" + string(n) + "/" + id }

// Reminders is told to listeners when a task was put off: what waits today has
// changed, and no record has.
const Reminders Noun = "reminders"

// Snooze keeps a record off the Today page until the given ISO day; "" brings
// it back.
func (a *App) Snooze(ctx context.Context, n Noun, id, until string) error {
	return a.write(ctx, Reminders, func(tx Tx) error { return tx.SetSetting(snoozeKey(n, id), until) })
}

func dropSnoozed(r Reader, now time.Time, b *Briefing) error {
	today := now.Format(day)
	var failed error
	b.Tasks = slices.DeleteFunc(b.Tasks, func(t Task) bool {
		until, err := r.Setting(snoozeKey(t.Noun, t.ID))
		if err != nil {
			failed = err
		}
		return strings.Compare(until, today) > 0
	})
	return failed
}
