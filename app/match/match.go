// Package match pairs the words of an inquiry with the firm's own products:
// one line of a buyer goes in, ranked products with reasons and a probability
// come out. It is pure: no store, no clock, no network, no goroutines. Use
// cases and the command line call it; the store keeps what Memory is taught.
//
// One normaliser turns both sides into typed tokens (words, codes, measures,
// sizes, colours, materials). Candidates come from equal and nearly equal
// codes, from BM25 over the tokens and from similar spellings; a small model
// of trees ranks them by typed features, conflicts push a product down and
// are named, and a second model says how sure the first place is.
package match

// Article is what the index knows of a product. Only ID is compulsory.
type Article struct {
	ID       string
	Code     string   // the firm's own item number
	Model    string   // the maker's model
	Names    []string // in any language, the main one first
	Spec     string
	Material string
	Colour   string
	Size     string
	Category string
	Brand    string
	Text     string // a longer description; counts less than the rest
	Buyers   []BuyerName
}

// BuyerName is what one buyer calls a product: his item code or his words.
type BuyerName struct{ Buyer, Name string }

// Query is one line of an inquiry. Text alone is enough.
type Query struct {
	Text  string
	Model string
	Spec  string
	Buyer string // id of the buyer, "" while unknown
}

// Candidate is a product that may be meant.
type Candidate struct {
	ID         string
	Confidence float64 // that this product is meant, 0 to 1
	Reasons    []Reason
}

// Result is the answer to one line, best candidate first. Confidence is the
// probability that the first candidate is right; what is missing to 1 is the
// chance that another one is meant or that nothing fits.
type Result struct {
	Confidence float64
	Candidates []Candidate
}
