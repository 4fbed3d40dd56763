package settings_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/paper"
	"sampan/ui/files"
	"sampan/ui/navigation"
)

// named opens a tab by its place among all.
func (r *room) named(title string) {
	r.t.Helper()
	r.focus("settings.tabs")
	for range 30 {
		r.press(fyne.KeyLeft)
	}
	for range 30 {
		if r.find("settings.tabs").Shows() == r.desk.Say(title) {
			return
		}
		r.press(fyne.KeyRight)
	}
	r.t.Fatalf("no tab %s", title)
}

func (r *room) tap(key string) {
	r.t.Helper()
	k := r.find(key)
	if k == nil {
		r.t.Fatalf("no %q on the page", key)
	}
	k.(fyne.Tappable).Tapped(nil)
}

func TestNewTabsFit(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, true)
		for _, size := range []fyne.Size{{Width: 915, Height: 590}, {Width: 1095, Height: 690}} {
			r.open(size.Width, size.Height)
			for _, title := range []string{"settings.looks", "settings.letters", "settings.proofs"} {
				r.named(title)
				name := fmt.Sprint(title, ".", language, ".", size.Width)
				r.fits(name)
				r.picture(name)
			}
		}
	}
}

func TestLooksAreTunedAndSaved(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", true)
	r.open(1095, 690)
	r.named("settings.looks")
	r.focus("looks.design")
	r.press(fyne.KeyDown)
	r.tap("looks.show_seal")
	if !r.page.Unsaved() {
		t.Fatal("changed looks are not marked")
	}
	r.show(1095, 690)
	if on := r.find("looks.show_seal").(interface{ On() bool }).On(); on {
		t.Error("building the page anew lost a change")
	}
	r.page.Do(navigation.Save)
	l, own, err := r.Layout(ctx, "", "")
	must(t, err)
	if !own || l.Design != paper.Designs()[1] || strings.Join(l.Hide, " ") != "seal" || r.page.Unsaved() {
		t.Errorf("kept %+v, own %v, unsaved %v", l, own, r.page.Unsaved())
	}
	r.tap("looks.back")
	if _, own, err := r.Layout(ctx, "", ""); err != nil || own {
		t.Errorf("the looks did not go back: %v", err)
	}
}

func TestLettersAreTheFirmsOwn(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", false)
	r.open(1095, 690)
	r.named("settings.letters")
	r.focus("letters.subject")
	r.keys("Hello ")
	r.page.Do(navigation.Save)
	kept, own, err := r.Template(ctx, app.ForQuotation, "en")
	must(t, err)
	if !own || !strings.Contains(kept.Subject, "Hello ") || r.page.Unsaved() {
		t.Errorf("kept %+v", kept)
	}
}

func TestPackIsMadeInOneGo(t *testing.T) {
	r := enter(t, "en", true)
	scan, folder := filepath.Join(t.TempDir(), "audit.pdf"), t.TempDir()
	must(t, os.WriteFile(scan, []byte("%PDF-1.7"), 0o600))
	r.outside.Files.Open = func(context.Context, files.Question) (string, error) { return scan, nil }
	r.outside.Files.Folder = func(context.Context, files.Question) (string, error) { return folder, nil }
	r.open(1095, 690)
	r.named("settings.proofs")
	r.tap("proofs.add")
	r.picture("proof")
	r.focus("proof.name")
	r.keys("BSCI 2026")
	r.tap("proof.attach")
	r.tap("proof.done")
	r.page.Do(navigation.Save)
	r.tap("proofs.pack")
	r.picture("pack")
	r.tap("pack.save")
	made, err := filepath.Glob(filepath.Join(folder, "*.zip"))
	must(t, err)
	if len(made) != 1 {
		t.Errorf("made %v", made)
	}
	r.tap("proofs.pack")
	r.tap("pack.send")
	if subject := r.find("send.subject"); subject == nil || !strings.Contains(subject.Shows(), "Oarsong") {
		t.Error("the pack is not offered to be sent")
	}
	r.picture("packsend")
}
