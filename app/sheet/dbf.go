package sheet

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app/fault"
)

// The sizes of a dBase or FoxPro table.
const (
	dbfHead  = 32
	dbfField = 32
	dbfEnd   = 0x0D
)

// dbfColumn is one field of a table.
type dbfColumn struct {
	name   string
	kind   byte // C text, N and F figures, D day, L truth, M memo, I whole number
	offset int
	size   int
}

// ReadDBF reads a dBase or FoxPro table with its memo file, which may be nil:
// the form in which the tax bureaus publish their library of rates. The first
// row of the sheet names the columns; text is GBK. Deleted records are left
// out. A table that says more than it holds is ErrBroken.
func ReadDBF(table, memo []byte, l Limits) (Sheet, error) {
	columns, records, size, first, err := dbfHeader(table, l)
	if err != nil {
		return Sheet{}, err
	}
	memos, err := openFPT(memo)
	if err != nil {
		return Sheet{}, err
	}
	head := make([]Cell, len(columns))
	for i, c := range columns {
		head[i] = Cell{Text: c.name, Kind: Text}
	}
	sheet := Sheet{Rows: [][]Cell{head}}
	text := int64(0)
	for r := range records {
		record := table[first+r*size : first+(r+1)*size]
		if record[0] == '*' {
			continue
		}
		row := make([]Cell, len(columns))
		for i, c := range columns {
			cell, err := c.read(record[c.offset:c.offset+c.size], memos)
			if err != nil {
				return Sheet{}, err
			}
			row[i] = cell
			if text += int64(len(cell.Text)); text > l.Strings {
				return Sheet{}, fault.New(ErrTooLarge, "Limit", l.Strings>>20)
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

// dbfHeader reads the description of a table and holds it to its true size.
func dbfHeader(table []byte, l Limits) (columns []dbfColumn, records, size, first int, err error) {
	if len(table) == 0 {
		return nil, 0, 0, 0, fault.New(ErrEmpty)
	}
	if len(table) < dbfHead+1 || !strings.ContainsRune("\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8c\xcb\xf5\xfb", rune(table[0])) {
		return nil, 0, 0, 0, fault.New(ErrType)
	}
	count := binary.LittleEndian.Uint32(table[4:])
	first, size = int(binary.LittleEndian.Uint16(table[8:])), int(binary.LittleEndian.Uint16(table[10:]))
	if first <= dbfHead || first > len(table) || size < 2 {
		return nil, 0, 0, 0, broken("table head")
	}
	if count >= uint32(l.Rows) {
		return nil, 0, 0, 0, fault.New(ErrTooLong, "Limit", l.Rows)
	}
	records = int(count)
	if records > (len(table)-first)/size {
		return nil, 0, 0, 0, broken("table cut short")
	}
	offset := 1
	for at := dbfHead; ; at += dbfField {
		if at >= first {
			return nil, 0, 0, 0, broken("table head without end")
		}
		if table[at] == dbfEnd {
			break
		}
		if at+dbfField > first {
			return nil, 0, 0, 0, broken("field cut short")
		}
		field := table[at : at+dbfField]
		name, _, _ := strings.Cut(string(field[:11]), "\x00")
		c := dbfColumn{name: strings.TrimSpace(gbk([]byte(name))), kind: field[11], offset: offset, size: int(field[16])}
		if c.kind == 'C' {
			c.size += int(field[17]) << 8 // FoxPro keeps long texts so
		}
		if offset += c.size; offset > size || c.size == 0 {
			return nil, 0, 0, 0, broken("field outside its record")
		}
		if columns = append(columns, c); len(columns) > l.Columns {
			return nil, 0, 0, 0, fault.New(ErrTooWide, "Limit", l.Columns)
		}
	}
	if len(columns) == 0 {
		return nil, 0, 0, 0, broken("table without fields")
	}
	return columns, records, size, first, nil
}

func (c dbfColumn) read(b []byte, memos fpt) (Cell, error) {
	plain := strings.TrimSpace(strings.TrimRight(string(b), "\x00"))
	switch c.kind {
	case 'N', 'F':
		if plain == "" || strings.Trim(plain, "*") == "" {
			return Cell{}, nil
		}
		if strings.Trim(plain, "+-.0123456789") != "" {
			return Cell{Text: plain, Kind: Text}, nil
		}
		return Cell{Text: strings.TrimPrefix(plain, "+"), Kind: Number}, nil
	case 'I':
		if len(b) != 4 {
			return Cell{}, broken("whole number of another size")
		}
		return Cell{Text: strconv.FormatInt(int64(int32(binary.LittleEndian.Uint32(b))), 10), Kind: Number}, nil
	case 'D':
		if len(plain) != 8 || strings.Trim(plain, "0123456789") != "" || plain == "00000000" {
			return Cell{}, nil
		}
		return Cell{Text: plain[:4] + "-" + plain[4:6] + "-" + plain[6:], Kind: Date}, nil
	case 'L':
		switch strings.ToUpper(plain) {
		case "T", "Y":
			return Cell{Text: "TRUE", Kind: Bool}, nil
		case "F", "N":
			return Cell{Text: "FALSE", Kind: Bool}, nil
		}
		return Cell{}, nil
	case 'M':
		text, err := memos.at(b)
		if err != nil || text == "" {
			return Cell{}, err
		}
		return Cell{Text: text, Kind: Text}, nil
	case 'C':
		if text := strings.TrimSpace(gbk(b)); text != "" {
			return Cell{Text: text, Kind: Text}, nil
		}
	}
	return Cell{}, nil
}

// gbk reads Chinese text; what is no GBK becomes the sign for that.
func gbk(b []byte) string {
	end := len(b)
	for end > 0 && (b[end-1] == 0 || b[end-1] == ' ') {
		end--
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b[:end])
	if err != nil || !utf8.Valid(out) {
		return strings.ToValidUTF8(string(b[:end]), "\uFFFD")
	}
	return strings.ReplaceAll(string(out), "\x00", "")
}
