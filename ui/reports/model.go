package reports

import (
	"strconv"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/print"
	"sampan/app/report"
)

// The views that are no grouping of the profit.
const (
	funnel   report.By = "funnel"
	response report.By = "response"
)

// views lists everything that can be looked at, in the order of the menu.
func views() []report.By { return append(report.Groupings(), funnel, response) }

// span is the stretch of time that a report looks at.
type span string

const (
	thisMonth  span = "month"
	thisYear   span = "year"
	twelve     span = "twelve"
	everything span = "all"
)

func spans() []span { return []span{thisMonth, thisYear, twelve, everything} }

// from is the first ISO day of the span.
func (s span) from(now time.Time) string {
	switch s {
	case thisMonth:
		return now.Format("2006-01") + "-01"
	case thisYear:
		return now.Format("2006") + "-01-01"
	case twelve:
		return now.AddDate(-1, 0, 1).Format(time.DateOnly)
	}
	return ""
}

// line is a row of the table below the chart.
type line struct {
	key, name string
	report.Row
	n int // of inquiries, where the view counts these
}

// model is what the page knows apart from how it looks.
type model struct {
	facts app.Reported
	by    report.By
	over  span
	say   func(string, ...any) string
}

func (m *model) counts() bool { return m.by == funnel || m.by == response }

func (m *model) sales(now time.Time) []report.Sale {
	return report.Within(m.facts.Sales, m.over.from(now), "")
}

func (m *model) inquiries(now time.Time) []inquiry.Fact {
	var list []inquiry.Fact
	for _, f := range m.facts.Inquiries {
		if f.At.Format(time.DateOnly) >= m.over.from(now) {
			list = append(list, f)
		}
	}
	return list
}

// lines are the rows of the view.
func (m *model) lines(now time.Time) []line {
	switch m.by {
	case funnel:
		f := report.Stages(m.inquiries(now))
		return m.counted([]string{"asked", "quoted", "won"}, []int{f.Asked, f.Quoted, f.Won})
	case response:
		a := report.Response(m.inquiries(now))
		return m.counted([]string{"quick", "same_day", "in_three", "later", "unanswered"}, []int{a.Quick, a.SameDay, a.InThree, a.Later, a.None})
	}
	rows := report.Count(m.sales(now), m.by)
	list := make([]line, len(rows))
	for i, r := range rows {
		list[i] = line{key: "row/" + r.Key, name: m.name(r), Row: r}
	}
	return list
}

func (m *model) counted(keys []string, counts []int) []line {
	list := make([]line, len(keys))
	for i, k := range keys {
		list[i] = line{key: k, name: m.say("reports." + k), n: counts[i]}
	}
	return list
}

// name is a row in words.
func (m *model) name(r report.Row) string {
	switch {
	case r.Key == "" && r.Name == "":
		return m.say("reports.unknown")
	case m.by == report.ByMarket:
		return m.say("reports.market_" + r.Key)
	case m.by == report.ByChannel:
		return m.say("reports.channel_" + r.Key)
	case r.Name == "":
		return r.Key
	}
	return r.Name
}

// summary says the whole below the title.
func (m *model) summary(now time.Time) string {
	switch m.by {
	case response:
		a := report.Response(m.inquiries(now))
		if a.Median == 0 {
			return m.say("reports.no_answers")
		}
		return m.say("reports.median", "Hours", strconv.Itoa(int(a.Median.Round(time.Hour)/time.Hour)))
	case funnel:
		return m.say("reports.funnel_note")
	}
	if m.facts.Unbought > 0 {
		return m.say("reports.profit_note_unbought", "N", m.facts.Unbought)
	}
	return m.say("reports.profit_note")
}

// mostBars is how many bars a chart has room for; the table has every row.
const mostBars = 10

// chart draws the rows.
func (m *model) chart(list []line) print.Chart {
	c := print.Chart{Empty: m.say("reports.nothing")}
	switch {
	case m.by == funnel:
		c.Shape = print.Funnel
	case m.by == report.ByMonth:
		c.Shape = print.Columns
	}
	if !m.counts() {
		c.Series = []string{m.say("reports.profit"), m.say("reports.planned")}
	}
	if c.Shape == print.Columns && len(list) > 12 {
		list = list[len(list)-12:]
	} else if c.Shape == print.Bars && len(list) > mostBars {
		list = list[:mostBars]
	}
	first := 0
	for i, l := range list {
		if i == 0 {
			first = l.n
		}
		b := print.Bar{Label: l.name}
		if m.counts() {
			b.Parts, b.Figure = []money.Decimal{money.New(int64(l.n))}, strconv.Itoa(l.n)
			if m.by == funnel && first > 0 {
				b.Figure += " · " + strconv.Itoa((l.n*200+first)/(2*first)) + " %"
			}
		} else {
			b.Parts, b.Figure = []money.Decimal{l.Profit.Decimal(), l.Planned.Decimal()}, money.Format(money.Round(l.Profit.Decimal(), 0), 0)
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

func yuan(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	return money.Format(a.Decimal(), 2)
}

func percent(f report.Figures) string {
	share, ok := f.Share()
	if !ok {
		return ""
	}
	return money.Format(money.Round(share.Shift(2), 1), 1) + " %"
}
