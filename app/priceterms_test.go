package app_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/app/quotation"
	"sampan/app/trade"
)

// fromCost is the desk's product without a price list, on a draft with every
// cost there is.
func fromCost(t *testing.T, dk desk, change func(*catalog.Product)) quotation.Quotation {
	t.Helper()
	ctx := context.Background()
	p := dk.product
	p.ID, p.Ver, p.Code, p.Tiers = "", 0, "C-1", nil
	change(&p)
	must(t, dk.SaveProduct(ctx, &p))
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	q.Costing = deal.Costing{
		Profit: d("0.15"), Commission: d("0.03"), BankCharge: d("0.002"), Packing: d("2"), Domestic: d("200"), DomesticFixed: d("500"),
		InterestRate: d("0.06"), InterestMonths: d("2"), Freight: d("1400"), FreightPer: deal.PerContainer, FreightIn: "20GP",
		FreightCBM: d("28"), FreightKg: d("21500"), FreightMoney: "USD", FreightRate: d("7.1"), Premium: d("0.003"),
		Delivery: d("90"), Unloading: d("30"), Duty: d("0.05"),
	}
	for _, quantity := range []string{"4800", "960"} {
		_, err = dk.AddProduct(ctx, &q.Deal, p.ID, d(quantity))
		must(t, err)
	}
	must(t, dk.Reprice(ctx, &q.Deal))
	return q
}

func TestEveryTermAtOnce(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	all, err := dk.TermsOf(ctx, q.Deal)
	must(t, err)
	if len(all.Lines) != 2 || len(all.Totals) != 11 || all.RateAge != 2 || all.Rate.Source != "test" {
		t.Fatalf("%d lines, %d totals, rate %+v of %d days", len(all.Lines), len(all.Totals), all.Rate, all.RateAge)
	}
	for i, total := range all.Totals {
		sum := money.Zero
		for n, l := range all.Lines {
			p := l.Prices[i]
			if l.Problem != nil || p.Term != total.Term || p.Source != app.FromCost || !p.WalkAway.LessThan(p.Value) {
				t.Errorf("%s line %d: %+v", total.Term, n+1, p)
			}
			if p.Margin.OnPrice.Sub(d("0.15")).Abs().GreaterThan(d("0.003")) {
				t.Errorf("%s line %d leaves %v", total.Term, n+1, p.Margin.OnPrice)
			}
			sum = sum.Add(q.Lines[n].Quantity.Mul(p.Value))
		}
		if !total.Total.Decimal().Equal(sum) || total.Unpriced != 0 || total.Share.Sub(d("0.15")).Abs().GreaterThan(d("0.003")) {
			t.Errorf("%s: %v, margin %v", total.Term, total.Total, total.Share)
		}
		if total.Exchange == nil || total.Exchange.Cost.LessThan(d("5")) || total.Exchange.Cost.GreaterThan(d("7.1")) || !total.Exchange.InBand {
			t.Errorf("%s: exchange %+v", total.Term, total.Exchange)
		}
	}
	fob := slices.IndexFunc(all.Totals, func(t app.TermTotal) bool { return t.Term == "FOB" })
	if !all.Lines[0].Prices[fob].Value.Equal(q.Lines[0].Price) {
		t.Errorf("FOB %v, on the draft %v", all.Lines[0].Prices[fob].Value, q.Lines[0].Price)
	}
}

// What pricing takes in and what the deal's margin counts is one and the same.
func TestTheMarginOfADealIsTheProfitItWasPricedWith(t *testing.T) {
	dk := open(t)
	f, err := dk.Firm(context.Background())
	must(t, err)
	rapid.Check(t, func(r *rapid.T) {
		share := func(name string, most int64) money.Decimal {
			return money.Scaled(rapid.Int64Range(0, most).Draw(r, name), 4)
		}
		p := dk.product
		p.Tiers, p.CostBasis = nil, rapid.SampledFrom(catalog.CostBases()).Draw(r, "basis")
		p.Cost = money.New(rapid.Int64Range(5_000, 900_000).Draw(r, "cost")) // dear, so that rounding does not show
		dl := deal.Deal{
			Currency: "USD", Rate: f.Rates[0], Incoterm: rapid.SampledFrom(trade.Incoterms()).Draw(r, "term"),
			Costing: deal.Costing{
				Profit: share("profit", 3000), Commission: share("commission", 900), BankCharge: share("bank", 90), Premium: share("premium", 90),
				Duty: share("duty", 2000), InterestRate: share("interest", 900), InterestMonths: d("3"), Domestic: share("domestic", 9e6),
				DomesticFixed: share("fixed", 9e6), Delivery: share("delivery", 9e6), Unloading: share("unloading", 9e6), Packing: share("packing", 9e5),
				Freight: share("freight", 9e6), FreightPer: rapid.SampledFrom(deal.FreightMeasures()).Draw(r, "per"), FreightMoney: "USD",
				FreightRate: d("7.1"), FreightCBM: d("28"), FreightKg: d("21500"),
			},
		}
		if err := dk.ReadyLine(&dl, p, "300"); err != nil {
			r.Fatal(err)
		}
		m, ok := dl.Margin()
		if !ok || m.Sub(dl.Costing.Profit).Abs().GreaterThan(d("0.0003")) {
			r.Fatalf("%s, %s: priced with %v, left %v %v", dl.Incoterm, p.CostBasis, dl.Costing.Profit, m, ok)
		}
	})
}

// ReadyLine puts a product that is not stored on a deal, at its price.
func (dk desk) ReadyLine(dl *deal.Deal, p catalog.Product, quantity string) error {
	price, err := app.PriceLine(p, d(quantity), *dl, firm.Firm{})
	if err != nil {
		return err
	}
	k := p.Packing
	dl.Lines = []deal.Line{{
		Code: p.Code, Quantity: d(quantity), Price: price.Value, Cost: price.Cost.Real, Purchase: price.Cost.Purchase, TaxedAt: price.Cost.TaxedAt,
		PerCarton: k.PerCarton, Length: k.Length, Width: k.Width, Height: k.Height, Gross: k.Gross, Net: k.Net,
	}}
	return nil
}

func TestATargetPriceTellsWhatIsLeft(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	q.Incoterm = "CIF"
	must(t, dk.Reprice(ctx, &q.Deal))
	at, err := dk.TargetLeft(ctx, q.Deal, q.Lines[0], q.Lines[0].Price)
	must(t, err)
	if at.Loses() || at.Margin.OnPrice.Sub(d("0.15")).Abs().GreaterThan(d("0.003")) || !at.Proposed.Equal(q.Lines[0].Price) || !at.Asked.Equal(d("0.15")) {
		t.Errorf("the proposed price leaves %+v", at)
	}
	low, err := dk.TargetLeft(ctx, q.Deal, q.Lines[0], at.WalkAway)
	must(t, err)
	if low.Loses() || low.Margin.Profit.IsNegative() {
		t.Errorf("at the walk-away price: %+v", low)
	}
	if low, _ = dk.TargetLeft(ctx, q.Deal, q.Lines[0], at.WalkAway.Sub(d("0.01"))); !low.Loses() || !low.Margin.Profit.IsNegative() {
		t.Errorf("a cent below: %+v", low)
	}
	// A product with a price list is measured by its cost all the same.
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, d("5000"))
	must(t, err)
	listed := q.Lines[2]
	if at, err := dk.TargetLeft(ctx, q.Deal, listed, listed.Price); err != nil || !at.Margin.Profit.IsPositive() {
		t.Errorf("%+v %v", at, err)
	}
	if _, err := dk.TargetLeft(ctx, q.Deal, deal.Line{Code: "X", Quantity: d("1")}, d("1")); !fault.Is(err, "pricing.cost_missing") {
		t.Errorf("a line without a cost: %v", err)
	}
}

func TestTiersByQuantity(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	list, err := dk.TierPrices(ctx, q.Deal, q.Lines[0], d("10000"), d("480"), d("480"), d("-1"))
	must(t, err)
	if len(list) != 2 || !list[0].From.Equal(d("480")) || list[0].Value.LessThan(list[1].Value) {
		t.Errorf("%+v", list)
	}
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, d("700"))
	must(t, err)
	q.Costing = deal.Costing{}
	if list, err = dk.TierPrices(ctx, q.Deal, q.Lines[2]); err != nil || len(list) != 2 || !list[0].Value.Equal(d("2.74")) || !list[1].Value.Equal(d("2.62")) {
		t.Errorf("%+v %v", list, err)
	}
}

func TestASetStepReachesThePrice(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	q.Incoterm = "CFR"
	must(t, dk.Reprice(ctx, &q.Deal))
	before := q.Lines[0].Price
	q.Lines[0].Override("pricing.freight", d("9"))
	must(t, dk.SaveQuotation(ctx, &q))
	q, err := dk.Quotation(ctx, q.ID)
	must(t, err)
	must(t, dk.Reprice(ctx, &q.Deal))
	if !q.Lines[0].Price.GreaterThan(before) {
		t.Errorf("%v with freight 9, %v before", q.Lines[0].Price, before)
	}
	steps, err := dk.PriceSteps(ctx, q.Deal, q.Lines[0])
	must(t, err)
	i := slices.IndexFunc(steps.Steps, func(s pricing.Step) bool { return s.Own })
	if i < 0 || steps.Steps[i].Key != "pricing.freight" || !steps.Steps[i].Counted.IsPositive() {
		t.Errorf("no step is marked: %+v", steps.Steps)
	}
}

func TestCostsThatLeaveSomethingOutAreDoubted(t *testing.T) {
	dk := open(t)
	for _, c := range []struct {
		name  string
		basis catalog.CostBasis
		vat   string
		key   string
		step  string // that the price shows
	}{
		{"a special invoice", catalog.Special13, "0.13", "", "pricing.refund"},
		{"its rate is missing", catalog.Special13, "0", "deal.vat_unset", ""},
		{"no basis", "", "0.13", "deal.basis_unset", ""},
		{"no invoice", catalog.NoInvoice, "0.13", "", "pricing.domestic_vat"},
		{"no invoice and no rate", catalog.NoInvoice, "0", "deal.tax_unset", ""},
		{"an ordinary invoice", catalog.Ordinary, "0", "", ""},
	} {
		q := fromCost(t, dk, func(p *catalog.Product) { p.Code, p.CostBasis, p.VATRate = "D "+c.name, c.basis, d(c.vat) })
		if doubts := q.Doubts(); (c.key != "") != slices.Contains(doubts, c.key) {
			t.Errorf("%s: %v", c.name, doubts)
		}
		price, err := dk.PriceSteps(context.Background(), q.Deal, q.Lines[0])
		must(t, err)
		for _, step := range []string{"pricing.refund", "pricing.domestic_vat"} {
			if there := slices.ContainsFunc(price.Steps, func(s pricing.Step) bool { return s.Key == step }); there != (step == c.step) {
				t.Errorf("%s: %s is shown: %v", c.name, step, there)
			}
		}
	}
}

func TestThePortBringsItsCharges(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	f, err := dk.Firm(ctx)
	must(t, err)
	f.Pricing = firm.Pricing{
		ProfitOn: "cost", RoundTo: d("0.05"), RoundUp: true, Premium: d("0.002"), RateDays: 1, ExchangeLow: d("7.5"), ExchangeHigh: d("9"),
		Ports:      []firm.PortCharges{{Port: "Ningbo", PerCBM: d("180"), PerShipment: d("650")}},
		Containers: []firm.Container{{Type: "20GP", CBM: d("1"), Kg: d("1000")}},
	}
	must(t, dk.SaveFirm(ctx, &f))
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	if c := q.Costing; !c.Domestic.Equal(d("180")) || !c.DomesticFixed.Equal(d("650")) || c.ProfitOn != "cost" || !c.RoundUp || !c.Premium.Equal(d("0.002")) {
		t.Errorf("%+v", c)
	}
	q.PortOfLoading, q.Costing.Domestic = "Shanghai", d("1")
	if found, err := dk.UsePort(ctx, &q.Deal); err != nil || found || !q.Costing.Domestic.Equal(d("1")) {
		t.Errorf("Shanghai has no charges: %v %v", found, err)
	}
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, d("501"))
	must(t, err)
	if !q.Lines[0].Price.Equal(d("2.74")) {
		t.Errorf("a list price was rounded to %v", q.Lines[0].Price)
	}
	load, err := dk.Load(ctx, q.Deal)
	must(t, err)
	if len(load.Shares) != 1 || load.Shares[0].Type != "20GP" || load.Gaps != 0 {
		t.Errorf("%+v", load)
	}
	q.Lines[0].Height = money.Zero
	doubts, err := dk.Doubts(ctx, q.Deal)
	must(t, err)
	for _, key := range []string{"deal.rate_old", "deal.load_size", "deal.exchange_outside"} {
		if !slices.ContainsFunc(doubts, func(w app.Doubt) bool { return w.Key == key }) {
			t.Errorf("%s is not among %+v", key, doubts)
		}
	}
}

func TestAnOldRateIsToldAndRenewed(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	q := fromCost(t, dk, func(*catalog.Product) {})
	q.Rate.Value, q.Rate.Date, q.Costing.FreightRate = d("6.9"), "2026-10-01", d("6.9")
	doubts, err := dk.Doubts(ctx, q.Deal)
	must(t, err)
	i := slices.IndexFunc(doubts, func(w app.Doubt) bool { return w.Key == "deal.rate_renewable" })
	if i < 0 || doubts[i].Args["Days"] != 52 || doubts[i].Args["Now"] != "7.1" {
		t.Fatalf("%+v", doubts)
	}
	was, err := dk.RenewRate(ctx, &q.Deal)
	must(t, err)
	if !was.Value.Equal(d("6.9")) || !q.Rate.Value.Equal(d("7.1")) || q.Rate.Date != "2026-11-20" || !q.Costing.FreightRate.Equal(d("7.1")) {
		t.Errorf("from %+v to %+v, freight %v", was, q.Rate, q.Costing.FreightRate)
	}
	if doubts, _ = dk.Doubts(ctx, q.Deal); len(doubts) != 0 {
		t.Errorf("%+v", doubts)
	}
}
