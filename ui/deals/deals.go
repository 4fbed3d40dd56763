// Package deals is the part that quotations and orders share on the screen:
// head, grid of lines, charges, costing, terms, the footer that counts, and
// the paper beside it that follows every edit. The screens quotations and
// orders import it; it is no screen itself and opens none.
//
// Draft is what is being edited and knows nothing of the window; Editor shows
// it and asks the use cases through Service.
package deals

import (
	"context"
	"image"
	"strconv"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/app/trade"
)

// Service is what editing a deal asks of the firm.
type Service interface {
	Firm(ctx context.Context) (firm.Firm, error)
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Contact(ctx context.Context, id string) (contact.Contact, error)
	SaveContact(ctx context.Context, c *contact.Contact) error
	ChooseBuyer(ctx context.Context, d *deal.Deal, buyerID string) error
	Products(ctx context.Context) ([]catalog.Summary, error)
	AddProduct(ctx context.Context, d *deal.Deal, productID string, quantity money.Decimal) (deal.Line, error)
	PriceSteps(ctx context.Context, d deal.Deal, line deal.Line) (app.LinePrice, error)
	Reprice(ctx context.Context, d *deal.Deal) error
	TermsOf(ctx context.Context, d deal.Deal) (app.TermPrices, error)
	TargetLeft(ctx context.Context, d deal.Deal, line deal.Line, price money.Decimal) (app.Target, error)
	TierPrices(ctx context.Context, d deal.Deal, line deal.Line, quantities ...money.Decimal) ([]app.TierPrice, error)
	Doubts(ctx context.Context, d deal.Deal) ([]app.Doubt, error)
	LinesAccess(ctx context.Context, d deal.Deal) (country string, list []app.LineAccess, err error)
	RenewRate(ctx context.Context, d *deal.Deal) (was money.Rate, err error)
	UsePort(ctx context.Context, d *deal.Deal) (found bool, err error)
	LastPrices(ctx context.Context, productID, buyerID string) ([]app.Sold, error)
	History(ctx context.Context, noun app.Noun, id string) ([]app.Change, error)
	Pages(ctx context.Context, doc paper.Document) ([]print.Page, error)
	PagePicture(page print.Page, pixelsWide int) (image.Image, error)
	ExportPaper(ctx context.Context, doc paper.Document, dir string, formats ...app.Format) ([]string, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	Tables() trade.Tables
	Actor() string
}

// Line is a row of the grid. Key names it for as long as it is edited; Own
// says that its price was typed by hand and is not counted anew unasked.
type Line struct {
	Key string
	Own bool
	deal.Line
}

// Charge is a row of the charges.
type Charge struct {
	Key string
	deal.Charge
}

// Draft is a deal while it is edited.
type Draft struct {
	Deal       deal.Deal // its Lines and Charges stand in the rows below
	ValidUntil string    // ISO day
	Lines      []*Line
	Charges    []*Charge
	Locked     bool // issued: to be read only
	Stale      bool // what the prices rest on changed since they were counted

	edits, kept int // counts of changes: now, and when last saved
	serial      int
}

// Load begins with a record as it was read.
func (d *Draft) Load(from deal.Deal, validUntil string, locked bool) {
	d.Lines, d.Charges = nil, nil
	for _, l := range from.Lines {
		d.Lines = append(d.Lines, &Line{Key: d.name(), Line: l})
	}
	for _, c := range from.Charges {
		d.Charges = append(d.Charges, &Charge{Key: d.name(), Charge: c})
	}
	d.SetHead(from)
	d.ValidUntil, d.Locked, d.Stale = validUntil, locked, false
	d.kept = d.edits
}

// TakeBack puts what was typed before into the draft, as edits that are not
// saved.
func (d *Draft) TakeBack(from deal.Deal, validUntil string) {
	d.Load(from, validUntil, false)
	d.Touch()
}

// SetHead takes over everything but lines and charges.
func (d *Draft) SetHead(from deal.Deal) {
	from.Lines, from.Charges = nil, nil
	d.Deal = from
}

func (d *Draft) name() string {
	d.serial++
	return "row" + strconv.Itoa(d.serial)
}

// Snapshot is the deal as it stands, shared with nobody.
func (d *Draft) Snapshot() deal.Deal {
	out := d.Deal
	for _, l := range d.Lines {
		out.Lines = append(out.Lines, l.Line)
	}
	for _, c := range d.Charges {
		out.Charges = append(out.Charges, c.Charge)
	}
	return out
}

// Touch notes a change.
func (d *Draft) Touch() { d.edits++ }

// Unsaved reports changes since the last save.
func (d *Draft) Unsaved() bool { return d.edits != d.kept }

// Edits counts the changes so far, to be handed to Saved.
func (d *Draft) Edits() int { return d.edits }

// Saved says that the draft was written as it stood after so many changes,
// and takes over the ids that rows were given.
func (d *Draft) Saved(edits int, as deal.Deal) {
	d.kept = edits
	if edits != d.edits {
		return // rows may have come and gone since
	}
	for i, l := range d.Lines {
		if i < len(as.Lines) {
			l.ID = as.Lines[i].ID
		}
	}
	for i, c := range d.Charges {
		if i < len(as.Charges) {
			c.ID = as.Charges[i].ID
		}
	}
}

// Total is the sum of the deal; an amount past all bounds is zero.
func (d *Draft) Total() money.Amount {
	total, err := d.Snapshot().Total()
	if err != nil {
		return money.Amount{Currency: d.Deal.Currency}
	}
	return total
}
