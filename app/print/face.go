package print

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/image/font/sfnt"
)

// face is a parsed TrueType font: which glyph a character has, how far each
// advances, and the raw tables that a cut is made from. It is read only.
type face struct {
	tables   map[string][]byte
	outlines *sfnt.Font
	upem     float64
	basic    []uint16 // glyph of each character up to U+FFFF, 0 for none
	astral   map[rune]uint16
	private  map[rune]uint16 // code in the private use area of a character above U+FFFF
	advance  []uint16        // of each glyph, in font units
	offsets  []uint32        // of each glyph in the table glyf, and its end
}

var errFont = errors.New("not a TrueType font of the expected form")

func parseFace(data []byte) (*face, error) {
	outlines, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	f := &face{outlines: outlines, tables: make(map[string][]byte), basic: make([]uint16, 1<<16), astral: make(map[rune]uint16), private: make(map[rune]uint16)}
	if err := f.directory(data); err != nil {
		return nil, err
	}
	head, maxp, hhea := f.tables["head"], f.tables["maxp"], f.tables["hhea"]
	if len(head) < 54 || len(maxp) < 6 || len(hhea) < 36 {
		return nil, errFont
	}
	f.upem = float64(binary.BigEndian.Uint16(head[18:]))
	glyphs := int(binary.BigEndian.Uint16(maxp[4:]))
	if err := f.metrics(glyphs, int(binary.BigEndian.Uint16(hhea[34:]))); err != nil {
		return nil, err
	}
	if err := f.locations(glyphs, binary.BigEndian.Uint16(head[50:]) == 1); err != nil {
		return nil, err
	}
	return f, f.characters()
}

func (f *face) directory(data []byte) error {
	if len(data) < 12 {
		return errFont
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return errFont
	}
	for i := range n {
		record := data[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if from+size > uint64(len(data)) {
			return errFont
		}
		f.tables[string(record[:4])] = data[from : from+size]
	}
	return nil
}

func (f *face) metrics(glyphs, measured int) error {
	hmtx := f.tables["hmtx"]
	if measured == 0 || measured > glyphs || len(hmtx) < 4*measured {
		return errFont
	}
	f.advance = make([]uint16, glyphs)
	for g := range glyphs {
		f.advance[g] = binary.BigEndian.Uint16(hmtx[4*min(g, measured-1):])
	}
	return nil
}

func (f *face) locations(glyphs int, long bool) error {
	loca, size := f.tables["loca"], uint32(len(f.tables["glyf"]))
	width := 2
	if long {
		width = 4
	}
	if len(loca) < width*(glyphs+1) {
		return errFont
	}
	f.offsets = make([]uint32, glyphs+1)
	for g := range f.offsets {
		if long {
			f.offsets[g] = binary.BigEndian.Uint32(loca[4*g:])
		} else {
			f.offsets[g] = 2 * uint32(binary.BigEndian.Uint16(loca[2*g:]))
		}
		if f.offsets[g] > size || g > 0 && f.offsets[g] < f.offsets[g-1] {
			return errFont
		}
	}
	return nil
}

// characters reads the format 12 table, which our faces carry for all planes.
func (f *face) characters() error {
	cmap := f.tables["cmap"]
	for i := 0; 4+8*i+8 <= len(cmap) && i < int(binary.BigEndian.Uint16(cmap[2:])); i++ {
		at := uint64(binary.BigEndian.Uint32(cmap[4+8*i+4:]))
		if at+16 > uint64(len(cmap)) || binary.BigEndian.Uint16(cmap[at:]) != 12 {
			continue
		}
		groups := cmap[at+16:]
		n := uint64(binary.BigEndian.Uint32(cmap[at+12:]))
		if 12*n > uint64(len(groups)) {
			return errFont
		}
		for ; n > 0; n, groups = n-1, groups[12:] {
			f.group(binary.BigEndian.Uint32(groups), binary.BigEndian.Uint32(groups[4:]), binary.BigEndian.Uint32(groups[8:]))
		}
		f.pairPrivate()
		return nil
	}
	return errFont
}

func (f *face) group(first, last, glyph uint32) {
	for c := first; c <= last && c <= 0x10FFFF; c++ {
		g := glyph + c - first
		switch {
		case g >= uint32(len(f.advance)):
			return
		case c > 0xFFFF:
			f.astral[rune(c)] = uint16(g)
		default:
			f.basic[c] = uint16(g)
		}
	}
}

// The private use area of the basic plane.
const privateFirst, privateLast = 0xE000, 0xF8FF

// pairPrivate finds the private codes that fonts/build.sh gave to characters
// above U+FFFF: the ones that show the same glyph. A private character in a
// text means something else to everybody: it has no glyph here.
func (f *face) pairPrivate() {
	shows := make(map[uint16]uint16)
	for c := privateFirst; c <= privateLast; c++ {
		if g := f.basic[c]; g != 0 {
			shows[g] = uint16(c)
		}
		f.basic[c] = 0
	}
	for r, g := range f.astral {
		if c, ok := shows[g]; ok {
			f.private[r] = c
		}
	}
}

// glyph gives the glyph of a character, 0 for one the face lacks.
func (f *face) glyph(r rune) uint16 {
	if r >= 0 && r < 1<<16 {
		return f.basic[r]
	}
	return f.astral[r]
}

// advanceOf is how far a character moves on at the given size.
func (f *face) advanceOf(r rune, size float64) float64 {
	return float64(f.advance[f.glyph(r)]) * size / f.upem
}

// width is how far a run moves on at the given size.
func (f *face) width(s string, size float64) float64 {
	units := 0
	for _, r := range s {
		units += int(f.advance[f.glyph(r)])
	}
	return float64(units) * size / f.upem
}
