package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/app/trade"
)

// day is the form of dates on papers.
const day = "2006-01-02"

// QuoteInquiry draws up a draft quotation from the lines that have a product:
// at the buyer's quantity, or the product's minimum order, and at the price
// of tiers or cost. The buyer's wishes and habits go before the firm's
// defaults. An unknown buyer is filed as a new contact on the way. While a
// draft made from the inquiry is open, that draft is the answer, as it stands.
// A chosen product that lies in the bin is the fault "inquiry.product_gone".
func (a *App) QuoteInquiry(ctx context.Context, inquiryID string) (quotation.Quotation, error) {
	var q quotation.Quotation
	if err := a.Warm(ctx); err != nil {
		return q, err
	}
	var filed bool
	var before, after []inquiry.Verdict
	err := a.write(ctx, QuotationNoun, func(tx Tx) error {
		ask, err := tx.Inquiry(inquiryID)
		if err != nil {
			return err
		}
		if open, err := openDraft(tx, ask.ID); err != nil || open != "" {
			if err == nil {
				q, err = tx.Quotation(open)
			}
			return err
		}
		if err := stillThere(tx, ask); err != nil {
			return err
		}
		if ask.BuyerID == "" {
			if filed, err = findBuyer(tx, &ask, a.now()); err != nil {
				return err
			}
			if before, after, err = handOver(tx, ask); err != nil {
				return err
			}
		}
		if q, err = a.blank(tx, ask.BuyerID); err != nil {
			return err
		}
		q.InquiryID = ask.ID
		q.Attention = ask.Sender.Name
		q.BuyerRef = ask.Reference()
		if err := a.takeOver(tx, &q, ask); err != nil {
			return err
		}
		if err := tx.PutQuotation(&q); err != nil {
			return err
		}
		ask.Status = inquiry.Quoted
		return tx.PutInquiry(&ask)
	})
	if err == nil {
		a.teach(before, after)
		a.changes.tell(InquiryNoun)
	}
	if err == nil && filed {
		a.changes.tell(ContactNoun)
	}
	return q, err
}

// openDraft gives the draft that was made from an inquiry and not issued, ""
// when there is none.
func openDraft(r Reader, inquiryID string) (string, error) {
	ids, err := r.QuotationsOf(inquiryID)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		q, err := r.Quotation(id)
		if err != nil || q.Editable() {
			return id, err
		}
	}
	return "", nil
}

// stillThere refuses an inquiry without a chosen product, and names the line
// whose product was deleted since.
func stillThere(r Reader, ask inquiry.Inquiry) error {
	if len(ask.Choices()) == 0 {
		return fault.New("inquiry.nothing_chosen").At("lines")
	}
	for i, l := range ask.Lines {
		if l.State != inquiry.Chosen || l.ProductID == "" {
			continue
		}
		_, err := r.Product(l.ProductID)
		if fault.Is(err, "store.not_found") {
			return fault.New("inquiry.product_gone", "Line", i+1, "Text", l.Text).At("lines")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// takeOver puts the wishes and the chosen lines of an inquiry on a draft.
func (a *App) takeOver(tx Tx, q *quotation.Quotation, ask inquiry.Inquiry) error {
	f, err := tx.Firm()
	if err != nil {
		return err
	}
	a.wish(&q.Deal, ask.Wishes)
	usePort(&q.Deal, f)
	answer(&q.Deal, f, ask.Wishes)
	for _, l := range ask.Choices() {
		quantity := money.Zero
		if l.Quantity != nil {
			quantity = *l.Quantity
		}
		if _, err := addProduct(tx, &q.Deal, l.ProductID, quantity); err != nil {
			return err
		}
		q.Lines[len(q.Lines)-1].BuyerCode = l.Model
	}
	return nil
}

// NewQuotation begins a draft for a buyer, or ("") for nobody yet; it is not
// saved.
func (a *App) NewQuotation(ctx context.Context, buyerID string) (quotation.Quotation, error) {
	return one(ctx, a.store, func(r Reader) (quotation.Quotation, error) { return a.blank(r, buyerID) })
}

// blank is a draft with the firm's defaults and the buyer's habits.
func (a *App) blank(r Reader, buyerID string) (quotation.Quotation, error) {
	f, err := r.Firm()
	if err != nil {
		return quotation.Quotation{}, err
	}
	now := a.now()
	q := quotation.Quotation{Status: quotation.Draft, CreatedAt: now.UTC(), Date: now.Format(day), Deal: deal.Deal{
		BuyerID: buyerID, Language: "en", Incoterm: f.Defaults.Incoterm, Place: f.Defaults.Place, PortOfLoading: f.Defaults.Place,
		LeadTime: f.Defaults.LeadTime, Packing: f.Defaults.Packing, Currency: "USD", Origin: "CN", Owner: a.Actor(),
		Costing: costingOf(f),
	}}
	if f.Defaults.ValidDays > 0 {
		q.ValidUntil = now.AddDate(0, 0, f.Defaults.ValidDays).Format(day)
	}
	if len(f.Currencies) > 0 {
		q.Currency = f.Currencies[0]
	}
	pay(&q.Deal, f, f.Defaults.Payment)
	if buyerID != "" {
		buyer, err := r.Contact(buyerID)
		if err != nil {
			return q, err
		}
		habits(&q.Deal, f, buyer)
	}
	q.Rate, _ = f.Rate(q.Currency)
	usePort(&q.Deal, f)
	return q, nil
}

// costingOf is how the firm counts where nothing else is said.
func costingOf(f firm.Firm) deal.Costing {
	p := f.Pricing
	return deal.Costing{
		Profit: f.Defaults.Margin, ProfitOn: p.ProfitOn, Domestic: f.Defaults.Domestic, BankCharge: f.Defaults.BankCharge,
		Premium: p.Premium, Insured: p.Insured, InterestRate: p.InterestRate, InterestMonths: p.InterestMonths,
		RoundTo: p.RoundTo, RoundUp: p.RoundUp,
	}
}

// usePort puts the firm's charges of the port of loading on a deal; a port
// without such keeps what stands. It reports whether there were any.
func usePort(d *deal.Deal, f firm.Firm) bool {
	c, ok := f.Pricing.Port(d.PortOfLoading)
	if ok {
		d.Costing.Domestic, d.Costing.DomesticFixed = c.PerCBM, c.PerShipment
	}
	return ok
}

// UsePort puts the firm's charges of the port of loading on a draft, after the
// port was changed. The draft is not saved.
func (a *App) UsePort(ctx context.Context, d *deal.Deal) (found bool, err error) {
	f, err := one(ctx, a.store, Reader.Firm)
	return err == nil && usePort(d, f), err
}

// habits puts what is usual with a buyer in the place of the defaults.
func habits(d *deal.Deal, f firm.Firm, buyer contact.Contact) {
	if buyer.Currency != "" {
		d.Currency = buyer.Currency
	}
	if buyer.Port != "" {
		d.Destination = buyer.Port
	}
	if buyer.Incoterm.Valid() {
		d.Incoterm = buyer.Incoterm
		if d.Incoterm.NamesDestination() {
			d.Place = buyer.Port
		}
	}
	if buyer.Payment != "" {
		pay(d, f, buyer.Payment)
	}
	if strings.HasPrefix(buyer.Language, "zh") {
		d.Language = "zh"
	}
	if len(buyer.People) > 0 {
		d.Attention = buyer.People[0].Name
	}
}

// pay sets a payment term by its code; other words stand as they are, and name
// no deposit that the program could count.
func pay(d *deal.Deal, f firm.Firm, code string) {
	p, ok := f.Payment(code)
	if !ok {
		d.PaymentCode, d.Payment, d.Deposit = "", code, 0
		return
	}
	d.PaymentCode, d.Payment, d.Deposit = p.Code, p.EN, p.Deposit
}

// wish takes over what the buyer asked for. A place is where the goods go, or,
// under a term that ends in China, the port of ours that he wants to load at.
func (a *App) wish(d *deal.Deal, w inquiry.Wishes) {
	if w.Incoterm.Valid() {
		d.Incoterm, d.Place = w.Incoterm, d.PortOfLoading
		if w.Incoterm.NamesDestination() {
			d.Place = d.Destination
		}
	}
	switch {
	case w.Place == "":
	case d.Incoterm.NamesDestination():
		d.Place, d.Destination = w.Place, w.Place
	default:
		// The place beside FOB is a port of China, or where the goods go; one
		// that no table knows ("Нинбо") could be either and is left to a person.
		switch port, known := a.port(w.Place); {
		case known && port.Country == "CN":
			d.Place, d.PortOfLoading = w.Place, w.Place
		case known:
			d.Destination = w.Place
		}
	}
}

// port finds a port by its name in either language.
func (a *App) port(name string) (trade.Port, bool) {
	i := slices.IndexFunc(a.tables.Ports, func(p trade.Port) bool {
		return strings.EqualFold(p.NameEN, name) || p.NameZH == name
	})
	if i < 0 {
		return trade.Port{}, false
	}
	return a.tables.Ports[i], true
}

// findBuyer links the sender's contact, who is known by now where another of
// his inquiries was quoted, and files one who is not.
func findBuyer(tx Tx, ask *inquiry.Inquiry, now time.Time) (filed bool, err error) {
	if ask.BuyerID, err = recognise(tx, ask.Sender); err != nil || ask.BuyerID != "" {
		return false, err
	}
	return true, fileBuyer(tx, ask, now)
}

// fileBuyer makes a contact of a sender who is not known yet, and links it.
func fileBuyer(tx Tx, ask *inquiry.Inquiry, now time.Time) error {
	s := ask.Sender
	c := contact.Contact{
		Roles: []contact.Role{contact.Buyer}, Country: s.Country, Email: s.Email, Phone: s.Phone,
		WhatsApp: s.WhatsApp, Language: ask.Language, Source: ask.Channel, CreatedAt: now.UTC(),
	}
	c.Name = strings.TrimSpace(cmp.Or(strings.TrimSpace(s.Company), strings.TrimSpace(s.Name), s.Email))
	if c.Name == "" {
		return fault.New("inquiry.buyer_unknown").At("buyer")
	}
	if c.Check() != nil {
		c.Email = ""
	}
	if s.Name != "" {
		c.People = []contact.Person{{Name: s.Name, Email: c.Email}}
	}
	if err := tx.PutContact(&c); err != nil {
		return err
	}
	ask.BuyerID = c.ID
	return nil
}
