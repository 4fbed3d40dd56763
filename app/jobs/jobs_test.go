package jobs

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEachDoesAllOfItOnce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, workers := rapid.IntRange(0, 200).Draw(r, "n"), rapid.IntRange(-1, 9).Draw(r, "workers")
		done := make([]int, n)
		var now, most atomic.Int64
		err := Each(context.Background(), n, workers, func(_ context.Context, i int) error {
			for beside := now.Add(1); ; {
				if seen := most.Load(); seen >= beside || most.CompareAndSwap(seen, beside) {
					break
				}
			}
			done[i]++
			now.Add(-1)
			return nil
		})
		if err != nil {
			r.Fatal(err)
		}
		for i, times := range done {
			if times != 1 {
				r.Fatalf("piece %d was done %d times", i, times)
			}
		}
		if most.Load() > int64(max(1, workers)) {
			r.Fatalf("%d at a time, %d allowed", most.Load(), workers)
		}
	})
}

func TestEachStopsAtTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	var begun atomic.Int64
	err := Each(context.Background(), 1000, 2, func(ctx context.Context, i int) error {
		begun.Add(1)
		if i == 1 {
			return broken
		}
		<-ctx.Done() // the other one hears of it
		return nil
	})
	if !errors.Is(err, broken) || begun.Load() > 2 {
		t.Errorf("%v after %d pieces", err, begun.Load())
	}
}

func TestEachStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var begun atomic.Int64
	err := Each(ctx, 1000, 3, func(ctx context.Context, _ int) error {
		begun.Add(1)
		cancel()
		<-ctx.Done()
		return nil
	})
	if !errors.Is(err, context.Canceled) || begun.Load() > 3 {
		t.Errorf("%v after %d pieces", err, begun.Load())
	}
	if err := Each(ctx, 5, 2, func(context.Context, int) error { t.Error("begun though it was over"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestEachHandsAPanicToWhoWaits(t *testing.T) {
	defer func() {
		p, is := recover().(*Panic)
		if !is || p.Value != "lost" || p.Stack == "" {
			t.Errorf("caught %v", p)
		}
	}()
	_ = Each(context.Background(), 10, 2, func(_ context.Context, i int) error {
		if i == 3 {
			panic("lost")
		}
		return nil
	})
	t.Error("went on")
}
