package photo

import (
	"bytes"
	"image/color"
)

// fair is the size of file, for its pixels, up to which a JPEG stays as it is:
// cameras and editors save at qualities that nobody sees and every paper would
// carry along. Pure noise comes out of encode at 0.79 bytes a pixel, the most.
func fair(pixels int) int { return 8<<10 + pixels*4/5 }

// keep gives a JPEG that is already as Goods would make it without encoding
// it anew, which would cost time and, each time, a little of its quality:
// upright, in plain colours, small enough. What is not needed to show it goes:
// camera data, thumbnails, comments, colour profiles, which nothing here heeds.
func keep(data []byte) (Picture, bool) {
	lean, ok := plain(data)
	if !ok {
		return Picture{}, false
	}
	img, err := codecs["jpeg"].decode(lean)
	if err != nil {
		return Picture{}, false
	}
	return Picture{Data: lean, Type: "image/jpeg", Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}, true
}

// Plain gives what Goods will keep of a JPEG that it need not encode anew,
// from its outside alone: whether it can be decoded is not looked at. It is
// how a picture that is kept already is recognised at little cost.
func Plain(data []byte) ([]byte, bool) {
	if _, err := measure(data); err != nil {
		return nil, false
	}
	return plain(data)
}

func plain(data []byte) ([]byte, bool) {
	if kindOf(data) != "jpeg" || orientation(data) != 1 {
		return nil, false
	}
	c, err := codecs["jpeg"].config(data)
	if err != nil || max(c.Width, c.Height) > Full || c.ColorModel != color.YCbCrModel && c.ColorModel != color.GrayModel {
		return nil, false
	}
	lean, ok := strip(data)
	return lean, ok && len(lean) <= fair(c.Width*c.Height)
}

// Markers of JPEG segments.
const (
	startOfImage = 0xD8
	endOfImage   = 0xD9
	startOfScan  = 0xDA
	application0 = 0xE0
	adobe        = 0xEE
)

// strip copies a JPEG without the segments that do not make its pixels, up to
// its end mark. It refuses what is not put together as expected.
func strip(data []byte) ([]byte, bool) {
	out := make([]byte, 0, len(data))
	out = append(out, 0xFF, startOfImage)
	for at := 2; at+2 <= len(data); {
		marker := data[at+1]
		switch {
		case data[at] != 0xFF:
			return nil, false
		case marker == 0xFF: // fill byte
			at++
			continue
		case marker == endOfImage:
			return append(out, 0xFF, endOfImage), true
		}
		if at+4 > len(data) {
			return nil, false
		}
		end := at + 2 + int(data[at+2])<<8 + int(data[at+3])
		if end < at+4 || end > len(data) {
			return nil, false
		}
		kept, ok := segment(marker, data[at+4:end])
		if !ok {
			return nil, false
		}
		if kept != nil {
			size := len(kept) + 2
			out = append(out, 0xFF, marker, byte(size>>8), byte(size))
			out = append(out, kept...)
		}
		if marker == startOfScan {
			next := end + scan(data[end:])
			out = append(out, data[end:next]...)
			end = next
		}
		at = end
	}
	return nil, false
}

// segment says what stays of a segment; nil for nothing.
func segment(marker byte, body []byte) (kept []byte, ok bool) {
	switch {
	case marker == application0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		return append(bytes.Clone(body[:12]), 0, 0), true // without its thumbnail
	case marker == adobe && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
		return body[:12], true // it says how colours are mixed
	case marker >= application0 && marker <= 0xEF || marker == 0xFE:
		return nil, true
	case marker >= 0xC0 && marker <= 0xCF || marker == startOfScan || marker == 0xDB || marker == 0xDD:
		return body, true // frame, tables, scan, restart interval
	}
	return nil, false
}

// scan is how many bytes the coded pixels take before the next segment.
func scan(data []byte) int {
	for at := 0; at < len(data); at++ {
		i := bytes.IndexByte(data[at:], 0xFF)
		if i < 0 || at+i+1 >= len(data) {
			return len(data)
		}
		at += i
		if next := data[at+1]; next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7) {
			return at
		}
		if data[at+1] != 0xFF {
			at++
		}
	}
	return len(data)
}
