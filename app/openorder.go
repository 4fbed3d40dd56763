package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/order"
	"sampan/app/shipment"
)

// stepsSetting keeps the firm's choice of steps, parted by commas.
const stepsSetting = "order/steps"

// FirmSteps are the steps of a new order, in the firm's own choice and order;
// all of them before it has made one.
func (a *App) FirmSteps(ctx context.Context) ([]order.StepKey, error) {
	return one(ctx, a.store, firmSteps)
}

func firmSteps(r Reader) ([]order.StepKey, error) {
	kept, err := r.Setting(stepsSetting)
	if err != nil || kept == "" {
		return order.Steps(), err
	}
	var steps []order.StepKey
	for k := range strings.SplitSeq(kept, ",") {
		steps = append(steps, order.StepKey(k))
	}
	return steps, nil
}

// SetFirmSteps keeps the firm's choice and order of steps; orders that are
// open keep the plan they have.
func (a *App) SetFirmSteps(ctx context.Context, steps []order.StepKey) error {
	plan, words := make([]order.Step, len(steps)), make([]string, len(steps))
	for i, k := range steps {
		plan[i].Key, words[i] = k, string(k)
	}
	if err := order.CheckPlan(plan); err != nil {
		return err
	}
	return a.SetSetting(ctx, stepsSetting, strings.Join(words, ","))
}

// newPlan is the plan of an order that is opened: the deposit is awaited while
// the proforma stands, the goods sail on the day promised.
func newPlan(r Reader, o order.Order) ([]order.Step, error) {
	keys, err := firmSteps(r)
	var plan []order.Step
	for _, k := range keys {
		s := order.Step{Key: k, Holder: o.Owner}
		switch {
		case k == order.StepDeposit && o.Deposit == 0:
			continue
		case k == order.StepDeposit:
			s.Planned = o.ValidUntil
		case k == order.StepSailed:
			s.Planned = o.ShipmentDate
		}
		plan = append(plan, s)
	}
	if order.CheckPlan(plan) != nil { // the firm's order of steps, or the day promised, runs against these days
		for i := range plan {
			plan[i].Planned = ""
		}
	}
	return plan, err
}

// OpenOrder opens an order that no quotation led to. Its contract number is
// reserved now, unless one was typed.
func (a *App) OpenOrder(ctx context.Context, o *order.Order) error {
	now := a.now()
	o.Status, o.CreatedAt, o.Date = order.Draft, now.UTC(), cmp.Or(o.Date, now.Format(day))
	if err := o.Check(); err != nil {
		return err
	}
	return a.write(ctx, OrderNoun, func(tx Tx) (err error) {
		if o.Number == "" {
			if o.Number, err = a.takeSeries(tx, "contract"); err != nil {
				return err
			}
		}
		if len(o.Plan) == 0 {
			if o.Plan, err = newPlan(tx, *o); err != nil {
				return err
			}
		}
		return tx.PutOrder(o)
	})
}

// takeSeries gives the next number of a series today.
func (a *App) takeSeries(tx Tx, series string) (string, error) {
	f, err := tx.Firm()
	if err != nil {
		return "", err
	}
	return tx.TakeNumber(series, f.Pattern(series), a.now())
}

// SaveProgress keeps what may change of an order after its proforma went out:
// the plan, the way it is sold, the tolerance, when the balance is due, the
// owner, the files. All else stays as it was issued.
func (a *App) SaveProgress(ctx context.Context, o *order.Order) error {
	if err := o.Check(); err != nil {
		return err
	}
	return a.write(ctx, OrderNoun, func(tx Tx) error {
		kept, err := tx.Order(o.ID)
		if err != nil {
			return err
		}
		kept.Ver = o.Ver
		kept.Plan, kept.Way, kept.Tolerance, kept.Balance, kept.Owner, kept.Files = o.Plan, o.Way, o.Tolerance, o.Balance, o.Owner, o.Files
		if err := tx.PutOrder(&kept); err != nil {
			return err
		}
		*o = kept
		return nil
	})
}

// TakeStep marks a step as taken on an ISO day, "" takes it back. A step that
// the plan does not have is added at its usual place.
func (a *App) TakeStep(ctx context.Context, orderID string, key order.StepKey, on string) (order.Order, error) {
	var o order.Order
	err := a.write(ctx, OrderNoun, func(tx Tx) (err error) {
		if o, err = tx.Order(orderID); err != nil {
			return err
		}
		o.Plan = taken(o.Plan, key, on)
		if err := order.CheckPlan(o.Plan); err != nil {
			return err
		}
		if o.Status == order.Issued && on != "" && key != order.StepDeposit {
			o.Status = order.Running
		}
		return tx.PutOrder(&o)
	})
	return o, err
}

// taken marks a step of a plan.
func taken(plan []order.Step, key order.StepKey, on string) []order.Step {
	plan = slices.Clone(plan)
	if i := slices.IndexFunc(plan, func(s order.Step) bool { return s.Key == key }); i >= 0 {
		plan[i].Actual = on
		return plan
	}
	place := slices.Index(order.Steps(), key)
	at := slices.IndexFunc(plan, func(s order.Step) bool { return slices.Index(order.Steps(), s.Key) > place })
	if at < 0 {
		at = len(plan)
	}
	return slices.Insert(plan, at, order.Step{Key: key, Actual: on})
}

// Stage is one step of an order as its page shows it. Of a step that part
// shipments take each on its own, Done of Of have taken it.
type Stage struct {
	order.Step
	Done, Of int
	Late     bool
}

// Stages gives the line of steps of an order with what its shipments did.
func (a *App) Stages(ctx context.Context, orderID string) ([]Stage, error) {
	return one(ctx, a.store, func(r Reader) ([]Stage, error) {
		o, err := r.Order(orderID)
		if err != nil {
			return nil, err
		}
		shipments, err := shipmentsOf(r, orderID)
		if err != nil {
			return nil, err
		}
		return stages(o, shipments, a.now().Format(day)), nil
	})
}

func stages(o order.Order, shipments []shipment.Shipment, today string) []Stage {
	all := shipment.Last(o, shipments)
	list := make([]Stage, len(o.Plan))
	for i, s := range o.Plan {
		list[i] = Stage{Step: s, Late: s.LateOn(today)}
		if !s.Key.OfShipment() {
			continue
		}
		last := ""
		for _, sh := range shipments {
			if sh.Status == shipment.Cancelled {
				continue
			}
			list[i].Of++
			j := slices.IndexFunc(sh.Steps, func(t order.Step) bool { return t.Key == s.Key })
			if j < 0 {
				continue
			}
			list[i].Late = list[i].Late || sh.Steps[j].LateOn(today)
			if sh.Steps[j].Done() {
				list[i].Done++
				last = max(last, sh.Steps[j].Actual)
			}
		}
		if all && list[i].Of > 0 && list[i].Done == list[i].Of && s.Actual == "" {
			list[i].Actual = last
			list[i].Late = list[i].LateOn(today)
		}
	}
	return list
}

// CloseOrder ends an order that is delivered and paid, or given up short.
func (a *App) CloseOrder(ctx context.Context, orderID string) (order.Order, error) {
	var o order.Order
	err := a.write(ctx, OrderNoun, func(tx Tx) (err error) {
		if o, err = tx.Order(orderID); err != nil {
			return err
		}
		if o.Editable() || o.Status == order.Cancelled {
			return fault.New("order.not_running")
		}
		o.Status = order.Closed
		return tx.PutOrder(&o)
	})
	return o, err
}
