package purchases

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// offered is what a question to a factory is chosen from.
type offered struct {
	q        purchase.Request
	product  catalog.Product
	products []catalog.Summary
	partner  []contact.Summary
}

// askPrice asks the factory of this contract about the line under the cursor.
func (p *Page) askPrice() {
	i, ok := p.lines.Model.CursorRow()
	if !ok {
		i = 0
	}
	if i >= len(p.p.Lines) || p.p.Lines[i].ProductID == "" {
		p.nav.Go(navigation.Route{Screen: navigation.Purchases, ID: navigation.Requests})
		return
	}
	p.nav.Go(navigation.Route{Screen: navigation.Purchases, ID: navigation.Ask, With: p.p.Lines[i].ProductID})
}

// ask begins a question about a product's id, product/quotation/line, or "".
func (p *Requests) ask(about string) {
	product, rest, _ := strings.Cut(about, "/")
	quotation, line, _ := strings.Cut(rest, "/")
	task.Do(p.scope, "ask", func(ctx context.Context) (o offered, err error) {
		o.q = purchase.Request{ProductID: product, QuotationID: quotation, LineID: line}
		if product != "" {
			if o.product, err = p.service.Product(ctx, product); err != nil {
				return o, err
			}
			o.q.SupplierID, o.q.Unit, o.q.Quantity = o.product.SupplierID, o.product.Unit, o.product.MOQ
		}
		if quotation != "" {
			q, err := p.service.Quotation(ctx, quotation)
			if err != nil {
				return o, err
			}
			for _, l := range q.Lines {
				if l.ID == line {
					o.q.Quantity, o.q.Unit = l.Quantity, l.Unit
				}
			}
		}
		if o.products, err = p.service.Products(ctx); err != nil {
			return o, err
		}
		o.partner, err = p.service.Contacts(ctx)
		return o, err
	}, func(o offered, err error) {
		if !p.desk.Fail(err) {
			p.askOf(&o)
		}
	})
}

// text is the question as a factory reads it, in Chinese whatever the window
// speaks.
func (p *Requests) text(o *offered) string {
	name := strings.TrimSpace(cmp.Or(o.product.NameZH, o.product.NameEN) + " " + o.product.Code)
	spec := strings.TrimSpace(strings.Join([]string{o.product.SpecZH, o.product.Material, o.product.Colour, o.product.Size}, " "))
	quantity := strings.TrimSpace(figure(o.q.Quantity, 0) + " " + o.q.Unit)
	return p.desk.Say("purchases.question", "Name", cmp.Or(name, "–"), "Spec", cmp.Or(spec, "–"), "Quantity", cmp.Or(quantity, "–"))
}

func (p *Requests) askOf(o *offered) {
	d := p.desk
	f := record.NewForm(d, "request", "purchases", func() {})
	var goods, factories []widgets.Option
	for _, g := range o.products {
		goods = append(goods, widgets.Option{ID: g.ID, Label: strings.TrimSpace(g.Code + " " + cmp.Or(g.NameZH, g.NameEN)), Also: g.NameEN})
	}
	for _, c := range o.partner {
		if slices.Contains(c.Roles, contact.Supplier) || c.ID == o.q.SupplierID {
			factories = append(factories, widgets.Option{ID: c.ID, Label: named(d, c), Also: c.Name + " " + c.NameZH})
		}
	}
	var text *widgets.Entry
	product := f.Pick("product", o.q.ProductID, false, func(id string) {
		o.q.ProductID = id
		task.Do(p.scope, "product", func(ctx context.Context) (catalog.Product, error) {
			if id == "" {
				return catalog.Product{}, nil
			}
			return p.service.Product(ctx, id)
		}, func(product catalog.Product, err error) {
			if d.Fail(err) {
				return
			}
			o.product, o.q.Unit = product, product.Unit
			text.SetText(p.text(o))
		})
	}, goods)
	supplier := f.Pick("supplier_id", o.q.SupplierID, false, func(id string) { o.q.SupplierID = id }, factories)
	quantity := f.Number("quantity", &o.q.Quantity, 0, o.q.Unit)
	if in, ok := f.Input("quantity").(*widgets.NumberEntry); ok {
		set := in.OnValue
		in.OnValue = func(v money.Decimal, filled bool) {
			set(v, filled)
			text.SetText(p.text(o))
		}
	}
	o.q.Text = p.text(o)
	question := f.Area("text", &o.q.Text, 7)
	text, _ = f.Input("text").(*widgets.Entry)
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", "purchases.ask_copy", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		q := o.q
		task.Do(p.scope, "asked", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.AskPrice(ctx, &q) }, func(_ struct{}, err error) {
			if f.Fail(err) {
				return
			}
			g.Close()
			fyne.CurrentApp().Clipboard().SetContent(q.Text)
			p.reload()
			d.Toast(d.Say("purchases.was_asked"), nil)
		})
	})
	form := widgets.Column(theme.Gap3, false, widgets.Form(4, widgets.Wide(2, product), supplier, quantity), question)
	g = d.Dialog(d.Say("purchases.ask_title"), dialogWidth, form, no, nil, no, ok)
}

// askAnswer takes the factory's answer: it is dated, and lands on the product.
func (p *Requests) askAnswer(q purchase.Request) {
	d := p.desk
	q.AnsweredOn = cmp.Or(q.AnsweredOn, p.service.Now().Format(widgets.Day))
	q.Basis = cmp.Or(q.Basis, catalog.Special13)
	f := record.NewForm(d, "answer", "purchases", func() {})
	form := widgets.Column(theme.Gap3, false,
		d.Note(q.Text),
		widgets.Form(3, f.Money("price", &q.Price, "CNY", 2), f.Choose("basis", string(q.Basis), func(id string) { q.Basis = catalog.CostBasis(id) }, bases(d)...), f.Number("moq", &q.MOQ, 0, q.Unit),
			f.Whole("lead_days", &q.LeadDays, ""), f.Day("valid_until", &q.ValidUntil), f.Day("answered_on", &q.AnsweredOn),
			widgets.Wide(3, f.Text("note", &q.Note))))
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", "purchases.keep_answer", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		kept := q
		task.Do(p.scope, "answered", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.AnswerPrice(ctx, &kept) }, func(_ struct{}, err error) {
			if f.Fail(err) {
				return
			}
			g.Close()
			p.reload()
			d.Toast(d.Say("purchases.was_answered"), nil)
		})
	})
	g = d.Dialog(d.Say("purchases.answer_title"), dialogWidth, form, f.Input("price"), nil, no, ok)
}
