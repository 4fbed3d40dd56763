// Package spine is what the pages along an order's way share: the line of its
// steps, the papers of a record with their preview, whether these papers agree,
// and the clauses of contracts. The screens orders, shipments and purchases
// build on it; it is no screen itself and opens none.
package spine

import (
	"context"
	"image"

	"sampan/app"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/ui/navigation"
	"sampan/ui/widgets"
)

// Service is what the common parts ask of the firm.
type Service interface {
	PapersOf(ctx context.Context, noun app.Noun, id string) ([]paper.Issued, error)
	Issue(ctx context.Context, kind, refID string, language paper.Language) (paper.Issued, error)
	WithdrawPaper(ctx context.Context, paperID string) error
	Pages(ctx context.Context, doc paper.Document) ([]print.Page, error)
	PagePicture(page print.Page, pixelsWide int) (image.Image, error)
	ExportPaper(ctx context.Context, doc paper.Document, dir string, formats ...app.Format) ([]string, error)
	Clauses(ctx context.Context, kind, refID string) ([]paper.Clause, error)
	ClauseLibrary(ctx context.Context, kind string) ([]paper.Clause, error)
	SetClauses(ctx context.Context, kind, refID string, clauses []paper.Clause) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// RouteOf is the page on which a place can be put right; With names the field.
func RouteOf(p app.Place) navigation.Route {
	screen := navigation.Shipments
	switch p.Noun {
	case app.OrderNoun:
		screen = navigation.Orders
	case app.PurchaseNoun:
		screen = navigation.Purchases
	case app.ContactNoun:
		return navigation.Route{Screen: navigation.Contacts, ID: p.ID}
	}
	return navigation.Route{Screen: screen, ID: p.ID, With: p.Field}
}

// Sentence says a disagreement in words.
func Sentence(d *widgets.Desk, found app.Disagreement) string {
	args := make([]any, 0, 2*len(found.Args))
	for name, value := range found.Args {
		args = append(args, name, value)
	}
	return d.Say(found.Key, args...)
}
