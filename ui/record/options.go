package record

import (
	"sampan/app/trade"
	"sampan/ui/widgets"
)

// Countries are the options of a field for a country, by alpha-2 code.
func Countries(t trade.Tables, chinese bool) []widgets.Option {
	options := make([]widgets.Option, len(t.Countries))
	for i, c := range t.Countries {
		options[i] = widgets.Option{ID: c.Code, Label: c.NameEN, Note: c.Code, Also: c.NameZH + " " + c.Alpha3}
		if chinese {
			options[i].Label, options[i].Also = c.NameZH, c.NameEN+" "+c.Alpha3
		}
	}
	return options
}
