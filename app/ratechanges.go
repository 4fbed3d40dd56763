package app

import (
	"cmp"
	"context"
	"slices"

	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/quotation"
	"sampan/app/refund"
	"sampan/app/trade"
)

// RateChange is an announced change of a refund rate that would hit a line of
// an open quotation or order, with the money that it moves.
type RateChange struct {
	refund.Change
	Noun              Noun // QuotationNoun, OrderNoun
	ID, Number, Buyer string
	Line              int // from 1
	Name              string
	Sale              money.Amount // of the line
	AtStake           money.Amount // CNY that the refund falls by; negative where it rises
	Version           string       // of the library that says so
}

// RateChanges lists the announced changes that lines of open quotations and
// orders run into, most money first. The money is the line's sale in CNY
// without tax by the difference of the rates: what the firm stands to lose if
// the goods leave on or after that day.
func (a *App) RateChanges(ctx context.Context) ([]RateChange, error) {
	libraries, err := a.libraries(ctx)
	if err != nil || len(libraries) == 0 {
		return nil, err
	}
	var list []RateChange
	err = a.store.Read(ctx, func(r Reader) error {
		rates, err := readTaxRates(r)
		if err != nil {
			return err
		}
		quotations, err := r.Quotations()
		if err != nil {
			return err
		}
		for _, s := range quotations {
			if s.Status != quotation.Issued && s.Status != quotation.Draft {
				continue
			}
			q, err := r.Quotation(s.ID)
			if err != nil {
				return err
			}
			list = append(list, a.changesOf(libraries, rates, q.Deal, RateChange{Noun: QuotationNoun, ID: s.ID, Number: s.Number, Buyer: s.Buyer})...)
		}
		orders, err := r.Orders()
		if err != nil {
			return err
		}
		for _, s := range orders {
			if s.Status != order.Issued && s.Status != order.Running && s.Status != order.Draft {
				continue
			}
			o, err := r.Order(s.ID)
			if err != nil {
				return err
			}
			list = append(list, a.changesOf(libraries, rates, o.Deal, RateChange{Noun: OrderNoun, ID: s.ID, Number: s.Number, Buyer: s.Buyer})...)
		}
		return nil
	})
	slices.SortStableFunc(list, func(x, y RateChange) int {
		return cmp.Or(cmp.Compare(y.AtStake.Minor, x.AtStake.Minor), cmp.Compare(x.Number, y.Number))
	})
	return list, err
}

func (a *App) changesOf(libraries []refund.Library, rates taxRates, d deal.Deal, of RateChange) []RateChange {
	var list []RateChange
	for i, l := range d.Lines {
		change, version, ok := nextChange(libraries, l.HSCode, a.today())
		if !ok {
			continue
		}
		hit := of
		hit.Change, hit.Version, hit.Line, hit.Name = change, version, i+1, cmp.Or(l.NameZH, l.NameEN)
		hit.AtStake.Currency = money.CNY
		if sale, err := money.Of(l.Quantity.Mul(l.Price), d.Currency); err == nil {
			hit.Sale = sale
		}
		if rate, known := rates.on(d.Currency, a.today()); known {
			vat := money.Zero
			if found := libraryOf(libraries, l.HSCode, a.today()); len(found.Rate.VAT) > 0 {
				vat = found.Rate.VAT[0]
			}
			net := money.Div(hit.Sale.Decimal().Mul(rate.Value), money.New(1).Add(vat))
			if lost, err := money.Of(net.Mul(change.Old.Sub(change.New)), money.CNY); err == nil {
				hit.AtStake = lost
			}
		}
		list = append(list, hit)
	}
	return list
}

// nextChange asks the newest library that knows the code.
func nextChange(libraries []refund.Library, code trade.HSCode, day string) (refund.Change, string, bool) {
	for _, l := range libraries {
		if l.Find(code, day).How == refund.NoRate {
			continue
		}
		change, ok := l.Next(code, day)
		return change, l.Version, ok
	}
	return refund.Change{}, "", false
}

func libraryOf(libraries []refund.Library, code trade.HSCode, day string) refund.Found {
	for _, l := range libraries {
		if found := l.Find(code, day); found.How != refund.NoRate {
			return found
		}
	}
	return refund.Found{How: refund.NoRate}
}
