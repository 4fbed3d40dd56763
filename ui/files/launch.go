package files

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"sampan/app/fault"
	"sampan/ui/widgets"
)

// Launch opens a file with the program that the system has for it. Where the
// system says that there is none, the fault "files.no_program" names the file.
func (d *Dialogs) Launch(ctx context.Context, path string) error {
	if d.Start == nil {
		return nil
	}
	if err := d.Start(ctx, opening(runtime.GOOS, path)); err != nil {
		return fault.New("files.no_program", "Name", filepath.Base(path), "Folder", filepath.Dir(path)).Because(err)
	}
	return nil
}

// Reveal shows a file in its folder.
func (d *Dialogs) Reveal(ctx context.Context, path string) error {
	if d.Start == nil {
		return nil
	}
	if err := d.Start(ctx, revealing(runtime.GOOS, path)); err != nil {
		return fault.New("files.no_folder", "Folder", filepath.Dir(path)).Because(err)
	}
	return nil
}

// opening is the command of a system that opens a file. No shell is asked, so
// that a name is never a command.
func opening(system, path string) []string {
	switch system {
	case "windows":
		return []string{"rundll32.exe", "url.dll,FileProtocolHandler", path}
	case "darwin":
		return []string{"open", path}
	}
	return []string{"xdg-open", path}
}

func revealing(system, path string) []string {
	switch system {
	case "windows":
		return []string{"explorer.exe", "/select," + path}
	case "darwin":
		return []string{"open", "-R", path}
	}
	return []string{"xdg-open", filepath.Dir(path)}
}

// settled is how long a helper of the system may take to say that it found no
// program; one that runs on has become that program.
const settled = 3 * time.Second

// run starts a command and waits until it ended or is settled.
func run(_ context.Context, command []string) error {
	if widgets.Driven { // nobody sits at the machine
		return nil
	}
	c := exec.Command(command[0], command[1:]...)
	if err := c.Start(); err != nil {
		return fmt.Errorf("%s: %w", command[0], err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil && command[0] != "explorer.exe" { // which says 1 whatever it did
			return fmt.Errorf("%s: %w", command[0], err)
		}
	case <-time.After(settled):
	}
	return nil
}
