package shipments

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// places are the rows of a list: their places in it.
func places(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func joined(words []string) string { return strings.Join(words, ", ") }

// column makes a column over the places of a list.
type column = rows.Column[int]

// open reports that the content may still change.
func (p *Page) open(int) bool { return p.model.s.Editable() }

// text is a column that can be typed into; get gives the text of a place.
func (p *Page) text(key string, width, flex float32, get func(int) *string) column {
	return column{
		Key: key, Title: "shipments." + key, Width: width, Min: min(width, 64), Flex: flex, Value: func(i int) string { return *get(i) },
		Set: func(i int, s string) error {
			*get(i) = strings.TrimSpace(s)
			p.touched()
			return nil
		},
	}
}

// number is a column of figures that can be typed into.
func (p *Page) number(key string, width float32, places int32, get func(int) *money.Decimal) column {
	return column{
		Key: key, Title: "shipments." + key, Kind: rows.Number, Width: width, Unfiltered: true,
		Value: func(i int) string { return figure(*get(i), places) },
		Edit:  func(i int) string { return typed(*get(i)) },
		Set: func(i int, s string) error {
			v, err := number(s)
			if err != nil {
				return err
			}
			*get(i) = v
			p.touched()
			return nil
		},
	}
}

// whole is a column of counts.
func (p *Page) whole(key string, width float32, get func(int) *int) column {
	return column{
		Key: key, Title: "shipments." + key, Kind: rows.Number, Width: width, Unfiltered: true,
		Value: func(i int) string { return count(*get(i)) },
		Set: func(i int, s string) error {
			v, err := number(s)
			if err != nil {
				return err
			}
			if !v.IsInteger() {
				return fault.New("shipments.number_wrong", "Text", s)
			}
			*get(i) = int(v.IntPart())
			p.touched()
			return nil
		},
	}
}

func (p *Page) table(key string, columns ...column) *widgets.Table[int] {
	return widgets.NewTable(p.desk, "shipment."+key, rows.New(strconv.Itoa, columns...))
}

// deletes lets Delete take the chosen rows away, with undo.
func deletes[T any](p *Page, t *widgets.Table[int], list *[]T, free func() bool, after func()) {
	remove := func(chosen []int) {
		if len(chosen) == 0 || !free() {
			return
		}
		was := slices.Clone(*list)
		kept := make([]T, 0, len(was))
		for i, v := range was {
			if !slices.Contains(chosen, i) {
				kept = append(kept, v)
			}
		}
		*list = kept
		after()
		p.touched()
		p.desk.Toast(p.desk.Say("shipments.rows_removed", "N", len(chosen)), func() {
			*list = was
			after()
			p.touched()
		})
	}
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete {
			return false
		}
		remove(t.Model.Selected())
		return true
	}
	t.Menu = func(selected []int) []*fyne.MenuItem {
		if !free() {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("shipments.remove_rows"), func() { remove(selected) })}
	}
}

func (p *Page) goodsTab() fyne.CanvasObject {
	d, f, s := p.desk, p.form, &p.model.s
	chinese := d.Say("app.language_code") == "zh"
	quantity := p.number("quantity", 84, 0, func(i int) *money.Decimal { return &s.Lines[i].Quantity })
	quantity.CanSet = p.open
	p.goods = p.table("goods",
		column{Key: "photo", Title: "", Kind: rows.Photo, Width: 44},
		column{Key: "code", Title: "shipments.code", Width: 88, Flex: 0.4, Value: func(i int) string { return s.Lines[i].Code }},
		column{Key: "name", Title: "shipments.name", Width: 120, Flex: 2, Value: func(i int) string {
			l := s.Lines[i]
			if chinese && l.NameZH != "" || l.NameEN == "" {
				return l.NameZH
			}
			return l.NameEN
		}},
		column{Key: "hs_code", Title: "shipments.hs_code", Width: 104, Soft: true, Value: func(i int) string { return string(s.Lines[i].HSCode) }},
		column{Key: "order", Title: "shipments.order_number", Width: 112, Soft: true, Value: func(i int) string { return p.about.numbers[s.Lines[i].OrderID] }},
		quantity,
		column{Key: "unit", Title: "shipments.unit", Width: 52, Soft: true, Value: func(i int) string {
			if u, ok := p.service.Tables().Unit(s.Lines[i].Unit); ok && chinese && u.NameZH != "" {
				return u.NameZH
			}
			return s.Lines[i].Unit
		}},
		column{Key: "price", Title: "shipments.price", Kind: rows.Number, Width: 72, Value: func(i int) string { return money.Format(s.Lines[i].Price, 2) }},
		column{Key: "amount", Title: "shipments.amount", Kind: rows.Number, Width: 108, Value: func(i int) string {
			a, err := s.Lines[i].Amount(s.Currency)
			if err != nil {
				return ""
			}
			return money.Format(a.Decimal(), s.Currency.Digits())
		}},
	)
	p.goods.PhotoOf = func(i int) string { return s.Lines[i].Photo }
	p.goods.SetRowHeight(theme.PhotoThumb + theme.Gap1)
	p.goods.SetRows(places(len(s.Lines)))
	deletes(p, p.goods, &s.Lines, func() bool { return s.Editable() && len(s.Lines) > 1 }, func() { p.goods.SetRows(places(len(s.Lines))) })
	form := widgets.Form(4, f.Day("date", &s.Date), f.Text("payment", &s.Payment), widgets.Wide(2, f.Text("remarks", &s.Remarks)),
		widgets.Wide(2, f.Area("consignee", &s.Consignee, 2)), widgets.Wide(2, f.Area("marks", &s.Marks, 2)))
	attached := record.NewFiles(d, p.scope, p.service, p.files, "shipment", &s.Files, p.touched)
	p.nav.Drop(attached.Take)
	list := record.Tall(float32(min(len(s.Lines), 6))*(theme.PhotoThumb+theme.Gap1)+theme.Row+4, widgets.Sheet(p.goods))
	return record.Scrolled(d, widgets.Column(theme.Gap3, false, list, form, attached.Section()))
}
