package app_test

import (
	"context"
	"math/big"
	"testing"

	"sampan/app/catalog"
	"sampan/app/money"
	"sampan/app/trade"
)

// byHand counts the price of one unit the long way, in fractions and from the
// papers a clerk has on the desk: the factory's price, the carton, the
// forwarder's and the insurer's rates. Nothing of app/pricing is used. Figures
// are those of fromCost: 15 % profit, 3 % commission and 0.2 % bank charge on
// the price; packing CNY 2 a carton; domestic CNY 200 a cubic metre and 500 the
// shipment; 6 % a year for 2 months; USD 1,400 a 20GP of 28 m³ or 21,500 kg;
// insurance 0.3 % on 110 %; delivery CNY 90 and unloading 30 a cubic metre;
// duty 5 % on the value at the border.
func byHand(term trade.Incoterm, p catalog.Product, pieces int64, usd *big.Rat) *big.Rat {
	r := func(s string) *big.Rat {
		v, ok := new(big.Rat).SetString(s)
		if !ok {
			panic(s)
		}
		return v
	}
	of := func(d money.Decimal) *big.Rat { return r(d.String()) }
	sum := func(all ...*big.Rat) *big.Rat {
		out := new(big.Rat)
		for _, a := range all {
			out.Add(out, a)
		}
		return out
	}
	mul := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	div := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }
	sub := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

	per := r(big.NewInt(int64(p.Packing.PerCarton)).String())
	carton := div(mul(mul(of(p.Packing.Length), of(p.Packing.Width)), of(p.Packing.Height)), r("1000000"))
	cbm := div(carton, per)
	cost := of(p.Cost)
	refund := div(mul(cost, of(p.RefundRate)), sum(r("1"), of(p.VATRate)))
	goods := sum(sub(cost, refund), div(r("2"), per), mul(cost, r("0.01"))) // 6 % a year, 2 months: 1 %
	if term != "EXW" {
		goods = sum(goods, mul(r("200"), cbm), div(r("500"), r(big.NewInt(pieces).String())))
	}
	floor := func(v *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Quo(v.Num(), v.Denom())) }
	cartons := floor(div(r("28"), carton))
	if byWeight := floor(div(r("21500"), of(p.Packing.Gross))); byWeight.Cmp(cartons) < 0 {
		cartons = byWeight
	}
	freight := div(r("9940"), mul(cartons, per)) // 1,400 × 7.1
	shares, carriage, delivery := r("0.182"), new(big.Rat), new(big.Rat)
	switch term {
	case "DAP", "DDP":
		delivery = mul(r("90"), cbm)
	case "DPU":
		delivery = mul(r("120"), cbm)
	}
	switch term {
	case "CFR", "CPT":
		carriage = freight
	case "CIF", "CIP", "DAP", "DPU", "DDP":
		carriage, shares = sum(freight, delivery), sum(shares, r("0.0033"))
	}
	borne := sum(goods, carriage)
	if term == "DDP" { // duty = (price − delivery) × 5 / 105
		shares = sum(shares, r("1/21"))
		borne = sub(borne, div(delivery, r("21")))
	}
	return div(div(borne, sub(r("1"), shares)), usd)
}

// One quotation of each term, counted by hand.
func TestEveryTermByHand(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	p, err := dk.Product(ctx, q.Lines[0].ProductID)
	must(t, err)
	usd, _ := new(big.Rat).SetString(q.Rate.Value.String())
	for _, term := range trade.Incoterms() {
		offer := q
		offer.ID, offer.Ver, offer.Incoterm = "", 0, term
		must(t, dk.Reprice(ctx, &offer.Deal))
		must(t, dk.SaveQuotation(ctx, &offer))
		want := byHand(term, p, 4800+960, usd).FloatString(2)
		total := new(big.Rat)
		for i, l := range offer.Lines {
			if got := money.Format(l.Price, 2); got != want {
				t.Errorf("%s line %d: %s, by hand %s", term, i+1, got, want)
			}
			price, _ := new(big.Rat).SetString(l.Price.String())
			quantity, _ := new(big.Rat).SetString(l.Quantity.String())
			total.Add(total, price.Mul(price, quantity))
		}
		sum, err := offer.Total()
		must(t, err)
		if sum.Decimal().String() != money.Must(total.FloatString(2)).String() {
			t.Errorf("%s: total %s, by hand %s", term, sum, total.FloatString(2))
		}
		t.Logf("%s %s %s", term, want, total.FloatString(2))
	}
}
