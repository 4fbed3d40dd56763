package drive

import (
	"encoding/binary"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// Shot writes what the screen shows as a PNG.
func (d *Desk) Shot(file string) error {
	dump, err := os.ReadFile(filepath.Join(d.dir, "Xvfb_screen0"))
	if err != nil {
		return err
	}
	img, err := readDump(dump)
	if err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := png.Encode(out, img); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// readDump reads the X window dump in which Xvfb keeps its screen: a header of
// big-endian words (XWDFile.h), a colour map, then 32 bits a pixel in BGRX.
func readDump(dump []byte) (image.Image, error) {
	const (
		headerSize, wide, high, perPixel, perLine, colours = 0, 4, 5, 11, 12, 19
		words                                              = 25
		colourSize                                         = 12
	)
	if len(dump) < words*4 {
		return nil, errors.New("the screen's picture is cut off")
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(dump[i*4:])) }
	w, h, line := word(wide), word(high), word(perLine)
	start := word(headerSize) + word(colours)*colourSize
	if word(perPixel) != 32 || line < w*4 || start+h*line > len(dump) {
		return nil, errors.New("the screen's picture has another form")
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := dump[start+y*line:]
		for x := range w {
			to, from := img.Pix[y*img.Stride+x*4:], row[x*4:]
			to[0], to[1], to[2], to[3] = from[2], from[1], from[0], 0xff
		}
	}
	return img, nil
}
