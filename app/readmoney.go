package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/trade"
)

// Repayment gives one payment back to a buyer.
func (a *App) Repayment(ctx context.Context, id string) (payment.Repayment, error) {
	return byID(ctx, a.store, id, Reader.Repayment)
}

// Outlay gives one payment to a factory.
func (a *App) Outlay(ctx context.Context, id string) (payment.Outlay, error) {
	return byID(ctx, a.store, id, Reader.Outlay)
}

// CreditLine gives the credit of one buyer by its own id.
func (a *App) CreditLine(ctx context.Context, id string) (payment.CreditLine, error) {
	return byID(ctx, a.store, id, Reader.CreditLine)
}

// Exposed is the risk with one buyer.
type Exposed struct {
	BuyerID, Buyer, Country string
	Market                  trade.Market
	Risk
}

// Exposures lists the money at risk by buyer: those beyond their limit first,
// then by what is at risk of it.
func (a *App) Exposures(ctx context.Context) ([]Exposed, error) {
	return one(ctx, a.store, func(r Reader) ([]Exposed, error) {
		l, err := readLedger(r)
		if err != nil {
			return nil, err
		}
		f, err := r.Firm()
		if err != nil {
			return nil, err
		}
		lines, err := r.CreditLines()
		if err != nil {
			return nil, err
		}
		given := map[string]payment.CreditLine{}
		for _, c := range lines {
			given[c.BuyerID] = c
		}
		contacts, err := r.Contacts()
		if err != nil {
			return nil, err
		}
		var list []Exposed
		for _, c := range contacts {
			risk, err := a.riskOf(l, f.Rate, given[c.ID], c.ID)
			if err != nil {
				return nil, err
			}
			if risk.Total.IsZero() && risk.Limit.IsZero() && len(risk.Unrated) == 0 {
				continue
			}
			list = append(list, Exposed{BuyerID: c.ID, Buyer: nameOf(c), Country: c.Country, Market: cmp.Or(c.Market, f.Market(a.tables, c.Country)), Risk: risk})
		}
		slices.SortStableFunc(list, func(x, y Exposed) int {
			if x.Over() != y.Over() {
				if x.Over() {
					return -1
				}
				return 1
			}
			return cmp.Compare(worth(f.Rate, y.Total), worth(f.Rate, x.Total))
		})
		return list, nil
	})
}

// worth is an amount in fen, for putting in order; 0 without a rate.
func worth(rate func(money.Currency) (money.Rate, bool), a money.Amount) int64 {
	r, ok := rate(a.Currency)
	if !ok {
		return 0
	}
	return r.ToCNY(a.Decimal()).Shift(2).IntPart()
}

// MarketAdvice is what the firm asks of new buyers in a tier of markets.
type MarketAdvice struct {
	Market   trade.Market `json:"market"`
	Deposit  int          `json:"deposit"`   // per cent, at least
	OpenDays int          `json:"open_days"` // of open account, at most
}

const guideKey = "terms_guide"

// TermsGuide gives the firm's guide of payment terms by tier of markets: its
// own, else the rule of thumb of the trade.
func (a *App) TermsGuide(ctx context.Context) ([]MarketAdvice, error) {
	var list []MarketAdvice
	for _, m := range []trade.Market{trade.Mature, trade.Emerging, trade.Developing} {
		g := payment.Guide(m)
		list = append(list, MarketAdvice{m, g.Deposit, g.OpenDays})
	}
	raw, err := a.Setting(ctx, guideKey)
	if err != nil || raw == "" {
		return list, err
	}
	if err := json.Unmarshal([]byte(raw), &list); err != nil {
		return nil, fmt.Errorf("guide of terms: %w", err)
	}
	return list, nil
}

// SaveTermsGuide keeps the firm's own guide. Deposits are brought into 0 to 100
// per cent, days are never negative.
func (a *App) SaveTermsGuide(ctx context.Context, list []MarketAdvice) error {
	list = slices.Clone(list)
	for i := range list {
		list[i].Deposit, list[i].OpenDays = min(max(list[i].Deposit, 0), 100), max(list[i].OpenDays, 0)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return a.SetSetting(ctx, guideKey, string(raw))
}
