package shipment

import (
	"slices"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/trade"
)

// MaxCartons bounds carton numbers: more is a slip of the keyboard.
const MaxCartons = 1_000_000

// Check says what a shipment cannot be saved with. Gaps are allowed; figures
// that contradict each other are not.
func (s Shipment) Check() error {
	if strings.TrimSpace(string(s.Currency)) == "" {
		return fault.New("shipment.currency_missing").At("currency")
	}
	if s.Incoterm != "" && !s.Incoterm.Valid() {
		return fault.New("deal.incoterm_unknown", "Term", string(s.Incoterm)).At("incoterm")
	}
	for i, l := range s.Lines {
		if !l.Quantity.IsPositive() {
			return fault.New("shipment.quantity_missing", "Line", i+1).At("quantity")
		}
		if l.Price.IsNegative() {
			return fault.New("deal.price_negative", "Line", i+1).At("price")
		}
	}
	for _, c := range s.Containers {
		if err := CheckContainer(c); err != nil {
			return err
		}
	}
	if _, err := s.Total(); err != nil {
		return err
	}
	if err := s.checkPackages(); err != nil {
		return err
	}
	if err := order.CheckPlan(s.Steps); err != nil {
		return err
	}
	return s.checkDays()
}

// CheckContainer refuses a number that ISO 6346 does not know: four letters,
// six digits, and the check digit that follows from them. No number is no
// fault: it comes with the container.
func CheckContainer(c Container) error {
	if c.Number == "" {
		return nil
	}
	if len(c.Number) == 11 {
		if digit, ok := trade.ContainerCheck(c.Number[:10]); ok {
			if int(c.Number[10]-'0') != digit {
				return fault.New("shipment.container_digit", "Number", c.Number, "Digit", digit).At("container")
			}
			if c.VGM.IsNegative() || c.VGM.IsPositive() && c.VGM.LessThan(c.Tare) {
				return fault.New("shipment.vgm_wrong", "Number", c.Number).At("vgm")
			}
			return nil
		}
	}
	return fault.New("shipment.container_shape", "Number", c.Number).At("container")
}

func (s Shipment) checkPackages() error {
	packed, taken := map[string]money.Decimal{}, make([]Package, 0, len(s.Packages))
	for _, p := range s.Packages {
		if err := s.checkPackage(p); err != nil {
			return err
		}
		for _, q := range taken {
			if p.From <= q.To && q.From <= p.To {
				return fault.New("shipment.cartons_overlap", "From", max(p.From, q.From), "To", min(p.To, q.To)).At("packages")
			}
		}
		taken = append(taken, p)
		for _, c := range p.Contents {
			packed[c.LineID] = packed[c.LineID].Add(c.Quantity.Mul(money.New(int64(p.Count()))))
		}
	}
	for i, l := range s.Lines {
		if packed[l.ID].GreaterThan(l.Quantity) {
			return fault.New("shipment.packed_more", "Line", i+1, "Packed", packed[l.ID].String(), "Quantity", l.Quantity.String()).At("packages")
		}
	}
	for _, p := range s.Pallets {
		if p.ContainerID != "" && !s.has(p.ContainerID) {
			return fault.New("shipment.container_unknown").At("pallets")
		}
	}
	return nil
}

func (s Shipment) checkPackage(p Package) error {
	if p.From < 1 || p.To < p.From || p.To > MaxCartons {
		return fault.New("shipment.cartons_wrong", "From", p.From, "To", p.To).At("packages")
	}
	if p.Net.IsNegative() || p.Gross.IsNegative() || p.Net.GreaterThan(p.Gross) && p.Gross.IsPositive() {
		return fault.New("shipment.net_over_gross", "From", p.From, "To", p.To).At("packages")
	}
	for _, c := range p.Contents {
		if _, ok := s.Line(c.LineID); !ok || !c.Quantity.IsPositive() {
			return fault.New("shipment.content_wrong", "From", p.From, "To", p.To).At("packages")
		}
	}
	if p.ContainerID != "" && !s.has(p.ContainerID) {
		return fault.New("shipment.container_unknown").At("packages")
	}
	if p.PalletID != "" && !slices.ContainsFunc(s.Pallets, func(q Pallet) bool { return q.ID == p.PalletID }) {
		return fault.New("shipment.pallet_unknown").At("packages")
	}
	return nil
}

func (s Shipment) has(containerID string) bool {
	return slices.ContainsFunc(s.Containers, func(c Container) bool { return c.ID == containerID })
}

// days are those that have to follow each other, and the moments on the way.
func (s Shipment) checkDays() error {
	for _, d := range []struct{ field, day string }{
		{"date", s.Date},
		{"etd", s.Answer.ETD},
		{"eta", s.Answer.ETA},
		{"on_board", s.Bill.OnBoard},
		{"wanted_sailing", s.Booking.WantedSailing},
		{"stuffing_date", s.Booking.StuffingDate},
		{"credit_expiry", s.Credit.Expiry},
		{"credit_latest_shipment", s.Credit.LatestShipment},
	} {
		if d.day != "" && !isDay(d.day) {
			return fault.New("shipment.day_wrong", "Day", d.day).At(d.field)
		}
	}
	for _, c := range s.Answer.CutOffs() {
		if _, err := time.Parse(Minute, c.At); err != nil {
			return fault.New("shipment.cut_off_wrong", "Moment", c.At).At(c.Key)
		}
		if s.Answer.ETD != "" && c.At[:10] > s.Answer.ETD {
			return fault.New("shipment.cut_off_late", "Moment", c.At, "ETD", s.Answer.ETD).At(c.Key)
		}
	}
	if before(s.Answer.ETA, s.Answer.ETD) {
		return fault.New("shipment.arrives_before", "ETA", s.Answer.ETA, "ETD", s.Answer.ETD).At("eta")
	}
	if before(s.Credit.Expiry, s.Credit.LatestShipment) {
		return fault.New("shipment.expires_before", "Expiry", s.Credit.Expiry, "Latest", s.Credit.LatestShipment).At("credit_expiry")
	}
	return nil
}

// Minute is the form of cut-offs: local time at the port of loading.
const Minute = "2006-01-02T15:04"

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// before reports that a day is known to lie before another.
func before(a, b string) bool { return a != "" && b != "" && a < b }
