package app

import (
	"context"
	"strings"
	"sync"

	"sampan/app/catalog"
	"sampan/app/inquiry"
	"sampan/app/match"
)

// matcher is the index of the catalog, filled once and kept in step with
// every product that is saved.
type matcher struct {
	index *match.Index
	lock  sync.Mutex
	warm  bool
}

// Offer is a product that may be meant by a line, with the reasons.
type Offer struct {
	Product    catalog.Product
	Confidence float64 // that this product is meant, 0 to 1
	Reasons    []match.Reason
}

// Proposal is what the catalog has for one line of an inquiry.
type Proposal struct {
	LineID     string
	Confidence float64 // that the first offer is right; the rest is "another one" or "nothing fits"
	Offers     []Offer
}

// offers is how many candidates are shown: the digits 1 to 9 pick one.
const offers = 9

// Warm fills the index of the catalog; later calls do nothing. It is called
// in the background at start, and by whoever needs the index earlier.
func (a *App) Warm(ctx context.Context) error {
	m := &a.matcher
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.warm {
		return nil
	}
	products, err := one(ctx, a.store, Reader.Products)
	if err != nil {
		return err
	}
	for _, p := range products {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.index.Put(article(p))
	}
	m.warm = true
	return nil
}

func (a *App) learn(p catalog.Product) { a.matcher.index.Put(article(p)) }

func (a *App) forget(id string) { a.matcher.index.Remove(id) }

// article is what the matching knows of a product.
func article(p catalog.Product) match.Article {
	names := []string{p.NameEN, p.NameZH}
	for k := range strings.SplitSeq(p.Keywords, ",") {
		names = append(names, strings.TrimSpace(k))
	}
	return match.Article{
		ID: p.ID, Code: p.Code, Model: p.Model, Names: names, Spec: p.SpecEN + " " + p.SpecZH,
		Material: p.Material, Colour: p.Colour, Size: p.Size, Category: p.Category, Brand: p.Brand,
	}
}

// Propose pairs every line of an inquiry with the firm's products, best
// first.
func (a *App) Propose(ctx context.Context, q inquiry.Inquiry) ([]Proposal, error) {
	if err := a.Warm(ctx); err != nil {
		return nil, err
	}
	proposals := make([]Proposal, len(q.Lines))
	results := make([]match.Result, len(q.Lines))
	for i, l := range q.Lines {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		results[i] = a.matcher.index.Match(query(q.BuyerID, l), offers)
	}
	err := a.store.Read(ctx, func(r Reader) error {
		for i, l := range q.Lines {
			proposals[i] = Proposal{LineID: l.ID, Confidence: results[i].Confidence}
			for _, c := range results[i].Candidates {
				p, err := r.Product(c.ID)
				if err != nil {
					return err
				}
				proposals[i].Offers = append(proposals[i].Offers, Offer{p, c.Confidence, c.Reasons})
			}
		}
		return nil
	})
	return proposals, err
}

func query(buyerID string, l inquiry.Line) match.Query {
	return match.Query{Text: l.Text, Model: l.Model, Spec: l.Spec, Buyer: buyerID}
}
