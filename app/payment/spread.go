package payment

import "sampan/app/money"

// Spread shares a receipt out over open balances by their amounts, rounded to
// the minor unit, the rest going to the last: the parts add up to what there
// is to share. No balance gets more than is open; what is left over when all
// are paid is an advance and lies in no part.
func Spread(credited money.Amount, open []money.Amount) []money.Amount {
	weights, total := make([]money.Decimal, len(open)), int64(0)
	for i, o := range open {
		if o.Minor > 0 {
			weights[i] = o.Decimal()
			total += o.Minor
		}
	}
	parts := make([]money.Amount, len(open))
	if total <= credited.Minor {
		for i, o := range open {
			parts[i] = money.Amount{Minor: max(o.Minor, 0), Currency: credited.Currency}
		}
		return parts
	}
	parts = credited.Split(weights)
	// Rounding may push the last part past its balance by a minor unit: the
	// others take it, or the order would be overpaid while another is open.
	over := int64(0)
	for i := range parts {
		if most := max(open[i].Minor, 0); parts[i].Minor > most {
			over += parts[i].Minor - most
			parts[i].Minor = most
		}
	}
	for i := len(parts) - 1; i >= 0 && over > 0; i-- {
		room := min(max(open[i].Minor, 0)-parts[i].Minor, over)
		parts[i].Minor, over = parts[i].Minor+room, over-room
	}
	return parts
}

// Deposit gives what part shipments use of an order's deposit: deposit ×
// invoice / order total, rounded half-up; the one after which nothing is left
// to ship takes what is left. Without that shipment the rest stays for later
// ones. No shipment uses more than is left, nor more than it asks for.
func Deposit(deposit, total money.Amount, invoices []money.Amount, complete bool) []money.Amount {
	parts, rest := make([]money.Amount, len(invoices)), max(deposit.Minor, 0)
	for i, v := range invoices {
		use := money.Round(money.Div(deposit.Decimal().Mul(v.Decimal()), total.Decimal()).Shift(deposit.Currency.Digits()), 0).IntPart()
		if complete && i == len(invoices)-1 {
			use = rest
		}
		use = min(max(use, 0), rest, max(v.Minor, 0))
		parts[i] = money.Amount{Minor: use, Currency: deposit.Currency}
		rest -= use
	}
	return parts
}

// Booking is a receipt in the firm's books, in CNY. Account + Charge is the
// receipt at the day's rate, and so are Cleared + Differences + Advance.
type Booking struct {
	Account     money.Amount   // what stands on the bank account
	Charge      money.Amount   // banks' and platforms' charges: the remainder, so that the sums meet
	Cleared     []money.Amount // per allocation: receivable at its booked rate
	Differences []money.Amount // per allocation: gain (+) or loss (−) of exchange
	Advance     money.Amount   // what no order took, at the day's rate
}

// Book counts a receipt in CNY: what was credited at the day's rate, shared
// out over the allocations by amount.
func (r Receipt) Book() (Booking, error) {
	rate := r.Rate.Value
	whole, err := money.Of(r.Credited().Decimal().Mul(rate), money.CNY)
	if err != nil {
		return Booking{}, err
	}
	b := Booking{}
	if b.Account, err = money.Of(r.OnAccount().Decimal().Mul(rate), money.CNY); err != nil {
		return b, err
	}
	b.Account.Minor -= r.FeeCNY.Minor
	b.Charge = money.Amount{Minor: whole.Minor - b.Account.Minor, Currency: money.CNY}
	weights := make([]money.Decimal, 0, len(r.Allocations)+1)
	for _, a := range r.Allocations {
		weights = append(weights, a.Amount.Decimal())
	}
	parts := whole.Split(append(weights, r.Unallocated().Decimal()))
	b.Advance = parts[len(parts)-1]
	for i, a := range r.Allocations {
		booked := a.BookedRate
		if booked.IsZero() {
			b.Cleared, b.Differences = append(b.Cleared, parts[i]), append(b.Differences, money.Amount{Currency: money.CNY})
			continue
		}
		cleared, err := money.Of(a.Amount.Decimal().Mul(booked), money.CNY)
		if err != nil {
			return b, err
		}
		b.Cleared = append(b.Cleared, cleared)
		b.Differences = append(b.Differences, money.Amount{Minor: parts[i].Minor - cleared.Minor, Currency: money.CNY})
	}
	return b, nil
}

// Difference is the gain or loss of a settlement of exchange against the rate
// at which the receipt was booked, in CNY.
func (s Settlement) Difference(booked money.Decimal) (money.Amount, error) {
	at, err := money.Of(s.Amount.Decimal().Mul(booked), money.CNY)
	return money.Amount{Minor: s.CNY.Minor - at.Minor, Currency: money.CNY}, err
}
