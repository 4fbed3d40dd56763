package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/match"
	"sampan/app/read"
)

// readFiles says what inquiries ask for, one JSON line each.
func readFiles(ctx context.Context, c *call) error {
	lines := c.flags.String("jsonl", "", "file of {\"id\",\"text\"} lines")
	if err := c.parse(); err != nil {
		return err
	}
	if *lines != "" {
		return c.readLines(*lines)
	}
	if err := c.need(1); err != nil {
		return err
	}
	for _, name := range c.args {
		data, err := os.ReadFile(name)
		if err != nil {
			return unreadable(name, err)
		}
		src, err := app.ReadFile(ctx, filepath.Base(name), data)
		if err != nil {
			return err
		}
		src.ID = filepath.Base(name)
		if err := c.print(read.Read(src)); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) readLines(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return unreadable(name, err)
	}
	defer f.Close()
	return eachLine(f, func(line []byte) error {
		var in struct {
			ID   string `json:"id"`
			Text string `json:"text"`
		}
		if err := json.Unmarshal(line, &in); err != nil {
			return fault.New("cli.json_wrong").Because(err)
		}
		return c.print(read.Read(read.Source{ID: in.ID, Text: in.Text}))
	})
}

// matchFile pairs the lines of one JSON file with the articles of another.
func matchFile(_ context.Context, c *call) error {
	catalog := c.flags.String("catalog", "", "JSON lines of articles")
	inquiries := c.flags.String("inquiries", "", "JSON lines of queries")
	top := c.flags.Int("top", 10, "candidates per line")
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.need(0, catalog, inquiries); err != nil {
		return err
	}
	words, err := match.OpenDictionary()
	if err != nil {
		return err
	}
	index := match.NewIndex(words)
	articles, err := os.Open(*catalog)
	if err != nil {
		return unreadable(*catalog, err)
	}
	defer articles.Close()
	if err := match.ReadArticles(articles, index.Put); err != nil {
		return fault.New("cli.json_wrong").Because(err)
	}
	asked, err := os.Open(*inquiries)
	if err != nil {
		return unreadable(*inquiries, err)
	}
	defer asked.Close()
	var failed error
	err = match.ReadQueries(asked, func(a match.Asked) {
		if failed == nil {
			failed = match.WriteResult(c.stdout, a.ID, index.Match(a.Query, *top))
		}
	})
	if err != nil {
		return fault.New("cli.json_wrong").Because(err)
	}
	return failed
}
