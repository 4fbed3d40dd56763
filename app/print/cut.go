package print

import (
	"encoding/binary"
	"maps"
	"slices"
)

// cut makes a small font of the characters that a paper uses: codes gives, for
// each 16-bit code of the PDF, the glyph it shows. The PDF library parses
// every table of what it is given, so giving it a few hundred glyphs instead
// of thirty thousand is what makes a paper cheap.
func (f *face) cut(codes map[uint16]uint16) []byte {
	order := slices.Sorted(maps.Keys(codes))
	glyphs := []uint16{0}
	number := make(map[uint16]uint16, len(order)) // code to new glyph
	for _, code := range order {
		number[code] = uint16(len(glyphs))
		glyphs = append(glyphs, codes[code])
	}
	glyf, offsets, glyphs := f.copyGlyphs(glyphs)
	n := uint16(len(glyphs))
	hmtx := make([]byte, 0, 4*len(glyphs))
	for _, g := range glyphs {
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.advance[g])
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.bearing(g))
	}
	loca := make([]byte, 0, 4*len(offsets))
	for _, at := range offsets {
		loca = binary.BigEndian.AppendUint32(loca, at)
	}
	return assemble(map[string][]byte{
		"head": patched(f.tables["head"], 50, 1),
		"hhea": patched(f.tables["hhea"], 34, n),
		"maxp": patched(f.tables["maxp"], 4, n),
		"OS/2": slices.Clone(f.tables["OS/2"]),
		"name": slices.Clone(f.tables["name"]),
		"post": slices.Clone(f.tables["post"]),
		"cmap": characterTable(order, number),
		"glyf": glyf, "hmtx": hmtx, "loca": loca,
	})
}

func (f *face) outline(glyph uint16) []byte {
	return f.tables["glyf"][f.offsets[glyph]:f.offsets[glyph+1]]
}

// bearing is the left side bearing: our faces carry one for every glyph that
// has an advance of its own, and the outline's left edge otherwise.
func (f *face) bearing(glyph uint16) uint16 {
	hmtx := f.tables["hmtx"]
	measured := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	at := 4*int(glyph) + 2
	if int(glyph) >= measured {
		at = 4*measured + 2*(int(glyph)-measured)
	}
	if at+2 > len(hmtx) {
		return 0
	}
	return binary.BigEndian.Uint16(hmtx[at:])
}

// Flags of a composite glyph's parts (OpenType, table glyf).
const (
	argsAreWords = 1 << 0
	oneScale     = 1 << 3
	moreParts    = 1 << 5
	twoScales    = 1 << 6
	fullMatrix   = 1 << 7
)

// copyGlyphs joins the outlines and adds those that composites are made of;
// the glyphs come back with the added ones behind.
func (f *face) copyGlyphs(glyphs []uint16) (glyf []byte, offsets []uint32, all []uint16) {
	added := make(map[uint16]uint16)
	for i := 0; i < len(glyphs); i++ {
		offsets = append(offsets, uint32(len(glyf)))
		outline := slices.Clone(f.outline(glyphs[i]))
		if len(outline) >= 10 && int16(binary.BigEndian.Uint16(outline)) < 0 {
			for at := 10; at+4 <= len(outline); {
				flags, part := binary.BigEndian.Uint16(outline[at:]), binary.BigEndian.Uint16(outline[at+2:])
				if int(part) >= len(f.advance) {
					break
				}
				if _, ok := added[part]; !ok {
					added[part] = uint16(len(glyphs))
					glyphs = append(glyphs, part)
				}
				binary.BigEndian.PutUint16(outline[at+2:], added[part])
				at += partSize(flags)
				if flags&moreParts == 0 {
					break
				}
			}
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, append(offsets, uint32(len(glyf))), glyphs
}

func partSize(flags uint16) int {
	size := 6
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&oneScale != 0:
		size += 2
	case flags&twoScales != 0:
		size += 4
	case flags&fullMatrix != 0:
		size += 8
	}
	return size
}

func patched(table []byte, at int, value uint16) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], value)
	return table
}

// characterTable writes a cmap with one format 4 table: a segment for each run
// of codes that follow one another, as their new glyphs then do too.
func characterTable(order []uint16, number map[uint16]uint16) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for _, code := range order {
		if n := len(segments); n > 0 && segments[n-1].last+1 == code {
			segments[n-1].last = code
			continue
		}
		segments = append(segments, segment{code, code, number[code] - code})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	var ends, starts, deltas, ranges []byte
	for _, s := range segments {
		ends = binary.BigEndian.AppendUint16(ends, s.last)
		starts = binary.BigEndian.AppendUint16(starts, s.first)
		deltas = binary.BigEndian.AppendUint16(deltas, s.delta)
		ranges = binary.BigEndian.AppendUint16(ranges, 0)
	}
	table := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12} // one table: Windows, basic plane
	for _, v := range []uint16{4, uint16(16 + 8*n), 0, uint16(2 * n), 0, 0, 0} {
		table = binary.BigEndian.AppendUint16(table, v)
	}
	return slices.Concat(table, ends, []byte{0, 0}, starts, deltas, ranges)
}

// assemble writes a font file. Sums and search fields stay zero: the PDF
// library neither reads nor keeps them.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	file := []byte{0, 1, 0, 0, 0, byte(len(names)), 0, 0, 0, 0, 0, 0}
	at := uint32(len(file) + 16*len(names))
	for _, name := range names {
		file = append(file, name...)
		file = binary.BigEndian.AppendUint32(file, 0)
		file = binary.BigEndian.AppendUint32(file, at)
		file = binary.BigEndian.AppendUint32(file, uint32(len(tables[name])))
		at += uint32(len(tables[name])+3) &^ 3
	}
	for _, name := range names {
		file = append(file, tables[name]...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	return file
}
