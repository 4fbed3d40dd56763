package pricing

import (
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Margin is what a price leaves over. Inside only.
type Margin struct {
	Profit  money.Decimal // CNY for one unit
	OnPrice money.Decimal // as a share of the price
	OnCost  money.Decimal // as a share of all that the unit costs
}

// Left is the other direction: what a given price (quotation currency) leaves
// under the term. The profit in the inputs is ignored, and so is a profit or a
// price that a person set.
func Left(term trade.Incoterm, in Inputs, value money.Decimal) (Margin, error) {
	if !in.Rate.IsPositive() {
		return Margin{}, fault.New("pricing.rate_missing", "Currency", string(in.Currency)).At("rate")
	}
	r := reckoning{in: profitless(in), term: term}
	r.collect()
	r.takeShares()
	cny := value.Mul(in.Rate)
	cost := r.goods.Add(r.carriage).Add(cny.Mul(r.shares)).Add(r.pass(cny))
	m := Margin{Profit: cny.Sub(cost)}
	m.OnPrice, m.OnCost = money.Div(m.Profit, cny), money.Div(m.Profit, cost)
	return m, nil
}

// WalkAway is the price below which the sale loses money: that without profit.
func WalkAway(term trade.Incoterm, in Inputs) (Price, error) { return For(term, profitless(in)) }

// profitless takes out the profit, and what would hide it.
func profitless(in Inputs) Inputs {
	own := Own{}
	for key, v := range in.Own {
		switch key {
		case "pricing.profit_on_price", "pricing.profit_on_cost", "pricing.divide_by", "pricing.price_cny", "pricing.rate":
		default:
			own[key] = v
		}
	}
	in.Profit, in.ProfitOn, in.Own = money.Zero, OnPrice, own
	return in
}

// Band is between which exchange costs a deal is sound, CNY for one unit of
// foreign money; tax offices look at it. A zero side is open.
type Band struct{ Low, High money.Decimal }

// Holds reports an exchange cost inside the band.
func (b Band) Holds(cost money.Decimal) bool {
	return (b.Low.IsZero() || cost.GreaterThanOrEqual(b.Low)) && (b.High.IsZero() || cost.LessThanOrEqual(b.High))
}
