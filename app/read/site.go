package read

import (
	"regexp"
	"strings"
	"sync"
)

// site is what the notices of one trading site look like; all of it stands in
// words/sites.tsv.
type site struct {
	name    string
	labels  *phrases // → role, where they mean more than everywhere
	buyer   *phrases // the line above the buyer's own data
	subject []shape
}

// shape is a subject line with places for what it names.
type shape struct {
	pattern *regexp.Regexp
	groups  []string // "buyer", "product", "country", "quantity"
}

// sites are all known sites, by name, by mark and by the domain of the sender.
type sites struct {
	byName   map[string]*site
	mark     *phrases
	byDomain map[string]string
}

var knownSites = sync.OnceValue(func() *sites {
	s := &sites{byName: map[string]*site{}, mark: newPhrases(), byDomain: map[string]string{}}
	for _, row := range table("sites") {
		s.add(row[0], row[1], row[2])
	}
	return s
})

func (s *sites) add(name, what, words string) {
	if s.byName[name] == nil {
		s.byName[name] = &site{name: name, labels: newPhrases(), buyer: newPhrases()}
	}
	t := s.byName[name]
	switch what {
	case "mark":
		s.mark.addAll(words, name)
	case "sender":
		for _, d := range strings.Split(words, "|") {
			s.byDomain[d] = name
		}
	case "subject":
		for _, w := range strings.Split(words, "|") {
			t.subject = append(t.subject, newShape(w))
		}
	case "buyer":
		t.buyer.addAll(words, what)
	default:
		t.labels.addAll(words, what)
	}
}

// newShape turns "inquiry from {buyer} about {product}" into a pattern.
func newShape(written string) shape {
	var s shape
	var b strings.Builder
	b.WriteString(`(?i)^(?:(?:re|fw|fwd|aw|wg)[:：] ?)*`)
	for written != "" {
		lit, rest, ok := strings.Cut(written, "{")
		b.WriteString(strings.ReplaceAll(regexp.QuoteMeta(lit), " ", `\s+`))
		if !ok {
			break
		}
		group, tail, _ := strings.Cut(rest, "}")
		s.groups = append(s.groups, group)
		if tail == "" {
			b.WriteString(`(.{2,120}?)`)
		} else {
			b.WriteString(`(.{2,80}?)`)
		}
		written = tail
	}
	b.WriteString(`[\s.!]*$`)
	s.pattern = regexp.MustCompile(b.String())
	return s
}

// ofSite finds the site a text came through: stated, by the domain of its
// sender, or by a mark in the text.
func (d *document) ofSite(src Source) *site {
	known := knownSites()
	if t := known.byName[src.Platform]; t != nil {
		return t
	}
	if name := siteSender(src.From); name != "" {
		return known.byName[name]
	}
	for i, l := range d.lines {
		if i > 400 {
			break
		}
		if name, at, _ := known.mark.find(l.tokens, 0); at >= 0 {
			return known.byName[name]
		}
	}
	return nil
}

// siteSender names the site that a mail address belongs to, "" for none.
func siteSender(address string) string {
	_, domain, ok := strings.Cut(strings.ToLower(strings.Trim(address, "<> ")), "@")
	for ok && domain != "" {
		if name := knownSites().byDomain[domain]; name != "" {
			return name
		}
		_, domain, ok = strings.Cut(domain, ".")
	}
	return ""
}

// siteName is the name of the site, "" for none.
func (d *document) siteName() string {
	if d.site == nil {
		return ""
	}
	return d.site.name
}

// readSite finds the site and where the buyer's own data begins.
func (d *document) readSite(src Source) {
	if d.site = d.ofSite(src); d.site == nil {
		return
	}
	for _, l := range d.lines {
		if _, n := d.site.buyer.at(l.tokens, 0); n > 0 && len(l.tokens)-n <= 1 {
			d.buyerFrom = l.Start
			return
		}
	}
}

// siteLabel is the role of a label that means something of its own on the
// site; only with a colon behind it.
func (d *document) siteLabel(t []token) (role string, n int) {
	if d.site == nil {
		return "", 0
	}
	if role, n = d.site.labels.at(t, 0); n > 0 && n < len(t) && (t[n].form == ":" || t[n].form == "=") {
		return role, n
	}
	return "", 0
}

// shaped gives what the subject of a notice, or its first line, names.
func (d *document) shaped(group string) Found[string] {
	var shapes []shape
	if d.site != nil {
		shapes = d.site.subject
	} else {
		shapes = knownSites().byName["form"].subject
	}
	seen := 0
	for _, l := range d.lines {
		if l.blank() || l.role != "subject" && (l.role != "" || d.site == nil) {
			continue
		}
		if seen++; seen > 3 {
			break
		}
		from := l.Start
		if t := l.rest(); l.role == "subject" && len(t) > 0 {
			from = t[0].Start
		}
		if l.End-from > 300 {
			continue
		}
		for _, s := range shapes {
			m := s.pattern.FindStringSubmatchIndex(d.text[from:l.End])
			if m == nil {
				continue
			}
			for k, g := range s.groups {
				if g == group {
					return d.said(tokenize(d.text, from+m[2*k+2], from+m[2*k+3]))
				}
			}
		}
	}
	return Found[string]{}
}

// ownName reports the name, or an address, of the firm that received the
// inquiry.
func (d *document) ownName(s string) bool {
	s = fold(s)
	for _, own := range d.own {
		if own != "" && (s == own || len(own) > 5 && strings.Contains(s, own)) {
			return true
		}
	}
	return false
}
