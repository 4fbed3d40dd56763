package app

import (
	"context"

	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/packing"
)

// Load is the packing of a deal's lines and how full each container would be.
type Load struct {
	packing.Total
	Shares []ContainerShare
	Gaps   int       // lines that lack some of the data: the sums are too small
	Lacks  []LoadGap // which lines, and what
}

// LoadGap is a line whose load is not known in full.
type LoadGap struct {
	Line  int // from 1
	Code  string
	Field string // per_carton, size, gross or quantity
}

// ContainerShare is how full one container would be, as a part of 1.
type ContainerShare struct {
	Type     string
	Share    money.Decimal
	ByWeight bool // the weight fills it before the room does
}

// LoadOf counts cartons, volume and weight of a deal's lines, with the usual
// loads of containers.
func LoadOf(d deal.Deal) Load { return loadIn(d, packing.Containers()) }

// Load is LoadOf with what the firm loads into its containers.
func (a *App) Load(ctx context.Context, d deal.Deal) (Load, error) {
	f, err := one(ctx, a.store, Reader.Firm)
	return loadIn(d, ContainersOf(f)), err
}

// LoadFor is Load for a firm that was read already.
func LoadFor(d deal.Deal, f firm.Firm) Load { return loadIn(d, ContainersOf(f)) }

// ContainersOf gives what the firm loads into its containers, the usual loads
// where it says nothing.
func ContainersOf(f firm.Firm) []packing.Container {
	if len(f.Pricing.Containers) == 0 {
		return packing.Containers()
	}
	var list []packing.Container
	for _, c := range f.Pricing.Containers {
		list = append(list, packing.Container(c))
	}
	return list
}

func loadIn(d deal.Deal, containers []packing.Container) Load {
	var lines []packing.Line
	var load Load
	for i, l := range d.Lines {
		if field := loadGap(l); field != "" {
			load.Lacks = append(load.Lacks, LoadGap{i + 1, l.Code, field})
		}
		lines = append(lines, packing.Pack(l.Quantity, cartonOfLine(l)))
	}
	load.Gaps, load.Total = len(load.Lacks), packing.Sum(lines...)
	for _, c := range containers {
		share := load.Share(c)
		load.Shares = append(load.Shares, ContainerShare{c.Type, share, share.GreaterThan(money.Div(load.CBM, c.CBM))})
	}
	return load
}

// loadGap names the first thing that keeps a line from being loaded.
func loadGap(l deal.Line) string {
	switch {
	case l.PerCarton <= 0:
		return "per_carton"
	case packing.Check(l.Quantity, cartonOfLine(l)) != nil:
		return "quantity"
	case !cartonOfLine(l).CBM().IsPositive():
		return "size"
	case !l.Gross.IsPositive():
		return "gross"
	}
	return ""
}

func cartonOfLine(l deal.Line) packing.Carton {
	return packing.Carton{Pieces: l.PerCarton, Length: l.Length, Width: l.Width, Height: l.Height, Gross: l.Gross, Net: l.Net}
}
