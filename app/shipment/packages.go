package shipment

import "sampan/app/money"

// Package is a range of equal packages, numbered From to To: the row of a
// packing list. One with several Contents is mixed; its weight and its volume
// stand once.
type Package struct {
	ID          string        `json:"id"`
	From        int           `json:"from"` // first carton number, from 1
	To          int           `json:"to"`   // last carton number
	Kind        string        `json:"kind"` // carton, wooden_case, bag, bale, drum, roll
	Contents    []Content     `json:"contents"`
	Length      money.Decimal `json:"length"` // cm, outside
	Width       money.Decimal `json:"width"`
	Height      money.Decimal `json:"height"`
	Gross       money.Decimal `json:"gross"` // kg of one package
	Net         money.Decimal `json:"net"`
	PalletID    string        `json:"pallet_id"`    // the pallet they stand on, "" for loose ones
	ContainerID string        `json:"container_id"` // "" while not loaded; those on pallets go with the pallet
}

// Content is what one package of a range holds of a line.
type Content struct {
	LineID   string        `json:"line_id"` // Shipment.Lines
	Quantity money.Decimal `json:"quantity"`
}

// Pallet carries packages. Its own weight counts in the gross weight, and
// papers of carrier and customs count it as one piece.
type Pallet struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`   // "P1"
	Length      money.Decimal `json:"length"` // cm, loaded
	Width       money.Decimal `json:"width"`
	Height      money.Decimal `json:"height"`
	Tare        money.Decimal `json:"tare"` // kg, empty
	ContainerID string        `json:"container_id"`
}

// Container is one container, ordered by type and known by number once it was
// picked up.
type Container struct {
	ID     string        `json:"id"`
	Type   string        `json:"type"`   // 20GP, 40GP, 40HQ, 45HQ, LCL
	Number string        `json:"number"` // CSQU3054383 with its check digit
	Seal   string        `json:"seal"`
	Tare   money.Decimal `json:"tare"`   // kg, empty
	VGM    money.Decimal `json:"vgm"`    // kg, verified gross mass (SOLAS VI/2)
	Method int           `json:"method"` // of the VGM: 1 weighed loaded, 2 added up
}
