// Package train makes the files that package match embeds: the cut of the
// Chinese lexicon and the weights of its models. Only cmd/dev calls it; the
// program itself never trains.
package train
