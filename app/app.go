// Package app is what the firm knows and does. App holds what the use cases
// share; each use case that crosses records stands in a file named by its
// verb, and only use cases open transactions. The window and the command
// line call App; App calls the store through ports.go.
package app

import (
	"time"

	"sampan/app/trade"
)

// App answers the window and the command line. It is made once by New.
type App struct {
	store  Store
	tables trade.Tables
	now    func() time.Time
}
