package app

import (
	"cmp"
	"slices"
	"strings"

	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// StatementPaper is the kind of a buyer's account.
const StatementPaper = "statement"

// accountHolder is the buyer's id of a statement's reference.
func accountHolder(ref string) string {
	id, _, _ := strings.Cut(ref, " ")
	return id
}

// drawStatement gives a buyer's account in one currency: ref is the buyer's id,
// with a currency behind it ("ID USD") where it is not the buyer's own.
func (a *App) drawStatement(r Reader, ref string, language paper.Language) (paper.Document, error) {
	buyerID, currency, _ := strings.Cut(ref, " ")
	b, err := r.Contact(buyerID)
	if err != nil {
		return paper.Document{}, err
	}
	dr, err := a.drawer(r, buyerID)
	if err != nil {
		return paper.Document{}, err
	}
	if language == "" && b.Language != "" && strings.HasPrefix(b.Language, "zh") {
		language = paper.Chinese
	}
	language = cmp.Or(language, paper.English)
	c := money.Currency(cmp.Or(currency, string(b.Currency), "USD"))
	today := a.now().Format(day)
	doc := paper.Document{
		Kind: StatementPaper, Stamp: paper.Draft, Date: today, Language: language, Seller: dr.seller(language), Buyer: dr.partyOf(b, ""),
		Currency: c, Bank: dr.bank(language, c), Logo: dr.firm.Logo, Seal: dr.firm.Seal, Signature: dr.firm.Signature,
	}
	if doc.Layout, err = layoutOf(r, StatementPaper, buyerID); err != nil {
		return doc, err
	}
	if doc.Account, err = accountOf(r, buyerID, c, today); err != nil {
		return doc, err
	}
	if doc, err = paper.Complete(doc); err != nil {
		return doc, err
	}
	// What was paid ahead is the difference between what is due and the balance.
	doc.Account.Unused = money.Amount{Minor: -doc.Totals.Total.Minor, Currency: c}
	for _, bucket := range doc.Account.Ageing {
		doc.Account.Unused.Minor += bucket.Amount.Minor
	}
	return doc, nil
}

// accountOf lists what was invoiced to a buyer and what came in, by day.
func accountOf(r Reader, buyerID string, c money.Currency, today string) (paper.Account, error) {
	account := paper.Account{To: today}
	l, err := readLedger(r)
	if err != nil {
		return account, err
	}
	open := slices.DeleteFunc(l.open, func(o payment.Open) bool { return o.BuyerID != buyerID || o.Asked.Currency != c })
	ages, err := payment.Age(open, payment.ByDue, today, func(payment.Open) string { return "" }, nil)
	if err != nil {
		return account, err
	}
	for _, age := range ages {
		for i, key := range []string{payment.NotDue: "current", payment.To30: "30", payment.To60: "60", payment.To90: "90", payment.Over90: "older"} {
			account.Ageing = append(account.Ageing, paper.Bucket{Key: key, Amount: age.Buckets[i]})
		}
	}
	for _, read := range []func(Reader, string, money.Currency) ([]paper.Entry, error){invoiceEntries, receiptEntries, otherEntries} {
		entries, err := read(r, buyerID, c)
		if err != nil {
			return account, err
		}
		account.Entries = append(account.Entries, entries...)
	}
	slices.SortStableFunc(account.Entries, func(x, y paper.Entry) int { return cmp.Compare(x.Date, y.Date) })
	if len(account.Entries) > 0 {
		account.From = account.Entries[0].Date
	}
	return account, nil
}

func invoiceEntries(r Reader, buyerID string, c money.Currency) ([]paper.Entry, error) {
	rows, err := r.Invoiced()
	var list []paper.Entry
	for _, v := range rows {
		if v.BuyerID != buyerID || v.Amount.Currency != c || v.Status != string(shipment.Sailed) && v.Status != string(shipment.Closed) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Reference == v.Number { // one invoice over several orders
			list[n-1].Debit.Minor += v.Amount.Minor
			continue
		}
		list = append(list, paper.Entry{Date: v.Date, Kind: "invoice", Reference: v.Number, Due: dueDay(v), Debit: v.Amount})
	}
	return list, err
}

// receiptEntries credit what reached the firm; what banks took on the way
// counts as paid where the firm bears it, and is named where it does not.
func receiptEntries(r Reader, buyerID string, c money.Currency) ([]paper.Entry, error) {
	rows, err := r.Receipts()
	if err != nil {
		return nil, err
	}
	var list []paper.Entry
	for _, row := range rows {
		if row.BuyerID != buyerID || row.Sent.Currency != c {
			continue
		}
		p, err := r.Receipt(row.ID)
		if err != nil {
			return nil, err
		}
		e := paper.Entry{Date: p.Date, Kind: "receipt", Reference: p.Number, Credit: money.Amount{Minor: p.Sent.Minor - p.Abroad.Minor, Currency: c}}
		taken := money.Format(p.Abroad.Decimal(), c.Digits())
		if !p.BorneByUs && p.Abroad.Minor > 0 {
			e.Text = paper.Words{EN: "after bank charges of " + taken, ZH: "已扣银行费用 " + taken}
		}
		list = append(list, e)
		if p.BorneByUs && p.Abroad.Minor > 0 {
			list = append(list, paper.Entry{Date: p.Date, Kind: "charge", Reference: p.Number, Credit: p.Abroad, Text: paper.Words{EN: "borne by us", ZH: "由我司承担"}})
		}
	}
	return list, nil
}

// otherEntries are deductions that were accepted and money paid back.
func otherEntries(r Reader, buyerID string, c money.Currency) ([]paper.Entry, error) {
	held, err := r.Deductions()
	if err != nil {
		return nil, err
	}
	var list []paper.Entry
	for _, d := range held {
		if d.BuyerID == buyerID && d.Amount.Currency == c && d.Status == payment.DeductionAccepted {
			list = append(list, paper.Entry{Date: d.Date, Kind: "deduction", Reference: d.Order, Credit: d.Amount, Text: both(d.Reason)})
		}
	}
	back, err := r.Repayments()
	for _, p := range back {
		if p.BuyerID == buyerID && p.Amount.Currency == c {
			list = append(list, paper.Entry{Date: p.Date, Kind: "repayment", Debit: p.Amount, Text: both(p.Reason)})
		}
	}
	return list, err
}
