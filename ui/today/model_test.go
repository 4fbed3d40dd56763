package today

import (
	"testing"
	"time"

	"sampan/app"
)

func TestAge(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		since time.Duration
		key   string
		n     int
	}{
		{59 * time.Minute, "today.just_now", 0},
		{time.Hour, "today.hours", 1},
		{47 * time.Hour, "today.hours", 47},
		{48 * time.Hour, "today.days", 2},
		{137 * time.Hour, "today.days", 5},
		{-3 * time.Hour, "today.due_today", 0},
		{-36 * time.Hour, "today.in_days", 2},
	} {
		if key, n := age(now, now.Add(-c.since)); key != c.key || n != c.n {
			t.Errorf("%v gives %s %d, want %s %d", c.since, key, n, c.key, c.n)
		}
	}
	if key, _ := age(now, time.Time{}); key != "" {
		t.Errorf("no time gives %s", key)
	}
}

func TestPutOffAndBack(t *testing.T) {
	all := []app.Task{{Noun: "a", ID: "1"}, {Noun: "b", ID: "1"}, {Noun: "a", ID: "2"}}
	m := model{briefing: app.Briefing{Tasks: all}}
	at := m.drop(all[1])
	if got := m.briefing.Tasks; at != 1 || len(got) != 2 || got[1].ID != "2" || m.drop(all[1]) != -1 {
		t.Fatalf("left %v of place %d", got, at)
	}
	m.insert(at, all[1])
	if got := m.briefing.Tasks; len(got) != 3 || got[1].Noun != "b" || len(all) != 3 || all[1].Noun != "b" {
		t.Errorf("back %v", got)
	}
}

func TestOnlyMine(t *testing.T) {
	m := model{briefing: app.Briefing{Tasks: []app.Task{{ID: "1", Owner: "Lin"}, {ID: "2", Owner: "Wu"}, {ID: "3"}}}}
	if got := m.tasks("Lin"); len(got) != 3 {
		t.Errorf("all are %d", len(got))
	}
	m.mine = true
	if got := m.tasks("Lin"); len(got) != 2 || got[0].ID != "1" || got[1].ID != "3" {
		t.Errorf("mine are %v", got)
	}
}
