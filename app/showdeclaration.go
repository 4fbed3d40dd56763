package app

import (
	"context"

	"sampan/app/customs"
	"sampan/app/print"
)

// DeclarationPages lays a declaration out as the printed form, for the screen.
func (a *App) DeclarationPages(ctx context.Context, d customs.Declaration) ([]print.Page, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	tables, err := a.customsTables(ctx)
	if err != nil {
		return nil, err
	}
	return p.Declaration(d, tables, first(d.ExportDate, a.today()))
}
