package widgets

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"
)

// Day is the form dates are stored and shown in: ISO 8601.
const Day = "2006-01-02"

// ShortDay writes an ISO day as lists show it, with the day of the week: "11-22
// Sun", and the year before it where it is not this one.
func (d *Desk) ShortDay(iso string) string {
	day, err := time.Parse(Day, iso)
	if err != nil {
		return iso
	}
	written := iso
	if day.Year() == d.Today().Year() {
		written = iso[5:]
	}
	return written + " " + d.Say("widgets.weekday_short."+strconv.Itoa((int(day.Weekday())+6)%7+1))
}

// ParseDay reads a date as people type it: 2026-11-22, 20261122, 22.11,
// 22.11.26, 11-22, 11/22, 11月22日, a bare day of this month, "+3" days, "+2w",
// "+1m", 今天, tomorrow, 周五, fri. Without a year it is the one that brings
// the date nearest to today. Dots put the day first, strokes and hyphens the
// month: the custom of those who write them.
func ParseDay(typed string, today time.Time) (time.Time, bool) {
	s := strings.ToLower(strings.TrimSpace(width.Narrow.String(typed)))
	today = midnight(today)
	if s == "" || len(s) > 40 {
		return time.Time{}, false
	}
	for _, read := range []func(string, time.Time) (time.Time, bool){relativeDay, wordDay, writtenDay} {
		if t, ok := read(s, today); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

var relative = regexp.MustCompile(`^([+-])(\d{1,4})\s*(d|w|m|y|天|周|月|年)?$`)

func relativeDay(s string, today time.Time) (time.Time, bool) {
	m := relative.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	switch m[3] {
	case "w", "周":
		return today.AddDate(0, 0, 7*n), true
	case "m", "月":
		return addMonths(today, n), true
	case "y", "年":
		return addMonths(today, 12*n), true
	}
	return today.AddDate(0, 0, n), true
}

// addMonths keeps to the last day where a month is shorter.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

var dayWords = map[string]int{
	"today": 0, "今天": 0, "今日": 0, "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
	"yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2,
}

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "周日": time.Sunday, "星期日": time.Sunday, "周天": time.Sunday, "星期天": time.Sunday,
	"monday": time.Monday, "周一": time.Monday, "星期一": time.Monday, "tuesday": time.Tuesday, "周二": time.Tuesday, "星期二": time.Tuesday,
	"wednesday": time.Wednesday, "周三": time.Wednesday, "星期三": time.Wednesday, "thursday": time.Thursday, "周四": time.Thursday, "星期四": time.Thursday,
	"friday": time.Friday, "周五": time.Friday, "星期五": time.Friday, "saturday": time.Saturday, "周六": time.Saturday, "星期六": time.Saturday,
}

func wordDay(s string, today time.Time) (time.Time, bool) {
	if n, ok := dayWords[s]; ok {
		return today.AddDate(0, 0, n), true
	}
	if s == "月底" || s == "eom" {
		return time.Date(today.Year(), today.Month()+1, 0, 0, 0, 0, 0, time.UTC), true
	}
	weeks := 0
	if rest, ok := strings.CutPrefix(s, "下"); ok {
		weeks, s = 1, rest
	} else if rest, ok := strings.CutPrefix(s, "next "); ok {
		weeks, s = 1, rest
	}
	for word, day := range weekdays {
		if s == word || (len(s) == 3 && s == word[:3]) {
			monday := today.AddDate(0, 0, -int(today.Weekday()+6)%7)
			t := monday.AddDate(0, 0, int(day+6)%7+7*weeks)
			if weeks == 0 && t.Before(today) {
				t = t.AddDate(0, 0, 7)
			}
			return t, true
		}
	}
	return time.Time{}, false
}

var (
	yearFirst  = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$`)
	compact    = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.?(\d{2}|\d{4})?$`)
	monthFirst = regexp.MustCompile(`^(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?$`)
	bareDay    = regexp.MustCompile(`^(\d{1,2})\s*[日号]?$`)
)

func writtenDay(s string, today time.Time) (time.Time, bool) {
	for _, form := range []*regexp.Regexp{yearFirst, compact} {
		if m := form.FindStringSubmatch(s); m != nil {
			return exactDay(atoi(m[1]), atoi(m[2]), atoi(m[3]))
		}
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		if m[3] == "" {
			return nearest(atoi(m[2]), atoi(m[1]), today)
		}
		year := atoi(m[3])
		if year < 100 {
			year += 2000
		}
		return exactDay(year, atoi(m[2]), atoi(m[1]))
	}
	if m := monthFirst.FindStringSubmatch(s); m != nil {
		return nearest(atoi(m[1]), atoi(m[2]), today)
	}
	if m := bareDay.FindStringSubmatch(s); m != nil {
		return exactDay(today.Year(), int(today.Month()), atoi(m[1]))
	}
	return time.Time{}, false
}

// atoi reads digits that a pattern has let through.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func exactDay(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, year >= 1900 && year <= 2200 && int(t.Month()) == month && t.Day() == day
}

func nearest(month, day int, today time.Time) (best time.Time, found bool) {
	for year := today.Year() - 1; year <= today.Year()+1; year++ {
		t, ok := exactDay(year, month, day)
		if ok && (!found || t.Sub(today).Abs() < best.Sub(today).Abs()) {
			best, found = t, true
		}
	}
	return best, found
}
