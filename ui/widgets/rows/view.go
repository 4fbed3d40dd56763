package rows

import "slices"

// View is what a person made of a table; it is saved as it is.
type View struct {
	Order  []string           `json:"order,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"`
	Hidden []string           `json:"hidden,omitempty"`
	SortBy string             `json:"sort_by,omitempty"`
	Desc   bool               `json:"desc,omitempty"`
	Filter string             `json:"filter,omitempty"`
}

// View gives the present view.
func (m *Model[R]) View() View {
	v := View{Order: slices.Clone(m.order), SortBy: m.sortBy, Desc: m.desc, Filter: m.filter}
	for _, k := range m.order {
		if w, ok := m.widths[k]; ok {
			if v.Widths == nil {
				v.Widths = map[string]float32{}
			}
			v.Widths[k] = w
		}
		if m.hidden[k] {
			v.Hidden = append(v.Hidden, k)
		}
	}
	return v
}

// SetView takes a saved view; columns it does not know go to the end and
// keep their own settings, columns that are gone are ignored.
func (m *Model[R]) SetView(v View) {
	var order []string
	for _, k := range v.Order {
		if m.Column(k) != nil && !slices.Contains(order, k) {
			order = append(order, k)
			m.hidden[k] = slices.Contains(v.Hidden, k)
		}
	}
	for _, c := range m.columns {
		if !slices.Contains(order, c.Key) {
			order = append(order, c.Key)
		}
	}
	m.order = order
	clear(m.widths)
	for k, w := range v.Widths {
		m.SetWidth(k, w)
	}
	if len(m.Shown()) == 0 {
		clear(m.hidden)
	}
	at := m.CursorID()
	m.sortBy, m.desc, m.filter = v.SortBy, v.Desc, v.Filter
	m.arrange(at)
}

// MoveColumn shifts a column among the shown ones by so many places.
func (m *Model[R]) MoveColumn(key string, by int) {
	shown := m.Shown()
	from := slices.IndexFunc(shown, func(c *Column[R]) bool { return c.Key == key })
	to := from + by
	if from < 0 || to < 0 || to >= len(shown) {
		return
	}
	a, b := slices.Index(m.order, key), slices.Index(m.order, shown[to].Key)
	m.order = slices.Delete(m.order, a, a+1)
	m.order = slices.Insert(m.order, b, key)
}

// Hide hides or shows a column; the last one stays.
func (m *Model[R]) Hide(key string, hide bool) {
	if hide && len(m.Shown()) <= 1 {
		return
	}
	m.hidden[key] = hide
}

// Hidden reports whether a column is hidden.
func (m *Model[R]) Hidden(key string) bool { return m.hidden[key] }

const (
	leastWidth = float32(36)
	mostWidth  = float32(2000)
)

// SetWidth sets the width of a column in pixels, as dragged by hand; it then
// takes no share of what is left over.
func (m *Model[R]) SetWidth(key string, w float32) {
	if c := m.Column(key); c != nil {
		m.widths[key] = min(max(w, c.Min, leastWidth), mostWidth)
	}
}

// ResetWidth gives a column its own width back.
func (m *Model[R]) ResetWidth(key string) { delete(m.widths, key) }

// Widths shares a width out over the shown columns: their own widths first,
// then what is left to those with Flex; where it does not suffice, flexible
// columns shrink to their least and the table scrolls sideways.
func (m *Model[R]) Widths(available float32) []float32 {
	cols := m.Shown()
	out := make([]float32, len(cols))
	var sum, flex float32
	for i, c := range cols {
		w, dragged := m.widths[c.Key]
		if !dragged {
			w = max(c.Width, c.Min, leastWidth)
			flex += c.Flex
		}
		out[i] = w
		sum += w
	}
	left := available - sum
	if flex <= 0 || left == 0 {
		return out
	}
	most := -1
	for i, c := range cols {
		if _, dragged := m.widths[c.Key]; dragged || c.Flex == 0 {
			continue
		}
		least := max(c.Min, leastWidth)
		out[i] = float32(int(max(out[i]+left*c.Flex/flex, least)))
		if most < 0 || c.Flex > cols[most].Flex {
			most = i
		}
	}
	if left > 0 && most >= 0 { // what the rounding left over
		for _, w := range out {
			available -= w
		}
		out[most] += max(0, available)
	}
	return out
}
