package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// ledger is what buyers owe and have paid ahead, from one snapshot.
type ledger struct {
	open     []payment.Open            // of goods that have left
	advances map[string][]money.Amount // unallocated receipts by buyer
	orders   []order.Summary           // that are issued or running
	paid     map[string]int64          // deposits received, by order
	shipped  map[string]int64          // invoiced and sailed, by order
	used     map[string]int64          // of the deposit, by order
}

func readLedger(r Reader) (ledger, error) {
	l := ledger{advances: map[string][]money.Amount{}, paid: map[string]int64{}, shipped: map[string]int64{}, used: map[string]int64{}}
	receipts, err := r.Receipts()
	if err != nil {
		return l, err
	}
	for _, p := range receipts {
		if p.Unallocated.Minor > 0 {
			l.advances[p.BuyerID] = append(l.advances[p.BuyerID], p.Unallocated)
		}
	}
	credits, err := credited(r)
	if err != nil {
		return l, err
	}
	invoiced, err := r.Invoiced()
	if err != nil {
		return l, err
	}
	for key, minor := range credits {
		if key[1] == "" {
			l.paid[key[0]] = minor
		}
	}
	var ids []string
	byOrder := map[string][]payment.Invoiced{}
	for _, v := range invoiced {
		if v.Status != string(shipment.Sailed) && v.Status != string(shipment.Closed) {
			continue
		}
		if byOrder[v.OrderID] == nil {
			ids = append(ids, v.OrderID)
		}
		byOrder[v.OrderID] = append(byOrder[v.OrderID], v)
	}
	for _, id := range ids {
		l.add(byOrder[id], credits)
	}
	orders, err := r.Orders()
	for _, o := range orders {
		if o.Status == order.Issued || o.Status == order.Running {
			l.orders = append(l.orders, o)
		}
	}
	return l, err
}

// credited adds up what receipts paid and what deductions were accepted, by
// order and shipment. What was paid back without a claim behind it was never
// owed: it lowers what the order has paid ahead.
func credited(r Reader) (map[[2]string]int64, error) {
	credits := map[[2]string]int64{}
	paid, err := r.Paid()
	if err != nil {
		return nil, err
	}
	for _, p := range paid {
		credits[[2]string{p.OrderID, p.ShipmentID}] += p.Amount.Minor
	}
	held, err := r.Deductions()
	if err != nil {
		return nil, err
	}
	for _, d := range held {
		if d.Status == payment.DeductionAccepted && d.OrderID != "" {
			credits[[2]string{d.OrderID, d.ShipmentID}] += d.Amount.Minor
		}
	}
	back, err := r.Repayments()
	for _, p := range back {
		if p.OrderID != "" && p.ClaimID == "" {
			credits[[2]string{p.OrderID, ""}] -= p.Amount.Minor
		}
	}
	return credits, err
}

// add counts the open balances of one order's invoices.
func (l *ledger) add(rows []payment.Invoiced, credits map[[2]string]int64) {
	first := rows[0]
	amounts, sum := make([]money.Amount, len(rows)), int64(0)
	for i, v := range rows {
		amounts[i] = v.Amount
		sum += v.Amount.Minor
	}
	complete := sum >= first.Total.Minor || first.OrderStatus == string(order.Closed)
	deposit := money.Amount{Minor: l.paid[first.OrderID], Currency: first.Total.Currency}
	for i, use := range payment.Deposit(deposit, first.Total, amounts, complete) {
		v := rows[i]
		l.used[v.OrderID] += use.Minor
		left := v.Amount.Minor - use.Minor - credits[[2]string{v.OrderID, v.ShipmentID}]
		l.open = append(l.open, payment.Open{
			BuyerID: v.BuyerID, Buyer: v.Buyer, OrderID: v.OrderID, Order: v.Order, ShipmentID: v.ShipmentID, Invoice: v.Number,
			Country: v.Country, Market: v.Market, Channel: v.Channel, Owner: v.Owner, Date: v.Date, Due: dueDay(v), Asked: v.Amount,
			Balance: money.Amount{Minor: left, Currency: v.Amount.Currency},
		})
	}
	l.shipped[first.OrderID] = sum
}

// dueDay counts from the event that the balance waits for.
func dueDay(v payment.Invoiced) string {
	b := order.Balance{Event: order.Event(v.Event), Days: v.Days}
	sailed := cmp.Or(v.OnBoard, v.ETD)
	switch b.Event {
	case order.OnOrder, order.BeforeLoad, order.OnInvoice:
		return b.DueOn(v.Date)
	case order.OnArrival:
		return b.DueOn(v.ETA)
	}
	return b.DueOn(sailed)
}

// deposits are those that a buyer still owes in a currency, of orders that
// wait for them.
func (l ledger) deposits(buyerID string, c money.Currency) []payment.Open {
	var list []payment.Open
	for _, o := range l.orders {
		if o.BuyerID != buyerID || o.Total.Currency != c || o.Deposit == 0 {
			continue
		}
		due, err := money.Of(o.Total.Decimal().Mul(money.Scaled(int64(o.Deposit), 2)), c)
		if due.Minor -= l.paid[o.ID]; err == nil && due.Minor > 0 {
			list = append(list, payment.Open{BuyerID: buyerID, OrderID: o.ID, Order: o.Number, Asked: due, Balance: due})
		}
	}
	return list
}

// production is what a buyer's running orders are worth beyond what has left,
// less the deposit that is not used up.
func (l ledger) production(buyerID string) []money.Amount {
	var list []money.Amount
	for _, o := range l.orders {
		if o.BuyerID != buyerID || o.Status != order.Running {
			continue
		}
		value := o.Total
		value.Minor = max(value.Minor-l.shipped[o.ID], 0) - max(l.paid[o.ID]-l.used[o.ID], 0)
		if value.Minor > 0 {
			list = append(list, value)
		}
	}
	return list
}

// Receivables lists the open balances of all goods that have left, those due
// longest first.
func (a *App) Receivables(ctx context.Context) ([]payment.Open, error) {
	return one(ctx, a.store, func(r Reader) ([]payment.Open, error) {
		l, err := readLedger(r)
		list := slices.DeleteFunc(l.open, func(o payment.Open) bool { return o.Balance.IsZero() })
		slices.SortStableFunc(list, func(x, y payment.Open) int {
			return cmp.Or(cmp.Compare(cmp.Or(x.Due, "9"), cmp.Or(y.Due, "9")), cmp.Compare(x.Invoice, y.Invoice))
		})
		return list, err
	})
}

// AgeingBy says what rows of an ageing stand for.
type AgeingBy string

// The groups of an ageing.
const (
	PerBuyer   AgeingBy = "buyer"
	PerMarket  AgeingBy = "market"
	PerChannel AgeingBy = "channel"
)

// Ageing sorts the receivables into buckets of days, today.
func (a *App) Ageing(ctx context.Context, by payment.By, per AgeingBy) ([]payment.Ageing, error) {
	return one(ctx, a.store, func(r Reader) ([]payment.Ageing, error) {
		l, err := readLedger(r)
		if err != nil {
			return nil, err
		}
		buyers := map[string]payment.Open{}
		if len(l.advances) > 0 {
			contacts, err := r.Contacts()
			if err != nil {
				return nil, err
			}
			for _, c := range contacts {
				buyers[c.ID] = payment.Open{Buyer: cmp.Or(c.Name, c.NameZH), Market: string(c.Market)}
			}
		}
		group := func(o payment.Open) string {
			switch per {
			case PerMarket:
				return o.Market
			case PerChannel:
				return o.Channel
			}
			return o.Buyer
		}
		advances := map[string][]money.Amount{}
		for id, list := range l.advances {
			g := group(buyers[id])
			advances[g] = append(advances[g], list...)
		}
		return payment.Age(l.open, by, a.now().Format(day), group, advances)
	})
}

// Risk is what stands against letting goods leave to a buyer.
type Risk struct {
	payment.Exposure
	Overdue []payment.Open // in arrears, longest first
	OnOpen  bool           // nothing secures the balance: no letter of credit, not paid before release
}

// Warnings are text keys of what a person should know before goods leave;
// nothing is blocked by them.
func (r Risk) Warnings() []string {
	var list []string
	if r.Over() {
		list = append(list, "payment.over_limit")
	}
	if len(r.Overdue) > 0 && r.OnOpen {
		list = append(list, "payment.in_arrears")
	}
	if len(r.Unrated) > 0 {
		list = append(list, "payment.unrated")
	}
	return list
}

// BuyerRisk gives the exposure of a buyer against its credit line, in the
// line's currency, or in the firm's books' where there is none.
func (a *App) BuyerRisk(ctx context.Context, buyerID string) (Risk, error) {
	return one(ctx, a.store, func(r Reader) (Risk, error) { return a.risk(r, buyerID) })
}

// ShipmentRisk is the risk of letting a shipment leave. Its own value counts
// as production until it has sailed.
func (a *App) ShipmentRisk(ctx context.Context, id string) (Risk, error) {
	return one(ctx, a.store, func(r Reader) (Risk, error) {
		s, err := r.Shipment(id)
		if err != nil {
			return Risk{}, err
		}
		risk, err := a.risk(r, s.BuyerID)
		secured := s.Credit.Number != "" || slices.Contains([]order.Event{order.OnOrder, order.BeforeLoad, order.OnBillCopy, ""}, s.Balance.Event)
		risk.OnOpen = !secured
		return risk, err
	})
}

func (a *App) risk(r Reader, buyerID string) (Risk, error) {
	l, err := readLedger(r)
	if err != nil {
		return Risk{}, err
	}
	f, err := r.Firm()
	if err != nil {
		return Risk{}, err
	}
	line, err := r.CreditLineOf(buyerID)
	if err != nil {
		return Risk{}, err
	}
	return a.riskOf(l, f.Rate, line, buyerID)
}

func (a *App) riskOf(l ledger, rate func(money.Currency) (money.Rate, bool), line payment.CreditLine, buyerID string) (Risk, error) {
	if line.Limit.Currency == "" {
		line.Limit.Currency = money.CNY
	}
	var out Risk
	var err error
	var open []money.Amount
	today := a.now().Format(day)
	for _, o := range l.open {
		if o.BuyerID != buyerID {
			continue
		}
		open = append(open, o.Balance)
		if o.Overdue(today) > 0 {
			out.Overdue = append(out.Overdue, o)
		}
	}
	slices.SortStableFunc(out.Overdue, func(x, y payment.Open) int { return cmp.Compare(x.Due, y.Due) })
	out.Exposure, err = payment.Expose(payment.Limit{Amount: line.Limit, Rate: rate}, open, l.advances[buyerID], l.production(buyerID))
	return out, err
}
