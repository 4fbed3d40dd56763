// Package jobs is the only place below the window that starts goroutines.
// Use cases with many independent pieces of slow work (pictures to decode)
// spread them over the processors here, and wait for all of them.
package jobs

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is what a piece of work panicked with. It is raised again on the
// goroutine that waits, where somebody is there to catch it.
type Panic struct {
	Value any
	Stack string // of the work
}

// Workers is how many pieces of work fit beside each other, when each keeps a
// processor busy.
func Workers() int { return runtime.GOMAXPROCS(0) }

// Each calls fn with 0 to n-1, up to so many at a time, and returns when all
// it started have ended. After the first error, or when ctx ends, no further
// piece begins; that error is returned. Pieces begin in their order.
func Each(ctx context.Context, n, workers int, fn func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var broke atomic.Pointer[Panic]
	work := func() {
		defer func() {
			if v := recover(); v != nil {
				broke.CompareAndSwap(nil, &Panic{Value: v, Stack: string(debug.Stack())})
				cancel(context.Canceled)
			}
		}()
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if err := fn(ctx, i); err != nil {
				cancel(err)
				return
			}
		}
	}
	var all sync.WaitGroup
	for range min(n, max(1, workers)) {
		all.Go(work)
	}
	all.Wait()
	if p := broke.Load(); p != nil {
		panic(p)
	}
	return context.Cause(ctx)
}
