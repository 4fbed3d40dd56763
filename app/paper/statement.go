package paper

import (
	"slices"

	"sampan/app/money"
)

// statement is 对账单: a buyer's account in one currency, entry by entry, with
// what is owed since when.
func statement() Kind {
	return Kind{
		Key: "statement", Series: "statement", From: []string{"contact"}, Priced: true, Sums: accountSums,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{
				ownNumber("statement"), date(), same("period", func(d Document) string { return together(" – ", d.Account.From, d.Account.To) }),
				same("currency", func(d Document) string { return string(d.Currency) }),
			}},
			{Area: Parties, Roles: []Role{role("buyer", theBuyer)}},
			{Area: Goods, Table: Table{Rows: entryRows, Columns: entryColumns()}},
			{Area: Sums},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Listing, Title: "part.ageing", Table: Table{Rows: ageingRows, Columns: ageingColumns()}},
			{Area: Opening, Fields: []Field{closing()}},
			{Area: Boxed, Title: "part.bank", Fields: payable(bankFields())},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: []Role{role("seller", theSeller)}},
		},
		Check: func(d Document) []Finding {
			return slices.Concat(missing(
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
				gap{d.Currency == "", "currency", BlocksIssue},
			), checkBank(d))
		},
	}
}

// inFavour reports that the buyer has paid more than he owes.
func (d Document) inFavour() bool { return d.Totals.Total.Minor < 0 }

// closing asks for what is overdue, or says that what was paid ahead stands.
func closing() Field {
	return Field{Key: "statement_closing", Value: func(d Document) Value {
		if d.Totals.Total.Minor <= 0 {
			return Value{Code: "text.statement_closing_settled"}
		}
		return Value{Code: "text.statement_closing"}
	}}
}

// payable leaves fields out where nothing is to be paid.
func payable(fields []Field) []Field {
	out := slices.Clone(fields)
	for i, f := range fields {
		out[i].Value = func(d Document) Value {
			if d.Totals.Total.Minor <= 0 {
				return Value{}
			}
			return f.Value(d)
		}
	}
	return out
}

// ageingRows is none where no invoice is open: the balance has said it then.
func ageingRows(d Document) int {
	if slices.ContainsFunc(d.Account.Ageing, func(b Bucket) bool { return !b.Amount.IsZero() }) {
		return 1
	}
	return 0
}

func entryRows(d Document) int { return len(d.Account.Entries) }

func entryColumns() []Column {
	text := func(key string, max int, of func(Entry) string) Column {
		return Column{Key: key, Max: max, Cell: func(d Document, row int) Cell { return Cell{Phrases: words(Plain, Same(of(d.Account.Entries[row])))} }}
	}
	figure := func(key string, of func(Entry) money.Amount) Column {
		return Column{Key: key, Align: Right, Max: 84, Money: true, Cell: func(d Document, row int) Cell {
			return number(of(d.Account.Entries[row]).Decimal(), d.Currency.Digits(), Words{})
		}}
	}
	balance := figure("balance", func(e Entry) money.Amount { return e.Balance })
	balance.Formula = func(d Document, row int) Formula {
		e := d.Account.Entries[row]
		if row == 0 {
			return Formula{"{debit}-{credit}", e.Debit.Decimal().Sub(e.Credit.Decimal())}
		}
		return Formula{"{balance-1}+{debit}-{credit}", e.Balance.Decimal()}
	}
	return []Column{
		text("date", 60, func(e Entry) string { return e.Date }),
		{Key: "entry", Cell: func(d Document, row int) Cell {
			e := d.Account.Entries[row]
			kind := Phrase{Plain, []Fact{{Key: "entry_" + e.Kind}}}
			return Cell{Phrases: append([]Phrase{kind}, words(Soft, e.Text)...)}
		}},
		text("reference", 100, func(e Entry) string { return e.Reference }), text("due", 60, func(e Entry) string { return e.Due }),
		figure("debit", func(e Entry) money.Amount { return e.Debit }), figure("credit", func(e Entry) money.Amount { return e.Credit }), balance,
	}
}

// ageingColumns are the balances by how long they have been due, a column each.
func ageingColumns() []Column {
	var columns []Column
	for _, key := range []string{"current", "30", "60", "90", "older"} {
		columns = append(columns, Column{Key: "age_" + key, Align: Right, Max: 88, Cell: func(d Document, _ int) Cell {
			if len(d.Account.Ageing) == 0 {
				return Cell{}
			}
			n := money.Zero
			if i := slices.IndexFunc(d.Account.Ageing, func(b Bucket) bool { return b.Key == key }); i >= 0 {
				n = d.Account.Ageing[i].Amount.Decimal()
			}
			places := d.Currency.Digits()
			return Cell{Phrases: words(Plain, Same(money.Format(n, places))), Number: n, Numeric: true, Places: places}
		}})
	}
	return append(columns, Column{Key: "unused", Align: Right, Cell: func(d Document, _ int) Cell {
		return number(d.Account.Unused.Decimal(), d.Currency.Digits(), Words{})
	}})
}

// accountSums are what was invoiced and paid in all, and what is owed.
func accountSums(d Document) []Sum {
	debit, credit := money.Amount{Currency: d.Currency}, money.Amount{Currency: d.Currency}
	for _, e := range d.Account.Entries {
		debit.Minor += e.Debit.Minor
		credit.Minor += e.Credit.Minor
	}
	owed := Sum{Key: "sum.owed", Amount: d.Totals.Total, Formula: "SUM({debit})-SUM({credit})", Loud: true}
	if d.inFavour() {
		owed.Key, owed.Amount.Minor, owed.Formula = "sum.in_favour", -owed.Amount.Minor, "SUM({credit})-SUM({debit})"
	}
	return []Sum{
		{Key: "sum.debit", Amount: debit, Formula: "SUM({debit})"},
		{Key: "sum.credit", Amount: credit, Formula: "SUM({credit})"},
		owed,
	}
}
