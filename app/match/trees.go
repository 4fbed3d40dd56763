package match

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
)

// Forest is a sum of small decision trees and of straight slopes. Its text
// form has one line a node: a leaf is "= value", a split "name < threshold"
// followed by the lines of its lower branch and then of its upper one. A tree
// begins with "tree". A slope is "slope name rise from low to high": rise times
// the feature, held between low and high.
type Forest struct {
	trees  [][]node
	slopes []slope
}

type slope struct {
	feature         int
	rise, low, high float32
}

// node is a split, or a leaf when its feature is negative; the lower branch
// is the next node, the upper one stands at upper.
type node struct {
	feature int16
	upper   int16
	value   float32
}

// deepest bounds the trees that a weight file may hold.
const deepest = 12

// ParseForest reads the text form; names are those of the features.
func ParseForest(text string, names []string) (Forest, error) {
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	p := treeParser{lines: bufio.NewScanner(strings.NewReader(text)), features: at}
	var f Forest
	for p.next() {
		if rest, ok := strings.CutPrefix(p.line, "slope "); ok {
			s, err := p.slope(rest)
			if err != nil {
				return Forest{}, err
			}
			f.slopes = append(f.slopes, s)
			continue
		}
		if p.line != "tree" {
			return Forest{}, fmt.Errorf("line %d: want tree, have %q", p.number, p.line)
		}
		p.nodes = nil
		if err := p.branch(0); err != nil {
			return Forest{}, err
		}
		f.trees = append(f.trees, p.nodes)
	}
	return f, p.lines.Err()
}

type treeParser struct {
	lines    *bufio.Scanner
	number   int
	line     string
	features map[string]int
	nodes    []node
}

// next steps to the next line that is neither empty nor a comment.
func (p *treeParser) next() bool {
	for p.lines.Scan() {
		p.number++
		p.line = strings.TrimSpace(p.lines.Text())
		if p.line != "" && p.line[0] != '#' {
			return true
		}
	}
	return false
}

func (p *treeParser) slope(text string) (s slope, err error) {
	var name string
	if _, err := fmt.Sscanf(text, "%s %g from %g to %g", &name, &s.rise, &s.low, &s.high); err != nil {
		return s, fmt.Errorf("line %d: %q is no slope: %w", p.number, p.line, err)
	}
	at, ok := p.features[name]
	if !ok {
		return s, fmt.Errorf("line %d: no feature is called %q", p.number, name)
	}
	s.feature = at
	return s, nil
}

func (p *treeParser) branch(depth int) error {
	if depth > deepest || !p.next() {
		return fmt.Errorf("line %d: a branch is missing", p.number)
	}
	name, number, split := strings.Cut(p.line, " < ")
	if !split {
		number = strings.TrimPrefix(p.line, "= ")
	}
	wide, err := strconv.ParseFloat(number, 32)
	if err != nil {
		return fmt.Errorf("line %d: %q is neither leaf nor split", p.number, p.line)
	}
	value := float32(wide)
	if !split {
		p.nodes = append(p.nodes, node{feature: -1, value: value})
		return nil
	}
	feature, ok := p.features[name]
	if !ok {
		return fmt.Errorf("line %d: no feature is called %q", p.number, name)
	}
	here := len(p.nodes)
	p.nodes = append(p.nodes, node{feature: int16(feature), value: value})
	if err := p.branch(depth + 1); err != nil {
		return err
	}
	p.nodes[here].upper = int16(len(p.nodes))
	return p.branch(depth + 1)
}

// Score is the sum of the slopes and of the leaves that the features lead to.
func (f Forest) Score(features []float32) float64 {
	sum := 0.0
	for _, s := range f.slopes {
		sum += float64(s.rise * min(s.high, max(s.low, features[s.feature])))
	}
	for _, tree := range f.trees {
		at := int16(0)
		for tree[at].feature >= 0 {
			if features[tree[at].feature] < tree[at].value {
				at++
			} else {
				at = tree[at].upper
			}
		}
		sum += float64(tree[at].value)
	}
	return sum
}
