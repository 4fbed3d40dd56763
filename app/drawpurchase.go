package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// DrawPurchase gives a paper of a purchase that may not be saved yet; without
// a language it is Chinese, as factories read it.
func (a *App) DrawPurchase(ctx context.Context, kind string, p purchase.Purchase, language paper.Language) (paper.Document, error) {
	if nounOf(kind) != PurchaseNoun {
		return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	return one(ctx, a.store, func(r Reader) (paper.Document, error) { return a.drawPurchase(r, kind, p, language) })
}

func (a *App) drawPurchase(r Reader, kind string, p purchase.Purchase, language paper.Language) (paper.Document, error) {
	dr, err := a.drawer(r, p.SupplierID)
	if err != nil {
		return paper.Document{}, err
	}
	language = cmp.Or(language, paper.Chinese)
	doc := paper.Document{
		Kind: kind, Number: p.Number, Stamp: paper.Draft, Date: a.now().Format(day), Place: both(p.Place), Language: language,
		Seller: dr.partyOf(dr.buyer, p.Attention), Buyer: dr.seller(language), Currency: p.Currency, Remarks: both(p.Remarks),
		Terms:  paper.Terms{Payment: both(p.Payment), Packing: both(p.Packing), Marks: both(p.Marks)},
		Supply: dr.supply(p),
		Logo:   dr.firm.Logo, Seal: dr.firm.Seal, Signature: dr.firm.Signature,
	}
	if doc.Layout, err = layoutOf(r, kind, p.SupplierID); err != nil {
		return doc, err
	}
	doc.References.Purchase = p.Number
	for _, l := range p.Lines {
		doc.Lines = append(doc.Lines, dr.bought(l))
	}
	if p.OrderID != "" {
		o, err := r.Order(p.OrderID)
		if err != nil && !fault.Is(err, "store.not_found") {
			return doc, err
		}
		doc.References.Contract = o.Number
	}
	if kind == PurchaseContractPaper {
		doc.Terms.Deposit = p.Deposit
		doc.Date = cmp.Or(p.Date, doc.Date)
		if doc.Clauses, err = a.clauses(r, kind, p.ID, paper.On{}); err != nil {
			return doc, err
		}
	} else if err := dr.asDeclared(r, &doc, p); err != nil {
		return doc, err
	}
	return paper.Complete(doc)
}

// supply is what the factory is held to, and what its invoice must carry.
func (dr drawer) supply(p purchase.Purchase) paper.Supply {
	f := dr.firm
	s := paper.Supply{
		Delivery: p.DeliveryDate, DeliveryPlace: both(p.DeliveryPlace), Quality: both(p.Quality), InvoiceBy: p.InvoiceDue,
		InvoiceTitle: cmp.Or(f.NameZH, f.NameEN), TaxNumber: f.USCC,
		AddressPhone: strings.TrimSpace(cmp.Or(f.AddressZH, f.AddressEN) + " " + f.Phone),
	}
	if bank, ok := f.Bank(money.CNY); ok {
		s.BankAccount = strings.TrimSpace(cmp.Or(bank.NameZH, bank.Name) + " " + bank.Account)
	}
	s.SendTo = strings.TrimSpace(cmp.Or(f.AddressZH, f.AddressEN) + " " + cmp.Or(f.ContactZH, f.Contact))
	return s
}

func (dr drawer) bought(l purchase.Line) paper.Line {
	name, unit := l.Declared()
	return paper.Line{
		Item: l.Code, Name: paper.Words{EN: l.NameEN, ZH: l.NameZH}, Description: paper.Words{ZH: l.SpecZH}, HSCode: string(l.HSCode), Photo: l.Photo,
		Unit: dr.unit(l.Unit), Quantity: l.Quantity, Price: l.Price, TaxRate: l.VATRate, Remark: both(l.Note),
		Declared: paper.Declared{Name: name, Unit: dr.unit(unit), Quantity: l.Quantity},
	}
}

func (dr drawer) unit(code string) paper.Words {
	if u, ok := dr.tables.Unit(code); ok {
		return paper.Words{EN: u.Code, ZH: u.NameZH}
	}
	return paper.Same(code)
}

// asDeclared takes names, units and codes from the export declaration of the
// order's shipments, since the refund is refused where the invoice differs; and
// the quantity that the factory has delivered.
func (dr drawer) asDeclared(r Reader, doc *paper.Document, p purchase.Purchase) error {
	for i, l := range p.Lines {
		if l.Received.IsPositive() {
			doc.Lines[i].Quantity, doc.Lines[i].Declared.Quantity = l.Received, l.Received
		}
	}
	if p.OrderID == "" {
		return nil
	}
	ids, err := r.ShipmentsOf(p.OrderID)
	if err != nil {
		return err
	}
	var declared, exported []string
	for _, id := range ids {
		s, err := r.Shipment(id)
		if err != nil {
			return err
		}
		if s.Status == shipment.Cancelled || s.Declared.Number == "" {
			continue
		}
		declared, exported = append(declared, s.Declared.Number), append(exported, s.Declared.ExportDate)
		for i, l := range p.Lines {
			if item, ok := declaredItem(s, l.OrderLineID); ok {
				line := &doc.Lines[i]
				line.HSCode, line.Declared.Name, line.Declared.Unit = item.HSCode, item.Name, dr.unit(item.Unit)
			}
		}
	}
	doc.References.Declared, doc.References.Exported = strings.Join(declared, ", "), strings.Join(exported, ", ")
	return nil
}

// declaredItem finds the item that an order's line was declared in.
func declaredItem(s shipment.Shipment, orderLineID string) (shipment.DeclaredItem, bool) {
	for _, item := range s.Items {
		for _, l := range s.Lines {
			if l.OrderLineID == orderLineID && slices.Contains(item.LineIDs, l.ID) {
				return item, true
			}
		}
	}
	return shipment.DeclaredItem{}, false
}
