package order

import (
	"slices"

	"sampan/app/fault"
)

// StepKey names a step on an order's way; the text "order.step_KEY" says it.
type StepKey string

// The steps an order may take. Which of them a firm uses, and in which order,
// is the firm's own choice.
const (
	StepDeposit        StepKey = "deposit"
	StepPurchase       StepKey = "purchase"
	StepArtwork        StepKey = "artwork" // artwork and pre-production sample agreed
	StepProduction     StepKey = "production"
	StepInspection     StepKey = "inspection"
	StepBooked         StepKey = "booked"
	StepReady          StepKey = "ready"
	StepLoaded         StepKey = "loaded"
	StepCleared        StepKey = "cleared"
	StepSailed         StepKey = "sailed"
	StepDraftConfirmed StepKey = "draft_confirmed" // draft bill of lading
	StepCopiesSent     StepKey = "copies_sent"
	StepBalance        StepKey = "balance"
	StepReleased       StepKey = "released" // bill of lading
)

// Steps lists all steps in their usual order.
func Steps() []StepKey {
	return []StepKey{
		StepDeposit, StepPurchase, StepArtwork, StepProduction, StepInspection, StepBooked, StepReady, StepLoaded, StepCleared,
		StepSailed, StepDraftConfirmed, StepCopiesSent, StepBalance, StepReleased,
	}
}

// ShippingSteps lists the steps that a shipment takes: each part shipment of
// an order has its own.
func ShippingSteps() []StepKey { return Steps()[5:12] }

// OfShipment reports a step that part shipments take each on its own.
func (k StepKey) OfShipment() bool { return slices.Contains(ShippingSteps(), k) }

// Step is one step of the plan; its days are ISO days, "" while open.
type Step struct {
	ID      string  `json:"id"`
	Key     StepKey `json:"key"`
	Planned string  `json:"planned"`
	Actual  string  `json:"actual"`
	Holder  string  `json:"holder"` // who holds it
	Note    string  `json:"note"`
}

// Done reports a step that was taken.
func (s Step) Done() bool { return s.Actual != "" }

// LateOn reports an open step whose planned day lies before the given ISO day,
// or one that was taken after its day.
func (s Step) LateOn(day string) bool {
	if s.Planned == "" {
		return false
	}
	if s.Done() {
		return s.Actual > s.Planned
	}
	return s.Planned < day
}

// Next gives the place of the first open step, -1 when all were taken.
func Next(plan []Step) int {
	return slices.IndexFunc(plan, func(s Step) bool { return !s.Done() })
}

// CheckPlan refuses an unknown or repeated step, a day that is none, and
// planned days that run backwards: goods are not loaded before they are ready.
func CheckPlan(plan []Step) error {
	seen, last := map[StepKey]bool{}, Step{}
	for _, s := range plan {
		if !slices.Contains(Steps(), s.Key) || seen[s.Key] {
			return fault.New("order.step_wrong", "Step", string(s.Key)).At("plan")
		}
		seen[s.Key] = true
		if !validDay(s.Planned) || !validDay(s.Actual) {
			return fault.New("order.day_wrong", "Step", string(s.Key)).At("plan")
		}
		if s.Planned == "" {
			continue
		}
		if s.Planned < last.Planned {
			return fault.New("order.days_backwards", "Day", s.Planned, "Before", last.Planned).At("plan")
		}
		last = s
	}
	return nil
}
