package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// answer is what one call of the command line gave.
type answer struct {
	out, problem string
	status       int
}

// call runs the command line in English.
func called(t *testing.T, stdin string, args ...string) answer {
	t.Helper()
	t.Setenv("LANG", "en_GB.UTF-8")
	var out, problem bytes.Buffer
	status := run(t.Context(), args, strings.NewReader(stdin), &out, &problem)
	return answer{out.String(), problem.String(), status}
}

// done is called, and fails the test unless the call succeeded.
func done(t *testing.T, args ...string) string {
	t.Helper()
	a := called(t, "", args...)
	if a.status != 0 || a.problem != "" {
		t.Fatalf("%v: status %d, %s", args, a.status, a.problem)
	}
	return a.out
}

// refused checks an error's promised shape: one JSON object on standard error
// and status 1. It gives the key.
func (a answer) refused(t *testing.T) failure {
	t.Helper()
	var out map[string]failure
	d := json.NewDecoder(strings.NewReader(a.problem))
	d.DisallowUnknownFields()
	if err := d.Decode(&out); err != nil || len(out) != 1 || a.status != 1 {
		t.Fatalf("status %d, no error object: %q, %v", a.status, a.problem, err)
	}
	f := out["error"]
	if f.Key == "" || f.Message == "" || f.Message == f.Key || strings.Contains(f.Message, "{{") {
		t.Errorf("no sentence: %+v", f)
	}
	return f
}

// objects reads JSON lines.
func objects[T any](t *testing.T, out string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(out) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, v)
	}
	return all
}

func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
