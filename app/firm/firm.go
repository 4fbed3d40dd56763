// Package firm holds the profile of the firm that uses the program: who it
// is on papers, its banks, pictures, currencies, numbers and defaults. There
// is one firm in a store.
package firm

import (
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/numbering"
	"sampan/app/trade"
)

// Firm is the own firm's profile.
type Firm struct {
	ID          string           `json:"id"`
	Ver         int64            `json:"ver"`
	NameEN      string           `json:"name_en"`
	NameZH      string           `json:"name_zh"`
	AddressEN   string           `json:"address_en"`
	AddressZH   string           `json:"address_zh"`
	CityEN      string           `json:"city_en"` // where papers are signed
	CityZH      string           `json:"city_zh"`
	PostCode    string           `json:"post_code"`
	Phone       string           `json:"phone"`
	Mobile      string           `json:"mobile"`
	WhatsApp    string           `json:"whatsapp"`
	WeChat      string           `json:"wechat"`
	Fax         string           `json:"fax"`
	Email       string           `json:"email"`
	Website     string           `json:"website"`
	Contact     string           `json:"contact"` // who signs
	Title       string           `json:"title"`
	ContactZH   string           `json:"contact_zh"` // who signs, on Chinese papers
	TitleZH     string           `json:"title_zh"`
	USCC        string           `json:"uscc"`         // 18 characters, GB 32100
	CustomsCode string           `json:"customs_code"` // 10 digits
	Logo        string           `json:"logo"`         // file content ids, "" for none
	Seal        string           `json:"seal"`
	Signature   string           `json:"signature"`
	Banks       []Bank           `json:"banks"`
	Currencies  []money.Currency `json:"currencies"` // offered on quotations, first is the default
	Rates       []money.Rate     `json:"rates"`      // last known, one per currency
	Patterns    []Pattern        `json:"patterns"`
	Payments    []Payment        `json:"payments"`
	Defaults    Defaults         `json:"defaults"`
	Pricing     Pricing          `json:"pricing"`
	Markets     []Tier           `json:"markets"` // where the firm thinks otherwise than the table of countries
	// Asked is what markets ask of goods, the firm's own table.
	Asked []trade.Requirement `json:"asked"`
	// What buyers ask before they order for the first time.
	Credentials []Credential `json:"credentials"`
	Capacity    string       `json:"capacity"`   // in the words of letters to buyers
	References  string       `json:"references"` // buyers who may be named, one a line
}

// Tier is the market tier that the firm gives a country.
type Tier struct {
	Country string       `json:"country"` // alpha-2
	Market  trade.Market `json:"market"`
}

// Bank is one account of the firm.
type Bank struct {
	Currency     money.Currency `json:"currency"`
	Beneficiary  string         `json:"beneficiary"`
	Name         string         `json:"name"`
	Address      string         `json:"address"`
	Account      string         `json:"account"`
	SWIFT        string         `json:"swift"`
	Intermediary string         `json:"intermediary"`
	Charges      string         `json:"charges"` // who bears bank charges: OUR, SHA or BEN
	// The same in Chinese, for Chinese papers; "" where one serves both.
	BeneficiaryZH string `json:"beneficiary_zh"`
	NameZH        string `json:"name_zh"` // 开户行
	AddressZH     string `json:"address_zh"`
}

// Pattern says how a series of papers is numbered.
type Pattern struct {
	Series  string            `json:"series"`
	Pattern numbering.Pattern `json:"pattern"`
}

// Payment is one payment term as it stands on papers.
type Payment struct {
	Code    string `json:"code"`
	EN      string `json:"en"`
	ZH      string `json:"zh"`
	Deposit int    `json:"deposit"` // per cent due before production
}

// Defaults are what a new quotation begins with.
type Defaults struct {
	Incoterm   trade.Incoterm `json:"incoterm"`
	Place      string         `json:"place"`
	Payment    string         `json:"payment"` // Payment.Code
	ValidDays  int            `json:"valid_days"`
	LeadTime   string         `json:"lead_time"`
	Packing    string         `json:"packing"`
	Margin     money.Decimal  `json:"margin"`      // profit on price as a share: 0.15
	Domestic   money.Decimal  `json:"domestic"`    // charges in China per CBM, CNY
	BankCharge money.Decimal  `json:"bank_charge"` // share of the price
}

// Bank gives the account for a currency; else, for foreign money, the first
// account that is reached from abroad, since an account for CNY cannot take
// it; else the first account.
func (f Firm) Bank(c money.Currency) (Bank, bool) {
	for _, b := range f.Banks {
		if b.Currency == c {
			return b, true
		}
	}
	for _, b := range f.Banks {
		if c != money.CNY && b.Currency != money.CNY && b.SWIFT != "" {
			return b, true
		}
	}
	if len(f.Banks) > 0 {
		return f.Banks[0], true
	}
	return Bank{}, false
}

// Rate gives the last known rate of a currency; CNY is always 1.
func (f Firm) Rate(c money.Currency) (money.Rate, bool) {
	if c == money.CNY {
		return money.Rate{Currency: c, Value: money.New(1)}, true
	}
	i := slices.IndexFunc(f.Rates, func(r money.Rate) bool { return r.Currency == c })
	if i < 0 {
		return money.Rate{}, false
	}
	return f.Rates[i], true
}

// Pattern gives the pattern of a series; every series has one.
func (f Firm) Pattern(series string) numbering.Pattern {
	for _, p := range f.Patterns {
		if p.Series == series {
			return p.Pattern
		}
	}
	return numbering.Default(series)
}

// Payment finds a payment term by code.
func (f Firm) Payment(code string) (Payment, bool) {
	for _, p := range f.Payments {
		if p.Code == code {
			return p, true
		}
	}
	return Payment{}, false
}

// Market is the tier of a country: the firm's own word, else the table's.
func (f Firm) Market(t trade.Tables, country string) trade.Market {
	for _, m := range f.Markets {
		if m.Country == country {
			return m.Market
		}
	}
	c, _ := t.Country(country)
	return c.Market
}

// Place is a country with its areas and the tier that the firm gives it.
func (f Firm) Place(t trade.Tables, country string) trade.Place {
	p := t.Place(country)
	p.Market = f.Market(t, p.Country)
	return p
}

// SetMarket gives a country a tier; that of the table needs no row.
func (f *Firm) SetMarket(t trade.Tables, country string, m trade.Market) {
	rest := slices.DeleteFunc(slices.Clone(f.Markets), func(x Tier) bool { return x.Country == country })
	if c, _ := t.Country(country); m != c.Market && m != "" {
		rest = append(rest, Tier{country, m})
	}
	f.Markets = rest
}

// Check says what a profile cannot be saved without.
func (f Firm) Check() error {
	if strings.TrimSpace(f.NameEN) == "" && strings.TrimSpace(f.NameZH) == "" {
		return fault.New("firm.name_missing").At("name_en")
	}
	if f.USCC != "" && !ValidUSCC(f.USCC) {
		return fault.New("firm.uscc_wrong").At("uscc")
	}
	for _, p := range f.Patterns {
		if err := p.Pattern.Check(); err != nil {
			return err
		}
	}
	known := map[money.Currency]bool{}
	for _, r := range f.Rates {
		if len(r.Currency) != 3 || !r.Value.IsPositive() || known[r.Currency] {
			return fault.New("firm.rate_wrong", "Currency", string(r.Currency)).At("rates")
		}
		known[r.Currency] = true
	}
	for _, p := range f.Payments {
		if p.Deposit < 0 || p.Deposit > 100 {
			return fault.New("firm.deposit_wrong", "Code", p.Code, "Deposit", p.Deposit).At("payments")
		}
	}
	if err := f.Pricing.check(); err != nil {
		return err
	}
	for _, c := range f.Credentials {
		if err := c.check(); err != nil {
			return err
		}
	}
	return f.checkAsked()
}

func (f Firm) checkAsked() error {
	for _, r := range f.Asked {
		if len(r.Kinds) == 0 {
			return fault.New("firm.asked_nothing").At("asked")
		}
		if r.From != "" && r.Until != "" && r.Until < r.From {
			return fault.New("firm.asked_ends_first", "Kinds", strings.Join(r.Kinds, ", ")).At("asked")
		}
	}
	return nil
}
