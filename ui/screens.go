package ui

import (
	"sampan/app"
	"sampan/ui/catalog"
	"sampan/ui/contacts"
	"sampan/ui/imports"
	"sampan/ui/inquiries"
	"sampan/ui/navigation"
	"sampan/ui/orders"
	"sampan/ui/purchases"
	"sampan/ui/quotations"
	"sampan/ui/settings"
	"sampan/ui/shipments"
	"sampan/ui/today"
)

// newPage opens the page of a route.
func (f *Frame) newPage(r navigation.Route) navigation.Page {
	switch r.Screen {
	case navigation.Inquiries:
		return f.inquiryPage(r)
	case navigation.Quotations:
		if r.ID == "" {
			return quotations.NewList(f.desk, f, f.app, f.files)
		}
		return quotations.NewPage(f.desk, f, f.app, f.files, r)
	case navigation.Orders:
		if r.ID == "" {
			return orders.NewList(f.desk, f, f.app, f.files)
		}
		return orders.NewPage(f.desk, f, f.app, f.files, r.ID)
	case navigation.Shipments:
		if r.ID == "" {
			return shipments.NewList(f.desk, f, f.app, f.files)
		}
		return shipments.NewPage(f.desk, f, f.app, f.files, r)
	case navigation.Purchases:
		return f.purchasePage(r)
	case navigation.Contacts:
		if r.ID == "" {
			return contacts.NewList(f.desk, f, f.app, f.files)
		}
		return contacts.NewEditor(f.desk, f, f.app, f.files, r)
	case navigation.Catalog:
		if r.ID == "" {
			return catalog.NewList(f.desk, f, f.app, f.files)
		}
		return catalog.NewEditor(f.desk, f, f.app, f.files, r)
	case navigation.Imports:
		return imports.New(f.desk, f, f.app, f.files, app.Noun(r.ID))
	case navigation.Refunds, navigation.Declarations, navigation.Invoices, navigation.RefundClaims:
		return f.refundPage(r)
	case navigation.Money, navigation.Receipts, navigation.Deductions, navigation.Repayments, navigation.Outlays, navigation.CreditLines, navigation.Claims, navigation.Reports:
		return f.moneyPage(r)
	case navigation.Settings:
		return f.settingsPage()
	}
	return today.New(f.desk, f, f.app, routeOf)
}

func (f *Frame) settingsPage() navigation.Page {
	return settings.New(f.desk, f, f.app, settings.Outside{
		Language: f.language, SetLanguage: f.SetLanguage, Dark: f.theme.Dark, SetDark: f.SetDark, Files: f.files, Backup: f.options.Backup, BackedUp: f.refreshStatus, Folder: f.options.Folder,
	})
}

func (f *Frame) purchasePage(r navigation.Route) navigation.Page {
	switch r.ID {
	case "":
		return purchases.NewList(f.desk, f, f.app, f.files)
	case navigation.Requests, navigation.Ask:
		return purchases.NewRequests(f.desk, f, f.app, f.files, r)
	}
	return purchases.NewPage(f.desk, f, f.app, f.files, r)
}

func (f *Frame) inquiryPage(r navigation.Route) navigation.Page {
	switch r.ID {
	case "":
		return inquiries.NewList(f.desk, f, f.app, f.files)
	case navigation.New:
		return inquiries.NewTake(f.desk, f, f.app, f.files)
	case navigation.Demand:
		return inquiries.NewDemand(f.desk, f, f.app, f.files)
	case navigation.Figures:
		return inquiries.NewFigures(f.desk, f, f.app, f.files)
	}
	return inquiries.NewPage(f.desk, f, f.app, f.files, r.ID)
}

// routeOf is where a record is shown.
func routeOf(n app.Noun, id string) navigation.Route {
	return navigation.Route{Screen: ScreenOf(n), ID: id}
}
