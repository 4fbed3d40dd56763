package inquiries

import (
	"strings"

	"sampan/app/trade"
)

// words says codes in the language of the screen.
type words struct {
	say     func(string, ...any) string
	tables  trade.Tables
	chinese bool
}

func wordsOf(say func(string, ...any) string, t trade.Tables) words {
	return words{say, t, say("app.language_code") == "zh"}
}

func (p *Page) words() words { return wordsOf(p.desk.Say, p.service.Tables()) }

// unit is what a unit is called: Chinese in Chinese, the code of the trade
// otherwise. What no table knows stays as the buyer wrote it.
func (w words) unit(code string) string {
	if u, ok := w.tables.Unit(code); ok && w.chinese {
		return u.NameZH
	}
	return code
}

// unitCode is the code of a unit that somebody typed: code, name in either
// language, or their plural. An unknown one stays as it is.
func (w words) unitCode(typed string) string {
	typed = strings.TrimSpace(typed)
	for _, spelling := range []string{typed, strings.TrimSuffix(typed, "s")} {
		if spelling == "" {
			continue
		}
		for _, u := range w.tables.Units {
			if strings.EqualFold(spelling, u.Code) || strings.EqualFold(spelling, u.NameEN) || spelling == u.NameZH {
				return u.Code
			}
		}
	}
	return typed
}

// country is the name of a country, its code where no table knows it.
func (w words) country(code string) string {
	c, ok := w.tables.Country(code)
	switch {
	case !ok:
		return code
	case w.chinese:
		return c.NameZH
	}
	return c.NameEN
}

// origin names a source: a channel in the language of the screen, a trading
// site or a fair by its own name.
func (w words) origin(source string) string {
	switch source {
	case "mail", "chat", "platform", "sheet", "fair":
		return w.say("inquiries.channel_" + source)
	}
	return source
}

// language names a language that inquiries are read in.
func (w words) language(code string) string {
	switch head, _, _ := strings.Cut(code, "-"); head {
	case "en", "zh", "es", "pt", "fr", "de", "ru", "ar":
		return w.say("inquiries.language_" + head)
	}
	return code
}
