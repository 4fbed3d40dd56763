package shipments

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) packingTab() fyne.CanvasObject {
	d, s := p.desk, &p.model.s
	p.packages = p.packagesGrid()
	p.pallets = p.palletsGrid()
	p.showPackages()
	var tools []fyne.CanvasObject
	if s.Editable() {
		mix := d.Check("shipment.mix", "shipments.mix", func(on bool) { p.mix = on })
		mix.Set(p.mix)
		style := widgets.Plain
		tools = append(tools, d.Button("shipment.pack", "shipments.pack", style, p.pack), mix,
			d.Button("shipment.add_range", "shipments.add_range", widgets.Quiet, p.addRange),
			d.Button("shipment.add_pallet", "shipments.add_pallet", widgets.Quiet, p.addPallet),
			d.Button("shipment.load", "shipments.load", widgets.Quiet, p.loadContainers))
	}
	grid := fyne.CanvasObject(widgets.Sheet(p.packages))
	if len(s.Pallets) > 0 {
		grid = container.New(below{palletsHeight}, grid, widgets.Sheet(p.pallets))
	}
	return container.New(floors{}, widgets.Toolbar(tools, nil), grid, p.totals)
}

func (p *Page) packagesGrid() *widgets.Table[int] {
	s := &p.model.s
	at := func(i int) *shipment.Package { return &s.Packages[i] }
	column := func(c column) column {
		c.CanSet = p.open
		return c
	}
	t := p.table("packages",
		column(p.parsed("range", 84, rows.Text, func(i int) string { return cartonRange(*at(i)) }, func(i int, text string) (err error) {
			from, to, err := readRange(text)
			if err == nil {
				at(i).From, at(i).To = from, to
			}
			return err
		})),
		p.counted("cartons", 68, 0, func(i int) money.Decimal { return money.New(int64(at(i).Count())) }),
		column(p.parsed("contents", 176, rows.Text, func(i int) string { return p.model.contents(*at(i)) }, func(i int, text string) (err error) {
			list, err := p.model.readContents(text)
			if err == nil {
				at(i).Contents = list
			}
			return err
		})),
		p.counted("pieces_in", 72, 0, func(i int) money.Decimal { return held(*at(i)) }),
		column(p.parsed("size", 104, rows.Text, func(i int) string { return sizes(at(i).Length, at(i).Width, at(i).Height) }, func(i int, text string) error {
			size, err := readSizes(text)
			if err == nil {
				at(i).Length, at(i).Width, at(i).Height = size[0], size[1], size[2]
			}
			return err
		})),
		column(p.number("net_each", 72, 2, func(i int) *money.Decimal { return &at(i).Net })),
		column(p.number("gross_each", 84, 2, func(i int) *money.Decimal { return &at(i).Gross })),
		p.counted("cbm", 68, 3, func(i int) money.Decimal { return at(i).CBM().Mul(money.New(int64(at(i).Count()))) }),
		column(p.parsed("pallet", 60, rows.Text, func(i int) string { return p.palletName(at(i).PalletID) }, func(i int, text string) error {
			id, ok := p.palletOf(text)
			if !ok {
				return fault.New("shipments.pallet_unknown", "Name", text)
			}
			at(i).PalletID = id
			return nil
		})),
		column(p.parsed("in_container", 76, rows.Text, func(i int) string { return p.containerPlace(at(i).ContainerID) }, func(i int, text string) error {
			id, err := p.containerOf(text)
			if err == nil {
				at(i).ContainerID = id
			}
			return err
		})),
	)
	t.Model.Column("contents").Flex = 2
	t.Empty = widgets.Empty{Text: p.desk.Say("shipments.not_packed"), Sample: p.desk.Say("shipments.not_packed_hint"), Act: "shipments.pack", OnAct: p.pack}
	deletes(p, t, &s.Packages, s.Editable, p.showPackages)
	return t
}

// held is what all packages of a range hold.
func held(p shipment.Package) money.Decimal {
	sum := money.Zero
	for _, c := range p.Contents {
		sum = sum.Add(c.Quantity)
	}
	return sum.Mul(money.New(int64(p.Count())))
}

// parsed is a column whose text is read by a function of its own.
func (p *Page) parsed(key string, width float32, kind rows.Kind, get func(int) string, set func(int, string) error) column {
	return column{
		Key: key, Title: "shipments." + key, Kind: kind, Width: width, Value: get,
		Set: func(i int, text string) error {
			if err := set(i, strings.TrimSpace(text)); err != nil {
				return err
			}
			p.touched()
			return nil
		},
	}
}

// counted is a column of figures that follow from others.
func (p *Page) counted(key string, width float32, digits int32, get func(int) money.Decimal) column {
	return column{Key: key, Title: "shipments." + key, Kind: rows.Number, Width: width, Unfiltered: true, Value: func(i int) string { return figure(money.Round(get(i), max(digits, 0)), digits) }}
}

func (p *Page) palletsGrid() *widgets.Table[int] {
	s := &p.model.s
	at := func(i int) *shipment.Pallet { return &s.Pallets[i] }
	t := p.table("pallets",
		p.text("pallet", 64, 0, func(i int) *string { return &at(i).Name }),
		p.parsed("size", 120, rows.Text, func(i int) string { return sizes(at(i).Length, at(i).Width, at(i).Height) }, func(i int, text string) error {
			size, err := readSizes(text)
			if err == nil {
				at(i).Length, at(i).Width, at(i).Height = size[0], size[1], size[2]
			}
			return err
		}),
		p.number("tare", 80, 2, func(i int) *money.Decimal { return &at(i).Tare }),
		p.counted("cbm", 72, 3, func(i int) money.Decimal { return at(i).CBM() }),
		p.parsed("in_container", 84, rows.Text, func(i int) string { return p.containerPlace(at(i).ContainerID) }, func(i int, text string) error {
			id, err := p.containerOf(text)
			if err == nil {
				at(i).ContainerID = id
			}
			return err
		}),
	)
	deletes(p, t, &s.Pallets, s.Editable, func() {
		for i, pack := range s.Packages {
			if p.palletName(pack.PalletID) == "" {
				s.Packages[i].PalletID = ""
			}
		}
		p.showPackages()
	})
	return t
}

func (p *Page) palletName(id string) string {
	for _, l := range p.model.s.Pallets {
		if l.ID == id && id != "" {
			return l.Name
		}
	}
	return ""
}

func (p *Page) palletOf(name string) (id string, ok bool) {
	for _, l := range p.model.s.Pallets {
		if strings.EqualFold(l.Name, name) || "P"+name == l.Name {
			return l.ID, true
		}
	}
	return "", name == ""
}

// containerPlace is a container's number in the list, from 1.
func (p *Page) containerPlace(id string) string {
	for i, c := range p.model.s.Containers {
		if c.ID == id && id != "" {
			return fmt.Sprint(i + 1)
		}
	}
	return ""
}

// containerOf takes a container's place or its number.
func (p *Page) containerOf(text string) (id string, err error) {
	for i, c := range p.model.s.Containers {
		if fmt.Sprint(i+1) == text || text != "" && strings.EqualFold(c.Number, text) {
			return c.ID, nil
		}
	}
	if text != "" {
		return "", fault.New("shipments.container_unknown", "Name", text)
	}
	return "", nil
}

// addRange puts what is left of the first line that is not packed whole into
// a new range.
func (p *Page) addRange() {
	s := &p.model.s
	from := 1
	for _, o := range s.Packages {
		from = max(from, o.To+1)
	}
	made := shipment.Package{From: from, To: from, Kind: "carton"}
	for i, packed := range s.PerLine() {
		l := s.Lines[i]
		left := l.Quantity.Sub(packed.Quantity)
		if !left.IsPositive() {
			continue
		}
		each := left
		if unit := money.New(int64(max(l.PerCarton, 1))); l.PerCarton > 0 && left.GreaterThan(unit) {
			each = unit
			made.To = from + int(left.Div(unit).Floor().IntPart()) - 1
		}
		made.Contents = []shipment.Content{{LineID: l.ID, Quantity: each}}
		made.Length, made.Width, made.Height, made.Net, made.Gross = l.Length, l.Width, l.Height, l.Net, l.Gross
		break
	}
	s.Packages = append(s.Packages, made)
	p.touched()
	p.showPackages()
	p.packages.Reveal(fmt.Sprint(len(s.Packages) - 1))
	p.desk.Window.Canvas().Focus(p.packages)
}

// addPallet makes a pallet and puts the chosen packages on it.
func (p *Page) addPallet() {
	s := &p.model.s
	made := shipment.Pallet{
		ID: newID(), Name: fmt.Sprintf("P%d", len(s.Pallets)+1),
		Length: money.New(120), Width: money.New(100), Tare: money.New(15),
	}
	for _, i := range p.packages.Model.Selected() {
		s.Packages[i].PalletID = made.ID
		made.ContainerID = s.Packages[i].ContainerID
	}
	s.Pallets = append(s.Pallets, made)
	p.touched()
	p.show()
}

// showPackages brings the grids up to date after rows came or went.
func (p *Page) showPackages() {
	if p.packages == nil {
		return
	}
	p.packages.SetRows(places(len(p.model.s.Packages)))
	p.pallets.SetRows(places(len(p.model.s.Pallets)))
}

// showTotals counts what is packed against the containers.
func (p *Page) showTotals() {
	if p.totals == nil {
		return
	}
	d, t := p.desk, p.model.s.Totals()
	sum := func(key, value string) fyne.CanvasObject {
		return widgets.Line(theme.Gap1, d.Caption(d.Say("shipments."+key)), d.Text(value))
	}
	head := []fyne.CanvasObject{
		sum("cartons", dash(count(t.Cartons))), sum("pieces", dash(count(t.Pieces))), sum("net", dash(figure(t.Net, 2))+" kg"),
		sum("gross", dash(figure(t.Gross, 2))+" kg"), sum("volume", dash(figure(t.CBM, 3))+" m³"),
	}
	line := widgets.Line(theme.Gap6, head...)
	parts := []fyne.CanvasObject{line}
	if left := p.model.unpacked(); len(left) > 0 {
		parts = append(parts, d.Caption(d.Say("shipments.unpacked", "Codes", joined(left))).Tint(theme.Caution).Narrow(80))
	}
	var bars []fyne.CanvasObject
	for _, f := range p.model.fills() {
		bars = append(bars, p.gauge(f))
	}
	parts = append(parts, container.NewGridWithColumns(max(1, min(2, len(bars))), bars...))
	p.totals.Objects = []fyne.CanvasObject{widgets.Sheet(widgets.Inset(theme.Gap3, widgets.Column(theme.Gap2, false, parts...)))}
	p.totals.Refresh()
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// gauge says how full a container is by volume and by weight.
func (p *Page) gauge(f fill) fyne.CanvasObject {
	d := p.desk
	if f.name == "" {
		return widgets.Column(theme.Gap1, false, d.Caption(d.Say("shipments.in_none")).Tint(theme.Caution),
			d.Caption(d.Say("shipments.in_none_what", "Pieces", count(f.totals.Pieces), "CBM", figure(f.totals.CBM, 3), "Kg", figure(f.totals.Gross, 2))).Narrow(60))
	}
	share := func(value, whole money.Decimal, unit string, share float64) fyne.CanvasObject {
		text := fmt.Sprintf("%s / %s %s · %.1f %%", dash(figure(value, 1)), money.Format(whole, 0), unit, share*100)
		return widgets.Column(0, false, d.Gauge(float32(share)), d.Caption(text).Narrow(60))
	}
	if f.cbm.IsZero() {
		return widgets.Column(theme.Gap1, false, d.Text(f.name).Narrow(60), d.Caption(figure(f.totals.CBM, 3)+" m³ · "+figure(f.totals.Gross, 2)+" kg").Narrow(60))
	}
	return widgets.Column(theme.Gap1, false, d.Text(f.name).Narrow(60),
		container.NewGridWithColumns(2, share(f.totals.CBM, f.cbm, "m³", f.byVolume), share(f.totals.Gross, f.kg, "kg", f.byMass)))
}
