// Package drive works the real desktop program as a person does: on an X server
// of its own (Xvfb), with keys and mouse (xdotool) and the clipboard (xclip). The
// driven test and go run ./cmd/dev drive call it.
//
// Widgets are found by their key, never by guessed pixels: the program is built
// with the tag drive and calls widgets.Drive with the path that the environment
// names in SAMPAN_WIDGETS, where it keeps the list of what can be used.
package drive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	width, height = 1280, 800
	// patience is how long an answer of the window may take on a busy machine
	// that draws in software.
	patience = time.Minute
	glance   = 50 * time.Millisecond
)

// Desk is a screen with the program on it.
type Desk struct {
	dir     string // the server's picture, the widgets, the program's home
	env     []string
	server  *exec.Cmd
	program *exec.Cmd
	ended   chan error
	said    lockedBuffer
}

// Open starts a screen of 1280×800 and the program on it. What both write lies
// below dir, which must exist and stays for the caller to remove.
func Open(ctx context.Context, dir, program string, args ...string) (*Desk, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	d := &Desk{dir: dir, ended: make(chan error, 1)}
	display, err := d.startServer(ctx)
	if err != nil {
		return nil, err
	}
	d.env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1",
		"HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_RUNTIME_DIR="+dir, "SAMPAN_WIDGETS="+d.widgetsFile())
	d.program = exec.CommandContext(ctx, program, args...)
	d.program.Env = d.env
	d.program.Stdout, d.program.Stderr = &d.said, &d.said
	if err := d.program.Start(); err != nil {
		d.stopServer()
		return nil, fmt.Errorf("start the program: %w", err)
	}
	go func() { d.ended <- d.program.Wait() }()
	if err := d.wait("its window", d.mapped); err != nil {
		_ = d.Close() // says the same
		return nil, err
	}
	return d, nil
}

// mapped reports whether the program's window is on the screen: what is pressed
// before goes nowhere.
func (d *Desk) mapped() (bool, error) {
	pid := fmt.Sprint(d.program.Process.Pid)
	return d.tool("", "xdotool", "search", "--onlyvisible", "--pid", pid) == nil, nil
}

// wait looks again and again until something is there, the program has ended,
// or patience has.
func (d *Desk) wait(what string, there func() (bool, error)) error {
	for began := time.Now(); time.Since(began) < patience; time.Sleep(glance) {
		if ok, err := there(); ok || err != nil {
			return err
		}
		select {
		case err := <-d.ended:
			d.ended <- err
			return fmt.Errorf("the program ended before %s was there: %v\n%s", what, err, d.Said())
		default:
		}
	}
	return fmt.Errorf("no %s within %v\n%s", what, patience, d.Said())
}

// startServer lets Xvfb choose a free display, which it tells through a pipe.
// It must not begin anew when the first tool leaves before the program has come.
func (d *Desk) startServer(ctx context.Context) (display string, err error) {
	tell, told, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer tell.Close()
	d.server = exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-noreset", "-nolisten", "tcp", "-fbdir", d.dir,
		"-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	d.server.ExtraFiles = []*os.File{told}
	err = d.server.Start()
	told.Close()
	if err != nil {
		return "", fmt.Errorf("start the screen: %w", err)
	}
	number, err := io.ReadAll(tell)
	if err != nil || len(bytes.TrimSpace(number)) == 0 {
		d.stopServer()
		return "", errors.Join(errors.New("the screen does not start"), err)
	}
	return ":" + string(bytes.TrimSpace(number)), nil
}

func (d *Desk) stopServer() {
	_ = d.server.Process.Kill()
	_ = d.server.Wait()
}

// Close ends the program and the screen. It gives what the program said if the
// program had already ended with an error.
func (d *Desk) Close() error {
	var err error
	select {
	case err = <-d.ended:
	default:
		_ = d.program.Process.Kill()
		<-d.ended
	}
	d.stopServer()
	if err != nil {
		return fmt.Errorf("the program ended: %w\n%s", err, d.said.String())
	}
	return nil
}

// Ended waits until the program has ended by itself and gives its error.
func (d *Desk) Ended() error {
	select {
	case err := <-d.ended:
		d.ended <- err
		return err
	case <-time.After(patience):
		return fmt.Errorf("the program goes on for more than %v", patience)
	}
}

// Said is what the program has written to its standard output and error.
func (d *Desk) Said() string { return d.said.String() }

// Click clicks the middle of a widget, once it is there and enabled.
func (d *Desk) Click(key string) error { return d.click(key, 1) }

// Focus clicks a field or a table and waits until the keys go there: a click
// on what could also be clicked twice counts only when the second stays away.
func (d *Desk) Focus(key string) error {
	if err := d.Click(key); err != nil {
		return err
	}
	_, err := d.Until("focus on "+key, func(w Widget) bool { return w.Key == key && w.Focused })
	return err
}

// DoubleClick is for what opens on two clicks.
func (d *Desk) DoubleClick(key string) error { return d.click(key, 2) }

func (d *Desk) click(key string, times int) error {
	w, err := d.still(key)
	if err != nil {
		return err
	}
	x, y := w.middle()
	return d.tool("", "xdotool", "mousemove", "--sync", fmt.Sprint(x), fmt.Sprint(y),
		"click", "--repeat", fmt.Sprint(times), "--delay", "60", "1")
}

// still waits until an enabled widget has stopped moving: a page that is being
// filled would otherwise be clicked where the widget was.
func (d *Desk) still(key string) (Widget, error) {
	const looks = 4 // longer than the program takes to tell of a change
	var last Widget
	seen := 0
	return d.Until("widget "+key, func(w Widget) bool {
		if w.Key != key || w.Disabled {
			return false
		}
		if w != last {
			last, seen = w, 0
		}
		seen++
		return seen >= looks
	})
}

// Press presses keys by their X names one after the other: "ctrl+s", "Return".
func (d *Desk) Press(keys ...string) error {
	return d.tool("", "xdotool", append([]string{"key", "--delay", "40"}, keys...)...)
}

// Type types a text: ASCII by keys, other writing through the clipboard, as an
// input method would commit it.
func (d *Desk) Type(text string) error {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
		return d.Paste(text)
	}
	return d.tool("", "xdotool", "type", "--delay", "20", "--", text)
}

// Paste puts a text on the clipboard and presses Ctrl+V.
func (d *Desk) Paste(text string) error {
	if err := d.tool(text, "xclip", "-selection", "clipboard"); err != nil {
		return err
	}
	return d.Press("ctrl+v")
}

// Copied presses Ctrl+C and gives the clipboard.
func (d *Desk) Copied() (string, error) {
	if err := d.Press("ctrl+c"); err != nil {
		return "", err
	}
	c := exec.Command("xclip", "-selection", "clipboard", "-out")
	c.Env = d.env
	text, err := c.Output()
	return string(text), err
}

func (d *Desk) tool(input, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Env = d.env
	c.Stdin = strings.NewReader(input)
	// xclip stays behind to hand the text out; a file as output lets Run return.
	said, err := os.CreateTemp(d.dir, "said-*")
	if err != nil {
		return err
	}
	defer os.Remove(said.Name())
	defer said.Close()
	c.Stdout, c.Stderr = said, said
	if err := c.Run(); err != nil {
		text, _ := os.ReadFile(said.Name())
		return fmt.Errorf("%s: %w %s", name, err, text)
	}
	return nil
}
