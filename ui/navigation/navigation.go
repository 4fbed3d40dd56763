// Package navigation says how screens reach each other without knowing each
// other: a screen goes to a Route, or asks one for an answer; the frame in
// package ui opens the page that belongs to it. Screens and ui import it.
//
// It is a package of its own below ui because ui imports the screens.
package navigation

import "fyne.io/fyne/v2"

// Screen is one of the places of the side list.
type Screen string

// The screens, in the order of the side list.
const (
	Today      Screen = "today"
	Inquiries  Screen = "inquiries"
	Quotations Screen = "quotations"
	Orders     Screen = "orders"
	Shipments  Screen = "shipments"
	Purchases  Screen = "purchases"
	Contacts   Screen = "contacts"
	Catalog    Screen = "catalog"
	Settings   Screen = "settings"
)

// Imports is the way in for tables. It is reached from the lists, not from
// the side list; the ID of its route is the kind of record: "product" or
// "contact".
const Imports Screen = "imports"

// Screens lists them in the order of the side list.
func Screens() []Screen {
	return []Screen{Today, Inquiries, Quotations, Orders, Shipments, Purchases, Money, Refunds, Contacts, Catalog, Reports, Settings}
}

// New is the ID of a record that does not exist yet.
const New = "new"

// Demand and Figures are IDs of Inquiries that name no record: what buyers ask
// for and the firm lacks, and how many inquiries came of what.
const (
	Demand  = "demand"
	Figures = "figures"
)

// Requests and Ask are IDs of Purchases that name no contract: what factories
// were asked the price of, and a new question. With Ask goes what is asked
// about: a product's id, or product/quotation/line.
const (
	Requests = "requests"
	Ask      = "ask"
)

// Route names a page: a screen's list, or with an ID one of its records.
type Route struct {
	Screen Screen
	ID     string // "" is the list, New a fresh record, else a record's id
	With   string // what a fresh record begins with: a buyer's id, a typed name; screens say which
}

// Command is what a menu, a key or a toolbar button tells the page in front.
type Command string

// The commands, with their keys: Ctrl+N, Ctrl+S and F8, Ctrl+P, Ctrl+F,
// Delete, F5.
const (
	Create  Command = "create"
	Save    Command = "save"
	Preview Command = "preview"
	Filter  Command = "filter"
	Delete  Command = "delete"
	Reload  Command = "reload"
)

// Page is what a screen shows at one route. Its methods run on the window's
// thread.
type Page interface {
	// Title is the last word of the path at the top: a record's name.
	Title() string
	// Content builds what the page shows from its model. It is called again
	// after a switch of language or colours; typed text lives in the model.
	Content() fyne.CanvasObject
	// Can reports whether the page has a use for a command now.
	Can(Command) bool
	// Do carries a command out.
	Do(Command)
	// Unsaved reports changes that leaving would lose.
	Unsaved() bool
	// Close ends the page's work; nothing is delivered to it afterwards.
	Close()
}

// Keyer is a page with keys of its own beyond the commands: it is offered
// every key that the focused control has no use for.
type Keyer interface {
	Key(fyne.KeyName) bool
}

// Starter is a page that wants the keyboard: Start is called whenever its
// content has been put into the window.
type Starter interface {
	Start()
}

// Navigator is the frame as screens see it.
type Navigator interface {
	// Go opens a page; the present one can be gone back to. A page with
	// unsaved changes asks first.
	Go(Route)
	// Back leaves the page for the one before.
	Back()
	// Ask opens a page over the present one and calls answer with the id of
	// the record that was chosen or saved there; leaving it calls nothing.
	Ask(r Route, answer func(id string))
	// Answer ends the page that was opened by Ask with its result. Without a
	// question it does nothing and reports false.
	Answer(id string) bool
	// Touch tells the frame that title, commands or unsaved mark changed.
	Touch()
	// Drop gives a page the files that people drop on the window.
	Drop(func(paths []string))
}
