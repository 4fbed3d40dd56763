// Package app is what the firm knows and does. App holds what the use cases
// share; each use case that crosses records stands in a file named by its
// verb, and only use cases open transactions. The window and the command
// line call App; App calls the store through ports.go.
package app

import (
	"sync"
	"time"

	"sampan/app/file"
	"sampan/app/match"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/app/sheet"
	"sampan/app/text"
	"sampan/app/trade"
	"sampan/assets"
)

// App answers the window and the command line. It is made once by New and may
// be used by several goroutines.
type App struct {
	store     Store
	files     *file.Store
	tables    trade.Tables
	now       func() time.Time
	actor     string
	changes   changes
	matcher   matcher
	twins     twinShelf
	shown     shown
	rates     rateShelf
	printer   func() (*print.Printer, error)
	workbooks func() (*sheet.Papers, error)
	captions  func() (captions, error)
}

// captions are the texts of papers in both languages.
type captions struct{ en, zh *text.Messages }

// New makes the App over an open store and the folder of attachments. The
// clock gives local time: dates on papers are those of the desk. Actor is the
// name that stands in the history of what is written.
func New(store Store, files *file.Store, tables trade.Tables, now func() time.Time, actor string) (*App, error) {
	words, err := match.OpenDictionary()
	if err != nil {
		return nil, err
	}
	a := &App{store: store, files: files, tables: tables, now: now, actor: actor}
	a.matcher.index, a.matcher.touched = match.NewIndex(words), map[string]bool{}
	a.printer = sync.OnceValues(func() (*print.Printer, error) {
		return print.New(assets.Translations, assets.PaperRegular, assets.PaperBold)
	})
	a.captions = sync.OnceValues(func() (c captions, err error) {
		if c.en, err = text.Papers(assets.Translations, string(paper.English)); err == nil {
			c.zh, err = text.Papers(assets.Translations, string(paper.Chinese))
		}
		return c, err
	})
	a.workbooks = sync.OnceValues(func() (*sheet.Papers, error) { return sheet.NewPapers(assets.Translations) })
	return a, nil
}

// Actor is the name that stands in the history.
func (a *App) Actor() string { return a.actor }

// Now is the desk's time.
func (a *App) Now() time.Time { return a.now() }

// Tables looks up countries, units, ports and currencies.
func (a *App) Tables() trade.Tables { return a.tables }
