package ui

import (
	"context"
	"strings"
	"time"

	"sampan/app/firm"
	"sampan/ui/settings"
	"sampan/ui/task"
)

// standing is what the line at the bottom tells of.
type standing struct {
	firm   firm.Firm
	backup time.Time // zero before the first one
}

// refreshStatus brings the line at the bottom up to date.
func (f *Frame) refreshStatus() {
	task.Do(f.scope, "status", f.standing, func(s standing, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.status.SetText(f.statusLine(s, f.app.Now()))
		f.foot.Refresh()
	})
}

func (f *Frame) standing(ctx context.Context) (s standing, err error) {
	if s.firm, err = f.app.Firm(ctx); err != nil {
		return s, err
	}
	last, err := f.app.Setting(ctx, settings.LastBackup)
	if err == nil && last != "" {
		s.backup, _ = time.Parse(time.RFC3339, last) // what cannot be read was none
	}
	return s, err
}

// statusLine says when something was last saved, the rate that prices rest
// on, and how old the last backup is.
func (f *Frame) statusLine(s standing, now time.Time) string {
	var parts []string
	if !f.saved.IsZero() {
		parts = append(parts, f.say("app.saved", "Time", f.saved.Format("15:04")))
	}
	for _, r := range s.firm.Rates {
		if len(s.firm.Currencies) > 0 && r.Currency == s.firm.Currencies[0] {
			parts = append(parts, f.say("app.rate", "Currency", string(r.Currency), "Rate", r.Value.String(), "Date", r.Date))
		}
	}
	return strings.Join(append(parts, f.backupAge(s.backup, now)), "  ·  ")
}

func (f *Frame) backupAge(last, now time.Time) string {
	days := int(now.Sub(last) / (24 * time.Hour))
	switch {
	case last.IsZero():
		return f.say("app.backup_none")
	case days < 1:
		return f.say("app.backup_today")
	}
	return f.say("app.backup_days", "N", days)
}
