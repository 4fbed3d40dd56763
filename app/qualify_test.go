package app_test

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/paper"
)

func scanned(t *testing.T, dk desk, name string, data []byte) contact.File {
	t.Helper()
	f, err := dk.KeepFile(name, bytes.NewReader(data))
	must(t, err)
	return f
}

func scanPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewGray16(image.Rect(0, 0, 60, 80))))
	return b.Bytes()
}

func TestQualificationPack(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	licence, audit, ce := scanned(t, dk, "licence.png", scanPNG(t)), scanned(t, dk, "audit.PDF", []byte("%PDF-1.7 audit")), scanned(t, dk, "ce.png", scanPNG(t))
	f, err := dk.Firm(ctx)
	must(t, err)
	f.Capacity, f.References = "Six lines", "Müller GmbH"
	f.Credentials = []firm.Credential{
		{Kind: "audit", Title: "BSCI 2025", Until: "2026-02-01", File: audit.ID, FileName: audit.Name},
		{Kind: "licence", Title: "Business licence", Number: "9133", File: licence.ID, FileName: licence.Name},
		{Kind: "certificate", Title: "ISO 9001", Until: "2026-11-22"},
	}
	must(t, dk.SaveFirm(ctx, &f))
	dk.product.Certificates = []catalog.Certificate{{Kind: "CE", Number: "CE-1", File: ce}, {Kind: "FDA"}}
	must(t, dk.SaveProduct(ctx, &dk.product))

	proofs, err := dk.Proofs(ctx)
	must(t, err)
	if len(proofs) != 4 || proofs[0].Title != "Business licence" || !proofs[2].Expired || proofs[1].Expired || proofs[3].Product != "SP-500B" {
		t.Fatalf("proofs: %+v", proofs)
	}
	pack, err := dk.Qualify(ctx, paper.English, proofs[0].Key, proofs[1].Key, proofs[3].Key)
	must(t, err)
	if !strings.HasSuffix(pack.Name, ".pdf") || !bytes.HasPrefix(pack.Data, []byte("%PDF")) || len(pack.Expired) != 0 {
		t.Errorf("%s, expired %v", pack.Name, pack.Expired)
	}
	again, err := dk.Qualify(ctx, paper.English, proofs[0].Key, proofs[1].Key, proofs[3].Key)
	must(t, err)
	if !bytes.Equal(pack.Data, again.Data) {
		t.Error("the same pack gave other bytes")
	}
	pack, err = dk.Qualify(ctx, paper.Chinese, proofs[0].Key, proofs[2].Key)
	must(t, err)
	if len(pack.Expired) != 1 || pack.Expired[0] != "BSCI 2025" {
		t.Errorf("expired: %v", pack.Expired)
	}
	z, err := zip.NewReader(bytes.NewReader(pack.Data), int64(len(pack.Data)))
	must(t, err)
	if len(z.File) != 2 || z.File[1].Name != "02 BSCI 2025.pdf" || !strings.HasPrefix(z.File[0].Name, "00 ") {
		t.Errorf("%s holds %s, %s", pack.Name, z.File[0].Name, z.File[len(z.File)-1].Name)
	}
	path, err := dk.ExportPack(pack, t.TempDir())
	must(t, err)
	if !strings.HasSuffix(path, ".zip") {
		t.Error(path)
	}
}

func TestFirmRefusesUntitledCredentials(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	f, err := dk.Firm(ctx)
	must(t, err)
	f.Credentials = []firm.Credential{{Kind: "audit"}}
	wantFault(t, dk.SaveFirm(ctx, &f), "firm.credential_untitled")
	f.Credentials[0] = firm.Credential{Title: "ISO", Until: "soon"}
	wantFault(t, dk.SaveFirm(ctx, &f), "firm.credential_until_wrong")
	pack, err := dk.Qualify(ctx, paper.English)
	if err != nil || !bytes.HasPrefix(pack.Data, []byte("%PDF")) {
		t.Errorf("a pack without proofs: %v", err)
	}
	_, err = dk.Qualify(ctx, paper.English, make([]string, 81)...)
	wantFault(t, err, "qualify.too_many")
}
