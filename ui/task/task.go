// Package task is the only bridge between work that takes time and the window.
// Screens and widgets start work through a Scope; the work runs away from the
// window, its result comes back on the window's own thread, and a result that
// nobody waits for any more is dropped. Nobody else calls fyne.Do or starts a
// goroutine below the window.
//
// The program runs on Background. Tests of screens run on Inline, because
// goroutines race under the test driver, and on Stepped where results have to
// come back out of order.
package task

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// Runner decides where work runs and when its result is delivered.
type Runner interface {
	// Go runs work, not necessarily before it returns.
	Go(work func())
	// Deliver runs f on the window's thread.
	Deliver(f func())
	// After delivers f when d has passed, unless stop is called before.
	After(d time.Duration, f func()) (stop func())
}

// Progress is how far a piece of work has got. Total is 0 where it is unknown;
// What names the present item (a file, a row) and is shown as it is.
type Progress struct {
	Done, Total int
	What        string
}

// Panic is the error of work that panicked: a defect, to be logged.
type Panic struct {
	Value any
	Stack string
}

func (p *Panic) Error() string { return fmt.Sprintf("panic in a task: %v\n%s", p.Value, p.Stack) }

// Scope belongs to one screen or one field: it knows which of its pieces of
// work still matter. Its methods are called on the window's thread.
type Scope struct {
	runner Runner

	mu     sync.Mutex
	closed bool
	serial uint64
	slots  map[string]ticket
	live   map[uint64]context.CancelFunc
}

type ticket struct{ serial uint64 }

// NewScope makes a scope on a runner.
func NewScope(r Runner) *Scope {
	return &Scope{runner: r, slots: map[string]ticket{}, live: map[uint64]context.CancelFunc{}}
}

// Runner gives the runner, to be passed to widgets.
func (s *Scope) Runner() Runner { return s.runner }

// Close cancels all work of the scope; nothing of it is delivered afterwards.
func (s *Scope) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for _, cancel := range s.live {
		cancel()
	}
	clear(s.live)
}

// Busy reports whether work of the scope is under way.
func (s *Scope) Busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.live) > 0
}

// Cancel stops the work of a slot; its done is not called any more.
func (s *Scope) Cancel(slot string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop(slot)
}

func (s *Scope) stop(slot string) {
	t, ok := s.slots[slot]
	if !ok {
		return
	}
	if cancel := s.live[t.serial]; cancel != nil {
		cancel()
	}
	delete(s.live, t.serial)
	delete(s.slots, slot)
}

// begin gives a new piece of work its number and makes the older one of the
// same slot stale. It refuses when the scope is closed.
func (s *Scope) begin(slot string) (context.Context, uint64, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, 0, false
	}
	if slot != "" {
		s.stop(slot)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.serial++
	s.live[s.serial] = cancel
	if slot != "" {
		s.slots[slot] = ticket{s.serial}
	}
	return ctx, s.serial, true
}

func (s *Scope) wanted(serial uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live[serial] != nil
}

// finish reports whether the result of this work is still wanted, and ends it.
func (s *Scope) finish(serial uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	cancel := s.live[serial]
	if cancel == nil {
		return false
	}
	cancel()
	delete(s.live, serial)
	for slot, t := range s.slots {
		if t.serial == serial {
			delete(s.slots, slot)
		}
	}
	return true
}

// Do runs work away from the window and calls done with its result on the
// window's thread. A later Do of the same slot cancels the earlier one and
// drops its result; an empty slot runs beside all others. A panic in work
// becomes an error of type *Panic.
func Do[T any](s *Scope, slot string, work func(context.Context) (T, error), done func(T, error)) {
	DoWithProgress(s, slot, func(ctx context.Context, _ func(Progress)) (T, error) { return work(ctx) }, nil, done)
}

// DoWithProgress is Do for long work: what work reports reaches show on the
// window's thread; only the newest report is delivered when they come fast.
func DoWithProgress[T any](s *Scope, slot string, work func(context.Context, func(Progress)) (T, error),
	show func(Progress), done func(T, error),
) {
	ctx, serial, ok := s.begin(slot)
	if !ok {
		return
	}
	r := &reporter{scope: s, serial: serial, show: show}
	s.runner.Go(func() {
		result, err := guarded(func() (T, error) { return work(ctx, r.report) })
		s.runner.Deliver(func() {
			if s.finish(serial) && done != nil {
				done(result, err)
			}
		})
	})
}

func guarded[T any](work func() (T, error)) (result T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Panic{Value: v, Stack: string(debug.Stack())}
		}
	}()
	return work()
}

// reporter keeps at most one report on its way to the window.
type reporter struct {
	scope  *Scope
	serial uint64
	show   func(Progress)

	mu      sync.Mutex
	latest  Progress
	pending bool
}

func (r *reporter) report(p Progress) {
	if r.show == nil {
		return
	}
	r.mu.Lock()
	r.latest = p
	if r.pending {
		r.mu.Unlock()
		return
	}
	r.pending = true
	r.mu.Unlock()
	r.scope.runner.Deliver(func() {
		r.mu.Lock()
		p := r.latest
		r.pending = false
		r.mu.Unlock()
		if r.scope.wanted(r.serial) {
			r.show(p)
		}
	})
}
