//go:build cgo

// Command sampan is the desktop program. It parses flags, finds the firm's
// folder, opens it and runs the window: wiring only.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"sampan/cmd/wire"
	"sampan/data/store"
	"sampan/ui"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// appID is the program's name to the system; FyneApp.toml has it too.
const appID = "cn.sampan.desk"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "sampan:", err)
		os.Exit(1)
	}
}

// memoryAim is where the collector starts to work harder, in bytes: desks with
// 8 GB run a browser and Excel beside this program.
const memoryAim = 280 << 20

func run() (err error) {
	debug.SetMemoryLimit(memoryAim)
	folder := flag.String("db", "", "the firm's folder; default: the user's own")
	sample := flag.Bool("sample", false, "fill an empty folder with the sample firm")
	language := flag.String("language", "", "zh or en; default: as it was left")
	flag.Parse()
	if *folder == "" {
		if *folder, err = wire.Folder(); err != nil {
			return err
		}
	}
	ctx := context.Background()
	desk, err := wire.Open(ctx, *folder, time.Now)
	if err != nil {
		return errors.Join(err, refuse(err, *language))
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	if *sample {
		if err := wire.Sample(ctx, desk.App); err != nil {
			return err
		}
	}
	log, closeLog, err := wire.OpenLog(*folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeLog()) }()
	if c := desk.Copied; c.Path != "" {
		log.Info("database migrated after a copy", "older copies removed", c.Removed, "copies kept", store.KeptCopies)
	}
	return show(desk, log, *language)
}

// refuse says in a window why the folder cannot be opened: nobody reads
// standard error on a desktop.
func refuse(reason error, language string) error {
	a := fyneapp.NewWithID(appID)
	ui.Dress(a)
	w := a.NewWindow("Sampan")
	if err := ui.Refuse(w, language, reason, a.Quit); err != nil {
		return err
	}
	w.ShowAndRun()
	return nil
}

func show(desk *wire.Desk, log *slog.Logger, language string) error {
	a := fyneapp.NewWithID(appID)
	look := ui.Dress(a)
	w := a.NewWindow("Sampan")
	w.SetMaster()
	runner := &task.Background{}
	frame, err := ui.New(desk.App, w, ui.Options{Runner: runner, Theme: look, Language: language, Log: log, Backup: desk.Backup, Folder: desk.Folder})
	if err != nil {
		return err
	}
	widgets.Drive(w, os.Getenv("SAMPAN_WIDGETS"))
	w.ShowAndRun()
	frame.Close()
	runner.Wait()
	return nil
}
