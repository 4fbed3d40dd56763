package inquiries

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/match"
	"sampan/app/money"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// buyer says who writes, and whether the firm knows them.
func (p *Page) buyer() fyne.CanvasObject {
	q, d := p.model.inquiry, p.desk
	name, known := p.model.buyer.Display(), d.StatusDot(rows.Good, d.Say("inquiries.known"))
	if q.BuyerID == "" {
		name, known = q.Sender.Company, d.StatusDot(rows.Caution, d.Say("inquiries.unknown"))
	}
	if name == "" {
		name = q.Sender.Name
	}
	if name == "" {
		name = d.Say("inquiries.nobody")
	}
	var facts []string
	for _, s := range []string{q.Sender.Name, q.Sender.Email, q.Sender.Phone, p.model.buyer.Country, string(q.Wishes.Incoterm), q.Wishes.Place} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	return widgets.Column(2, false, d.Heading(name).Narrow(60), container.NewBorder(nil, nil, known, nil, d.Caption("  "+strings.Join(facts, "  ·  ")).Narrow(60)))
}

// message shows the buyer's words with marks on those that lines were read
// from.
type message struct {
	content fyne.CanvasObject
	rich    *widget.RichText
	marks   []mark
	scroll  *container.Scroll
}

func newMessage(_ *widgets.Desk, _ func(lineID string)) *message {
	m := &message{rich: widget.NewRichText()}
	m.rich.Wrapping = fyne.TextWrapWord
	m.scroll = container.NewVScroll(m.rich)
	m.content = m.scroll
	return m
}

func (m *message) set(all []mark) {
	m.marks = all
	m.light("")
}

// light makes the words of one line the loudest.
func (m *message) light(lineID string) {
	m.rich.Segments = nil
	for _, k := range m.marks {
		style := widget.RichTextStyleInline
		if k.line != "" {
			style.ColorName = theme.Accent
			style.TextStyle.Bold = k.line == lineID
		}
		m.rich.Segments = append(m.rich.Segments, &widget.TextSegment{Text: k.text, Style: style})
	}
	m.rich.Refresh()
}

// offers shows what fits the line under the cursor.
type offers struct {
	page    *Page
	content fyne.CanvasObject
	box     *fyne.Container
}

func newOffers(p *Page) *offers {
	o := &offers{page: p, box: container.NewVBox()}
	o.content = container.NewVScroll(o.box)
	return o
}

func (o *offers) show(list []app.Offer, l inquiry.Line) {
	d := o.page.desk
	o.box.Objects = nil
	for i, offer := range list {
		chosen := l.State == inquiry.Chosen && l.ProductID == offer.Product.ID
		o.box.Add(newOfferCard(o.page, i+1, offer, chosen, func() { o.page.choose(l.ID, offer.Product.ID) }))
	}
	if l.ID != "" {
		nothing := d.Button("inquiry.nothing", "inquiries.nothing", widgets.Plain, o.page.nothing)
		search := d.Button("inquiry.search", "inquiries.find_product", widgets.Plain, o.page.findProduct)
		o.box.Add(widgets.Inset(theme.Gap1, widgets.Line(theme.Gap2, nothing, search)))
	}
	o.box.Refresh()
}

// newOfferCard shows a product with how sure the matching is, and why.
func newOfferCard(p *Page, number int, o app.Offer, chosen bool, take func()) fyne.CanvasObject {
	d, product := p.desk, o.Product
	name := product.NameEN
	if d.Say("app.language_code") == "zh" && product.NameZH != "" {
		name = product.NameZH
	}
	sure := d.Figure(percent(o.Confidence), true)
	head := container.NewBorder(nil, nil, nil, sure, d.Text(strconv.Itoa(number)+"  "+product.Code).Narrow(60))
	lines := []fyne.CanvasObject{head, d.Text(name).Narrow(60), confidenceBar(o.Confidence)}
	for _, r := range o.Reasons {
		lines = append(lines, reason(d, r))
	}
	lines = append(lines, d.Caption(offerFacts(d, o)).Narrow(60))
	photo := ""
	if len(product.Photos) > 0 {
		photo = product.Photos[0]
	}
	word, style := "inquiries.accept", widgets.Plain
	if chosen {
		word = "inquiries.accepted"
	}
	accept := d.Button("inquiry.accept."+strconv.Itoa(number), word, style, take)
	accept.SetEnabled(!chosen)
	body := container.NewBorder(nil, nil, container.NewVBox(d.Photo(photo, theme.PhotoLine), accept), nil, widgets.Inset(theme.Gap1, widgets.Column(2, false, lines...)))
	return widgets.Card(body)
}

// confidenceBar is as long as the product is sure.
func confidenceBar(share float64) fyne.CanvasObject {
	groove, bar := canvas.NewRectangle(theme.Color(theme.Ghost)), canvas.NewRectangle(theme.Color(theme.Accent))
	groove.CornerRadius, bar.CornerRadius = 2, 2
	return container.New(barLayout{float32(share)}, groove, bar)
}

type barLayout struct{ share float32 }

func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 4) }

func (b barLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(s.Width*b.share, s.Height))
}

func reason(d *widgets.Desk, r match.Reason) fyne.CanvasObject {
	args := make([]any, 0, 2*len(r.Args))
	for k, v := range r.Args {
		args = append(args, k, v)
	}
	label := d.Caption(d.Say(r.Key, args...)).Narrow(60)
	if r.Effect == match.Conflicts {
		label.Tint(theme.Danger)
	}
	return label
}

func offerFacts(d *widgets.Desk, o app.Offer) string {
	p := o.Product
	var facts []string
	if len(p.Tiers) > 0 {
		facts = append(facts, "FOB "+string(p.Currency)+" "+money.Format(p.Tiers[0].Price, 2))
	}
	if p.MOQ.IsPositive() {
		facts = append(facts, d.Say("inquiries.moq", "N", money.Format(p.MOQ, 0)))
	}
	if p.LeadDays > 0 {
		facts = append(facts, d.Say("inquiries.lead", "N", p.LeadDays))
	}
	if p.Stock.IsPositive() {
		facts = append(facts, d.Say("inquiries.stock", "N", money.Format(p.Stock, 0)))
	}
	return strings.Join(facts, "  ·  ")
}

// thirds gives the message and the offers a third each and the lines the rest.
type thirds struct{}

func (thirds) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 320) }

func (thirds) Layout(o []fyne.CanvasObject, s fyne.Size) {
	side := (s.Width - 2*gutter) * 0.28
	middle := s.Width - 2*gutter - 2*side
	x := float32(0)
	for i, w := range []float32{side, middle, side} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, s.Height))
		x += w + gutter
	}
}

// storeys gives the foot its height and the rest to what is above it.
type storeys struct{}

func (storeys) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+gutter)
}

func (storeys) Layout(o []fyne.CanvasObject, s fyne.Size) {
	foot := o[1].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, s.Height-foot-gutter))
	o[1].Move(fyne.NewPos(0, s.Height-foot))
	o[1].Resize(fyne.NewSize(s.Width, foot))
}
