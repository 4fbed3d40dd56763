package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/match"
)

// matcher is the index of the catalog and what people taught it, filled once
// and kept in step with every product that is saved and every line decided.
type matcher struct {
	index  *match.Index
	memory *match.Memory // nil until warm
	lock   sync.Mutex
	warm   bool

	order   sync.Mutex      // of writes to the index
	touched map[string]bool // products saved or deleted while the index fills; nil once it is full
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

// Warm fills the index of the catalog and recalls every verdict; later calls
// do nothing. It is called in the background at start, and by whoever needs
// the index earlier. Products saved or deleted meanwhile keep what was done to
// them last.
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
	verdicts, err := one(ctx, a.store, Reader.Verdicts)
	if err != nil {
		return err
	}
	for _, p := range products {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.fill(p)
	}
	m.order.Lock()
	m.touched = nil
	m.order.Unlock()
	lessons := make([]match.Verdict, len(verdicts))
	for i, v := range verdicts {
		lessons[i] = lesson(v)
	}
	m.memory, m.warm = match.NewMemory(lessons), true
	return nil
}

// lesson is a verdict as the matching learns it.
func lesson(v inquiry.Verdict) match.Verdict {
	return match.Verdict{
		Buyer: v.BuyerID, Words: v.Words, Product: v.ProductID, Decision: match.Decision(v.Decision),
		Shown: float64(v.Shown) / shownScale, Right: v.Right,
	}
}

// shownScale is how many parts a stored confidence has.
const shownScale = 1e4

// fill puts a product of the snapshot into the index, unless it has been
// saved or deleted since.
func (m *matcher) fill(p catalog.Product) {
	m.order.Lock()
	defer m.order.Unlock()
	if !m.touched[p.ID] {
		m.index.Put(article(p))
	}
}

func (m *matcher) touch(id string) {
	if m.touched != nil {
		m.touched[id] = true
	}
}

// learn follows a product that was saved.
func (a *App) learn(p catalog.Product) {
	m := &a.matcher
	m.order.Lock()
	defer m.order.Unlock()
	m.touch(p.ID)
	m.index.Put(article(p))
}

// forget follows a product that was deleted.
func (a *App) forget(id string) {
	m := &a.matcher
	m.order.Lock()
	defer m.order.Unlock()
	m.touch(id)
	m.index.Remove(id)
}

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
		results[i] = a.matchLine(q.BuyerID, l, offers)
	}
	err := a.store.Read(ctx, func(r Reader) error {
		for i, l := range q.Lines {
			proposals[i] = Proposal{LineID: l.ID, Confidence: results[i].Confidence}
			for _, c := range results[i].Candidates {
				p, err := r.Product(c.ID)
				if fault.Is(err, "store.not_found") {
					continue // deleted since it was matched
				}
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

// Certified reports goods that are sold with certificates among the products
// chosen for an inquiry, or likely meant.
func Certified(q inquiry.Inquiry, proposals []Proposal) bool {
	chosen := map[string]string{}
	for _, l := range q.Lines {
		if l.State != inquiry.Nothing {
			chosen[l.ID] = cmp.Or(l.ProductID, l.LikelyID)
		}
	}
	return slices.ContainsFunc(proposals, func(p Proposal) bool {
		return slices.ContainsFunc(p.Offers, func(o Offer) bool {
			return o.Product.ID == chosen[p.LineID] && len(o.Product.Certificates) > 0
		})
	})
}

// matchLine asks index and memory, which are warm.
func (a *App) matchLine(buyerID string, l inquiry.Line, top int) match.Result {
	return a.matcher.memory.Match(a.matcher.index, match.Query{Text: l.Text, Model: l.Model, Spec: l.Spec, Buyer: buyerID}, top)
}

// suggest writes on every open line which product is likely meant, so that
// lists can say how much of an inquiry can be answered before anybody looks.
// Index and memory must be warm.
func (a *App) suggest(ctx context.Context, q *inquiry.Inquiry) error {
	for i := range q.Lines {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := &q.Lines[i]
		if l.State != inquiry.Open && l.State != "" {
			continue
		}
		l.State, l.LikelyID = inquiry.Open, ""
		if r := a.matchLine(q.BuyerID, *l, 1); len(r.Candidates) > 0 && r.Confidence >= Likely {
			l.LikelyID = r.Candidates[0].ID
		}
	}
	return nil
}
