package paper

import "slices"

// Blocks is what a gap on a paper stops.
type Blocks string

// What gaps stop, from nothing (advice) to the issue of the paper itself.
const (
	BlocksNothing  Blocks = ""
	BlocksIssue    Blocks = "issue"
	BlocksPayment  Blocks = "payment"
	BlocksShipment Blocks = "shipment"
)

// Finding is one thing that a paper lacks or says twice differently. Key names
// its sentence; Field the field or column it is about; Line counts from 1 and
// is 0 for the head.
type Finding struct {
	Key    string `json:"key"`
	Field  string `json:"field"`
	Line   int    `json:"line,omitempty"`
	Blocks Blocks `json:"blocks,omitempty"`
}

// Check lists what the document lacks and what each gap stops, the checks of
// its kind included. A document of no known kind blocks its own issue.
func Check(d Document) []Finding {
	k, ok := KindOf(d.Kind)
	if !ok {
		return []Finding{{Key: "paper.kind_unknown", Field: "kind", Blocks: BlocksIssue}}
	}
	found := missing(
		gap{k.Issuer(d).Name.Empty(), "seller", BlocksIssue},
		gap{d.Date == "", "date", BlocksIssue},
		gap{!slices.Contains(Languages(), d.Language), "language", BlocksIssue},
		gap{k.Goods().Len(d) == 0, "lines", BlocksIssue},
	)
	if d.Terms.ValidUntil != "" && d.Terms.ValidUntil < d.Date { // ISO days sort as text
		found = append(found, Finding{Key: "paper.validity_past", Field: "valid_until", Blocks: BlocksIssue})
	}
	return append(found, k.Check(d)...)
}

// CanIssue reports that no finding blocks the issue.
func CanIssue(found []Finding) bool {
	return !slices.ContainsFunc(found, func(f Finding) bool { return f.Blocks == BlocksIssue })
}

type gap struct {
	is     bool
	field  string
	blocks Blocks
}

// missing makes the finding "paper.missing.FIELD" of each gap that is one.
func missing(gaps ...gap) []Finding {
	var found []Finding
	for _, g := range gaps {
		if g.is {
			found = append(found, Finding{Key: "paper.missing." + g.field, Field: g.field, Blocks: g.blocks})
		}
	}
	return found
}

// eachLine asks every line for its gaps.
func eachLine(d Document, gaps func(Line) []gap) []Finding {
	var found []Finding
	for i, l := range d.Lines {
		for _, f := range missing(gaps(l)...) {
			f.Line = i + 1
			found = append(found, f)
		}
	}
	return found
}

// checkOffer is what every priced paper needs: currency, term, payment, and
// for each line a name, a price, and a quantity or tiers; and its figures must be those
// that Complete gives.
func checkOffer(d Document) []Finding {
	found := missing(
		gap{d.Currency == "", "currency", BlocksIssue},
		gap{d.Terms.Incoterm == "", "delivery", BlocksNothing},
		gap{d.Terms.Incoterm != "" && d.Terms.NamedPlace.Empty(), "named_place", BlocksNothing},
		gap{d.Terms.Payment.Empty(), "payment", BlocksNothing},
	)
	found = append(found, eachLine(d, func(l Line) []gap {
		return []gap{
			{l.Name.Empty() && l.Description.Empty(), "name", BlocksIssue},
			{d.Language != Chinese && l.Name.EN == "" && !l.Name.Empty(), "name_english", BlocksNothing},
			{!l.Quantity.IsPositive() && len(l.Tiers) == 0, "quantity", BlocksIssue},
			{!l.Price.IsPositive(), "price", BlocksIssue},
		}
	})...)
	if d.Totals.Total.Minor < 0 {
		found = append(found, Finding{Key: "paper.total_negative", Field: "total", Blocks: BlocksIssue})
	}
	return append(found, checkSums(d)...)
}

// checkSums sees figures that do not follow from one another, such as those
// of a document that was changed after Complete.
func checkSums(d Document) []Finding {
	again, err := Complete(d)
	if err != nil {
		return []Finding{{Key: "paper.figures_too_large", Field: "total", Blocks: BlocksIssue}}
	}
	for i := range d.Lines {
		if d.Lines[i].Amount != again.Lines[i].Amount {
			return []Finding{{Key: "paper.amount_differs", Field: "amount", Line: i + 1, Blocks: BlocksIssue}}
		}
	}
	if d.Totals.Goods != again.Totals.Goods || d.Totals.Total != again.Totals.Total {
		return []Finding{{Key: "paper.total_differs", Field: "total", Blocks: BlocksIssue}}
	}
	return nil
}
