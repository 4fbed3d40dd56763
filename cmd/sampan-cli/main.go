// Command sampan-cli does the work of the window without one: JSON in, JSON
// out, decimals as strings. An error goes to standard error as
// {"error":{"key","message","field"}} and the exit status is 1.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/text"
	"sampan/assets"
	"sampan/cmd/wire"
)

// command is one word of the command line.
type command struct {
	name  string
	usage string
	run   func(context.Context, *call) error
}

func commands() []command {
	return []command{
		{"demo", "--out DIR", demo},
		{"quote", "FILE.eml --catalog FILE --out DIR", quote},
		{"import", "products|contacts FILE [--dry-run]", importFile},
		{"read", "FILE… | --jsonl FILE", readFiles},
		{"match", "--catalog FILE.jsonl --inquiries FILE.jsonl --top N", matchFile},
		{"calc", "[FILE]", calc},
		{"paper", "KIND --of REF --format pdf,xlsx --lang en|zh|en-zh --out DIR", printPaper},
		{"check", "REF", checkPapers},
		{"declaration", "REF --format pdf,xlsx,xml --out DIR", printDeclaration},
		{"refund", "MONTH-BATCH --out DIR", printClaim},
		{"backup", "FILE [--passphrase-file FILE]", makeBackup},
		{"verify", "FILE [--passphrase-file FILE]", verifyBackup},
		{"restore", "FILE [--passphrase-file FILE]", restoreBackup},
	}
}

// call is one use of the command line.
type call struct {
	flags  *flag.FlagSet
	db     *string
	ui     *string
	args   []string
	stdin  io.Reader
	stdout io.Writer

	passing bool // the folder goes when the command ends
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	all := commands()
	var name string
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	i := slices.IndexFunc(all, func(c command) bool { return c.name == name })
	if i < 0 {
		for _, c := range all {
			fmt.Fprintf(stderr, "sampan-cli %s %s\n", c.name, c.usage)
		}
		return 2
	}
	c := &call{flags: flag.NewFlagSet(name, flag.ContinueOnError), stdin: stdin, stdout: stdout}
	c.flags.SetOutput(stderr)
	c.db = c.flags.String("db", "", "the firm's folder")
	c.ui = c.flags.String("ui", language(), "language of messages: zh or en")
	c.args = args
	if err := all[i].run(ctx, c); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 2
		}
		report(stderr, *c.ui, err)
		return 1
	}
	return 0
}

// parse reads flags wherever they stand among the arguments.
func (c *call) parse() error {
	var plain []string
	rest := c.args
	for len(rest) > 0 {
		if err := c.flags.Parse(rest); err != nil {
			return fault.New("cli.flags_wrong").Because(err)
		}
		rest = c.flags.Args()
		if len(rest) > 0 {
			plain, rest = append(plain, rest[0]), rest[1:]
		}
	}
	c.args = plain
	return nil
}

// need refuses a call with too few words or a required flag left out.
func (c *call) need(words int, values ...*string) error {
	missing := len(c.args) < words
	for _, v := range values {
		missing = missing || *v == ""
	}
	if missing {
		return fault.New("cli.words_missing", "Command", c.flags.Name())
	}
	return nil
}

// open opens the folder that --db names, or the user's.
func (c *call) open(ctx context.Context) (*wire.Desk, error) {
	folder := *c.db
	if folder == "" {
		var err error
		if folder, err = wire.Folder(); err != nil {
			return nil, err
		}
	}
	return wire.Open(ctx, folder, time.Now)
}

// print writes one JSON document on a line of its own.
func (c *call) print(v any) error {
	e := json.NewEncoder(c.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

type failure struct {
	Key     string `json:"key"`
	Message string `json:"message"`
	Field   string `json:"field"`
}

func explain(ui string, err error) failure {
	f := fault.Of(err)
	out := failure{Key: f.Key, Message: f.Key, Field: f.Field}
	if m, err := text.Screen(assets.Translations, ui); err == nil {
		out.Message = m.Fill(f.Key, f.Args)
	}
	return out
}

func report(w io.Writer, ui string, err error) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if failed := e.Encode(map[string]failure{"error": explain(ui, err)}); failed != nil {
		fmt.Fprintln(w, err)
	}
	if f := fault.Of(err); f.Key == fault.Unexpected {
		fmt.Fprintln(w, err)
	}
}

func language() string {
	if strings.HasPrefix(os.Getenv("LANG"), "zh") {
		return "zh"
	}
	return "en"
}
