package wire

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// OpenLog opens the log in the firm's folder, where what went wrong is
// written. It holds no personal data: names of files and folders, which name
// buyers, are left out of what errors say.
func OpenLog(folder string) (*slog.Logger, func() error, error) {
	f, err := os.OpenFile(filepath.Join(folder, "sampan.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("log: %w", err)
	}
	return slog.New(slog.NewJSONHandler(f, &slog.HandlerOptions{ReplaceAttr: discreet})), f.Close, nil
}

func discreet(_ []string, a slog.Attr) slog.Attr {
	if err, is := a.Value.Any().(error); is {
		a.Value = slog.StringValue(withoutPaths(err))
	}
	return a
}

// withoutPaths is the text of an error with every path of its chain taken out.
func withoutPaths(err error) string {
	text := err.Error()
	for _, p := range paths(err) {
		if p = strings.TrimSpace(p); p != "" && p != "." {
			text = strings.ReplaceAll(text, p, "…")
		}
	}
	return text
}

// paths lists the paths in an error's chain, longest first within each error.
func paths(err error) (list []string) {
	switch e := err.(type) {
	case *fs.PathError:
		list = append(list, e.Path)
	case *os.LinkError:
		list = append(list, e.Old, e.New)
	case *exec.Error:
		list = append(list, e.Name)
	}
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			list = append(list, paths(one)...)
		}
	default:
		if next := errors.Unwrap(err); next != nil {
			list = append(list, paths(next)...)
		}
	}
	return list
}
