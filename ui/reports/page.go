// Package reports is the screen of the figures for the boss: profit as the
// accountant counts it against what was planned, by whoever asks; how inquiries
// narrow down to orders, and how fast they are answered. Every chart stands over
// its numbers and goes out as workbook and PDF. ui opens it.
package reports

import (
	"context"
	"image"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/print"
	"sampan/app/report"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Service is what the screen asks of the firm.
type Service interface {
	Now() time.Time
	ReportFacts(ctx context.Context) (app.Reported, error)
	ChartPicture(c print.Chart, width, height float64, pixelsWide int, colors print.Palette) (image.Image, error)
	PrintFigures(ctx context.Context, f print.Figures) ([]byte, error)
}

// Page is the screen.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	dark    func() bool
	model   model
	loaded  bool
	table   *widgets.Table[line]
	chart   *canvas.Image
	cards   *fyne.Container
	sheet   *fyne.Container
	note    *widgets.Label
}

// New opens the screen; dark says which colours the window has.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, dark func() bool) *Page {
	p := &Page{desk: d, nav: nav, service: s, dialogs: f, scope: task.NewScope(d.Scope.Runner()), dark: dark, model: model{by: report.ByBuyer, over: twelve}}
	p.model.say = func(key string, args ...any) string { return d.Say(key, args...) }
	p.reload()
	return p
}

// Title is empty: the page is its screen.
func (p *Page) Title() string { return "" }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Preview || c == navigation.Filter
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Preview:
		p.savePDF()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	}
}

// Unsaved is never true: nothing is typed here.
func (p *Page) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Page) Close() { p.scope.Close() }

func (p *Page) reload() {
	task.Do(p.scope, "facts", p.service.ReportFacts, func(f app.Reported, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model.facts, p.loaded = f, true
		p.show()
	})
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	d := p.desk
	options := func(prefix string, list []string) []widgets.Option {
		out := make([]widgets.Option, len(list))
		for i, s := range list {
			out[i] = widgets.Option{ID: s, Label: d.Say(prefix + s)}
		}
		return out
	}
	var bys, overs []string
	for _, b := range views() {
		bys = append(bys, string(b))
	}
	for _, s := range spans() {
		overs = append(overs, string(s))
	}
	by := d.Select("reports.by", "", options("reports.by_", bys)...)
	by.Set(string(p.model.by))
	by.OnPick = func(id string) {
		p.model.by = report.By(id)
		p.build()
	}
	over := d.Select("reports.over", "", options("reports.over_", overs)...)
	over.Set(string(p.model.over))
	over.OnPick = func(id string) {
		p.model.over = span(id)
		p.show()
	}
	tools := widgets.Line(theme.Gap2, widgets.Fixed(170, by), widgets.Fixed(150, over),
		d.Button("reports.xlsx", "reports.xlsx", widgets.Plain, p.saveTable), d.Button("reports.pdf", "reports.pdf", widgets.Filled, p.savePDF))
	top := container.NewBorder(nil, nil, nil, tools, d.Title(d.Say("app.reports")).Narrow(60))
	p.cards, p.sheet = container.NewStack(), container.NewStack()
	p.note = d.Caption("")
	p.note.Narrow(200)
	p.chart = canvas.NewImageFromImage(nil)
	p.chart.FillMode, p.chart.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	p.chart.SetMinSize(fyne.NewSize(400, chartHigh))
	p.build()
	return container.NewBorder(widgets.Column(theme.Gap3, false, top, p.cards, widgets.Card(p.chart), p.note, container.NewStack()), nil, nil, nil, p.sheet)
}

// The size of the chart, in pixels of the window.
const (
	chartWide = float32(1060)
	chartHigh = float32(250)
)

// build makes the table of the view anew.
func (p *Page) build() {
	p.table = widgets.NewTable(p.desk, "reports.table", rows.New(func(l line) string { return l.key }, p.columns()...))
	p.table.Empty = widgets.Empty{Text: p.desk.Say("reports.nothing"), Sample: p.desk.Say("reports.nothing_hint")}
	p.sheet.Objects = []fyne.CanvasObject{widgets.Sheet(p.table)}
	p.sheet.Refresh()
	p.show()
}

func (p *Page) columns() []rows.Column[line] {
	name := rows.Column[line]{Key: "name", Title: "reports.by_" + string(p.model.by), Width: 150, Min: 110, Flex: 2, Value: func(l line) string { return l.name }}
	count := func(key string, of func(line) int) rows.Column[line] {
		return rows.Column[line]{Key: key, Title: "reports." + key, Kind: rows.Number, Width: 70, Value: func(l line) string { return strconv.Itoa(of(l)) }, SortKey: func(l line) int64 { return int64(of(l)) }}
	}
	if p.model.counts() {
		return []rows.Column[line]{name, count("inquiries", func(l line) int { return l.n })}
	}
	sum := func(key string, width float32, of func(line) money.Amount) rows.Column[line] {
		return rows.Column[line]{Key: key, Title: "reports." + key, Kind: rows.Number, Width: width, Min: width - 16, Inside: true, Value: func(l line) string { return yuan(of(l)) }, SortKey: func(l line) int64 { return of(l).Minor }}
	}
	return []rows.Column[line]{
		name, count("orders", func(l line) int { return l.Orders }), sum("income", 106, func(l line) money.Amount { return l.Income }),
		sum("purchases", 102, func(l line) money.Amount { return l.Purchases }), sum("refund", 90, func(l line) money.Amount { return l.Refund }),
		sum("outlays", 92, func(l line) money.Amount { return outlays(l.Figures) }), sum("claims", 86, func(l line) money.Amount { return l.Claims }),
		sum("profit", 102, func(l line) money.Amount { return l.Profit }),
		{Key: "share", Title: "reports.share", Kind: rows.Number, Width: 72, Inside: true, Value: func(l line) string { return percent(l.Figures) }},
		sum("planned", 102, func(l line) money.Amount { return l.Planned }),
		sum("settlement", 86, func(l line) money.Amount { return l.Settlement }),
	}
}

// outlays are freight, domestic charges, commission and bank charges in one.
func outlays(f report.Figures) money.Amount {
	return money.Amount{Minor: f.Freight.Minor + f.Domestic.Minor + f.Commission.Minor + f.Charges.Minor, Currency: money.CNY}
}

// show brings everything on the page up to date.
func (p *Page) show() {
	if p.table == nil || !p.loaded {
		return
	}
	now := p.service.Now()
	list := p.model.lines(now)
	p.table.SetRows(list)
	p.note.SetText(p.model.summary(now))
	p.cards.Objects = []fyne.CanvasObject{p.summary(now)}
	p.cards.Refresh()
	colors := print.OnPaper()
	if p.dark() {
		colors = print.InTheDark()
	}
	c := p.model.chart(list)
	if p.desk.Concealed() && !p.model.counts() {
		c = print.Chart{Empty: p.desk.Say("reports.concealed")}
	}
	task.Do(p.scope, "chart", func(context.Context) (image.Image, error) {
		return p.service.ChartPicture(c, float64(chartWide)*0.75, float64(chartHigh)*0.75, int(chartWide*2), colors)
	}, func(picture image.Image, err error) {
		if !p.desk.Fail(err) {
			p.chart.Image = picture
			p.chart.Refresh()
		}
	})
}

// summary says the whole in a row of cards.
func (p *Page) summary(now time.Time) fyne.CanvasObject {
	d := p.desk
	card := func(key, value string) fyne.CanvasObject {
		return widgets.Card(widgets.Column(theme.Gap1, false, d.Caption(d.Say("reports."+key)).Narrow(40), d.Heading(value).Narrow(40)))
	}
	if p.model.counts() {
		f := report.Stages(p.model.inquiries(now))
		return container.NewGridWithColumns(3, card("asked", strconv.Itoa(f.Asked)), card("quoted", strconv.Itoa(f.Quoted)), card("won", strconv.Itoa(f.Won)))
	}
	t := report.Total(p.model.sales(now))
	cny := func(a money.Amount) string {
		if d.Concealed() {
			return "•••"
		}
		return "¥" + money.Format(money.Round(a.Decimal(), 0), 0)
	}
	share := percent(t.Figures)
	if share == "" || d.Concealed() {
		share = "–"
	}
	return container.NewGridWithColumns(5, card("income", cny(t.Income)), card("open", cny(t.Open)), card("profit", cny(t.Profit)), card("share", share), card("planned", cny(t.Planned)))
}

func (p *Page) title() string { return p.desk.Say("reports.by_" + string(p.model.by)) }

// written are the columns and rows of the table as they stand, for files.
func (p *Page) written() (columns []rows.Column[line], cells [][]string) {
	for _, c := range p.table.Model.Shown() {
		columns = append(columns, *c)
	}
	for i := range p.table.Model.Len() {
		var row []string
		for _, c := range columns {
			row = append(row, c.Value(p.table.Model.Row(i)))
		}
		cells = append(cells, row)
	}
	return columns, cells
}

func (p *Page) saveTable() {
	columns, cells := p.written()
	t := sheet.Table{Name: p.title()}
	for _, c := range columns {
		t.Columns = append(t.Columns, sheet.Column{Title: p.desk.Say(c.Title)})
	}
	for _, row := range cells {
		out := make([]sheet.Datum, len(row))
		for i, s := range row {
			out[i] = sheet.Str(s)
			if n, err := money.Exact(strings.ReplaceAll(s, ",", "")); err == nil && columns[i].Kind == rows.Number {
				out[i] = sheet.Num(n)
			}
		}
		t.Rows = append(t.Rows, out)
	}
	record.Export(p.desk, p.scope, p.dialogs, p.fileName("xlsx"), "record.exported", func(context.Context) (sheet.Table, error) { return t, nil })
}

func (p *Page) fileName(ending string) string {
	return p.desk.Say("app.reports") + " " + p.title() + " " + p.desk.Today().Format(widgets.Day) + "." + ending
}

// savePDF writes chart and numbers as a PDF.
func (p *Page) savePDF() {
	now := p.service.Now()
	columns, cells := p.written()
	f := print.Figures{
		Title: p.desk.Say("app.reports") + " · " + p.title(), Note: p.desk.Say("reports.over_"+string(p.model.over)) + " · " + now.Format(time.DateOnly) + " · " + p.model.summary(now),
		Chart: p.model.chart(p.model.lines(now)), Rows: cells, PageOf: p.desk.Say("reports.page_of"),
	}
	for _, c := range columns {
		f.Columns = append(f.Columns, print.FigureColumn{Title: p.desk.Say(c.Title), Number: c.Kind == rows.Number, Share: float64(c.Width)})
	}
	if !p.model.counts() {
		total := line{name: p.desk.Say("reports.total"), Row: report.Total(p.model.sales(now))}
		for _, c := range columns {
			f.Total = append(f.Total, c.Value(total))
		}
	}
	question := files.Question{Title: p.desk.Say("reports.pdf"), Name: p.fileName("pdf"), Kinds: []files.Kind{{Name: "PDF", Endings: []string{"pdf"}}}}
	task.Do(p.scope, "pdf", func(ctx context.Context) (string, error) {
		path, err := p.dialogs.Save(ctx, question)
		if err != nil || path == "" {
			return "", err
		}
		data, err := p.service.PrintFigures(ctx, f)
		if err != nil {
			return "", err
		}
		return path, app.SaveFile(path, data)
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("reports.saved", "Path", path), nil)
		}
	})
}

var _ navigation.Page = (*Page)(nil)
