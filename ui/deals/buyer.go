package deals

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

func (e *Editor) buyerField() fyne.CanvasObject {
	in := e.desk.Picker(e.key+".buyer", "deals.buyer_hint")
	in.OnPick = func(o widgets.Option) { e.chooseBuyer(o.ID) }
	in.OnAdd = e.addBuyer
	e.on(func() {
		in.SetOptions(e.buyerOptions())
		in.Set(e.buyer())
	})
	return e.field("buyer_id", in)
}

func (e *Editor) buyerOptions() []widgets.Option {
	var out []widgets.Option
	for _, c := range e.buyers {
		if len(c.Roles) == 0 || slices.Contains(c.Roles, contact.Buyer) {
			out = append(out, e.buyerOption(c))
		}
	}
	return out
}

func (e *Editor) buyerOption(c contact.Summary) widgets.Option {
	name := c.Name
	if name == "" {
		name = c.NameZH
	}
	return widgets.Option{ID: c.ID, Label: name, Note: c.Country, Also: strings.Join([]string{c.NameZH, c.Code, c.Person}, " ")}
}

// buyer is the option of the draft's buyer, empty without one.
func (e *Editor) buyer() widgets.Option {
	if e.Draft.Deal.BuyerID == "" {
		return widgets.Option{}
	}
	for _, c := range e.buyers {
		if c.ID == e.Draft.Deal.BuyerID {
			return e.buyerOption(c)
		}
	}
	return widgets.Option{ID: e.Draft.Deal.BuyerID}
}

// BuyerName is what the buyer is called, "" without one.
func (e *Editor) BuyerName() string { return e.buyer().Label }

func (e *Editor) chooseBuyer(id string) {
	if id == "" {
		e.Draft.Deal.BuyerID, e.Draft.Deal.Attention = "", ""
		e.Changed()
		e.Refresh()
		return
	}
	d := e.Draft.Snapshot()
	task.Do(e.scope, "buyer", func(ctx context.Context) (deal.Deal, error) {
		err := e.service.ChooseBuyer(ctx, &d, id)
		return d, err
	}, func(d deal.Deal, err error) {
		if e.desk.Fail(err) {
			e.Refresh()
			return
		}
		e.Draft.SetHead(d)
		e.Draft.Touch()
		e.Refresh()
	})
}

// addBuyer files a buyer under the name that was typed.
func (e *Editor) addBuyer(name string) {
	c := contact.Contact{Name: name, Roles: []contact.Role{contact.Buyer}, Owner: e.service.Actor()}
	if strings.IndexFunc(name, func(r rune) bool { return r >= 0x2E80 }) >= 0 {
		c.Name, c.NameZH = "", name
	}
	task.Do(e.scope, "buyer", func(ctx context.Context) (contact.Contact, error) {
		err := e.service.SaveContact(ctx, &c)
		return c, err
	}, func(c contact.Contact, err error) {
		if e.desk.Fail(err) {
			return
		}
		e.buyers = append(e.buyers, contact.Summary{ID: c.ID, Name: c.Name, NameZH: c.NameZH, Roles: c.Roles})
		e.desk.Toast(e.desk.Say("deals.buyer_filed", "Name", name), nil)
		e.chooseBuyer(c.ID)
	})
}
