package main_test

import (
	"fmt"
	"go/build/constraint"
	"maps"
	"slices"
	"strings"
)

// mayImport names, for each top folder, the top folders that it may import.
var mayImport = map[string][]string{
	"cmd":    {"cmd", "ui", "data", "app", "assets"},
	"ui":     {"ui", "app", "assets"},
	"data":   {"data", "app"},
	"app":    {"app", "assets"},
	"assets": {"assets"},
}

// assetReaders are the rooms of app that draw or word a paper; app itself hands
// them fonts and texts.
var assetReaders = []string{"app/print", "app/text", "app/paper"}

func arrows(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		from := part(s.dir, 0)
		allowed := mayImport[from]
		if s.external {
			allowed = append(slices.Clone(allowed), "data")
		}
		for _, dir := range s.own() {
			to := part(dir, 0)
			switch {
			case !slices.Contains(allowed, to):
				found = append(found, fmt.Sprintf("%s: %s may not import %s", s.path, from, dir))
			case from == "app" && to == "assets" && !s.test && s.dir != "app" && !within(s.dir, assetReaders):
				found = append(found, fmt.Sprintf("%s: of the rooms of app only print, text and paper import assets", s.path))
			}
		}
		if from == "assets" && !s.test {
			for _, lib := range s.foreign() {
				found = append(found, fmt.Sprintf("%s: assets imports nothing, and this is %s", s.path, lib))
			}
		}
	}
	return found
}

// layerOf orders the rooms of app: a room imports its own layer or a lower
// one. The services in app itself and the jobs they start stand on top.
var layerOf = ranks(
	[]string{"fault", "money"},
	[]string{"trade", "text", "file", "photo"},
	[]string{"numbering", "firm", "user", "contact", "catalog", "inquiry", "deal", "quotation", "order", "shipment", "purchase", "payment", "followup", "fair"},
	[]string{"read", "match", "pricing", "packing", "customs", "refund", "report"},
	[]string{"paper"},
	[]string{"print", "sheet", "mail"},
	[]string{"", "jobs"},
)

func ranks(layers ...[]string) map[string]int {
	rank := map[string]int{}
	for i, rooms := range layers {
		for _, room := range rooms {
			rank[room] = i
		}
	}
	return rank
}

func layers(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		if part(s.dir, 0) != "app" || s.external {
			continue
		}
		room := part(s.dir, 1)
		rank, known := layerOf[room]
		if !known {
			found = append(found, fmt.Sprintf("%s: the room has no layer", s.dir))
			continue
		}
		for _, dir := range s.own() {
			to := part(dir, 1)
			if above, ok := layerOf[to]; ok && part(dir, 0) == "app" && above > rank {
				found = append(found, fmt.Sprintf("%s: %s lies above %s", s.path, dir, s.dir))
			}
		}
	}
	return found
}

// shared are the rooms of ui that every screen builds on; all others are
// screens, which only ui itself knows.
var shared = []string{"theme", "task", "files", "navigation", "widgets", "deals", "record", "spine", "uitest"}

func screens(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		from := part(s.dir, 1)
		if part(s.dir, 0) != "ui" || from == "" {
			continue
		}
		for _, dir := range s.own() {
			to := part(dir, 1)
			if part(dir, 0) == "ui" && to != from && !slices.Contains(shared, to) {
				found = append(found, fmt.Sprintf("%s: the screen %s reaches %s only through navigation", s.path, from, to))
			}
		}
	}
	return found
}

// home names the folders that may import a library; tests may do so in more.
type home struct{ in, tests []string }

var homeOf = map[string]home{
	"fyne.io/fyne/v2":                {in: []string{"ui", "cmd/dev"}},
	"fyne.io/fyne/v2/app":            {in: []string{"cmd/sampan"}},
	"fyne.io/fyne/v2/test":           {in: []string{"cmd/dev", "ui/uitest"}, tests: []string{"ui", "cmd/sampan"}},
	"github.com/ncruces/zenity":      {in: []string{"ui/files"}},
	"modernc.org":                    {in: []string{"data/store"}},
	"zombiezen.com/go/sqlite":        {in: []string{"data/store"}},
	"database/sql":                   {in: []string{"data/store"}},
	"github.com/pressly/goose/v3":    {in: []string{"data/store"}},
	"github.com/jackc/pgx/v5":        {in: []string{"data/store"}},
	"github.com/jung-kurt/gofpdf":    {in: []string{"app/print"}},
	"github.com/xuri/excelize/v2":    {in: []string{"app/sheet"}},
	"github.com/shopspring/decimal":  {in: []string{"app/money"}},
	"filippo.io/age":                 {in: []string{"data/backup"}},
	"github.com/fsnotify/fsnotify":   {in: []string{"app/jobs"}},
	"github.com/makiuchi-d/gozxing":  {in: []string{"app/photo"}},
	"github.com/emersion/go-vcard":   {in: []string{"app/mail"}},
	"github.com/nwaples/rardecode":   {in: []string{"app/sheet"}},
	"github.com/emersion/go-message": {in: []string{"app/mail"}},
	"github.com/jhillyerd/enmime":    {in: []string{"app/mail"}},
}

// homeFor finds the longest library path that an import belongs to.
func homeFor(imp string) (string, bool) {
	longest := ""
	for lib := range homeOf {
		if within(imp, []string{lib}) && len(lib) > len(longest) {
			longest = lib
		}
	}
	return longest, longest != ""
}

func homes(t *tree) []string {
	found := strays(t)
	for _, s := range t.sources {
		for _, imp := range s.imports {
			lib, ok := homeFor(imp)
			if !ok {
				continue
			}
			h := homeOf[lib]
			if !within(s.dir, h.in) && (!s.test || !within(s.dir, h.tests)) {
				found = append(found, fmt.Sprintf("%s: %s is at home in %s", s.path, imp, strings.Join(h.in, ", ")))
			}
		}
		if slices.Contains(s.imports, "fyne.io/fyne/v2/app") && !needsCgo(s) {
			found = append(found, s.path+": fyne/v2/app needs the line //go:build cgo")
		}
	}
	return found
}

// everywhere are libraries of text, pictures and ids that belong to no room.
var everywhere = []string{"golang.org/x/text", "github.com/mozillazg/go-pinyin", "golang.org/x/image", "github.com/google/uuid", "github.com/rivo/uniseg"}

// strays finds libraries without a named home that more than one room uses.
func strays(t *tree) []string {
	rooms := map[string]map[string]bool{}
	for _, s := range t.sources {
		if s.test {
			continue
		}
		for _, imp := range s.foreign() {
			if _, named := homeFor(imp); named || within(imp, everywhere) {
				continue
			}
			lib := imp
			if parts := strings.Split(imp, "/"); len(parts) > 3 {
				lib = strings.Join(parts[:3], "/")
			}
			if rooms[lib] == nil {
				rooms[lib] = map[string]bool{}
			}
			rooms[lib][room(s.dir)] = true
		}
	}
	var found []string
	for lib, in := range rooms {
		if len(in) > 1 {
			found = append(found, fmt.Sprintf("%s: is at home in %s: one library, one home", lib, strings.Join(slices.Sorted(maps.Keys(in)), " and ")))
		}
	}
	return found
}

// room is the folder that owns a library: ui as a whole, else two segments.
func room(dir string) string {
	if part(dir, 0) == "ui" {
		return "ui"
	}
	return strings.TrimSuffix(part(dir, 0)+"/"+part(dir, 1), "/")
}

func needsCgo(s source) bool {
	for _, g := range s.file.Comments {
		for _, c := range g.List {
			if expr, err := constraint.Parse(c.Text); err == nil {
				return !expr.Eval(func(tag string) bool { return tag != "cgo" })
			}
		}
	}
	return false
}
