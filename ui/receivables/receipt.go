package receivables

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// newReceipt opens a receipt: what came, how it is split over orders, what the
// banks took, and what became of the foreign money.
func newReceipt(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type in = payment.Receipt
	page := &receipt{}
	page.editor = newEditor(d, nav, s, f, r, kind[in]{
		screen: navigation.Receipts, noun: app.ReceiptNoun, load: s.Receipt, save: s.Receive,
		name: func(v in) string { return v.Number }, at: func(v in) (string, int64) { return v.ID, v.Ver },
		fresh: func(_ known, with string) in {
			return in{BuyerID: with, Channel: payment.Wire, BorneByUs: true, Date: s.Now().Format(time.DateOnly)}
		},
		taken: func(v *in, saved in) { *v = saved },
		amounts: map[string]func(*in) *money.Amount{
			"sent": func(v *in) *money.Amount { return &v.Sent }, "abroad": func(v *in) *money.Amount { return &v.Abroad }, "fee": func(v *in) *money.Amount { return &v.Fee },
		},
		currency: func(v in) money.Currency { return cmp.Or(v.Currency, "USD") },
		setCurr:  func(v *in, c money.Currency) { v.Currency, v.FeeCNY.Currency = c, money.CNY },
		left:     func(p *editor[in]) fyne.CanvasObject { return page.left(p) },
		right:    func(p *editor[in]) fyne.CanvasObject { return page.right(p) },
	})
	return page.editor
}

type receipt struct {
	editor *editor[payment.Receipt]
	feeCNY money.Decimal
	table  *widgets.Table[*share]
	sums   [8]*widgets.Label
}

// share is what of the receipt could pay an order, or one of its shipments.
type share struct {
	orderID, shipmentID, order, invoice, due string
	balance                                  money.Amount // open before this receipt
}

func (s share) key() string { return s.orderID + "/" + s.shipmentID }

// shares are the open invoices and running orders of the buyer in the currency,
// and what the receipt already pays.
func (r *receipt) shares() []*share {
	p := r.editor
	var list []*share
	add := func(s share) *share {
		for _, each := range list {
			if each.key() == s.key() {
				return each
			}
		}
		list = append(list, &s)
		return &s
	}
	numbers := map[string]order.Summary{}
	for _, o := range p.known.orders {
		numbers[o.ID] = o
	}
	for _, o := range p.known.open {
		if o.BuyerID == p.v.BuyerID && o.Balance.Currency == p.cur && o.Balance.Minor > 0 {
			add(share{o.OrderID, o.ShipmentID, o.Order, o.Invoice, o.Due, o.Balance})
		}
	}
	for _, a := range p.v.Allocations {
		invoice := ""
		for _, s := range p.known.shipments {
			if s.ID == a.ShipmentID {
				invoice = s.Number
			}
		}
		add(share{orderID: a.OrderID, shipmentID: a.ShipmentID, order: numbers[a.OrderID].Number, invoice: invoice})
	}
	for _, o := range p.known.orders {
		if o.BuyerID == p.v.BuyerID && o.Total.Currency == p.cur && (o.Status == order.Issued || o.Status == order.Running) {
			s := add(share{orderID: o.ID, order: o.Number})
			if s.balance.IsZero() && o.Deposit > 0 {
				s.balance = money.Amount{Minor: o.Total.Minor * int64(o.Deposit) / 100, Currency: o.Total.Currency}
			}
		}
	}
	return list
}

func (r *receipt) allocation(s *share) *payment.Allocation {
	for i, a := range r.editor.v.Allocations {
		if a.OrderID == s.orderID && a.ShipmentID == s.shipmentID {
			return &r.editor.v.Allocations[i]
		}
	}
	return nil
}

func (r *receipt) give(s *share, typed string) error {
	p := r.editor
	value := money.Zero
	if typed != "" {
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		if e.Currency != "" && e.Currency != p.cur {
			return fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(p.cur))
		}
		value = e.Value
	}
	amount, err := money.Of(value, p.cur)
	if err != nil {
		return err
	}
	p.v.Allocations = slices.DeleteFunc(slices.Clone(p.v.Allocations), func(a payment.Allocation) bool {
		return a.OrderID == s.orderID && a.ShipmentID == s.shipmentID && amount.Minor == 0
	})
	if at := r.allocation(s); at != nil {
		at.Amount = amount
	} else if amount.Minor != 0 {
		p.v.Allocations = append(p.v.Allocations, payment.Allocation{OrderID: s.orderID, ShipmentID: s.shipmentID, Amount: amount})
	}
	p.touched()
	return nil
}

func (r *receipt) left(p *editor[payment.Receipt]) fyne.CanvasObject {
	r.editor = p
	v, f, w, d := &p.v, p.Form, widgets.Wide, p.Desk
	r.feeCNY = v.FeeCNY.Decimal()
	p.count = r.count
	sent := p.amount("sent")
	f.Needs("sent", p.say("needs_sent"), func() bool { return p.typed["sent"].IsZero() })
	borne := d.Check("receipt.borne_by_us", p.say("borne_by_us"), func(on bool) {
		v.BorneByUs = on
		p.touched()
	})
	borne.Set(v.BorneByUs)
	fee := d.MoneyEntry("receipt.fee_cny", money.CNY, 2)
	if !r.feeCNY.IsZero() {
		fee.SetValue(r.feeCNY)
	}
	fee.OnValue = func(n money.Decimal, _ bool) {
		if a, err := money.Of(n, money.CNY); err == nil {
			v.FeeCNY = a
			p.touched()
		}
	}
	head := widgets.Form(6,
		w(3, p.buyer("buyer_id", &v.BuyerID, func() { v.Allocations = nil })), w(1, f.Day("date", &v.Date)), w(2, f.Choose("channel", string(v.Channel), func(id string) { v.Channel = payment.Channel(id) }, words(d, "receipts.channel_", payment.Channels()...)...)),
		w(2, sent), p.currencyField(), w(1, f.Number("rate", &v.Rate.Value, 4, "CNY")), w(2, f.Text("bank_ref", &v.BankRef)),
		w(2, p.amount("abroad")), w(2, p.amount("fee")), w(2, f.Add("fee_cny", fee)),
		w(2, f.Text("platform", &v.Platform)), w(2, f.Text("payer", &v.Payer)), w(2, borne))
	return widgets.Column(theme.Gap4, false, d.Section("receipts.head", head), r.split(p), r.exchange(p))
}

// split is the table of what can be paid.
func (r *receipt) split(p *editor[payment.Receipt]) fyne.CanvasObject {
	d := p.Desk
	given := func(s *share) money.Amount {
		if a := r.allocation(s); a != nil {
			return a.Amount
		}
		return money.Amount{}
	}
	amount := amountColumn("amount", "receipts.amount", 124, given)
	amount.Set, amount.Edit = r.give, func(s *share) string {
		if a := given(s); a.Minor != 0 {
			return a.String()
		}
		return ""
	}
	r.table = widgets.NewTable(d, "receipt.split", rows.New(func(s *share) string { return s.key() },
		textColumn("order", "receipts.order", 110, 1, func(s *share) string { return s.order }),
		textColumn("invoice", "receipts.invoice", 120, 1, func(s *share) string { return cmp.Or(s.invoice, p.say("deposit")) }),
		dayColumn(d, "due", "receipts.due", func(s *share) string { return s.due }),
		amountColumn("balance", "receipts.balance", 120, func(s *share) money.Amount { return s.balance }), amount))
	r.table.Empty = widgets.Empty{Text: p.say("nothing_open")}
	r.table.SetRows(r.shares())
	suggest := d.Button("receipt.suggest", "receipts.suggest", widgets.Plain, r.suggest)
	clear := d.IconButton("receipt.clear", "receipts.clear", fynetheme.IconNameContentClear, func() {
		before := p.v.Allocations
		p.v.Allocations = nil
		p.touched()
		d.Toast(p.say("cleared"), func() {
			p.v.Allocations = before
			p.touched()
		})
	})
	return d.Section("receipts.split", record.Tall(5*theme.Row, widgets.Sheet(r.table)), suggest, clear)
}

// suggest shares out what no order took yet.
func (r *receipt) suggest() {
	p := r.editor
	p.Form.Settle()
	p.fold()
	v := p.v
	task.Do(p.Scope, "suggest", func(ctx context.Context) ([]payment.Allocation, error) { return p.service.ProposeSplit(ctx, v) }, func(list []payment.Allocation, err error) {
		if p.Desk.Fail(err) {
			return
		}
		if len(list) == 0 {
			p.Desk.Toast(p.say("nothing_to_suggest"), nil)
			return
		}
		for _, a := range list {
			s := &share{orderID: a.OrderID, shipmentID: a.ShipmentID}
			if at := r.allocation(s); at != nil {
				at.Amount.Minor += a.Amount.Minor
			} else {
				p.v.Allocations = append(p.v.Allocations, a)
			}
		}
		p.touched()
	})
}

// exchange lists the sales of the foreign money to the bank.
func (r *receipt) exchange(p *editor[payment.Receipt]) fyne.CanvasObject {
	s := &settlements{editor: p}
	s.table = widgets.NewTable(p.Desk, "receipt.settlements", rows.New(func(i int) string { return string(rune('a' + i)) }, s.columns()...))
	s.table.Empty = widgets.Empty{Text: p.say("not_settled")}
	s.show()
	return p.Desk.Section("receipts.exchange", record.Tall(3*theme.Row+theme.Gap2, widgets.Sheet(s.table)),
		p.Desk.IconButton("receipt.settle", "receipts.settle", fynetheme.IconNameContentAdd, s.add),
		p.Desk.IconButton("receipt.unsettle", "app.delete", fynetheme.IconNameContentRemove, s.drop))
}

// settlements is the table of a receipt's settlements; a row is known by its
// place in the list.
type settlements struct {
	*editor[payment.Receipt]
	table *widgets.Table[int]
}

func (s *settlements) at(i int) *payment.Settlement {
	if i < len(s.v.Settlements) {
		return &s.v.Settlements[i]
	}
	return &payment.Settlement{}
}

// inCNY reckons what the bank pays for a settlement by its rate.
func inCNY(s *payment.Settlement) (err error) {
	s.CNY, err = money.Of(s.Amount.Decimal().Mul(s.Rate), money.CNY)
	return err
}

func (s *settlements) number(set func(*payment.Settlement, money.Decimal) error) func(int, string) error {
	return func(i int, typed string) error {
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		if err := set(s.at(i), e.Value); err != nil {
			return err
		}
		s.touched()
		return nil
	}
}

func (s *settlements) columns() []rows.Column[int] {
	amount := amountColumn("amount", "receipts.settled", 124, func(i int) money.Amount { return s.at(i).Amount })
	amount.Set = s.number(func(x *payment.Settlement, n money.Decimal) (err error) {
		if x.Amount, err = money.Of(n, s.cur); err != nil {
			return err
		}
		return inCNY(x)
	})
	cny := amountColumn("cny", "receipts.cny", 124, func(i int) money.Amount { return s.at(i).CNY })
	cny.Set = s.number(func(x *payment.Settlement, n money.Decimal) (err error) {
		x.CNY, err = money.Of(n, money.CNY)
		return err
	})
	date := rows.Column[int]{Key: "date", Title: "receipts.date", Width: 110, Value: func(i int) string { return s.at(i).Date }, Set: func(i int, typed string) error {
		t, ok := widgets.ParseDay(typed, s.Desk.Today())
		if !ok {
			return fault.New("payment.day_wrong", "Day", typed)
		}
		s.at(i).Date = t.Format(widgets.Day)
		s.touched()
		return nil
	}}
	rate := rows.Column[int]{Key: "rate", Title: "receipts.rate", Kind: rows.Number, Width: 90, Value: func(i int) string { return s.at(i).Rate.String() }}
	rate.Set = s.number(func(x *payment.Settlement, n money.Decimal) error {
		x.Rate = n
		return inCNY(x)
	})
	difference := amountColumn("difference", "receipts.difference", 116, func(i int) money.Amount {
		a, err := s.at(i).Difference(s.v.Rate.Value)
		if err != nil {
			return money.Amount{}
		}
		return a
	})
	return []rows.Column[int]{date, amount, rate, cny, difference}
}

func (s *settlements) show() {
	places := make([]int, len(s.v.Settlements))
	for i := range places {
		places[i] = i
	}
	s.table.SetRows(places)
}

// add settles what is left on the account at the receipt's own rate.
func (s *settlements) add() {
	s.fold()
	left := s.v.OnAccount()
	left.Minor -= s.v.Settled().Minor
	next := payment.Settlement{Date: s.service.Now().Format(time.DateOnly), Amount: left, Rate: s.v.Rate.Value}
	if inCNY(&next) != nil || left.Minor <= 0 {
		s.Desk.Toast(s.say("nothing_to_settle"), nil)
		return
	}
	s.v.Settlements = append(slices.Clone(s.v.Settlements), next)
	s.touched()
	s.show()
}

func (s *settlements) drop() {
	i, ok := s.table.Model.CursorRow()
	if !ok || i >= len(s.v.Settlements) {
		return
	}
	before := s.v.Settlements
	s.v.Settlements = slices.Delete(slices.Clone(before), i, i+1)
	s.touched()
	s.show()
	s.Desk.Toast(s.say("unsettled"), func() {
		s.v.Settlements = before
		s.touched()
		s.show()
	})
}

// sumKeys are the texts of the sums, in the order that count fills them.
func sumKeys() [8]string {
	return [...]string{"sum_credited", "sum_allocated", "sum_advance", "sum_account", "sum_cny", "sum_charge", "sum_difference", "sum_settlement"}
}

func (r *receipt) right(p *editor[payment.Receipt]) fyne.CanvasObject {
	v, f, d := &p.v, p.Form, p.Desk
	list := widgets.Column(theme.Gap2, false)
	for i, key := range sumKeys() {
		r.sums[i] = d.Figure("", key == "sum_advance")
		list.Add(container.NewBorder(nil, nil, d.Soft(p.say(key)), nil, r.sums[i]))
	}
	return widgets.Column(theme.Gap4, false, d.Section("receipts.sums", list),
		d.Section("receipts.report_section", widgets.Column(theme.Gap3, false,
			f.Choose("report", string(v.Report), func(id string) { v.Report = payment.Report(id) }, words(d, "receipts.report_", payment.ReportDue, payment.ReportFiled, payment.ReportNone)...),
			f.Text("report_number", &v.ReportNumber), f.Area("note", &v.Note, 2))))
}

// count brings table and sums up to date.
func (r *receipt) count() {
	p := r.editor
	if r.table != nil {
		r.table.SetRows(r.shares())
	}
	if r.sums[0] == nil {
		return
	}
	v := p.v
	booked := payment.Booking{}
	if v.Rate.Value.IsPositive() {
		if b, err := v.Book(); err == nil {
			booked = b
		}
	}
	difference, settled := money.Amount{Currency: money.CNY}, money.Amount{Currency: money.CNY}
	for _, d := range booked.Differences {
		difference.Minor += d.Minor
	}
	for _, s := range v.Settlements {
		if a, err := s.Difference(v.Rate.Value); err == nil {
			settled.Minor += a.Minor
		}
	}
	for i, a := range []money.Amount{v.Credited(), v.Allocated(), v.Unallocated(), v.OnAccount(), booked.Account, booked.Charge, difference, settled} {
		r.sums[i].SetText(whole(a))
	}
}
