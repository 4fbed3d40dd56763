package app

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/mail"
	"sampan/app/paper"
	"sampan/app/photo"
	"sampan/app/print"
)

// Bounds of a qualification pack.
const (
	maxProofs    = 80
	maxPackBytes = 60 << 20
)

// Proof is something that can go into a qualification pack: a credential of
// the firm, or a product's certificate with its scan.
type Proof struct {
	Key      string // stays the same while the record does
	Kind     string // of firm.CredentialKinds, "" for a product's certificate
	Product  string // its code
	Title    string
	Number   string
	Issuer   string
	Until    string // ISO day
	Expired  bool
	File     string // content id, "" where there is no scan
	FileName string
}

// Proofs lists what a pack can hold: the firm's credentials in the order of
// their kinds, then the certificates of products by code.
func (a *App) Proofs(ctx context.Context) ([]Proof, error) {
	return one(ctx, a.store, func(r Reader) ([]Proof, error) {
		f, err := r.Firm()
		if err != nil {
			return nil, err
		}
		products, err := r.Products()
		if err != nil {
			return nil, err
		}
		return append(a.ownProofs(f), a.productProofs(products)...), nil
	})
}

func (a *App) ownProofs(f firm.Firm) []Proof {
	var list []Proof
	for i, c := range f.Credentials {
		list = append(list, Proof{
			Key: "firm/" + strconv.Itoa(i), Kind: c.Kind, Title: c.Title, Number: c.Number, Issuer: c.Issuer, Until: c.Until,
			Expired: c.Expired(a.today()), File: c.File, FileName: c.FileName,
		})
	}
	slices.SortStableFunc(list, func(x, y Proof) int {
		return cmp.Compare(slices.Index(firm.CredentialKinds(), x.Kind), slices.Index(firm.CredentialKinds(), y.Kind))
	})
	return list
}

func (a *App) productProofs(products []catalog.Product) []Proof {
	var list []Proof
	for _, p := range products {
		for i, c := range p.Certificates {
			if c.File.ID != "" {
				list = append(list, Proof{
					Key: p.ID + "/" + strconv.Itoa(i), Product: p.Code, Title: c.Kind, Number: c.Number, Issuer: c.Issuer, Until: c.Until,
					Expired: c.Until != "" && c.Until < a.today(), File: c.File.ID, FileName: c.File.Name,
				})
			}
		}
	}
	return list
}

// PackFile is a finished qualification pack.
type PackFile struct {
	Name    string
	Data    []byte
	Expired []string // what in it has ended, by title
}

// Attachment is the pack as it goes along with a letter.
func (p PackFile) Attachment() mail.Attachment {
	kind := "application/pdf"
	if strings.HasSuffix(p.Name, ".zip") {
		kind = "application/zip"
	}
	return mail.Attachment{Name: p.Name, Type: kind, Data: p.Data}
}

// Qualify makes the qualification pack of the chosen proofs in English or
// Chinese: one PDF where all scans are pictures, else a zip of a cover with
// the scans. What has expired is named on the cover and in the answer.
func (a *App) Qualify(ctx context.Context, language paper.Language, keys ...string) (PackFile, error) {
	out := PackFile{}
	if len(keys) > maxProofs {
		return out, fault.New("qualify.too_many", "Most", maxProofs)
	}
	f, err := a.Firm(ctx)
	if err != nil {
		return out, err
	}
	all, err := a.Proofs(ctx)
	if err != nil {
		return out, err
	}
	words, err := a.captions()
	if err != nil {
		return out, err
	}
	say := words.en.T
	if language == paper.Chinese {
		say = words.zh.T
	}
	pack := a.packOf(f, language, say)
	var chosen []Proof
	for _, p := range all {
		if slices.Contains(keys, p.Key) {
			chosen = append(chosen, p)
		}
	}
	scans, err := a.scans(ctx, chosen)
	if err != nil {
		return out, err
	}
	for i, p := range chosen {
		if p.Expired {
			out.Expired = append(out.Expired, p.Title)
		}
		pack.Proofs = append(pack.Proofs, p.printed(scans[i], say))
	}
	printer, err := a.printer()
	if err != nil {
		return out, err
	}
	pages, err := printer.Pack(pack, a.photos(ctx))
	if err != nil {
		return out, err
	}
	cover, err := a.pdf(pages, print.Meta{Title: say("pack.title"), Author: pack.Name, Date: a.now().UTC().Truncate(24 * time.Hour)})
	if err != nil {
		return out, err
	}
	name := file.Safe(pack.Name + " " + say("pack.file_name") + " " + a.today())
	if !slices.ContainsFunc(scans, func(s scan) bool { return s.data != nil }) {
		out.Name, out.Data = name+".pdf", cover
		return out, nil
	}
	out.Name = name + ".zip"
	out.Data, err = zipped(cover, say("pack.file_name")+".pdf", scans, a.now())
	return out, err
}

// printed is the proof as the cover names it.
func (p Proof) printed(s scan, say func(string, ...any) string) print.Proof {
	title := strings.TrimSpace(p.Product + " " + p.Title)
	if p.Kind != "" {
		title = say("pack.kind."+p.Kind) + " · " + p.Title
	}
	return print.Proof{Title: title, Number: p.Number, Issuer: p.Issuer, Until: p.Until, Expired: p.Expired, File: s.name, Picture: s.picture}
}

// packOf is the head of a pack.
func (a *App) packOf(f firm.Firm, language paper.Language, say func(string, ...any) string) print.Pack {
	name := paper.Words{EN: f.NameEN, ZH: f.NameZH}
	first, _ := name.In(language)
	second := f.NameZH
	if language == paper.Chinese {
		second = f.NameEN
	}
	if second == first {
		second = ""
	}
	p := print.Pack{Language: language, Date: a.today(), Name: first, Second: second, Capacity: f.Capacity, References: f.References, Logo: f.Logo}
	for _, fact := range [][2]string{
		{"address", worded(language, "", f.AddressEN, f.AddressZH)},
		{"uscc", f.USCC},
		{"customs", f.CustomsCode},
		{"contact", strings.TrimSpace(worded(language, "", f.Contact, f.ContactZH) + "  " + worded(language, "", f.Title, f.TitleZH))},
		{"phone", strings.TrimSpace(f.Phone + "  " + f.Mobile)},
		{"email", f.Email},
		{"website", f.Website},
	} {
		if fact[1] != "" {
			p.Facts = append(p.Facts, [2]string{say("pack." + fact[0]), fact[1]})
		}
	}
	return p
}

// scan is the file of a proof: a picture to print, or bytes to put beside.
type scan struct {
	name    string
	data    []byte
	picture image.Image
}

func (a *App) scans(ctx context.Context, chosen []Proof) ([]scan, error) {
	list, size := make([]scan, len(chosen)), 0
	for i, p := range chosen {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if p.File == "" {
			continue
		}
		data, err := a.files.Read(p.File, maxPackBytes)
		if err != nil {
			return nil, fault.New("qualify.unreadable", "Title", p.Title).Because(err)
		}
		if size += len(data); size > maxPackBytes {
			return nil, fault.New("qualify.too_large", "Limit", maxPackBytes>>20)
		}
		if taken, err := photo.Goods(data); err == nil {
			if list[i].picture, _, err = image.Decode(bytes.NewReader(taken.Data)); err == nil {
				continue
			}
		}
		list[i] = scan{name: fmt.Sprintf("%02d %s", i+1, scanName(p)), data: data}
	}
	return list, nil
}

func scanName(p Proof) string {
	title := strings.TrimSpace(p.Product + " " + p.Title)
	return file.Safe(title + strings.ToLower(path.Ext(filepath.Base(p.FileName))))
}

func zipped(cover []byte, name string, scans []scan, at time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, s := range append([]scan{{name: "00 " + file.Safe(name), data: cover}}, scans...) {
		if s.data == nil {
			continue
		}
		part, err := w.CreateHeader(&zip.FileHeader{Name: s.name, Method: zip.Deflate, Modified: at})
		if err == nil {
			_, err = part.Write(s.data)
		}
		if err != nil {
			return nil, fmt.Errorf("qualification pack: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("qualification pack: %w", err)
	}
	return out.Bytes(), nil
}

// ExportPack writes a pack into a folder and gives its path.
func (a *App) ExportPack(p PackFile, dir string) (string, error) {
	path := filepath.Join(dir, file.Safe(p.Name))
	return path, replaceFile(path, p.Data)
}
