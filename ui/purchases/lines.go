package purchases

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

type column = rows.Column[int]

func places(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// mostNumber bounds a figure, so that a slip cannot overflow.
var mostNumber = money.New(100_000_000)

// number reads a figure that is not negative; nothing is zero.
func number(text string) (money.Decimal, error) {
	if strings.TrimSpace(text) == "" {
		return money.Zero, nil
	}
	e, err := money.ParseEntry(text)
	if err != nil {
		return money.Zero, err
	}
	if e.Value.IsNegative() || e.Value.GreaterThan(mostNumber) {
		return money.Zero, fault.New("purchases.number_wrong", "Text", text)
	}
	return e.Value, nil
}

func figure(v money.Decimal, places int32) string {
	if v.IsZero() {
		return ""
	}
	return money.Format(v, places)
}

// figures is a column of figures that can be typed into; shift shows a share
// in per cent.
func (p *Page) figures(key string, width float32, digits, shift int32, get func(int) *money.Decimal, after func(int)) column {
	return column{
		Key: key, Title: "purchases." + key, Kind: rows.Number, Width: width, Unfiltered: true,
		Value: func(i int) string { return figure(get(i).Shift(shift), digits) },
		Edit: func(i int) string {
			if get(i).IsZero() {
				return ""
			}
			return get(i).Shift(shift).String()
		},
		Set: func(i int, text string) error {
			v, err := number(strings.TrimSuffix(text, "%"))
			if err != nil {
				return err
			}
			*get(i) = v.Shift(-shift)
			if after != nil {
				after(i)
			}
			p.touched()
			return nil
		},
	}
}

// words is a column of text that can be typed into.
func (p *Page) words(key string, width, flex float32, get func(int) *string) column {
	return column{
		Key: key, Title: "purchases." + key, Width: width, Min: min(width, 72), Flex: flex, Value: func(i int) string { return *get(i) },
		Set: func(i int, text string) error {
			*get(i) = strings.TrimSpace(text)
			p.touched()
			return nil
		},
	}
}

func (p *Page) linesTab() fyne.CanvasObject {
	d := p.desk
	at := func(i int) *purchase.Line { return &p.p.Lines[i] }
	free := func(c column) column {
		c.CanSet = func(int) bool { return p.p.Status == purchase.Draft }
		return c
	}
	inside := func(c column) column {
		c.Inside = true
		return c
	}
	received := p.figures("received", 72, 0, 0, func(i int) *money.Decimal { return &at(i).Received }, func(i int) { p.came(i) })
	m := rows.New(strconv.Itoa,
		column{Key: "photo", Title: "", Kind: rows.Photo, Width: 44},
		column{Key: "code", Title: "purchases.code", Width: 88, Value: func(i int) string { return at(i).Code }},
		free(p.words("name", 110, 3, func(i int) *string { return &at(i).NameZH })),
		free(p.figures("quantity", 76, 0, 0, func(i int) *money.Decimal { return &at(i).Quantity }, nil)),
		column{Key: "unit", Title: "purchases.unit", Width: 44, Soft: true, Value: func(i int) string { return at(i).Unit }},
		inside(free(p.figures("price", 98, 2, 0, func(i int) *money.Decimal { return &at(i).Price }, nil))),
		inside(column{Key: "amount", Title: "purchases.amount", Kind: rows.Number, Width: 96, Value: func(i int) string {
			a, err := at(i).Amount(p.p.Currency)
			if err != nil {
				return ""
			}
			return money.Format(a.Decimal(), p.p.Currency.Digits())
		}}),
		free(p.figures("vat_rate", 56, 0, 2, func(i int) *money.Decimal { return &at(i).VATRate }, nil)),
		p.words("invoice_name", 96, 1, func(i int) *string { return &at(i).InvoiceName }),
		p.words("invoice_unit", 64, 0, func(i int) *string { return &at(i).InvoiceUnit }),
		received,
		p.words("note", 64, 1, func(i int) *string { return &at(i).Note }),
	)
	p.lines = widgets.NewTable(d, "purchase.lines", m)
	p.lines.PhotoOf = func(i int) string { return at(i).Photo }
	p.lines.SetRowHeight(theme.PhotoThumb + theme.Gap1)
	p.lines.SetRows(places(len(p.p.Lines)))
	all := d.Button("purchase.all_came", "purchases.all_came", widgets.Quiet, p.allCame)
	ask := d.Button("purchase.ask", "purchases.ask", widgets.Quiet, p.askPrice)
	bar := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, ask, all), d.Caption(d.Say("purchases.lines_hint")).Narrow(80))
	return widgets.Column(theme.Gap2, true, bar, widgets.Sheet(p.lines))
}

// came notes today as the day of goods whose received quantity changed.
func (p *Page) came(i int) {
	l := &p.p.Lines[i]
	l.ReceivedOn = ""
	if l.Received.IsPositive() {
		l.ReceivedOn = p.today()
	}
	p.p.Delivered = ""
	if p.p.Complete() {
		p.p.Delivered = p.today()
	}
}

func (p *Page) today() string { return p.service.Now().Format(widgets.Day) }

func (p *Page) allCame() {
	was := slices.Clone(p.p.Lines)
	for i := range p.p.Lines {
		if l := &p.p.Lines[i]; l.Received.LessThan(l.Quantity) {
			l.Received = l.Quantity
			p.came(i)
		}
	}
	p.touched()
	p.lines.Refresh()
	p.desk.Toast(p.desk.Say("purchases.was_all_came"), func() {
		p.p.Lines = was
		p.touched()
		p.lines.Refresh()
	})
}

func (p *Page) termsTab() fyne.CanvasObject {
	f, b := p.form, &p.p
	form := widgets.Form(4,
		f.Day("date", &b.Date), f.Text("place", &b.Place), f.Day("delivery_date", &b.DeliveryDate), f.Text("delivery_place", &b.DeliveryPlace),
		f.Whole("deposit", &b.Deposit, "%"), f.Day("balance_due", &b.BalanceDue), f.Day("invoice_due", &b.InvoiceDue), f.Text("attention", &b.Attention),
		f.Day("started", &b.Started), f.Day("delivered", &b.Delivered), widgets.Wide(2, f.Text("payment", &b.Payment)),
		widgets.Wide(2, f.Area("quality", &b.Quality, 2)), widgets.Wide(2, f.Area("packing", &b.Packing, 2)),
		widgets.Wide(2, f.Area("marks", &b.Marks, 2)), widgets.Wide(2, f.Area("remarks", &b.Remarks, 2)))
	attached := record.NewFiles(p.desk, p.scope, p.service, p.files, "purchase", &b.Files, p.touched)
	p.nav.Drop(attached.Take)
	return record.Scrolled(p.desk, widgets.Column(theme.Gap3, false, form, attached.Section()))
}

func (p *Page) inspectionsTab() fyne.CanvasObject {
	d := p.desk
	at := func(i int) *purchase.Inspection { return &p.p.Inspections[i] }
	result := func(i int) purchase.Result { return at(i).Result }
	m := rows.New(strconv.Itoa,
		column{Key: "date", Title: "purchases.inspected_on", Width: 96, Value: func(i int) string { return at(i).Date }},
		column{Key: "stage", Title: "purchases.stage", Width: 96, Value: func(i int) string { return d.Say("purchases.stage_" + at(i).Stage) }},
		column{Key: "level", Title: "purchases.aql", Width: 128, Value: func(i int) string {
			return fmt.Sprintf("%s · %s / %s", at(i).Level, at(i).MajorLimit, at(i).MinorLimit)
		}},
		column{Key: "sample", Title: "purchases.sample", Kind: rows.Number, Width: 96, Value: func(i int) string { return fmt.Sprintf("%d / %d", at(i).Sample, at(i).Lot) }},
		column{Key: "found", Title: "purchases.found", Width: 156, Value: func(i int) string {
			return fmt.Sprintf("%d · %d/%d · %d/%d", at(i).Critical, at(i).Major, at(i).MajorAccepted, at(i).Minor, at(i).MinorAccepted)
		}},
		column{
			Key: "result", Title: "purchases.result", Kind: rows.Status, Width: 100, Value: func(i int) string { return d.Say("purchases.result_" + string(result(i))) },
			Tone: func(i int) rows.Tone {
				return map[purchase.Result]rows.Tone{purchase.Passed: rows.Good, purchase.Failed: rows.Danger, purchase.Pending: rows.Caution}[result(i)]
			},
		},
		p.words("inspection_notes", 180, 1, func(i int) *string { return &at(i).Notes }),
	)
	t := widgets.NewTable(d, "purchase.inspections", m)
	t.Empty = widgets.Empty{Text: d.Say("purchases.no_inspections"), Sample: d.Say("purchases.no_inspections_hint"), Act: "purchases.add_inspection", OnAct: p.inspect}
	t.SetRows(places(len(p.p.Inspections)))
	add := d.Button("purchase.inspect", "purchases.add_inspection", widgets.Plain, p.inspect)
	bar := container.NewBorder(nil, nil, nil, add, d.Caption(d.Say("purchases.inspection_hint")).Narrow(80))
	return widgets.Column(theme.Gap2, true, bar, widgets.Sheet(t))
}

// bases are the options of what a factory invoices.
func bases(d *widgets.Desk) []widgets.Option {
	var options []widgets.Option
	for _, b := range catalog.CostBases() {
		options = append(options, widgets.Option{ID: string(b), Label: d.Say("purchases.basis_" + string(b))})
	}
	return options
}
