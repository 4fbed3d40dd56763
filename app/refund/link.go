package refund

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
)

// LinkNumber (关联号) joins one export item with its purchase rows: the month
// as YYYYMM, the batch in three digits and a serial in eight.
func LinkNumber(month, batch string, serial int) (string, error) {
	if len(month) != 6 || strings.Trim(month, "0123456789") != "" || month[4:] < "01" || month[4:] > "12" {
		return "", fault.New("refund.month_wrong", "Month", month).At("month")
	}
	if len(batch) > 3 || batch == "" || strings.Trim(batch, "0123456789") != "" {
		return "", fault.New("refund.batch_wrong", "Batch", batch).At("batch")
	}
	if serial < 1 || serial > 99_999_999 {
		return "", fault.New("refund.serial_wrong", "Serial", serial).At("serial")
	}
	return fmt.Sprintf("%s%03s%08d", month, batch, serial), nil
}

// Export is one declared item that a refund is claimed for.
type Export struct {
	Key          string        // 21 digits: customs number and item
	Product      string        // what its purchases are known by
	Date         string        // export date, ISO day
	Name         string        // Chinese, as declared
	Unit         string        // claim unit, that of the rate library
	Quantity     money.Decimal // in it
	DealUnit     string        // unit of the invoice abroad
	DealQuantity money.Decimal
	RefundRate   money.Decimal
	FOB          money.Amount // CNY
}

// Purchase is one row of a purchase invoice.
type Purchase struct {
	ID       string
	Product  string
	Number   string // of the invoice: 20 digits, or old code and number
	Row      int
	Date     string
	Name     string
	Unit     string
	Quantity money.Decimal // left to link
	Taxable  money.Amount  // left to link, CNY without tax
	Rate     money.Decimal // of tax
}

// Link is the part of a purchase row that an export item uses.
type Link struct {
	Number   string // link number, alike for all rows of an export item
	Export   string // Export.Key
	Purchase string // Purchase.ID
	Taken    money.Decimal
	Quantity money.Decimal // taken, in the claim unit
	Taxable  money.Amount
	Applied  money.Decimal // the lower of both rates
	Refund   money.Amount
}

// Short is an export item whose purchases do not reach.
type Short struct {
	Export  string
	Missing money.Decimal // in the claim unit
	Units   []string      // units of purchases that could not be converted
}

// Linked is what linking gives: links in the order of the exports, what is
// short, and what is left of each purchase row.
type Linked struct {
	Links []Link
	Short []Short
	Left  map[string]Purchase
}

// FirstInFirstOut links exports, oldest first, with purchases of the same
// product, oldest first. A purchase counted in the deal unit converts to the
// claim unit by the item's own ratio of the two. What is taken last of a row
// takes the amount that is left of it, so that a row's parts sum to it.
func FirstInFirstOut(exports []Export, purchases []Purchase, month, batch string) (Linked, error) {
	out := Linked{Left: make(map[string]Purchase, len(purchases))}
	stock := map[string][]*Purchase{}
	rows := slices.Clone(purchases)
	slices.SortStableFunc(rows, func(a, b Purchase) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Row, b.Row))
	})
	for i := range rows {
		if _, twice := out.Left[rows[i].ID]; twice {
			return Linked{}, fault.New("refund.invoice_twice", "Number", rows[i].Number).At("number")
		}
		out.Left[rows[i].ID] = rows[i]
		stock[rows[i].Product] = append(stock[rows[i].Product], &rows[i])
	}
	exports = slices.Clone(exports)
	slices.SortStableFunc(exports, func(a, b Export) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Key, b.Key)) })
	for i, e := range exports {
		number, err := LinkNumber(month, batch, i+1)
		if err != nil {
			return Linked{}, err
		}
		short, err := out.link(e, number, stock)
		if err != nil {
			return Linked{}, err
		}
		if short.Missing.IsPositive() {
			out.Short = append(out.Short, short)
		}
	}
	for i := range rows {
		out.Left[rows[i].ID] = rows[i]
	}
	return out, nil
}

func (out *Linked) link(e Export, number string, stock map[string][]*Purchase) (Short, error) {
	short := Short{Export: e.Key, Missing: e.Quantity}
	queue := stock[e.Product]
	for len(queue) > 0 && !queue[0].Quantity.IsPositive() {
		queue = queue[1:]
	}
	stock[e.Product] = queue
	for _, p := range queue {
		if !short.Missing.IsPositive() {
			break
		}
		if !p.Quantity.IsPositive() {
			continue
		}
		per, ok := e.perUnit(p.Unit)
		if !ok {
			if !slices.Contains(short.Units, p.Unit) {
				short.Units = append(short.Units, p.Unit)
			}
			continue
		}
		if !money.Round(p.Quantity.Mul(per), 5).IsPositive() {
			continue // too little to be a figure of the sheet
		}
		link, err := p.take(e, per, short.Missing)
		if err != nil {
			return short, err
		}
		link.Number = number
		short.Missing = short.Missing.Sub(link.Quantity)
		out.Links = append(out.Links, link)
	}
	return short, nil
}

// perUnit is how many claim units one unit of a purchase makes for this item.
func (e Export) perUnit(unit string) (money.Decimal, bool) {
	switch {
	case unit == e.Unit:
		return money.New(1), true
	case unit == e.DealUnit && e.DealQuantity.IsPositive():
		return money.Div(e.Quantity, e.DealQuantity), true
	}
	return money.Zero, false
}

// dust is what the conversion of units may leave over: below it a quantity is
// used up.
var dust = money.Scaled(5, 6)

func (p *Purchase) take(e Export, per, wanted money.Decimal) (Link, error) {
	worth := p.Quantity.Mul(per)
	taken, quantity := p.Quantity, money.Round(worth, 5)
	if worth.Sub(wanted).GreaterThan(dust) {
		taken, quantity = money.Round(money.Div(wanted, per), 5), wanted
	}
	if quantity.Sub(wanted).Abs().LessThanOrEqual(dust) {
		quantity = wanted
	}
	if taken.GreaterThan(p.Quantity) {
		taken = p.Quantity
	}
	taxable, err := Part(p.Taxable, p.Quantity, taken)
	if err != nil {
		return Link{}, err
	}
	applied, back, err := Trader(taxable, p.Rate, e.RefundRate)
	if err != nil {
		return Link{}, err
	}
	p.Quantity = p.Quantity.Sub(taken)
	p.Taxable.Minor -= taxable.Minor
	return Link{Export: e.Key, Purchase: p.ID, Taken: taken, Quantity: quantity, Taxable: taxable, Applied: applied, Refund: back}, nil
}
