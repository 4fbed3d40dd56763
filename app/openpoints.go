package app

import (
	"context"
	"encoding/json"
	"fmt"

	"sampan/app/paper"
)

// openPointsKey is the setting that keeps what disagreed when a paper went out.
func openPointsKey(paperID string) string { return "open_points/" + paperID }

// noteOpen records what disagreed when a paper of a shipment went out: nobody
// is kept from issuing it, and nobody can say afterwards that it was not known.
func (a *App) noteOpen(tx Tx, p paper.Issued) error {
	s, err := tx.Shipment(p.RefID)
	if err != nil {
		return err
	}
	f, err := a.factsOf(tx, s)
	if err != nil {
		return err
	}
	list := Disagreements(f)
	if len(list) == 0 {
		return nil
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("open points of %s: %w", p.Number, err)
	}
	return tx.SetSetting(openPointsKey(p.ID), string(raw))
}

// OpenPoints gives what disagreed when a paper went out, worst first.
func (a *App) OpenPoints(ctx context.Context, paperID string) ([]Disagreement, error) {
	raw, err := byID(ctx, a.store, openPointsKey(paperID), Reader.Setting)
	if err != nil || raw == "" {
		return nil, err
	}
	var list []Disagreement
	if err := json.Unmarshal([]byte(raw), &list); err != nil {
		return nil, fmt.Errorf("open points of paper %s: %w", paperID, err)
	}
	return list, nil
}
