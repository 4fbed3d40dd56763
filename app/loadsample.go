package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/sheet"
	"sampan/assets"
)

const sampleFolder = "sample"

// LoadSample fills an empty store with the sample firm: its profile, contacts
// and catalog go in through the same imports that people use. A store that
// has a firm already is left untouched.
func (a *App) LoadSample(ctx context.Context) error {
	if err := a.LoadSampleFirm(ctx); err != nil {
		return err
	}
	if err := a.loadSampleTable(ctx, ContactNoun, "contacts.tsv"); err != nil {
		return err
	}
	if err := a.loadSampleTable(ctx, ProductNoun, "products.tsv"); err != nil {
		return err
	}
	return a.loadSamplePhotos(ctx)
}

// SampleInquiries lists the sample firm's inquiries: file name and content.
func SampleInquiries() (map[string][]byte, error) {
	all := map[string][]byte{}
	folder := path.Join(sampleFolder, "inquiries")
	entries, err := fs.ReadDir(assets.Sample, folder)
	if err != nil {
		return nil, fmt.Errorf("sample inquiries: %w", err)
	}
	for _, e := range entries {
		if path.Ext(e.Name()) == ".tsv" {
			continue
		}
		if all[e.Name()], err = fs.ReadFile(assets.Sample, path.Join(folder, e.Name())); err != nil {
			return nil, fmt.Errorf("sample inquiries: %w", err)
		}
	}
	return all, nil
}

func sampleFile(name string) ([]byte, error) {
	raw, err := fs.ReadFile(assets.Sample, path.Join(sampleFolder, name))
	if err != nil {
		return nil, fmt.Errorf("sample firm: %w", err)
	}
	return raw, nil
}

// LoadSampleFirm keeps the sample firm's profile in a store without a firm.
func (a *App) LoadSampleFirm(ctx context.Context) error {
	own, err := a.Firm(ctx)
	if err != nil {
		return err
	}
	if own.ID != "" {
		return fault.New("firm.not_empty")
	}
	raw, err := sampleFile("firm.json")
	if err != nil {
		return err
	}
	var f firm.Firm
	if err := json.Unmarshal(raw, &f); err != nil {
		return fmt.Errorf("sample firm: %w", err)
	}
	for _, mark := range []*string{&f.Logo, &f.Seal, &f.Signature} {
		if *mark == "" {
			continue
		}
		data, err := sampleFile(*mark)
		if err != nil {
			return err
		}
		if *mark, err = a.KeepMark(data); err != nil {
			return err
		}
	}
	return a.SaveFirm(ctx, &f)
}

func (a *App) loadSampleTable(ctx context.Context, n Noun, name string) error {
	raw, err := sampleFile(name)
	if err != nil {
		return err
	}
	book, err := sheet.Read(ctx, bytes.NewReader(raw), int64(len(raw)), sheet.Options{Separator: '\t'})
	if err != nil {
		return err
	}
	s := book.First()
	joinCategories(s)
	plan, err := a.PlanImport(ctx, n, s, sheet.Guess(s, Columns(n), nil))
	if err != nil {
		return err
	}
	for _, row := range plan.Rows {
		for _, p := range row.Problems {
			return fmt.Errorf("sample %s row %d %s: %w", name, p.Row, p.Target, p.Reason)
		}
	}
	_, err = a.RunImport(ctx, plan, true, nil)
	return err
}

// joinCategories makes one bilingual text of the category and its Chinese
// wording, which stand in columns of their own in the sample.
func joinCategories(s *sheet.Sheet) {
	heads := s.Rows[0]
	en := slices.IndexFunc(heads, func(c sheet.Cell) bool { return c.Text == "category" })
	zh := slices.IndexFunc(heads, func(c sheet.Cell) bool { return c.Text == "category_zh" })
	for i := 1; en >= 0 && zh >= 0 && i < len(s.Rows); i++ {
		s.Rows[i][en].Text += " | " + s.Cell(sheet.At{Row: i, Column: zh}).Text
	}
}

// loadSamplePhotos puts the drawn pictures on the products; a sheet of text
// cannot carry them.
func (a *App) loadSamplePhotos(ctx context.Context) error {
	products, err := one(ctx, a.store, Reader.Products)
	if err != nil {
		return err
	}
	kept := map[string]string{}
	for i := range products {
		name := strings.ToLower(products[i].Code) + ".jpg"
		if kept[name] == "" {
			data, err := sampleFile(path.Join("photos", name))
			if err != nil {
				continue // a product without a picture
			}
			if kept[name], err = a.KeepPhoto(data); err != nil {
				return err
			}
		}
		products[i].Photos = []string{kept[name]}
	}
	return a.write(ctx, ProductNoun, func(tx Tx) error {
		for i := range products {
			if len(products[i].Photos) == 0 {
				continue
			}
			if err := tx.PutProduct(&products[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
