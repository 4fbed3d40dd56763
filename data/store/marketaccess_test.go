package store

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
)

// Certificates that were names in one cell come back as rows, in their order.
func TestCertificatesBecomeRows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	old := openWith(t, path, until(t, 4, nil))
	texts := map[string]string{
		"a": `["CE","RoHS","UN38.3"]`, "b": "", "c": `["R\u0026D \"C\"","中文"]`,
	}
	for id, text := range texts {
		if _, err := old.writer.Exec(`INSERT INTO product (id, ver, updated_at, code, code_fold, model, name_en, name_zh, category, spec_en, spec_zh,
			material, colour, size, brand, keywords, unit, hs_code, origin_place, cost, cost_basis, vat_rate, refund_rate, currency, moq, lead_days,
			stock, clearance, per_inner, per_carton, length, width, height, gross, net, certificates, tags, notes)
			VALUES ($1, 1, '2026-11-22T09:30:00.000000000Z', $1, $1, '', '', '', '', '', '', '', '', '', '', '', '', '', '', '0', '', '0', '0', '', '0', 0,
			'0', '0', 0, 0, '0', '0', '0', '0', '0', $2, '', '')`, id, text); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, old)
	s := openWith(t, path, migrationFiles())
	defer closed(t, s)
	want := map[string][]catalog.Certificate{
		"a": {{Kind: "CE"}, {Kind: "RoHS"}, {Kind: "UN38.3"}}, "b": nil, "c": {{Kind: `R&D "C"`}, {Kind: "中文"}},
	}
	if err := s.Read(context.Background(), func(r app.Reader) error {
		for id := range texts {
			p, err := r.Product(id)
			if err != nil {
				return err
			}
			if !reflect.DeepEqual(p.Certificates, want[id]) {
				t.Errorf("%s: %+v", id, p.Certificates)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
