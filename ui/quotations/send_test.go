package quotations_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
)

func TestSendFromTheOffer(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		q := r.Sold(2)
		var started [][]string
		r.Files.Start = func(_ context.Context, command []string) error {
			started = append(started, command)
			return nil
		}
		r.Open(quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Quotations, ID: q.ID}), 1095, 694)
		r.Press("quotation.send")
		r.Picture("send." + language)
		if subject := r.Shows("send.subject"); !strings.Contains(subject, q.Number) || !strings.Contains(r.Shows("send.text"), "Anna Weber") {
			t.Errorf("the letter says %q\n%s", subject, r.Shows("send.text"))
		}
		r.Press("send.xlsx")
		if !strings.Contains(r.Says(), ".xlsx") {
			t.Errorf("the workbook is not named: %s", r.Says())
		}
		r.Write("send.text", "Short and mine")
		r.Press("send.pdf")
		if got := r.Shows("send.text"); got != "Short and mine" {
			t.Errorf("what was typed became %q", got)
		}
		r.Press("send.pdf")
		r.Press("send.mail")
		mails, err := filepath.Glob(filepath.Join(r.Folder, "*", "*.eml"))
		r.Must(err)
		if len(mails) != 1 || len(started) != 1 || !strings.HasSuffix(started[0][len(started[0])-1], ".eml") {
			t.Fatalf("mails %v, started %v", mails, started)
		}
		entries, err := os.ReadDir(filepath.Dir(mails[0]))
		r.Must(err)
		if len(entries) != 3 {
			t.Errorf("%d files beside the mail", len(entries))
		}
		r.Press("quotation.send")
		r.Press("send.copy")
		if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, q.Number) {
			t.Errorf("the clipboard holds %q", got)
		}
		sent, err := r.SentTo(context.Background(), q.BuyerID)
		r.Must(err)
		if len(sent) != 2 || sent[0].Way != app.ByFiles || sent[1].Text != "Short and mine" || sent[1].RefID != q.ID {
			t.Errorf("noted %+v", sent)
		}
	}
}
