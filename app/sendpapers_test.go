package app_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/mail"
	"sampan/app/paper"
	"sampan/app/text"
	"sampan/assets"
)

// offered is a quotation that went out to the buyer, as a paper.
func offered(t *testing.T, dk desk) paper.Document {
	t.Helper()
	ctx := context.Background()
	q, err := dk.NewQuotation(ctx, dk.buyer.ID)
	must(t, err)
	_, err = dk.AddProduct(ctx, &q.Deal, dk.product.ID, d("1000"))
	must(t, err)
	must(t, dk.SaveQuotation(ctx, &q))
	issued, err := dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	doc, err := app.Frozen(issued)
	must(t, err)
	return doc
}

func TestLettersInEveryLanguage(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	doc := offered(t, dk)
	for _, language := range app.LetterLanguages() {
		for _, o := range app.Occasions() {
			l, err := dk.WriteLetter(ctx, app.Letter{ContactID: dk.buyer.ID, Occasion: o, Language: language}, []paper.Document{doc}, app.PDF)
			must(t, err)
			if l.Subject == "" || strings.Contains(l.Subject+l.Text, "{{") || !strings.Contains(l.Text, "Test Trading") && !strings.Contains(l.Text, "测试贸易") {
				t.Errorf("%s in %s: %q\n%s", o, language, l.Subject, l.Text)
			}
			if o == app.ForQuotation && (!strings.Contains(l.Text, doc.Number) || !strings.Contains(l.Text, "USD 2,740.00") || !strings.Contains(l.Text, doc.Terms.ValidUntil)) {
				t.Errorf("%s tells too little:\n%s", language, l.Text)
			}
			if o == app.ForPayment && strings.Contains(l.Text, "2026-12") {
				t.Errorf("nothing is due:\n%s", l.Text)
			}
		}
	}
}

func TestLettersSpeakTheBuyersLanguage(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	for tag, want := range map[string]string{"de-AT": "de", "pt-BR": "pt", "": "en", "it": "en", "zh-Hans": "zh"} {
		dk.buyer.Language = tag
		must(t, dk.SaveContact(ctx, &dk.buyer))
		if l, err := dk.WriteLetter(ctx, app.Letter{ContactID: dk.buyer.ID, Occasion: app.ForSample}, nil); err != nil || l.Language != want {
			t.Errorf("%q: in %q, %v", tag, l.Language, err)
		}
	}
	dk.buyer.People = []contact.Person{{Name: "Anna Weber", Email: "weber@mueller.example"}}
	must(t, dk.SaveContact(ctx, &dk.buyer))
	l, err := dk.WriteLetter(ctx, app.Letter{ContactID: dk.buyer.ID, Occasion: app.ForSample, Language: "de"}, nil)
	must(t, err)
	if l.To != "weber@mueller.example" || !strings.HasPrefix(l.Text, "Guten Tag Anna Weber,") {
		t.Errorf("to %s:\n%s", l.To, l.Text)
	}
}

func TestSendWritesADraftAndNotesIt(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	doc := offered(t, dk)
	docs, formats := []paper.Document{doc}, []app.Format{app.PDF, app.XLSX}
	l, err := dk.WriteLetter(ctx, app.Letter{ContactID: dk.buyer.ID, Noun: app.QuotationNoun, RefID: "1", Occasion: app.OccasionOf(doc), Language: "ar"}, docs, formats...)
	must(t, err)
	out, err := dk.SendPapers(ctx, l, app.ByMail, t.TempDir(), docs, formats)
	must(t, err)
	data, err := os.ReadFile(out.Mail)
	must(t, err)
	if !strings.Contains(string(data), "X-Unsent: 1") || filepath.Ext(out.Mail) != ".eml" {
		t.Errorf("%s is no draft", out.Mail)
	}
	m, err := mail.Read(data)
	must(t, err)
	if m.Subject != l.Subject || strings.TrimSpace(m.Text) != l.Text || !strings.Contains(m.To, dk.buyer.Email) || len(m.Attachments) != 2 {
		t.Errorf("the draft says %q to %q with %d files:\n%s", m.Subject, m.To, len(m.Attachments), m.Text)
	}
	printed, err := dk.Print(ctx, doc, app.PDF)
	must(t, err)
	if string(m.Attachments[0].Data) != string(printed) || len(out.Files) != 2 {
		t.Errorf("%s is not the paper; files %v", m.Attachments[0].Name, out.Files)
	}
	again, err := dk.SendPapers(ctx, l, app.ByFiles, t.TempDir(), docs, formats[:1])
	must(t, err)
	if again.Mail != "" || len(again.Files) != 1 {
		t.Errorf("by files: %+v", again)
	}
	sent, err := dk.SentTo(ctx, dk.buyer.ID)
	must(t, err)
	if len(sent) != 2 || sent[0].Way != app.ByFiles || sent[1].Subject != l.Subject || len(sent[1].Files) != 2 || sent[1].Actor != "tester" || sent[1].At.IsZero() {
		t.Errorf("noted: %+v", sent)
	}
}

func TestTemplatesAreTheFirmsOwn(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	own := app.Template{Subject: "Our {{.Number}}", Text: "Hi {{.Person}}\n{{.Total}}"}
	must(t, dk.SetTemplate(ctx, app.ForQuotation, "en", &own))
	if got, is, err := dk.Template(ctx, app.ForQuotation, "en"); err != nil || !is || got != own {
		t.Errorf("%+v %v %v", got, is, err)
	}
	l, err := dk.WriteLetter(ctx, app.Letter{Occasion: app.ForQuotation, Language: "en"}, []paper.Document{offered(t, dk)})
	must(t, err)
	if !strings.HasPrefix(l.Subject, "Our QT") {
		t.Error(l.Subject)
	}
	must(t, dk.SetTemplate(ctx, app.ForQuotation, "en", nil))
	if got, is, err := dk.Template(ctx, app.ForQuotation, "en"); err != nil || is || got == own {
		t.Errorf("gone back to %+v %v %v", got, is, err)
	}
	wantFault(t, dk.SetTemplate(ctx, app.ForQuotation, "en", &app.Template{Text: "{{.Margin}}"}), "letter.placeholder_unknown")
	wantFault(t, dk.SetTemplate(ctx, app.ForQuotation, "en", &app.Template{Subject: "x"}), "letter.empty")
	wantFault(t, dk.SetTemplate(ctx, app.ForQuotation, "xx", &own), "letter.unknown")
}

// The letters of the program name nothing that they are not given.
func TestLettersNameKnownPlaceholders(t *testing.T) {
	known := strings.Join(app.Placeholders(), " ") + " "
	words, err := text.Letters(assets.Translations, "en")
	must(t, err)
	for _, key := range words.Keys() {
		for _, name := range text.Named(words.T(key)) {
			if !strings.Contains(known, name+" ") {
				t.Errorf("%s names %s", key, name)
			}
		}
	}
}
