package navigation

// Refunds is the way from customs to the tax that comes back: its first page
// is the radar. Declarations, Invoices and RefundClaims are reached from there
// and stand beside it; a Declarations route with New carries the id of the
// shipment to draft from in With.
const (
	Refunds      Screen = "refunds"
	Declarations Screen = "declarations"
	Invoices     Screen = "invoices"
	RefundClaims Screen = "refund_claims"
)

// Place is the screen of the side list that a screen belongs to.
func (s Screen) Place() Screen {
	switch s {
	case Declarations, Invoices, RefundClaims:
		return Refunds
	case Receipts, Deductions, Repayments, Outlays, CreditLines, Claims:
		return Money
	}
	return s
}
