package main

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/match"
	"sampan/app/read"
)

// readFiles says what inquiries ask for, one JSON line each; a folder stands
// for the mails, texts and sheets in it. A file that cannot be read does not
// keep the others back: its error comes last.
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
	names, err := inquiryFiles(c.args)
	if err != nil {
		return err
	}
	var failed error
	for _, name := range names {
		src, err := readFile(ctx, name)
		if err != nil {
			failed = cmp.Or(failed, err)
			continue
		}
		if err := c.print(read.Read(src)); err != nil {
			return err
		}
	}
	return failed
}

func readFile(ctx context.Context, name string) (read.Source, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return read.Source{}, unreadable(name, err)
	}
	src, err := app.ReadFile(ctx, filepath.Base(name), data)
	src.ID = filepath.Base(name)
	return src, err
}

// inquiryFiles puts the files of a folder in the place of its name, and what
// a pattern such as mails/*.eml matches where the shell left it alone.
func inquiryFiles(args []string) ([]string, error) {
	var names []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			inside, err := app.InquiryFiles(os.DirFS(arg))
			if err != nil {
				return nil, err
			}
			for _, name := range inside {
				names = append(names, filepath.Join(arg, name))
			}
		case err != nil && strings.ContainsAny(arg, "*?["):
			matched, bad := filepath.Glob(arg)
			if bad != nil || len(matched) == 0 {
				return nil, unreadable(arg, err)
			}
			names = append(names, matched...)
		default:
			names = append(names, arg)
		}
	}
	return names, nil
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
