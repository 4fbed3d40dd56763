package store

import (
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
)

func firmRecord(f *firm.Firm) record {
	d, p := &f.Defaults, &f.Pricing
	return record{
		noun: app.FirmNoun, id: &f.ID, ver: &f.Ver,
		columns: slices.Concat([]column{
			{"name_en", text(&f.NameEN)},
			{"name_zh", text(&f.NameZH)},
			{"address_en", text(&f.AddressEN)},
			{"address_zh", text(&f.AddressZH)},
			{"city_en", text(&f.CityEN)},
			{"city_zh", text(&f.CityZH)},
			{"post_code", text(&f.PostCode)},
			{"phone", text(&f.Phone)},
			{"mobile", text(&f.Mobile)},
			{"whatsapp", text(&f.WhatsApp)},
			{"wechat", text(&f.WeChat)},
			{"fax", text(&f.Fax)},
			{"email", text(&f.Email)},
			{"website", text(&f.Website)},
			{"contact", text(&f.Contact)},
			{"title", text(&f.Title)},
			{"contact_zh", text(&f.ContactZH)},
			{"title_zh", text(&f.TitleZH)},
			{"uscc", text(&f.USCC)},
			{"customs_code", text(&f.CustomsCode)},
			{"logo", text(&f.Logo)},
			{"seal", text(&f.Seal)},
			{"signature", text(&f.Signature)},
			{"capacity", text(&f.Capacity)},
			{"references", text(&f.References)},
			{"currencies", words(&f.Currencies)},
			{"default_incoterm", text(&d.Incoterm)},
			{"default_place", text(&d.Place)},
			{"default_payment", text(&d.Payment)},
			{"default_valid_days", whole(&d.ValidDays)},
			{"default_lead_time", text(&d.LeadTime)},
			{"default_packing", text(&d.Packing)},
			{"default_margin", decimal(&d.Margin)},
			{"default_domestic", decimal(&d.Domestic)},
			{"default_bank_charge", decimal(&d.BankCharge)},
		}, pricingColumns(p)),
		lists: slices.Concat([]list{
			listOf("banks", "firm_bank", &f.Banks, bankColumns, nil, func(b firm.Bank) string { return string(b.Currency) + " " + b.Account }),
			listOf("rates", "firm_rate", &f.Rates, rateColumns, nil, func(r money.Rate) string { return string(r.Currency) }),
			listOf("patterns", "firm_pattern", &f.Patterns, func(p *firm.Pattern) []column {
				return []column{{"series", text(&p.Series)}, {"pattern", text(&p.Pattern)}}
			}, nil, func(p firm.Pattern) string { return p.Series }),
			listOf("payments", "firm_payment", &f.Payments, func(p *firm.Payment) []column {
				return []column{{"code", text(&p.Code)}, {"en", text(&p.EN)}, {"zh", text(&p.ZH)}, {"deposit", whole(&p.Deposit)}}
			}, nil, func(p firm.Payment) string { return p.Code }),
			listOf("markets", "firm_market", &f.Markets, func(m *firm.Tier) []column {
				return []column{{"country", text(&m.Country)}, {"market", text(&m.Market)}}
			}, nil, func(m firm.Tier) string { return m.Country }),
			listOf("asked", "firm_asked", &f.Asked, askedColumns, nil, func(r trade.Requirement) string {
				return strings.Join(r.Where, ",") + " " + strings.Join(r.Kinds, ",") + " " + strings.Join(r.Goods, ",")
			}),
			listOf("credentials", "firm_credential", &f.Credentials, credentialColumns, nil, func(c firm.Credential) string { return c.Kind + " " + c.Title + " " + c.Number }),
		}, pricingLists(p)),
	}
}

func credentialColumns(c *firm.Credential) []column {
	return []column{
		{"kind", text(&c.Kind)},
		{"title", text(&c.Title)},
		{"number", text(&c.Number)},
		{"issuer", text(&c.Issuer)},
		{"until", text(&c.Until)},
		{"file", text(&c.File)},
		{"file_name", text(&c.FileName)},
	}
}

func bankColumns(b *firm.Bank) []column {
	return []column{
		{"currency", text(&b.Currency)},
		{"beneficiary", text(&b.Beneficiary)},
		{"name", text(&b.Name)},
		{"address", text(&b.Address)},
		{"account", text(&b.Account)},
		{"swift", text(&b.SWIFT)},
		{"intermediary", text(&b.Intermediary)},
		{"charges", text(&b.Charges)},
		{"beneficiary_zh", text(&b.BeneficiaryZH)},
		{"name_zh", text(&b.NameZH)},
		{"address_zh", text(&b.AddressZH)},
	}
}

func askedColumns(r *trade.Requirement) []column {
	return []column{
		{"where", words(&r.Where)},
		{"goods", words(&r.Goods)},
		{"kinds", words(&r.Kinds)},
		{"from", text(&r.From)},
		{"until", text(&r.Until)},
		{"source", text(&r.Source)},
	}
}

func rateColumns(r *money.Rate) []column {
	return []column{{"currency", text(&r.Currency)}, {"value", decimal(&r.Value)}, {"date", text(&r.Date)}, {"source", text(&r.Source)}}
}

func (r reader) Firm() (firm.Firm, error) {
	var f firm.Firm
	_, err := r.fetchWhere(firmRecord(&f), "only = 1")
	return f, err
}

func (t *tx) PutFirm(f *firm.Firm) error { return put(t, f, firmRecord) }

func pricingColumns(p *firm.Pricing) []column {
	return []column{
		{"pricing_profit_on", text(&p.ProfitOn)},
		{"pricing_insured", decimal(&p.Insured)},
		{"pricing_premium", decimal(&p.Premium)},
		{"pricing_interest_rate", decimal(&p.InterestRate)},
		{"pricing_interest_months", decimal(&p.InterestMonths)},
		{"pricing_round_to", decimal(&p.RoundTo)},
		{"pricing_round_up", yes(&p.RoundUp)},
		{"pricing_exchange_low", decimal(&p.ExchangeLow)},
		{"pricing_exchange_high", decimal(&p.ExchangeHigh)},
		{"pricing_rate_days", whole(&p.RateDays)},
	}
}

func pricingLists(p *firm.Pricing) []list {
	return []list{
		listOf("ports", "firm_port", &p.Ports, func(c *firm.PortCharges) []column {
			return []column{{"port", text(&c.Port)}, {"per_cbm", decimal(&c.PerCBM)}, {"per_shipment", decimal(&c.PerShipment)}}
		}, nil, func(c firm.PortCharges) string { return c.Port }),
		listOf("containers", "firm_container", &p.Containers, func(c *firm.Container) []column {
			return []column{{"type", text(&c.Type)}, {"cbm", decimal(&c.CBM)}, {"kg", decimal(&c.Kg)}}
		}, nil, func(c firm.Container) string { return c.Type }),
	}
}
