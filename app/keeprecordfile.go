package app

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/paper"
	"sampan/app/photo"
	"sampan/app/print"
	"sampan/app/refund"
)

// RecordGroup is one of the three groups that a record file holds (STA
// announcement 2026 No. 5 art. 44).
type RecordGroup string

// The groups in the order of the index.
const (
	RecordContracts RecordGroup = "contract"
	RecordTransport RecordGroup = "transport"
	RecordAgency    RecordGroup = "agency"
)

var recordGroups = []RecordGroup{RecordContracts, RecordTransport, RecordAgency}

var groupNames = map[RecordGroup]string{RecordContracts: "购销合同", RecordTransport: "运输单据", RecordAgency: "委托报关单据"}

// RecordEntry is one document of a record file. Missing stands for a group
// that has none.
type RecordEntry struct {
	Number      string // 1.2: the declaration's place in the claim, and its own
	Declaration string
	Group       RecordGroup
	Name        string
	File        string // name within the folder, "" when missing or kept with an earlier one
	Page        int    // in the bound copy, 0 for a file of its own
	Missing     bool

	attached contact.File
	document *paper.Document
	pages    []print.Page
}

// RecordFile is the index of a claim's record file (备案单证) in claim order,
// with what the law asks of it.
type RecordFile struct {
	Claim     refund.Claim
	Entries   []RecordEntry
	DueOn     string // last day to have it, "" before filing
	KeepYears int
	KeepUntil string // ISO day, "" before filing
}

// Missing counts the groups without a document.
func (f RecordFile) Missing() int {
	n := 0
	for _, e := range f.Entries {
		if e.Missing {
			n++
		}
	}
	return n
}

// RecordFileOf lists the documents of a claim: contracts with the buyer and
// the factories, transport papers, power of attorney and broker's papers. What
// was attached to order, purchase or shipment is sorted by its name.
func (a *App) RecordFileOf(ctx context.Context, claimID string) (RecordFile, error) {
	claim, err := a.RefundClaim(ctx, claimID)
	if err != nil {
		return RecordFile{}, err
	}
	out := RecordFile{Claim: claim}
	rules, err := a.Rules(ctx)
	if err != nil {
		return out, err
	}
	var done []string
	for _, e := range claim.Exports {
		if slices.Contains(done, e.DeclarationID) {
			continue
		}
		done = append(done, e.DeclarationID)
		entries, err := a.recordOf(ctx, e.DeclarationID, len(done))
		if err != nil {
			return out, err
		}
		out.add(entries)
		deadlines, err := refund.Deadline(e.Date, rules)
		if err != nil {
			return out, err
		}
		out.KeepYears = max(out.KeepYears, deadlines.RecordYears)
	}
	if claim.FiledOn != "" {
		if out.DueOn, _, err = refund.RecordDay(claim.FiledOn, rules); err != nil {
			return out, err
		}
		out.KeepUntil = dayOf(claim.FiledOn).AddDate(out.KeepYears, 0, 0).Format(day)
	}
	return out, nil
}

// add takes the documents of a further declaration; one that stands there
// already is referred to and not kept twice.
func (f *RecordFile) add(entries []RecordEntry) {
	for _, e := range entries {
		i := slices.IndexFunc(f.Entries, func(was RecordEntry) bool {
			return was.File != "" && was.Name == e.Name && was.attached == e.attached && (e.document != nil || e.attached.ID != "")
		})
		if i >= 0 {
			e.Name, e.File, e.document, e.attached = e.Name+"（见 "+f.Entries[i].Number+"）", "", nil, contact.File{}
		}
		f.Entries = append(f.Entries, e)
	}
}

// recordOf gathers the documents of one declaration.
func (a *App) recordOf(ctx context.Context, declarationID string, n int) ([]RecordEntry, error) {
	d, err := a.Declaration(ctx, declarationID)
	if err != nil {
		return nil, err
	}
	groups := map[RecordGroup][]RecordEntry{}
	add := func(g RecordGroup, e RecordEntry) { groups[g] = append(groups[g], e) }
	deed, err := a.Delegation(ctx, d)
	if err != nil {
		return nil, err
	}
	pages, err := a.DelegationPages(ctx, deed)
	if err != nil {
		return nil, err
	}
	add(RecordAgency, RecordEntry{Name: "代理报关委托书及协议", pages: pages})
	if d.ShipmentID != "" {
		if err := a.gatherShipment(ctx, d.ShipmentID, add); err != nil {
			return nil, err
		}
	}
	var list []RecordEntry
	for _, g := range recordGroups {
		if len(groups[g]) == 0 {
			groups[g] = []RecordEntry{{Name: groupNames[g], Missing: true}}
		}
		for _, e := range groups[g] {
			e.Group, e.Number = g, fmt.Sprintf("%d.%d", n, len(list)+1)
			if len(list) == 0 {
				e.Declaration = d.Number
			}
			if !e.Missing {
				e.File = file.Safe(e.Number + " " + e.Name + cmp.Or(filepath.Ext(e.attached.Name), ".pdf"))
			}
			list = append(list, e)
		}
	}
	return list, nil
}

func (a *App) gatherShipment(ctx context.Context, id string, add func(RecordGroup, RecordEntry)) error {
	s, err := a.Shipment(ctx, id)
	if err != nil {
		return err
	}
	attach := func(files []contact.File, otherwise RecordGroup) {
		for _, f := range files {
			add(groupOf(f.Name, otherwise), RecordEntry{Name: strings.TrimSuffix(f.Name, filepath.Ext(f.Name)), attached: f})
		}
	}
	for _, orderID := range s.Orders() {
		o, err := a.Order(ctx, orderID)
		if err != nil {
			return err
		}
		doc, err := a.issuedPaper(ctx, OrderNoun, ContractPaper, orderID, paper.Both)
		if err != nil {
			return err
		}
		add(RecordContracts, RecordEntry{Name: "外销合同 " + o.Number, document: &doc})
		attach(o.Files, RecordContracts)
		purchases, err := one(ctx, a.store, func(r Reader) ([]string, error) { return r.PurchasesOf(orderID) })
		if err != nil {
			return err
		}
		for _, purchaseID := range purchases {
			p, err := a.Purchase(ctx, purchaseID)
			if err != nil {
				return err
			}
			doc, err := a.issuedPaper(ctx, PurchaseNoun, PurchaseContractPaper, purchaseID, paper.Chinese)
			if err != nil {
				return err
			}
			add(RecordContracts, RecordEntry{Name: "采购合同 " + p.Number, document: &doc})
			attach(p.Files, RecordContracts)
		}
	}
	attach(s.Files, RecordTransport)
	return nil
}

// issuedPaper is a paper as it last went out, else as its record stands.
func (a *App) issuedPaper(ctx context.Context, n Noun, kind, id string, language paper.Language) (paper.Document, error) {
	issued, err := a.PapersOf(ctx, n, id)
	if err != nil {
		return paper.Document{}, err
	}
	for _, p := range issued {
		if p.Kind == kind && p.VoidAt.IsZero() {
			doc, err := Frozen(p)
			doc.Language = language
			return doc, err
		}
	}
	return a.Draw(ctx, kind, id, language)
}

// groupOf sorts a file by what its name says.
func groupOf(name string, otherwise RecordGroup) RecordGroup {
	name = strings.ToLower(name)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
	}
	switch {
	case has("报关", "委托", "customs", "broker", "attorney"):
		return RecordAgency
	case has("提单", "运单", "运费", "货代", "bill of lading", "b-l", "lading", "awb", "freight", "cmr"):
		return RecordTransport
	case has("合同", "contract", "proforma"):
		return RecordContracts
	}
	return otherwise
}

// WriteRecordFile collects a claim's record file in a folder of its own below
// dir: the documents, the index, one bound PDF with page numbers and a zip of
// all. Attached files that are no pictures stay files of their own and are
// named in the index. It gives the folder.
func (a *App) WriteRecordFile(ctx context.Context, claimID, dir string) (string, RecordFile, error) {
	f, err := a.RecordFileOf(ctx, claimID)
	if err != nil {
		return "", f, err
	}
	folder := filepath.Join(dir, file.Safe("备案单证 "+f.Claim.Month+"-"+f.Claim.Batch))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", f, fault.New("file.cannot_write", "Name", folder).Because(err)
	}
	var names []string
	keep := func(name string, data []byte) error {
		names = append(names, name)
		return replaceFile(filepath.Join(folder, name), data)
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.File == "" {
			continue
		}
		data, err := a.recordData(ctx, e)
		if err != nil {
			return folder, f, err
		}
		if err := keep(e.File, data); err != nil {
			return folder, f, err
		}
	}
	bound, err := a.bind(&f)
	if err != nil {
		return folder, f, err
	}
	if err := keep("备案单证.pdf", bound); err != nil {
		return folder, f, err
	}
	return folder, f, zipFolder(folder, names)
}

// recordData gives a document as a file, and its pages for the bound copy.
func (a *App) recordData(ctx context.Context, e *RecordEntry) ([]byte, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	switch {
	case e.document != nil:
		if e.pages, err = p.Pages(*e.document, a.photos(ctx)); err != nil {
			return nil, err
		}
		return a.Print(ctx, *e.document, PDF)
	case e.attached.ID == "":
		return a.pdf(e.pages, print.Meta{Title: e.Name, Date: a.now()})
	}
	data, err := a.files.Read(e.attached.ID, maxAttachment)
	if err != nil {
		return nil, err
	}
	if scan, err := photo.Goods(data); err == nil {
		if picture, _, err := image.Decode(bytes.NewReader(scan.Data)); err == nil {
			e.pages = []print.Page{print.PicturePage(e.attached.ID, picture)}
		}
	}
	return data, nil
}

// bind puts the index before the pages of all documents.
func (a *App) bind(f *RecordFile) ([]byte, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	head := fmt.Sprintf("申报年月 %s　批次 %s　保存%d年", f.Claim.Month, f.Claim.Batch, f.KeepYears)
	if f.KeepUntil != "" {
		head += "，至 " + f.KeepUntil
	}
	var index []print.Page
	for range 2 { // the first time tells how many pages the index itself takes
		at := len(index) + 1
		rows := make([]print.RecordRow, len(f.Entries))
		for i := range f.Entries {
			e := &f.Entries[i]
			e.Page = 0
			if len(e.pages) > 0 {
				e.Page, at = at, at+len(e.pages)
			}
			rows[i] = print.RecordRow{Number: e.Number, Declaration: e.Declaration, Kind: groupNames[e.Group], Name: e.Name, Place: cmp.Or(f.Claim.RecordAt, e.File), Page: e.Page, Missing: e.Missing}
		}
		if index, err = p.RecordIndex(head, rows); err != nil {
			return nil, err
		}
	}
	pages := index
	for _, e := range f.Entries {
		pages = append(pages, e.pages...)
	}
	return a.pdf(p.Numbered(pages, f.Claim.Month+"-"+f.Claim.Batch), print.Meta{Title: "备案单证 " + f.Claim.Month + "-" + f.Claim.Batch, Date: a.now()})
}

// zipFolder packs files of a folder into one beside it.
func zipFolder(folder string, names []string) error {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return fault.New("file.cannot_write", "Name", name).Because(err)
		}
		part, err := w.Create(name)
		if err != nil {
			return err
		}
		if _, err := part.Write(data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return replaceFile(folder+".zip", out.Bytes())
}
