// Package photo takes pictures from people: a camera's 60 megapixels, a
// scanner's CMYK, a phone's sideways JPEG. Every picture is decoded within
// limits and, unless it is right already, encoded anew, upright and at most
// 1600 pixels, so that whatever is stored later can be shown and printed by
// everything; camera data, with the place it was taken, does not survive. The catalog, quotations and the
// firm's profile take pictures through it. Nothing here touches a disk.
package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"

	"golang.org/x/image/webp"

	"sampan/app/fault"
)

// Faults of this package. Nothing is kept of a refused picture.
const (
	ErrEmpty    = "photo.empty"
	ErrKind     = "photo.kind"      // not JPEG, PNG, GIF or WebP
	ErrTooLarge = "photo.too_large" // Limit: megapixels
	ErrFileSize = "photo.file_size" // Limit: megabytes
	ErrBroken   = "photo.broken"
)

// Limits of what is decoded at all.
const (
	MaxBytes  = 40 << 20
	maxPixels = 80_000_000
	maxSide   = 30_000
)

// Sides of the pictures that are kept and shown, in pixels.
const (
	Full = 1600 // longest side of a kept picture
	Card = 320  // card of 160 points, sharp on a doubled screen
	Line = 112  // line of 56 points, sharp on a doubled screen
)

// Picture is an encoded picture.
type Picture struct {
	Data          []byte
	Type          string // image/jpeg or image/png
	Width, Height int
}

// Goods takes a photo of goods or a scan: a JPEG on white, longest side at
// most Full.
//
// A JPEG that is so already keeps its pixels; Goods of what Goods gave is the
// same file again.
func Goods(data []byte) (Picture, error) {
	if _, err := measure(data); err != nil {
		return Picture{}, err
	}
	if p, ok := keep(data); ok {
		return p, nil
	}
	return take(data, Full, onWhite)
}

// Mark takes a logo, seal or signature: a PNG that stays see-through,
// longest side at most Full.
func Mark(data []byte) (Picture, error) { return take(data, Full, seeThrough) }

// Thumb makes a smaller copy with the longest side at most side pixels. What
// is see-through in a PNG, GIF or WebP stays so; a JPEG stays a JPEG.
func Thumb(data []byte, side int) (Picture, error) {
	if kindOf(data) == "jpeg" {
		return take(data, side, onWhite)
	}
	return take(data, side, seeThrough)
}

// Size reads width and height as they will be shown, without decoding.
func Size(data []byte) (width, height int, err error) {
	config, err := measure(data)
	if err != nil {
		return 0, 0, err
	}
	if orientation(data).sideways() {
		return config.Height, config.Width, nil
	}
	return config.Width, config.Height, nil
}

type ground int

const (
	onWhite ground = iota
	seeThrough
)

func take(data []byte, side int, g ground) (Picture, error) {
	config, err := measure(data)
	if err != nil {
		return Picture{}, err
	}
	if need(data, config) > allowance(data, config) {
		return Picture{}, fault.New(ErrTooLarge, "Limit", maxPixels/1_000_000)
	}
	img, err := codecs[kindOf(data)].decode(data)
	if err != nil {
		return Picture{}, fault.New(ErrBroken).Because(err)
	}
	up, size := orientation(data), img.Bounds().Size()
	if full, is := img.(*image.YCbCr); is && g == onWhite && up == 1 && max(size.X, size.Y) <= side {
		return encode(full, g) // nothing to see through, turn or shrink
	}
	return encode(up.turn(shrink(img, side, g)), g)
}

func encode(img image.Image, g ground) (Picture, error) {
	var b bytes.Buffer
	p := Picture{Type: "image/jpeg", Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	var err error
	if g == seeThrough {
		p.Type = "image/png"
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 86})
	}
	if err != nil {
		return Picture{}, fmt.Errorf("encode picture: %w", err)
	}
	p.Data = b.Bytes()
	return p, nil
}

// codec reads one kind of picture.
type codec struct {
	signs  []string // beginnings of such a file; '?' stands for any byte
	config func(data []byte) (image.Config, error)
	decode func(data []byte) (image.Image, error)
}

var codecs = map[string]codec{
	"jpeg": {
		[]string{"\xff\xd8"},
		func(d []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(d)) },
		func(d []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(d)) },
	},
	"png": {
		[]string{"\x89PNG\r\n\x1a\n"},
		func(d []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(d)) },
		func(d []byte) (image.Image, error) { return png.Decode(bytes.NewReader(d)) },
	},
	"gif": {
		[]string{"GIF87a", "GIF89a"},
		func(d []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(d)) },
		func(d []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(d)) },
	},
	"webp": {
		[]string{"RIFF????WEBP"},
		func(d []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(d)) },
		func(d []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(d)) },
	},
}

// kindOf goes by the content: names and stated types of pictures are often wrong.
func kindOf(data []byte) string {
	for kind, c := range codecs {
		if slices.ContainsFunc(c.signs, func(sign string) bool { return begins(data, sign) }) {
			return kind
		}
	}
	return ""
}

func begins(data []byte, sign string) bool {
	if len(data) < len(sign) {
		return false
	}
	for i := range len(sign) {
		if sign[i] != '?' && sign[i] != data[i] {
			return false
		}
	}
	return true
}

// measure reads the head of the picture and refuses what is beyond the limits.
func measure(data []byte) (image.Config, error) {
	switch {
	case len(data) == 0:
		return image.Config{}, fault.New(ErrEmpty)
	case len(data) > MaxBytes:
		return image.Config{}, fault.New(ErrFileSize, "Limit", MaxBytes>>20)
	}
	c, known := codecs[kindOf(data)]
	if !known {
		return image.Config{}, fault.New(ErrKind)
	}
	config, err := c.config(data)
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return image.Config{}, fault.New(ErrBroken).Because(err)
	}
	if config.Width > maxSide || config.Height > maxSide || config.Width*config.Height > maxPixels {
		return image.Config{}, fault.New(ErrTooLarge, "Limit", maxPixels/1_000_000)
	}
	return config, nil
}
