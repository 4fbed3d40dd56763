package app

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/print"
	"sampan/app/trade"
)

// XML is the message of the Single Window, for declarations alone.
const XML Format = "xml"

// customsTables are the program's tables with the firm's own rules and the
// code tables that were imported.
func (a *App) customsTables(ctx context.Context) (trade.Tables, error) {
	tables := a.tables
	rules, err := a.Rules(ctx)
	if err != nil {
		return tables, err
	}
	tables.Rules = rules
	err = a.store.Read(ctx, func(r Reader) error {
		for _, table := range CodeTables() {
			rows, err := r.Codes(table)
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				tables.Codes = append(rows, tables.Codes...)
			}
		}
		return nil
	})
	return tables, err
}

// PrintDeclaration gives a declaration as a file: PDF is the printed form,
// XLSX the workbook brokers want, XML the message of the Single Window.
func (a *App) PrintDeclaration(ctx context.Context, id string, format Format) ([]byte, error) {
	d, err := a.Declaration(ctx, id)
	if err != nil {
		return nil, err
	}
	tables, err := a.customsTables(ctx)
	if err != nil {
		return nil, err
	}
	switch format {
	case PDF:
		p, err := a.printer()
		if err != nil {
			return nil, err
		}
		pages, err := p.Declaration(d, tables, cmp.Or(d.ExportDate, a.today()))
		if err != nil {
			return nil, err
		}
		return a.pdf(pages, print.Meta{Title: "报关单 " + cmp.Or(d.Number, d.Contract), Author: d.Consignor.Name, Subject: d.Consignee, Date: d.CreatedAt})
	case XLSX:
		return a.brokerWorkbook(ctx, d, tables)
	case XML:
		own, err := a.Firm(ctx)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = customs.WriteXML(&out, d, customs.Message{Reference: senderNumber(d.ID), Signed: a.now(), Declarant: cmp.Or(own.ContactZH, own.Contact)}, tables)
		return out.Bytes(), err
	}
	return nil, fault.New("paper.format_unknown", "Format", string(format)).At("format")
}

func (a *App) pdf(pages []print.Page, meta print.Meta) ([]byte, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = p.PDF(&out, pages, meta)
	return out.Bytes(), err
}

// senderNumber is the 18 characters by which the message is known: the end of
// the record's id, the part that no other record shares.
func senderNumber(id string) string {
	id = strings.ToUpper(strings.ReplaceAll(id, "-", ""))
	return id[max(0, len(id)-18):]
}

// DeclarationName is the file name of a declaration.
func DeclarationName(d customs.Declaration, format Format) string {
	name := "报关单"
	if format == XLSX {
		name = "报关资料"
	}
	parts := []string{name, cmp.Or(d.Number, d.Contract)}
	if d.Part > 1 {
		parts = append(parts, "第"+string(rune('0'+d.Part%10))+"份")
	}
	return file.Safe(strings.Join(parts, " ") + "." + string(format))
}

// ExportDeclaration writes a declaration and, with its PDF, the power of
// attorney and the agreement into a folder, and gives the paths.
func (a *App) ExportDeclaration(ctx context.Context, id, dir string, formats ...Format) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fault.New("file.cannot_write", "Name", dir).Because(err)
	}
	d, err := a.Declaration(ctx, id)
	if err != nil {
		return nil, err
	}
	var paths []string
	keep := func(name string, data []byte) error {
		path := filepath.Join(dir, name)
		err := replaceFile(path, data)
		if err == nil {
			paths = append(paths, path)
		}
		return err
	}
	for _, format := range formats {
		data, err := a.PrintDeclaration(ctx, id, format)
		if err != nil {
			return paths, err
		}
		if err := keep(DeclarationName(d, format), data); err != nil {
			return paths, err
		}
		if format != PDF {
			continue
		}
		deed, err := a.Delegation(ctx, d)
		if err != nil {
			return paths, err
		}
		if data, err = a.PrintDelegation(ctx, deed); err != nil {
			return paths, err
		}
		if err := keep(file.Safe("代理报关委托书 "+cmp.Or(d.Number, d.Contract)+".pdf"), data); err != nil {
			return paths, err
		}
	}
	return paths, nil
}

// Delegation fills power of attorney and agreement for a declaration: signed
// today, for as long as the rule says.
func (a *App) Delegation(ctx context.Context, d customs.Declaration) (customs.Delegation, error) {
	own, err := a.Firm(ctx)
	if err != nil {
		return customs.Delegation{}, err
	}
	tables, err := a.customsTables(ctx)
	if err != nil {
		return customs.Delegation{}, err
	}
	deed := customs.Delegate(d, tables)
	deed.Signatory, deed.Phone, deed.Signed = cmp.Or(own.ContactZH, own.Contact), cmp.Or(own.Phone, own.Mobile), a.today()
	months, _, err := tables.Rules.Whole("delegation.months", deed.Signed)
	if err != nil {
		return deed, err
	}
	deed.ValidUntil = a.now().AddDate(0, months, -1).Format(time.DateOnly)
	return deed, nil
}

// DelegationPages lays the two pages out for the screen.
func (a *App) DelegationPages(ctx context.Context, d customs.Delegation) ([]print.Page, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	tables, err := a.customsTables(ctx)
	if err != nil {
		return nil, err
	}
	return p.Delegation(d, tables)
}

// PrintDelegation gives power of attorney and agreement as a PDF of two pages.
func (a *App) PrintDelegation(ctx context.Context, d customs.Delegation) ([]byte, error) {
	pages, err := a.DelegationPages(ctx, d)
	if err != nil {
		return nil, err
	}
	return a.pdf(pages, print.Meta{Title: "代理报关委托书 " + d.Contract, Author: d.Principal.Name, Subject: d.Agent.Name, Date: a.now()})
}

// SendDeclaration marks a draft as being with the broker: it is not drafted
// anew any more. One that must not go out as it is, is refused with the first
// of its findings.
func (a *App) SendDeclaration(ctx context.Context, id string) (customs.Declaration, error) {
	d, err := a.Declaration(ctx, id)
	if err != nil {
		return d, err
	}
	if d.Status != customs.Drafted {
		return d, fault.New("customs.already_sent", "Number", d.Number)
	}
	found, err := a.CheckDeclaration(ctx, d)
	if err != nil {
		return d, err
	}
	for _, f := range found {
		if !f.Warning {
			args := make([]any, 0, 2*len(f.Args))
			for k, v := range f.Args {
				args = append(args, k, v)
			}
			return d, fault.New(f.Key, args...).At(f.Field)
		}
	}
	d.Status = customs.Sent
	return d, a.SaveDeclaration(ctx, &d)
}
