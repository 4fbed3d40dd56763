package ui

import (
	"sampan/ui/navigation"
	"sampan/ui/refunds"
)

// refundPage opens the lists and records between customs and the tax that
// comes back.
func (f *Frame) refundPage(r navigation.Route) navigation.Page {
	switch {
	case r.ID == "":
		return refunds.New(f.desk, f, f.app, f.files, r.Screen)
	case r.Screen == navigation.Declarations:
		return refunds.NewDeclaration(f.desk, f, f.app, f.files, r)
	case r.Screen == navigation.Invoices:
		return refunds.NewInvoice(f.desk, f, f.app, f.files, r)
	case r.ID == navigation.New:
		return refunds.NewNewClaim(f.desk, f, f.app)
	}
	return refunds.NewClaimPage(f.desk, f, f.app, f.files, r.ID)
}
