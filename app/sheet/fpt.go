package sheet

import (
	"encoding/binary"
	"strconv"
	"strings"
)

// maxMemo bounds one memo.
const maxMemo = 1 << 20

// fpt is a FoxPro memo file: blocks of a size that stands at bytes 6 and 7,
// each memo with its kind and length before it, all most significant first.
type fpt struct {
	bytes []byte
	block int
}

func openFPT(b []byte) (fpt, error) {
	if len(b) == 0 {
		return fpt{}, nil
	}
	if len(b) < 8 {
		return fpt{}, broken("memo file cut short")
	}
	block := int(binary.BigEndian.Uint16(b[6:]))
	if block == 0 {
		block = 1
	}
	return fpt{b, block}, nil
}

// at reads the memo that a field points at: four bytes in FoxPro's tables, ten
// digits in older ones. No pointer is no memo; one outside the file is broken.
func (f fpt) at(pointer []byte) (string, error) {
	n := 0
	if len(pointer) == 4 {
		n = int(binary.LittleEndian.Uint32(pointer))
	} else if plain := strings.TrimSpace(strings.TrimRight(string(pointer), "\x00")); plain != "" {
		var err error
		if n, err = strconv.Atoi(plain); err != nil {
			return "", broken("memo pointer")
		}
	}
	if n == 0 || f.block == 0 {
		return "", nil
	}
	start := n * f.block
	if n < 0 || n > len(f.bytes)/f.block || start+8 > len(f.bytes) {
		return "", broken("memo outside its file")
	}
	size := binary.BigEndian.Uint32(f.bytes[start+4:])
	if size > maxMemo || int(size) > len(f.bytes)-start-8 {
		return "", broken("memo cut short")
	}
	return strings.TrimSpace(gbk(f.bytes[start+8 : start+8+int(size)])), nil
}
