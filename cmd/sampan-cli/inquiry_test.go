package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func mail(from, text string) string {
	return "From: " + from + "\r\nTo: sales@oarsong.example\r\nSubject: Inquiry\r\nDate: Fri, 20 Nov 2026 09:00:00 +0100\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text
}

const wanted = "Dear Sirs,\n\nplease quote FOB Ningbo:\n\n500 pcs Matte round vase, sage green, 22 cm\n200 pcs Round wall mirror, 60 cm, gold frame\n\nBest regards\nAnna Weber\nMüller GmbH\n"

func TestRead(t *testing.T) {
	type line struct {
		ID, Language string
		Buyer        map[string]*string
		Items        []map[string]*string
		Wishes       map[string]any
	}
	eml := written(t, "a.eml", mail("Anna Weber <anna@mueller.example>", wanted))
	txt := written(t, "b.txt", "你好，要500个保温杯")
	got := objects[line](t, done(t, "read", eml, txt))
	if len(got) != 2 || got[0].ID != "a.eml" || got[1].ID != "b.txt" || got[1].Language != "zh" || len(got[0].Items) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, field := range []string{"name", "company", "country", "email", "phone", "whatsapp"} {
		if _, there := got[0].Buyer[field]; !there {
			t.Errorf("buyer lacks %s", field)
		}
	}
	for _, field := range []string{"text", "model", "spec", "quantity", "unit", "target_price", "currency"} {
		if _, there := got[0].Items[0][field]; !there {
			t.Errorf("items lack %s", field)
		}
	}
	for _, field := range []string{"incoterm", "port_or_destination", "payment_term", "delivery_date", "sample_wanted", "certificates"} {
		if _, there := got[0].Wishes[field]; !there {
			t.Errorf("wishes lack %s", field)
		}
	}
	if q := got[0].Items[0]["quantity"]; q == nil || *q != "500" || got[0].Items[0]["target_price"] != nil {
		t.Errorf("%+v", got[0].Items[0])
	}
	list := written(t, "all.jsonl", `{"id":"x1","text":"We need 300 desk lamps"}`+"\n\n"+`{"id":"x2","text":""}`+"\n")
	if got = objects[line](t, done(t, "read", "--jsonl", list)); len(got) != 2 || got[0].ID != "x1" || len(got[1].Items) != 0 {
		t.Errorf("%+v", got)
	}
	for name, text := range map[string]string{"c.eml": "", "d.xlsx": "PK\x03\x04", "e.txt": ""} {
		called(t, "", "read", written(t, name, text)).refused(t)
	}
	if got = objects[line](t, done(t, "read", filepath.Dir(txt))); len(got) != 1 || got[0].ID != "b.txt" {
		t.Errorf("a folder: %+v", got)
	}
	if got = objects[line](t, done(t, "read", filepath.Join(filepath.Dir(eml), "*.eml"))); len(got) != 1 || got[0].ID != "a.eml" {
		t.Errorf("a pattern: %+v", got)
	}
	if f := called(t, "", "read", "--jsonl", written(t, "wrong.jsonl", "{")).refused(t); f.Key != "cli.json_wrong" {
		t.Errorf("%+v", f)
	}
}

func TestMatch(t *testing.T) {
	articles := written(t, "catalog.jsonl", `{"id":"1","code":"SP-500B","name_en":"Vacuum bottle 500 ml","name_zh":"保温杯"}
{"id":"2","code":"DL-20","name_en":"Desk lamp","name_zh":"台灯"}
{"id":"3","code":"SP-750B","name_en":"Vacuum bottle 750 ml","name_zh":"保温杯"}
`)
	asked := written(t, "asked.jsonl", `{"id":"q1","text":"vacuum bottle 750ml"}
{"id":"q2","text":"台灯"}
{"id":"q3","text":"zzzz qqqq"}
`)
	got := objects[struct {
		ID         string
		Confidence *float64
		Candidates []struct {
			ID         string
			Confidence *float64
			Reasons    []struct{ Key, Text string }
		}
	}](t, done(t, "match", "--catalog", articles, "--inquiries", asked, "--top", "2"))
	if len(got) != 3 || got[0].ID != "q1" || len(got[0].Candidates) == 0 || got[0].Candidates[0].ID != "3" || got[1].Candidates[0].ID != "2" {
		t.Fatalf("%+v", got)
	}
	for _, r := range got {
		if r.Confidence == nil || *r.Confidence < 0 || *r.Confidence > 1 || len(r.Candidates) > 2 {
			t.Errorf("%+v", r)
		}
		for _, c := range r.Candidates {
			if c.Confidence == nil || len(c.Reasons) == 0 {
				t.Errorf("%s: %+v", r.ID, c)
			}
		}
	}
	if *got[2].Confidence > 0.5 {
		t.Errorf("sure of nonsense: %v", *got[2].Confidence)
	}
	for _, args := range [][]string{{"--catalog", asked + "x", "--inquiries", asked}, {"--catalog", articles, "--inquiries", asked + "x"}} {
		called(t, "", append([]string{"match"}, args...)...).refused(t)
	}
	called(t, "", "match", "--catalog", written(t, "w.jsonl", "{"), "--inquiries", asked).refused(t)
}

// smallCatalog is a table that fits the mail.
func smallCatalog(t *testing.T) string {
	rows := []string{"code,name_en,name_zh,unit,cost,moq"}
	for i, name := range []string{"Ceramic vase matte round 22 cm sage green", "Round wall mirror 60 cm gold frame", "Oil filter for VW"} {
		rows = append(rows, fmt.Sprintf("C-%d,%s,第%d,pcs,%d.5,100", i, name, i, 10+i))
	}
	return written(t, "catalog.csv", strings.Join(rows, "\n"))
}

type quoted struct {
	Lines []struct {
		Product *string
		Reasons []string
	}
	NothingFits bool `json:"nothing_fits"`
	Files       []string
	Unprintable string
	Gaps        []any
	Warnings    []warning
	Total       *struct{ Amount, Currency string }
}

func TestQuote(t *testing.T) {
	out := t.TempDir()
	got := objects[quoted](t, done(t, "quote", written(t, "a.eml", mail("Anna Weber <anna@mueller.example>", wanted)), "--catalog", smallCatalog(t), "--out", out))[0]
	if len(got.Lines) != 2 || got.Lines[0].Product == nil || *got.Lines[0].Product != "C-0" || got.NothingFits || len(got.Files) != 2 || got.Total == nil || got.Unprintable != "" {
		t.Fatalf("%+v", got)
	}
	if text := textOf(t, got.Files[0]); !strings.Contains(text, "Ceramicvasematteround22cmsagegreen") || !strings.Contains(text, pressed(grouped(rat(got.Total.Amount), 2))) {
		t.Errorf("the page says %s", text)
	}
}

// What the price leaves out is said in words, under a term that asks for it.
func TestQuoteWarns(t *testing.T) {
	text := strings.Replace(wanted, "FOB Ningbo", "CIF Hamburg, with CE certificates", 1)
	got := objects[quoted](t, done(t, "quote", written(t, "a.eml", mail("Anna Weber <anna@mueller.example>", text)), "--catalog", smallCatalog(t), "--out", t.TempDir()))[0]
	said := map[string]bool{}
	for _, w := range got.Warnings {
		said[w.Key] = true
		if w.Message == w.Key || strings.Contains(w.Message, "{{") || strings.Contains(w.Message, "no value") {
			t.Errorf("%+v is no sentence", w)
		}
	}
	for _, key := range []string{"deal.freight_unset", "deal.insurance_unset", "deal.basis_unset", "deal.load_per_carton", "deal.certificates_asked"} {
		if !said[key] {
			t.Errorf("%s is not said: %+v", key, got.Warnings)
		}
	}
}

// A name that no page can show costs the page, not the answer.
func TestQuoteToAnArabicName(t *testing.T) {
	got := objects[quoted](t, done(t, "quote",
		written(t, "a.eml", mail("أحمد النور <ahmad@alnoor.example>", strings.Replace(wanted, "FOB Ningbo", "CIF جدة", 1))),
		"--catalog", smallCatalog(t), "--out", t.TempDir()))[0]
	if got.Unprintable == "" || strings.Contains(got.Unprintable, "{{") || len(got.Files) != 1 || filepath.Ext(got.Files[0]) != ".xlsx" || got.Total == nil {
		t.Errorf("%+v", got)
	}
}

func TestQuoteWhereNothingFits(t *testing.T) {
	got := objects[quoted](t, done(t, "quote",
		written(t, "a.eml", mail("Bo <bo@example.net>", "Please quote 3 sets of diesel excavator, 20 ton crawler type.\n")),
		"--catalog", smallCatalog(t), "--out", t.TempDir()))[0]
	if !got.NothingFits || len(got.Files) != 0 || got.Total != nil {
		t.Errorf("%+v", got)
	}
}

// Without a sender and with hardly a word there is still an answer.
func TestQuoteOfStrangeMails(t *testing.T) {
	catalog := smallCatalog(t)
	for name, text := range map[string]string{
		"no sender.txt": "500 pcs Matte round vase, sage green, 22 cm", "only words.txt": "hello", "chinese.txt": "要200个 圆镜 60厘米 金框",
	} {
		got := objects[quoted](t, done(t, "quote", written(t, name, text), "--catalog", catalog, "--out", t.TempDir()))[0]
		if !got.NothingFits && len(got.Files) == 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	called(t, "", "quote", written(t, "x.eml", ""), "--catalog", catalog, "--out", t.TempDir()).refused(t)
	called(t, "", "quote", written(t, "x.eml", mail("a@b.example", wanted)), "--catalog", catalog+"x", "--out", t.TempDir()).refused(t)
}
