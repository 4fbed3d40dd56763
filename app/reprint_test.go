package app_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"testing"

	"sampan/app"
	"sampan/app/file"
	"sampan/app/inquiry"
	"sampan/app/paper"
)

func picture(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 {
		img.Set(i, i, color.RGBA{uint8(i * 4), 20, 90, 255})
	}
	var b bytes.Buffer
	must(t, png.Encode(&b, img))
	return b.Bytes()
}

// TestReprintsAreTheFirstPrint lets a photo vanish after the first print, as
// a stand-in for whatever may change the pages later.
func TestReprintsAreTheFirstPrint(t *testing.T) {
	ctx := context.Background()
	files, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = files.Close() })
	dk := openOver(t, files)
	photo, err := dk.KeepPhoto(picture(t))
	must(t, err)
	dk.product.Photos = []string{photo}
	must(t, dk.SaveProduct(ctx, &dk.product))
	q, err := dk.QuoteInquiry(ctx, dk.ask(t, inquiry.Wishes{}).ID)
	must(t, err)
	issued, err := dk.Issue(ctx, app.QuotationPaper, q.ID, "")
	must(t, err)
	doc, err := app.Frozen(issued)
	must(t, err)
	first, err := dk.Print(ctx, doc, app.PDF)
	must(t, err)
	must(t, files.Remove(photo))
	found, err := dk.FindPaper(ctx, app.QuotationPaper, issued.Number, "")
	must(t, err)
	if again, err := dk.Print(ctx, found, app.PDF); err != nil || !bytes.Equal(again, first) {
		t.Errorf("the reprint differs from the first print: %v", err)
	}
	doc.Language = paper.Chinese
	if other, err := dk.Print(ctx, doc, app.PDF); err != nil || bytes.Equal(other, first) {
		t.Errorf("another language gave the same print: %v", err)
	}
	doc.Language, doc.Remarks = paper.English, paper.Same("Changed")
	if changed, err := dk.Print(ctx, doc, app.PDF); err != nil || bytes.Equal(changed, first) {
		t.Errorf("another document under the number gave the first print: %v", err)
	}
}
