package customs

import (
	"fmt"
	"strings"

	"sampan/app/fault"
)

// Direction tells an export declaration from an import one.
type Direction string

// The directions of declarations.
const (
	Export Direction = "export"
	Import Direction = "import"
)

// Number is a customs number (海关编号) taken apart: 4 digits of the district,
// 4 of the year, 1 of the direction, 9 of the serial (art. 2).
type Number struct {
	District  string
	Year      string
	Direction Direction
	Serial    string
}

// ParseNumber reads an 18-digit customs number. Blanks are dropped; anything
// else of a wrong shape is the fault "customs.number_wrong".
func ParseNumber(s string) (Number, error) {
	s = strings.Join(strings.Fields(s), "")
	wrong := fault.New("customs.number_wrong", "Number", s).At("number")
	if len(s) != 18 || strings.Trim(s, "0123456789") != "" {
		return Number{}, wrong
	}
	n := Number{District: s[:4], Year: s[4:8], Serial: s[9:]}
	switch s[8] {
	case '0':
		n.Direction = Export
	case '1':
		n.Direction = Import
	default:
		return Number{}, wrong
	}
	if n.Year < "1990" || n.Year > "2199" {
		return Number{}, wrong
	}
	return n, nil
}

// ItemKey is the 21-digit number that the tax bureau gives an item: the
// customs number and the item's own in three digits.
func ItemKey(number string, item int) string { return fmt.Sprintf("%s%03d", number, item) }
