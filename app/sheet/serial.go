package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// format is what a number format tells about the value.
type format struct {
	date  bool
	zeros int // figures with leading zeros: "0000000000" shows 101210010 as 0101210010
}

// formatOf judges a number format by its id, and by its code where it is one
// of the file's own. The ids 27–36 and 50–58 are the dates of Chinese Excel
// (ECMA-376 part 1, 18.8.30), which have no code in the file.
func formatOf(id, code string) format {
	n, err := strconv.Atoi(id)
	if code == "" {
		return format{date: err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)}
	}
	if len(code) <= 20 && strings.Trim(code, "0") == "" {
		return format{zeros: len(code)}
	}
	return format{date: showsDate(code)}
}

// showsDate looks for the letters of dates and times outside quoted texts,
// escapes and brackets ([Red], [$-804]); [h] and the like are lengths of time
// and count too. Only the first section matters.
func showsDate(code string) bool {
	code = strings.ToLower(code)
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return false
			}
			if inner := code[i+1 : i+end]; inner != "" && (strings.Trim(inner, "h") == "" || strings.Trim(inner, "m") == "" || strings.Trim(inner, "s") == "") {
				return true
			}
			i += end
		case 'g':
			if strings.HasPrefix(code[i:], "general") {
				return false
			}
		case 'y', 'm', 'd', 'h', 's':
			return true
		case ';':
			return false
		}
	}
	return false
}

// lastSerial is 9999-12-31.
const lastSerial = 2958466

// dateOf turns a day number into an ISO date, with the time where there is
// one, or into a time alone below 1. Day 60 is the 29th of February 1900 that
// never was; it becomes the 1st of March.
func dateOf(serial float64, epoch1904 bool) (string, bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastSerial {
		return "", false
	}
	day, part := math.Modf(serial)
	seconds := math.Round(part * 86_400)
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case epoch1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 1:
	case day <= 60:
		base = base.AddDate(0, 0, 1)
	}
	t := base.AddDate(0, 0, int(day)).Add(time.Duration(seconds) * time.Second)
	switch {
	case day == 0 && !epoch1904 && seconds > 0:
		return t.Format(time.TimeOnly), true
	case seconds == 0:
		return t.Format(time.DateOnly), true
	}
	return t.Format("2006-01-02T15:04:05"), true
}

// plainNumber writes a stored number as a plain decimal of at most 15
// figures, which is what a spreadsheet shows of its binary numbers:
// 2.7400000000000002 is 2.74. Numbers beyond 10^±30 are no figures of trade.
func plainNumber(raw string) (string, bool) {
	if short := strings.TrimPrefix(raw, "-"); len(short) <= 15 && short != "" && strings.Trim(short, "0123456789") == "" {
		return raw, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || math.Abs(f) >= 1e30 {
		return "", false
	}
	if f == 0 || math.Abs(f) < 1e-30 {
		return "0", true
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 14, 64), 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64), true
}
