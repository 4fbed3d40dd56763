package train

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"sampan/app/match"
)

// PerturbedSet asks for the articles of a set in the words of their own names,
// changed as buyers change them: a word left out, another order, a typing
// error, spaces before units gone, a quantity added. Only names that one
// article alone bears are taken, at most lines of them.
func PerturbedSet(from *Set, lines int, random *rand.Rand) *Set {
	s := &Set{Name: from.Name + "_perturbed", Articles: from.Articles}
	bearers := map[string]int{}
	for _, a := range from.Articles {
		bearers[strings.ToLower(a.Names[0])]++
	}
	for _, i := range random.Perm(len(from.Articles)) {
		a := from.Articles[i]
		words := strings.Fields(strings.ToLower(a.Names[0]))
		if len(words) < 4 || bearers[strings.ToLower(a.Names[0])] > 1 || len(s.Lines) >= lines {
			continue
		}
		text := perturb(words, random)
		s.Lines = append(s.Lines, Line{match.Query{Text: text}, fmt.Sprint("w", i), map[string]bool{a.ID: true}})
	}
	return s
}

// perturb makes two changes to the words of a name.
func perturb(words []string, random *rand.Rand) string {
	for range 2 {
		at := random.IntN(len(words))
		switch random.IntN(5) {
		case 0:
			if plainWord(words[at]) && len(words) > 3 {
				words = slices.Delete(words, at, at+1)
			}
		case 1:
			words = slices.Concat(words[at:], words[:at])
		case 2:
			if plainWord(words[at]) && len(words[at]) > 5 {
				words[at] = Typo(words[at], random)
			}
		case 3:
			if at > 0 && strings.Trim(words[at-1], "0123456789.") == "" && len(words[at]) <= 3 {
				words = slices.Concat(words[:at-1], []string{words[at-1] + words[at]}, words[at+1:])
			}
		case 4:
			words = append(words, fmt.Sprint(100*(1+random.IntN(50))), "pcs")
		}
	}
	return strings.Join(words, " ")
}

// plainWord reports a word of letters alone, which a buyer may forget or
// misspell and still mean the same product.
func plainWord(w string) bool {
	return len(w) > 1 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == ""
}
