package catalog

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/trade"
)

// Certificate is what proves that a product may be sold somewhere. Only the
// kind is ever compulsory: many are first known by name, the paper follows.
type Certificate struct {
	Kind   string       `json:"kind"` // CE, FCC, UKCA, EAC, RoHS, UN38.3 …
	Number string       `json:"number"`
	Issuer string       `json:"issuer"`
	From   string       `json:"from"`  // ISO day
	Until  string       `json:"until"` // last ISO day, "" for one that does not end
	File   contact.File `json:"file"`
}

// CertificateKinds are the kinds that menus offer; others may be typed.
func CertificateKinds() []string {
	return []string{
		"CE", "RoHS", "REACH", "UKCA", "FCC", "UL", "FDA", "CPC", "EAC", "ECE R90", "PSE", "KC", "RCM", "BIS", "ANATEL", "INMETRO",
		"NOM", "SABER", "G-Mark", "SONCAP", "PVoC", "UN38.3", "MSDS", "ISO 9001", "BSCI", "FSC", "CCC",
	}
}

// LimitKind is what keeps a product from a market.
type LimitKind string

// The kinds of limits.
const (
	Forbidden LimitKind = "forbidden"
	Patent    LimitKind = "patent"     // a patent or design of somebody else
	TradeMark LimitKind = "trade_mark" // a mark of somebody else, or a sole distributor's
	Needs     LimitKind = "needs"      // may be sold with the certificate that is named
)

// LimitKinds lists the kinds in the order of menus.
func LimitKinds() []LimitKind { return []LimitKind{Forbidden, Patent, TradeMark, Needs} }

// Limit keeps one product from a market or a sales channel.
type Limit struct {
	Kind        LimitKind `json:"kind"`
	Where       []string  `json:"where"`       // alpha-2 codes, areas or tiers; empty is everywhere
	Channel     string    `json:"channel"`     // sales platform, "" for all
	Certificate string    `json:"certificate"` // of Needs
	Reason      string    `json:"reason"`
	Until       string    `json:"until"` // last ISO day, "" for no end known
}

// Aim is where, through which channel and on which ISO day goods are to be
// sold.
type Aim struct {
	trade.Place
	Channel string
	Day     string
}

// Problem is what a finding says.
type Problem string

// The problems, the worst first.
const (
	NotAllowed Problem = "not_allowed"
	Missing    Problem = "missing"  // no certificate of the kind
	Expired    Problem = "expired"  // or not valid yet on the day
	Ending     Problem = "ending"   // ends within EndingDays of the day
	Unproved   Problem = "unproved" // named, but without number and file
)

// EndingDays is how soon a certificate's end is worth a word.
const EndingDays = 60

// Finding is one thing that stands between a product and a market.
type Finding struct {
	Problem Problem
	Limit   LimitKind // of NotAllowed
	Kind    string    // certificate, "UKCA/CE" where one of them is enough
	Until   string    // of Expired and Ending
	Reason  string    // the limit's reason or the source of the requirement
}

// Stops reports a finding that goods should not be offered with.
func (f Finding) Stops() bool { return f.Problem != Ending && f.Problem != Unproved }

// Access says what stands between a product and a market: limits of its own
// first, then what the market asks of such goods, each certificate once. The
// rows of asked come from the firm's table.
func Access(p Product, asked []trade.Requirement, aim Aim) []Finding {
	var found []Finding
	told := map[string]bool{}
	need := func(kind, reason string) {
		if told[fold(kind)] {
			return
		}
		told[fold(kind)] = true
		if f, wrong := p.proof(kind, aim.Day); wrong {
			f.Reason = reason
			found = append(found, f)
		}
	}
	for _, l := range p.Limits {
		switch {
		case !l.applies(aim):
		case l.Kind == Needs:
			need(l.Certificate, l.Reason)
		default:
			found = append(found, Finding{Problem: NotAllowed, Limit: l.Kind, Reason: l.Reason})
		}
	}
	for _, r := range asked {
		if r.On(aim.Day) && aim.In(r.Where) && r.Covers(p.HSCode, p.Category, p.Tags) {
			for _, kind := range r.Kinds {
				need(kind, r.Source)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Problem.rank(), b.Problem.rank()) })
	return found
}

func (p Problem) rank() int {
	return slices.Index([]Problem{NotAllowed, Missing, Expired, Ending, Unproved}, p)
}

func (l Limit) applies(aim Aim) bool {
	return (l.Until == "" || aim.Day <= l.Until) && aim.In(l.Where) && (l.Channel == "" || strings.EqualFold(strings.TrimSpace(l.Channel), strings.TrimSpace(aim.Channel)))
}

// proof looks for the best certificate of a kind on a day; wrong is false
// where nothing is to be said.
func (p Product) proof(kind, day string) (f Finding, wrong bool) {
	best := Finding{Problem: Missing, Kind: kind}
	for _, c := range p.Certificates {
		if !c.is(kind) {
			continue
		}
		now := Finding{Problem: c.state(day), Kind: kind, Until: c.Until}
		if now.Problem == "" {
			return Finding{}, false
		}
		if now.Problem.rank() > best.Problem.rank() || (now.Problem == best.Problem && now.Until > best.Until) {
			best = now
		}
	}
	return best, true
}

// is reports a certificate of one of the kinds parted by "/".
func (c Certificate) is(kind string) bool {
	for k := range strings.SplitSeq(kind, "/") {
		if fold(k) == fold(c.Kind) {
			return true
		}
	}
	return false
}

// fold lets "un 38.3" be UN38.3.
func fold(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(s))
}

// state is what is wrong with a certificate on an ISO day, "" for nothing.
func (c Certificate) state(day string) Problem {
	switch {
	case (c.Until != "" && c.Until < day) || (c.From != "" && c.From > day):
		return Expired
	case c.Until != "" && c.Until <= later(day, EndingDays):
		return Ending
	case c.Number == "" && c.File.ID == "":
		return Unproved
	}
	return ""
}

// State is what is wrong with a certificate on a day, "" for nothing.
func (c Certificate) State(day time.Time) Problem { return c.state(day.Format(time.DateOnly)) }

// later adds days to an ISO day; what is no day stays.
func later(day string, days int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return d.AddDate(0, 0, days).Format(time.DateOnly)
}

// checkAccess says what certificates and limits cannot be saved with.
func (p Product) checkAccess() error {
	for _, c := range p.Certificates {
		switch {
		case strings.TrimSpace(c.Kind) == "":
			return fault.New("catalog.certificate_unnamed").At("certificates")
		case !isDay(c.From) || !isDay(c.Until):
			return fault.New("catalog.day_wrong", "Kind", c.Kind).At("certificates")
		case c.From != "" && c.Until != "" && c.Until < c.From:
			return fault.New("catalog.certificate_ends_first", "Kind", c.Kind).At("certificates")
		}
	}
	for _, l := range p.Limits {
		switch {
		case !slices.Contains(LimitKinds(), l.Kind):
			return fault.New("catalog.limit_unknown", "Kind", string(l.Kind)).At("limits")
		case l.Kind == Needs && strings.TrimSpace(l.Certificate) == "":
			return fault.New("catalog.limit_needs_what").At("limits")
		case !isDay(l.Until):
			return fault.New("catalog.day_wrong", "Kind", l.Reason).At("limits")
		}
	}
	return nil
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return s == "" || err == nil
}
