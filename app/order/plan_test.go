package order

import (
	"testing"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
)

func TestPlan(t *testing.T) {
	plan := []Step{{Key: StepDeposit, Planned: "2026-11-20", Actual: "2026-11-23"}, {Key: StepProduction, Planned: "2026-12-10"}, {Key: StepSailed}}
	if err := CheckPlan(plan); err != nil {
		t.Fatal(err)
	}
	if Next(plan) != 1 || !plan[0].LateOn("2026-11-22") || plan[1].LateOn("2026-12-10") || !plan[1].LateOn("2026-12-11") || plan[2].LateOn("2030-01-01") {
		t.Error("late steps")
	}
	for key, wrong := range map[string][]Step{
		"order.step_wrong":     {{Key: StepDeposit}, {Key: StepDeposit}},
		"order.day_wrong":      {{Key: StepDeposit, Actual: "22.11.2026"}},
		"order.days_backwards": {{Key: StepDeposit, Planned: "2026-12-01"}, {Key: StepReady}, {Key: StepSailed, Planned: "2026-11-30"}},
	} {
		if err := CheckPlan(wrong); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
	if len(ShippingSteps()) != 7 || !StepBooked.OfShipment() || !StepCopiesSent.OfShipment() || StepBalance.OfShipment() || StepInspection.OfShipment() {
		t.Errorf("steps of a shipment: %v", ShippingSteps())
	}
}

func TestBalance(t *testing.T) {
	if d := (Balance{Event: OnSailing, Days: 30}).DueOn("2026-12-05"); d != "2027-01-04" {
		t.Error(d)
	}
	if d := (Balance{Days: 30}).DueOn(""); d != "" {
		t.Error(d)
	}
	o := Order{Deal: deal.Deal{Currency: "USD"}, Balance: Balance{Days: 1000}}
	if err := o.Check(); !fault.Is(err, "order.balance_days_wrong") {
		t.Error(err)
	}
	o.Balance.Days, o.Tolerance = 0, money.Must("0.6")
	if err := o.Check(); !fault.Is(err, "order.tolerance_wrong") {
		t.Error(err)
	}
	o.Tolerance = money.Must("0.05")
	if most := o.Most(deal.Line{Quantity: money.New(1000)}); !most.Equal(money.New(1050)) {
		t.Error(most)
	}
}
