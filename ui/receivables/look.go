package receivables

import (
	"cmp"
	"slices"

	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/shipment"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// sum writes an amount with its currency before it; nothing is empty.
func sum(a money.Amount) string {
	if a.Currency == "" || a.IsZero() {
		return ""
	}
	return whole(a)
}

// whole writes an amount with its currency, zero too.
func whole(a money.Amount) string {
	if a.Currency == "" {
		return ""
	}
	return string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
}

func amountColumn[R any](key, title string, width float32, of func(R) money.Amount) rows.Column[R] {
	return rows.Column[R]{Key: key, Title: title, Kind: rows.Number, Width: width, Value: func(r R) string { return sum(of(r)) }, SortKey: func(r R) int64 { return of(r).Minor }}
}

func textColumn[R any](key, title string, width, flex float32, of func(R) string) rows.Column[R] {
	return rows.Column[R]{Key: key, Title: title, Width: width, Min: min(width, 70), Flex: flex, Value: of}
}

func dayColumn[R any](d *widgets.Desk, key, title string, of func(R) string) rows.Column[R] {
	return rows.Column[R]{Key: key, Title: title, Width: 84, Plain: of, Value: func(r R) string { return d.ShortDay(of(r)) }}
}

func statusColumn[R any](d *widgets.Desk, title string, width float32, of func(R) (string, rows.Tone)) rows.Column[R] {
	return rows.Column[R]{
		Key: "status", Title: title, Kind: rows.Status, Width: width,
		Value: func(r R) string {
			key, _ := of(r)
			return d.Say(key)
		},
		Tone: func(r R) rows.Tone {
			_, tone := of(r)
			return tone
		},
	}
}

// reported is how the income report of a receipt stands.
func reported(s payment.Report) (string, rows.Tone) {
	switch s {
	case payment.ReportDue:
		return "receipts.report_due", rows.Caution
	case payment.ReportFiled:
		return "receipts.report_filed", rows.Good
	}
	return "receipts.report_none", rows.Quiet
}

// disputed is how a deduction stands; an open one whose day is near calls.
func disputed(s payment.DeductionStatus) (string, rows.Tone) {
	switch s {
	case payment.DeductionDisputed:
		return "deductions.status_disputed", rows.Caution
	case payment.DeductionAccepted:
		return "deductions.status_accepted", rows.Quiet
	case payment.DeductionWon:
		return "deductions.status_won", rows.Good
	}
	return "deductions.status_open", rows.Danger
}

func complained(s shipment.ClaimStatus) (string, rows.Tone) {
	switch s {
	case shipment.ClaimSettled:
		return "claims.status_settled", rows.Good
	case shipment.ClaimRejected:
		return "claims.status_rejected", rows.Quiet
	}
	return "claims.status_open", rows.Danger
}

func companies(list []contact.Summary, role contact.Role) []widgets.Option {
	var options []widgets.Option
	for _, c := range list {
		if slices.Contains(c.Roles, role) {
			options = append(options, widgets.Option{ID: c.ID, Label: cmp.Or(c.Name, c.NameZH), Also: c.NameZH + " " + c.Code})
		}
	}
	return options
}

// words are the options of a field for one of a few words of the program.
func words[T ~string](d *widgets.Desk, prefix string, list ...T) []widgets.Option {
	options := make([]widgets.Option, len(list))
	for i, each := range list {
		options[i] = widgets.Option{ID: string(each), Label: d.Say(prefix + string(each))}
	}
	return options
}

// usual are the currencies of fields for one.
func usual() []money.Currency {
	return []money.Currency{"USD", "EUR", "CNY", "GBP", "JPY", "HKD", "AUD", "CAD", "RUB"}
}

func currencies() []widgets.Option {
	var options []widgets.Option
	for _, c := range usual() {
		options = append(options, widgets.Option{ID: string(c), Label: string(c)})
	}
	return options
}
