package app

import (
	"slices"
	"time"

	"sampan/app/shipment"
)

// closingDays is how long before a closing time of the forwarder a shipment
// stands on the page of the day.
const closingDays = 3

// shipmentTasks lists shipments that are to sail within the week: those whose
// papers disagree, and those with a closing time ahead. One row each, the worse.
func (a *App) shipmentTasks(r Reader, rows []shipment.Summary, now time.Time, b *Briefing) error {
	until := now.AddDate(0, 0, soonDays).Format(day)
	for _, row := range rows {
		if row.Status != shipment.Open && row.Status != shipment.Booked || row.ETD == "" || row.ETD > until {
			continue
		}
		s, err := r.Shipment(row.ID)
		if err != nil {
			return err
		}
		f, err := a.factsOf(r, s)
		if err != nil {
			return err
		}
		t := Task{
			Noun: ShipmentNoun, ID: s.ID, Step: "today.open", Urgency: ThisWeek, Owner: s.Owner, Amount: row.Total,
			Args: map[string]any{"Number": s.Number, "Buyer": row.Buyer},
		}
		cut, ahead := nextCutOff(s, now)
		switch found := Disagreements(f); {
		case len(found) > 0:
			t.Key, t.Urgency, t.Args["N"] = "today.papers_disagree", DueToday, len(found)
			t.Since = now
		case ahead:
			t.Key = "today." + cut.Key
		default:
			continue
		}
		if ahead {
			at, _ := time.ParseInLocation(shipment.Minute, cut.At, now.Location())
			t.Since = at
			t.Args["At"] = cut.At[5:10] + " " + cut.At[11:]
			switch {
			case at.Sub(now) < 24*time.Hour:
				t.Urgency = Now
			case at.Sub(now) < 48*time.Hour:
				t.Urgency = DueToday
			}
			if t.Key == "today.papers_disagree" {
				t.Key = "today.papers_disagree_by"
			}
		}
		b.Tasks = append(b.Tasks, t)
	}
	return nil
}

// nextCutOff is the first closing time that is still ahead and near.
func nextCutOff(s shipment.Shipment, now time.Time) (shipment.CutOff, bool) {
	from, until := now.Format(shipment.Minute), now.AddDate(0, 0, closingDays).Format(shipment.Minute)
	cuts := s.Answer.CutOffs()
	i := slices.IndexFunc(cuts, func(c shipment.CutOff) bool { return c.At >= from && c.At <= until })
	if i < 0 {
		return shipment.CutOff{}, false
	}
	return cuts[i], true
}
