package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"

	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/app/sheet"
	"sampan/assets"
)

func proformaPDF(lines, photos int) func(string) (run, error) {
	return func(string) (run, error) {
		printer, err := print.New(assets.Translations, assets.PaperRegular, assets.PaperBold)
		if err != nil {
			return nil, err
		}
		doc, err := paper.Complete(proforma(lines, photos))
		if err != nil {
			return nil, err
		}
		pictures, err := samplePhotos(photos)
		if err != nil {
			return nil, err
		}
		return func(int) (int, error) {
			pages, err := printer.Pages(doc, func(id string) image.Image { return pictures[id] })
			if err != nil {
				return 0, err
			}
			var out bytes.Buffer
			err = printer.PDF(&out, pages, printer.MetaOf(doc))
			return out.Len(), err
		}, nil
	}
}

// proformaXLSX makes the workbook of a proforma.
func proformaXLSX(lines, photos int) func(string) (run, error) {
	return func(string) (run, error) {
		books, err := sheet.NewPapers(assets.Translations)
		if err != nil {
			return nil, err
		}
		doc, err := paper.Complete(proforma(lines, photos))
		if err != nil {
			return nil, err
		}
		encoded, err := encodedPhotos(photos)
		if err != nil {
			return nil, err
		}
		return func(int) (int, error) {
			var out bytes.Buffer
			err := books.XLSX(&out, doc, func(id string) []byte { return encoded[id] })
			return out.Len(), err
		}, nil
	}
}

// previewWide is how many pixels wide a page stands beside the form.
const previewWide = 640

// proformaPreview lays a proforma out anew and paints the page looked at.
func proformaPreview(lines, photos int) func(string) (run, error) {
	return func(string) (run, error) {
		printer, err := print.New(assets.Translations, assets.PaperRegular, assets.PaperBold)
		if err != nil {
			return nil, err
		}
		pictures, err := samplePhotos(photos)
		if err != nil {
			return nil, err
		}
		doc := proforma(lines, photos)
		return func(i int) (int, error) {
			doc.Lines[0].Quantity = money.New(int64(500 + i))
			typed, err := paper.Complete(doc)
			if err != nil {
				return 0, err
			}
			pages, err := printer.Pages(typed, func(id string) image.Image { return pictures[id] })
			if err != nil {
				return 0, err
			}
			printer.Picture(pages[0], previewWide/pages[0].Width)
			return 0, nil
		}, nil
	}
}

// manyProformas prints so many papers one after another; the largest file
// counts as what was made.
func manyProformas(count, lines, photos int) func(string) (run, error) {
	return func(dir string) (run, error) {
		one, err := proformaPDF(lines, photos)(dir)
		if err != nil {
			return nil, err
		}
		return func(int) (int, error) {
			largest := 0
			for i := range count {
				made, err := one(i)
				if err != nil {
					return 0, err
				}
				largest = max(largest, made)
			}
			return largest, nil
		}, nil
	}
}

// encodedPhotos are the first n photos of the sample firm as files.
func encodedPhotos(n int) (map[string][]byte, error) {
	names, err := fs.Glob(assets.Sample, "sample/photos/*.jpg")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for i, name := range names[:n] {
		if files[photo(i)], err = fs.ReadFile(assets.Sample, name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func photo(i int) string { return fmt.Sprintf("photo-%d", i) }

// samplePhotos are the first n photos of the sample firm.
func samplePhotos(n int) (map[string]image.Image, error) {
	names, err := fs.Glob(assets.Sample, "sample/photos/*.jpg")
	if err != nil {
		return nil, err
	}
	pictures := map[string]image.Image{}
	for i, name := range names[:n] {
		f, err := assets.Sample.Open(name)
		if err != nil {
			return nil, err
		}
		if pictures[photo(i)], err = jpeg.Decode(f); err != nil {
			return nil, err
		}
		f.Close()
	}
	return pictures, nil
}

func proforma(lines, photos int) paper.Document {
	d := paper.Document{
		Kind: "proforma", Number: "PI2611-0042", Date: "2026-11-22", Language: paper.Both, Currency: "USD",
		Seller: paper.Party{
			Name:    paper.Words{EN: "Ningbo Oarsong Import & Export Co., Ltd.", ZH: "宁波橹声进出口有限公司"},
			Address: paper.Words{EN: "No. 288 Yuanshi Road, Ningbo, China", ZH: "浙江省宁波市鄞州区院士路288号"},
		},
		Buyer: paper.Party{Name: paper.Same("Müller GmbH"), Address: paper.Same("Hafenstraße 7, Hamburg"), Contact: "Anna Weber"},
		Terms: paper.Terms{
			Incoterm: "FOB", NamedPlace: paper.Words{EN: "Ningbo", ZH: "宁波"}, Deposit: 30,
			Payment: paper.Words{EN: "30 % deposit, balance against copy of B/L", ZH: "30%定金，见提单副本付余款"},
		},
		Bank: paper.Bank{Beneficiary: "Ningbo Oarsong", Name: "Bank of Ningbo", Account: "3901 1234 5678", SWIFT: "BKNBCN2N"},
	}
	for i := range lines {
		line := paper.Line{
			Item: fmt.Sprintf("SP-%03d", i), Unit: paper.Words{EN: "pcs", ZH: "只"},
			Name: paper.Words{EN: fmt.Sprintf("Vacuum bottle %d ml, double wall", 300+10*i), ZH: fmt.Sprintf("双层真空保温杯 %d 毫升", 300+10*i)},
			Description: paper.Words{
				EN: "18/8 stainless steel inside and out, keeps hot 12 h and cold 24 h; leak-proof lid with strainer.",
				ZH: "内外胆均采用食品级304不锈钢，保温12小时、保冷24小时；防漏杯盖带茶隔，每只独立彩盒包装。",
			},
			Quantity: money.New(int64(500 + 10*i)), Price: money.Scaled(int64(274+i), 2),
		}
		if i < photos {
			line.Photo = photo(i)
		}
		d.Lines = append(d.Lines, line)
	}
	return d
}
