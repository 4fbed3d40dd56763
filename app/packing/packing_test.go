package packing

import (
	"testing"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
)

func d(s string) money.Decimal { return money.Must(s) }

func TestPack(t *testing.T) {
	c := Carton{Pieces: 12, Length: d("40"), Width: d("30"), Height: d("25"), Gross: d("13"), Net: d("12")}
	l := Pack(d("1003"), c)
	if l.Full != 83 || !l.Part.Equal(d("7")) || l.Cartons != 84 {
		t.Fatalf("%+v", l)
	}
	if !l.CBM.Equal(d("2.52")) || !l.Net.Equal(d("1003")) || !l.Gross.Equal(d("1087")) {
		t.Errorf("%v CBM %v net %v gross", l.CBM, l.Net, l.Gross)
	}
	if (Pack(d("5"), Carton{}) != Line{}) {
		t.Error("no carton data, but cartons")
	}
}

func TestPackWithoutAGrossWeight(t *testing.T) {
	l := Pack(d("15"), Carton{Pieces: 10, Net: d("10")})
	if !l.Gross.IsZero() || !l.Net.Equal(d("15")) {
		t.Errorf("%v net, %v gross", l.Net, l.Gross)
	}
}

func TestPackRoundsAsPapersDo(t *testing.T) {
	l := Pack(d("1"), Carton{Pieces: 3, Net: d("0.015"), Gross: d("0.115")})
	if !l.Net.Equal(d("0.01")) || !l.Gross.Equal(d("0.11")) {
		t.Errorf("a third of 0.015 kg weighs %v, in its box %v", l.Net, l.Gross)
	}
	if l := Pack(d("7"), Carton{Pieces: 5, Gross: d("8.4")}); !l.Gross.Equal(d("16.8")) {
		t.Errorf("two cartons of unknown goods weigh %v", l.Gross)
	}
	if l := Pack(d("1e12"), Carton{Pieces: 1, Net: d("1")}); l.Cartons != 0 {
		t.Errorf("a slip of the keyboard fills %d cartons", l.Cartons)
	}
	for _, c := range []struct {
		quantity string
		pieces   int
		key      string
	}{{"1e20", 24, "packing.too_many"}, {"1e9", 1, "packing.too_many"}, {"999999999", 1, ""}, {"1e20", 0, ""}} {
		if err := Check(d(c.quantity), Carton{Pieces: c.pieces}); (err == nil) != (c.key == "") || err != nil && !fault.Is(err, c.key) {
			t.Errorf("%s at %d: %v", c.quantity, c.pieces, err)
		}
	}
	third := Line{CBM: d("0.0004"), Gross: d("1"), Net: d("0.5")}
	if s := Sum(third, third); !s.CBM.Equal(d("0.001")) {
		t.Errorf("0.0004 m³ twice is %v", s.CBM)
	}
}

func TestLoad(t *testing.T) {
	c := Carton{Length: d("56"), Width: d("32.5"), Height: d("49"), Gross: d("24")}
	f, err := Load(c, Container{CBM: d("25"), Kg: d("17500")})
	if err != nil || f.ByVolume != 280 || f.ByWeight != 729 || f.LimitedBy != "volume" || f.CBM.StringFixed(3) != "24.970" || f.Kg.StringFixed(2) != "6720.00" {
		t.Errorf("%+v %v", f, err)
	}
	c.Gross = d("100")
	if f, _ := Load(c, Container{CBM: d("25"), Kg: d("17500")}); f.LimitedBy != "weight" || f.Cartons != 175 {
		t.Errorf("%+v", f)
	}
	if _, err := Load(Carton{}, Container{}); !fault.Is(err, "packing.carton_missing") {
		t.Error(err)
	}
}

func TestFreight(t *testing.T) {
	if v := FreightTons(d("4.5"), d("4500")); !v.Equal(d("4.5")) {
		t.Error(v)
	}
	if v := Freight(d("4.5"), d("388"), []money.Decimal{d("0.3"), d("0.1")}); !v.Equal(d("2444.4")) {
		t.Error(v)
	}
	v := Volumetric(d("33.5"), d("22.4"), d("18.2"), d("5000"))
	if !v.Equal(d("2.73")) || !ChargeableUpHalf(d("2.1"), v).Equal(d("3")) {
		t.Error(v)
	}
	if volume, charge := AirChargeable(d("2.4"), d("350"), d("166.67")); !volume.Equal(d("400.01")) || !charge.Equal(d("400.01")) {
		t.Error(volume, charge)
	}
}

func TestPackLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := money.New(rapid.Int64Range(1, 1e6).Draw(t, "quantity"))
		net := money.Scaled(rapid.Int64Range(1, 5000).Draw(t, "net"), 2)
		c := Carton{Pieces: rapid.IntRange(1, 500).Draw(t, "pieces"), Length: d("40"), Width: d("30"), Height: d("20"), Net: net, Gross: net.Add(d("0.8"))}
		l := Pack(q, c)
		if !money.New(l.Full * int64(c.Pieces)).Add(l.Part).Equal(q) {
			t.Fatalf("%v units became %+v", q, l)
		}
		if l.Gross.LessThan(l.Net) || l.Part.GreaterThanOrEqual(money.New(int64(c.Pieces))) {
			t.Fatalf("%+v", l)
		}
	})
}
