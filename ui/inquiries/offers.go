package inquiries

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/match"
	"sampan/app/money"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// offers shows what fits the line under the cursor.
type offers struct {
	page    *Page
	content fyne.CanvasObject
	box     *fyne.Container
	scroll  *container.Scroll
	line    string
}

func newOffers(p *Page) *offers {
	o := &offers{page: p, box: container.New(pile{gap: theme.Gap2})}
	o.scroll = container.NewVScroll(container.New(scrollGap{}, o.box))
	nothing := p.desk.Button("inquiry.nothing", "inquiries.nothing", widgets.Plain, p.nothing)
	search := p.desk.Button("inquiry.search", "inquiries.find_product", widgets.Plain, p.findProduct)
	o.content = container.New(storeys{gap: theme.Gap2}, o.scroll, widgets.Line(theme.Gap2, nothing, search))
	return o
}

func (o *offers) show(list []app.Offer, l inquiry.Line) {
	d := o.page.desk
	o.box.Objects = nil
	if l.ID != "" && l.State != inquiry.Open {
		o.box.Add(o.decided(l))
	}
	if open := l.State == inquiry.Open || l.State == ""; open && l.ID != "" && (len(list) == 0 || list[0].Confidence < faint) {
		o.box.Add(widgets.Card(d.Note(d.Say("inquiries.no_offer"))))
	}
	for i, offer := range list {
		chosen := l.State == inquiry.Chosen && l.ProductID == offer.Product.ID
		o.box.Add(newOfferCard(o.page, i+1, offer, chosen, func() { o.page.choose(l.ID, offer.Product.ID) }))
	}
	if o.line != l.ID {
		o.line = l.ID
		o.scroll.ScrollToTop()
	}
	o.settle()
}

// faint is the confidence below which a first offer is said not to come close.
const faint = 0.05

// settle lays the cards out again once wrapped texts know their width.
func (o *offers) settle() {
	o.box.Refresh()
	o.scroll.Refresh()
}

// decided says what was decided about the line, with the way back.
func (o *offers) decided(l inquiry.Line) fyne.CanvasObject {
	d := o.page.desk
	word, tone := d.Say("inquiries.nothing_word"), fitTone(row{line: l})
	if l.State == inquiry.Chosen {
		word = d.Say("inquiries.chosen_word", "Code", o.page.model.codes[l.ProductID])
	}
	back := d.Button("inquiry.reopen", "inquiries.reopen", widgets.Quiet, o.page.reopen)
	return widgets.Line(theme.Gap2, d.StatusDot(tone, word), back)
}

// newOfferCard shows a product with how sure the matching is, and why.
func newOfferCard(p *Page, number int, o app.Offer, chosen bool, take func()) fyne.CanvasObject {
	d, product := p.desk, o.Product
	name := product.NameEN
	if name == "" || d.Say("app.language_code") == "zh" && product.NameZH != "" {
		name = product.NameZH
	}
	sure := d.Figure(percent(o.Confidence), true)
	head := container.NewBorder(nil, nil, nil, sure, d.Text(strconv.Itoa(number)+"  "+product.Code).Narrow(60))
	lines := []fyne.CanvasObject{head, d.Text(name).Narrow(60), confidenceBar(o.Confidence)}
	for _, r := range shownReasons(o.Reasons, number) {
		lines = append(lines, reason(d, r))
	}
	lines = append(lines, d.Note(offerFacts(d, o)))
	photo := ""
	if len(product.Photos) > 0 {
		photo = product.Photos[0]
	}
	word := "inquiries.accept"
	if chosen {
		word = "inquiries.accepted"
	}
	accept := d.Button("inquiry.accept."+strconv.Itoa(number), word, widgets.Plain, take)
	accept.SetEnabled(!chosen)
	left := container.New(pile{gap: theme.Gap2}, container.NewCenter(d.Photo(photo, theme.PhotoLine)), accept)
	return widgets.Card(container.New(sides{}, left, container.New(pile{gap: 3}, lines...)))
}

// shownReasons keeps the weightiest, each once: many for the first, few for
// the rest.
func shownReasons(list []match.Reason, number int) []match.Reason {
	most := 3
	if number == 1 {
		most = 6
	}
	var shown []match.Reason
	for _, r := range list {
		same := func(x match.Reason) bool { return x.Key == r.Key && x.Effect == r.Effect && maps.Equal(x.Args, r.Args) }
		if len(shown) < most && !slices.ContainsFunc(shown, same) {
			shown = append(shown, r)
		}
	}
	return shown
}

// sides gives the left its width and the right the rest, both from the top.
type sides struct{}

func (sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+theme.Gap3+b.Width, max(a.Height, b.Height))
}

func (sides) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := o[0].MinSize().Width
	o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	o[1].Move(fyne.NewPos(w+theme.Gap3, 0))
	o[1].Resize(fyne.NewSize(s.Width-w-theme.Gap3, s.Height))
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

// reason says why, with a sign before it: never colour alone.
func reason(d *widgets.Desk, r match.Reason) fyne.CanvasObject {
	args := make([]any, 0, 2*len(r.Args))
	for k, v := range r.Args {
		args = append(args, k, v)
	}
	word := d.Say(r.Key, args...)
	switch r.Effect {
	case match.Conflicts:
		return d.Note("× " + word).Tint(theme.Danger)
	case match.Agrees:
		return d.Note("✓ " + word).Tint(theme.Good)
	}
	return d.Note("· " + word)
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
	return strings.Join(facts, " · ")
}
