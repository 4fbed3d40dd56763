package app

import (
	"context"

	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/app/trade"
)

// TermPrices is a deal priced under every Incoterm at once. Inside only.
type TermPrices struct {
	Rate    money.Rate // with its day and source
	RateAge int        // days, -1 where the rate tells no day
	Lines   []LineTerms
	Totals  []TermTotal // one for each term, in the order of trade.Incoterms
}

// LineTerms is one line under every term. A line that cannot be priced tells
// why in Problem, and has no prices.
type LineTerms struct {
	Line    int // from 1
	Code    string
	Prices  []TermPrice
	Problem *fault.Fault
}

// TermPrice is a unit price under one term, deal currency.
type TermPrice struct {
	Term     trade.Incoterm
	Source   PriceSource
	Value    money.Decimal // rounded by the deal's rule
	Steps    []pricing.Step
	Margin   pricing.Margin // what Value leaves
	WalkAway money.Decimal  // below it the sale loses money; rounded up; zero where no cost is known
}

// TermTotal is the whole deal under one term, charges included.
type TermTotal struct {
	Term     trade.Incoterm
	Total    money.Amount
	Unpriced int // lines left out
	deal.Result
	Exchange *Exchange // nil without a rate of the US dollar, or for sales in CNY
}

// Exchange is the exchange cost (换汇成本) of a deal: CNY spent for one US
// dollar of net FOB value, and whether the firm's band holds it.
type Exchange struct {
	Cost     money.Decimal // 4 places
	FOB      money.Decimal // US dollars, net of commission, freight and insurance
	InBand   bool
	Low, Top money.Decimal // the band; zero is open
}

// TermsOf prices a draft under every term at once: each line, and the whole
// with its charges. Prices that stand on the draft are not touched.
func (a *App) TermsOf(ctx context.Context, d deal.Deal) (TermPrices, error) {
	return one(ctx, a.store, func(r Reader) (TermPrices, error) {
		f, err := r.Firm()
		if err != nil {
			return TermPrices{}, err
		}
		products, err := productsOf(r, d)
		if err != nil {
			return TermPrices{}, err
		}
		out := TermPrices{Rate: d.Rate, RateAge: -1}
		if age, ok := d.RateAge(a.now()); ok {
			out.RateAge = age
		}
		for i, l := range d.Lines {
			out.Lines = append(out.Lines, lineTerms(i, l, products[l.ProductID], d, f))
		}
		for i, term := range trade.Incoterms() {
			t, err := totalUnder(i, term, d, out.Lines, f)
			if err != nil {
				return out, err
			}
			out.Totals = append(out.Totals, t)
		}
		return out, nil
	})
}

// productsOf gives the products of a deal's lines; one in the bin is left out.
func productsOf(r Reader, d deal.Deal) (map[string]catalog.Product, error) {
	found := map[string]catalog.Product{}
	for _, l := range d.Lines {
		if l.ProductID == "" {
			continue
		}
		p, err := r.Product(l.ProductID)
		if fault.Is(err, "store.not_found") {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[l.ProductID] = p
	}
	return found, nil
}

func lineTerms(i int, l deal.Line, p catalog.Product, d deal.Deal, f firm.Firm) LineTerms {
	out := LineTerms{Line: i + 1, Code: l.Code}
	p = costedAs(p, l)
	for _, term := range trade.Incoterms() {
		d.Incoterm = term
		price, err := priceLine(p, l, d, f)
		if err != nil {
			out.Prices, out.Problem = nil, fault.Of(err)
			return out
		}
		t := TermPrice{Term: term, Source: price.Source, Value: price.Value, Steps: price.Steps}
		if p.Cost.IsPositive() {
			in := lineInputs(p, l, d)
			if t.Margin, err = pricing.Left(term, in, price.Value); err == nil {
				t.WalkAway, err = walkAway(term, in, d)
			}
		}
		if err != nil {
			out.Prices, out.Problem = nil, fault.Of(err)
			return out
		}
		out.Prices = append(out.Prices, t)
	}
	return out
}

// costedAs lets a line without a product be priced from its own cost.
func costedAs(p catalog.Product, l deal.Line) catalog.Product {
	if p.ID != "" {
		return p
	}
	p = catalog.Product{Code: l.Code, Cost: l.Cost, CostBasis: catalog.Ordinary}
	if l.TaxedAt.IsPositive() {
		p.CostBasis, p.VATRate = catalog.NoInvoice, l.TaxedAt
	}
	return p
}

// walkAway rounds up: a cent below it is a loss.
func walkAway(term trade.Incoterm, in pricing.Inputs, d deal.Deal) (money.Decimal, error) {
	p, err := pricing.WalkAway(term, in)
	return pricing.Rounding{Up: true}.Round(p.Value, d.Currency), err
}

func totalUnder(i int, term trade.Incoterm, d deal.Deal, lines []LineTerms, f firm.Firm) (TermTotal, error) {
	t := TermTotal{Term: term}
	d.Incoterm = term
	var priced []deal.Line
	for n, l := range d.Lines {
		if lines[n].Problem != nil {
			t.Unpriced++
			continue
		}
		l.Price = lines[n].Prices[i].Value
		priced = append(priced, l)
	}
	d.Lines = priced
	var err error
	if t.Total, err = d.Total(); err != nil {
		return t, err
	}
	var ok bool
	if t.Result, ok = d.Result(); ok {
		t.Exchange = exchangeOf(d, t.Result, f)
	}
	return t, nil
}

// exchangeOf counts the exchange cost: what the seller spends at home for each
// dollar that stays of the FOB value. Commission, freight, insurance and what
// is borne behind the border are spent in foreign money and taken off the
// value; everything else is the cost.
func exchangeOf(d deal.Deal, r deal.Result, f firm.Firm) *Exchange {
	usd, ok := f.Rate("USD")
	if d.Currency == "USD" {
		usd, ok = d.Rate, true
	}
	if d.Currency == money.CNY || !ok || !usd.Value.IsPositive() {
		return nil
	}
	abroad := d.Abroad()
	fob := money.Div(r.Income.Sub(abroad), usd.Value)
	e, err := pricing.ExchangeOf(fob, r.Cost.Sub(abroad), usd.Value)
	if err != nil {
		return nil
	}
	band := pricing.Band{Low: f.Pricing.ExchangeLow, High: f.Pricing.ExchangeHigh}
	return &Exchange{Cost: money.Round(e.Cost, 4), FOB: money.Round(fob, 2), InBand: band.Holds(e.Cost), Low: band.Low, Top: band.High}
}
