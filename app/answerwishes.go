package app

import (
	"regexp"
	"slices"
	"strings"

	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/inquiry"
)

// answer takes over what the buyer asked for beside the trade term. A payment
// that is one of the firm's terms becomes the term; what the terms do not
// answer stays beside them, for a person to decide: delivery and certificates
// are promises.
func answer(d *deal.Deal, f firm.Firm, w inquiry.Wishes) {
	if w.Payment != "" {
		switch like := paymentsLike(f, w.Payment); {
		case slices.Contains(like, d.PaymentCode) && d.PaymentCode != "":
		case len(like) == 1:
			pay(d, f, like[0])
		default:
			d.Asked.Payment = w.Payment
		}
	}
	d.Asked.Delivery = w.Delivery
	d.Asked.Certificates = slices.Clone(w.Certificates)
}

// paymentsLike gives the codes of the firm's payment terms that say what the
// words say: the same instrument, and every share, number of days and moment
// that the words name.
func paymentsLike(f firm.Firm, words string) []string {
	asked := marksOf(words)
	var codes []string
	for _, p := range f.Payments {
		if strings.EqualFold(p.Code, words) || strings.EqualFold(p.EN, words) || p.ZH == words {
			return []string{p.Code}
		}
		offered := append(marksOf(p.EN+" "+p.ZH), marksOf(p.Code)...)
		has := func(mark string) bool { return slices.Contains(offered, mark) }
		if len(asked) > 0 && !slices.ContainsFunc(asked, func(m string) bool { return !has(m) }) {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

// paymentMarks are what tells payment terms apart, in the languages of buyers.
var paymentMarks = map[string]*regexp.Regexp{
	"tt":      regexp.MustCompile(`\bt/?t\b|wire transfer|telegraphic|bank transfer|transferencia|überweisung|电汇|перевод`),
	"lc":      regexp.MustCompile(`\bl/?c\b|letter of credit|carta de crédito|akkreditiv|信用证|аккредитив`),
	"dp":      regexp.MustCompile(`\bd/?p\b|documents against payment|付款交单`),
	"da":      regexp.MustCompile(`\bd/?a\b|against acceptance|承兑交单`),
	"oa":      regexp.MustCompile(`\bo/?a\b|open account|\bnet \d|赊销`),
	"advance": regexp.MustCompile(`in advance|prepa|vorkasse|anticipad|预付|предоплат`),
	"sight":   regexp.MustCompile(`sight|sicht|a la vista|即期`),
	"copy":    regexp.MustCompile(`copy|копи|kopie|copia|副本`),
	"before":  regexp.MustCompile(`before (?:shipment|delivery|dispatch)|vor versand|antes del? (?:embarque|envío)|发货前|до отгрузки`),
}

var (
	paymentShare = regexp.MustCompile(`(\d+)\s*%|\b(\d{2})\s*/\s*\d{2}\b`)
	paymentDays  = regexp.MustCompile(`(\d+)\s*(?:days|tage|días|дней|天)|\bnet (\d+)`)
)

func marksOf(words string) []string {
	words = strings.ToLower(words)
	var marks []string
	for mark, form := range paymentMarks {
		if form.MatchString(words) {
			marks = append(marks, mark)
		}
	}
	if m := paymentShare.FindStringSubmatch(words); m != nil && m[1]+m[2] != "100" {
		marks = append(marks, m[1]+m[2]+"%")
	}
	if m := paymentDays.FindStringSubmatch(words); m != nil {
		marks = append(marks, m[1]+m[2]+" days")
	}
	return marks
}
