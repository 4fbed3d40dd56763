package quotations

import (
	"slices"
	"strconv"
	"strings"

	"sampan/app/deal"
	"sampan/app/quotation"
)

// change says how a field of two revisions compares.
type change string

const (
	same    change = "same"
	changed change = "changed"
	added   change = "added"
	removed change = "removed"
)

// difference is a field of one revision beside that of another.
type difference struct {
	n        int
	Path     string // "payment", "lines/2/price"
	From, To string
	Change   change
}

// compare sets two revisions beside each other: fields that are filled in
// either; lines of the same article, wherever they stand; a line that came or
// went as one.
func compare(from, to quotation.Quotation, language string) []difference {
	c := &comparison{}
	c.field("valid_until", from.ValidUntil, to.ValidUntil)
	for _, f := range headFields(language) {
		c.field(f.name, f.of(from), f.of(to))
	}
	was := counterparts(from.Lines, to.Lines)
	for i, l := range to.Lines {
		path := "lines/" + strconv.Itoa(i+1)
		if was[i] < 0 {
			c.field(path, "", whole(l))
			continue
		}
		for _, f := range lineFields() {
			c.field(path+"/"+f.name, f.of(from.Lines[was[i]]), f.of(l))
		}
	}
	for i, l := range from.Lines {
		if !slices.Contains(was, i) {
			c.field("lines/"+strconv.Itoa(i+1), whole(l), "")
		}
	}
	for i := range max(len(from.Charges), len(to.Charges)) {
		c.field("charges/"+strconv.Itoa(i+1), chargeText(from, i), chargeText(to, i))
	}
	return c.found
}

// counterparts gives, for every line, the place of the same article in the
// revision before, -1 where it was not there.
func counterparts(from, to []deal.Line) []int {
	used := make([]bool, len(from))
	out := make([]int, len(to))
	for i, l := range to {
		out[i] = slices.IndexFunc(from, func(f deal.Line) bool { return article(f) == article(l) })
		for out[i] >= 0 && used[out[i]] {
			next := slices.IndexFunc(from[out[i]+1:], func(f deal.Line) bool { return article(f) == article(l) })
			if next < 0 {
				out[i] = -1
				break
			}
			out[i] += next + 1
		}
		if out[i] >= 0 {
			used[out[i]] = true
		}
	}
	return out
}

// article is what makes two lines the same one.
func article(l deal.Line) string {
	if l.ProductID != "" {
		return l.ProductID
	}
	return strings.ToLower(strings.TrimSpace(l.Code + "/" + l.NameEN))
}

type comparison struct{ found []difference }

func (c *comparison) field(path, from, to string) {
	if from == "" && to == "" {
		return
	}
	how := changed
	switch {
	case from == to:
		how = same
	case from == "":
		how = added
	case to == "":
		how = removed
	}
	c.found = append(c.found, difference{len(c.found), path, from, to, how})
}

// onlyChanges leaves out what is the same.
func onlyChanges(all []difference) []difference {
	return slices.DeleteFunc(slices.Clone(all), func(d difference) bool { return d.Change == same })
}
