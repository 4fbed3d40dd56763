package widgets

import (
	"context"
	"errors"
)

// Fail shows an error to the person, once: what happened, and what to do as
// its sentence says. Work that was cancelled says nothing; nil is nothing. It
// reports whether there was an error.
func (d *Desk) Fail(err error) bool {
	if err == nil {
		return false
	}
	if !errors.Is(err, context.Canceled) {
		d.ErrorDialog(Trouble{Happened: d.Explain(err)})
	}
	return true
}
