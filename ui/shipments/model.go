package shipments

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/shipment"
	"sampan/ui/widgets"
)

// model is the shipment while it is edited.
type model struct {
	s           shipment.Shipment
	edits, kept int
}

func (m *model) load(s shipment.Shipment) {
	m.s = s
	m.kept = m.edits
}

func (m *model) touch() { m.edits++ }

func (m *model) unsaved() bool { return m.edits != m.kept }

// snapshot shares no list with what is edited.
func (m *model) snapshot() shipment.Shipment {
	s := m.s
	s.Lines, s.Charges, s.Packages, s.Pallets = slices.Clone(s.Lines), slices.Clone(s.Charges), slices.Clone(s.Packages), slices.Clone(s.Pallets)
	for i, p := range s.Packages {
		s.Packages[i].Contents = slices.Clone(p.Contents)
	}
	s.Containers, s.Steps, s.Documents = slices.Clone(s.Containers), slices.Clone(s.Steps), slices.Clone(s.Documents)
	s.Incidents, s.Files, s.Items = slices.Clone(s.Incidents), slices.Clone(s.Files), slices.Clone(s.Items)
	s.Booking.Services, s.Booking.HandedOver = slices.Clone(s.Booking.Services), slices.Clone(s.Booking.HandedOver)
	return s
}

// newID names a pallet or a container before it is saved, so that packages can
// be put on it.
func newID() string { return rand.Text() }

// figure writes a number; zero is nothing.
func figure(v money.Decimal, places int32) string {
	if v.IsZero() {
		return ""
	}
	return money.Format(v, places)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return money.Format(money.New(int64(n)), 0)
}

// typed is a number as its editor begins with it.
func typed(v money.Decimal) string {
	if v.IsZero() {
		return ""
	}
	return v.String()
}

// mostNumber bounds a figure of packing, so that a slip cannot overflow.
var mostNumber = money.New(100_000_000)

// number reads a figure that is not negative; nothing is zero.
func number(text string) (money.Decimal, error) {
	if strings.TrimSpace(text) == "" {
		return money.Zero, nil
	}
	e, err := money.ParseEntry(text)
	if err != nil {
		return money.Zero, err
	}
	if e.Value.IsNegative() || e.Value.GreaterThan(mostNumber) {
		return money.Zero, fault.New("shipments.number_wrong", "Text", text)
	}
	return e.Value, nil
}

// shownMoment writes a cut-off as lists do: 11-25 16:00.
func shownMoment(at string) string {
	if len(at) != len(shipment.Minute) {
		return at
	}
	return at[5:10] + " " + at[11:]
}

// moment reads a day and a time as people type them: "11-25 16:00", "25 1600",
// "2026-11-25T16:00".
func moment(text string, today time.Time) (string, error) {
	text = strings.TrimSpace(strings.NewReplacer("T", " ", "：", ":").Replace(text))
	if text == "" {
		return "", nil
	}
	day, clock, _ := strings.Cut(text, " ")
	at, ok := widgets.ParseDay(day, today)
	clock = strings.ReplaceAll(strings.TrimSpace(clock), ":", "")
	if len(clock) <= 2 && clock != "" {
		clock += "00"
	}
	if len(clock) == 3 {
		clock = "0" + clock
	}
	t, err := time.Parse("1504", clock)
	if !ok || err != nil {
		return "", fault.New("shipment.cut_off_wrong", "Moment", text)
	}
	return at.Format(time.DateOnly) + "T" + t.Format("15:04"), nil
}

// cartonRange writes the numbers of a range: 1–40.
func cartonRange(p shipment.Package) string {
	if p.From == p.To {
		return strconv.Itoa(p.From)
	}
	return fmt.Sprintf("%d–%d", p.From, p.To)
}

// readRange reads "1-40" or "7".
func readRange(text string) (from, to int, err error) {
	text = strings.NewReplacer("–", "-", "—", "-", "－", "-", "~", "-", "至", "-", " ", "").Replace(text)
	a, b, two := strings.Cut(text, "-")
	if !two {
		b = a
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || from < 1 || to < from || to > shipment.MaxCartons {
		return 0, 0, fault.New("shipments.range_wrong", "Text", text)
	}
	return from, to, nil
}

// sizes writes length, width and height: 45 × 31 × 28.
func sizes(l, w, h money.Decimal) string {
	if l.IsZero() && w.IsZero() && h.IsZero() {
		return ""
	}
	return l.String() + "×" + w.String() + "×" + h.String()
}

// readSizes reads "45x31x28" or "45*31*28".
func readSizes(text string) (size [3]money.Decimal, err error) {
	text = strings.NewReplacer("×", "x", "*", "x", "X", "x", "cm", "", "CM", "", " ", "").Replace(text)
	if text == "" {
		return size, nil
	}
	parts := strings.Split(text, "x")
	if len(parts) != 3 {
		return size, fault.New("shipments.size_wrong", "Text", text)
	}
	for i, p := range parts {
		if size[i], err = number(p); err != nil {
			return size, err
		}
	}
	return size, nil
}

// contents writes what one package holds: "SP-500B 24 + GB-4 12".
func (m *model) contents(p shipment.Package) string {
	parts := make([]string, len(p.Contents))
	for i, c := range p.Contents {
		code := "?"
		if at := slices.IndexFunc(m.s.Lines, func(l shipment.Line) bool { return l.ID == c.LineID }); at >= 0 {
			code = m.code(at)
		}
		parts[i] = code + " " + c.Quantity.String()
	}
	return strings.Join(parts, " + ")
}

// code names a line in the packing: its article number, or its place.
func (m *model) code(line int) string {
	if c := m.s.Lines[line].Code; c != "" {
		return c
	}
	return "#" + strconv.Itoa(line+1)
}

// readContents reads what contents writes; a line is named by its article
// number or its place.
func (m *model) readContents(text string) ([]shipment.Content, error) {
	var list []shipment.Content
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("+;；＋", r) }) {
		part = strings.TrimSpace(part)
		at := strings.LastIndexAny(part, " ×:")
		if at < 0 {
			return nil, fault.New("shipments.contents_wrong", "Text", part)
		}
		n, err := number(strings.TrimLeft(part[at:], " ×:"))
		if err != nil || !n.IsPositive() {
			return nil, fault.New("shipments.contents_wrong", "Text", part)
		}
		name := strings.TrimSpace(part[:at])
		i := slices.IndexFunc(m.s.Lines, func(l shipment.Line) bool { return strings.EqualFold(l.Code, name) })
		if place, err := strconv.Atoi(strings.TrimPrefix(name, "#")); i < 0 && err == nil && place <= len(m.s.Lines) {
			i = place - 1
		}
		if i < 0 {
			return nil, fault.New("shipments.code_unknown", "Code", name)
		}
		list = append(list, shipment.Content{LineID: m.s.Lines[i].ID, Quantity: n})
	}
	return list, nil
}

// unpacked lists what is left to pack of the lines, by their codes.
func (m *model) unpacked() []string {
	var list []string
	for i, p := range m.s.PerLine() {
		if left := m.s.Lines[i].Quantity.Sub(p.Quantity); left.IsPositive() {
			list = append(list, m.code(i)+" "+left.String())
		}
	}
	return list
}

// fill is how full a container is, by volume and by weight as shares of its
// usual load.
type fill struct {
	name             string
	totals           shipment.Totals
	cbm, kg          money.Decimal // of its type; zero for one without a usual load
	byVolume, byMass float64
}

// fills are the containers with their loads; without any, each usual type with
// everything in it.
func (m *model) fills() []fill {
	var list []fill
	if len(m.s.Containers) == 0 {
		for _, t := range packing.Containers() {
			list = append(list, filled(t.Type, t.Type, m.s.Totals()))
		}
		return list
	}
	for i, c := range m.s.Containers {
		list = append(list, filled(m.containerName(i), c.Type, m.s.In(c.ID)))
	}
	if out := m.s.In(""); out.Pieces > 0 {
		list = append(list, fill{totals: out})
	}
	return list
}

func filled(name, kind string, t shipment.Totals) fill {
	f := fill{name: name, totals: t}
	for _, c := range packing.Containers() {
		if c.Type == kind {
			f.cbm, f.kg = c.CBM, c.Kg
			f.byVolume, f.byMass = t.CBM.Div(c.CBM).InexactFloat64(), t.Gross.Div(c.Kg).InexactFloat64()
		}
	}
	return f
}

// containerName tells containers apart: place, type and number.
func (m *model) containerName(i int) string {
	c := m.s.Containers[i]
	return strings.TrimSpace(fmt.Sprintf("%d %s %s", i+1, c.Type, c.Number))
}
