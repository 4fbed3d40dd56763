package payment

// Dunning is a step of asking for money that is due.
type Dunning int

// The steps, each once its days have gone by since the due day.
const (
	NotAsked Dunning = iota
	Friendly         // from the first day
	Firm             // from day 15
	Final            // from day 30: delivery stops, the insurer is told
)

const (
	firmFrom  = 15
	finalFrom = 30
	restDays  = 7 // between two steps
)

// NextDunning is the step to take for a balance that has been due for some
// days, given the step taken last and its ISO day ("" for none): never the same
// step twice, never two steps within a week, and none is left out. NotAsked is
// nothing to do today.
func NextDunning(overdue int, last Dunning, lastOn, today string) Dunning {
	if overdue <= 0 || last >= Final {
		return NotAsked
	}
	if days, known := daysBetween(lastOn, today); known && days < restDays {
		return NotAsked
	}
	due := Friendly
	switch {
	case overdue >= finalFrom:
		due = Final
	case overdue >= firmFrom:
		due = Firm
	}
	if due <= last {
		return NotAsked
	}
	return last + 1
}
