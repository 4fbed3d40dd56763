package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// find opens the search over every record and every screen (Ctrl+K). The list
// is made away from the window.
func (f *Frame) find() {
	say := f.texts[f.language].T
	task.Do(f.scope, "find", func(ctx context.Context) ([]widgets.Option, error) {
		entries, err := f.app.Entries(ctx)
		return destinations(say, entries), err
	}, func(options []widgets.Option, err error) {
		if f.desk.Fail(err) || f.desk.ModalOpen() {
			return
		}
		f.desk.FindDialog("find", f.say("app.search"), "app.search_hint", options, func(o widgets.Option) {
			screen, id, _ := strings.Cut(o.ID, "/")
			f.Go(navigation.Route{Screen: navigation.Screen(screen), ID: id})
		})
	})
}

// destinations are all that can be gone to; the id of an option is
// screen/record.
func destinations(say func(string, ...any) string, entries []app.Entry) []widgets.Option {
	options := make([]widgets.Option, 0, len(entries)+16)
	for _, s := range navigation.Screens() {
		options = append(options, widgets.Option{ID: string(s) + "/", Label: say("app." + string(s)), Note: say("app.go_to")})
	}
	for _, s := range []navigation.Screen{navigation.Inquiries, navigation.Quotations, navigation.Contacts, navigation.Catalog} {
		options = append(options, widgets.Option{ID: string(s) + "/" + navigation.New, Label: say("app.new_" + string(s)), Note: say("app.go_to")})
	}
	for _, id := range []string{navigation.Demand, navigation.Figures} {
		options = append(options, widgets.Option{ID: string(navigation.Inquiries) + "/" + id, Label: say("inquiries." + id), Note: say("app.go_to")})
	}
	for _, e := range entries {
		screen := string(ScreenOf(e.Noun))
		options = append(options, widgets.Option{ID: screen + "/" + e.ID, Label: strings.TrimSpace(e.Title), Note: strings.TrimSpace(say("app."+screen) + "  " + e.Detail)})
	}
	return options
}

// ScreenOf is the screen that shows records of a kind.
func ScreenOf(n app.Noun) navigation.Screen {
	switch n {
	case app.ContactNoun:
		return navigation.Contacts
	case app.ProductNoun:
		return navigation.Catalog
	case app.InquiryNoun:
		return navigation.Inquiries
	case app.QuotationNoun:
		return navigation.Quotations
	case app.OrderNoun:
		return navigation.Orders
	case app.ShipmentNoun:
		return navigation.Shipments
	case app.PurchaseNoun:
		return navigation.Purchases
	case app.DeclarationNoun:
		return navigation.Declarations
	case app.InvoiceNoun:
		return navigation.Invoices
	case app.RefundNoun:
		return navigation.RefundClaims
	case app.ReceiptNoun:
		return navigation.Receipts
	case app.DeductionNoun:
		return navigation.Deductions
	case app.RepaymentNoun:
		return navigation.Repayments
	case app.OutlayNoun:
		return navigation.Outlays
	case app.CreditLineNoun:
		return navigation.CreditLines
	case app.ClaimNoun:
		return navigation.Claims
	}
	return navigation.Settings
}

// showKeys lists every key of the program.
func (f *Frame) showKeys() {
	rows := container.NewGridWithColumns(2)
	add := func(key, text string) {
		rows.Add(widgets.Line(theme.Gap3, widgets.Fixed(84, f.desk.Soft(key)), f.desk.Text(f.say(text))))
	}
	for _, group := range bindings() {
		for _, b := range group {
			add("Ctrl+"+string(b.key), b.text)
		}
	}
	for _, extra := range [][2]string{
		{"F1", "app.keys"},
		{"F2", "app.key_edit"},
		{"F7", "app.key_pick"},
		{"F8", "app.save"},
		{"F9", "app.key_conceal"},
		{"Esc", "app.back"},
		{"Ctrl+C", "app.key_copy"},
		{"Ctrl+A", "app.key_all"},
		{"Ctrl+Shift+Z", "app.undo"},
	} {
		add(extra[0], extra[1])
	}
	var d *widgets.Dialog
	shut := f.desk.Button("keys.close", "widgets.close", widgets.Plain, func() { d.Close() })
	d = f.desk.Dialog(f.say("app.keys"), 680, rows, shut, nil, shut)
}
