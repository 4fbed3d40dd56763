package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/text"
	"sampan/assets"
)

// LetterLanguages are the languages that letters are written in.
func LetterLanguages() []string { return text.LetterLanguages() }

// Template is the letter of an occasion in one language, with placeholders
// {{.Name}}; a line of which no placeholder has anything to say is left out.
type Template struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
}

// Placeholders are the names that templates may use.
func Placeholders() []string {
	return []string{"Dear", "Buyer", "Person", "Number", "Date", "Total", "ValidUntil", "Payment", "Delivery", "LeadTime", "Due", "DueDate", "Vessel", "Bill", "Departure", "Arrival", "Files", "Firm", "Signature"}
}

func templateKey(o Occasion, language string) string { return "letter." + string(o) + "." + language }

// Template gives the letter of an occasion, and whether it is the firm's own.
func (a *App) Template(ctx context.Context, o Occasion, language string) (t Template, own bool, err error) {
	err = a.store.Read(ctx, func(r Reader) (err error) {
		t, own, err = templateOf(r, o, language)
		return err
	})
	return t, own, err
}

func templateOf(r Reader, o Occasion, language string) (t Template, own bool, err error) {
	if !slices.Contains(Occasions(), o) || !slices.Contains(LetterLanguages(), language) {
		return t, false, fault.New("letter.unknown", "Occasion", string(o), "Language", language)
	}
	if own, err = setting(r, templateKey(o, language), &t); err != nil || own {
		return t, own, err
	}
	words, err := text.Letters(assets.Translations, language)
	if err != nil {
		return t, false, err
	}
	return Template{Subject: words.T(string(o) + ".subject"), Text: words.T(string(o) + ".text")}, false, nil
}

// SetTemplate keeps the firm's own letter; nil goes back to the program's. A
// placeholder that nothing fills is refused.
func (a *App) SetTemplate(ctx context.Context, o Occasion, language string, t *Template) error {
	if t != nil {
		if strings.TrimSpace(t.Text) == "" {
			return fault.New("letter.empty").At("text")
		}
		for field, s := range map[string]string{"subject": t.Subject, "text": t.Text} {
			for _, name := range text.Named(s) {
				if !slices.Contains(Placeholders(), name) {
					return fault.New("letter.placeholder_unknown", "Name", name).At(field)
				}
			}
		}
	}
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		if _, _, err := templateOf(tx, o, language); err != nil {
			return err
		}
		if t == nil {
			return tx.SetSetting(templateKey(o, language), "")
		}
		return putSetting(tx, templateKey(o, language), t)
	})
}

// Letter is a message about papers, ready to be looked over.
type Letter struct {
	ContactID     string
	Noun          Noun // what it is about
	RefID         string
	Occasion      Occasion
	Language      string
	To, ToName    string
	Subject, Text string
	Files         []string // names of what is attached, in order
}

// WriteLetter fills the letter of an occasion for a contact about documents;
// "" as language takes the contact's, else English. Files that go along beside
// the papers are named for the text.
func (a *App) WriteLetter(ctx context.Context, l Letter, docs []paper.Document, formats ...Format) (Letter, error) {
	err := a.store.Read(ctx, func(r Reader) error {
		var to contact.Contact
		if l.ContactID != "" {
			var err error
			if to, err = r.Contact(l.ContactID); err != nil && !fault.Is(err, "store.not_found") {
				return err
			}
		}
		f, err := r.Firm()
		if err != nil {
			return err
		}
		if l.Language == "" {
			l.Language = letterLanguage(to.Language)
		}
		t, _, err := templateOf(r, l.Occasion, l.Language)
		if err != nil {
			return err
		}
		for _, doc := range docs {
			for _, format := range formats {
				l.Files = append(l.Files, PaperName(doc, format))
			}
		}
		l.To, l.ToName = addressee(to, docs)
		values, err := a.letterValues(r, l, to, f, docs)
		if err != nil {
			return err
		}
		l.Subject, l.Text = strings.Join(strings.Fields(text.Compose(t.Subject, values)), " "), text.Compose(t.Text, values)
		return nil
	})
	return l, err
}

// letterLanguage is the language of letters nearest to a BCP 47 tag.
func letterLanguage(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if slices.Contains(LetterLanguages(), language) {
		return language
	}
	return "en"
}

// addressee is the person that the papers name, else the first of the company,
// else the company.
func addressee(to contact.Contact, docs []paper.Document) (email, name string) {
	email = to.Email
	for _, doc := range docs {
		name = cmp.Or(name, doc.Buyer.Contact)
	}
	for i, p := range to.People {
		if name == "" && i == 0 || name != "" && p.Name == name {
			return cmp.Or(p.Email, email), p.Name
		}
	}
	return email, name
}

func (a *App) letterValues(r Reader, l Letter, to contact.Contact, f firm.Firm, docs []paper.Document) (map[string]string, error) {
	words, err := text.Letters(assets.Translations, l.Language)
	if err != nil {
		return nil, err
	}
	own := paper.English
	if l.Language == "zh" {
		own = paper.Chinese
	}
	said := func(w paper.Words) string { first, _ := w.In(own); return first }
	firmName := worded(own, "", f.NameEN, f.NameZH)
	sign := []string{worded(own, "", f.Contact, f.ContactZH), worded(own, "", f.Title, f.TitleZH), firmName, f.Phone, f.Email, f.Website}
	v := map[string]string{
		"Buyer": cmp.Or(to.Name, to.NameZH), "Person": l.ToName, "Firm": firmName,
		"Signature": strings.Join(slices.DeleteFunc(sign, func(s string) bool { return s == "" }), "\n"),
		"Dear":      words.T("dear_anyone"),
	}
	if l.ToName != "" {
		v["Dear"] = words.T("dear", "Person", l.ToName)
	}
	if len(l.Files) > 0 {
		v["Files"] = "- " + strings.Join(l.Files, "\n- ")
	}
	if len(docs) > 0 {
		doc := docs[0]
		v["Buyer"] = cmp.Or(v["Buyer"], said(doc.Buyer.Name))
		v["Number"], v["Date"], v["ValidUntil"] = doc.Reference(), doc.Date, doc.Terms.ValidUntil
		v["Payment"], v["LeadTime"] = said(doc.Terms.Payment), said(doc.Terms.LeadTime)
		v["Delivery"] = strings.TrimSpace(doc.Terms.Incoterm + " " + said(doc.Terms.NamedPlace))
		v["Vessel"] = strings.TrimSpace(doc.Shipping.Vessel + " " + doc.Shipping.Voyage)
		v["Bill"], v["Departure"], v["Arrival"] = doc.Shipping.BillOfLading, cmp.Or(doc.Shipping.Sailed, doc.Shipping.ETD), doc.Shipping.ETA
		if doc.Totals.Total.Minor != 0 {
			v["Total"] = amountSaid(doc.Totals.Total)
		}
	}
	return v, a.due(r, l, v)
}

// due fills what is open: of the order that the letter is about, else of all
// that the buyer owes in the currency that most is owed in.
func (a *App) due(r Reader, l Letter, v map[string]string) error {
	if l.Occasion != ForPayment && l.Occasion != ForStatement || l.ContactID == "" {
		return nil
	}
	owed, err := readLedger(r)
	if err != nil {
		return err
	}
	open := slices.DeleteFunc(owed.open, func(o payment.Open) bool {
		return o.BuyerID != l.ContactID || o.Balance.Minor <= 0 || l.Noun == OrderNoun && o.OrderID != l.RefID || l.Noun == ShipmentNoun && o.ShipmentID != l.RefID
	})
	sums := map[money.Currency]money.Amount{}
	for _, o := range open {
		sum := sums[o.Balance.Currency]
		sums[o.Balance.Currency] = money.Amount{Minor: sum.Minor + o.Balance.Minor, Currency: o.Balance.Currency}
		if o.Due != "" && (v["DueDate"] == "" || o.Due < v["DueDate"]) {
			v["DueDate"] = o.Due
		}
	}
	var said []string
	for _, sum := range sums {
		said = append(said, amountSaid(sum))
	}
	slices.Sort(said)
	v["Due"] = strings.Join(said, ", ")
	return nil
}

func amountSaid(m money.Amount) string {
	return string(m.Currency) + " " + money.Format(m.Decimal(), m.Currency.Digits())
}
