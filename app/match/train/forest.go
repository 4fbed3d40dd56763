package train

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Settings steer the growing of a forest.
type Settings struct {
	Trees     int
	Depth     int
	Rate      float64 // share of each tree's step that is taken
	Ridge     float64 // added to the second derivative of every leaf
	LeastLeaf float64 // least sum of second derivatives in a leaf
	Share     float64 // of each leaf that is written, so that strangers are not led far astray
	Columns   int     // each tree looks at every Columns-th feature, in turn; 0 or 1 for all
}

// table is training data: rows of features, cut into bins, with margins.
type table struct {
	names   []string
	rows    [][]float32
	bins    [][]uint8 // by feature, then row
	cuts    [][]float32
	margins []float64
}

const mostBins = 48

func newTable(names []string, rows [][]float32, margins []float64) *table {
	t := &table{names: names, rows: rows, margins: margins}
	for f := range names {
		cuts := quantiles(rows, f)
		bins := make([]uint8, len(rows))
		for i, r := range rows {
			bins[i] = uint8(binOf(cuts, r[f]))
		}
		t.cuts, t.bins = append(t.cuts, cuts), append(t.bins, bins)
	}
	return t
}

// quantiles gives the values that part the rows of a feature evenly.
func quantiles(rows [][]float32, f int) []float32 {
	step := max(1, len(rows)/20000)
	var values []float32
	for i := 0; i < len(rows); i += step {
		values = append(values, rows[i][f])
	}
	slices.Sort(values)
	var cuts []float32
	for b := 1; b < mostBins; b++ {
		v := values[b*len(values)/mostBins]
		if v > values[0] && (len(cuts) == 0 || v > cuts[len(cuts)-1]) {
			cuts = append(cuts, v)
		}
	}
	return cuts
}

// binOf counts the cuts that a value reaches; a value below cut b goes to the
// lower branch of a split at b.
func binOf(cuts []float32, v float32) int {
	at, _ := slices.BinarySearchFunc(cuts, v, func(c, v float32) int {
		if c <= v {
			return -1
		}
		return 1
	})
	return at
}

// grow boosts trees against the derivatives that loss gives, and returns
// their text form, each tree between the lines before and after. It moves the
// margins of the table.
func (t *table) grow(s Settings, before, after string, loss func(margins, first, second []float64)) string {
	var out strings.Builder
	first, second := make([]float64, len(t.rows)), make([]float64, len(t.rows))
	all := make([]int32, len(t.rows))
	for i := range all {
		all[i] = int32(i)
	}
	for number := range s.Trees {
		loss(t.margins, first, second)
		out.WriteString("tree\n" + before)
		g := grower{table: t, Settings: s, number: number, first: first, second: second, out: &out}
		g.split(slices.Clone(all), s.Depth)
		out.WriteString(after)
	}
	return out.String()
}

type grower struct {
	*table
	Settings
	number        int
	first, second []float64
	out           *strings.Builder
}

type cell struct{ first, second float64 }

func (c cell) gain(ridge float64) float64 { return c.first * c.first / (c.second + ridge) }

// split writes the best split of some rows with its branches, or a leaf.
func (g *grower) split(rows []int32, depth int) {
	total := g.sum(rows)
	feature, bin := -1, 0
	if depth > 0 {
		feature, bin = g.best(rows, total)
	}
	if feature < 0 {
		step := -g.Rate * total.first / (total.second + g.Ridge)
		fmt.Fprintf(g.out, "= %.5g\n", g.Share*step)
		for _, r := range rows {
			g.margins[r] += step
		}
		return
	}
	// Every digit counts: many features are fractions that lie on the cut.
	fmt.Fprintf(g.out, "%s < %s\n", g.names[feature], strconv.FormatFloat(float64(g.cuts[feature][bin]), 'g', -1, 32))
	at := 0
	for i, r := range rows {
		if int(g.bins[feature][r]) <= bin {
			rows[at], rows[i] = rows[i], rows[at]
			at++
		}
	}
	g.split(rows[:at], depth-1)
	g.split(rows[at:], depth-1)
}

func (g *grower) sum(rows []int32) cell {
	var c cell
	for _, r := range rows {
		c.first += g.first[r]
		c.second += g.second[r]
	}
	return c
}

// best looks for the split with the highest gain.
func (g *grower) best(rows []int32, total cell) (feature, bin int) {
	feature = -1
	most := 1e-3
	for f := range g.names {
		if !g.looks(f) {
			continue
		}
		var cells [mostBins]cell
		bins := g.bins[f]
		for _, r := range rows {
			c := &cells[bins[r]]
			c.first += g.first[r]
			c.second += g.second[r]
		}
		var low cell
		for b := range g.cuts[f] {
			low.first += cells[b].first
			low.second += cells[b].second
			high := cell{total.first - low.first, total.second - low.second}
			if low.second < g.LeastLeaf || high.second < g.LeastLeaf {
				continue
			}
			if v := low.gain(g.Ridge) + high.gain(g.Ridge) - total.gain(g.Ridge); v > most {
				most, feature, bin = v, f, b
			}
		}
	}
	return feature, bin
}

// looks reports whether the tree that grows may use a feature. Trees that see
// different features err in different ways. The mix is fixed, so that the same
// data give the same weights.
func (g *grower) looks(feature int) bool {
	mixed := uint32(feature+1)*0x9E3779B1 ^ uint32(g.number+1)*0x85EBCA6B
	return g.Columns < 2 || (mixed>>15)%uint32(g.Columns) == 0
}

// logLoss is the loss of a probability, for weighted rows.
func logLoss(right []bool, weight []float64) func(margins, first, second []float64) {
	return func(margins, first, second []float64) {
		for i, m := range margins {
			p := 1 / (1 + math.Exp(-m))
			y := 0.0
			if right[i] {
				y = 1
			}
			first[i], second[i] = weight[i]*(p-y), weight[i]*max(1e-4, p*(1-p))
		}
	}
}

// lists are rows that compete with each other.
type list struct {
	from, to int
	weight   float64
}

// choiceLoss is the loss of choosing one row of each list by the exponential
// of its margin, where any right row will do. A row of mass n stands for n
// rows like it.
func choiceLoss(lists []list, right []bool, mass []float64) func(margins, first, second []float64) {
	return func(margins, first, second []float64) {
		for _, l := range lists {
			top := slices.Max(margins[l.from:l.to])
			all, good := 0.0, 0.0
			for i := l.from; i < l.to; i++ {
				e := mass[i] * math.Exp(margins[i]-top)
				all += e
				if right[i] {
					good += e
				}
			}
			for i := l.from; i < l.to; i++ {
				p := mass[i] * math.Exp(margins[i]-top) / all
				y := 0.0
				if right[i] {
					y = math.Exp(margins[i]-top) / max(1e-12, good)
				}
				first[i] = l.weight * (p - y)
				second[i] = l.weight * max(1e-4, p*(1-p))
			}
		}
	}
}
