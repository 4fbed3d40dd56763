package app

import (
	"context"
	"slices"

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
	Value  money.Decimal // deal currency, rounded by the deal's rule
	Steps  []pricing.Step
	Rate   money.Rate // it was counted with, its day and source
	Cost   LineCost
}

// LineCost is what a line's margin rests on. Inside only.
type LineCost struct {
	Purchase money.Decimal // CNY per unit, VAT included
	Real     money.Decimal // after refund, 4 places
	TaxedAt  money.Decimal // VAT rate of a taxed export, else zero
	Doubt    string        // text key of what it leaves out, "" for nothing
	Basis    catalog.CostBasis
}

// PriceLine proposes the unit price of a product for a quantity under the
// deal's term, currency, rate and costing. A product with price tiers is
// priced from them, any other from its cost. A product with neither is the
// fault "pricing.cost_missing".
func PriceLine(p catalog.Product, quantity money.Decimal, d deal.Deal, f firm.Firm) (LinePrice, error) {
	return priceLine(p, placed(&d, lineOf(p, quantity)), d, f)
}

// placed makes sure that a line stands in the deal, since charges of the whole
// shipment are shared out over all lines.
func placed(d *deal.Deal, l deal.Line) deal.Line {
	for _, o := range d.Lines {
		if o.ProductID == l.ProductID && o.Quantity.Equal(l.Quantity) && (l.ID == "" || l.ID == o.ID) {
			return l
		}
	}
	d.Lines = append(slices.Clone(d.Lines), l)
	return l
}

func priceLine(p catalog.Product, l deal.Line, d deal.Deal, f firm.Firm) (LinePrice, error) {
	if !d.Rate.Value.IsPositive() || d.Rate.Currency != d.Currency {
		return LinePrice{}, fault.New("pricing.rate_missing", "Currency", string(d.Currency)).At("rate")
	}
	in := lineInputs(p, l, d)
	out := LinePrice{Source: FromCost, Rate: d.Rate, Cost: costOf(p)}
	fob, hasTier := p.Price(l.Quantity)
	var price pricing.Price
	var err error
	switch term := termOf(d); {
	case hasTier && term != "EXW":
		out.Source = FromTiers
		price, err = priceFromTier(p, fob, term, in, d.Rate, f)
	case !p.Cost.IsPositive():
		return LinePrice{}, fault.New("pricing.cost_missing", "Code", p.Code).At("cost")
	default:
		price, err = pricing.For(term, in)
	}
	if err != nil {
		return LinePrice{}, err
	}
	out.Steps, out.Value = price.Steps, rounding(d).Round(price.Value, d.Currency)
	if out.Source == FromTiers && p.Currency == d.Currency && money.Round(price.Value, maxPricePlaces).Equal(fob) {
		out.Value = fob // nothing was added: the list price stands with all its places
	}
	return out, nil
}

// termOf is the term prices are counted under.
func termOf(d deal.Deal) trade.Incoterm {
	if d.Incoterm == "" {
		return "FOB"
	}
	return d.Incoterm
}

func rounding(d deal.Deal) pricing.Rounding {
	return pricing.Rounding{To: d.Costing.RoundTo, Up: d.Costing.RoundUp}
}

// lineInputs is what one unit of a line costs on its way.
func lineInputs(p catalog.Product, l deal.Line, d deal.Deal) pricing.Inputs {
	c := d.Costing
	l.Purchase = p.Cost
	out := d.Outlay(l)
	in := pricing.Inputs{
		Cost: productCost(p), Packing: out.Packing, Interest: out.Interest, Domestic: out.Domestic, Freight: out.Freight,
		Delivery: out.Delivery, Unloading: out.Unloading,
		Premium: c.Premium, Insured: c.Insured, Duty: c.Duty, Commission: c.Commission, BankCharge: c.BankCharge,
		Profit: c.Profit, ProfitOn: pricing.ProfitOn(c.ProfitOn), Currency: d.Currency, Rate: d.Rate.Value,
	}
	for _, o := range l.Own {
		if in.Own == nil {
			in.Own = pricing.Own{}
		}
		in.Own[o.Step] = o.Value
	}
	return in
}

// priceFromTier carries a FOB tier over to the deal's currency and term: what
// comes after FOB is added, and a commission is put on top. Profit, bank
// charge and all charges at home are in the tier already, and so is the VAT of
// a taxed export. A tier in the deal's own currency goes through the deal's
// rate both ways, so that a rate which moved since does not move the list
// price.
func priceFromTier(p catalog.Product, fob money.Decimal, term trade.Incoterm, in pricing.Inputs, rate money.Rate, f firm.Firm) (pricing.Price, error) {
	tierRate, ok := rate, true
	if p.Currency != rate.Currency {
		tierRate, ok = f.Rate(p.Currency)
	}
	if !ok || !tierRate.Value.IsPositive() {
		return pricing.Price{}, fault.New("pricing.rate_missing", "Currency", string(p.Currency)).At("rate")
	}
	in.Cost = pricing.Cost{Purchase: tierRate.ToCNY(fob)}
	in.Packing, in.Interest, in.Domestic, in.BankCharge, in.Profit = money.Zero, money.Zero, money.Zero, money.Zero, money.Zero
	own := pricing.Own{}
	for key, v := range in.Own {
		switch key { // what is in the tier is not set beside it
		case "pricing.purchase", "pricing.refund", "pricing.packing", "pricing.interest", "pricing.domestic", "pricing.domestic_vat":
		default:
			own[key] = v
		}
	}
	in.Own = own
	price, err := pricing.For(term, in)
	if err != nil {
		return price, err
	}
	price.Steps = append([]pricing.Step{{Key: "pricing.tier", Value: fob, Currency: p.Currency}}, price.Steps[1:]...)
	return price, nil
}

// productCost is a product's cost with its tax paper. Goods without a legal
// voucher earn nothing and are taxed as sold at home.
func productCost(p catalog.Product) pricing.Cost {
	c := pricing.Cost{Purchase: p.Cost, VAT: p.VATRate, Refund: p.RefundRate}
	switch p.CostBasis {
	case catalog.Special13:
		c.Earns = true
	case catalog.Special3:
		c.Earns, c.VAT = true, money.Scaled(3, 2)
	case catalog.Special1:
		c.Earns, c.VAT = true, money.Scaled(1, 2)
	case catalog.NoInvoice:
		c.Taxed = true
	}
	return c
}

// costOf is what a product's cost puts on a line, and what is not known of it.
func costOf(p catalog.Product) LineCost {
	c := productCost(p)
	out := LineCost{Purchase: p.Cost, Real: money.Round(c.Real(), 4), Basis: p.CostBasis}
	if c.Taxed {
		out.TaxedAt = c.VAT
	}
	switch {
	case p.Cost.IsZero():
	case p.CostBasis == "":
		out.Doubt = "deal.basis_unset"
	case c.Earns && c.VAT.IsZero() && c.Refund.IsPositive():
		out.Doubt = "deal.vat_unset"
	case c.Taxed && c.VAT.IsZero():
		out.Doubt = "deal.tax_unset"
	}
	return out
}

// take puts what a line's margin rests on onto the line.
func (c LineCost) take(l *deal.Line) {
	l.Purchase, l.Cost, l.TaxedAt, l.CostDoubt = c.Purchase, c.Real, c.TaxedAt, c.Doubt
}

func cartonOf(k catalog.Packing) packing.Carton {
	return packing.Carton{Pieces: k.PerCarton, Length: k.Length, Width: k.Width, Height: k.Height, Gross: k.Gross, Net: k.Net}
}

// maxPricePlaces is how exactly two unit prices are compared.
const maxPricePlaces = 6

// RoundUnitPrice rounds a unit price the usual way.
func RoundUnitPrice(d money.Decimal, c money.Currency) money.Decimal {
	return pricing.Rounding{}.Round(d, c)
}

// lineOf puts a product on a deal: words, photo, packing and real cost are
// copied, so that later changes of the product do not reach it.
func lineOf(p catalog.Product, quantity money.Decimal) deal.Line {
	l := deal.Line{
		ProductID: p.ID, Code: p.Code, NameEN: p.NameEN, NameZH: p.NameZH, SpecEN: p.SpecEN, SpecZH: p.SpecZH,
		HSCode: p.HSCode, Quantity: quantity, Unit: p.Unit,
		PerCarton: p.Packing.PerCarton, Length: p.Packing.Length, Width: p.Packing.Width, Height: p.Packing.Height,
		Gross: p.Packing.Gross, Net: p.Packing.Net,
	}
	costOf(p).take(&l)
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
		fresh := lineOf(p, line.Quantity)
		fresh.ID, fresh.Own = line.ID, line.Own
		return priceLine(p, placed(&d, fresh), d, f)
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
			fresh := lineOf(p, l.Quantity)
			fresh.Own = l.Own
			costOf(p).take(&d.Lines[i])
			if price, err := priceLine(p, fresh, *d, f); err == nil {
				d.Lines[i].Price = price.Value
			} else if !fault.Is(err, "pricing.cost_missing") {
				return err
			}
		}
		return nil
	})
}
