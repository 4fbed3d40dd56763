package refund

import (
	"fmt"
	"time"

	"sampan/app/fault"
	"sampan/app/trade"
)

// Deadlines are the days an export has to meet. LongStop is "" where the
// regime has none.
type Deadlines struct {
	Regime      string
	FilingStart string       // first day on which it may be claimed
	FilingEnd   string       // last day of the regular window
	FXDay       string       // foreign exchange must be in by
	LongStop    string       // afterwards the goods are taxed
	RecordYears int          // how long the record file is kept
	Rests       []trade.Rule // the rules these days rest on
}

// Deadline counts the days of an export from its date on the declaration. The
// roll-over of a last day to the next working day is not counted in: a day
// too early harms nobody.
func Deadline(exportDate string, rules trade.Rules) (Deadlines, error) {
	at, err := time.Parse(time.DateOnly, exportDate)
	if err != nil {
		return Deadlines{}, fault.New("refund.date_wrong", "Date", exportDate).At("export_date")
	}
	var d Deadlines
	look := func(key string) (trade.Rule, error) {
		rule, err := rules.At(key, exportDate)
		if err == nil {
			d.Rests = append(d.Rests, rule)
		}
		return rule, err
	}
	regime, err := look("refund.regime")
	if err != nil {
		return Deadlines{}, err
	}
	filing, err := look("refund.filing_day")
	if err != nil {
		return Deadlines{}, err
	}
	fx, err := look("refund.fx_day")
	if err != nil {
		return Deadlines{}, err
	}
	years, rule, err := rules.Whole("refund.record_years", exportDate)
	if err != nil {
		return Deadlines{}, err
	}
	d.Rests = append(d.Rests, rule)
	next := at.Year() + 1
	d.Regime = regime.Value
	d.FilingStart = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	d.FilingEnd = fmt.Sprintf("%d-%s", next, filing.Value)
	d.FXDay = fmt.Sprintf("%d-%s", next, fx.Value)
	d.RecordYears = years
	months, rule, err := rules.Whole("refund.long_stop_months", exportDate)
	switch {
	case err == nil:
		d.LongStop = AddMonths(at, months).Format(time.DateOnly)
		d.Rests = append(d.Rests, rule)
	case !fault.Is(err, "rule.missing"):
		return Deadlines{}, err
	}
	return d, nil
}

// AddMonths keeps the day of the month, or takes the last one of a shorter
// month: 31 August and six months are the last of February.
func AddMonths(at time.Time, months int) time.Time {
	first := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, at.Location())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(at.Day(), last)-1)
}

// RecordDay is the last day for the record file of a claim.
func RecordDay(filed string, rules trade.Rules) (string, trade.Rule, error) {
	at, err := time.Parse(time.DateOnly, filed)
	if err != nil {
		return "", trade.Rule{}, fault.New("refund.date_wrong", "Date", filed).At("filed")
	}
	days, rule, err := rules.Whole("refund.record_days", filed)
	return at.AddDate(0, 0, days).Format(time.DateOnly), rule, err
}
