package app

import (
	"context"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/shipment"
)

// PackShipment puts all lines of a shipment into cartons, in place of what was
// packed before: full cartons first in the lines' order, then part cartons,
// joined where mix allows it. Lines without carton data stay unpacked and are
// given back by their codes.
func (a *App) PackShipment(ctx context.Context, id string, mix bool) (s shipment.Shipment, loose []string, err error) {
	s, err = a.moveShipment(ctx, id, func(_ Tx, s *shipment.Shipment) error {
		if !s.Editable() {
			return fault.New("shipment.has_sailed", "Number", s.Number)
		}
		loose = Arrange(s, mix)
		return nil
	})
	return s, loose, err
}

// Arrange is PackShipment on a shipment that is not saved yet.
func Arrange(s *shipment.Shipment, mix bool) (loose []string) {
	articles := make([]packing.Article, len(s.Lines))
	for i, l := range s.Lines {
		articles[i] = packing.Article{ID: l.ID, Quantity: l.Quantity, Carton: packing.Carton{
			Pieces: l.PerCarton, Length: l.Length, Width: l.Width, Height: l.Height, Gross: l.Gross, Net: l.Net,
		}}
	}
	boxes, left := packing.Arrange(articles, mix)
	s.Packages, s.Pallets = nil, nil
	for _, b := range boxes {
		p := shipment.Package{From: b.From, To: b.To, Kind: "carton", Length: b.Length, Width: b.Width, Height: b.Height, Gross: b.Gross, Net: b.Net}
		for _, c := range b.Contents {
			p.Contents = append(p.Contents, shipment.Content{LineID: c.ID, Quantity: c.Quantity})
		}
		s.Packages = append(s.Packages, p)
	}
	for _, id := range left {
		if l, ok := s.Line(id); ok {
			loose = append(loose, l.Code)
		}
	}
	return loose
}

// LoadContainers shares the loose packages out over the shipment's containers
// in their order, by the usual load of each type in volume and weight; a range
// is cut where a container is full. What fits in none stays out and is counted
// in left. Packages on pallets go with their pallet and are not moved.
func (a *App) LoadContainers(ctx context.Context, id string) (s shipment.Shipment, left int, err error) {
	s, err = a.moveShipment(ctx, id, func(_ Tx, s *shipment.Shipment) error {
		if !s.Editable() {
			return fault.New("shipment.has_sailed", "Number", s.Number)
		}
		left = load(s, packing.Containers())
		return nil
	})
	return s, left, err
}

func load(s *shipment.Shipment, types []packing.Container) (left int) {
	room := make([]packing.Container, len(s.Containers))
	for i, c := range s.Containers {
		for _, t := range types {
			if t.Type == c.Type {
				room[i] = t
			}
		}
		on := s.In(c.ID) // what pallets take
		for _, p := range s.Packages {
			if p.PalletID == "" && p.ContainerID == c.ID {
				n := money.New(int64(p.Count()))
				on.CBM, on.Gross = on.CBM.Sub(p.CBM().Mul(n)), on.Gross.Sub(p.Gross.Mul(n))
			}
		}
		room[i].CBM, room[i].Kg = room[i].CBM.Sub(on.CBM), room[i].Kg.Sub(on.Gross)
	}
	var packages []shipment.Package
	at := 0
	for _, p := range s.Packages {
		if p.PalletID != "" {
			packages = append(packages, p)
			continue
		}
		for p.Count() > 0 {
			n := p.Count()
			for at < len(room) && fits(p, room[at]) == 0 {
				at++
			}
			p.ContainerID = ""
			if at < len(room) {
				n = min(n, fits(p, room[at]))
				p.ContainerID = s.Containers[at].ID
				loaded := money.New(int64(n))
				room[at].CBM, room[at].Kg = room[at].CBM.Sub(p.CBM().Mul(loaded)), room[at].Kg.Sub(p.Gross.Mul(loaded))
			} else {
				left += n
			}
			cut := p
			cut.To = p.From + n - 1
			packages = append(packages, cut)
			p.ID, p.From = "", cut.To+1
		}
	}
	s.Packages = packages
	return left
}

// fits is how many packages of a range a container still takes.
func fits(p shipment.Package, c packing.Container) int {
	n := p.Count()
	for _, limit := range [][2]money.Decimal{{c.CBM, p.CBM()}, {c.Kg, p.Gross}} {
		if limit[1].IsPositive() {
			n = min(n, int(max(limit[0].Div(limit[1]).Floor().IntPart(), 0)))
		}
	}
	return n
}
