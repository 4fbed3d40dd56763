// Command tally reads what go test -json prints, shows the output of what
// failed, and leaves the two counts in the file that it is given. It is a
// command of its own, with the standard library alone, so that cmd/check.sh can
// count even when nothing else compiles.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go test -json … | tally COUNTS")
		os.Exit(2)
	}
	passed, failed, err := tally(os.Stdin, os.Stdout)
	if err == nil {
		err = os.WriteFile(os.Args[1], fmt.Appendf(nil, "%d %d\n", passed, failed), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if failed > 0 {
		os.Exit(1)
	}
}

// event is one line of go test -json; see go doc test2json.
type event struct {
	Action, Package, Test, ImportPath, Output string
}

// tally counts tests and subtests. A package that fails with no failing test of
// its own (it does not build, it panics, it leaks) counts as one failure, and so
// does a skipped test, which proves nothing.
func tally(in io.Reader, out io.Writer) (passed, failed int, err error) {
	output := map[string]*strings.Builder{}
	failing := map[string]bool{}
	lines := bufio.NewReader(in)
	for {
		line, readErr := lines.ReadBytes('\n')
		var e event
		if len(line) > 0 && json.Unmarshal(line, &e) != nil {
			fmt.Fprintf(out, "%s", line)
		}
		name := e.Package + e.ImportPath + " " + e.Test
		switch e.Action {
		case "output", "build-output":
			if output[name] == nil {
				output[name] = &strings.Builder{}
			}
			output[name].WriteString(e.Output)
		case "pass":
			if e.Test != "" {
				passed++
			}
			delete(output, name)
		case "fail", "skip", "build-fail":
			silent := e.Test == "" && (e.Action == "skip" || failing[e.Package])
			if silent {
				break
			}
			if e.Action != "build-fail" {
				failed++
				failing[e.Package] = true
			}
			if text := output[name]; text != nil {
				fmt.Fprintf(out, "%s\n%s", strings.TrimSpace(name), text)
			}
			delete(output, name)
		}
		if errors.Is(readErr, io.EOF) {
			return passed, failed, nil
		}
		if readErr != nil {
			return passed, failed, readErr
		}
	}
}
