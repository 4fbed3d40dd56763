package read

import (
	"encoding/json"
	"slices"

	"sampan/app/money"
)

// Span is a place in Reading.Text: bytes from Start up to, not including, End.
type Span struct{ Start, End int }

// Found is a value together with the place it was read from. The zero Found
// is an absent value; as JSON that is null.
type Found[T any] struct {
	Value T
	Span  Span
	Known bool
}

func found[T any](v T, at Span) Found[T] { return Found[T]{Value: v, Span: at, Known: true} }

// MarshalJSON writes the bare value, or null where nothing was found.
func (f Found[T]) MarshalJSON() ([]byte, error) {
	if !f.Known {
		return []byte("null"), nil
	}
	return json.Marshal(f.Value)
}

// Reading is what an inquiry says. Its JSON is one line of `sampan-cli read`.
type Reading struct {
	ID       string `json:"id"`
	Language string `json:"language"` // ISO 639-1
	Buyer    Buyer  `json:"buyer"`
	Items    []Item `json:"items"`
	Wishes   Wishes `json:"wishes"`

	Text     string `json:"-"` // what the spans point into
	Platform string `json:"-"` // the trading site the notice came from, "" for none
}

// Buyer is the person or firm that asks.
type Buyer struct {
	Name     Found[string] `json:"name"`
	Company  Found[string] `json:"company"`
	Country  Found[string] `json:"country"` // English name
	Email    Found[string] `json:"email"`
	Phone    Found[string] `json:"phone"` // as written
	WhatsApp Found[string] `json:"whatsapp"`

	CountryCode string `json:"-"` // ISO 3166-1 alpha-2 of Country, "" when not in the table
}

// Item is one thing that the buyer asks a price for.
type Item struct {
	Text     Found[string]         `json:"text"`
	Model    Found[string]         `json:"model"`
	Spec     Found[string]         `json:"spec"`
	Quantity Found[money.Decimal]  `json:"quantity"` // the lowest of a range or of tiers
	Unit     Found[string]         `json:"unit"`     // a key of words/units.tsv
	Price    Found[money.Decimal]  `json:"target_price"`
	Currency Found[money.Currency] `json:"currency"`

	Tiers []Found[money.Decimal] `json:"-"` // the further quantities of a range or of tiers, in Unit
}

// Wishes are the terms the buyer writes for the whole inquiry.
type Wishes struct {
	Incoterm     Found[string]   `json:"incoterm"` // three capital letters
	Place        Found[string]   `json:"port_or_destination"`
	Payment      Found[string]   `json:"payment_term"`
	Delivery     Found[string]   `json:"delivery_date"` // as written
	Sample       Found[bool]     `json:"sample_wanted"` // true or absent
	Certificates []Found[string] `json:"certificates"`
}

// Spans lists every place a value was read from, in the order of the text.
// Values that come from several places are listed with the span that
// encloses them.
func (r Reading) Spans() []Span {
	var s []Span
	add := func(known bool, at Span) {
		if known && at.End > at.Start {
			s = append(s, at)
		}
	}
	b, w := r.Buyer, r.Wishes
	for _, f := range []Found[string]{b.Name, b.Company, b.Country, b.Email, b.Phone, b.WhatsApp, w.Incoterm, w.Place, w.Payment, w.Delivery} {
		add(f.Known, f.Span)
	}
	add(w.Sample.Known, w.Sample.Span)
	for _, c := range w.Certificates {
		add(c.Known, c.Span)
	}
	for _, it := range r.Items {
		for _, f := range []Found[string]{it.Text, it.Model, it.Spec, it.Unit} {
			add(f.Known, f.Span)
		}
		add(it.Quantity.Known, it.Quantity.Span)
		add(it.Price.Known, it.Price.Span)
		add(it.Currency.Known, it.Currency.Span)
		for _, t := range it.Tiers {
			add(t.Known, t.Span)
		}
	}
	slices.SortFunc(s, func(a, b Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return slices.Compact(s)
}
