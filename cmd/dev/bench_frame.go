package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"log/slog"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/assets"
	"sampan/cmd/wire"
	"sampan/data/store"
	"sampan/ui"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
)

func frameRows() []row {
	return []row{
		{
			name: "first frame, 100,000 contacts and 20,000 quotations, without a display", runs: 1,
			bounds:  []bound{{quantile: median, time: 1500 * time.Millisecond}, {quantile: peaks, bytes: 350_000_000}},
			prepare: firstFrame(100_000, 20_000, 0),
		},
		{
			name: "the same, the list of contacts, ten switches of colours and language", runs: 1,
			bounds:  []bound{{quantile: peaks, bytes: 350_000_000}},
			prepare: firstFrame(100_000, 20_000, 10),
		},
	}
}

// firstFrame measures from opening the folder to a picture of the Today page
// with all its rows. Then it may go on to the contacts, and switch between
// light, dark, Chinese and English.
func firstFrame(contacts, quotations, switches int) func(string) (run, error) {
	return func(dir string) (run, error) {
		ctx := context.Background()
		if err := fillFirm(ctx, dir, contacts, quotations); err != nil {
			return nil, err
		}
		return func(int) (_ int, err error) {
			desk, err := wire.Open(ctx, dir, sampleDay)
			if err != nil {
				return 0, err
			}
			defer func() { err = errors.Join(err, desk.Close()) }()
			a := test.NewApp()
			defer a.Quit()
			look := theme.New(assets.ScreenRegular, assets.ScreenBold)
			a.Settings().SetTheme(look)
			w := test.NewWindow(nil)
			defer w.Close()
			steps := &task.Stepped{} // work in the background comes after the frame, as in the program
			f, err := ui.New(desk.App, w, ui.Options{Runner: steps, Theme: look, Language: "zh", Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				return 0, err
			}
			defer f.Close()
			steps.ReleaseAll()
			if blank(w.Canvas().Capture()) {
				return 0, errors.New("the frame is blank")
			}
			if switches > 0 {
				f.Go(navigation.Route{Screen: navigation.Contacts})
				steps.ReleaseAll()
			}
			for i := range switches {
				if i%2 == 0 {
					f.SetDark(!look.Dark)
				} else {
					f.SetLanguage(map[string]string{"zh": "en", "en": "zh"}[f.Language()])
				}
				steps.ReleaseAll()
				w.Canvas().Capture()
			}
			return 0, nil
		}, nil
	}
}

// blank reports that a picture has one colour only.
func blank(img image.Image) bool {
	b := img.Bounds()
	first := img.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y += 7 {
		for x := b.Min.X; x < b.Max.X; x += 7 {
			if img.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

// fillFirm gives the sample firm many contacts, and quotations of three years
// of which the last ones are open.
func fillFirm(ctx context.Context, dir string, contacts, quotations int) (err error) {
	desk, err := wire.Open(ctx, dir, sampleDay)
	if err != nil {
		return err
	}
	if err = desk.LoadSample(ctx); err != nil {
		return errors.Join(err, desk.Close())
	}
	if err := desk.Close(); err != nil {
		return err
	}
	records, err := store.Open(ctx, filepath.Join(dir, "sampan.db"), sampleDay)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	return records.Write(ctx, "bench", func(tx app.Tx) error {
		buyers := make([]string, 0, contacts)
		for _, l := range listedContacts(contacts) {
			c := contact.Contact{
				Code: l.code, Name: l.name, NameZH: l.chinese, Country: l.country, Roles: []contact.Role{contact.Buyer},
				Email: fmt.Sprintf("sales@c%s.example", l.id), CreatedAt: sampleDay(),
			}
			if err := tx.PutContact(&c); err != nil {
				return err
			}
			buyers = append(buyers, c.ID)
		}
		for i := range quotations {
			q := oldQuotation(i, quotations, buyers[i*7%len(buyers)])
			if err := tx.PutQuotation(&q); err != nil {
				return err
			}
		}
		return nil
	})
}

// oldQuotation is the i-th of n, the last one of today: one in a hundred is
// still open.
func oldQuotation(i, n int, buyer string) quotation.Quotation {
	day := sampleDay().Add(-3 * 365 * 24 * time.Hour / time.Duration(n) * time.Duration(n-i))
	q := quotation.Quotation{
		Number: fmt.Sprintf("QT%s-%05d", day.Format("0601"), i), Status: []quotation.Status{quotation.Won, quotation.Lost}[i%2],
		Date: day.Format(time.DateOnly), ValidUntil: day.AddDate(0, 0, 15).Format(time.DateOnly), CreatedAt: day,
		Deal: deal.Deal{BuyerID: buyer, Currency: "USD", Incoterm: "FOB", Place: "Ningbo", Language: "en"},
	}
	if n-i <= n/100 {
		q.Status = quotation.Issued
	}
	for l := range 5 {
		w := wareOf(i + l)
		q.Lines = append(q.Lines, deal.Line{Code: w.code, NameEN: w.kind, NameZH: w.kindZH, Unit: "pcs", Quantity: money.New(500), Price: money.Scaled(int64(100+i%900), 2)})
	}
	return q
}
