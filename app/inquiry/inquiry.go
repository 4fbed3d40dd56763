// Package inquiry holds what buyers ask for: the message as it came, the
// lines read from it, the wishes, and which product was chosen for each line.
package inquiry

import (
	"cmp"
	"slices"
	"time"

	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/trade"
)

// Status is how far an inquiry has got.
type Status string

// The states of an inquiry in their usual order.
const (
	New      Status = "new"
	Quoted   Status = "quoted"
	Declined Status = "declined"
)

// Inquiry is one message, or one sheet, of a buyer.
type Inquiry struct {
	ID         string         `json:"id"`
	Ver        int64          `json:"ver"`
	Number     string         `json:"number"`
	ReceivedAt time.Time      `json:"received_at"`
	Channel    string         `json:"channel"` // mail, chat, platform, sheet, fair
	Source     string         `json:"source"`  // the trading site or occasion it came from, "" where the channel says it all
	Subject    string         `json:"subject"`
	MessageID  string         `json:"message_id"` // of the mail; never taken in twice
	Language   string         `json:"language"`
	Text       string         `json:"text"`     // what was read; spans point into it
	BuyerID    string         `json:"buyer_id"` // contact, "" while unknown
	Sender     Sender         `json:"sender"`
	Wishes     Wishes         `json:"wishes"`
	Status     Status         `json:"status"`
	Owner      string         `json:"owner"`
	Lines      []Line         `json:"lines"`
	Files      []contact.File `json:"files"` // the message itself first, then its attachments
}

// Sender is who wrote, as read from the message.
type Sender struct {
	Name     string `json:"name"`
	Company  string `json:"company"`
	Country  string `json:"country"` // alpha-2 where it was recognised
	Email    string `json:"email"`
	Phone    string `json:"phone"`
	WhatsApp string `json:"whatsapp"`
}

// Wishes are the conditions the buyer named; empty where he named none.
type Wishes struct {
	Incoterm     trade.Incoterm `json:"incoterm"`
	Place        string         `json:"place"` // port or destination
	Payment      string         `json:"payment"`
	Delivery     string         `json:"delivery"`
	Sample       bool           `json:"sample"`
	Certificates []string       `json:"certificates"`
}

// Span is a run of bytes of Inquiry.Text; an empty one marks nothing.
type Span struct{ Start, End int }

// State is what was decided about a line.
type State string

// The decisions about a line.
const (
	Open    State = "open"    // nobody has decided
	Chosen  State = "chosen"  // a product was confirmed
	Nothing State = "nothing" // the firm has nothing that fits
)

// Line is one thing the buyer asks a price for.
type Line struct {
	ID          string         `json:"id"`
	Text        string         `json:"text"` // the buyer's words
	Model       string         `json:"model"`
	Spec        string         `json:"spec"`
	Quantity    *money.Decimal `json:"quantity"` // nil when he named none
	Unit        string         `json:"unit"`
	TargetPrice *money.Decimal `json:"target_price"` // per unit, nil when he named none
	Currency    money.Currency `json:"currency"`
	Span        Span           `json:"span"`
	State       State          `json:"state"`
	ProductID   string         `json:"product_id"` // of a chosen line
	LikelyID    string         `json:"likely_id"`  // the product that the matching proposes, "" where it is not sure of one
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Subject, Buyer, Country, Channel, Source, Owner, Language string
	Market                                                                trade.Market // of the buyer's contact, "" where his country decides
	ReceivedAt                                                            time.Time
	Status                                                                Status
	Lines, Chosen, Nothing                                                int
	Likely                                                                int // open lines with a likely product
}

// Origin is what an inquiry is counted under: its source, else its channel.
func (s Summary) Origin() string { return cmp.Or(s.Source, s.Channel) }

// Missing names what has to be asked back before a firm price can be given.
type Missing struct {
	Line  int // index of the line, -1 for the whole inquiry
	Field string
}

// AskBack lists what the buyer left open, worst first. Which certificates he
// needs is asked of certified goods alone.
func (q Inquiry) AskBack(certified bool) []Missing {
	var list []Missing
	for i, l := range q.Lines {
		if l.Quantity == nil && l.State != Nothing {
			list = append(list, Missing{i, "quantity"})
		}
	}
	if q.Wishes.Incoterm == "" {
		list = append(list, Missing{-1, "incoterm"})
	}
	if q.Wishes.Place == "" && (q.Wishes.Incoterm == "" || q.Wishes.Incoterm.NamesDestination()) {
		list = append(list, Missing{-1, "place"})
	}
	if certified && len(q.Wishes.Certificates) == 0 {
		list = append(list, Missing{-1, "certificates"})
	}
	return list
}

// Decided reports that every line has an answer.
func (q Inquiry) Decided() bool {
	return !slices.ContainsFunc(q.Lines, func(l Line) bool { return l.State == Open || l.State == "" })
}

// Choices lists the lines that have a product, in order.
func (q Inquiry) Choices() []Line {
	var lines []Line
	for _, l := range q.Lines {
		if l.State == Chosen && l.ProductID != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// Verdict is what a person decided about words and a product: it teaches the
// matching and can be taken back.
type Verdict struct {
	ID        string    `json:"id"`
	LineID    string    `json:"line_id"` // the line that was decided
	BuyerID   string    `json:"buyer_id"`
	Words     string    `json:"words"`      // the line's words as given to the matching
	ProductID string    `json:"product_id"` // "" where nothing fits
	Decision  string    `json:"decision"`   // as the matching names it: confirmed, refused, no_fit
	Shown     int       `json:"shown"`      // confidence of the first candidate then, in ten-thousandths; 0 where none was shown
	Right     bool      `json:"right"`      // the first candidate was the one confirmed
	At        time.Time `json:"at"`
}
