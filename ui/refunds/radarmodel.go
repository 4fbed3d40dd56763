package refunds

import (
	"fmt"
	"time"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/refund"
)

// due is one cell of the calendar: a month up to the last day to claim, with
// what is due in it. The first cell holds what is late.
type due struct {
	month string // "2026-11", "" for late, "later" for what comes after
	count int
	money money.Amount
}

// calendar counts what is due by month, from today to 30 April: the day on
// which a year's exports have to be claimed and paid for.
func calendar(list []app.RadarRow, now time.Time) []due {
	year := now.Year()
	if now.Month() > time.April {
		year++
	}
	cells := []due{{month: "late"}}
	for at := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC); at.Before(time.Date(year, time.May, 1, 0, 0, 0, 0, time.UTC)); at = at.AddDate(0, 1, 0) {
		cells = append(cells, due{month: at.Format("2006-01")})
	}
	cells = append(cells, due{month: "later"})
	for i := range cells {
		cells[i].money.Currency = money.CNY
	}
	for _, row := range list {
		if i := cellOf(cells, row); i >= 0 {
			cells[i].count++
			cells[i].money.Minor += row.AtStake.Minor
		}
	}
	return cells
}

// cellOf is the cell that a row is due in, -1 for none.
func cellOf(cells []due, row app.RadarRow) int {
	switch {
	case row.Next == "":
		return -1
	case row.Days < 0:
		return 0
	}
	for i, c := range cells {
		if len(row.Next) >= 7 && c.month == row.Next[:7] {
			return i
		}
	}
	return len(cells) - 1
}

// missing is the place of the stage that a row waits for, the number of all
// stages when it is paid.
func missing(row app.RadarRow) int {
	for i, s := range refund.Stages() {
		if s == row.Missing {
			return i
		}
	}
	return len(refund.Stages())
}

// stageMark fills a stage as far as an export has got.
func stageMark(row app.RadarRow, s refund.Stage) string {
	switch {
	case row.Reached[s] != "":
		return "●"
	case row.Missing == s:
		return "○"
	}
	return ""
}

func rowKey(r app.RadarRow) string { return fmt.Sprint(r.DeclarationID) }
