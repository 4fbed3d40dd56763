package match

import (
	"strconv"
	"strings"
)

// showMeasure writes a value in the unit that people expect for its size.
func showMeasure(d Dimension, v float64) string {
	unit := [dimensions]string{"", "mm", "cm²", "ml", "g", "V", "mA", "W", "mAh", "Wh", "MB", "Mbit/s", "Hz", "rpm", "MP", "p", "lm", "bar", "°C", "g/m²", "Ω", "µF", "D", "%", "pcs"}[d]
	scale := 1.0
	switch {
	case d == Length && v >= 1000:
		unit, scale = "m", 1000
	case d == Length && v >= 100:
		unit, scale = "cm", 10
	case d == Volume && v >= 1000:
		unit, scale = "l", 1000
	case d == Mass && v >= 1000:
		unit, scale = "kg", 1000
	case d == Mass && v < 1:
		unit, scale = "mg", 0.001
	case d == Current && v >= 1000:
		unit, scale = "A", 1000
	case d == Power && v >= 1000:
		unit, scale = "kW", 1000
	case d == Storage && v >= 1e6:
		unit, scale = "TB", 1e6
	case d == Storage && v >= 1000:
		unit, scale = "GB", 1000
	case d == Frequency && v >= 1e9:
		unit, scale = "GHz", 1e9
	case d == Frequency && v >= 1e6:
		unit, scale = "MHz", 1e6
	case d == Frequency && v >= 1e3:
		unit, scale = "kHz", 1e3
	}
	return strconv.FormatFloat(round3(v/scale), 'f', -1, 64) + " " + unit
}

// showSize writes a size key for people.
func showSize(key string) string {
	if s, ok := strings.CutPrefix(key, "size "); ok {
		return strings.ToUpper(s)
	}
	return strings.ReplaceAll(strings.TrimPrefix(key, "=x"), "x", " × ")
}
