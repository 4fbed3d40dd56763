package catalog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/catalog"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (e *Editor) language() string { return e.Desk.Say("app.language_code") }

func (e *Editor) identity() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	units := unitOptions(e.service.Tables(), e.language() == "zh")
	code, name := f.Text("code", &p.Code), f.Text("name_en", &p.NameEN)
	if p.Ver == 0 {
		f.Needs("code", e.Desk.Say("catalog.needs_code"), func() bool { return strings.TrimSpace(p.Code) == "" })
		f.Needs("name_en", e.Desk.Say("catalog.needs_name"), func() bool { return strings.TrimSpace(p.NameEN+p.NameZH) == "" })
	}
	return widgets.Form(6,
		widgets.Wide(2, code), widgets.Wide(2, f.Text("model", &p.Model)), widgets.Wide(2, f.Text("brand", &p.Brand)),
		widgets.Wide(3, name), widgets.Wide(3, f.Text("name_zh", &p.NameZH)),
		widgets.Wide(3, f.Area("spec_en", &p.SpecEN, 2)), widgets.Wide(3, f.Area("spec_zh", &p.SpecZH, 2)),
		widgets.Wide(2, f.Text("material", &p.Material)), widgets.Wide(2, f.Text("colour", &p.Colour)), widgets.Wide(2, f.Text("size", &p.Size)),
		widgets.Wide(4, e.category()), widgets.Wide(2, f.Pick("unit", p.Unit, true, func(id string) { p.Unit = id }, units)),
		widgets.Wide(6, f.Text("keywords", &p.Keywords)))
}

// category picks one that is in use or takes a new one.
func (e *Editor) category() fyne.CanvasObject {
	p := &e.model.product
	options := categories(e.others, e.language())
	if _, listed := option(options, p.Category); !listed && p.Category != "" {
		options = append(options, widgets.Option{ID: p.Category, Label: trade.In(e.language(), p.Category)})
	}
	return e.Form.Pick("category", p.Category, true, func(id string) { p.Category = id }, options)
}

func option(options []widgets.Option, id string) (widgets.Option, bool) {
	for _, o := range options {
		if o.ID == id {
			return o, true
		}
	}
	return widgets.Option{}, false
}

// pricesSection holds what the buyer pays, and behind the closed eye what the
// firm pays.
func (e *Editor) pricesSection() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	currency := f.Choose("currency", string(p.Currency), func(id string) {
		p.Currency = money.Currency(id)
		e.tiers.Refresh()
	}, currencies(e.firm, p.Currency)...)
	add := e.Desk.IconButton("product.tier_add", "catalog.tier_add", fynetheme.IconNameContentAdd, e.addTier)
	remove := e.Desk.IconButton("product.tier_remove", "catalog.tier_remove", fynetheme.IconNameContentRemove, e.removeTier)
	e.tiers = e.tierGrid()
	terms := widgets.Form(1, currency, f.Number("moq", &p.MOQ, 0, p.Unit), f.Whole("lead_days", &p.LeadDays, ""))
	grid := record.Tall(5*theme.Row, widgets.Sheet(e.tiers))
	return e.Desk.Section("catalog.prices", widgets.Column(theme.Gap3, false,
		container.New(beside{}, grid, terms), e.Desk.Band(e.costs())), add, remove)
}

// beside gives the grid of prices what the fields at its right leave.
type beside struct{}

const termsWidth = float32(180)

func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+theme.Gap4+termsWidth, max(a.Height, b.Height))
}

func (beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width-termsWidth-theme.Gap4, s.Height))
	o[1].Move(fyne.NewPos(s.Width-termsWidth, 0))
	o[1].Resize(fyne.NewSize(termsWidth, s.Height))
}

func (e *Editor) tierGrid() *widgets.Table[*tier] {
	set := func(field func(*tier) *money.Decimal) func(*tier, string) error {
		return func(t *tier, typed string) error {
			v, err := e.model.number(typed)
			if err == nil {
				*field(t) = v
				e.touched()
			}
			return err
		}
	}
	from, price := func(t *tier) *money.Decimal { return &t.From }, func(t *tier) *money.Decimal { return &t.Price }
	m := rows.New(rowKey,
		rows.Column[*tier]{Key: "from", Title: "catalog.tier_from", Kind: rows.Number, Width: 110, Flex: 1, Value: func(t *tier) string { return money.Format(t.From, 0) }, Set: set(from)},
		rows.Column[*tier]{Key: "price", Title: "catalog.tier_price", Kind: rows.Number, Width: 130, Flex: 1, Value: func(t *tier) string {
			return string(e.model.product.Currency) + " " + money.Format(t.Price, 2)
		}, Edit: func(t *tier) string { return money.Format(t.Price, 2) }, Set: set(price)})
	t := widgets.NewTable(e.Desk, "product.tiers", m)
	t.Empty = widgets.Empty{Text: e.Desk.Say("catalog.no_tiers"), Act: "catalog.tier_add", OnAct: e.addTier}
	t.Menu = func([]*tier) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(e.Desk.Say("catalog.tier_remove"), e.removeTier)}
	}
	t.SetRows(e.model.tiers)
	return t
}

func (e *Editor) addTier() {
	row := e.model.nextTier()
	e.touched()
	e.tiers.SetRows(e.model.tiers)
	e.tiers.Reveal(rowKey(row))
	e.Desk.Window.Canvas().Focus(e.tiers)
}

func (e *Editor) removeTier() {
	row, ok := e.tiers.Model.CursorRow()
	if !ok {
		return
	}
	undo := e.model.removeTier(row)
	e.touched()
	e.tiers.SetRows(e.model.tiers)
	e.Desk.Toast(e.Desk.Say("catalog.tier_removed"), func() {
		undo()
		e.touched()
		e.tiers.SetRows(e.model.tiers)
	})
}

func (e *Editor) costs() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	bases := make([]widgets.Option, 0, len(catalog.CostBases()))
	for _, b := range catalog.CostBases() {
		bases = append(bases, widgets.Option{ID: string(b), Label: e.Desk.Say("catalog.basis_" + string(b))})
	}
	return widgets.Column(theme.Gap2, false,
		widgets.Form(8,
			widgets.Wide(2, f.Money("cost", &p.Cost, money.CNY, 2)),
			widgets.Wide(2, f.Choose("cost_basis", string(p.CostBasis), func(id string) { p.CostBasis = catalog.CostBasis(id) }, bases...)),
			widgets.Wide(2, f.Percent("vat_rate", &p.VATRate)), widgets.Wide(2, f.Percent("refund_rate", &p.RefundRate)),
			widgets.Wide(8, f.Pick("supplier_id", p.SupplierID, false, func(id string) { p.SupplierID = id }, supplierOptions(e.suppliers)))),
		e.cost)
}

func (e *Editor) packed() fyne.CanvasObject {
	k, f := &e.model.product.Packing, e.Form
	return widgets.Column(theme.Gap2, false,
		widgets.Form(7,
			f.Whole("per_inner", &k.PerInner, ""), f.Whole("per_carton", &k.PerCarton, ""),
			f.Number("length", &k.Length, 0, "cm"), f.Number("width", &k.Width, 0, "cm"), f.Number("height", &k.Height, 0, "cm"),
			f.Number("gross", &k.Gross, 0, "kg"), f.Number("net", &k.Net, 0, "kg")),
		e.packing)
}

func (e *Editor) held() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	return widgets.Form(2, f.Number("stock", &p.Stock, 0, p.Unit), f.Number("clearance", &p.Clearance, 0, p.Unit))
}

func (e *Editor) aside() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	return widgets.Column(theme.Gap3, false, f.Words("tags", &p.Tags), f.Area("notes", &p.Notes, 4))
}
