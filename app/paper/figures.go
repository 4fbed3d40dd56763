package paper

import "sampan/app/text"

// Figures are the sums of money under the goods with their captions: those the
// kind gives, or charges, total, deposit and balance.
func (k Kind) Figures(d Document, en, zh *text.Messages) []Sum {
	if !k.Priced {
		return nil
	}
	var sums []Sum
	if k.Sums != nil {
		sums = k.Sums(d)
	} else {
		sums = d.offerSums(en, zh)
	}
	for i, s := range sums {
		if s.Key != "" {
			sums[i].Caption = Words{EN: en.T(s.Key, s.Args...), ZH: zh.T(s.Key, s.Args...)}
		}
	}
	return sums
}

func (d Document) offerSums(en, zh *text.Messages) []Sum {
	t := d.Totals
	if t.Goods.IsZero() && len(d.Charges) == 0 {
		return nil
	}
	var sums []Sum
	if len(d.Charges) > 0 {
		sums = append(sums, Sum{Key: "sum.goods", Amount: t.Goods})
	}
	for _, c := range d.Charges {
		sums = append(sums, Sum{Caption: c.Name, Amount: c.Amount})
	}
	sums = append(sums, Sum{Caption: d.TotalCaption(en, zh), Amount: t.Total, Loud: true})
	if t.Deposit.IsZero() {
		return sums
	}
	return append(sums, Sum{Key: "sum.deposit", Args: []any{"Share", d.Terms.Deposit}, Amount: t.Deposit}, Sum{Key: "sum.balance", Amount: t.Balance})
}
