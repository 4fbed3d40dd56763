package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"sampan/app/catalog"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/app/trade"
)

// Drafting are the choices a draft is made with.
type Drafting struct {
	Supervision string // "" is general trade
	Apart       bool   // keep lines of different prices apart
}

// levies are the natures of levy that go with the modes of supervision.
var levies = map[string]string{"0214": "502", "0615": "503", "3010": "299", "4561": "299"}

// DraftDeclaration fills the declarations of a shipment from what is known of
// it, its products and the firm, and keeps them; drafts of the shipment that
// were not sent yet are replaced and go to the bin. More items than one
// declaration takes make several. What is missing stays empty: CheckDeclaration
// names it.
func (a *App) DraftDeclaration(ctx context.Context, shipmentID string, choice Drafting) ([]customs.Declaration, error) {
	rules, err := a.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var parts []customs.Declaration
	err = a.write(ctx, DeclarationNoun, func(tx Tx) error {
		d, err := a.declare(tx, shipmentID, choice, rules)
		if err != nil {
			return err
		}
		if parts, err = customs.Parts(d, rules, a.today()); err != nil {
			return err
		}
		if err := dropDrafts(tx, shipmentID); err != nil {
			return err
		}
		for i := range parts {
			parts[i].Part = i + 1
			if err := tx.PutDeclaration(&parts[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return parts, err
}

func (a *App) today() string { return a.now().Format(time.DateOnly) }

// dropDrafts clears the way for new drafts; what is with the broker stays.
func dropDrafts(tx Tx, shipmentID string) error {
	ids, err := tx.DeclarationsOf(shipmentID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		old, err := tx.Declaration(id)
		if err != nil {
			return err
		}
		switch old.Status {
		case customs.Drafted:
			if err := tx.Delete(DeclarationNoun, id, old.Ver); err != nil {
				return err
			}
		case customs.Sent, customs.Filed:
			return fault.New("customs.already_sent", "Number", old.Number)
		}
	}
	return nil
}

// declare fills one declaration with all items of the shipment.
func (a *App) declare(r Reader, shipmentID string, choice Drafting, rules trade.Rules) (customs.Declaration, error) {
	s, err := r.Shipment(shipmentID)
	if err != nil {
		return customs.Declaration{}, err
	}
	own, err := r.Firm()
	if err != nil {
		return customs.Declaration{}, err
	}
	d := customs.Declaration{
		ShipmentID: s.ID, Status: customs.Drafted, Supervision: choice.Supervision, Levy: "101", Package: "22",
		Consignor: customs.Party{Name: own.NameZH, USCC: own.USCC, Customs: own.CustomsCode},
		Vessel:    s.Answer.Vessel, Voyage: s.Answer.Voyage, Bill: s.Bill.Number, Contract: s.Number,
		Marks: s.Marks, Currency: s.Currency, Incoterm: s.Incoterm,
		Transport: map[string]string{"sea": "2", "rail": "3", "road": "4", "air": "5", "courier": "5"}[s.Transport],
	}
	if d.Supervision == "" {
		d.Supervision = "0110"
	}
	if levy := levies[d.Supervision]; levy != "" {
		d.Levy = levy
	}
	if d.Marks == "" {
		d.Marks = "N/M"
	}
	if d.Transport == "5" {
		d.Voyage = "" // a flight has a number and no voyage
	}
	d.Producer = d.Consignor
	if d.Term, err = customs.Term(s.Incoterm, a.tables, a.today()); err != nil && !fault.Is(err, "customs.term_unknown") {
		return d, err
	}
	if err := a.declareParties(r, s, &d); err != nil {
		return d, err
	}
	return d, a.declareGoods(r, s, choice, rules, &d)
}

// declareParties fills who buys, where it goes and who files.
func (a *App) declareParties(r Reader, s shipment.Shipment, d *customs.Declaration) error {
	buyer, err := r.Contact(s.BuyerID)
	if err != nil && !fault.Is(err, "store.not_found") {
		return err
	}
	d.Consignee = buyer.Name
	country, _ := a.tables.Country(buyer.Country)
	d.SoldTo, d.ShippedTo = country.Alpha3, country.Alpha3
	if port, ok := a.portNamed(destinationOf(s)); ok {
		if c, known := a.tables.Country(port.Country); known {
			d.ShippedTo = c.Alpha3
		}
	}
	if d.ShippedTo != "" {
		d.Destination = d.ShippedTo + "000"
	}
	if s.Booking.BrokerID != "" {
		broker, err := r.Contact(s.Booking.BrokerID)
		if err != nil && !fault.Is(err, "store.not_found") {
			return err
		}
		d.Agent = customs.Party{Name: broker.NameZH, USCC: broker.TaxID}
	}
	if orders := s.Orders(); len(orders) == 1 {
		o, err := r.Order(orders[0])
		if err != nil {
			return err
		}
		if o.Number != "" {
			d.Contract = o.Number
		}
	}
	return nil
}

func destinationOf(s shipment.Shipment) string {
	for _, place := range []string{s.Booking.PortOfDischarge, s.Booking.Destination, s.Place} {
		if place != "" {
			return place
		}
	}
	return ""
}

// portNamed finds a port by its code or the beginning of what was written.
func (a *App) portNamed(words string) (trade.Port, bool) {
	words = strings.ToLower(strings.TrimSpace(words))
	i := slices.IndexFunc(a.tables.Ports, func(p trade.Port) bool {
		return words != "" && (strings.EqualFold(p.Code, words) || strings.HasPrefix(words, strings.ToLower(p.NameEN)) || strings.HasPrefix(words, p.NameZH))
	})
	if i < 0 {
		return trade.Port{}, false
	}
	return a.tables.Ports[i], true
}

// declareGoods fills items, weights, packages, containers and the costs that
// the term keeps in the price.
func (a *App) declareGoods(r Reader, s shipment.Shipment, choice Drafting, rules trade.Rules, d *customs.Declaration) error {
	packed := map[string]shipment.LinePacking{}
	for _, p := range s.PerLine() {
		packed[p.LineID] = p
	}
	var goods []customs.Goods
	for _, l := range s.Lines {
		g, err := a.goodsOf(r, s, l, packed[l.ID].Net, d.ShippedTo)
		if err != nil {
			return err
		}
		goods = append(goods, g)
	}
	items, err := customs.Merge(goods, choice.Apart)
	if err != nil {
		return err
	}
	net := money.Zero
	for i := range items {
		items[i].Number = i + 1
		net = net.Add(items[i].Net)
	}
	totals := s.Totals()
	d.Items, d.Packages = items, totals.Pieces
	if d.Net, d.Gross, err = customs.Weigh(net, totals.Gross, rules, a.today()); err != nil {
		return err
	}
	if len(s.Pallets) > 0 {
		d.Package = "93"
		d.OtherPacks = []string{"22"}
	}
	for _, c := range s.Containers {
		d.Containers = append(d.Containers, customs.Container{Number: c.Number, Items: itemsIn(s, items, c.ID), Net: s.In(c.ID).Net})
	}
	freight, insurance := customs.Bears(d.Term)
	for _, c := range s.Charges {
		cost := customs.Cost{Mark: customs.Total, Value: c.Amount, Currency: s.Currency}
		if c.Kind == "freight" && freight && d.Freight.Mark == customs.NoCost {
			d.Freight = cost
		}
		if c.Kind == "insurance" && insurance && d.Insurance.Mark == customs.NoCost {
			d.Insurance = cost
		}
	}
	if insurance && d.Insurance.Mark == customs.NoCost && s.Insurance.Premium.Minor > 0 {
		d.Insurance = customs.Cost{Mark: customs.Total, Value: s.Insurance.Premium.Decimal(), Currency: s.Insurance.Premium.Currency}
	}
	return nil
}

// goodsOf is one line as customs sees it: the product's own customs data over
// those of the tariff.
func (a *App) goodsOf(r Reader, s shipment.Shipment, l shipment.Line, net money.Decimal, destination string) (customs.Goods, error) {
	total, err := l.Amount(s.Currency)
	if err != nil {
		return customs.Goods{}, err
	}
	var p catalog.Product
	if l.ProductID != "" {
		if p, err = r.Product(l.ProductID); err != nil && !fault.Is(err, "store.not_found") {
			return customs.Goods{}, err
		}
	}
	row, _, err := r.Tariff(l.HSCode, a.today())
	if err != nil {
		return customs.Goods{}, err
	}
	unit, _ := a.tables.Unit(l.Unit)
	origin, _ := a.tables.Country(first(s.Origin, "CN"))
	elements := strings.Join(p.Customs.Elements, "|")
	return customs.Goods{
		Line: l.ID, Code: l.HSCode, Name: first(p.Customs.Name, l.NameZH, p.NameZH), Elements: elements,
		Quantity: l.Quantity, Unit: unit.Customs, Amount: total, Origin: origin.Alpha3, Destination: destination,
		District: p.Customs.District, DutyMode: "1", Net: net,
		FirstUnit: first(p.Customs.FirstUnit, row.FirstUnit), SecondUnit: first(p.Customs.SecondUnit, row.SecondUnit),
		FirstPer: p.Customs.FirstPer, SecondPer: p.Customs.SecondPer,
	}, nil
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// itemsIn lists the numbers of the items that lie in a container.
func itemsIn(s shipment.Shipment, items []customs.Item, containerID string) []int {
	on := map[string]string{}
	for _, p := range s.Pallets {
		on[p.ID] = p.ContainerID
	}
	inside := map[string]bool{}
	for _, p := range s.Packages {
		if p.ContainerID == containerID || p.PalletID != "" && on[p.PalletID] == containerID {
			for _, c := range p.Contents {
				inside[c.LineID] = true
			}
		}
	}
	var numbers []int
	for _, item := range items {
		if slices.ContainsFunc(item.Lines, func(id string) bool { return inside[id] }) {
			numbers = append(numbers, item.Number)
		}
	}
	return numbers
}
