package app

import (
	"context"
	"time"

	"sampan/app/catalog"
)

// Access says what stands between products and a market on a day ("" is
// today): limits of their own and what the firm's table says the market asks.
// country is alpha-2, channel a sales platform or "". The findings stand in
// the order of the products, which need not be saved.
func (a *App) Access(ctx context.Context, country, channel, day string, products ...catalog.Product) ([][]catalog.Finding, error) {
	own, err := a.Firm(ctx)
	if err != nil {
		return nil, err
	}
	if day == "" {
		day = a.now().Format(time.DateOnly)
	}
	aim := catalog.Aim{Place: own.Place(a.tables, country), Channel: channel, Day: day}
	found := make([][]catalog.Finding, len(products))
	for i, p := range products {
		found[i] = catalog.Access(p, own.Asked, aim)
	}
	return found, nil
}
