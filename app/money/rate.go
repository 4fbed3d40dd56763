package money

// Rate is an exchange rate as it is frozen on a paper: how many units of the
// firm's currency one unit of Currency costs.
type Rate struct {
	Currency Currency `json:"currency"`
	Value    Decimal  `json:"value"`  // CNY for 1 unit of Currency
	Date     string   `json:"date"`   // ISO day the rate was published for
	Source   string   `json:"source"` // who published it
}

// ToCNY converts major units of the rate's currency, unrounded.
func (r Rate) ToCNY(d Decimal) Decimal { return d.Mul(r.Value) }

// FromCNY converts major units of CNY to the rate's currency, unrounded to 16
// places; a missing rate gives zero.
func (r Rate) FromCNY(d Decimal) Decimal { return Div(d, r.Value) }
