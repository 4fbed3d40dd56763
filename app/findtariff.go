package app

import (
	"context"

	"sampan/app/customs"
	"sampan/app/trade"
)

// FindTariff lists commodity codes by the beginning of a code or part of a
// name, at most limit of them.
func (a *App) FindTariff(ctx context.Context, words string, limit int) ([]customs.Tariff, error) {
	return one(ctx, a.store, func(r Reader) ([]customs.Tariff, error) { return r.FindTariff(words, limit) })
}

// TariffOf gives the row of a commodity code that holds today.
func (a *App) TariffOf(ctx context.Context, code trade.HSCode) (row customs.Tariff, found bool, err error) {
	err = a.store.Read(ctx, func(r Reader) (err error) {
		row, found, err = r.Tariff(code, a.today())
		return err
	})
	return row, found, err
}
