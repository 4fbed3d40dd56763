// Package today is the first page: what needs a decision, most urgent first,
// each row with the button that does the next step. ui opens it.
package today

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"sampan/app"
	"sampan/app/firm"
	"sampan/app/money"
)

// Service is what the page asks of the firm.
type Service interface {
	Today(ctx context.Context) (app.Briefing, error)
	Firm(ctx context.Context) (firm.Firm, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	Snooze(ctx context.Context, n app.Noun, id, until string) error
	Actor() string
	Now() time.Time
}

// model is what the page knows apart from how it looks.
type model struct {
	briefing app.Briefing
	loaded   bool
	mine     bool // only what the person owns
	fresh    bool // the firm has no profile yet
}

// tasks are the rows on show.
func (m *model) tasks(actor string) []app.Task {
	if !m.mine {
		return m.briefing.Tasks
	}
	var own []app.Task
	for _, t := range m.briefing.Tasks {
		if t.Owner == "" || t.Owner == actor {
			own = append(own, t)
		}
	}
	return own
}

// drop takes a task off the page and gives its place, -1 where it is gone.
func (m *model) drop(t app.Task) int {
	at := slices.IndexFunc(m.briefing.Tasks, func(x app.Task) bool { return x.Noun == t.Noun && x.ID == t.ID })
	if at >= 0 {
		m.briefing.Tasks = slices.Delete(slices.Clone(m.briefing.Tasks), at, at+1)
	}
	return at
}

// insert puts a task back to its place.
func (m *model) insert(at int, t app.Task) {
	if at >= 0 && at <= len(m.briefing.Tasks) {
		m.briefing.Tasks = slices.Insert(slices.Clone(m.briefing.Tasks), at, t)
	}
}

// greeting is the text key that fits the hour.
func greeting(now time.Time) string {
	switch h := now.Hour(); {
	case h < 5 || h >= 18:
		return "today.good_evening"
	case h < 12:
		return "today.good_morning"
	default:
		return "today.good_afternoon"
	}
}

// age tells how long something waits: hours up to two days, then days; what is still to come counts the other way.
func age(now, since time.Time) (key string, n int) {
	if since.IsZero() {
		return "", 0
	}
	d := now.Sub(since)
	switch {
	case d < 0 && -d < 24*time.Hour:
		return "today.due_today", 0
	case d < 0:
		return "today.in_days", int((-d + 12*time.Hour) / (24 * time.Hour))
	case d < time.Hour:
		return "today.just_now", 0
	case d < 48*time.Hour:
		return "today.hours", int(d / time.Hour)
	default:
		return "today.days", int(d / (24 * time.Hour))
	}
}

// sums writes amounts of several currencies beside each other, in whole units:
// a glance needs no cents.
func sums(amounts []money.Amount) string {
	parts := make([]string, len(amounts))
	for i, a := range amounts {
		parts[i] = fmt.Sprintf("%s %s", a.Currency, money.Format(money.Round(a.Decimal(), 0), 0))
	}
	return strings.Join(parts, " · ")
}
