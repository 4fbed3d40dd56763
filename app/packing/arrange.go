package packing

import (
	"slices"

	"sampan/app/money"
)

// Article is a quantity of goods to be packed.
type Article struct {
	ID       string
	Quantity money.Decimal
	Carton   Carton
	Alone    bool // its part carton is never joined with another's
}

// Content is what one box holds of an article.
type Content struct {
	ID       string
	Quantity money.Decimal
}

// Boxes are equal packages under running numbers From to To.
type Boxes struct {
	From, To              int
	Contents              []Content     // more than one: mixed
	Length, Width, Height money.Decimal // cm
	Gross, Net            money.Decimal // kg of one
}

// Arrange packs articles into cartons numbered from 1: full cartons first, in
// the articles' order, then the part cartons. With mix, part cartons of several
// articles are joined as long as they fit: each takes the share of its own full
// carton, the shares add up to no more than one, and the joined carton has the
// size of the largest of them. A part carton's goods weigh in proportion, its
// box weighs whole; weights are rounded half-up to 2 places. Articles without
// carton data are given back as loose.
func Arrange(articles []Article, mix bool) (boxes []Boxes, loose []string) {
	next := 1
	add := func(n int64, b Boxes) {
		b.From, b.To = next, next+int(n)-1
		next += int(n)
		boxes = append(boxes, b)
	}
	var parts []part
	for _, a := range articles {
		l := Pack(a.Quantity, a.Carton)
		if l.Cartons == 0 {
			if a.Quantity.IsPositive() {
				loose = append(loose, a.ID)
			}
			continue
		}
		if l.Full > 0 {
			c := a.Carton
			add(l.Full, Boxes{
				Contents: []Content{{a.ID, money.New(int64(c.Pieces))}}, Length: c.Length, Width: c.Width, Height: c.Height,
				Gross: money.Round(c.Gross, 2), Net: money.Round(c.Net, 2),
			})
		}
		if l.Part.IsPositive() {
			// Unknown weights cannot be added up in one box.
			a.Alone = a.Alone || a.Carton.Net.IsZero() || a.Carton.Gross.IsZero()
			parts = append(parts, part{a, l.Part})
		}
	}
	for _, joined := range join(parts, mix) {
		add(1, box(joined))
	}
	return boxes, loose
}

// part is what is left of an article after its full cartons.
type part struct {
	Article
	left money.Decimal
}

func (p part) share() money.Decimal { return money.Div(p.left, money.New(int64(p.Carton.Pieces))) }

// join puts each part into the first carton with room for it.
func join(parts []part, mix bool) [][]part {
	var cartons [][]part
	for _, p := range parts {
		at := slices.IndexFunc(cartons, func(c []part) bool {
			filled := p.share()
			for _, q := range c {
				filled = filled.Add(q.share())
			}
			return mix && !p.Alone && !c[0].Alone && !filled.GreaterThan(money.New(1))
		})
		if at < 0 {
			cartons = append(cartons, []part{p})
			continue
		}
		cartons[at] = append(cartons[at], p)
	}
	return cartons
}

// box is the carton of parts: the largest of their boxes, holding all goods.
func box(parts []part) Boxes {
	b, tare := Boxes{}, money.Zero
	for i, p := range parts {
		c := p.Carton
		if i == 0 || c.CBM().GreaterThan(volume(b)) {
			b.Length, b.Width, b.Height = c.Length, c.Width, c.Height
			tare = c.Gross.Sub(c.Net)
		}
		b.Net = b.Net.Add(c.Net.Mul(p.share()))
		b.Contents = append(b.Contents, Content{p.ID, p.left})
	}
	b.Net = money.Round(b.Net, 2)
	switch first := parts[0].Carton; {
	case first.Gross.IsZero():
	case first.Net.IsZero(): // a carton counts with the gross weight of a full one
		b.Gross = money.Round(first.Gross, 2)
	default:
		b.Gross = b.Net.Add(money.Round(tare, 2))
	}
	return b
}

func volume(b Boxes) money.Decimal {
	return Carton{Length: b.Length, Width: b.Width, Height: b.Height}.CBM()
}
