package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/app/trade"
)

// The kinds of papers that are more than a print of their record: issuing one
// changes it.
const (
	QuotationPaper = "quotation"
	ProformaPaper  = "proforma"
)

// drawer fills documents from records.
type drawer struct {
	firm   firm.Firm
	buyer  contact.Contact
	tables trade.Tables
}

// Draw gives the paper of a kind in the given language ("" takes the record's
// own): what went out, where it was issued, else as the record stands in the
// store.
func (a *App) Draw(ctx context.Context, kind, refID string, language paper.Language) (paper.Document, error) {
	if err := checkLanguage(language); err != nil {
		return paper.Document{}, err
	}
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		if doc, err := frozenOf(r, kind, refID); err != nil || doc != nil {
			return spoken(doc, string(language)), err
		}
		return a.draw(r, kind, refID, language)
	})
}

// DrawQuotation gives the paper of a draft that may not be saved yet: the
// live preview. What was issued is shown as it went out, in the language of q.
func (a *App) DrawQuotation(ctx context.Context, q quotation.Quotation) (paper.Document, error) {
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		if !q.Editable() {
			if doc, err := frozenOf(r, QuotationPaper, q.ID); err != nil || doc != nil {
				return spoken(doc, q.Language), err
			}
		}
		return a.drawQuotation(r, q)
	})
}

// DrawOrder gives the proforma of an order that may not be saved yet, or as it
// went out.
func (a *App) DrawOrder(ctx context.Context, o order.Order) (paper.Document, error) {
	return one(ctx, a.store, func(r Reader) (paper.Document, error) {
		if !o.Editable() {
			if doc, err := frozenOf(r, ProformaPaper, o.ID); err != nil || doc != nil {
				return spoken(doc, o.Language), err
			}
		}
		return a.drawOrder(r, o)
	})
}

func spoken(doc *paper.Document, language string) paper.Document {
	if doc == nil {
		return paper.Document{}
	}
	return speak(*doc, paper.Language(language))
}

// frozenOf gives the last paper of a kind that a record sent out, nil when it
// sent none or the record is a draft again.
func frozenOf(r Reader, kind, refID string) (*paper.Document, error) {
	if draft, err := isDraft(r, kind, refID); err != nil || draft {
		return nil, err
	}
	noun := QuotationNoun
	if kind == ProformaPaper {
		noun = OrderNoun
	}
	papers, err := r.PapersOf(string(noun), refID)
	if err != nil {
		return nil, err
	}
	for _, p := range papers {
		if p.Kind == kind {
			doc, err := Frozen(p)
			return &doc, err
		}
	}
	return nil, nil
}

// isDraft reports a record that may still be changed; kinds of other records
// are drawn anew.
func isDraft(r Reader, kind, refID string) (bool, error) {
	switch kind {
	case QuotationPaper:
		q, err := r.Quotation(refID)
		return q.Editable(), err
	case ProformaPaper:
		o, err := r.Order(refID)
		return o.Editable(), err
	}
	return true, nil
}

// checkLanguage refuses a language that no paper is written in.
func checkLanguage(l paper.Language) error {
	if l != "" && !slices.Contains(paper.Languages(), l) {
		return fault.New("paper.missing.language").At("language")
	}
	return nil
}

func speak(doc paper.Document, language paper.Language) paper.Document {
	if language != "" {
		doc.Language = language
	}
	return doc
}

// draw fills a paper in a language, "" for that of its record.
func (a *App) draw(r Reader, kind, refID string, language paper.Language) (paper.Document, error) {
	switch nounOf(kind) {
	case QuotationNoun:
		q, err := r.Quotation(refID)
		if err != nil {
			return paper.Document{}, err
		}
		q.Language = cmp.Or(string(language), q.Language)
		if kind != QuotationPaper {
			return a.drawListing(r, kind, q)
		}
		return a.drawQuotation(r, q)
	case OrderNoun:
		o, err := r.Order(refID)
		if err != nil {
			return paper.Document{}, err
		}
		o.Language = cmp.Or(string(language), o.Language)
		if kind == ContractPaper {
			return a.drawContract(r, o)
		}
		return a.drawOrder(r, o)
	case ShipmentNoun:
		s, err := r.Shipment(refID)
		if err != nil {
			return paper.Document{}, err
		}
		s.Language = cmp.Or(string(language), s.Language)
		return a.drawShipment(r, kind, s)
	case PurchaseNoun:
		p, err := r.Purchase(refID)
		if err != nil {
			return paper.Document{}, err
		}
		return a.drawPurchase(r, kind, p, language)
	case ContactNoun:
		return a.drawStatement(r, refID, language)
	}
	return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
}

func (a *App) drawer(r Reader, buyerID string) (drawer, error) {
	dr := drawer{tables: a.tables}
	var err error
	if dr.firm, err = r.Firm(); err != nil || buyerID == "" {
		return dr, err
	}
	// A buyer in the bin leaves a gap that keeps the paper in, and the draft can
	// still be seen.
	if dr.buyer, err = r.Contact(buyerID); fault.Is(err, "store.not_found") {
		err = nil
	}
	return dr, err
}

func (a *App) drawQuotation(r Reader, q quotation.Quotation) (paper.Document, error) {
	dr, err := a.drawer(r, q.BuyerID)
	if err != nil {
		return paper.Document{}, err
	}
	doc := dr.document(QuotationPaper, q.Deal)
	doc.Number, doc.Revision, doc.Date = q.Number, q.Revision, q.Date
	doc.Terms.ValidUntil = q.ValidUntil
	doc.References.Inquiry = q.BuyerRef
	if doc.Layout, err = layoutOf(r, QuotationPaper, q.BuyerID); err != nil {
		return doc, err
	}
	if q.Editable() {
		doc.Stamp, doc.Date = paper.Draft, a.now().Format(day) // as it would go out
	}
	return paper.Complete(doc)
}

func (a *App) drawOrder(r Reader, o order.Order) (paper.Document, error) {
	dr, err := a.drawer(r, o.BuyerID)
	if err != nil {
		return paper.Document{}, err
	}
	doc := dr.document(ProformaPaper, o.Deal)
	doc.Number, doc.Date = o.Proforma, o.Date
	doc.Terms.ValidUntil, doc.Terms.ShipmentDate = o.ValidUntil, o.ShipmentDate
	doc.References.Contract, doc.References.BuyerOrder = o.Number, o.BuyerRef
	if o.QuotationID != "" {
		q, err := r.Quotation(o.QuotationID)
		switch {
		case err == nil && q.Number != "":
			doc.References.Quotation = paper.Document{Number: q.Number, Revision: q.Revision}.Reference()
			doc.References.Inquiry = q.BuyerRef
		case err != nil && !fault.Is(err, "store.not_found"):
			return doc, err
		}
	}
	doc.Consignee = blockParty(o.Consignee)
	doc.Place = paper.Words{EN: dr.firm.CityEN, ZH: dr.firm.CityZH}
	doc.Terms.Tolerance = int(o.Tolerance.Shift(2).IntPart())
	doc.Bank = dr.bank(doc.Language, o.Currency)
	if doc.Layout, err = layoutOf(r, ProformaPaper, o.BuyerID); err != nil {
		return doc, err
	}
	if o.Editable() {
		doc.Stamp, doc.Date = paper.Draft, a.now().Format(day) // as it would go out
	}
	return paper.Complete(doc)
}

// bank is the firm's account for a currency.
func (dr drawer) bank(l paper.Language, c money.Currency) paper.Bank {
	bank, ok := dr.firm.Bank(c)
	if !ok {
		return paper.Bank{}
	}
	return paper.Bank{
		Beneficiary: worded(l, " / ", bank.Beneficiary, bank.BeneficiaryZH), Name: worded(l, " / ", bank.Name, bank.NameZH),
		Address: worded(l, " / ", bank.Address, bank.AddressZH), Account: bank.Account,
		SWIFT: bank.SWIFT, Intermediary: bank.Intermediary, Charges: bank.Charges,
	}
}

// document fills what every paper of a deal shows.
func (dr drawer) document(kind string, d deal.Deal) paper.Document {
	doc := paper.Document{
		Kind: kind, Language: paper.Language(d.Language), Seller: dr.seller(paper.Language(d.Language)), Buyer: dr.buyerParty(d), Currency: d.Currency,
		Terms: dr.terms(d), Remarks: both(d.Remarks),
		Logo: dr.firm.Logo, Seal: dr.firm.Seal, Signature: dr.firm.Signature,
	}
	if doc.Language == "" {
		doc.Language = paper.English
	}
	for _, l := range d.Lines {
		doc.Lines = append(doc.Lines, dr.line(l))
	}
	for _, c := range d.Charges {
		doc.Charges = append(doc.Charges, paper.Charge{Name: both(c.Name), Share: c.Share, Fixed: c.Amount})
	}
	return doc
}

func (dr drawer) seller(l paper.Language) paper.Party {
	f := dr.firm
	messenger := ""
	if f.WhatsApp != "" {
		messenger = "WhatsApp " + f.WhatsApp
	}
	if f.WeChat != "" {
		messenger = strings.TrimPrefix(messenger+"  ·  ", "  ·  ") + "WeChat " + f.WeChat
	}
	return paper.Party{
		Name: paper.Words{EN: f.NameEN, ZH: f.NameZH}, Address: paper.Words{EN: f.AddressEN, ZH: f.AddressZH}, PostCode: f.PostCode,
		Contact: worded(l, " ", f.Contact, f.ContactZH), Title: worded(l, " ", f.Title, f.TitleZH), Phone: f.Phone, Mobile: f.Mobile,
		Fax: f.Fax, Email: f.Email, Messenger: messenger, Website: f.Website,
	}
}

// worded gives what a paper of a language says where a party has one text: in
// both languages the second stands behind a separator.
func worded(l paper.Language, between, en, zh string) string {
	first, second := paper.Words{EN: en, ZH: zh}.In(l)
	if second != "" {
		return first + between + second
	}
	return first
}

func (dr drawer) buyerParty(d deal.Deal) paper.Party {
	b := dr.buyer
	p := paper.Party{
		Name: paper.Words{EN: b.Name, ZH: b.NameZH}, Address: paper.Same(b.Address), PostCode: b.PostCode, Contact: d.Attention,
		Phone: b.Phone, Email: b.Email, Website: b.Website, TaxID: b.TaxID, Country: dr.country(b.Country),
	}
	if p.Name.EN != "" && (p.Name.ZH == "" || !readsChinese(b)) {
		p.Name.ZH = p.Name.EN // a Chinese nickname is the firm's own and stays inside
	}
	if b.City != "" && !strings.Contains(b.Address, b.City) {
		p.Address = paper.Same(strings.TrimPrefix(b.Address+", "+b.City, ", "))
	}
	if b.WhatsApp != "" {
		p.Messenger = "WhatsApp " + b.WhatsApp
	}
	for _, person := range b.People {
		if person.Name == d.Attention {
			p.Title = person.Title
		}
	}
	return p
}

// readsChinese reports a buyer whose Chinese name is its own.
func readsChinese(b contact.Contact) bool {
	return strings.HasPrefix(b.Language, "zh") || slices.Contains([]string{"CN", "HK", "MO", "TW"}, b.Country)
}

// country names a country; one that no table knows by its code.
func (dr drawer) country(code string) paper.Words {
	c, ok := dr.tables.Country(code)
	if !ok {
		return paper.Same(code)
	}
	return paper.Words{EN: c.NameEN, ZH: c.NameZH}
}

func (dr drawer) terms(d deal.Deal) paper.Terms {
	t := paper.Terms{
		Incoterm: string(d.Incoterm), NamedPlace: dr.place(d.Place), Payment: both(d.Payment), Deposit: d.Deposit, LeadTime: both(d.LeadTime),
		PortOfLoading: dr.place(d.PortOfLoading), Destination: dr.place(d.Destination), Transport: d.Transport,
		PartialShipment: d.PartialShipment, Transshipment: d.Transshipment, Packing: both(d.Packing), Marks: both(d.Marks),
		Insurance: both(d.Insurance), Origin: dr.country(d.Origin),
	}
	if t.Transport == "" && d.Incoterm.SeaOnly() {
		t.Transport = "sea"
	}
	if p, ok := dr.firm.Payment(d.PaymentCode); ok && d.Payment == p.EN {
		t.Payment = paper.Words{EN: p.EN, ZH: p.ZH}
	}
	return t
}

// place gives a port both its names where the table knows it.
func (dr drawer) place(name string) paper.Words {
	for _, p := range dr.tables.Ports {
		if strings.EqualFold(p.NameEN, name) || p.NameZH == name {
			return paper.Words{EN: p.NameEN, ZH: p.NameZH}
		}
	}
	return both(name)
}

func (dr drawer) line(l deal.Line) paper.Line {
	unit := paper.Same(l.Unit)
	if u, ok := dr.tables.Unit(l.Unit); ok {
		unit = paper.Words{EN: u.Code, ZH: u.NameZH}
	}
	return paper.Line{
		Item: l.Code, BuyerItem: l.BuyerCode, Name: paper.Words{EN: l.NameEN, ZH: l.NameZH}, Description: paper.Words{EN: l.SpecEN, ZH: l.SpecZH},
		HSCode: string(l.HSCode), Photo: l.Photo, Unit: unit, Quantity: l.Quantity, Price: l.Price, Remark: both(l.Remark),
		Packing: paper.Packing{PerCarton: l.PerCarton, Length: l.Length, Width: l.Width, Height: l.Height, CartonNet: l.Net, CartonGW: l.Gross},
	}
}

// both gives a bilingual text its place on papers.
func both(s string) paper.Words {
	en, zh := trade.Bilingual(s)
	return paper.Words{EN: en, ZH: zh}
}
