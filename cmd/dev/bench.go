package main

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// row is one figure of the budgets. What prepare builds is not in the times;
// the memory that it keeps is shown.
type row struct {
	name    string
	runs    int
	bounds  []bound
	prepare func() (run, error)
}

// run does once what is measured and gives the size of what it made, 0 where
// that is no file. It gets its number, to walk through many cases.
type run func(i int) (made int, err error)

// bound is a promise about one quantile of the times, or about bytes.
type bound struct {
	quantile float64
	time     time.Duration
	bytes    uint64
}

const (
	median = 0.5
	keeps  = -1 // what stays in memory after prepare
	makes  = -2 // the largest file made
)

func (b bound) String() string {
	switch b.quantile {
	case keeps:
		return fmt.Sprintf("keeps ≤ %s", megabytes(b.bytes))
	case makes:
		return fmt.Sprintf("makes ≤ %s", megabytes(b.bytes))
	case median:
		return fmt.Sprintf("median ≤ %v", b.time)
	}
	return fmt.Sprintf("p%.0f ≤ %v", b.quantile*100, b.time)
}

// figures are what was measured of one row.
type figures struct {
	times     []time.Duration // sorted
	allocated uint64          // bytes a run, on average
	keeps     uint64          // bytes after prepare
	makes     uint64          // bytes of the largest file
}

// at is the time that the given share of the runs stayed within.
func (f figures) at(quantile float64) time.Duration {
	i := int(quantile*float64(len(f.times))+0.999999) - 1
	return f.times[min(max(i, 0), len(f.times)-1)]
}

func (f figures) meets(b bound) bool {
	switch b.quantile {
	case keeps:
		return f.keeps <= b.bytes
	case makes:
		return f.makes <= b.bytes
	}
	return f.at(b.quantile) <= b.time
}

func measure(r row) (figures, error) {
	before := heap()
	do, err := r.prepare()
	if err != nil {
		return figures{}, err
	}
	f := figures{keeps: max(heap(), before) - before}
	var start, end runtime.MemStats
	runtime.ReadMemStats(&start)
	for i := range r.runs {
		began := time.Now()
		made, err := do(i)
		f.times = append(f.times, time.Since(began))
		if err != nil {
			return figures{}, err
		}
		f.makes = max(f.makes, uint64(made))
	}
	runtime.ReadMemStats(&end)
	f.allocated = (end.TotalAlloc - start.TotalAlloc) / uint64(r.runs)
	slices.Sort(f.times)
	return f, nil
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func bench(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	runs := flags.Int("runs", 0, "runs of each row, in place of its own number")
	if err := flags.Parse(args); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s, %s, %d cores\n\n", runtime.Version(), runtime.GOARCH, runtime.NumCPU())
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\truns\tmedian\tp95\tp99\tworst\ta run allocates\tkeeps\tmakes\tbudget\t")
	for _, r := range budgetRows() {
		if !named(r.name, flags.Args()) {
			continue
		}
		if *runs > 0 {
			r.runs = *runs
		}
		f, err := measure(r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", r.name, r.runs,
			round(f.at(median)), round(f.at(0.95)), round(f.at(0.99)), round(f.at(1)),
			megabytes(f.allocated), megabytes(f.keeps), megabytes(f.makes), verdict(f, r.bounds))
	}
	return table.Flush()
}

// named reports whether a name holds one of the words; no words name all.
func named(name string, words []string) bool {
	return len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
}

func verdict(f figures, bounds []bound) string {
	var parts []string
	for _, b := range bounds {
		word := "met"
		if !f.meets(b) {
			word = "MISSED"
		}
		parts = append(parts, fmt.Sprintf("%s %s", b, word))
	}
	return strings.Join(parts, ", ")
}

// round keeps three digits of a time.
func round(d time.Duration) time.Duration {
	unit := time.Nanosecond
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit)
}

func megabytes(n uint64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
