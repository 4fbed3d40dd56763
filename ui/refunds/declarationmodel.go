package refunds

import (
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// paperwork is what the page of a declaration knows apart from how it looks.
// While what was really declared is entered, d is a copy of the draft that
// becomes the filed declaration.
type paperwork struct {
	d         customs.Declaration
	items     []*item
	attached  string // accompanying documents as they are typed
	boxes     string // containers, likewise
	draft     customs.Declaration
	declaring bool
	edits     int // counts changes, so that one made while saving stays unsaved
	kept      int // edits that are saved
	named     int // items given a key so far
}

// item is a row of the grid; its key stays while it is edited.
type item struct {
	customs.Item
	key int
}

// kept is what survives a crash.
type keptDeclaration struct {
	Declaration customs.Declaration `json:"declaration"`
	Declaring   bool                `json:"declaring"`
}

func (m *paperwork) load(d customs.Declaration) {
	m.d, m.draft, m.declaring, m.edits, m.kept = d, d, false, 0, 0
	m.unfold()
}

// unfold makes the rows and texts that are edited of the declaration.
func (m *paperwork) unfold() {
	m.items = nil
	for _, i := range m.d.Items {
		m.named++
		m.items = append(m.items, &item{i, m.named})
	}
	var attached, boxes []string
	for _, a := range m.d.Attached {
		attached = append(attached, a.Code+":"+a.Number)
	}
	for _, c := range m.d.Containers {
		boxes = append(boxes, c.Number)
	}
	m.attached, m.boxes = strings.Join(attached, "; "), strings.Join(boxes, "; ")
}

// whole is the declaration as it is typed now, its items numbered in order.
func (m *paperwork) whole() customs.Declaration {
	d := m.d
	d.Items = make([]customs.Item, len(m.items))
	for i, row := range m.items {
		d.Items[i] = row.Item
		d.Items[i].Number = i + 1
	}
	d.Attached, d.Containers = nil, nil
	for _, part := range parted(m.attached) {
		code, number, _ := strings.Cut(strings.ReplaceAll(part, "：", ":"), ":")
		d.Attached = append(d.Attached, customs.Attached{Code: strings.TrimSpace(code), Number: strings.TrimSpace(number)})
	}
	for _, part := range parted(m.boxes) {
		number := strings.ToUpper(strings.Join(strings.Fields(part), ""))
		box := customs.Container{Number: number}
		if i := slices.IndexFunc(m.d.Containers, func(c customs.Container) bool { return c.Number == number }); i >= 0 {
			box = m.d.Containers[i]
		}
		d.Containers = append(d.Containers, box)
	}
	return d
}

func parted(s string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";,；，、\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

func (m *paperwork) unsaved() bool { return m.edits != m.kept }

// fixed reports a draft that stays as it was because it is declared.
func (m *paperwork) fixed() bool { return m.d.Status == customs.Replaced && !m.declaring }

// correcting reports that a filed declaration is being changed, or entered.
func (m *paperwork) correcting() bool { return m.declaring || m.d.Status == customs.Filed }

// declare begins what was really declared as a copy of the draft.
func (m *paperwork) declare() {
	m.draft, m.declaring = m.d, true
	m.d = m.whole()
	m.d.ID, m.d.Ver, m.d.DraftID, m.d.Status = "", 0, m.draft.ID, customs.Filed
	for i := range m.d.Items {
		m.d.Items[i].ID = ""
	}
	for i := range m.d.Containers {
		m.d.Containers[i].ID = ""
	}
	for i := range m.d.Attached {
		m.d.Attached[i].ID = ""
	}
	m.unfold()
	m.edits++
}

// undeclare goes back to the draft.
func (m *paperwork) undeclare() { m.load(m.draft) }

// saved takes over what saving gave the declaration.
func (m *paperwork) saved(d customs.Declaration, edits int) {
	m.d.ID, m.d.Ver, m.d.CreatedAt, m.d.Number = d.ID, d.Ver, d.CreatedAt, d.Number
	m.d.Status, m.d.DraftID, m.d.ShipmentID = d.Status, d.DraftID, d.ShipmentID
	m.d.Attached, m.d.Containers = d.Attached, d.Containers
	for i, row := range m.items {
		if i < len(d.Items) {
			row.ID = d.Items[i].ID
		}
	}
	m.kept = edits
}

func (m *paperwork) addItem() *item {
	m.named++
	row := &item{customs.Item{DutyMode: "1", Origin: "CHN", Destination: m.d.ShippedTo, Total: money.Amount{Currency: m.d.Currency}}, m.named}
	m.items = append(m.items, row)
	return row
}

func (m *paperwork) removeItem(row *item) (undo func()) {
	before := slices.Clone(m.items)
	m.items = slices.DeleteFunc(slices.Clone(before), func(i *item) bool { return i == row })
	return func() { m.items = before }
}

// set keeps what was typed into a cell of the grid. Quantity and price give
// the total; a total typed gives the price.
func (m *paperwork) set(t trade.Tables, row *item, column, typed string) error {
	typed = strings.TrimSpace(typed)
	switch column {
	case "code":
		row.Code = trade.CleanHS(typed)
	case "name":
		row.Name = typed
	case "elements":
		row.Elements = typed
	case "district":
		row.District = typed
	case "duty_mode":
		row.DutyMode, _, _ = strings.Cut(typed, " ")
	case "unit", "first_unit", "second_unit":
		code, ok := unitCode(t, typed)
		if !ok {
			return fault.New("declarations.unit_unknown", "Text", typed)
		}
		*map[string]*string{"unit": &row.Unit, "first_unit": &row.FirstUnit, "second_unit": &row.SecondUnit}[column] = code
	case "origin", "item_destination":
		code, ok := countryCode(t, typed)
		if !ok {
			return fault.New("declarations.country_unknown", "Text", typed)
		}
		*map[string]*string{"origin": &row.Origin, "item_destination": &row.Destination}[column] = code
	default:
		return m.setFigure(row, column, typed)
	}
	return nil
}

func (m *paperwork) setFigure(row *item, column, typed string) error {
	value := money.Zero
	if typed != "" {
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		if e.Value.IsNegative() {
			return fault.New("declarations.negative")
		}
		value = e.Value
	}
	switch column {
	case "first_qty":
		row.FirstQty = value
	case "second_qty":
		row.SecondQty = value
	case "net_item":
		row.Net = value
	case "quantity":
		row.Quantity = value
		return row.total()
	case "price":
		row.Price = value
		return row.total()
	case "total":
		total, err := money.Of(value, m.d.Currency)
		if err != nil {
			return err
		}
		row.Total = total
		if row.Quantity.IsPositive() {
			row.Price = money.Round(money.Div(value, row.Quantity), 4)
		}
	}
	return nil
}

func (i *item) total() error {
	total, err := money.Of(i.Price.Mul(i.Quantity), i.Total.Currency)
	if err == nil {
		i.Total = total
	}
	return err
}

// goods are what stands below the grid: total and net weight of all items.
func (m *paperwork) goods() (total money.Amount, net money.Decimal) {
	total.Currency = m.d.Currency
	for _, row := range m.items {
		if row.Total.Currency == total.Currency {
			total.Minor += row.Total.Minor
		}
		net = net.Add(row.Net)
	}
	return total, net
}

// blocking counts the findings that keep a declaration in.
func blocking(list []customs.Finding) int {
	n := 0
	for _, f := range list {
		if !f.Warning {
			n++
		}
	}
	return n
}
