package receivables

import (
	"context"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// known is what the fields of all editors choose from.
type known struct {
	contacts  []contact.Summary
	orders    []order.Summary
	shipments []shipment.Summary
	purchases []purchase.Summary
	products  []catalog.Summary
	open      []payment.Open
	claims    []shipment.ClaimSummary
}

func readKnown(ctx context.Context, s Service) (k known, err error) {
	for _, read := range []func() error{
		func() error { k.contacts, err = s.Contacts(ctx); return err },
		func() error { k.orders, err = s.Orders(ctx); return err },
		func() error { k.shipments, err = s.Shipments(ctx); return err },
		func() error { k.purchases, err = s.Purchases(ctx); return err },
		func() error { k.products, err = s.Products(ctx); return err },
		func() error { k.open, err = s.Receivables(ctx); return err },
		func() error { k.claims, err = s.Claims(ctx); return err },
	} {
		if err := read(); err != nil {
			return k, err
		}
	}
	return k, nil
}

// kind says what an editor of this screen edits.
type kind[T any] struct {
	screen navigation.Screen
	noun   app.Noun
	name   func(T) string
	at     func(T) (id string, ver int64)
	fresh  func(k known, with string) T
	load   func(ctx context.Context, id string) (T, error)
	save   func(ctx context.Context, v *T) error
	taken  func(v *T, saved T) // takes over what saving gave: id, version, number
	// amounts are the fields of money, all in the currency of the record.
	amounts  map[string]func(*T) *money.Amount
	currency func(T) money.Currency
	setCurr  func(*T, money.Currency) // nil: amounts carry it alone
	left     func(p *editor[T]) fyne.CanvasObject
	right    func(p *editor[T]) fyne.CanvasObject
	take     func(p *editor[T], paths []string) // files dropped on the window; nil: none
}

// editor is the page of one record.
type editor[T any] struct {
	record.Editor
	service Service
	kind    kind[T]
	keeper  *record.Keeper[T]
	v       T
	edits   int
	kept    int
	known   known
	cur     money.Currency
	typed   map[string]*money.Decimal
	count   func() // brings sums up to date; set by the page
}

func newEditor[T any](d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route, k kind[T]) *editor[T] {
	p := &editor[T]{service: s, kind: k, typed: map[string]*money.Decimal{}, count: func() {}}
	unsaved := func() bool { return p.edits != p.kept }
	at := func() (string, int64) { return k.at(p.v) }
	p.Editor = record.NewEditor(d, nav, s, f, record.EditorOf{
		Screen: k.screen, Noun: k.noun, Show: p.show, Unsaved: unsaved, Forget: func() { p.kept = p.edits }, At: at,
		Name: func() string { return k.name(p.v) },
		Save: func() (func(context.Context) error, func()) {
			p.fold()
			v, edits := p.v, p.edits
			return func(ctx context.Context) error { return k.save(ctx, &v) }, func() {
				k.taken(&p.v, v)
				p.kept = edits
				p.keeper.Follow()
				p.show()
			}
		},
	})
	p.keeper = record.NewKeeper(d, p.Scope, s, record.Edited[T]{
		Noun: k.noun, Record: at, Unsaved: unsaved,
		Take: func() T { p.fold(); return p.v },
		Give: func(v T) {
			p.set(v)
			p.edits++
			p.show()
			nav.Touch()
		},
	})
	p.load(r)
	return p
}

// Close ends the page's work.
func (p *editor[T]) Close() {
	p.keeper.Forget()
	p.Editor.Close()
}

func (p *editor[T]) load(r navigation.Route) {
	type found struct {
		v T
		k known
	}
	task.Do(p.Scope, "load", func(ctx context.Context) (f found, err error) {
		if f.k, err = readKnown(ctx, p.service); err != nil {
			return f, err
		}
		if r.ID == navigation.New {
			f.v = p.kind.fresh(f.k, r.With)
			return f, nil
		}
		f.v, err = p.kind.load(ctx, r.ID)
		return f, err
	}, func(f found, err error) {
		if p.Desk.Fail(err) {
			return
		}
		p.known, p.Loaded = f.k, true
		p.set(f.v)
		p.show()
		p.Nav.Touch()
		p.keeper.Offer()
	})
}

// set begins with a record: its amounts become what stands in the fields.
func (p *editor[T]) set(v T) {
	p.v, p.cur = v, p.kind.currency(v)
	for name, at := range p.kind.amounts {
		d := at(&p.v).Decimal()
		p.typed[name] = &d
	}
}

// fold puts the figures that are typed into the record, in its currency.
func (p *editor[T]) fold() {
	if p.kind.setCurr != nil {
		p.kind.setCurr(&p.v, p.cur)
	}
	for name, at := range p.kind.amounts {
		a, err := money.Of(*p.typed[name], p.cur)
		if err != nil {
			a = money.Amount{Minor: -1, Currency: p.cur} // too large for its kind: saving says so at the field
		}
		*at(&p.v) = a
	}
}

func (p *editor[T]) touched() {
	p.edits++
	p.fold()
	p.keeper.Follow()
	p.count()
	p.Nav.Touch()
}

// Content builds the page.
func (p *editor[T]) Content() fyne.CanvasObject {
	return p.Build(func(paths []string) {
		if p.kind.take != nil {
			p.kind.take(p, paths)
		}
	})
}

func (p *editor[T]) show() {
	if p.Body == nil || !p.Loaded {
		return
	}
	p.Form = record.NewForm(p.Desk, string(p.kind.noun), string(p.kind.screen), p.touched)
	left, right := p.kind.left(p), p.kind.right(p)
	p.Fill(left, right)
	p.count()
}

// again builds the page anew after a choice that changes what others offer.
func (p *editor[T]) again() {
	p.fold()
	p.show()
	p.Nav.Touch()
}

func (p *editor[T]) say(name string, args ...any) string {
	return p.Desk.Say(string(p.kind.screen)+"."+name, args...)
}

func (p *editor[T]) amount(name string) *widgets.Field {
	return p.Form.Money(name, p.typed[name], p.cur, p.cur.Digits())
}

// currency is the field for the currency of all amounts.
func (p *editor[T]) currencyField() *widgets.Field {
	return p.Form.Choose("currency", string(p.cur), func(id string) {
		p.cur = money.Currency(id)
		p.edits++
		p.again()
	}, currencies()...)
}

func (p *editor[T]) pick(name string, at *string, options []widgets.Option, then func()) *widgets.Field {
	return p.Form.Pick(name, *at, false, func(id string) {
		*at = id
		if then != nil {
			then()
			p.edits++
			p.again()
		}
	}, append([]widgets.Option{{ID: "", Label: "–"}}, options...))
}

func (p *editor[T]) buyer(name string, at *string, then func()) *widgets.Field {
	field := p.pick(name, at, companies(p.known.contacts, contact.Buyer), then)
	return field
}

// order is a field for an order of a buyer, or of any while none is chosen.
func (p *editor[T]) order(name string, at, buyer *string) *widgets.Field {
	var options []widgets.Option
	for _, o := range p.known.orders {
		if (*buyer == "" || o.BuyerID == *buyer) && o.Status != order.Cancelled {
			options = append(options, widgets.Option{ID: o.ID, Label: o.Number, Note: o.Buyer})
		}
	}
	return p.pick(name, at, options, func() {
		for _, o := range p.known.orders {
			if o.ID == *at {
				*buyer = o.BuyerID
				p.cur = o.Total.Currency
			}
		}
	})
}

// shipment is a field for a shipment of a buyer.
func (p *editor[T]) shipment(name string, at *string, buyer string) *widgets.Field {
	var options []widgets.Option
	for _, s := range p.known.shipments {
		if buyer == "" || s.BuyerID == buyer {
			options = append(options, widgets.Option{ID: s.ID, Label: s.Number, Note: s.Orders})
		}
	}
	return p.pick(name, at, options, nil)
}
