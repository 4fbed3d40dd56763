package app

import (
	"sampan/app/catalog"
	"sampan/app/money"
	"sampan/app/packing"
)

// RealCost is what a unit of a product costs once the export refund is back:
// CNY, the refund and the rest rounded to 4 places. Inside only.
type RealCost struct{ Purchase, Refund, Real money.Decimal }

// RealCostOf shows the step from the purchase price of a product to its real
// cost.
func RealCostOf(p catalog.Product) RealCost {
	c := productCost(p)
	return RealCost{Purchase: c.Purchase, Refund: money.Round(c.RefundAmount(), 4), Real: money.Round(c.Real(), 4)}
}

// Loaded is how many units of a product go into a container.
type Loaded struct {
	Container string
	Cartons   int64
	Pieces    int64
	ByWeight  bool // the weight sets the limit, not the room
}

// UnitsLoaded counts the units of a product that fit into the containers named.
// A product without the data of its carton is the fault
// "packing.carton_missing".
func UnitsLoaded(k catalog.Packing, containers ...string) (cbm money.Decimal, loads []Loaded, err error) {
	carton := cartonOf(k)
	for _, c := range packing.Containers() {
		for _, name := range containers {
			if c.Type != name {
				continue
			}
			f, err := packing.Load(carton, c)
			if err != nil {
				return carton.CBM(), nil, err
			}
			loads = append(loads, Loaded{name, f.Cartons, f.Cartons * int64(k.PerCarton), f.LimitedBy == "weight"})
		}
	}
	return carton.CBM(), loads, nil
}
