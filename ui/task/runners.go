package task

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Background runs work on goroutines and delivers with fyne.Do: the runner of
// the program. Its zero value is ready.
type Background struct {
	wait sync.WaitGroup
}

// Go starts a goroutine.
func (b *Background) Go(work func()) { b.wait.Go(work) }

// Deliver queues f for the window's thread.
func (b *Background) Deliver(f func()) { fyne.Do(f) }

// After delivers f when d has passed.
func (b *Background) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// Wait returns when all work has ended; the program calls it on its way out,
// after the scopes are closed.
func (b *Background) Wait() { b.wait.Wait() }

// Inline runs everything at once on the caller's thread, for tests. Nothing
// times out under it: what is asked with After never happens.
type Inline struct{}

// Go runs the work before it returns.
func (Inline) Go(work func()) { work() }

// Deliver runs f at once.
func (Inline) Deliver(f func()) { f() }

// After drops f.
func (Inline) After(time.Duration, func()) func() { return func() {} }

// Stepped holds work back until a test releases it, in any order. It is not
// for use by several goroutines.
type Stepped struct {
	held  []func()
	timed []*func()
}

// Go holds the work.
func (s *Stepped) Go(work func()) { s.held = append(s.held, work) }

// Deliver runs f at once: the work itself is what is held back.
func (s *Stepped) Deliver(f func()) { f() }

// After holds f until Elapse.
func (s *Stepped) After(_ time.Duration, f func()) func() {
	s.timed = append(s.timed, &f)
	return func() { f = nil }
}

// Held is the number of pieces of work that wait.
func (s *Stepped) Held() int { return len(s.held) }

// Release runs the i-th waiting piece of work and delivers its result.
func (s *Stepped) Release(i int) {
	work := s.held[i]
	s.held = append(s.held[:i], s.held[i+1:]...)
	work()
}

// ReleaseAll runs all waiting work in its order, and what it starts.
func (s *Stepped) ReleaseAll() {
	for len(s.held) > 0 {
		s.Release(0)
	}
}

// Elapse lets the time of everything asked with After pass.
func (s *Stepped) Elapse() {
	timed := s.timed
	s.timed = nil
	for _, f := range timed {
		if *f != nil {
			(*f)()
		}
	}
}
