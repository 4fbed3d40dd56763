package read

import (
	"strings"

	"sampan/app/money"
)

// price is a target price with the words that belong to it.
type price struct {
	first, last int
	value       Found[money.Decimal]
	currency    Found[money.Currency]
	cued        bool // named as price or target
}

// price finds the target price of a clause: a number with a currency or after
// a word such as "target price", "@", "Zielpreis". Sums and other people's
// prices are none.
func (c *clause) price() (price, bool) {
	var best price
	ok := false
	for k := range c.figs {
		p, is := c.priceAt(k)
		if is && (!ok || p.cued || !best.cued) && !(ok && best.cued && !p.cued) {
			if ok && c.pairOf(best, p) {
				best.last = p.last
				if !best.currency.Known {
					best.currency = p.currency
				}
				continue
			}
			best, ok = p, true
		}
	}
	return best, ok
}

// priced reports that a price was found and marked.
func (c *clause) priced() bool {
	for _, u := range c.use {
		if u == asPrice {
			return true
		}
	}
	return false
}

// pairOf reports "between 3 and 3.5 dollar", whose lower end is the price.
func (c *clause) pairOf(a, b price) bool {
	if b.first <= a.last {
		return false
	}
	gap := c.t[a.last+1 : b.first]
	return len(gap) == 0 || len(gap) <= 2 && c.is("rangeword", gap, 0) == len(gap)
}

func (c *clause) priceAt(k int) (price, bool) {
	f := c.figs[k]
	if c.use[f.first] != free || f.vague {
		return price{}, false
	}
	p := price{first: f.first, last: f.last}
	c.takeCurrency(&p, k)
	cue := c.priceCue(&p)
	if !p.currency.Known && !cue {
		return price{}, false
	}
	if next := c.form(f.last + 1); next == "cent" || next == "cents" || next == "centavos" || next == "分" {
		return price{}, false
	}
	if !p.currency.Known && (f.words || c.otherMeaning(f) || c.form(f.last+1) == ":") {
		return price{}, false
	}
	c.takePer(&p)
	p.cued = cue
	if c.isTotal(&p) {
		return price{}, false
	}
	value := f.read(c.language, strings.Count(f.form, ".")+strings.Count(f.form, ",") > 1)
	if c.thousandsPrice(f) {
		value = f.read(c.language, true)
	}
	if !value.IsPositive() || value.GreaterThan(money.New(1e12)) {
		return price{}, false
	}
	p.value = found(value, Span{c.t[f.first].Start, c.t[f.last].End})
	return p, true
}

// thousandsPrice reads "1,890" as 1890 where the language has the decimal
// point.
func (c *clause) thousandsPrice(f figure) bool {
	return strings.Count(f.form, ",") == 1 && !strings.Contains(decimalComma, " "+c.language+" ") && !strings.Contains(f.form, ".")
}

// otherMeaning reports a number after a price word that is plainly not money:
// it counts things or measures them.
func (c *clause) otherMeaning(f figure) bool {
	_, u := c.unitAt(f.last + 1)
	_, t := c.time.at(c.t, f.last+1)
	return u > 0 || t > 0 || c.sizeAt(f.last+1) > 0 || c.partOfCode(f)
}

func (c *clause) takeCurrency(p *price, k int) {
	f := c.figs[k]
	set := func(code string, from, to int) {
		p.currency = found(money.Currency(code), Span{c.t[from].Start, c.t[to-1].End})
		p.first, p.last = min(p.first, from), max(p.last, to-1)
	}
	if code, n := c.currency.before(c.t, f.first); n > 0 && !c.ofLeft(f.first-n) && c.currencyStands(f.first-n, n) {
		set(code, f.first-n, f.first)
		if code, m := c.currency.at(c.t, f.last+1); m > 0 && c.form(f.last+1) != "$" {
			set(code, f.last+1, f.last+1+m)
		}
		return
	}
	if code, n := c.currency.at(c.t, f.last+1); n > 0 && c.currencyStands(f.last+1, n) {
		set(code, f.last+1, f.last+1+n)
		return
	}
	// "between 3 and 3.5 dollar": the currency of the second counts for both.
	if n := c.is("rangeword", c.t, f.last+1); n > 0 && k+1 < len(c.figs) && c.figs[k+1].first == f.last+1+n {
		g := c.figs[k+1]
		if code, m := c.currency.at(c.t, g.last+1); m > 0 && c.currencyStands(g.last+1, m) && !c.partOfCode(f) {
			p.currency = found(money.Currency(code), Span{c.t[g.last+1].Start, c.t[g.last+m].End})
		}
	}
}

// currencyStands refuses letters that are currencies only in price lists.
func (c *clause) currencyStands(i, n int) bool {
	switch c.t[i].form {
	case "rs":
		return !c.glued(i) && (n > 1 || c.kind(i+n) == number)
	case "aed", "cad", "pen":
		return c.kind(i+n) != word || i > 0 && c.kind(i-1) != number || c.is("stop", c.t, i+n) > 0 || c.is("each", c.t, i+n) > 0 || c.form(i+n) == "per"
	case "try", "cop", "all", "tl", "zl", "php", "mad", "top", "inr":
		return n > 1 || c.t[i].upper
	}
	return true
}

// priceCue takes the words before a price in: "target price is around".
func (c *clause) priceCue(p *price) bool {
	cue := false
	for i := p.first; i > 0; {
		j := i
		for j > 0 && strings.Contains(":.=-(", c.form(j-1)) {
			j--
		}
		n := 0
		if _, m := c.cue["pricecue"].before(c.t, j); m > 0 {
			strong := c.strongCue(j-m, m)
			if strong || p.currency.Known {
				cue, n = cue || strong, m
			}
		}
		if role, m := c.label.before(c.t, j); role == "price" && m > n {
			cue, n = true, m
		}
		if m := c.priceOfModel(j, p.first); n == 0 && m > 0 {
			cue, n = true, m
		}
		if n == 0 {
			if _, m := c.cue["approx"].before(c.t, j); m > 0 {
				n = m
			} else if isPriceFiller(c.form(j - 1)) {
				n = 1
			}
			if n == 0 || !c.cueFurther(j-n) {
				break
			}
		}
		i = j - n
		p.first = i
	}
	return cue
}

// priceOfModel reads "Precio máximo 8841:" before a price: the number between
// names the article.
func (c *clause) priceOfModel(j, first int) int {
	if j >= first || c.form(j) != ":" || c.kind(j-1) != number && c.kind(j-1) != word {
		return 0
	}
	if _, m := c.cue["pricecue"].before(c.t, j-1); m > 0 {
		return m + 1
	}
	return 0
}

func isPriceFiller(form string) bool {
	switch form {
	case "is", "of", "es", "ist", "est", "e", "de", "between", "entre", "zwischen", "от", "为", "是", "around", "about", "usd", "in":
		return true
	}
	return false
}

// cueFurther reports that a price word ends before token i.
func (c *clause) cueFurther(i int) bool {
	for i > 0 && strings.Contains(":.=-(", c.form(i-1)) {
		i--
	}
	_, n := c.cue["pricecue"].before(c.t, i)
	role, m := c.label.before(c.t, i)
	return n > 0 || m > 0 && role == "price" || i > 0 && isPriceFiller(c.form(i-1))
}

// strongCue reports price words that need no currency beside the number.
func (c *clause) strongCue(i, n int) bool {
	switch c.form(i) {
	case "@":
		return true
	case "a", "at", "до", "up", "max", "max.", "maximum", "zu", "to", "not", "no", "fob", "if", "can", "tope", "meta", "желаемая", "budget", "presupuesto", "预", "бюджет", "希", "控", "不", "for", "价":
		return false
	}
	return n > 0 && c.form(i) != "price" || n > 1 || c.form(i+n) == ":"
}

// takePer takes "/pc", "per dozen", "each" behind a price in.
func (c *clause) takePer(p *price) {
	i := p.last + 1
	switch c.form(i) {
	case "/", "per", "por", "par", "pro", "je", "за", "لكل", "a", "the", "each", "ea", "cada", "每":
		if c.form(i) == "each" || c.form(i) == "ea" || c.form(i) == "cada" {
			p.last = i
			return
		}
		if _, n := c.unitAt(i + 1); n > 0 {
			p.last = i + n
		} else if c.form(i) == "/" && c.kind(i+1) == number {
			p.last = i + 1
		} else if c.form(i) == "per" && c.kind(i+1) == word {
			p.last = i + 1
		}
	}
	if _, n := c.incoterm.at(c.t, p.last+1); n > 0 {
		p.last += n
	}
	if c.form(p.last+1) == ")" && c.form(p.first-1) == "(" {
		p.first, p.last = p.first-1, p.last+1
	}
}

// isTotal reports a budget, an invoice sum or somebody else's price.
func (c *clause) isTotal(p *price) bool {
	from := max(p.first-6, 0)
	for i := from; i <= p.last; i++ {
		if c.is("total", c.t, i) > 0 {
			return true
		}
		if role, n := c.label.at(c.t, i); n > 0 && role == "amount" && i < p.last {
			each := c.form(p.last-1) == "per" || c.has("each", c.t[p.last:min(p.last+5, len(c.t))]) || strings.Contains(c.text[c.t[p.first].Start:c.t[p.last].End], "/")
			if !each {
				return true
			}
		}
	}
	return false
}
