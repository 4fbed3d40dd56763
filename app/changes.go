package app

import (
	"slices"
	"sync"
)

// changes tells listeners which kind of record was written, after the write
// stands. Listeners are called on the writer's goroutine and must be quick.
type changes struct {
	mu        sync.Mutex
	listeners []*func(Noun)
	count     uint64 // of writes
}

// told is how many writes there were.
func (c *changes) told() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count
}

func (c *changes) listen(fn func(Noun)) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listeners = append(c.listeners, &fn)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.listeners = slices.DeleteFunc(c.listeners, func(l *func(Noun)) bool { return l == &fn })
	}
}

func (c *changes) tell(n Noun) {
	c.mu.Lock()
	c.count++
	list := slices.Clone(c.listeners)
	c.mu.Unlock()
	for _, l := range list {
		(*l)(n)
	}
}

// OnChange calls fn after every write that changed records of a kind; stop
// ends it.
func (a *App) OnChange(fn func(Noun)) (stop func()) { return a.changes.listen(fn) }
