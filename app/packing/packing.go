// Package packing counts cartons, volume, weight and containers: pure, exact,
// in centimetres, kilograms and cubic metres.
package packing

import (
	"sampan/app/fault"
	"sampan/app/money"
)

// Carton is one full export carton of an article.
type Carton struct {
	Pieces                int           // units in it
	Length, Width, Height money.Decimal // cm, outside
	Gross, Net            money.Decimal // kg
}

// CBM is the carton's volume in cubic metres, rounded to 6 places.
func (c Carton) CBM() money.Decimal {
	return money.Round(c.Length.Mul(c.Width).Mul(c.Height).Shift(-6), 6)
}

// Line is the packing of a quantity of one article.
type Line struct {
	Full    int64         // full cartons
	Part    money.Decimal // units in the last, part-filled carton; zero for none
	Cartons int64
	CBM     money.Decimal // cubic metres, 6 places
	Gross   money.Decimal // kg, 2 places
	Net     money.Decimal
}

// MaxCartons bounds a count of cartons: more is a slip of the keyboard.
const MaxCartons = 1_000_000_000

// Pack puts a quantity into cartons. A part carton takes the room of a full
// one; its goods weigh in proportion, and the box itself weighs whole. Net
// and gross are each rounded half-up to 2 places, since papers print them so
// and add up what they print. Without a net weight every carton counts with
// its full gross weight; without a gross weight there is none. An article
// without carton data, or a count that Check refuses, gives a zero Line.
func Pack(quantity money.Decimal, c Carton) Line {
	if c.Pieces <= 0 || !quantity.IsPositive() || Check(quantity, c) != nil {
		return Line{}
	}
	per := money.New(int64(c.Pieces))
	full := money.Div(quantity, per).Floor()
	l := Line{Full: full.IntPart(), Part: quantity.Sub(full.Mul(per))}
	l.Cartons = l.Full
	if l.Part.IsPositive() {
		l.Cartons++
	}
	count := money.New(l.Cartons)
	l.CBM = c.CBM().Mul(count)
	l.Net = money.Round(money.Div(c.Net.Mul(quantity), per), 2)
	switch {
	case c.Net.IsZero():
		l.Gross = money.Round(c.Gross.Mul(count), 2)
	case !c.Gross.IsZero():
		l.Gross = l.Net.Add(money.Round(c.Gross.Sub(c.Net).Mul(count), 2))
	}
	return l
}

// Check refuses a quantity that would fill MaxCartons or more: the fault
// "packing.too_many".
func Check(quantity money.Decimal, c Carton) error {
	if c.Pieces <= 0 || quantity.LessThan(money.New(int64(c.Pieces)).Mul(money.New(MaxCartons))) {
		return nil
	}
	return fault.New("packing.too_many", "Quantity", quantity.String()).At("quantity")
}

// Total is the packing of several lines, as papers show it.
type Total struct {
	Cartons    int64
	CBM        money.Decimal // cubic metres, 3 places
	Gross, Net money.Decimal // kg, 2 places
}

// Sum adds lines up; only the sums are rounded, half-up.
func Sum(lines ...Line) Total {
	t := Total{}
	for _, l := range lines {
		t.Cartons += l.Cartons
		t.CBM = t.CBM.Add(l.CBM)
		t.Gross = t.Gross.Add(l.Gross)
		t.Net = t.Net.Add(l.Net)
	}
	t.CBM, t.Gross, t.Net = money.Round(t.CBM, 3), money.Round(t.Gross, 2), money.Round(t.Net, 2)
	return t
}

// Container is a type of container and what the firm loads into it.
type Container struct {
	Type string
	CBM  money.Decimal // usual load
	Kg   money.Decimal // payload
}

// Containers are the usual loads; practice differs, so a firm may set its own.
func Containers() []Container {
	return []Container{
		{"20GP", money.New(28), money.New(21500)},
		{"40GP", money.New(58), money.New(26000)},
		{"40HQ", money.New(68), money.New(26000)},
		{"45HQ", money.New(78), money.New(26000)},
	}
}

// Fill is how many cartons go into a container.
type Fill struct {
	ByVolume, ByWeight, Cartons int64
	LimitedBy                   string        // "volume" or "weight"
	CBM                         money.Decimal // loaded, 3 places
	Kg                          money.Decimal // loaded, 2 places
}

// Load counts the cartons that fit by volume and by weight.
func Load(c Carton, into Container) (Fill, error) {
	cbm := c.CBM()
	if !cbm.IsPositive() || !c.Gross.IsPositive() {
		return Fill{}, fault.New("packing.carton_missing").At("carton")
	}
	f := Fill{ByVolume: into.CBM.Div(cbm).Floor().IntPart(), ByWeight: into.Kg.Div(c.Gross).Floor().IntPart()}
	f.Cartons, f.LimitedBy = f.ByVolume, "volume"
	if f.ByWeight < f.ByVolume {
		f.Cartons, f.LimitedBy = f.ByWeight, "weight"
	}
	f.CBM = money.Round(cbm.Mul(money.New(f.Cartons)), 3)
	f.Kg = money.Round(c.Gross.Mul(money.New(f.Cartons)), 2)
	return f, nil
}

// Share is how full a container is with the total: the larger of volume and
// weight, as a part of 1.
func (t Total) Share(of Container) money.Decimal {
	v, w := money.Div(t.CBM, of.CBM), money.Div(t.Gross, of.Kg)
	if w.GreaterThan(v) {
		return w
	}
	return v
}
