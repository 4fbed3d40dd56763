package navigation

// Money is the way of the money: its first page says who owes what. The lists
// of receipts, deductions, repayments, payments to factories, credit lines and
// claims are reached from there. A new record of these takes in With what it
// belongs to: a buyer's id; an order's for claims.
const (
	Money       Screen = "receivables"
	Receipts    Screen = "receipts"
	Deductions  Screen = "deductions"
	Repayments  Screen = "repayments"
	Outlays     Screen = "outlays"
	CreditLines Screen = "credit_lines"
	Claims      Screen = "claims"
)

// Debtors and Exposures are IDs of Money that name no record: who is to be
// asked for money, and the money at risk by buyer.
const (
	Debtors   = "debtors"
	Exposures = "exposures"
)

// Reports is the screen of the figures for the boss.
const Reports Screen = "reports"
