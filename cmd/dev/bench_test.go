package main

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestQuantiles(t *testing.T) {
	var f figures
	for i := 1; i <= 100; i++ {
		f.times = append(f.times, time.Duration(i))
	}
	for _, c := range []struct {
		quantile float64
		want     time.Duration
	}{{median, 50}, {0.95, 95}, {0.99, 99}, {1, 100}, {0, 1}} {
		if got := f.at(c.quantile); got != c.want {
			t.Errorf("quantile %v of 1…100 = %d, want %d", c.quantile, got, c.want)
		}
	}
	one := figures{times: []time.Duration{7}}
	if one.at(0.99) != 7 || one.at(median) != 7 {
		t.Error("the only run is every quantile")
	}
}

func TestVerdict(t *testing.T) {
	f := figures{times: []time.Duration{time.Millisecond, 40 * time.Millisecond}, keeps: 2e6}
	got := verdict(f, []bound{
		{quantile: median, time: 10 * time.Millisecond},
		{quantile: 0.99, time: 30 * time.Millisecond},
		{quantile: keeps, bytes: 3e6},
	})
	if want := "median ≤ 10ms met, p99 ≤ 30ms MISSED, keeps ≤ 3.0 MB met"; got != want {
		t.Errorf("says %q, wants %q", got, want)
	}
}

func TestMeasureRunsEachOnce(t *testing.T) {
	var seen []int
	f, err := measure(row{runs: 3, prepare: func(string) (run, error) {
		return func(i int) (int, error) { seen = append(seen, i); return i, nil }, nil
	}})
	if err != nil || len(f.times) != 3 || f.makes != 2 || len(seen) != 3 || seen[2] != 2 {
		t.Errorf("%v runs %v, %v", f.times, seen, err)
	}
	broken := errors.New("broken")
	if _, err := measure(row{runs: 1, prepare: func(string) (run, error) { return nil, broken }}); !errors.Is(err, broken) {
		t.Errorf("hides %v", err)
	}
}

func TestDispatch(t *testing.T) {
	var out strings.Builder
	if err := dispatch(nil, &out); err != nil || !strings.Contains(out.String(), "bench") {
		t.Errorf("%v: %s", err, out.String())
	}
	if err := dispatch([]string{"sing"}, &out); err == nil {
		t.Error("takes a command that does not exist")
	}
}
