package photo

import (
	"bytes"
	"image"
	"image/color"
)

// Memory that decoding may take, in bytes. A file of a few kilobytes that
// claims 60 megapixels is no photograph and gets the small share.
const (
	smallShare = 180 << 20
	largeShare = 700 << 20
	// leastPhoto is what real photographs and scans exceed: one byte of file
	// for so many pixels. Flat drawings may lie below and are smaller anyway.
	leastPhoto = 60
)

func allowance(data []byte, c image.Config) int {
	if len(data)*leastPhoto >= c.Width*c.Height {
		return largeShare
	}
	return smallShare
}

// need estimates the memory that decoding takes, from the head alone.
func need(data []byte, c image.Config) int {
	pixels := c.Width * c.Height
	if progressive(data) {
		// The decoder keeps every coefficient as 32 bits beside the picture.
		return pixels * 4 * channels(c.ColorModel)
	}
	return pixels * depth(c.ColorModel)
}

func channels(m color.Model) int {
	switch m {
	case color.GrayModel:
		return 1
	case color.CMYKModel:
		return 4
	}
	return 3
}

func depth(m color.Model) int {
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.YCbCrModel:
		return 3
	}
	if _, indexed := m.(color.Palette); indexed {
		return 1
	}
	return 4
}

// progressive reports a JPEG sent in rising quality (SOF2).
func progressive(data []byte) bool {
	found := false
	segments(data, func(marker byte, _ []byte) bool {
		found = marker == 0xC2
		return !found && marker != 0xC0 && marker != 0xC1
	})
	return found
}

// segments calls visit with the marker and body of the segments of a JPEG
// before its picture data, until visit says false.
func segments(data []byte, visit func(marker byte, body []byte) bool) {
	if !bytes.HasPrefix(data, []byte("\xff\xd8")) {
		return
	}
	for at := 2; at+4 <= len(data); {
		if data[at] != 0xFF {
			return
		}
		marker := data[at+1]
		if marker == 0xFF { // fill byte
			at++
			continue
		}
		size := int(data[at+2])<<8 | int(data[at+3])
		if size < 2 || at+2+size > len(data) || marker == 0xDA {
			return
		}
		if !visit(marker, data[at+4:at+2+size]) {
			return
		}
		at += 2 + size
	}
}
