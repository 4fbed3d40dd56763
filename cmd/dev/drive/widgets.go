package drive

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Widget is a visible widget: its key, the text that it shows, and its
// rectangle in pixels of the screen.
type Widget struct {
	Key      string  `json:"key"`
	Text     string  `json:"text,omitempty"`
	X        float64 `json:"x"`
	Y        float64 `json:"y"`
	W        float64 `json:"w"`
	H        float64 `json:"h"`
	Disabled bool    `json:"disabled,omitempty"`
	Focused  bool    `json:"focused,omitempty"`
}

func (w Widget) middle() (x, y int) { return int(w.X + w.W/2), int(w.Y + w.H/2) }

func (d *Desk) widgetsFile() string { return filepath.Join(d.dir, "widgets") }

// Widgets lists what is visible now; nothing before the first frame.
func (d *Desk) Widgets() ([]Widget, error) {
	f, err := os.Open(d.widgetsFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readWidgets(f)
}

func readWidgets(r io.Reader) ([]Widget, error) {
	var list []Widget
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var w Widget
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			return nil, fmt.Errorf("widget %q: %w", lines.Bytes(), err)
		}
		list = append(list, w)
	}
	return list, lines.Err()
}

// Wait waits until a widget with the key is there and enabled.
func (d *Desk) Wait(key string) (Widget, error) {
	return d.Until("widget "+key, func(w Widget) bool { return w.Key == key && !w.Disabled })
}

// WaitText waits until a widget with the key shows exactly the text.
func (d *Desk) WaitText(key, text string) (Widget, error) {
	return d.Until(fmt.Sprintf("widget %s with %q", key, text), func(w Widget) bool { return w.Key == key && w.Text == text })
}

// Until waits until a widget is as wished; what names the wish in the error,
// which lists the keys that were there instead.
func (d *Desk) Until(what string, wished func(Widget) bool) (Widget, error) {
	var found Widget
	var keys []string
	err := d.wait(what, func() (bool, error) {
		list, err := d.Widgets()
		keys = keys[:0]
		for _, w := range list {
			if wished(w) {
				found = w
				return true, nil
			}
			keys = append(keys, w.Key)
		}
		return false, err
	})
	if err != nil {
		return Widget{}, fmt.Errorf("%w\nthere are %q", err, keys)
	}
	return found, nil
}

// lockedBuffer takes what the program says while a test reads it.
type lockedBuffer struct {
	mu   sync.Mutex
	text []byte
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.text = append(b.text, p...)
	return len(p), nil
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return string(b.text)
}
