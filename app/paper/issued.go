package paper

import "time"

// Issued is a paper that went out. Document is frozen: printing it again
// gives the same pages, whatever has changed since; the first print is kept.
type Issued struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"` // Kind.Key
	Number   string    `json:"number"`
	Revision int       `json:"revision"`
	Noun     string    `json:"noun"`   // record it was drawn up from: quotation, order …
	RefID    string    `json:"ref_id"` // that record's id
	BuyerID  string    `json:"buyer_id"`
	Date     string    `json:"date"` // ISO day on the paper
	IssuedAt time.Time `json:"issued_at"`
	Actor    string    `json:"actor"`
	VoidAt   time.Time `json:"void_at"`  // zero while valid
	Document []byte    `json:"document"` // JSON of the Document
}
