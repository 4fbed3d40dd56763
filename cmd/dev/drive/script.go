package drive

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

// Run carries out a script, one step a line, and stops at the first that fails:
//
//	click KEY | doubleclick KEY | focus KEY | wait KEY    a widget by its key
//	press KEYS…                                           ctrl+s Return F7
//	type TEXT | paste FILE
//	widgets                                               lists what is visible
//	shot FILE.png
//
// Empty lines and lines that begin with # are left out.
func (d *Desk) Run(script io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(script)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := d.step(line, out); err != nil {
			return fmt.Errorf("line %d, %s: %w", n, line, err)
		}
	}
	return lines.Err()
}

func (d *Desk) step(line string, out io.Writer) error {
	verb, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch verb {
	case "click":
		return d.Click(rest)
	case "doubleclick":
		return d.DoubleClick(rest)
	case "focus":
		return d.Focus(rest)
	case "wait":
		_, err := d.Wait(rest)
		return err
	case "press":
		return d.Press(strings.Fields(rest)...)
	case "type":
		return d.Type(rest)
	case "paste":
		text, err := os.ReadFile(rest)
		if err != nil {
			return err
		}
		return d.Paste(string(text))
	case "shot":
		return d.Shot(rest)
	case "widgets":
		list, err := d.Widgets()
		for _, w := range list {
			fmt.Fprintf(out, "%4d %4d %4d %4d  %s  %s\n", w.X, w.Y, w.W, w.H, w.Key, w.Text)
		}
		return err
	}
	return fmt.Errorf("no step %q", verb)
}
