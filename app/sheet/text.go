package sheet

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"sampan/app/fault"
)

// Encoding is how the characters of a text file are stored.
type Encoding string

// The encodings that a person may choose between when the preview looks wrong.
const (
	UTF8     Encoding = "UTF-8"
	GB18030  Encoding = "GB18030" // also GBK and GB2312
	UTF16LE  Encoding = "UTF-16LE"
	UTF16BE  Encoding = "UTF-16BE"
	Big5     Encoding = "Big5"
	Western  Encoding = "Windows-1252"
	Cyrillic Encoding = "Windows-1251"
)

// Encodings lists them in the order of menus.
func Encodings() []Encoding {
	return []Encoding{UTF8, GB18030, UTF16LE, UTF16BE, Big5, Western, Cyrillic}
}

func (e Encoding) codec() encoding.Encoding {
	switch e {
	case GB18030:
		return simplifiedchinese.GB18030
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case Big5:
		return traditionalchinese.Big5
	case Western:
		return charmap.Windows1252
	case Cyrillic:
		return charmap.Windows1251
	}
	return unicode.UTF8
}

// guessEncoding goes by the mark at the beginning, then by what the bytes
// allow, and gives the mark's length. Bytes that are not UTF-8 are taken for
// Chinese: the preview shows whether that was right.
func guessEncoding(data []byte) (Encoding, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return UTF8, 3
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return UTF16LE, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return UTF16BE, 2
	case utf8.Valid(data):
		return UTF8, 0
	}
	return GB18030, 0
}

// maxCellText is the longest text of a cell, the limit of Excel.
const maxCellText = 32_767

func readText(ctx context.Context, data []byte, o Options) (*Book, error) {
	enc, mark := guessEncoding(data)
	if o.Encoding != "" {
		enc = o.Encoding
	}
	data = data[mark:]
	if enc != UTF16LE && enc != UTF16BE && bytes.IndexByte(data, 0) >= 0 {
		return nil, fault.New(ErrType)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fault.New(ErrEmpty)
	}
	text := bufio.NewReaderSize(enc.codec().NewDecoder().Reader(bytes.NewReader(data)), 1<<16)
	sep, err := separator(text, o.Separator)
	if err != nil {
		return nil, err
	}
	sheet := Sheet{}
	if err := sheet.readRecords(ctx, text, sep, o.Limits); err != nil {
		return nil, err
	}
	return &Book{Sheets: []Sheet{sheet}, Encoding: enc, Separator: sep}, nil
}

func (s *Sheet) readRecords(ctx context.Context, text io.Reader, sep rune, l Limits) error {
	in := csv.NewReader(&recordGuard{from: text, sep: byte(sep), columns: l.Columns})
	in.Comma, in.LazyQuotes, in.FieldsPerRecord, in.ReuseRecord = sep, true, -1, true
	cells, inside := 0, 0 // inside: line breaks within the fields so far
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if f, is := errors.AsType[*fault.Fault](err); is {
			return f
		}
		if err != nil {
			return fault.New(ErrBroken).Because(err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := s.fields(in, record, l)
		if err != nil {
			return err
		}
		if cells += len(row); cells > l.Cells {
			return fault.New(ErrCells, "Limit", l.Cells)
		}
		line, _ := in.FieldPos(0)
		line -= inside
		for _, field := range record {
			inside += strings.Count(field, "\n")
		}
		if row == nil {
			continue
		}
		if max(line, len(s.Rows)+1) > l.Rows {
			return fault.New(ErrTooLong, "Limit", l.Rows)
		}
		for len(s.Rows) < line-1 { // blank lines count, as they do in a spreadsheet
			s.Rows = append(s.Rows, nil)
		}
		s.Rows = append(s.Rows, row)
	}
	return nil
}

// fields makes cells of a record; blanks at its end are left out.
func (s *Sheet) fields(in *csv.Reader, record []string, l Limits) ([]Cell, error) {
	last := len(record) - 1
	for last >= 0 && strings.TrimSpace(record[last]) == "" {
		last--
	}
	if last >= l.Columns {
		return nil, fault.New(ErrTooWide, "Limit", l.Columns)
	}
	var row []Cell
	for i, field := range record[:last+1] {
		if utf8.RuneCountInString(field) > maxCellText {
			line, _ := in.FieldPos(i)
			return nil, fault.New(ErrCellText, "Row", line)
		}
		row = append(row, textCell(unguard(field)))
	}
	return row, nil
}

// separators in the order of preference where the text does not decide.
var separators = []rune{',', '\t', ';', '|'}

// separator finds what parts the fields: the first line may say so
// ("sep=;", as Excel writes it), else it is the mark that parts most of the
// first lines into the same number of fields.
func separator(text *bufio.Reader, chosen rune) (rune, error) {
	head, err := text.Peek(1 << 15)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return 0, fault.New(ErrBroken).Because(err)
	}
	if rest, is := bytes.CutPrefix(head, []byte("sep=")); is && len(rest) > 1 && slices.Contains(separators, rune(rest[0])) {
		if _, err := text.ReadBytes('\n'); err != nil && !errors.Is(err, io.EOF) {
			return 0, fault.New(ErrBroken).Because(err)
		}
		return rune(rest[0]), nil
	}
	if chosen != 0 {
		return chosen, nil
	}
	best, most := separators[0], 0
	for _, sep := range separators {
		if score := agreement(head, sep); score > most {
			best, most = sep, score
		}
	}
	return best, nil
}

// agreement counts the lines that have the commonest number of the mark
// outside quotes, and prefers more fields where as many lines agree.
func agreement(head []byte, sep rune) int {
	counts := map[int]int{}
	n, quoted, lines := 0, false, 0
	for _, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case rune(c) == sep:
			n++
		case c == '\n':
			if counts[n]++; lines >= 50 {
				break
			}
			lines++
			n = 0
		}
	}
	counts[n]++
	best := 0
	for n, lines := range counts {
		if n > 0 {
			best = max(best, lines*1000+min(n, 999))
		}
	}
	return best
}
