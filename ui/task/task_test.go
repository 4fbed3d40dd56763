package task_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
	"go.uber.org/goleak"

	"sampan/ui/task"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func number(n int) func(context.Context) (int, error) {
	return func(context.Context) (int, error) { return n, nil }
}

func TestStaleResultsAreDropped(t *testing.T) {
	for _, c := range []struct {
		name  string
		order []int
	}{{"in order", []int{0, 0, 0}}, {"newest first", []int{2, 1, 0}}, {"middle first", []int{1, 0, 0}}} {
		t.Run(c.name, func(t *testing.T) {
			r := &task.Stepped{}
			s := task.NewScope(r)
			var got []int
			for n := range 3 {
				task.Do(s, "list", number(n), func(v int, _ error) { got = append(got, v) })
			}
			for _, i := range c.order {
				r.Release(i)
			}
			if len(got) != 1 || got[0] != 2 {
				t.Fatalf("delivered %v, want only the newest", got)
			}
			if s.Busy() {
				t.Error("still busy")
			}
		})
	}
}

func TestSlotsDoNotDisturbEachOther(t *testing.T) {
	r := &task.Stepped{}
	s := task.NewScope(r)
	var got []int
	for i, slot := range []string{"a", "b", "", ""} {
		task.Do(s, slot, number(i), func(v int, _ error) { got = append(got, v) })
	}
	r.ReleaseAll()
	if len(got) != 4 {
		t.Fatalf("delivered %v", got)
	}
}

func TestNewerWorkCancelsOlder(t *testing.T) {
	r := &task.Stepped{}
	s := task.NewScope(r)
	var first error
	task.Do(s, "x", func(ctx context.Context) (int, error) { first = ctx.Err(); return 0, first }, nil)
	task.Do(s, "x", number(1), nil)
	r.ReleaseAll()
	if !errors.Is(first, context.Canceled) {
		t.Fatalf("older work saw %v", first)
	}
}

func TestCancelAndClose(t *testing.T) {
	for name, stop := range map[string]func(*task.Scope){
		"cancel": func(s *task.Scope) { s.Cancel("x") },
		"close":  (*task.Scope).Close,
	} {
		t.Run(name, func(t *testing.T) {
			r := &task.Stepped{}
			s := task.NewScope(r)
			task.Do(s, "x", number(1), func(int, error) { t.Error("delivered") })
			stop(s)
			r.ReleaseAll()
			if s.Busy() {
				t.Error("still busy")
			}
		})
	}
	s := task.NewScope(task.Inline{})
	s.Close()
	task.Do(s, "", number(1), func(int, error) { t.Error("a closed scope ran work") })
}

func TestPanicBecomesAnError(t *testing.T) {
	s := task.NewScope(task.Inline{})
	var got error
	task.Do(s, "", func(context.Context) (int, error) { panic("boom") }, func(_ int, err error) { got = err })
	var p *task.Panic
	if !errors.As(got, &p) || p.Value != "boom" || p.Stack == "" {
		t.Fatalf("got %v", got)
	}
}

func TestProgress(t *testing.T) {
	s := task.NewScope(task.Inline{})
	var seen []task.Progress
	task.DoWithProgress(s, "", func(_ context.Context, report func(task.Progress)) (int, error) {
		for i := range 3 {
			report(task.Progress{Done: i + 1, Total: 3})
		}
		return 7, nil
	}, func(p task.Progress) { seen = append(seen, p) }, func(v int, _ error) {
		if v != 7 || len(seen) != 3 || seen[2].Done != 3 {
			t.Errorf("value %d, progress %v", v, seen)
		}
	})
}

func TestBackgroundDelivers(t *testing.T) {
	test.NewTempApp(t)
	r := &task.Background{}
	s := task.NewScope(r)
	out := make(chan int, 1)
	task.Do(s, "", number(5), func(v int, _ error) { out <- v })
	if v := <-out; v != 5 {
		t.Fatal(v)
	}
	r.Wait()
	stop := r.After(0, func() { out <- 6 })
	if v := <-out; v != 6 {
		t.Fatal(v)
	}
	stop()
}

func TestSteppedTime(t *testing.T) {
	r := &task.Stepped{}
	n := 0
	r.After(1, func() { n++ })
	r.After(1, func() { n += 10 })()
	r.Elapse()
	if n != 1 {
		t.Fatalf("n = %d", n)
	}
}
