// Package files asks a person for files and folders with the dialogs of their
// own system, and with a field for the path where those are missing (Linux
// without zenity). Screens call it away from the window, in the work of a
// task, because the dialogs wait for an answer. Tests put functions of their
// own into Dialogs.
package files

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"

	"sampan/ui/widgets"
)

// Dialogs are the four questions. An answer of "" or nil with no error means
// that the person chose nothing.
type Dialogs struct {
	Open     func(context.Context, Question) (string, error)
	OpenMany func(context.Context, Question) ([]string, error)
	Save     func(context.Context, Question) (string, error)
	Folder   func(context.Context, Question) (string, error)
	// Start runs a command of the system, for Launch and Reveal; without it
	// these do nothing.
	Start func(ctx context.Context, command []string) error
}

// Question is what a dialog says and offers. Title and the names of kinds are
// translated.
type Question struct {
	Title string
	// Name is the file or folder to begin with; for Save the name proposed.
	Name  string
	Kinds []Kind
}

// Kind is a kind of file: its name and the endings without dot.
type Kind struct {
	Name    string
	Endings []string
}

// New gives the dialogs of the system, or those of InWindow where there are none
// or a test works the program.
func New(d *widgets.Desk) *Dialogs {
	dialogs := InWindow(d)
	if zenity.IsAvailable() && !widgets.Driven {
		dialogs = native()
	}
	dialogs.Start = run
	return dialogs
}

func native() *Dialogs {
	return &Dialogs{
		Open: func(ctx context.Context, q Question) (string, error) {
			return answer(zenity.SelectFile(q.options(ctx)...))
		},
		OpenMany: func(ctx context.Context, q Question) ([]string, error) {
			return answer(zenity.SelectFileMultiple(q.options(ctx)...))
		},
		Save: func(ctx context.Context, q Question) (string, error) {
			path, err := answer(zenity.SelectFileSave(append(q.options(ctx), zenity.ConfirmOverwrite())...))
			return q.withEnding(path), err
		},
		Folder: func(ctx context.Context, q Question) (string, error) {
			return answer(zenity.SelectFile(append(q.options(ctx), zenity.Directory())...))
		},
	}
}

// answer turns a cancelled dialog into no answer.
func answer[T any](chosen T, err error) (T, error) {
	var none T
	switch {
	case err == nil:
		return chosen, nil
	case errors.Is(err, zenity.ErrCanceled), errors.Is(err, context.Canceled):
		return none, nil
	}
	return none, fmt.Errorf("file dialog: %w", err)
}

func (q Question) options(ctx context.Context) []zenity.Option {
	out := []zenity.Option{zenity.Context(ctx), zenity.Title(q.Title)}
	if q.Name != "" {
		out = append(out, zenity.Filename(q.Name))
	}
	for _, k := range q.Kinds {
		f := zenity.FileFilter{Name: k.Name, CaseFold: true}
		for _, e := range k.Endings {
			f.Patterns = append(f.Patterns, "*."+e)
		}
		out = append(out, f)
	}
	return out
}

// withEnding adds the first ending to a file name that has none of those
// asked for: some systems leave it away.
func (q Question) withEnding(path string) string {
	if path == "" || len(q.Kinds) == 0 || len(q.Kinds[0].Endings) == 0 {
		return path
	}
	has := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, k := range q.Kinds {
		for _, e := range k.Endings {
			if has == e {
				return path
			}
		}
	}
	return path + "." + q.Kinds[0].Endings[0]
}
