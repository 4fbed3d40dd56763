package app

import (
	"cmp"
	"context"
	"image"
	"slices"

	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/print"
	"sampan/app/report"
	"sampan/app/trade"
)

// Reported is what the reports count, from one snapshot.
type Reported struct {
	Sales     []report.Sale // orders that were issued, bought in, and not given up, oldest first
	Unbought  int           // orders that nothing was bought for yet: what they leave over is not known
	Inquiries []inquiry.Fact
}

// ReportFacts reads what the reports count. Inside only.
func (a *App) ReportFacts(ctx context.Context) (Reported, error) {
	return one(ctx, a.store, func(r Reader) (Reported, error) {
		var f Reported
		rows, err := r.Inquiries()
		if err != nil {
			return f, err
		}
		answers, err := r.Answers()
		if err != nil {
			return f, err
		}
		f.Inquiries = a.facts(rows, answers)
		f.Sales, f.Unbought, err = a.sales(ctx, r)
		return f, err
	})
}

func (a *App) sales(ctx context.Context, r Reader) (list []report.Sale, unbought int, err error) {
	orders, err := r.Orders()
	if err != nil {
		return nil, 0, err
	}
	s := saleCount{tables: a.tables, suppliers: map[string]string{}, contacts: map[string]string{}}
	if s.firm, err = r.Firm(); err != nil {
		return nil, 0, err
	}
	contacts, err := r.Contacts()
	if err != nil {
		return nil, 0, err
	}
	for _, c := range contacts {
		s.contacts[c.ID] = nameOf(c)
	}
	for _, o := range slices.Backward(orders) {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		if o.Status != order.Issued && o.Status != order.Running && o.Status != order.Closed {
			continue
		}
		sale, err := s.sale(r, o)
		if err != nil {
			return nil, 0, err
		}
		if sale.Purchases.IsZero() {
			unbought++
			continue
		}
		list = append(list, sale)
	}
	slices.SortStableFunc(list, func(x, y report.Sale) int { return cmp.Compare(x.Date, y.Date) })
	return list, unbought, nil
}

func nameOf(c contact.Summary) string { return cmp.Or(c.Name, c.NameZH) }

// saleCount holds what all orders of a report share.
type saleCount struct {
	firm                firm.Firm
	tables              trade.Tables
	contacts, suppliers map[string]string // names by id; suppliers by line of an order
}

func (s *saleCount) sale(r Reader, row order.Summary) (report.Sale, error) {
	o, err := r.Order(row.ID)
	if err != nil {
		return report.Sale{}, err
	}
	p, err := profitOf(r, o, s.firm)
	if err != nil {
		return report.Sale{}, err
	}
	out := report.Sale{
		OrderID: o.ID, Order: o.Number, Date: o.Date, BuyerID: o.BuyerID, Buyer: cmp.Or(s.contacts[o.BuyerID], row.Buyer),
		Market: string(s.firm.Market(s.tables, row.Country)), Channel: string(o.Way.Channel), Owner: o.Owner, IsPlanned: p.IsPlanned,
		Figures: report.Figures{
			Open: p.Expected, Purchases: p.Purchases, Refund: p.Refund, Freight: p.Freight, Domestic: p.Domestic, Commission: p.Commission,
			Charges: p.BankCharges, Claims: p.Claims, Profit: p.Actual, Settlement: p.Settlement,
		},
	}
	if out.Income, err = p.Receipts.Add(p.Expected); err != nil {
		return out, err
	}
	out.Planned = money.Amount{Currency: money.CNY}
	if p.IsPlanned {
		if out.Planned, err = money.Of(p.Planned.Profit, money.CNY); err != nil {
			return out, err
		}
	}
	out.Lines, err = s.lines(r, o)
	return out, err
}

// lines names what an order is shared out over: the supplier is the one that
// it was bought from, else the product's own.
func (s *saleCount) lines(r Reader, o order.Order) ([]report.Line, error) {
	clear(s.suppliers)
	bought, err := purchasesOf(r, o.ID)
	if err != nil {
		return nil, err
	}
	for _, b := range bought {
		for _, l := range b.Lines {
			s.suppliers[l.OrderLineID] = b.SupplierID
		}
	}
	var list []report.Line
	for _, l := range o.Lines {
		amount, err := l.Amount(o.Currency)
		if err != nil {
			return nil, err
		}
		product, err := productOf(r, l.ProductID)
		if err != nil {
			return nil, err
		}
		supplier := cmp.Or(s.suppliers[l.ID], product.SupplierID)
		list = append(list, report.Line{
			ProductID: l.ProductID, Product: cmp.Or(l.Code, l.NameEN, l.NameZH), Family: product.Category,
			SupplierID: supplier, Supplier: s.contacts[supplier], Weight: amount.Decimal(),
		})
	}
	return list, nil
}

// ChartPicture paints a chart for the screen: width and height are points,
// pixelsWide the width of the picture.
func (a *App) ChartPicture(c print.Chart, width, height float64, pixelsWide int, colors print.Palette) (image.Image, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	return p.Picture(p.Chart(c, width, height, colors), float64(pixelsWide)/width), nil
}

// PrintFigures gives a report as a PDF.
func (a *App) PrintFigures(ctx context.Context, f print.Figures) ([]byte, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	own, err := a.Firm(ctx)
	if err != nil {
		return nil, err
	}
	f.Firm = cmp.Or(f.Firm, own.NameEN, own.NameZH)
	return a.pdf(p.Figures(f), print.Meta{Title: f.Title, Author: f.Firm, Subject: f.Note, Date: a.now()})
}

// SaveFile writes data to a file that a person named; what was there before
// stays where writing fails.
func SaveFile(path string, data []byte) error { return replaceFile(path, data) }
