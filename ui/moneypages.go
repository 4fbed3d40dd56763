package ui

import (
	"sampan/ui/navigation"
	"sampan/ui/receivables"
	"sampan/ui/reports"
)

// moneyPage opens the lists and records of the money, and the reports.
func (f *Frame) moneyPage(r navigation.Route) navigation.Page {
	switch {
	case r.Screen == navigation.Reports:
		return reports.New(f.desk, f, f.app, f.files, func() bool { return f.theme.Dark })
	case r.ID == "" || r.Screen == navigation.Money:
		return receivables.New(f.desk, f, f.app, f.files, r)
	}
	return receivables.Open(f.desk, f, f.app, f.files, r)
}
