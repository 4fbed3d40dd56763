package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"

	"sampan/cmd/dev/drive"
)

// driveWindow opens a program built with the tag drive on a screen of its own
// and carries out a script, so that one can see what a person would see.
func driveWindow(args []string, out io.Writer) (err error) {
	flags := flag.NewFlagSet("drive", flag.ContinueOnError)
	program := flags.String("program", "", "the program, built with -tags migrated_fynedo,drive")
	script := flags.String("script", "", "the steps, as package cmd/dev/drive tells; standard input if empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	steps := io.ReadCloser(os.Stdin)
	if *script != "" {
		if steps, err = os.Open(*script); err != nil {
			return err
		}
	}
	defer steps.Close()
	dir, err := os.MkdirTemp("", "drive-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	desk, err := drive.Open(context.Background(), dir, *program, flags.Args()...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	return desk.Run(steps, out)
}
