package payment

import (
	"time"

	"sampan/app/fault"
	"sampan/app/money"
)

// Credited is what orders are credited with: all that was sent where the firm
// bears the banks' charges on the way, else what arrived.
func (r Receipt) Credited() money.Amount {
	if r.BorneByUs {
		return r.Sent
	}
	return money.Amount{Minor: r.Sent.Minor - r.Abroad.Minor, Currency: r.Sent.Currency}
}

// OnAccount is what stands on the firm's account.
func (r Receipt) OnAccount() money.Amount {
	return money.Amount{Minor: r.Sent.Minor - r.Abroad.Minor - r.Fee.Minor, Currency: r.Sent.Currency}
}

// Allocated is what orders took of the receipt.
func (r Receipt) Allocated() money.Amount {
	sum := money.Amount{Currency: r.Sent.Currency}
	for _, a := range r.Allocations {
		sum.Minor += a.Amount.Minor
	}
	return sum
}

// Unallocated is the advance that no order took yet.
func (r Receipt) Unallocated() money.Amount {
	return money.Amount{Minor: r.Credited().Minor - r.Allocated().Minor, Currency: r.Sent.Currency}
}

// Settled is what of it was sold to the bank.
func (r Receipt) Settled() money.Amount {
	sum := money.Amount{Currency: r.Sent.Currency}
	for _, s := range r.Settlements {
		sum.Minor += s.Amount.Minor
	}
	return sum
}

// Check says what a receipt cannot be saved with: splits beyond what came,
// other currencies, more settled than stands on the account.
func (r Receipt) Check() error {
	if r.Currency == "" || r.Sent.Currency != r.Currency {
		return fault.New("payment.currency_missing").At("currency")
	}
	if _, err := time.Parse(time.DateOnly, r.Date); err != nil {
		return fault.New("payment.day_wrong", "Day", r.Date).At("date")
	}
	if r.Sent.Minor <= 0 {
		return fault.New("payment.amount_missing").At("sent")
	}
	for _, c := range []struct {
		field string
		money.Amount
	}{{"abroad", r.Abroad}, {"fee", r.Fee}} {
		if c.Minor < 0 || c.Minor > 0 && c.Currency != r.Currency {
			return fault.New("payment.charge_wrong", "Currency", string(r.Currency)).At(c.field)
		}
	}
	if r.FeeCNY.Minor < 0 || r.FeeCNY.Minor > 0 && r.FeeCNY.Currency != money.CNY {
		return fault.New("payment.charge_wrong", "Currency", string(money.CNY)).At("fee_cny")
	}
	if r.OnAccount().Minor < 0 {
		return fault.New("payment.charges_exceed").At("fee")
	}
	if err := r.checkAllocations(); err != nil {
		return err
	}
	return r.checkSettlements()
}

func (r Receipt) checkAllocations() error {
	rest := r.Credited()
	for i, a := range r.Allocations {
		switch {
		case a.OrderID == "":
			return fault.New("payment.order_missing", "Row", i+1).At("allocations")
		case a.Amount.Currency != r.Currency:
			return fault.New("payment.currencies_differ", "Row", i+1, "Currency", string(r.Currency)).At("allocations")
		case a.Amount.Minor <= 0:
			return fault.New("payment.split_missing", "Row", i+1).At("allocations")
		case a.Amount.Minor > rest.Minor:
			return fault.New("payment.split_over", "Amount", r.Credited().String(), "Currency", string(r.Currency)).At("allocations")
		}
		rest.Minor -= a.Amount.Minor
	}
	return nil
}

func (r Receipt) checkSettlements() error {
	rest := r.OnAccount()
	for i, s := range r.Settlements {
		switch {
		case s.Amount.Currency != r.Currency || s.CNY.Currency != money.CNY:
			return fault.New("payment.currencies_differ", "Row", i+1, "Currency", string(r.Currency)).At("settlements")
		case s.Amount.Minor <= 0 || s.CNY.Minor < 0 || !s.Rate.IsPositive():
			return fault.New("payment.settlement_missing", "Row", i+1).At("settlements")
		case s.Amount.Minor > rest.Minor:
			return fault.New("payment.settled_over", "Amount", r.OnAccount().String(), "Currency", string(r.Currency)).At("settlements")
		case s.Date < r.Date:
			return fault.New("payment.settled_before", "Day", s.Date, "Date", r.Date).At("settlements")
		}
		rest.Minor -= s.Amount.Minor
	}
	return nil
}

// Check says what a deduction cannot be saved with.
func (d Deduction) Check() error {
	switch {
	case d.BuyerID == "" && d.Platform == "":
		return fault.New("payment.buyer_missing").At("buyer_id")
	case d.Amount.Minor <= 0 || d.Amount.Currency == "":
		return fault.New("payment.amount_missing").At("amount")
	case d.DisputeBy != "" && d.Date != "" && d.DisputeBy < d.Date:
		return fault.New("payment.dispute_before", "Day", d.DisputeBy, "Date", d.Date).At("dispute_by")
	}
	return nil
}

// Check says what a repayment cannot be saved with.
func (p Repayment) Check() error {
	switch {
	case p.BuyerID == "":
		return fault.New("payment.buyer_missing").At("buyer_id")
	case p.Amount.Minor <= 0 || p.Amount.Currency == "":
		return fault.New("payment.amount_missing").At("amount")
	}
	return nil
}

// Check says what a payment to a factory cannot be saved with.
func (o Outlay) Check() error {
	switch {
	case o.SupplierID == "":
		return fault.New("payment.supplier_missing").At("supplier_id")
	case o.Amount.Minor <= 0 || o.Amount.Currency == "":
		return fault.New("payment.amount_missing").At("amount")
	}
	return nil
}
