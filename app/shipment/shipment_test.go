package shipment

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
)

func d(s string) money.Decimal { return money.Must(s) }

func line(id string, quantity, price string) Line {
	return Line{
		OrderID: "o", OrderLineID: "o" + id, ID: id, Code: "A-" + id, NameEN: "Lamp", Quantity: d(quantity), Unit: "pcs", Price: d(price), HSCode: "9405119000",
		PerCarton: 10, Gross: d("11"), Net: d("10"),
	}
}

func sample() Shipment {
	return Shipment{
		ID: "s", Number: "INV2611-0001", Currency: "USD", Incoterm: "FOB",
		Lines: []Line{line("1", "105", "2.5"), line("2", "25", "4")},
		Packages: []Package{
			{From: 1, To: 10, Contents: []Content{{"1", d("10")}}, Length: d("50"), Width: d("40"), Height: d("30"), Gross: d("11"), Net: d("10")},
			{From: 11, To: 12, Contents: []Content{{"2", d("10")}}, Length: d("50"), Width: d("40"), Height: d("30"), Gross: d("11"), Net: d("10")},
			{From: 13, To: 13, Contents: []Content{{"1", d("5")}, {"2", d("5")}}, Length: d("50"), Width: d("40"), Height: d("30"), Gross: d("11.01"), Net: d("10")},
		},
	}
}

func TestTotals(t *testing.T) {
	s := sample()
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	want := Totals{Cartons: 13, Pieces: 13, Net: d("130"), Gross: d("143.01"), CBM: d("0.78")}
	if got := s.Totals(); !sameTotals(got, want) {
		t.Errorf("%+v", got)
	}
	lines := s.PerLine()
	// The mixed carton's 11.01 kg split by net weight, the rest to the last.
	if l := lines[0]; l.Cartons != 11 || !l.Quantity.Equal(d("105")) || !l.Gross.Equal(d("115.51")) || !l.Net.Equal(d("105")) {
		t.Errorf("%+v", l)
	}
	if l := lines[1]; l.Cartons != 2 || !l.Quantity.Equal(d("25")) || !l.Gross.Equal(d("27.5")) || !l.Net.Equal(d("25")) {
		t.Errorf("%+v", l)
	}
	s.Pallets = []Pallet{{ID: "p", Length: d("120"), Width: d("100"), Height: d("100"), Tare: d("20"), ContainerID: "c"}}
	s.Containers = []Container{{ID: "c", Type: "20GP"}}
	s.Packages[0].PalletID = "p"
	if got := s.Totals(); got.Pieces != 4 || got.Cartons != 13 || !got.Gross.Equal(d("163.01")) || !got.CBM.Equal(d("1.38")) {
		t.Errorf("with a pallet %+v", got)
	}
	if got := s.In("c"); got.Pieces != 1 || got.Cartons != 10 || !got.Gross.Equal(d("130")) {
		t.Errorf("in the container %+v", got)
	}
	total, err := s.Total()
	if err != nil || total.Minor != 36250 {
		t.Error(total, err)
	}
}

func sameTotals(a, b Totals) bool {
	return a.Cartons == b.Cartons && a.Pieces == b.Pieces && a.Net.Equal(b.Net) && a.Gross.Equal(b.Gross) && a.CBM.Equal(b.CBM)
}

// Whatever the packages, the lines' parts add up to them.
func TestPerLineAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Shipment{Currency: "USD"}
		for i := range rapid.IntRange(1, 5).Draw(t, "lines") {
			l := line(fmt.Sprint(i), "1000000", "1")
			l.Net = money.Scaled(rapid.Int64Range(0, 5000).Draw(t, "net"), 3)
			s.Lines = append(s.Lines, l)
		}
		next := 1
		for range rapid.IntRange(0, 6).Draw(t, "ranges") {
			p := Package{From: next, Net: money.Scaled(rapid.Int64Range(0, 3000).Draw(t, "kg"), 2), Length: d("33"), Width: d("33"), Height: d("33")}
			p.Gross = p.Net.Add(money.Scaled(rapid.Int64Range(0, 300).Draw(t, "box"), 2))
			next += rapid.IntRange(1, 40).Draw(t, "count")
			p.To = next - 1
			for range rapid.IntRange(1, 3).Draw(t, "contents") {
				p.Contents = append(p.Contents, Content{s.Lines[rapid.IntRange(0, len(s.Lines)-1).Draw(t, "line")].ID, money.New(rapid.Int64Range(1, 90).Draw(t, "q"))})
			}
			s.Packages = append(s.Packages, p)
		}
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		sum := Totals{}
		for _, l := range s.PerLine() {
			if l.Net.IsNegative() || l.Gross.IsNegative() {
				t.Fatalf("%+v", l)
			}
			sum.Cartons += l.Cartons
			sum.Net, sum.Gross, sum.CBM = sum.Net.Add(l.Net), sum.Gross.Add(l.Gross), sum.CBM.Add(l.CBM)
		}
		sum.Pieces, sum.CBM = sum.Cartons, money.Round(sum.CBM, 3)
		if got := s.Totals(); !sameTotals(got, sum) {
			t.Fatalf("lines %+v, packages %+v", sum, got)
		}
	})
}

func TestCheck(t *testing.T) {
	for key, spoil := range map[string]func(*Shipment){
		"shipment.currency_missing": func(s *Shipment) { s.Currency = "" },
		"deal.incoterm_unknown":     func(s *Shipment) { s.Incoterm = "FOR" },
		"shipment.quantity_missing": func(s *Shipment) { s.Lines[0].Quantity = money.Zero },
		"deal.price_negative":       func(s *Shipment) { s.Lines[0].Price = d("-1") },
		"shipment.container_digit":  func(s *Shipment) { s.Containers = []Container{{Number: "CSQU3054384"}} },
		"shipment.container_shape":  func(s *Shipment) { s.Containers = []Container{{Number: "CSQU30543"}} },
		"shipment.vgm_wrong": func(s *Shipment) {
			s.Containers = []Container{{Number: "CSQU3054383", Tare: d("3900"), VGM: d("3000")}}
		},
		"shipment.cartons_overlap": func(s *Shipment) {
			s.Packages[2].From, s.Packages[2].To = 12, 13
			s.Packages[2].Contents = s.Packages[2].Contents[:0]
		},
		"shipment.cartons_wrong":     func(s *Shipment) { s.Packages[0].From = 0 },
		"shipment.packed_more":       func(s *Shipment) { s.Lines[1].Quantity = d("24") },
		"shipment.net_over_gross":    func(s *Shipment) { s.Packages[0].Net = d("12") },
		"shipment.content_wrong":     func(s *Shipment) { s.Packages[0].Contents = []Content{{"9", d("1")}} },
		"shipment.container_unknown": func(s *Shipment) { s.Packages[0].ContainerID = "x" },
		"shipment.pallet_unknown":    func(s *Shipment) { s.Packages[0].PalletID = "x" },
		"shipment.day_wrong":         func(s *Shipment) { s.Date = "22/11/2026" },
		"shipment.cut_off_wrong":     func(s *Shipment) { s.Answer.SICutOff = "2026-11-25" },
		"shipment.cut_off_late":      func(s *Shipment) { s.Answer.SICutOff, s.Answer.ETD = "2026-11-25T16:00", "2026-11-24" },
		"shipment.arrives_before":    func(s *Shipment) { s.Answer.ETD, s.Answer.ETA = "2026-11-24", "2026-11-23" },
		"shipment.expires_before":    func(s *Shipment) { s.Credit.Expiry, s.Credit.LatestShipment = "2026-11-24", "2026-11-30" },
		"order.days_backwards": func(s *Shipment) {
			s.Steps = []order.Step{{Key: "booked", Planned: "2026-12-02"}, {Key: "ready", Planned: "2026-12-01"}}
		},
	} {
		s := sample()
		spoil(&s)
		if err := s.Check(); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		} else if fault.Of(err).Field == "" {
			t.Errorf("%s names no field", key)
		}
	}
}

func TestQuantities(t *testing.T) {
	o := order.Order{ID: "o", Tolerance: d("0.05"), Deal: deal.Deal{Currency: "USD", Lines: []deal.Line{{ID: "o1", Quantity: d("100")}, {ID: "o2", Quantity: d("25")}}}}
	s := sample()
	if err := s.CheckQuantities([]order.Order{o}, nil); err != nil {
		t.Errorf("105 of 100 with 5 %%: %v", err)
	}
	if !Last(o, []Shipment{s}) || Last(o, nil) {
		t.Error("the last part shipment")
	}
	other := Shipment{ID: "other", Lines: []Line{line("1", "1", "2.5")}}
	if err := s.CheckQuantities([]order.Order{o}, []Shipment{other}); !fault.Is(err, "shipment.shipped_more") {
		t.Errorf("106 of 105: %v", err)
	}
	other.Status = Cancelled
	if err := s.CheckQuantities([]order.Order{o}, []Shipment{other, s}); err != nil {
		t.Errorf("a cancelled shipment takes nothing, and none counts twice: %v", err)
	}
	if err := s.CheckQuantities(nil, nil); !fault.Is(err, "shipment.order_unknown") {
		t.Error(err)
	}
}

func TestCompare(t *testing.T) {
	s := sample()
	s.Booking = Booking{Shipper: "ACME TRADING CO., LTD.\nNINGBO", PortOfLoading: "NINGBO", Freight: Collect}
	draft := s.Instruction()
	draft.Shipper = "Acme Trading Co. Ltd Ningbo"
	if list := Compare(s.Instruction(), draft); len(list) != 0 {
		t.Errorf("blanks, case and points differ: %+v", list)
	}
	draft.PortOfLoading, draft.Pieces, draft.Gross = "SHANGHAI", 12, d("143")
	list := Compare(s.Instruction(), draft)
	if len(list) != 3 || list[0].Field != "port_of_loading" || list[1] != (Difference{"pieces", "13", "12"}) || list[2].Told != "143.01" {
		t.Errorf("%+v", list)
	}
}

func TestCredit(t *testing.T) {
	c := Credit{Expiry: "2026-12-20", Amount: money.Amount{Minor: 100000, Currency: "USD"}, Over: d("0.05"), Under: d("0.05"), PartialShipment: "not_allowed"}
	if c.Present("2026-12-05") != "2026-12-20" || c.Present("2026-11-10") != "2026-12-01" || c.Present("") != "2026-12-20" {
		t.Error("21 days, and never after the expiry")
	}
	c.PresentationDays = 10
	if c.Present("2026-12-05") != "2026-12-15" {
		t.Error(c.Present("2026-12-05"))
	}
	for minor, want := range map[int64]bool{105000: true, 105001: false, 95000: true, 94999: false} {
		if c.Covers(money.Amount{Minor: minor, Currency: "USD"}) != want {
			t.Errorf("%d", minor)
		}
	}
	if c.Covers(money.Amount{Minor: 100000, Currency: "EUR"}) {
		t.Error("another currency")
	}
}

func TestCutOffs(t *testing.T) {
	list := Answer{CYCutOff: "2026-11-26T12:00", SICutOff: "2026-11-25T10:00"}.CutOffs()
	if len(list) != 2 || list[0].Key != "si_cut_off" {
		t.Errorf("%+v", list)
	}
}
