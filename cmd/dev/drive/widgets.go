package drive

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Widget is a visible control or cell as ui/widgets writes it: its key, the text
// that it shows, and its rectangle in pixels of the screen.
type Widget struct {
	Key      string `json:"key"`
	Text     string `json:"text"`
	X        int    `json:"x"`
	Y        int    `json:"y"`
	W        int    `json:"w"`
	H        int    `json:"h"`
	Focused  bool   `json:"focused"`
	Disabled bool   `json:"disabled"`
}

func (w Widget) middle() (x, y int) { return w.X + w.W/2, w.Y + w.H/2 }

func (d *Desk) widgetsFile() string { return filepath.Join(d.dir, "widgets") }

// Widgets lists what is visible now; nothing before the first frame.
func (d *Desk) Widgets() ([]Widget, error) {
	text, err := os.ReadFile(d.widgetsFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []Widget
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("list of widgets: %w", err)
	}
	return list, nil
}

// Wait waits until a widget with the key is there and enabled.
func (d *Desk) Wait(key string) (Widget, error) {
	return d.Until("widget "+key, func(w Widget) bool { return w.Key == key && !w.Disabled })
}

// Gone waits until no widget has the key.
func (d *Desk) Gone(key string) error {
	return d.wait("end of "+key, func() (bool, error) {
		list, err := d.Widgets()
		return len(list) > 0 && !slices.ContainsFunc(list, func(w Widget) bool { return w.Key == key }), err
	})
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
			if strings.Count(w.Key, "/") < 2 { // the cells of tables would drown the rest
				keys = append(keys, w.Key)
			}
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
