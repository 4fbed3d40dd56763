package mail

import (
	"encoding/binary"
	"errors"
)

// The form of a compressed RTF body (MS-OXRTFCP): a head of sizes and a sign,
// then runs of eight literals or references into a ring of 4096 bytes, which
// begins with words that every RTF holds.
const (
	rtfHead       = 16
	rtfCompressed = 0x75465A4C // "LZFu"
	rtfPlain      = 0x414C454D // "MELA"
	rtfRing       = 4096
	rtfBegin      = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
	maxRTF        = 8 << 20
)

var errRTF = errors.New("no compressed RTF")

// decompressRTF gives the RTF of a compressed body, at most 8 MB of it. What a
// damaged body still holds is given back.
func decompressRTF(data []byte) ([]byte, error) {
	if len(data) < rtfHead {
		return nil, errRTF
	}
	size := min(int(binary.LittleEndian.Uint32(data[4:])), maxRTF)
	body := data[rtfHead:]
	switch binary.LittleEndian.Uint32(data[8:]) {
	case rtfPlain:
		return body[:min(size, len(body))], nil
	case rtfCompressed:
	default:
		return nil, errRTF
	}
	var ring [rtfRing]byte
	at := copy(ring[:], rtfBegin)
	out := make([]byte, 0, min(size, 16*len(body)))
	put := func(b byte) {
		out = append(out, b)
		ring[at] = b
		at = (at + 1) % rtfRing
	}
	for i := 0; i < len(body) && len(out) < size; {
		flags := body[i]
		i++
		for bit := 0; bit < 8 && i < len(body) && len(out) < size; bit++ {
			if flags&(1<<bit) == 0 {
				put(body[i])
				i++
				continue
			}
			if i+1 >= len(body) {
				return out, nil
			}
			ref := binary.BigEndian.Uint16(body[i:])
			i += 2
			from := int(ref >> 4)
			if from == at {
				return out, nil // the end
			}
			for range int(ref&0xF) + 2 {
				put(ring[from])
				from = (from + 1) % rtfRing
			}
		}
	}
	return out, nil
}
