package files

import (
	"context"
	"errors"
	"slices"
	"testing"

	"sampan/app/fault"
)

func TestLaunch(t *testing.T) {
	for system, want := range map[string][2][]string{
		"windows": {{"rundll32.exe", "url.dll,FileProtocolHandler", "/a b/c&d.eml"}, {"explorer.exe", "/select,/a b/c&d.eml"}},
		"darwin":  {{"open", "/a b/c&d.eml"}, {"open", "-R", "/a b/c&d.eml"}},
		"linux":   {{"xdg-open", "/a b/c&d.eml"}, {"xdg-open", "/a b"}},
	} {
		if got := opening(system, "/a b/c&d.eml"); !slices.Equal(got, want[0]) {
			t.Errorf("%s opens by %q", system, got)
		}
		if got := revealing(system, "/a b/c&d.eml"); !slices.Equal(got, want[1]) {
			t.Errorf("%s shows by %q", system, got)
		}
	}
	d := &Dialogs{Start: func(context.Context, []string) error { return errors.New("no application") }}
	if err := d.Launch(context.Background(), "/x/a.eml"); !fault.Is(err, "files.no_program") {
		t.Error(err)
	}
	if err := d.Reveal(context.Background(), "/x/a.eml"); !fault.Is(err, "files.no_folder") {
		t.Error(err)
	}
	if err := run(context.Background(), []string{"a-program-that-nobody-has"}); err == nil {
		t.Error("a program that is not there was started")
	}
}
