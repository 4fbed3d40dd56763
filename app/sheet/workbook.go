package sheet

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"sampan/app/fault"
)

// workbook is the state of reading one .xlsx file.
type workbook struct {
	*archive
	epoch1904 bool
	strings   []string
	formats   []format // by cell style
	cells     int      // taken so far, of all sheets
	text      int64    // bytes of text so far
	inCell    *cellPictures
}

func readWorkbook(ctx context.Context, r io.ReaderAt, size int64, l Limits) (*Book, error) {
	a, err := openArchive(ctx, r, size, l)
	if err != nil {
		return nil, err
	}
	w := &workbook{archive: a}
	main, err := w.mainPart()
	if err != nil {
		return nil, err
	}
	links, err := w.relations(main)
	if err != nil {
		return nil, err
	}
	sheets, err := w.readMain(main)
	if err != nil {
		return nil, err
	}
	if err := w.readShared(links); err != nil {
		return nil, err
	}
	book := &Book{}
	for _, s := range sheets {
		link := links[s.rel]
		if link.kind != "worksheet" || !w.has(link.target) {
			continue // charts and macros have no cells
		}
		if err := w.readSheet(&s.Sheet, link.target); err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, s.Sheet)
	}
	return book, nil
}

// mainPart finds the workbook in the archive, or says what the archive is instead.
func (w *workbook) mainPart() (string, error) {
	links, err := w.relations("")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if l.kind == "officeDocument" && strings.HasPrefix(strings.ToLower(l.target), "xl/") {
			if strings.HasSuffix(strings.ToLower(l.target), ".bin") {
				return "", fault.New(ErrOldFormat)
			}
			if w.has(l.target) {
				return l.target, nil
			}
		}
	}
	switch {
	case w.has("xl/workbook.xml"):
		return "xl/workbook.xml", nil
	case w.has("xl/workbook.bin"), w.has("content.xml") && w.has("mimetype"):
		return "", fault.New(ErrOldFormat)
	case w.has("[content_types].xml") && slices.ContainsFunc([]string{"word/document.xml", "ppt/presentation.xml"}, w.has):
		return "", fault.New(ErrType)
	case w.has("[content_types].xml"):
		return "", fault.New(ErrBroken)
	}
	return "", fault.New(ErrType)
}

type namedSheet struct {
	Sheet
	rel string
}

// readMain lists the sheets in the order of their tabs.
func (w *workbook) readMain(main string) (sheets []namedSheet, err error) {
	err = w.each(main, func(t *token) error {
		if t.kind != starts {
			return nil
		}
		switch t.name {
		case "workbookPr":
			v := t.attr("date1904")
			w.epoch1904 = v == "1" || v == "true"
		case "sheet":
			if len(sheets) >= w.limit.Columns {
				return fault.New(ErrTooLarge, "Limit", w.limit.Unpacked>>20)
			}
			s := namedSheet{rel: t.relation()}
			s.Name, s.Hidden = t.attr("name"), strings.HasSuffix(strings.ToLower(t.attr("state")), "hidden")
			sheets = append(sheets, s)
		}
		return nil
	})
	return sheets, err
}

func (w *workbook) readShared(links map[string]relation) error {
	pictures := ""
	for _, l := range links {
		var err error
		switch l.kind {
		case "sharedStrings":
			err = w.readStrings(l.target)
		case "styles":
			err = w.readStyles(l.target)
		case "cellImage":
			pictures = l.target
		}
		if err != nil {
			return err
		}
	}
	if pictures == "" {
		pictures = "xl/cellimages.xml"
	}
	var err error
	w.inCell, err = w.readCellPictures(pictures, links)
	return err
}

// readStrings reads the table of texts that cells share. Readings written
// above Japanese characters (rPh) are not part of the text.
func (w *workbook) readStrings(part string) error {
	var b strings.Builder
	inText, phonetic := false, 0
	return w.each(part, func(t *token) error {
		switch t.kind {
		case starts:
			switch t.name {
			case "si":
				b.Reset()
			case "rPh":
				phonetic++
			case "t":
				inText = phonetic == 0
			}
		case ends:
			switch t.name {
			case "t":
				inText = false
			case "rPh":
				phonetic--
			case "si":
				if len(w.strings) >= w.limit.Cells {
					return fault.New(ErrCells, "Limit", w.limit.Cells)
				}
				w.strings = append(w.strings, unescape(b.String()))
				return w.charge(b.Len())
			}
		case says:
			if inText {
				b.Write(t.text)
				if b.Len() > 2*tokenLimit {
					return fault.New(ErrBroken)
				}
			}
		}
		return nil
	})
}

// charge counts bytes of text towards the limit.
func (w *workbook) charge(n int) error {
	if w.text += int64(n); w.text > w.limit.Strings {
		return fault.New(ErrTooLarge, "Limit", w.limit.Strings>>20)
	}
	return nil
}

// unescape resolves _x000D_, the way workbooks write what XML cannot hold.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		b.WriteString(s[:at])
		s = s[at:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				b.WriteString(strings.ReplaceAll(string(rune(n)), "\r", ""))
				s = s[7:]
				continue
			}
		}
		b.WriteString("_x")
		s = s[2:]
	}
	b.WriteString(s)
	return b.String()
}

// readStyles learns which cell styles show dates or leading zeros.
func (w *workbook) readStyles(part string) error {
	own := map[string]string{}
	inCells := false
	return w.each(part, func(t *token) error {
		switch t.kind {
		case starts:
			switch {
			case t.name == "numFmt" && len(own) < 10_000:
				own[t.attr("numFmtId")] = t.attr("formatCode")
			case t.name == "cellXfs":
				inCells = true
			case t.name == "xf" && inCells && len(w.formats) < 100_000:
				id := t.attr("numFmtId")
				w.formats = append(w.formats, formatOf(id, own[id]))
			}
		case ends:
			if t.name == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
}
