package match

import (
	"math"
	"strconv"
)

// Kind says what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word     Kind = iota
	Code          // letters with digits, or a long number
	Number        // a bare number
	Measure       // a number with its unit
	Size          // of clothing, or edges such as 20x30
	Colour        //
	Material      //
	Pair          // two neighbouring characters of a script without spaces
)

// Token is one piece of a text that can be compared.
type Token struct {
	Kind  Kind
	Key   string // equal for equal meaning: "500 ml" and "0.5 l" have one key
	Text  string // as written, folded to lower case
	Value float64
	Unit  Dimension
	Weak  bool // made from a part of a word or from two neighbours
}

// Dimension is what a unit measures; values are held in its base unit.
type Dimension uint8

// The dimensions with their base units.
const (
	NoDimension Dimension = iota
	Length                // mm
	Area                  // cm²
	Volume                // ml
	Mass                  // g
	Voltage               // V
	Current               // mA
	Power                 // W
	Charge                // mAh
	Energy                // Wh
	Storage               // MB
	Rate                  // Mbit/s
	Frequency             // Hz
	Turns                 // rpm
	Pixels                // megapixel
	Lines                 // lines of a picture: 1080p
	Light                 // lumen
	Pressure              // bar
	Warmth                // °C
	Grammage              // g/m²
	Resistance            // ohm
	Capacitance           // µF
	Fineness              // denier
	Share                 // per cent
	Count                 // pieces in a pack
	dimensions
)

// round3 cuts a value to three digits, enough to make 16.9 oz equal 500 ml.
func round3(v float64) float64 {
	if v == 0 {
		return 0
	}
	scale := math.Pow(10, 2-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

func measureKey(d Dimension, v float64) string {
	return "=" + string(rune('a'+d)) + strconv.FormatFloat(round3(v), 'g', 6, 64)
}

// near reports whether two values of one dimension mean the same: makers
// round, and a gigabyte has two sizes.
func near(a, b float64) bool {
	return math.Abs(a-b) <= 0.03*math.Max(math.Abs(a), math.Abs(b))
}
