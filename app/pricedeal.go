package app

import (
	"context"

	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/pricing"
	"sampan/app/trade"
)

// PriceSource says what a unit price was counted from.
type PriceSource string

// A price comes from the product's FOB tiers, or else from its cost.
const (
	FromTiers PriceSource = "tiers"
	FromCost  PriceSource = "cost"
)

// LinePrice is a proposed unit price with its steps. Inside only.
type LinePrice struct {
	Source PriceSource
	Value  money.Decimal // deal currency, rounded as unit prices are
	Steps  []pricing.Step
}

// PriceLine proposes the unit price of a product for a quantity under the
// deal's term, currency, rate and costing. A product with price tiers is
// priced from them, any other from its cost. A product with neither is the
// fault "pricing.cost_missing".
func PriceLine(p catalog.Product, quantity money.Decimal, d deal.Deal, f firm.Firm) (LinePrice, error) {
	if !d.Rate.Value.IsPositive() || d.Rate.Currency != d.Currency {
		return LinePrice{}, fault.New("pricing.rate_missing", "Currency", string(d.Currency)).At("rate")
	}
	term := d.Incoterm
	if term == "" {
		term = "FOB"
	}
	in := lineInputs(p, d)
	fob, hasTier := p.Price(quantity)
	if hasTier && term != "EXW" {
		return priceFromTier(p, fob, term, in, d.Rate, f)
	}
	if !p.Cost.IsPositive() {
		return LinePrice{}, fault.New("pricing.cost_missing", "Code", p.Code).At("cost")
	}
	price, err := pricing.For(term, in)
	if err != nil {
		return LinePrice{}, err
	}
	return LinePrice{Source: FromCost, Value: RoundUnitPrice(price.Value, d.Currency), Steps: price.Steps}, nil
}

// lineInputs brings the deal's costing, which counts by cubic metre, down to
// one unit of the product.
func lineInputs(p catalog.Product, d deal.Deal) pricing.Inputs {
	cbm := unitCBM(p.Packing)
	return pricing.Inputs{
		Cost:       productCost(p),
		Domestic:   d.Costing.Domestic.Mul(cbm),
		Freight:    d.Costing.Freight.Mul(cbm),
		Premium:    d.Costing.Premium,
		Delivery:   d.Costing.Delivery.Mul(cbm),
		Duty:       d.Costing.Duty,
		Commission: d.Costing.Commission,
		BankCharge: d.Costing.BankCharge,
		Profit:     d.Costing.Profit,
		Currency:   d.Currency,
		Rate:       d.Rate.Value,
	}
}

// priceFromTier carries a FOB tier over to the deal's currency and term: what
// comes after FOB is added, and a commission is put on top. Profit, bank
// charge and domestic charges are in the tier already. A tier in the deal's
// own currency goes through the deal's rate both ways, so that a rate which
// moved since does not move the list price.
func priceFromTier(p catalog.Product, fob money.Decimal, term trade.Incoterm, in pricing.Inputs, rate money.Rate, f firm.Firm) (LinePrice, error) {
	tierRate, ok := rate, true
	if p.Currency != rate.Currency {
		tierRate, ok = f.Rate(p.Currency)
	}
	if !ok || !tierRate.Value.IsPositive() {
		return LinePrice{}, fault.New("pricing.rate_missing", "Currency", string(p.Currency)).At("rate")
	}
	in.Cost = pricing.Cost{Purchase: tierRate.ToCNY(fob)}
	in.Domestic, in.BankCharge, in.Profit = money.Zero, money.Zero, money.Zero
	price, err := pricing.For(term, in)
	if err != nil {
		return LinePrice{}, err
	}
	steps := append([]pricing.Step{{Key: "pricing.tier", Value: fob, Currency: p.Currency}}, price.Steps[1:]...)
	value := RoundUnitPrice(price.Value, rate.Currency)
	if p.Currency == rate.Currency && money.Round(price.Value, maxPricePlaces).Equal(fob) {
		value = fob // nothing was added: the list price stands with all its places
	}
	return LinePrice{Source: FromTiers, Value: value, Steps: steps}, nil
}

func productCost(p catalog.Product) pricing.Cost {
	c := pricing.Cost{Purchase: p.Cost, VAT: p.VATRate, Refund: p.RefundRate}
	switch p.CostBasis {
	case catalog.Special13:
		c.Earns = true
	case catalog.Special3:
		c.Earns, c.VAT = true, money.Scaled(3, 2)
	case catalog.Special1:
		c.Earns, c.VAT = true, money.Scaled(1, 2)
	}
	return c
}

func unitCBM(k catalog.Packing) money.Decimal {
	if k.PerCarton <= 0 {
		return money.Zero
	}
	return money.Div(cartonOf(k).CBM(), money.New(int64(k.PerCarton)))
}

func cartonOf(k catalog.Packing) packing.Carton {
	return packing.Carton{Pieces: k.PerCarton, Length: k.Length, Width: k.Width, Height: k.Height, Gross: k.Gross, Net: k.Net}
}

// maxPricePlaces is where a unit price ends, however small.
const maxPricePlaces = 6

// RoundUnitPrice rounds half-up to the currency's minor unit, and small prices
// to three figures that count: on a screw at 0.0044 a tenth of a cent would
// be the profit, and on a yen article half a yen.
func RoundUnitPrice(d money.Decimal, c money.Currency) money.Decimal {
	places := c.Digits()
	for places < maxPricePlaces && d.Abs().LessThan(money.Scaled(100, places)) {
		places++
	}
	return money.Round(d, places)
}

// lineOf puts a product on a deal: words, photo, packing and real cost are
// copied, so that later changes of the product do not reach it.
func lineOf(p catalog.Product, quantity money.Decimal) deal.Line {
	l := deal.Line{
		ProductID: p.ID, Code: p.Code, NameEN: p.NameEN, NameZH: p.NameZH, SpecEN: p.SpecEN, SpecZH: p.SpecZH,
		HSCode: p.HSCode, Quantity: quantity, Unit: p.Unit,
		PerCarton: p.Packing.PerCarton, Length: p.Packing.Length, Width: p.Packing.Width, Height: p.Packing.Height,
		Gross: p.Packing.Gross, Net: p.Packing.Net,
		Cost: money.Round(productCost(p).Real(), 4),
	}
	if len(p.Photos) > 0 {
		l.Photo = p.Photos[0]
	}
	return l
}

// AddProduct puts a product on a draft at the proposed price; the draft is
// not saved. Without a quantity the product's minimum order stands.
func (a *App) AddProduct(ctx context.Context, d *deal.Deal, productID string, quantity money.Decimal) (deal.Line, error) {
	var line deal.Line
	err := a.store.Read(ctx, func(r Reader) (err error) {
		line, err = addProduct(r, d, productID, quantity)
		return err
	})
	return line, err
}

func addProduct(r Reader, d *deal.Deal, productID string, quantity money.Decimal) (deal.Line, error) {
	p, err := r.Product(productID)
	if err != nil {
		return deal.Line{}, err
	}
	f, err := r.Firm()
	if err != nil {
		return deal.Line{}, err
	}
	if !quantity.IsPositive() {
		quantity = p.MOQ
	}
	line := lineOf(p, quantity)
	price, err := PriceLine(p, quantity, *d, f)
	switch {
	case err == nil:
		line.Price = price.Value
	case !fault.Is(err, "pricing.cost_missing") && !fault.Is(err, "pricing.rate_missing"):
		return deal.Line{}, err
	}
	d.Lines = append(d.Lines, line)
	return line, nil
}

// PriceSteps shows how the price of a draft's line would be counted now.
func (a *App) PriceSteps(ctx context.Context, d deal.Deal, line deal.Line) (LinePrice, error) {
	return one(ctx, a.store, func(r Reader) (LinePrice, error) {
		p, err := r.Product(line.ProductID)
		if err != nil {
			return LinePrice{}, err
		}
		f, err := r.Firm()
		if err != nil {
			return LinePrice{}, err
		}
		return PriceLine(p, line.Quantity, d, f)
	})
}

// Reprice counts every line's price anew, after the term, the currency or
// the costing changed; lines without a product, or without a ground to count
// on, keep theirs. The draft is not saved.
func (a *App) Reprice(ctx context.Context, d *deal.Deal) error {
	return a.store.Read(ctx, func(r Reader) error {
		f, err := r.Firm()
		if err != nil {
			return err
		}
		for i, l := range d.Lines {
			if l.ProductID == "" {
				continue
			}
			p, err := r.Product(l.ProductID)
			if fault.Is(err, "store.not_found") {
				continue
			}
			if err != nil {
				return err
			}
			if price, err := PriceLine(p, l.Quantity, *d, f); err == nil {
				d.Lines[i].Price = price.Value
			} else if !fault.Is(err, "pricing.cost_missing") {
				return err
			}
		}
		return nil
	})
}

// Load is the packing of a deal's lines and how full each container would be.
type Load struct {
	packing.Total
	Shares []ContainerShare
	Gaps   int // lines without carton data, left out of the sums
}

// ContainerShare is how full one container would be, as a part of 1.
type ContainerShare struct {
	Type  string
	Share money.Decimal
}

// LoadOf counts cartons, volume and weight of a deal's lines.
func LoadOf(d deal.Deal) Load {
	var lines []packing.Line
	var load Load
	for _, l := range d.Lines {
		if l.PerCarton <= 0 {
			load.Gaps++
			continue
		}
		lines = append(lines, packing.Pack(l.Quantity, cartonOfLine(l)))
	}
	load.Total = packing.Sum(lines...)
	for _, c := range packing.Containers() {
		load.Shares = append(load.Shares, ContainerShare{c.Type, load.Share(c)})
	}
	return load
}

func cartonOfLine(l deal.Line) packing.Carton {
	return packing.Carton{Pieces: l.PerCarton, Length: l.Length, Width: l.Width, Height: l.Height, Gross: l.Gross, Net: l.Net}
}
