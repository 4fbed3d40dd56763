package rows

import "strings"

// TSV writes the selected rows for a spreadsheet: the shown columns parted by
// tabs, with their titles on top where they are given (one a shown column).
// A text that a spreadsheet would take for a formula gets a leading
// apostrophe; numbers keep their sign. Photos and actions are left out.
func (m *Model[R]) TSV(titles func(*Column[R]) string) string {
	var b strings.Builder
	cols := make([]*Column[R], 0, len(m.columns))
	for _, c := range m.Shown() {
		if c.Kind != Photo && c.Kind != Action && c.Value != nil {
			cols = append(cols, c)
		}
	}
	if titles != nil {
		for i, c := range cols {
			cell(&b, i, guard(titles(c)))
		}
		b.WriteByte('\n')
	}
	for _, r := range m.Selected() {
		for i, c := range cols {
			v := c.Written(r)
			if c.Kind != Number {
				v = guard(v)
			}
			cell(&b, i, v)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Written is what a spreadsheet gets of a row.
func (c *Column[R]) Written(r R) string {
	if c.Plain != nil {
		return c.Plain(r)
	}
	return c.Value(r)
}

func cell(b *strings.Builder, i int, v string) {
	if i > 0 {
		b.WriteByte('\t')
	}
	for _, r := range v {
		if r == '\t' || r == '\n' || r == '\r' {
			r = ' '
		}
		b.WriteRune(r)
	}
}

func guard(v string) string {
	if v != "" && strings.ContainsRune("=+-@\t\r", rune(v[0])) {
		return "'" + v
	}
	return v
}
