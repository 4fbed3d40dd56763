// Package catalog is the screen of the firm's products: the list with photos
// and the editor of one article. ui opens it.
package catalog

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/widgets"
)

// Service is what the screen asks of the firm.
type Service interface {
	record.Service
	Products(ctx context.Context) ([]catalog.Summary, error)
	Product(ctx context.Context, id string) (catalog.Product, error)
	SaveProduct(ctx context.Context, p *catalog.Product) error
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Firm(ctx context.Context) (firm.Firm, error)
	KeepPhoto(data []byte) (string, error)
	Access(ctx context.Context, country, channel, day string, products ...catalog.Product) ([][]catalog.Finding, error)
	PlatformColumns(ctx context.Context, key string) ([]app.PlatformColumn, error)
	KeepPlatformColumns(ctx context.Context, key string, columns []app.PlatformColumn) error
	ExportPlatform(ctx context.Context, columns []app.PlatformColumn, ids ...string) (sheet.Table, error)
	TariffOf(ctx context.Context, code trade.HSCode) (customs.Tariff, bool, error)
	Tables() trade.Tables
}

// model is what the editor knows apart from how it looks.
type model struct {
	product catalog.Product
	tiers   []*tier
	country string // the market that is being looked at, and the platform
	channel string
	edits   int // counts changes, so that one made while saving stays unsaved
	kept    int // edits that are saved
	named   int // tiers given a key so far
}

// tier is a row of the grid of prices; its key stays while it is edited.
type tier struct {
	catalog.Tier
	key int
}

func (m *model) load(p catalog.Product) {
	m.product, m.tiers, m.edits, m.kept = p, nil, 0, 0
	m.product.Currency = cmp.Or(p.Currency, "USD")
	for _, t := range p.Tiers {
		m.addTier(t)
	}
}

func (m *model) addTier(t catalog.Tier) *tier {
	m.named++
	row := &tier{t, m.named}
	m.tiers = append(m.tiers, row)
	return row
}

// nextTier adds a tier above the last one: the minimum order first, then
// twice as much at the same price, to be typed over.
func (m *model) nextTier() *tier {
	next := catalog.Tier{From: m.product.MOQ}
	if n := len(m.tiers); n > 0 {
		next = catalog.Tier{From: m.tiers[n-1].From.Mul(money.New(2)), Price: m.tiers[n-1].Price}
	}
	return m.addTier(next)
}

func (m *model) removeTier(row *tier) (undo func()) {
	before := slices.Clone(m.tiers)
	m.tiers = slices.DeleteFunc(slices.Clone(before), func(t *tier) bool { return t == row })
	return func() { m.tiers = before }
}

// number reads a figure of the grid; a price may name its currency.
func (m *model) number(typed string) (money.Decimal, error) {
	e, err := money.ParseEntry(typed)
	switch {
	case err != nil:
		return money.Zero, err
	case e.Value.IsNegative():
		return money.Zero, fault.New("catalog.out_of_range", "Value", e.Value.String())
	case e.Currency != "" && e.Currency != m.product.Currency:
		return money.Zero, fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(m.product.Currency))
	}
	return e.Value, nil
}

func (m *model) unsaved() bool { return m.edits != m.kept }

// whole is the record as it is to be saved: texts without blanks around them,
// tiers by rising quantity, without empty ones.
func (m *model) whole() catalog.Product {
	p := m.product
	for _, s := range []*string{
		&p.Code, &p.Model, &p.NameEN, &p.NameZH, &p.Category, &p.SpecEN, &p.SpecZH, &p.Material, &p.Colour,
		&p.Size, &p.Brand, &p.Keywords, &p.Unit, &p.OriginPlace, &p.Notes,
	} {
		*s = strings.TrimSpace(*s)
	}
	p.HSCode = trade.CleanHS(string(p.HSCode))
	p.Tiers = nil
	for _, t := range m.tiers {
		if t.Price.IsPositive() {
			p.Tiers = append(p.Tiers, t.Tier)
		}
	}
	slices.SortStableFunc(p.Tiers, func(a, b catalog.Tier) int { return a.From.Cmp(b.From) })
	return p
}

func (m *model) saved(p catalog.Product, edits int) {
	m.product.ID, m.product.Ver, m.product.UpdatedAt = p.ID, p.Ver, p.UpdatedAt
	m.kept = edits
}

// addPhotos puts pictures behind those that are there, each once.
func (m *model) addPhotos(ids []string) {
	for _, id := range ids {
		if !slices.Contains(m.product.Photos, id) {
			m.product.Photos = append(slices.Clone(m.product.Photos), id)
		}
	}
}

// facePhoto makes a picture the first: the one that papers show.
func (m *model) facePhoto(id string) {
	m.product.Photos = append([]string{id}, slices.DeleteFunc(slices.Clone(m.product.Photos), func(o string) bool { return o == id })...)
}

func (m *model) removePhoto(id string) (undo func()) {
	before := m.product.Photos
	m.product.Photos = slices.DeleteFunc(slices.Clone(before), func(o string) bool { return o == id })
	return func() { m.product.Photos = before }
}

// hsHint says what is odd about a commodity code, "" when it is whole.
func (m *model) hsHint() string {
	if h := trade.CleanHS(string(m.product.HSCode)); h != "" && !h.Complete() {
		return "catalog.hs_short"
	}
	return ""
}

// costLine is the step from purchase price to real cost, "" without a cost.
func (m *model) costLine(say func(string, ...any) string) string {
	if !m.product.Cost.IsPositive() {
		return ""
	}
	c := app.RealCostOf(m.product)
	key := "catalog.cost_steps"
	if c.Refund.IsZero() {
		key = "catalog.cost_no_refund"
	}
	return say(key, "Purchase", money.Format(c.Purchase, 2), "Refund", money.Format(c.Refund, 2), "Real", money.Format(c.Real, 2))
}

// packingLine says what a carton measures and how much goes into containers.
func (m *model) packingLine(say func(string, ...any) string) string {
	cbm, loads, err := app.UnitsLoaded(m.product.Packing, "20GP", "40HQ")
	if !cbm.IsPositive() {
		return say("catalog.packing_empty")
	}
	parts := []string{say("catalog.cbm", "CBM", money.Format(money.Round(cbm, 4), 4))}
	if err != nil || m.product.Packing.PerCarton <= 0 {
		return parts[0] + "  ·  " + say("catalog.packing_more")
	}
	for _, l := range loads {
		parts = append(parts, say("catalog.loads", "Container", l.Container, "Pieces", money.Format(money.New(l.Pieces), 0), "Unit", m.product.Unit, "Cartons", money.Format(money.New(l.Cartons), 0)))
	}
	return strings.Join(parts, "  ·  ")
}

func name(p catalog.Summary, chinese bool) string {
	if p.NameEN == "" || (chinese && p.NameZH != "") {
		return p.NameZH
	}
	return p.NameEN
}

func unitOptions(t trade.Tables, chinese bool) []widgets.Option {
	options := make([]widgets.Option, len(t.Units))
	for i, u := range t.Units {
		options[i] = widgets.Option{ID: u.Code, Label: u.Code, Note: u.NameEN, Also: u.NameZH}
		if chinese {
			options[i].Note, options[i].Also = u.NameZH, u.NameEN
		}
	}
	return options
}

func supplierOptions(all []contact.Summary) []widgets.Option {
	var options []widgets.Option
	for _, c := range all {
		if slices.Contains(c.Roles, contact.Supplier) {
			options = append(options, widgets.Option{ID: c.ID, Label: cmp.Or(c.NameZH, c.Name), Note: c.Code, Also: c.Name})
		}
	}
	return options
}

// categories are those in use, to be picked again.
func categories(all []catalog.Summary, language string) []widgets.Option {
	seen := map[string]bool{"": true}
	var options []widgets.Option
	for _, p := range all {
		if !seen[p.Category] {
			seen[p.Category] = true
			options = append(options, widgets.Option{ID: p.Category, Label: trade.In(language, p.Category), Also: p.Category})
		}
	}
	slices.SortFunc(options, func(a, b widgets.Option) int { return cmp.Compare(a.Label, b.Label) })
	return options
}

func currencies(f firm.Firm, now money.Currency) []widgets.Option {
	all := slices.Clone(f.Currencies)
	for _, c := range []money.Currency{"USD", "EUR", "GBP", money.CNY, now} {
		if c != "" && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	options := make([]widgets.Option, len(all))
	for i, c := range all {
		options[i] = widgets.Option{ID: string(c), Label: string(c)}
	}
	return options
}

// figure shows a number, nothing for zero.
func figure(d money.Decimal, places int32) string {
	if d.IsZero() {
		return ""
	}
	return money.Format(d, places)
}

func rowKey(t *tier) string { return strconv.Itoa(t.key) }
