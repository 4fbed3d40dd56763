package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/app/trade"
)

// Facts are the papers and records of one shipment that have to agree.
type Facts struct {
	Shipment  shipment.Shipment
	Orders    []order.Order
	Others    []shipment.Shipment // further shipments of these orders
	Purchases []purchase.Purchase // of these orders, cancelled ones left out
	Buyer     contact.Contact
	Papers    []paper.Document // of the shipment as they went out, void ones left out
	Units     []trade.Unit     // to know two names of one customs unit
}

// Severity says what a disagreement puts at stake.
type Severity int

// The severities, worst first.
const (
	StopsMoney Severity = iota // payment, refund or release of the goods
	StopsGoods                 // the carrier or customs sends it back
	LooksWrong                 // somebody will ask
)

// Place is where a disagreement can be put right.
type Place struct {
	Noun  Noun   `json:"noun"`
	ID    string `json:"id"`
	Field string `json:"field"`
}

// Disagreement is one thing that two papers say differently: Key names its
// sentence, Args fill it.
type Disagreement struct {
	Rule     string         `json:"rule"`
	Reason   string         `json:"reason"` // text key of why it hurts
	Severity Severity       `json:"severity"`
	Key      string         `json:"key"`
	Args     map[string]any `json:"args,omitempty"`
	Place    Place          `json:"place"`
}

// Checked is what a check found of one shipment, worst first.
type Checked struct {
	ShipmentID, Shipment string
	Disagreements        []Disagreement
}

// Disagreements gives what the rules find in the facts, worst first. None of
// it blocks anything: a person may know better.
func Disagreements(f Facts) []Disagreement {
	list := []Disagreement{}
	for _, r := range CheckRules() {
		for _, d := range r.Find(f) {
			d.Rule, d.Reason, d.Severity = r.Name, r.Reason, r.Severity
			d.Place.Noun = cmp.Or(d.Place.Noun, ShipmentNoun)
			if d.Place.Noun == ShipmentNoun {
				d.Place.ID = f.Shipment.ID
			}
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b Disagreement) int { return cmp.Compare(a.Severity, b.Severity) })
	return list
}

// CheckPapers compares the papers of a shipment, or of all shipments of an
// order. The reference is an invoice number, a contract or proforma number, or
// the id of either; another one is the fault "check.unknown".
func (a *App) CheckPapers(ctx context.Context, ref string) ([]Checked, error) {
	return one(ctx, a.store, func(r Reader) ([]Checked, error) {
		shipments, err := referred(r, ref)
		if err != nil {
			return nil, err
		}
		list := []Checked{}
		for _, s := range shipments {
			if s.Status == shipment.Cancelled {
				continue
			}
			f, err := a.factsOf(r, s)
			if err != nil {
				return nil, err
			}
			list = append(list, Checked{s.ID, s.Number, Disagreements(f)})
		}
		return list, nil
	})
}

func referred(r Reader, ref string) ([]shipment.Shipment, error) {
	id, err := r.ShipmentByNumber(ref)
	if err != nil {
		return nil, err
	}
	s, err := r.Shipment(cmp.Or(id, ref))
	if !fault.Is(err, "store.not_found") {
		return []shipment.Shipment{s}, err
	}
	if id, err = r.OrderByNumber(ref); err != nil {
		return nil, err
	}
	o, err := r.Order(cmp.Or(id, ref))
	if fault.Is(err, "store.not_found") {
		return nil, fault.New("check.unknown", "Reference", ref)
	}
	if err != nil {
		return nil, err
	}
	return shipmentsOf(r, o.ID)
}

func (a *App) factsOf(r Reader, s shipment.Shipment) (f Facts, err error) {
	f.Shipment, f.Units = s, a.tables.Units
	if f.Orders, err = ordersOf(r, s.Orders()); err != nil {
		return f, err
	}
	if f.Others, err = shipmentsOf(r, s.Orders()...); err != nil {
		return f, err
	}
	f.Others = slices.DeleteFunc(f.Others, func(o shipment.Shipment) bool { return o.ID == s.ID })
	for _, id := range s.Orders() {
		list, err := purchasesOf(r, id)
		if err != nil {
			return f, err
		}
		f.Purchases = append(f.Purchases, list...)
	}
	f.Purchases = slices.DeleteFunc(f.Purchases, func(p purchase.Purchase) bool { return p.Status == purchase.Cancelled })
	if s.BuyerID != "" {
		if f.Buyer, err = r.Contact(s.BuyerID); err != nil && !fault.Is(err, "store.not_found") {
			return f, err
		}
	}
	issued, err := r.PapersOf(string(ShipmentNoun), s.ID)
	if err != nil {
		return f, err
	}
	seen := map[string]bool{}
	for _, p := range issued {
		if !p.VoidAt.IsZero() || seen[p.Kind] {
			continue
		}
		seen[p.Kind] = true
		doc, err := Frozen(p)
		if err != nil {
			return f, err
		}
		f.Papers = append(f.Papers, doc)
	}
	return f, nil
}
