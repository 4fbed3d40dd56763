package shipments

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/shipment"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// kindsOfContainer are the types that can be ordered.
func kindsOfContainer() []string {
	var list []string
	for _, c := range packing.Containers() {
		list = append(list, c.Type)
	}
	return append(list, "LCL")
}

func (p *Page) containersTab() fyne.CanvasObject {
	d, s := p.desk, &p.model.s
	at := func(i int) *shipment.Container { return &s.Containers[i] }
	in := func(i int) shipment.Totals { return s.In(at(i).ID) }
	place := column{Key: "place", Title: "shipments.place", Kind: rows.Number, Width: 44, Value: func(i int) string { return count(i + 1) }}
	p.boxes = p.table("containers", place,
		p.parsed("type", 76, rows.Text, func(i int) string { return at(i).Type }, func(i int, text string) error {
			at(i).Type = strings.ToUpper(text)
			return nil
		}),
		p.parsed("container", 128, rows.Text, func(i int) string { return at(i).Number }, func(i int, text string) error {
			tried := *at(i)
			tried.Number, tried.VGM = strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(text)), money.Zero
			if err := shipment.CheckContainer(tried); err != nil {
				return err
			}
			at(i).Number = tried.Number
			return nil
		}),
		p.text("seal", 108, 1, func(i int) *string { return &at(i).Seal }),
		p.number("tare", 88, 0, func(i int) *money.Decimal { return &at(i).Tare }),
		p.number("vgm", 96, 0, func(i int) *money.Decimal { return &at(i).VGM }),
		p.parsed("method", 72, rows.Text, func(i int) string { return count(at(i).Method) }, func(i int, text string) error {
			switch text {
			case "", "1", "2":
				at(i).Method = map[string]int{"1": 1, "2": 2}[text]
				return nil
			}
			return fault.New("shipments.method_wrong")
		}),
		p.counted("cartons", 72, 0, func(i int) money.Decimal { return money.New(int64(in(i).Cartons)) }),
		p.counted("gross", 92, 2, func(i int) money.Decimal { return in(i).Gross }),
		p.counted("cbm", 80, 3, func(i int) money.Decimal { return in(i).CBM }),
	)
	p.boxes.Empty = widgets.Empty{Text: d.Say("shipments.no_containers"), Sample: d.Say("shipments.no_containers_hint")}
	p.showContainers()
	deletes(p, p.boxes, &s.Containers, s.Editable, func() {
		p.forgetContainers()
		p.showContainers()
	})
	var tools []fyne.CanvasObject
	for _, kind := range kindsOfContainer() {
		add := d.Button("shipment.add_"+strings.ToLower(kind), "", widgets.Quiet, func() { p.addContainer(kind) })
		add.SetText("+ " + kind)
		tools = append(tools, add)
	}
	if !s.Editable() {
		tools = nil
	}
	acts := []fyne.CanvasObject{d.Button("shipment.load_here", "shipments.load", widgets.Quiet, p.loadContainers), d.Button("shipment.verify", "shipments.verify", widgets.Plain, p.verify)}
	if !s.Editable() {
		acts = acts[1:]
	}
	note := d.Caption(d.Say("shipments.container_note")).Narrow(80)
	return container.New(floors{}, widgets.Toolbar(tools, acts), widgets.Sheet(p.boxes), note)
}

func (p *Page) addContainer(kind string) {
	s := &p.model.s
	tare := map[string]int64{"20GP": 2200, "40GP": 3700, "40HQ": 3900, "45HQ": 4700}[kind]
	s.Containers = append(s.Containers, shipment.Container{ID: newID(), Type: kind, Tare: money.New(tare)})
	p.touched()
	p.showContainers()
	p.desk.Window.Canvas().Focus(p.boxes)
}

func (p *Page) showContainers() {
	if p.boxes != nil {
		p.boxes.SetRows(places(len(p.model.s.Containers)))
	}
}

// forgetContainers unloads what stood in a container that is gone.
func (p *Page) forgetContainers() {
	s := &p.model.s
	for i, pack := range s.Packages {
		if p.containerPlace(pack.ContainerID) == "" {
			s.Packages[i].ContainerID = ""
		}
	}
	for i, pallet := range s.Pallets {
		if p.containerPlace(pallet.ContainerID) == "" {
			s.Pallets[i].ContainerID = ""
		}
	}
}
