package app

import (
	"context"
	"encoding/json"
	"sync"

	"sampan/app/fault"
	"sampan/app/refund"
	"sampan/app/trade"
)

// rateShelf keeps the libraries that were read, for a look-up costs
// microseconds and reading 15,000 rows does not.
type rateShelf struct {
	mu    sync.Mutex
	shelf []refund.Library // newest import first; nil before the first look-up
	read  bool
}

func (s *rateShelf) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shelf, s.read = nil, false
}

// RateLibraries lists the versions that were imported, newest first.
func (a *App) RateLibraries(ctx context.Context) ([]refund.Edition, error) {
	var list []refund.Edition
	err := a.store.Read(ctx, func(r Reader) (err error) {
		list, err = r.RateLibraries()
		return err
	})
	return list, err
}

// DropRates takes a version out again.
func (a *App) DropRates(ctx context.Context, version string) error {
	err := a.write(ctx, RateNoun, func(tx Tx) error { return tx.DropRates(version) })
	if err == nil {
		a.rates.forget()
	}
	return err
}

// FoundRate is a rate with the version it stands in.
type FoundRate struct {
	refund.Found
	Version string
}

// FindRate looks a code up on the export date in the newest library that
// knows it.
func (a *App) FindRate(ctx context.Context, code trade.HSCode, exportDate string) (FoundRate, error) {
	libraries, err := a.libraries(ctx)
	if err != nil {
		return FoundRate{}, err
	}
	for _, l := range libraries {
		if found := l.Find(code, exportDate); found.How != refund.NoRate {
			return FoundRate{found, l.Version}, nil
		}
	}
	return FoundRate{Found: refund.Found{How: refund.NoRate}}, nil
}

func (a *App) libraries(ctx context.Context) ([]refund.Library, error) {
	a.rates.mu.Lock()
	defer a.rates.mu.Unlock()
	if a.rates.read {
		return a.rates.shelf, nil
	}
	var shelf []refund.Library
	err := a.store.Read(ctx, func(r Reader) error {
		editions, err := r.RateLibraries()
		if err != nil {
			return err
		}
		for _, e := range editions {
			rates, err := r.Rates(e.Version)
			if err != nil {
				return err
			}
			library, err := refund.NewLibrary(e.Version, rates)
			if err != nil {
				return err
			}
			shelf = append(shelf, library)
		}
		return nil
	})
	if err == nil {
		a.rates.shelf, a.rates.read = shelf, true
	}
	return shelf, err
}

// rulesKey is the setting that keeps the firm's own rows.
const rulesKey = "rules"

// Rules gives the dated rules of customs and tax: the firm's own rows first,
// then the shipped ones.
func (a *App) Rules(ctx context.Context) (trade.Rules, error) {
	raw, err := a.Setting(ctx, rulesKey)
	if err != nil || raw == "" {
		return a.tables.Rules, err
	}
	var own trade.Rules
	if err := json.Unmarshal([]byte(raw), &own); err != nil {
		return nil, fault.New("rule.unreadable").Because(err)
	}
	return append(own, a.tables.Rules...), nil
}

// SaveRules keeps the firm's own rows; shipped ones are left out. A row
// without key or value, or that ends before it begins, is a fault.
func (a *App) SaveRules(ctx context.Context, rules trade.Rules) error {
	own := trade.Rules{}
	for i, r := range rules {
		if !r.Own {
			continue
		}
		switch {
		case r.Key == "" || r.Value == "":
			return fault.New("rule.incomplete", "Row", i+1).At("value")
		case r.To != "" && r.To < r.From:
			return fault.New("rule.dates_wrong", "Row", i+1).At("to")
		}
		own = append(own, r)
	}
	raw, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return a.SetSetting(ctx, rulesKey, string(raw))
}
