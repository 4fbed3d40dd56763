package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"runtime/pprof"
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
	prepare func(dir string) (run, error) // dir is empty and removed afterwards
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
	peaks  = -3 // the most memory taken while running, that of prepare included
)

func (b bound) String() string {
	switch b.quantile {
	case keeps:
		return fmt.Sprintf("keeps ≤ %s", megabytes(b.bytes))
	case makes:
		return fmt.Sprintf("makes ≤ %s", megabytes(b.bytes))
	case peaks:
		return fmt.Sprintf("peak ≤ %s", megabytes(b.bytes))
	case median:
		return fmt.Sprintf("median ≤ %v", b.time)
	}
	return fmt.Sprintf("p%.0f ≤ %v", b.quantile*100, b.time)
}

// figures are what was measured of one row.
type figures struct {
	times []time.Duration // sorted
	keeps uint64          // bytes after prepare
	makes uint64          // bytes of the largest file
	peak  uint64          // bytes
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
	case peaks:
		return f.peak <= b.bytes
	}
	return f.at(b.quantile) <= b.time
}

func measure(r row) (f figures, err error) {
	dir, err := os.MkdirTemp("", "bench-*")
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	before := heap()
	do, err := r.prepare(dir)
	if err != nil {
		return f, err
	}
	f.keeps = max(heap(), before) - before
	peak := watchMemory()
	for i := range r.runs {
		began := time.Now()
		made, err := do(i)
		f.times = append(f.times, time.Since(began))
		if err != nil {
			peak()
			return f, err
		}
		f.makes = max(f.makes, uint64(made))
	}
	f.peak = peak()
	slices.Sort(f.times)
	return f, nil
}

func heap() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// watchMemory looks a hundred times a second at what the program holds of the
// machine's memory; the function it gives stops it and tells the most.
func watchMemory() (stop func() uint64) {
	held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	end, most := make(chan struct{}), make(chan uint64)
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		var peak uint64
		for {
			metrics.Read(held)
			peak = max(peak, held[0].Value.Uint64()-held[1].Value.Uint64())
			select {
			case <-tick.C:
			case <-end:
				most <- peak
				return
			}
		}
	}()
	return func() uint64 { close(end); return <-most }
}

func bench(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	runs := flags.Int("runs", 0, "runs of each row, in place of its own number")
	profile := flags.String("profile", "", "write a profile of the processor's time to this file, for go tool pprof")
	sets := flags.String("matching", "", "the folder of the public matching sets, to measure the quality of matching on them too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	fmt.Fprintf(out, "%s, %s, %d cores\n\n", runtime.Version(), runtime.GOARCH, runtime.NumCPU())
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\truns\tmedian\tp95\tp99\tworst\tkeeps\tpeak\tmakes\tbudget\t")
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
			megabytes(f.keeps), megabytes(f.peak), megabytes(f.makes), verdict(f, r.bounds))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return matchQuality(*sets, flags.Args(), out)
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
