// Package fault holds the errors that a person can act on. Every layer may
// make one; screens and the command line show it through its text key. An
// error that is not a fault is a defect or a broken machine: it is wrapped
// with %w, logged, and shown as the general sentence of Unexpected.
package fault

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Fault says what happened in terms a person can act on. Key names the
// sentence in the translations, Args fill its placeholders, Field names the
// input it belongs to ("" when it belongs to no single field).
type Fault struct {
	Key   string
	Args  map[string]any
	Field string
	cause error
}

// Unexpected is the key shown for every error that is not a Fault.
const Unexpected = "fault.unexpected"

// New makes a fault; args are pairs of name and value.
func New(key string, args ...any) *Fault {
	f := &Fault{Key: key}
	for i := 0; i+1 < len(args); i += 2 {
		if f.Args == nil {
			f.Args = make(map[string]any, len(args)/2)
		}
		f.Args[args[i].(string)] = args[i+1]
	}
	return f
}

// At returns a copy of the fault that belongs to the given field.
func (f *Fault) At(field string) *Fault {
	c := *f
	c.Args = maps.Clone(f.Args)
	c.Field = field
	return &c
}

// Because returns a copy of the fault that keeps the technical cause for the
// log; the cause is never shown.
func (f *Fault) Because(err error) *Fault {
	c := *f
	c.Args = maps.Clone(f.Args)
	c.cause = err
	return &c
}

// Error gives the key and arguments for logs; people see the translation.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Key)
	for _, k := range slices.Sorted(maps.Keys(f.Args)) {
		b.WriteString(" " + k)
	}
	if f.cause != nil {
		b.WriteString(": " + f.cause.Error())
	}
	return b.String()
}

// Unwrap gives the technical cause, if any.
func (f *Fault) Unwrap() error { return f.cause }

// Of finds the fault in an error chain; any other error becomes an
// Unexpected one that keeps it as its cause.
func Of(err error) *Fault {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	return New(Unexpected).Because(err)
}

// Is reports whether err is a fault with the given key.
func Is(err error, key string) bool {
	f, ok := errors.AsType[*Fault](err)
	return ok && f.Key == key
}
