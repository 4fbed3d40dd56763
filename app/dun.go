package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/payment"
)

// Debtor is a buyer with money that is due, in one currency.
type Debtor struct {
	BuyerID, Buyer, Owner string
	Due                   money.Amount // of invoices past their day
	Oldest                int          // days
	Invoices              []payment.Open
	Last                  payment.Dunning // step taken last
	LastOn                string
	Next                  payment.Dunning // to take today
}

// dunned is what a setting remembers of the last step.
type dunned struct {
	Step payment.Dunning `json:"step"`
	On   string          `json:"on"`
}

func dunKey(buyerID string, c money.Currency) string {
	return "dunning/" + buyerID + "/" + string(c)
}

// Debtors lists who owes money past its day, the longest first.
func (a *App) Debtors(ctx context.Context) ([]Debtor, error) {
	return one(ctx, a.store, func(r Reader) ([]Debtor, error) {
		l, err := readLedger(r)
		if err != nil {
			return nil, err
		}
		today := a.today()
		var list []Debtor
		for _, o := range l.open {
			days := o.Overdue(today)
			if days == 0 {
				continue
			}
			i := slices.IndexFunc(list, func(d Debtor) bool { return d.BuyerID == o.BuyerID && d.Due.Currency == o.Balance.Currency })
			if i < 0 {
				i = len(list)
				list = append(list, Debtor{BuyerID: o.BuyerID, Buyer: o.Buyer, Owner: o.Owner, Due: money.Amount{Currency: o.Balance.Currency}})
			}
			d := &list[i]
			if d.Due, err = d.Due.Add(o.Balance); err != nil {
				return nil, err
			}
			d.Oldest = max(d.Oldest, days)
			d.Invoices = append(d.Invoices, o)
		}
		for i := range list {
			d := &list[i]
			if d.Last, d.LastOn, err = lastDunning(r, *d); err != nil {
				return nil, err
			}
			d.Next = payment.NextDunning(d.Oldest, d.Last, d.LastOn, today)
			slices.SortStableFunc(d.Invoices, func(x, y payment.Open) int { return cmp.Compare(x.Due, y.Due) })
		}
		slices.SortStableFunc(list, func(x, y Debtor) int { return cmp.Compare(y.Oldest, x.Oldest) })
		return list, nil
	})
}

// lastDunning is the step taken last; one taken before the oldest invoice was
// due belongs to money that has come since.
func lastDunning(r Reader, d Debtor) (payment.Dunning, string, error) {
	raw, err := r.Setting(dunKey(d.BuyerID, d.Due.Currency))
	if err != nil || raw == "" {
		return payment.NotAsked, "", err
	}
	var was dunned
	if err := json.Unmarshal([]byte(raw), &was); err != nil {
		return payment.NotAsked, "", fmt.Errorf("dunning of %s: %w", d.BuyerID, err)
	}
	for _, o := range d.Invoices {
		if o.Due <= was.On {
			return was.Step, was.On, nil
		}
	}
	return payment.NotAsked, "", nil
}

// Dunned notes that a buyer was asked for money today.
func (a *App) Dunned(ctx context.Context, buyerID string, c money.Currency, step payment.Dunning) error {
	raw, err := json.Marshal(dunned{step, a.today()})
	if err != nil {
		return err
	}
	return a.write(ctx, Reminders, func(tx Tx) error { return tx.SetSetting(dunKey(buyerID, c), string(raw)) })
}

// DunningLetter writes a mail that asks for the money of invoices past their
// day, in the buyer's language (English where that is none of ours).
func (a *App) DunningLetter(ctx context.Context, d Debtor, step payment.Dunning) (string, error) {
	return one(ctx, a.store, func(r Reader) (string, error) {
		buyer, err := r.Contact(d.BuyerID)
		if err != nil {
			return "", err
		}
		f, err := r.Firm()
		return dunning(d, step, buyer, f), err
	})
}

func dunning(d Debtor, step payment.Dunning, buyer contact.Contact, f firm.Firm) string {
	language, _, _ := strings.Cut(strings.ToLower(buyer.Language), "-")
	words, ok := dunningWords()[language]
	if !ok {
		language, words = "en", dunningWords()["en"]
	}
	written := func(a money.Amount) string {
		return string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
	}
	var rows []string
	for _, o := range d.Invoices {
		rows = append(rows, "  "+strings.NewReplacer("{invoice}", o.Invoice, "{date}", o.Date, "{due}", o.Due, "{balance}", written(o.Balance)).Replace(words.row))
	}
	said := words.friendly
	switch step {
	case payment.Firm:
		said = words.firm
	case payment.Final:
		said = words.final
	}
	greeting := reminders()[language].anyone
	if len(buyer.People) > 0 && buyer.People[0].Name != "" {
		greeting = strings.ReplaceAll(reminders()[language].dear, "%", buyer.People[0].Name)
	}
	sender := cmp.Or(f.NameEN, f.NameZH)
	if language == "zh" {
		sender = cmp.Or(f.NameZH, f.NameEN)
	}
	return strings.TrimSpace(strings.Join([]string{
		greeting, strings.ReplaceAll(said, "{total}", written(d.Due)), strings.Join(rows, "\n"), words.pay, reminders()[language].close + "\n" + f.Contact + "\n" + sender,
	}, "\n\n"))
}
