package app

import (
	"context"
	"time"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/shipment"
)

// Declaration reads one declaration, drafted or filed.
func (a *App) Declaration(ctx context.Context, id string) (customs.Declaration, error) {
	return byID(ctx, a.store, id, Reader.Declaration)
}

// Declarations lists all declarations, newest first.
func (a *App) Declarations(ctx context.Context) ([]customs.Summary, error) {
	return one(ctx, a.store, Reader.Declarations)
}

// SaveDeclaration keeps a draft that a person changed. What was filed is not
// changed here: FileDeclaration takes its correction.
func (a *App) SaveDeclaration(ctx context.Context, d *customs.Declaration) error {
	if d.Status == customs.Filed || d.Status == customs.Replaced {
		return fault.New("customs.already_filed", "Number", d.Number)
	}
	return a.write(ctx, DeclarationNoun, func(tx Tx) error { return tx.PutDeclaration(d) })
}

// CheckDeclaration lists what stands against a declaration today.
func (a *App) CheckDeclaration(ctx context.Context, d customs.Declaration) ([]customs.Finding, error) {
	rules, err := a.Rules(ctx)
	if err != nil {
		return nil, err
	}
	tables := a.tables
	tables.Rules = rules
	list := customs.Check(d, tables, a.today())
	err = a.store.Read(ctx, func(r Reader) error {
		n, err := r.TariffSize()
		if err != nil || n == 0 {
			return err
		}
		for i, item := range d.Items {
			row, found, err := r.Tariff(item.Code, first(d.ExportDate, a.today()))
			if err != nil {
				return err
			}
			list = append(list, tariffFindings(i+1, item, row, found)...)
		}
		return nil
	})
	return list, err
}

// tariffFindings holds an item to the imported list of codes.
func tariffFindings(n int, item customs.Item, row customs.Tariff, found bool) []customs.Finding {
	if !found {
		return []customs.Finding{{Key: "customs.code_not_in_force", Args: map[string]any{"Code": string(item.Code)}, Field: "code", Article: "34", Item: n}}
	}
	var list []customs.Finding
	for _, gap := range customs.Gaps(customs.ParseSlots(row.Slots), customs.SplitElements(item.Elements)) {
		list = append(list, customs.Finding{Key: "customs.element_missing", Args: map[string]any{"Element": gap}, Field: "elements", Article: "35", Item: n})
	}
	if row.FirstUnit != "" && item.FirstUnit != row.FirstUnit || row.SecondUnit != item.SecondUnit {
		list = append(list, customs.Finding{Key: "customs.statutory_unit", Args: map[string]any{"First": row.FirstUnit, "Second": row.SecondUnit}, Field: "first_unit", Article: "36", Item: n})
	}
	return list
}

// FileDeclaration keeps what was really declared of a draft, with its number
// and export date, and gives the differences. The draft stays readable; the
// shipment learns what was filed. A number that another declaration has, or
// of a wrong shape, is a fault and changes nothing.
func (a *App) FileDeclaration(ctx context.Context, draftID string, filed *customs.Declaration) ([]customs.Difference, error) {
	n, err := customs.ParseNumber(filed.Number)
	if err != nil {
		return nil, err
	}
	if n.Direction != customs.Export {
		return nil, fault.New("customs.number_wrong", "Number", filed.Number).At("number")
	}
	filed.Number = n.District + n.Year + "0" + n.Serial
	if _, err := time.Parse(time.DateOnly, filed.ExportDate); err != nil {
		return nil, fault.New("refund.date_wrong", "Date", filed.ExportDate).At("export_date")
	}
	var list []customs.Difference
	err = a.write(ctx, DeclarationNoun, func(tx Tx) error {
		draft, err := tx.Declaration(draftID)
		if err != nil {
			return err
		}
		id, err := tx.DeclarationByNumber(filed.Number)
		if err != nil {
			return err
		}
		if id != "" && id != filed.ID {
			return fault.New("customs.number_taken", "Number", filed.Number).At("number")
		}
		filed.ShipmentID, filed.DraftID, filed.Part, filed.Status = draft.ShipmentID, draft.ID, draft.Part, customs.Filed
		list = customs.Compare(draft, *filed)
		if err := tx.PutDeclaration(filed); err != nil {
			return err
		}
		if draft.Status != customs.Replaced {
			draft.Status = customs.Replaced
			if err := tx.PutDeclaration(&draft); err != nil {
				return err
			}
		}
		return tellShipment(tx, *filed, a)
	})
	return list, err
}

// tellShipment copies the filed head and items to the shipment, where papers
// are compared with them; of several declarations the items add up.
func tellShipment(tx Tx, filed customs.Declaration, a *App) error {
	if filed.ShipmentID == "" {
		return nil
	}
	s, err := tx.Shipment(filed.ShipmentID)
	if err != nil {
		return err
	}
	ids, err := tx.DeclarationsOf(s.ID)
	if err != nil {
		return err
	}
	term, _ := a.tables.Coded("customs_term", filed.Term, filed.ExportDate)
	s.Declared = shipment.Declared{
		Number: filed.Number, ExportDate: filed.ExportDate, Consignee: filed.Consignee, Term: term.NameEN, Currency: filed.Currency,
		Port: filed.Destination, Marks: filed.Marks,
	}
	s.Items = nil
	for _, id := range ids {
		d, err := tx.Declaration(id)
		if err != nil {
			return err
		}
		if d.Status != customs.Filed {
			continue
		}
		s.Declared.Pieces += d.Packages
		s.Declared.Gross, s.Declared.Net = s.Declared.Gross.Add(d.Gross), s.Declared.Net.Add(d.Net)
		if d.Freight.Mark == customs.Total {
			s.Declared.Freight = s.Declared.Freight.Add(d.Freight.Value)
		}
		if d.Insurance.Mark == customs.Total {
			s.Declared.Premium = s.Declared.Premium.Add(d.Insurance.Value)
		}
		for _, item := range d.Items {
			s.Items = append(s.Items, shipment.DeclaredItem{
				HSCode: string(item.Code), Name: item.Name, Quantity: item.Quantity, Unit: a.unitOf(item.Unit),
				Amount: item.Total.Decimal(), Net: item.Net, LineIDs: item.Lines,
			})
		}
	}
	return tx.PutShipment(&s)
}

// unitOf is the program's unit of a customs unit code.
func (a *App) unitOf(code string) string {
	for _, u := range a.tables.Units {
		if u.Customs == code {
			return u.Code
		}
	}
	return code
}
