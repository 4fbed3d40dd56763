package refund

import (
	"cmp"
	"slices"
	"time"

	"sampan/app/money"
	"sampan/app/trade"
)

// Stage is how far an export has got on its way to the money.
type Stage string

// The stages, in the order of the way.
const (
	Declared  Stage = "declared"
	Data      Stage = "data"      // the customs data has arrived at the tax bureau
	Invoiced  Stage = "invoiced"  // purchase invoices reach the declared quantity
	Confirmed Stage = "confirmed" // invoices are confirmed for refund (用途确认)
	Collected Stage = "collected" // foreign exchange is in, or deemed so
	Claimed   Stage = "claimed"
	Cleared   Stage = "cleared" // no doubts or letters out (疑点, 函调)
	Approved  Stage = "approved"
	Paid      Stage = "paid"
)

// Stages lists all stages in order.
func Stages() []Stage {
	return []Stage{Declared, Data, Invoiced, Confirmed, Collected, Claimed, Cleared, Approved, Paid}
}

// Asked is who has to do the next step.
type Asked string

// The people of the way.
const (
	Broker  Asked = "broker"
	Factory Asked = "factory"
	Buyer   Asked = "buyer"
	Office  Asked = "office" // ourselves
	Bureau  Asked = "bureau"
)

// Case is one export with the days on which it reached its stages, "" for not
// yet. Doubt is the day of an open question of the bureau.
type Case struct {
	Number     string // of the declaration
	ExportDate string
	Reached    map[Stage]string
	Doubt      string
	AtStake    money.Amount // CNY
}

// Row is a case as the radar shows it.
type Row struct {
	Case
	Missing  Stage        // the first stage not reached; "" when paid
	Ask      Asked        // whom to ask for it
	Next     string       // the day it has to be done by, "" for none
	Days     int          // until Next; negative when it is past
	Lost     bool         // the last day of the law is past
	Rests    []trade.Rule // the rules behind Next
	Unproven []trade.Rule // those of them that nothing published backs
	Urgency  money.Decimal
}

var askFor = map[Stage]Asked{
	Declared: Broker, Data: Bureau, Invoiced: Factory, Confirmed: Office, Collected: Buyer,
	Claimed: Office, Cleared: Office, Approved: Bureau, Paid: Bureau,
}

// Radar puts the cases in the order of money by urgency. An export without a
// date has no deadline yet and stands by its money alone.
func Radar(cases []Case, rules trade.Rules, today time.Time) ([]Row, error) {
	rows := make([]Row, len(cases))
	for i, c := range cases {
		row, err := look(c, rules, today)
		if err != nil {
			return nil, err
		}
		rows[i] = row
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(b.Urgency.Cmp(a.Urgency), cmp.Compare(a.Next, b.Next), cmp.Compare(a.Number, b.Number))
	})
	return rows, nil
}

func look(c Case, rules trade.Rules, today time.Time) (Row, error) {
	row := Row{Case: c}
	for _, stage := range Stages() {
		if stage == Cleared && c.Doubt == "" && c.Reached[Claimed] != "" {
			continue
		}
		if c.Reached[stage] == "" {
			row.Missing, row.Ask = stage, askFor[stage]
			break
		}
	}
	if row.Missing == "" {
		return row, nil
	}
	if c.ExportDate == "" {
		row.Urgency = c.AtStake.Decimal()
		return row, nil
	}
	deadlines, err := Deadline(c.ExportDate, rules)
	if err != nil {
		return row, err
	}
	row.due(deadlines, today)
	for _, rule := range row.Rests {
		if rule.Standing != trade.Published {
			row.Unproven = append(row.Unproven, rule)
		}
	}
	return row, nil
}

// due picks the day that binds the missing stage. After the regular window
// the long stop binds, where the regime has one.
func (r *Row) due(d Deadlines, today time.Time) {
	now := today.Format(time.DateOnly)
	before := r.Missing != Cleared && r.Missing != Approved && r.Missing != Paid
	if !before {
		r.Urgency = r.AtStake.Decimal()
		return
	}
	rule := "refund.filing_day"
	r.Next = d.FilingEnd
	if r.Missing == Collected && d.FXDay <= r.Next {
		rule, r.Next = "refund.fx_day", d.FXDay
	}
	if r.Next < now && d.LongStop != "" {
		rule, r.Next = "refund.long_stop_months", d.LongStop
		r.Lost = r.Next < now
	}
	r.Rests = slices.DeleteFunc(slices.Clone(d.Rests), func(row trade.Rule) bool { return row.Key != rule && row.Key != "refund.regime" })
	at, err := time.Parse(time.DateOnly, r.Next)
	if err != nil {
		return
	}
	day, _ := time.Parse(time.DateOnly, now)
	r.Days = int(at.Sub(day).Hours() / 24)
	// the money weighs the more the nearer its day; what is late weighs most
	r.Urgency = money.Div(r.AtStake.Decimal().Mul(money.New(365)), money.New(int64(max(r.Days, 1))))
}
