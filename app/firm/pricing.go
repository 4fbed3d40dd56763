package firm

import (
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
)

// Pricing is how the firm counts its prices where a quotation says nothing
// else. Shares are parts of 1.
type Pricing struct {
	ProfitOn       string        `json:"profit_on"` // pricing.ProfitOn; "" is on price
	Insured        money.Decimal `json:"insured"`   // share of the price that is insured; 1.10 where zero
	Premium        money.Decimal `json:"premium"`   // usual insurance rate
	InterestRate   money.Decimal `json:"interest_rate"`
	InterestMonths money.Decimal `json:"interest_months"`
	RoundTo        money.Decimal `json:"round_to"` // step of unit prices; zero is the usual way
	RoundUp        bool          `json:"round_up"`
	ExchangeLow    money.Decimal `json:"exchange_low"`  // band of the exchange cost, CNY for one US dollar; zero is open
	ExchangeHigh   money.Decimal `json:"exchange_high"` //
	RateDays       int           `json:"rate_days"`     // how old a draft's rate may grow before it is pointed out; 0 is 7
	Ports          []PortCharges `json:"ports"`
	Containers     []Container   `json:"containers"` // usual loads; those of app/packing where none is given
}

// PortCharges is what reaches a ship in one port from the factory: haulage,
// terminal, declaration. CNY.
type PortCharges struct {
	Port        string        `json:"port"`
	PerCBM      money.Decimal `json:"per_cbm"`
	PerShipment money.Decimal `json:"per_shipment"`
}

// Container is a type of container and what the firm loads into it.
type Container struct {
	Type string        `json:"type"`
	CBM  money.Decimal `json:"cbm"` // usual load, m³
	Kg   money.Decimal `json:"kg"`  // payload
}

// usualRateDays is how old a rate may be without a word: banks post daily, and
// a week moves a price by less than its margin.
const usualRateDays = 7

// OldRate is the age in days from which a rate is pointed out.
func (p Pricing) OldRate() int {
	if p.RateDays > 0 {
		return p.RateDays
	}
	return usualRateDays
}

// Port gives the charges of a port by its name, in any case.
func (p Pricing) Port(name string) (PortCharges, bool) {
	name = strings.TrimSpace(name)
	i := slices.IndexFunc(p.Ports, func(c PortCharges) bool { return name != "" && strings.EqualFold(strings.TrimSpace(c.Port), name) })
	if i < 0 {
		return PortCharges{}, false
	}
	return p.Ports[i], true
}

func (p Pricing) check() error {
	one := money.New(1)
	for _, c := range []struct {
		field string
		value money.Decimal
		most  money.Decimal
	}{
		{"insured", p.Insured, money.New(3)},
		{"premium", p.Premium, one},
		{"interest_rate", p.InterestRate, one},
		{"interest_months", p.InterestMonths, money.New(120)},
		{"round_to", p.RoundTo, money.New(1_000_000)},
		{"exchange_low", p.ExchangeLow, money.New(1_000_000)},
		{"exchange_high", p.ExchangeHigh, money.New(1_000_000)},
	} {
		if c.value.IsNegative() || c.value.GreaterThan(c.most) {
			return fault.New("firm.pricing_wrong", "Value", c.value.String()).At(c.field)
		}
	}
	if p.ExchangeHigh.IsPositive() && p.ExchangeLow.GreaterThan(p.ExchangeHigh) {
		return fault.New("firm.band_wrong").At("exchange_low")
	}
	seen := map[string]bool{}
	for _, c := range p.Ports {
		name := strings.ToLower(strings.TrimSpace(c.Port))
		if name == "" || seen[name] || c.PerCBM.IsNegative() || c.PerShipment.IsNegative() {
			return fault.New("firm.port_wrong", "Port", c.Port).At("ports")
		}
		seen[name] = true
	}
	for _, c := range p.Containers {
		if strings.TrimSpace(c.Type) == "" || seen["c "+c.Type] || !c.CBM.IsPositive() || !c.Kg.IsPositive() {
			return fault.New("firm.container_wrong", "Type", c.Type).At("containers")
		}
		seen["c "+c.Type] = true
	}
	return nil
}
