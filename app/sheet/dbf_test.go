package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app/fault"
)

type dbfTestField struct {
	name string
	kind byte
	size int
}

// rateFields are those of the tax bureaus' table of rates.
var rateFields = []dbfTestField{{"CODE", 'C', 20}, {"NAME", 'M', 4}, {"UNIT", 'C', 10}, {"TSL", 'N', 6}, {"ST_DATE", 'D', 8}, {"SPECIAL", 'L', 1}, {"COUNT", 'I', 4}}

// writeDBF builds a table the way FoxPro writes it.
func writeDBF(fields []dbfTestField, rows [][]string) []byte {
	size := 1
	for _, f := range fields {
		size += f.size
	}
	first := dbfHead + dbfField*len(fields) + 1
	head := make([]byte, dbfHead)
	head[0] = 0x30
	binary.LittleEndian.PutUint32(head[4:], uint32(len(rows)))
	binary.LittleEndian.PutUint16(head[8:], uint16(first))
	binary.LittleEndian.PutUint16(head[10:], uint16(size))
	var b bytes.Buffer
	b.Write(head)
	for _, f := range fields {
		field := make([]byte, dbfField)
		copy(field, f.name)
		field[11], field[16] = f.kind, byte(f.size)
		b.Write(field)
	}
	b.WriteByte(dbfEnd)
	for _, row := range rows {
		mark := byte(' ')
		if row[0] == "deleted" {
			mark = '*'
		}
		b.WriteByte(mark)
		for i, f := range fields {
			cell := bytes.Repeat([]byte{' '}, f.size)
			switch f.kind {
			case 'M', 'I':
				var n uint32
				fmt.Sscan(row[i], &n)
				binary.LittleEndian.PutUint32(cell, n)
			default:
				text, _ := simplifiedchinese.GBK.NewEncoder().String(row[i])
				copy(cell, text)
			}
			b.Write(cell)
		}
	}
	b.WriteByte(0x1A)
	return b.Bytes()
}

// writeFPT builds a memo file of 64-byte blocks; the first memo is block 8.
func writeFPT(memos ...string) []byte {
	b := make([]byte, 512)
	binary.BigEndian.PutUint16(b[6:], 64)
	for _, m := range memos {
		text, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(m))
		head := make([]byte, 8)
		binary.BigEndian.PutUint32(head, 1)
		binary.BigEndian.PutUint32(head[4:], uint32(len(text)))
		block := append(head, text...)
		b = append(b, block...)
		for len(b)%64 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func rateTable() []byte {
	return writeDBF(rateFields, [][]string{
		{"9617009000", "8", "个", "13.00", "20190401", "F", "7"},
		{"deleted", "0", "个", "9.00", "20190401", "F", "0"},
		{"8507600090", "0", "千克", "", "", "T", "0"},
	})
}

func TestReadDBF(t *testing.T) {
	sheet, err := ReadDBF(rateTable(), writeFPT("其他真空容器"), Standard)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"CODE|NAME|UNIT|TSL|ST_DATE|SPECIAL|COUNT",
		"9617009000|其他真空容器|个|13.00|2019-04-01|FALSE|7",
		"8507600090||千克|||TRUE|0",
	}
	if len(sheet.Rows) != len(want) {
		t.Fatalf("%d rows", len(sheet.Rows))
	}
	for i, row := range sheet.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Text)
		}
		if got := strings.Join(cells, "|"); got != want[i] {
			t.Errorf("row %d is %q, want %q", i, got, want[i])
		}
	}
	if sheet.Rows[1][3].Kind != Number || sheet.Rows[1][4].Kind != Date {
		t.Error("numbers and days have lost their kinds")
	}
}

func TestReadDBFRefuses(t *testing.T) {
	table, memo := rateTable(), writeFPT("其他真空容器")
	change := func(at int, b ...byte) []byte {
		c := bytes.Clone(table)
		copy(c[at:], b)
		return c
	}
	narrow := Standard
	narrow.Columns = 3
	short := Standard
	short.Rows = 3
	for name, c := range map[string]struct {
		table, memo []byte
		limits      Limits
		key         string
	}{
		"nothing":                {nil, nil, Standard, ErrEmpty},
		"a picture":              {[]byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 100)), nil, Standard, ErrType},
		"cut short":              {table[:len(table)-60], memo, Standard, ErrBroken},
		"more records than said": {change(4, 0xFF, 0xFF), memo, Standard, ErrBroken},
		"head without end":       {change(8, 33, 0), memo, Standard, ErrBroken},
		"no record size":         {change(10, 0, 0), memo, Standard, ErrBroken},
		"field beyond record":    {change(dbfHead+16, 255), memo, Standard, ErrBroken},
		"memo elsewhere":         {table, memo[:512], Standard, ErrBroken},
		"memo file of 3 bytes":   {table, []byte("abc"), Standard, ErrBroken},
		"too wide":               {table, memo, narrow, ErrTooWide},
		"too long":               {table, memo, short, ErrTooLong},
	} {
		if _, err := ReadDBF(c.table, c.memo, c.limits); !fault.Is(err, c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
}

func FuzzReadDBF(f *testing.F) {
	f.Add(rateTable(), writeFPT("其他真空容器"))
	f.Fuzz(func(t *testing.T, table, memo []byte) {
		sheet, err := ReadDBF(table, memo, Standard)
		if err != nil && fault.Of(err).Key == fault.Unexpected {
			t.Fatalf("an error nobody can act on: %v", err)
		}
		if err == nil && len(sheet.Rows) == 0 {
			t.Fatal("a table without a head")
		}
	})
}

// writeRAR builds an archive of the fourth format whose files are stored as
// they are.
func writeRAR(files map[string][]byte, flags uint16) []byte {
	block := func(kind byte, flags uint16, rest []byte) []byte {
		head := []byte{0, 0, kind, 0, 0, 0, 0}
		binary.LittleEndian.PutUint16(head[3:], flags)
		binary.LittleEndian.PutUint16(head[5:], uint16(7+len(rest)))
		head = append(head, rest...)
		binary.LittleEndian.PutUint16(head, uint16(crc32.ChecksumIEEE(head[2:])))
		return head
	}
	b := append([]byte("Rar!\x1a\x07\x00"), block(0x73, 0, make([]byte, 6))...)
	for name, content := range files {
		rest := make([]byte, 25)
		binary.LittleEndian.PutUint32(rest, uint32(len(content)))
		binary.LittleEndian.PutUint32(rest[4:], uint32(len(content)))
		rest[8] = 2
		binary.LittleEndian.PutUint32(rest[9:], crc32.ChecksumIEEE(content))
		rest[17], rest[18] = 20, 0x30
		binary.LittleEndian.PutUint16(rest[19:], uint16(len(name)))
		b = append(b, block(0x74, 0x8000|flags, append(rest, name...))...)
		b = append(b, content...)
	}
	return append(b, block(0x7B, 0x4000, nil)...)
}

func TestUnpack(t *testing.T) {
	table := rateTable()
	packed := writeRAR(map[string][]byte{`库\CMCODE.DBF`: table, "readme.txt": []byte("x")}, 0)
	files, err := Unpack(packed, []string{".dbf", ".fpt"}, Standard)
	if err != nil || len(files) != 1 || !bytes.Equal(files["cmcode.dbf"], table) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	zipped := parts{"a/stdcm.FPT": "memo", "b.txt": "x"}.zip(t)
	if files, err = Unpack(zipped, []string{".fpt"}, Standard); err != nil || string(files["stdcm.fpt"]) != "memo" {
		t.Fatalf("%v %v", files, err)
	}
	small := Standard
	small.Unpacked = 10
	for name, c := range map[string]struct {
		packed []byte
		limits Limits
		key    string
	}{
		"nothing":       {nil, Standard, ErrEmpty},
		"a text":        {[]byte("hello"), Standard, ErrType},
		"cut short":     {packed[:len(packed)/2], Standard, ErrBroken},
		"too large":     {packed, small, ErrTooLarge},
		"password":      {writeRAR(map[string][]byte{"a.dbf": table}, 0x04), Standard, ErrEncrypted},
		"nothing of it": {writeRAR(map[string][]byte{"a.txt": table}, 0), Standard, ErrEmpty},
		"broken zip":    {zipped[:len(zipped)-30], Standard, ErrBroken},
	} {
		if _, err := Unpack(c.packed, []string{".dbf"}, c.limits); !fault.Is(err, c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(writeRAR(map[string][]byte{"a.dbf": []byte("table")}, 0))
	tight := Standard
	tight.Unpacked = 1 << 20
	f.Fuzz(func(t *testing.T, packed []byte) {
		if _, err := Unpack(packed, []string{".dbf"}, tight); err != nil && fault.Of(err).Key == fault.Unexpected {
			t.Fatalf("an error nobody can act on: %v", err)
		}
	})
}
