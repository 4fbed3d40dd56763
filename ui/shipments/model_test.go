package shipments

import (
	"testing"
	"time"

	"sampan/app/money"
	"sampan/app/shipment"
)

func TestReading(t *testing.T) {
	today := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"": "", "11-25 16:00": "2026-11-25T16:00", "2026-11-25T16:00": "2026-11-25T16:00", "25 1600": "2026-11-25T16:00", "11-25 9": "2026-11-25T09:00", "12-03 930": "2026-12-03T09:30",
	} {
		if got, err := moment(typed, today); err != nil || got != want {
			t.Errorf("%q: %s %v", typed, got, err)
		}
	}
	for _, typed := range []string{"soon", "11-25", "11-25 25:00"} {
		if got, err := moment(typed, today); err == nil {
			t.Errorf("%q: %s", typed, got)
		}
	}
	for typed, want := range map[string][2]int{"7": {7, 7}, "1-40": {1, 40}, "1–40": {1, 40}, "41 至 60": {41, 60}} {
		if from, to, err := readRange(typed); err != nil || from != want[0] || to != want[1] {
			t.Errorf("%q: %d %d %v", typed, from, to, err)
		}
	}
	for _, typed := range []string{"", "0-3", "9-3", "a"} {
		if _, _, err := readRange(typed); err == nil {
			t.Errorf("%q was taken", typed)
		}
	}
	if size, err := readSizes("45*31 × 28cm"); err != nil || sizes(size[0], size[1], size[2]) != "45×31×28" {
		t.Error(size, err)
	}
	if _, err := readSizes("45x31"); err == nil {
		t.Error("two sides were taken")
	}
}

func TestContents(t *testing.T) {
	m := model{s: shipment.Shipment{Lines: []shipment.Line{
		{ID: "a", Code: "SP-500B", Quantity: money.New(100)}, {ID: "b", Code: "GB-4", Quantity: money.New(20)}, {ID: "c", Quantity: money.New(5)},
	}}}
	list, err := m.readContents("sp-500b 24 + GB-4 12; #3 1")
	if err != nil || len(list) != 3 || list[1].LineID != "b" || list[2].LineID != "c" {
		t.Fatal(list, err)
	}
	p := shipment.Package{From: 1, To: 2, Contents: list}
	if got := m.contents(p); got != "SP-500B 24 + GB-4 12 + #3 1" {
		t.Error(got)
	}
	m.s.Packages = []shipment.Package{p}
	if got := joined(m.unpacked()); got != "SP-500B 52, #3 3" {
		t.Error(got)
	}
	for _, wrong := range []string{"XX 3", "SP-500B", "SP-500B -1"} {
		if _, err := m.readContents(wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}

func TestFills(t *testing.T) {
	m := model{}
	if got := m.fills(); len(got) == 0 || got[0].byVolume != 0 {
		t.Error(got)
	}
	m.s.Packages = []shipment.Package{{From: 1, To: 100, Length: money.New(50), Width: money.New(40), Height: money.New(70), Gross: money.New(10)}}
	m.s.Containers = []shipment.Container{{ID: "x", Type: "20GP"}}
	if got := m.fills(); len(got) != 2 || got[1].name != "" || got[1].totals.Cartons != 100 {
		t.Error(got)
	}
	m.s.Packages[0].ContainerID = "x"
	if got := m.fills(); len(got) != 1 || got[0].byVolume != 0.5 {
		t.Error(got)
	}
}

func TestTheBillIsWrittenFieldByField(t *testing.T) {
	var b shipment.Particulars
	for _, f := range billFields() {
		text := "12"
		if f == "freight" {
			text = "prepaid"
		}
		if err := write(&b, f, text); err != nil || said(b, f) != text {
			t.Errorf("%s: %q %v", f, said(b, f), err)
		}
	}
}
