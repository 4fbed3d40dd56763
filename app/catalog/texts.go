package catalog

import (
	"strings"

	"sampan/app/fault"
)

// ParseCertificates reads certificates as people write them into one cell,
// parted by semicolons: "CE; RoHS", or with number, issuer and days parted by
// bars: "CE | 0123-456 | TÜV | 2025-01-01 ~ 2028-01-01".
func ParseCertificates(s string) ([]Certificate, error) {
	var all []Certificate
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";；\n", r) }) {
		cells := parted(part)
		if len(cells) == 1 { // only names: commas part them too
			for name := range strings.FieldsFuncSeq(cells[0], func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
				if name = strings.TrimSpace(name); name != "" {
					all = append(all, Certificate{Kind: name})
				}
			}
			continue
		}
		cells = append(cells, "", "", "")
		c := Certificate{Kind: cells[0], Number: cells[1], Issuer: cells[2]}
		from, until, two := strings.Cut(strings.ReplaceAll(cells[3], "～", "~"), "~")
		c.From, c.Until = strings.TrimSpace(from), strings.TrimSpace(until)
		if !two {
			c.From, c.Until = "", c.From
		}
		if !isDay(c.From) || !isDay(c.Until) {
			return nil, fault.New("catalog.day_wrong", "Kind", c.Kind).At("certificates")
		}
		all = append(all, c)
	}
	return all, nil
}

// parted gives the cells that bars part, without the blanks around them.
func parted(s string) []string {
	cells := strings.Split(strings.ReplaceAll(s, "｜", "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// plain keeps the signs that part cells out of a text.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";；\n|｜", r) }), ",")
}

// FormatCertificates writes certificates as ParseCertificates reads them. The
// file is not told.
func FormatCertificates(all []Certificate) string {
	parts := make([]string, len(all))
	for i, c := range all {
		days := ""
		if c.From+c.Until != "" {
			days = c.From + " ~ " + c.Until
		}
		parts[i] = barred(c.Kind, c.Number, c.Issuer, days)
	}
	return strings.Join(parts, "; ")
}

// barred writes cells with bars between them, without empty ones at the end.
func barred(cells ...string) string {
	for i := range cells {
		cells[i] = plain(cells[i])
	}
	for len(cells) > 1 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return strings.Join(cells, " | ")
}

// ParseLimits reads limits as people write them into one cell, parted by
// semicolons: "patent | US, EU | Amazon | | US 10,123,456 B2 | 2031-05-01",
// which is kind, where, channel, certificate, reason and last day. The places
// are left as they are written.
func ParseLimits(s string) ([]Limit, error) {
	var all []Limit
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";；\n", r) }) {
		cells := append(parted(part), "", "", "", "", "")
		l := Limit{Kind: limitKind(cells[0]), Channel: cells[2], Certificate: cells[3], Reason: cells[4], Until: cells[5]}
		for where := range strings.FieldsFuncSeq(cells[1], func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
			if where = strings.TrimSpace(where); where != "" {
				l.Where = append(l.Where, where)
			}
		}
		if err := (Product{Limits: []Limit{l}}).checkAccess(); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

// limitKind also knows the Chinese words.
func limitKind(s string) LimitKind {
	for word, kind := range map[string]LimitKind{"禁售": Forbidden, "专利": Patent, "商标": TradeMark, "需证书": Needs} {
		if s == word {
			return kind
		}
	}
	return LimitKind(strings.ReplaceAll(strings.ToLower(s), " ", "_"))
}

// FormatLimits writes limits as ParseLimits reads them.
func FormatLimits(all []Limit) string {
	parts := make([]string, len(all))
	for i, l := range all {
		parts[i] = barred(string(l.Kind), strings.Join(l.Where, ", "), l.Channel, l.Certificate, l.Reason, l.Until)
	}
	return strings.Join(parts, "; ")
}
