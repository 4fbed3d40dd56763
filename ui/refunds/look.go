package refunds

import (
	"strings"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// declared is how a declaration's state is shown.
func declared(s customs.Status) (key string, tone rows.Tone) {
	switch s {
	case customs.Sent:
		return "declarations.status_sent", rows.Caution
	case customs.Filed:
		return "declarations.status_filed", rows.Good
	case customs.Replaced:
		return "declarations.status_replaced", rows.Quiet
	}
	return "declarations.status_draft", rows.Accent
}

// claimed is how a claim's state is shown; an open question comes before it.
func claimed(s refund.ClaimStatus, doubtOn string) (key string, tone rows.Tone) {
	if doubtOn != "" {
		return "refund_claims.status_doubt", rows.Danger
	}
	switch s {
	case refund.ClaimFiled:
		return "refund_claims.status_filed", rows.Caution
	case refund.ClaimApproved:
		return "refund_claims.status_approved", rows.Good
	case refund.ClaimPaid:
		return "refund_claims.status_paid", rows.Good
	case refund.ClaimDropped:
		return "refund_claims.status_dropped", rows.Quiet
	}
	return "refund_claims.status_open", rows.Accent
}

// sum writes an amount with its currency before it.
func sum(a money.Amount) string {
	if a.Currency == "" {
		return ""
	}
	return string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
}

// figure writes a number without needless places; zero is empty.
func figure(d money.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return money.Format(d, 0)
}

func percent(share money.Decimal) string { return share.Shift(2).String() + " %" }

// unitName is a customs unit in words: "千克".
func unitName(t trade.Tables, code string, zh bool) string {
	for _, u := range t.Units {
		if u.Customs == code && code != "" {
			if zh {
				return u.NameZH
			}
			return u.NameEN
		}
	}
	return code
}

// unitCode is the customs code of what a person types for a unit: its code,
// its name in either language, or the program's own word.
func unitCode(t trade.Tables, typed string) (string, bool) {
	typed = strings.TrimSpace(typed)
	for _, u := range t.Units {
		if u.Customs != "" && (u.Customs == typed || u.NameZH == typed || strings.EqualFold(u.NameEN, typed) || strings.EqualFold(u.Code, typed)) {
			return u.Customs, true
		}
	}
	return typed, typed == ""
}

// countryCode is the three letters of what a person types for a country.
func countryCode(t trade.Tables, typed string) (string, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", true
	}
	for _, c := range t.Countries {
		if strings.EqualFold(c.Alpha3, typed) {
			return c.Alpha3, true
		}
	}
	if c, ok := t.CountryNamed(typed); ok {
		return c.Alpha3, true
	}
	if c, ok := t.Country(strings.ToUpper(typed)); ok {
		return c.Alpha3, true
	}
	return typed, false
}

// coded are the rows of a table of codes to choose from.
func coded(t trade.Tables, table, day string, zh bool) []widgets.Option {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range t.CodesOf(table, day) {
		name, also := c.NameEN, c.NameZH
		if zh {
			name, also = c.NameZH, c.NameEN
		}
		options = append(options, widgets.Option{ID: c.Code, Label: c.Code + " " + name, Also: also})
	}
	return options
}

func countryOptions(t trade.Tables, zh bool) []widgets.Option {
	options := make([]widgets.Option, len(t.Countries))
	for i, c := range t.Countries {
		name, also := c.NameEN, c.NameZH
		if zh {
			name, also = c.NameZH, c.NameEN
		}
		options[i] = widgets.Option{ID: c.Alpha3, Label: c.Alpha3 + " " + name, Also: also + " " + c.Code}
	}
	return options
}

func unitOptions(t trade.Tables, zh bool) []widgets.Option {
	options := []widgets.Option{{ID: "", Label: "–"}}
	seen := map[string]bool{"": true}
	for _, u := range t.Units {
		if seen[u.Customs] {
			continue
		}
		seen[u.Customs] = true
		name, also := u.NameEN, u.NameZH
		if zh {
			name, also = u.NameZH, u.NameEN
		}
		options = append(options, widgets.Option{ID: u.Customs, Label: u.Customs + " " + name, Also: also + " " + u.Code})
	}
	return options
}
