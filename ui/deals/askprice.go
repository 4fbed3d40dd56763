package deals

import "sampan/ui/navigation"

// askPrice asks a factory for the price of a line's article (F6). The page
// opens over this one, which keeps what is typed in it.
func (e *Editor) askPrice(l *Line) {
	about := l.ProductID
	if e.options.Quotation != nil && l.ID != "" {
		about += "/" + e.options.Quotation() + "/" + l.ID
	}
	e.nav.Ask(navigation.Route{Screen: navigation.Purchases, ID: navigation.Ask, With: about}, func(string) {})
}
