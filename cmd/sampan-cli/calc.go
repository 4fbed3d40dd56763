package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"

	"sampan/app"
	"sampan/app/fault"
	"sampan/data/reference"
)

// maxLine bounds one line of JSON.
const maxLine = 16 << 20

// calc answers JSON lines {"id","kind","inputs"} with {"id","outputs"}; a line
// that cannot be answered gives {"id","error"} and the exit status 1 at the end.
func calc(_ context.Context, c *call) error {
	if err := c.parse(); err != nil {
		return err
	}
	in := c.stdin
	if len(c.args) > 0 && c.args[0] != "-" {
		f, err := os.Open(c.args[0])
		if err != nil {
			return unreadable(c.args[0], err)
		}
		defer f.Close()
		in = f
	}
	tables, err := reference.Load()
	if err != nil {
		return err
	}
	var first error
	err = eachLine(in, func(line []byte) error {
		var task struct {
			ID     json.RawMessage `json:"id"`
			Kind   string          `json:"kind"`
			Inputs json.RawMessage `json:"inputs"`
		}
		if err := json.Unmarshal(line, &task); err != nil {
			return fault.New("cli.json_wrong").Because(err)
		}
		out, err := app.Calculate(tables, task.Kind, task.Inputs)
		if err != nil {
			if first == nil {
				first = err
			}
			return c.print(map[string]any{"id": task.ID, "error": explain(*c.ui, err)})
		}
		return c.print(map[string]any{"id": task.ID, "outputs": out})
	})
	if err != nil {
		return err
	}
	return first
}

// eachLine calls fn for every line that is not blank.
func eachLine(r io.Reader, fn func([]byte) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), maxLine)
	for s.Scan() {
		if len(s.Bytes()) == 0 {
			continue
		}
		if err := fn(s.Bytes()); err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		return fault.New("cli.json_wrong").Because(err)
	}
	return nil
}

func unreadable(name string, err error) error {
	return fault.New("cli.file_unreadable", "Name", name).At("file").Because(err)
}
