package settings

import (
	"testing"

	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
)

func TestPortsAndLoads(t *testing.T) {
	m := model{firm: firm.Firm{Pricing: firm.Pricing{Ports: []firm.PortCharges{{Port: "Ningbo"}, {}}}}}
	for _, c := range []struct{ column, typed, fault string }{
		{"per_cbm", "1,80", ""},
		{"per_cbm", "180", ""},
		{"per_shipment", "-5", "firm.pricing_wrong"},
		{"per_shipment", "600", ""},
		{"per_shipment", "much", "money.not_a_number"},
		{"port", " Ningbo ", ""},
	} {
		if err := m.setPort(0, c.column, c.typed); c.fault == "" && err != nil || c.fault != "" && !fault.Is(err, c.fault) {
			t.Errorf("%s %q: %v", c.column, c.typed, err)
		}
	}
	if err := m.setPort(1, "port", "ningbo"); !fault.Is(err, "firm.port_wrong") {
		t.Errorf("a port stands twice: %v", err)
	}
	p := m.firm.Pricing.Ports[0]
	if p.Port != "Ningbo" || !p.PerCBM.Equal(money.New(180)) || !p.PerShipment.Equal(money.New(600)) || !m.unsaved {
		t.Errorf("%+v", p)
	}
	if len(m.firm.Pricing.Containers) != 0 || len(m.containers()) != 4 {
		t.Fatalf("%d loads", len(m.containers()))
	}
	if err := m.setContainer(2, "cbm", "66"); err != nil || !m.firm.Pricing.Containers[2].CBM.Equal(money.New(66)) {
		t.Errorf("%v %+v", err, m.firm.Pricing.Containers)
	}
	if err := m.setContainer(2, "kg", "0"); !fault.Is(err, "firm.container_wrong") {
		t.Errorf("a container that carries nothing: %v", err)
	}
	if err := m.firm.Pricing.Ports; len(err) != 2 {
		t.Errorf("%d ports", len(err))
	}
}
