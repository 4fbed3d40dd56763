package photo

import (
	"bytes"
	"encoding/binary"
	"image"
)

// position is how the camera was held: EXIF orientation 1 to 8, 1 is upright.
type position int

func (p position) sideways() bool { return p >= 5 }

// orientation reads the EXIF orientation of a JPEG; whatever is not there or
// not understood counts as upright.
func orientation(data []byte) position {
	p := position(1)
	segments(data, func(marker byte, body []byte) bool {
		tiff, is := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
		if marker != 0xE1 || !is {
			return true
		}
		p = orientationOf(tiff)
		return false
	})
	return p
}

const orientationTag = 0x0112

// orientationOf looks through the first directory of a TIFF block.
func orientationOf(tiff []byte) position {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	dir := tiff[at:]
	entries := int(order.Uint16(dir))
	for dir = dir[2:]; entries > 0 && len(dir) >= 12; entries, dir = entries-1, dir[12:] {
		if order.Uint16(dir) != orientationTag {
			continue
		}
		if p := position(order.Uint16(dir[8:])); p >= 1 && p <= 8 {
			return p
		}
		return 1
	}
	return 1
}

// turn gives the picture as the camera saw it.
func (p position) turn(src *image.RGBA) *image.RGBA {
	if p <= 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if p.sideways() {
		size = image.Rect(0, 0, h, w)
	}
	dst := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := p.place(x, y, w, h)
			copy(dst.Pix[dst.PixOffset(tx, ty):], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return dst
}

// place is where the stored pixel (x, y) of a w × h picture belongs.
func (p position) place(x, y, w, h int) (int, int) {
	switch p {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
