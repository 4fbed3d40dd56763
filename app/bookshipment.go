package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/shipment"
	"sampan/app/trade"
)

// PrepareBooking fills what the booking still lacks from the firm, the buyer
// and the term: the parties, who pays the freight, the kind of bill, the day
// wanted. What a person typed stays.
func (a *App) PrepareBooking(ctx context.Context, id string) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(tx Tx, s *shipment.Shipment) error {
		f, err := tx.Firm()
		if err != nil {
			return err
		}
		var buyer contact.Contact
		if s.BuyerID != "" {
			if buyer, err = tx.Contact(s.BuyerID); err != nil && !fault.Is(err, "store.not_found") {
				return err
			}
		}
		b := &s.Booking
		b.Date = cmp.Or(b.Date, a.now().Format(day))
		b.Shipper = cmp.Or(b.Shipper, block(f.NameEN, f.AddressEN, f.Phone))
		dr, err := a.drawer(tx, s.BuyerID)
		if err != nil {
			return err
		}
		party := cmp.Or(s.Consignee, partyBlock(dr.partyOf(buyer, "")))
		b.Consignee = cmp.Or(b.Consignee, consignee(s.Credit, party))
		b.Notify = cmp.Or(b.Notify, party)
		b.Freight = cmp.Or(b.Freight, freightOf(s.Incoterm))
		b.Bill = cmp.Or(b.Bill, billOf(s.Transport))
		b.PlaceOfReceipt = cmp.Or(b.PlaceOfReceipt, b.PortOfLoading)
		b.Loading = cmp.Or(b.Loading, loadingOf(*s))
		b.WantedSailing = cmp.Or(b.WantedSailing, s.Credit.LatestShipment)
		if b.Originals == 0 && (b.Bill == shipment.MasterBill || b.Bill == shipment.HouseBill) && !b.Telex {
			b.Originals, b.Copies = 3, 3 // a full set
		}
		return nil
	})
}

// block is a party as a bill of lading prints it.
func block(lines ...string) string {
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	return strings.Join(lines, "\n")
}

// partyBlock is a company in full: name, address down to town, post code and
// country, telephone and the tax number that customs over there ask for.
func partyBlock(p paper.Party) string {
	address := p.Address.EN
	for _, more := range []string{p.PostCode, p.Country.EN} {
		if more != "" && !strings.Contains(strings.ToLower(address), strings.ToLower(more)) {
			address = strings.Trim(address+", "+more, ", ")
		}
	}
	tax := p.TaxID
	if tax != "" {
		tax = "Tax ID " + tax
	}
	phone := p.Phone
	if phone != "" {
		phone = "Tel. " + phone
	}
	return block(p.Name.EN, address, phone, tax)
}

// consignee is the order of the bank where a letter of credit pays, so that
// the bill stays negotiable.
func consignee(c shipment.Credit, party string) string {
	if c.Number == "" {
		return party
	}
	return strings.TrimSpace("TO ORDER OF " + strings.ToUpper(c.Bank))
}

// freightOf follows from who bears the main carriage (Incoterms 2020, A9/B9).
func freightOf(t trade.Incoterm) shipment.Freight {
	if t.NamesDestination() {
		return shipment.Prepaid
	}
	return shipment.Collect
}

func billOf(transport string) shipment.BillKind {
	switch transport {
	case "air":
		return shipment.AirWaybill
	case "rail":
		return shipment.RailWaybill
	case "road":
		return shipment.RoadWaybill
	case "courier":
		return shipment.CourierBill
	}
	return shipment.MasterBill
}

func loadingOf(s shipment.Shipment) string {
	if slices.ContainsFunc(s.Containers, func(c shipment.Container) bool { return c.Type != "" && c.Type != "LCL" }) {
		return "FCL"
	}
	return "LCL"
}

// AnswerBooking keeps what the forwarder replied: the space is confirmed.
func (a *App) AnswerBooking(ctx context.Context, id string, answer shipment.Answer) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(_ Tx, s *shipment.Shipment) error {
		s.Answer = answer
		if s.Status == shipment.Open && answer.SO != "" {
			s.Status = shipment.Booked
			s.Steps = taken(s.Steps, order.StepBooked, a.now().Format(day))
		}
		return nil
	})
}

// CompareDraft gives what the draft bill says otherwise than instructed;
// nothing while no draft has come.
func (a *App) CompareDraft(ctx context.Context, id string) ([]shipment.Difference, error) {
	return one(ctx, a.store, func(r Reader) ([]shipment.Difference, error) {
		s, err := r.Shipment(id)
		if err != nil || !s.Drafted() {
			return nil, err
		}
		return shipment.Compare(s.Instruction(), s.Draft), nil
	})
}

// VerifyMass fills the verified gross mass of the containers by adding up
// (method 2): the empty container and all that is packed into it.
func (a *App) VerifyMass(ctx context.Context, id string) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(_ Tx, s *shipment.Shipment) error {
		for i := range s.Containers {
			c := &s.Containers[i]
			if c.Method == 1 {
				continue // weighed
			}
			if !c.Tare.IsPositive() {
				return fault.New("shipment.tare_missing", "Number", cmp.Or(c.Number, c.Type)).At("containers")
			}
			c.VGM, c.Method = c.Tare.Add(s.In(c.ID).Gross), 2
		}
		return nil
	})
}
