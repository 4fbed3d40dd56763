package app_test

import (
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
)

// letter is a mail from an address.
func letter(id, from, text string) string {
	return "From: " + from + "\r\nMessage-ID: <" + id + "@m.example>\r\nSubject: inquiry\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"
}

func TestAFolderIsTakenIn(t *testing.T) {
	ctx := context.Background()
	a, _ := firmAt(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"1.eml":      letter("a", "Ann <ann@far.example>", "We need 300 pcs of ceramic vase."),
		"2.eml":      letter("a", "Ann <ann@far.example>", "We need 300 pcs of ceramic vase."),
		"3.eml":      " ",
		"4.txt":      "你好，要500个保温杯",
		"notes.docx": "PK\x03\x04",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "older.eml"), 0o700))
	var told []app.TakenFile
	must(t, a.TakeFolder(ctx, dir, func(f app.TakenFile) { told = append(told, f) }))
	if len(told) != 4 || told[0].Err != nil || !fault.Is(told[1].Err, "inquiry.already_taken") || !fault.Is(told[2].Err, "mail.empty") || told[3].Err != nil {
		t.Fatalf("%+v", told)
	}
	if told[0].Inquiry.Number == "" || len(told[3].Inquiry.Lines) != 1 {
		t.Errorf("%+v", told)
	}
	// Once more: nothing with a message id comes in twice.
	must(t, a.TakeFolder(ctx, dir, func(f app.TakenFile) {
		if strings.HasSuffix(f.Name, ".eml") && f.Err == nil {
			t.Errorf("%s taken twice", f.Name)
		}
	}))
	if err := a.TakeFolder(ctx, filepath.Join(dir, "absent"), nil); !fault.Is(err, "inquiry.folder_unreadable") {
		t.Errorf("%v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := a.TakeFolder(stopped, dir, nil); err == nil {
		t.Error("a cancelled context took a folder in")
	}
}

// TestSenders recognises who wrote by address, else by the company's own
// domain, and never by that of a provider of mailboxes or of a trading site.
func TestSenders(t *testing.T) {
	ctx := context.Background()
	a, _ := firmAt(t)
	save := func(name, email string) string {
		c := contact.Contact{Roles: []contact.Role{contact.Buyer}, Name: name, Email: email}
		must(t, a.SaveContact(ctx, &c))
		return c.ID
	}
	far, mailbox := save("Far Trading", "info@far.example"), save("Gina", "gina@gmail.com")
	for i, c := range []struct{ from, want string }{
		{"info@far.example", far},
		{"INFO@Far.example", far},
		{"new.buyer@far.example", far},
		{"gina@gmail.com", mailbox},
		{"someone.else@gmail.com", ""},
		{"x@notfar.example", ""},
		{"inquiry@service.alibaba.com", ""},
	} {
		q, err := a.TakeFile(ctx, "m.eml", []byte(letter(string(rune('a'+i)), c.from, "Please quote 40 pcs of steel bench.")))
		must(t, err)
		if q.BuyerID != c.want {
			t.Errorf("%s: buyer %q, want %q", c.from, q.BuyerID, c.want)
		}
		if strings.Contains(c.from, "alibaba") && q.Sender.Email != "" {
			t.Errorf("the site's address is the buyer's: %q", q.Sender.Email)
		}
	}
}

// TestAttachedText reads an attached list where the mail names nothing, and
// leaves it alone where the mail does.
func TestAttachedText(t *testing.T) {
	list := base64.StdEncoding.EncodeToString([]byte("Please quote:\n- steel bench 120 cm: 40 pcs\n- wooden table: 20 pcs\n"))
	for body, want := range map[string]int{"Please see the attached list.": 2, "We need 15 garden gates.": 1} {
		mail := "From: a@b.example\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n" + body +
			"\r\n--x\r\nContent-Type: text/plain; name=list.txt\r\nContent-Disposition: attachment; filename=list.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n" + list + "\r\n--x--\r\n"
		a, _ := firmAt(t)
		q, err := a.TakeFile(context.Background(), "m.eml", []byte(mail))
		must(t, err)
		if len(q.Lines) != want {
			t.Errorf("%s: %+v", body, q.Lines)
		}
	}
}
