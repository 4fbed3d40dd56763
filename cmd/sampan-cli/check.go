package main

import (
	"context"

	"sampan/app"
	"sampan/app/text"
	"sampan/assets"
)

// disagreement is one finding as the command line prints it.
type disagreement struct {
	Shipment string `json:"shipment"` // invoice number
	Severity string `json:"severity"`
	app.Disagreement
	Message string `json:"message"`
	Why     string `json:"why"`
}

// checkPapers prints what disagrees between the papers of an order or a
// shipment, worst first.
func checkPapers(ctx context.Context, c *call) error {
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(1); err != nil {
		return err
	}
	desk, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer desk.Close()
	list, err := desk.CheckPapers(ctx, c.args[0])
	if err != nil {
		return err
	}
	m, err := text.Screen(assets.Translations, *c.ui)
	if err != nil {
		return err
	}
	shipments, found := []string{}, []disagreement{}
	for _, s := range list {
		shipments = append(shipments, s.Shipment)
		for _, d := range s.Disagreements {
			found = append(found, disagreement{s.Shipment, severityWord(d.Severity), d, m.Fill(d.Key, d.Args), m.T(d.Reason)})
		}
	}
	return c.print(map[string]any{"reference": c.args[0], "shipments": shipments, "agree": len(found) == 0, "disagreements": found})
}

func severityWord(s app.Severity) string {
	return [...]string{"money", "goods", "looks"}[s]
}
