package app

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"sampan/app/catalog"
	"sampan/app/inquiry"
	"sampan/app/match"
	"sampan/app/money"
)

// Facet is what parts the products of a family.
type Facet string

// The facets by which asked and sold are compared.
const (
	BySize    Facet = "size"
	ByColour  Facet = "colour"
	ByVariant Facet = "variant" // each product by itself
)

// Facets lists them in the order they are offered.
func Facets() []Facet { return []Facet{BySize, ByColour, ByVariant} }

func facetOf(t match.Token) Facet {
	switch t.Kind {
	case match.Colour:
		return ByColour
	case match.Size, match.Measure:
		return BySize
	}
	return ""
}

// Turnover sets what buyers asked for beside what they bought.
type Turnover struct {
	Family    string // category of the products
	Value     string // the size, the colour, or the product's code; "" where none is known
	ProductID string // of a variant, with its names
	NameEN    string
	NameZH    string
	Unit      string
	Asked     int           // lines of inquiries
	AskedFor  money.Decimal // quantity that they name
	Sold      int           // lines of orders
	SoldFor   money.Decimal
	Listed    bool // the catalog has it
	Stock     money.Decimal
}

// AskedAndSold compares what was asked and sold since a moment, by a facet of
// the products, what is asked most beyond what is sold first.
func (a *App) AskedAndSold(ctx context.Context, by Facet, since time.Time) ([]Turnover, error) {
	var products []catalog.Product
	var asked []inquiry.Asked
	var sold []SoldLine
	err := a.store.Read(ctx, func(r Reader) (err error) {
		if products, err = r.Products(); err != nil {
			return err
		}
		if asked, err = r.AskedLines(); err != nil {
			return err
		}
		sold, err = r.SoldLines()
		return err
	})
	if err != nil {
		return nil, err
	}
	asked = slices.DeleteFunc(asked, func(l inquiry.Asked) bool { return l.At.Before(since) })
	from := since.Format(day)
	sold = slices.DeleteFunc(sold, func(l SoldLine) bool { return l.Date < from })
	return CompareDemand(by, products, asked, sold), nil
}

// CompareDemand counts lines under the product that was chosen for them, or
// else is likely meant; a size or colour that the buyer names goes before the
// product's own. Quantities count where their unit is the product's.
func CompareDemand(by Facet, products []catalog.Product, asked []inquiry.Asked, sold []SoldLine) []Turnover {
	c := comparison{by: by, products: make(map[string]catalog.Product, len(products)), rows: map[[2]string]*Turnover{}}
	for _, p := range products {
		c.products[p.ID] = p
		t := c.at(p, c.own(p))
		t.Listed, t.Stock = true, t.Stock.Add(p.Stock)
	}
	for _, l := range asked {
		p, ok := c.products[cmp.Or(l.ProductID, l.LikelyID)]
		if !ok || l.State == inquiry.Nothing {
			continue
		}
		t := c.at(p, c.named(l, p))
		t.Asked++
		if l.Quantity != nil && (l.Unit == "" || l.Unit == p.Unit) {
			t.AskedFor = t.AskedFor.Add(*l.Quantity)
		}
	}
	for _, l := range sold {
		p, ok := c.products[l.ProductID]
		if !ok {
			continue
		}
		t := c.at(p, c.own(p))
		t.Sold++
		if l.Unit == "" || l.Unit == p.Unit {
			t.SoldFor = t.SoldFor.Add(l.Quantity)
		}
	}
	return c.list()
}

type comparison struct {
	by       Facet
	products map[string]catalog.Product
	rows     map[[2]string]*Turnover // by family and key of the value
}

// value is a size or colour: what is shown, and the key under which equal ones
// meet.
type value struct{ key, shown string }

func (c *comparison) at(p catalog.Product, v value) *Turnover {
	k := [2]string{p.Category, v.key}
	if c.rows[k] == nil {
		c.rows[k] = &Turnover{Family: p.Category, Value: v.shown, Unit: p.Unit}
		if c.by == ByVariant {
			c.rows[k].ProductID, c.rows[k].NameEN, c.rows[k].NameZH = p.ID, p.NameEN, p.NameZH
		}
	}
	return c.rows[k]
}

func (c *comparison) own(p catalog.Product) value {
	shown := map[Facet]string{BySize: p.Size, ByColour: p.Colour, ByVariant: p.Code}[c.by]
	if c.by == ByVariant {
		return value{p.ID, shown}
	}
	return value{keyOf(shown), strings.TrimSpace(shown)}
}

func keyOf(text string) string {
	var keys []string
	for _, t := range match.Tokens(text) {
		if !t.Weak {
			keys = append(keys, t.Key)
		}
	}
	return strings.Join(keys, " ")
}

// named is the size or colour that a line asks for: the buyer's where he names
// one of the same kind as the product's, else the product's own.
func (c *comparison) named(l inquiry.Asked, p catalog.Product) value {
	own := c.own(p)
	if c.by == ByVariant {
		return own
	}
	mine := match.Tokens(own.shown)
	for _, t := range match.Tokens(lineWords(l.Line)) {
		if t.Weak || facetOf(t) != c.by {
			continue
		}
		same := func(m match.Token) bool { return m.Key == t.Key }
		kind := func(m match.Token) bool { return m.Kind == t.Kind && m.Unit == t.Unit }
		if slices.ContainsFunc(mine, same) {
			return own
		}
		if len(mine) == 0 || slices.ContainsFunc(mine, kind) {
			return value{t.Key, t.Text}
		}
	}
	return own
}

// list gives the rows that anybody asked for or bought.
func (c *comparison) list() []Turnover {
	var all []Turnover
	for _, t := range c.rows {
		if t.Asked+t.Sold > 0 {
			all = append(all, *t)
		}
	}
	slices.SortFunc(all, func(x, y Turnover) int {
		return cmp.Or((y.Asked-y.Sold)-(x.Asked-x.Sold), y.Asked-x.Asked, cmp.Compare(x.Family, y.Family), cmp.Compare(x.Value, y.Value))
	})
	return all
}

// Families are the categories among rows, by name.
func Families(rows []Turnover) []string {
	seen := map[string]bool{}
	for _, t := range rows {
		seen[t.Family] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
