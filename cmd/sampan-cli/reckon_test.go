package main

import (
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"math/big"
	"strings"
	"testing"

	"sampan/assets"
)

// What follows reckons a paper's figures anew from the sample firm's tables,
// with fractions and nothing of the program.

type article map[string]string // a row of the table by heading

func table(t *testing.T, name string) []article {
	t.Helper()
	raw, err := fs.ReadFile(assets.Sample, "sample/"+name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(string(raw)))
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []article
	for _, row := range rows[1:] {
		a := article{}
		for i, heading := range rows[0] {
			a[heading] = row[i]
		}
		all = append(all, a)
	}
	return all
}

func catalogOf(t *testing.T) map[string]article {
	t.Helper()
	all := map[string]article{}
	for _, a := range table(t, "products.tsv") {
		all[a["code"]] = a
	}
	return all
}

// rates gives what one unit of a currency is worth in CNY.
func rates(t *testing.T) map[string]*big.Rat {
	t.Helper()
	raw, err := fs.ReadFile(assets.Sample, "sample/firm.json")
	if err != nil {
		t.Fatal(err)
	}
	var firm struct {
		Rates []struct{ Currency, Value string }
	}
	if err := json.Unmarshal(raw, &firm); err != nil {
		t.Fatal(err)
	}
	all := map[string]*big.Rat{"CNY": rat("1")}
	for _, r := range firm.Rates {
		all[r.Currency] = rat(r.Value)
	}
	return all
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(strings.ReplaceAll(s, ",", ""))
	if !ok {
		panic("no number: " + s)
	}
	return r
}

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }
func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }

// half rounds half away from zero.
func half(r *big.Rat, places int) *big.Rat { return rat(r.FloatString(places)) }

func ceil(r *big.Rat) *big.Rat {
	n := new(big.Int).Add(r.Num(), new(big.Int).Sub(r.Denom(), big.NewInt(1)))
	return new(big.Rat).SetInt(n.Quo(n, r.Denom()))
}

// price is the list price of the tier that a quantity reaches, carried over to
// another currency at the firm's rates: to cents, and below 1.00 to three
// figures.
func (a article) price(quantity *big.Rat, currency string, rates map[string]*big.Rat) *big.Rat {
	var list *big.Rat
	for tier := range strings.SplitSeq(a["tiers"], ";") {
		from, value, _ := strings.Cut(tier, ":")
		if list == nil || rat(from).Cmp(quantity) <= 0 {
			list = rat(value)
		}
	}
	if currency == a["currency"] {
		return list
	}
	value, places := over(times(list, rates[a["currency"]]), rates[currency]), 2
	for limit := rat("1"); value.Cmp(limit) < 0 && places < 6; limit = over(limit, rat("10")) {
		places++
	}
	return half(value, places)
}

// packed are a line's cartons, m³ and kilograms.
type packed struct{ cartons, cbm, net, gross *big.Rat }

func (a article) pack(quantity *big.Rat) packed {
	per := rat(a["pcs_per_carton"])
	n := ceil(over(quantity, per))
	carton := times(times(rat(a["carton_l_cm"]), rat(a["carton_w_cm"])), rat(a["carton_h_cm"]))
	net := half(over(times(rat(a["carton_net_kg"]), quantity), per), 2)
	tare := new(big.Rat).Sub(rat(a["carton_gross_kg"]), rat(a["carton_net_kg"]))
	return packed{n, times(half(over(carton, rat("1000000")), 6), n), net, plus(net, half(times(tare, n), 2))}
}

// grouped writes a number with so many places and commas.
func grouped(r *big.Rat, places int) string {
	whole, rest, _ := strings.Cut(r.FloatString(places), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return whole + rest
}

var (
	small = strings.Fields("ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN")
	tens  = strings.Fields("- - TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY")
)

// spelt spells a whole number below a million.
func spelt(n int) string {
	switch {
	case n >= 1000:
		s := spelt(n/1000) + " THOUSAND"
		if n%1000 == 0 {
			return s
		}
		if n%1000 < 100 {
			return s + " AND " + spelt(n%1000)
		}
		return s + " " + spelt(n%1000)
	case n >= 100:
		s := small[n/100] + " HUNDRED"
		if n%100 == 0 {
			return s
		}
		return s + " AND " + spelt(n%100)
	case n >= 20:
		if n%10 == 0 {
			return tens[n/10]
		}
		return tens[n/10] + "-" + small[n%10]
	}
	return small[n]
}

// said is an amount in words for a bank.
func said(amount *big.Rat, currency string) string {
	name := map[string][2]string{"USD": {"US DOLLARS", "CENTS"}, "EUR": {"EUROS", "CENTS"}, "CNY": {"RENMINBI YUAN", "FEN"}}[currency]
	cents := int(times(amount, rat("100")).Num().Int64())
	words := "SAY " + name[0] + " " + spelt(cents/100)
	if cents%100 > 0 {
		words += " AND " + name[1] + " " + spelt(cents%100)
	}
	return words + " ONLY"
}

// saidInChinese is an amount below a hundred million in the digits of banks.
func saidInChinese(amount *big.Rat, currency string) string {
	digits := []rune("零壹贰叁肆伍陆柒捌玖")
	cents := int(times(amount, rat("100")).Num().Int64())
	whole, jiao, fen := cents/100, cents/10%10, cents%10
	words := map[string]string{"USD": "美元", "EUR": "欧元", "CNY": "人民币"}[currency]
	units, gap := []string{"仟", "佰", "拾", "万", "仟", "佰", "拾", ""}, false
	for i, unit := range units {
		place := 1
		for range len(units) - 1 - i {
			place *= 10
		}
		d := whole / place % 10
		if d > 0 {
			if gap {
				words += "零"
			}
			words += string(digits[d]) + unit
			gap = false
			continue
		}
		gap = whole/place > 0
		if unit == "万" && whole/place > 0 && whole/place%10000 > 0 {
			words += unit
			gap = false
		}
	}
	words += "元"
	switch {
	case jiao == 0 && fen == 0:
		return words + "整"
	case jiao == 0:
		words += "零"
	default:
		words += string(digits[jiao]) + "角"
	}
	if fen > 0 {
		words += string(digits[fen]) + "分"
	}
	return words
}
