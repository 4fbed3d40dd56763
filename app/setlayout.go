package app

import (
	"context"
	"slices"

	"sampan/app/fault"
	"sampan/app/paper"
)

// Layout gives the looks of a kind of paper for a buyer, and whether they were
// chosen for just these; else they are those of the buyer, of the kind, or of
// the firm, in this order. "" stands for all kinds, and for all buyers.
func (a *App) Layout(ctx context.Context, kind, buyerID string) (l paper.Layout, own bool, err error) {
	err = a.store.Read(ctx, func(r Reader) (err error) {
		if own, err = setting(r, layoutKey(kind, buyerID), &l); err != nil || own {
			return err
		}
		l, err = layoutOf(r, kind, buyerID)
		return err
	})
	return l, own, err
}

// SetLayout keeps the looks of a kind of paper for a buyer; nil goes back to
// what holds without them. Papers that went out stay as they are.
func (a *App) SetLayout(ctx context.Context, kind, buyerID string, l *paper.Layout) error {
	if _, known := paper.KindOf(kind); kind != "" && !known {
		return fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	if l != nil {
		if err := checkLayout(*l); err != nil {
			return err
		}
	}
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error {
		if l == nil {
			return tx.SetSetting(layoutKey(kind, buyerID), "")
		}
		return putSetting(tx, layoutKey(kind, buyerID), l)
	})
}

// most of a page that the head or the foot of a firm's own sheet may take, mm.
const mostLetterhead = 120

func checkLayout(l paper.Layout) error {
	switch {
	case !slices.Contains(paper.Designs(), l.Design):
		return fault.New("paper.design_unknown").At("design")
	case l.Top < 0 || l.Top > mostLetterhead || l.Bottom < 0 || l.Bottom > mostLetterhead:
		return fault.New("paper.letterhead_too_high", "Most", mostLetterhead).At("top")
	}
	return nil
}

func layoutKey(kind, buyerID string) string { return "layout." + kind + "." + buyerID }

// layoutOf finds the looks that hold for a kind and a buyer.
func layoutOf(r Reader, kind, buyerID string) (paper.Layout, error) {
	var l paper.Layout
	tried := map[string]bool{}
	for _, key := range []string{layoutKey(kind, buyerID), layoutKey("", buyerID), layoutKey(kind, ""), layoutKey("", "")} {
		if tried[key] {
			continue
		}
		tried[key] = true
		if ok, err := setting(r, key, &l); err != nil || ok {
			return l, err
		}
	}
	return l, nil
}
