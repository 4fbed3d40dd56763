package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"sampan/app/fault"
)

// maxPictures bounds the pictures of one sheet.
const maxPictures = 20_000

// Picture is a picture of a workbook. Equal Parts are the same picture.
type Picture struct {
	Part  string
	file  *zip.File
	limit int64
}

// Bytes unpacks the picture.
func (p Picture) Bytes() ([]byte, error) {
	rc, err := p.file.Open()
	if err != nil {
		return nil, fault.New(ErrBroken).Because(err)
	}
	data, err := io.ReadAll(io.LimitReader(rc, p.limit+1))
	if closing := rc.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, fault.New(ErrBroken).Because(fmt.Errorf("picture %s: %w", p.Part, err))
	}
	if int64(len(data)) > p.limit {
		return nil, fault.New(ErrTooLarge, "Limit", p.limit>>20)
	}
	return data, nil
}

func (a *archive) picture(part string) (Picture, bool) {
	f := a.parts[strings.ToLower(part)]
	return Picture{Part: path.Clean(part), file: f, limit: a.limit.Picture}, f != nil
}

// pictureName reads the name out of DISPIMG("ID_…",1), the formula by which
// WPS puts a picture into a cell.
func pictureName(formula string) (string, bool) {
	formula = strings.TrimPrefix(strings.TrimSpace(formula), "_xlfn.")
	rest, is := strings.CutPrefix(formula, "DISPIMG(")
	if !is {
		return "", false
	}
	parts := strings.SplitN(rest, `"`, 3)
	if len(parts) < 3 || len(parts[1]) > 200 {
		return "", true
	}
	return parts[1], true
}

// cellPictures are the pictures that cells hold themselves: WPS names them,
// Excel numbers them.
type cellPictures struct {
	named    map[string]string // DISPIMG name → part
	numbered []string          // vm - 1 → part, "" where the value is something else
}

// placed gives the name under which the picture of a vm attribute is wanted.
func (p *cellPictures) placed(vm string) string {
	n, err := strconv.Atoi(vm)
	if err != nil || n < 1 || n > len(p.numbered) || p.numbered[n-1] == "" {
		return ""
	}
	return "vm" + vm
}

func (p *cellPictures) part(id string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(id, "vm")); err == nil && strings.HasPrefix(id, "vm") && n <= len(p.numbered) {
		return p.numbered[n-1]
	}
	return p.named[id]
}

func (w *workbook) readCellPictures(part string, links map[string]relation) (*cellPictures, error) {
	p := &cellPictures{named: map[string]string{}}
	if w.has(part) {
		rels, err := w.relations(part)
		if err != nil {
			return nil, err
		}
		name := ""
		err = w.each(part, func(t *token) error {
			switch {
			case t.kind != starts || len(p.named) >= maxPictures:
			case t.name == "cNvPr":
				name = t.attr("name")
			case t.name == "blip":
				p.named[name] = rels[t.attr("embed")].target
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var err error
	p.numbered, err = w.readPlaced(links)
	return p, err
}

// readPlaced follows "place picture in cell" of Excel: a cell's vm counts the
// values of metadata.xml, which count the rich values, whose first field of
// the picture structure counts the relations of richValueRel.xml.
func (w *workbook) readPlaced(links map[string]relation) ([]string, error) {
	parts := map[string]string{}
	for _, l := range links {
		parts[l.kind] = l.target
	}
	rels, err := w.relations(parts["richValueRel"])
	if err != nil || len(rels) == 0 {
		return nil, err
	}
	var targets []string // of relations, in their order
	err = w.each(parts["richValueRel"], func(t *token) error {
		if t.kind == starts && t.name == "rel" && len(targets) < maxPictures {
			targets = append(targets, rels[t.relation()].target)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	values, err := w.readRichValues(parts["rdRichValue"], parts["rdRichValueStructure"], targets)
	if err != nil {
		return nil, err
	}
	return w.readValueMetadata(parts["sheetMetadata"], values)
}

// readRichValues gives the picture of every rich value, "" for other values.
func (w *workbook) readRichValues(part, structures string, targets []string) (values []string, err error) {
	var field []int // of each structure, where its picture stands; -1 for none
	key := 0
	err = w.each(structures, func(t *token) error {
		switch {
		case t.kind != starts || len(field) > maxPictures:
		case t.name == "s":
			field, key = append(field, -1), 0
		case t.name == "k" && len(field) > 0:
			if t.attr("n") == "_rvRel:LocalImageIdentifier" {
				field[len(field)-1] = key
			}
			key++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	want, at, reading := -1, 0, false
	err = w.each(part, func(t *token) error {
		switch t.kind {
		case starts:
			if t.name == "rv" && len(values) < maxPictures {
				values, want, at = append(values, ""), -1, 0
				if n, err := strconv.Atoi(t.attr("s")); err == nil && n >= 0 && n < len(field) {
					want = field[n]
				}
			}
			reading = t.name == "v" && at == want
		case ends:
			if t.name == "v" {
				at, reading = at+1, false
			}
		case says:
			if n, err := strconv.Atoi(string(t.text)); reading && err == nil && n >= 0 && n < len(targets) && len(values) > 0 {
				values[len(values)-1] = targets[n]
			}
		}
		return nil
	})
	return values, err
}

// readValueMetadata gives the picture of every vm number.
func (w *workbook) readValueMetadata(part string, values []string) (numbered []string, err error) {
	var future []string
	inFuture, inValues := false, false
	err = w.each(part, func(t *token) error {
		if t.kind != starts {
			inFuture = inFuture && (t.kind != ends || t.name != "futureMetadata")
			inValues = inValues && (t.kind != ends || t.name != "valueMetadata")
			return nil
		}
		switch t.name {
		case "futureMetadata":
			inFuture = t.attr("name") == "XLRICHVALUE"
		case "valueMetadata":
			inValues = true
		case "rvb":
			if inFuture && len(future) < maxPictures {
				future = append(future, pick(values, t.attr("i")))
			}
		case "rc":
			if inValues && len(numbered) < maxPictures {
				numbered = append(numbered, pick(future, t.attr("v")))
			}
		}
		return nil
	})
	return numbered, err
}

func pick(values []string, index string) string {
	if n, err := strconv.Atoi(index); err == nil && n >= 0 && n < len(values) {
		return values[n]
	}
	return ""
}
