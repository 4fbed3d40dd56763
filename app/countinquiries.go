package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"

	"sampan/app/inquiry"
)

// costsKey names the setting that keeps what was spent to get inquiries.
const costsKey = "inquiry/costs"

// InquiryFacts gives every inquiry as the figures count it, and what was spent
// to get inquiries.
func (a *App) InquiryFacts(ctx context.Context) ([]inquiry.Fact, []inquiry.Cost, error) {
	var facts []inquiry.Fact
	var costs []inquiry.Cost
	err := a.store.Read(ctx, func(r Reader) error {
		rows, err := r.Inquiries()
		if err != nil {
			return err
		}
		answers, err := r.Answers()
		if err != nil {
			return err
		}
		facts = a.facts(rows, answers)
		costs, err = readCosts(r)
		return err
	})
	return facts, costs, err
}

func (a *App) facts(rows []inquiry.Summary, answers []inquiry.Answer) []inquiry.Fact {
	answered := make(map[string]inquiry.Answer, len(answers))
	for _, x := range answers {
		answered[x.InquiryID] = x
	}
	here := a.now().Location()
	facts := make([]inquiry.Fact, len(rows))
	for i, q := range rows {
		country, _ := a.tables.Country(q.Country)
		facts[i] = inquiry.Fact{
			Source: q.Origin(), Market: cmp.Or(q.Market, country.Market), At: q.ReceivedAt.In(here),
			QuotedAt: answered[q.ID].IssuedAt, Won: answered[q.ID].Won,
		}
	}
	return facts
}

func readCosts(r Reader) ([]inquiry.Cost, error) {
	raw, err := r.Setting(costsKey)
	if err != nil || raw == "" {
		return nil, err
	}
	var costs []inquiry.Cost
	if err := json.Unmarshal([]byte(raw), &costs); err != nil {
		return nil, fmt.Errorf("costs of inquiries: %w", err)
	}
	return costs, nil
}

// SaveCost keeps what was spent on a source: a cost whose id is known takes
// the place of the old one, one without an id gets one.
func (a *App) SaveCost(ctx context.Context, c inquiry.Cost) error {
	if err := c.Check(); err != nil {
		return err
	}
	c.ID = cmp.Or(c.ID, rand.Text())
	return a.changeCosts(ctx, c.ID, &c)
}

// RemoveCost forgets a cost; SaveCost brings it back.
func (a *App) RemoveCost(ctx context.Context, id string) error { return a.changeCosts(ctx, id, nil) }

func (a *App) changeCosts(ctx context.Context, id string, with *inquiry.Cost) error {
	return a.write(ctx, InquiryNoun, func(tx Tx) error {
		costs, err := readCosts(tx)
		if err != nil {
			return err
		}
		kept := []inquiry.Cost{}
		for _, c := range costs {
			switch {
			case c.ID != id:
				kept = append(kept, c)
			case with != nil:
				kept, with = append(kept, *with), nil
			}
		}
		if with != nil {
			kept = append(kept, *with)
		}
		raw, err := json.Marshal(kept)
		if err != nil {
			return fmt.Errorf("costs of inquiries: %w", err)
		}
		return tx.SetSetting(costsKey, string(raw))
	})
}
