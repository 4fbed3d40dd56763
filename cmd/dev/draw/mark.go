package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/image/draw"
)

// boat draws the mark on a square of 1024 units: a sampan with its hood, the
// long oar over the stern, and the water.
func boat(c *canvas, hull, hood, water colour) {
	oar := from(612, 372).curve(688, 470, 772, 590, 877, 752)
	c.fill(stroke(oar, 24), hull)
	blade := from(818, 668).curve(852, 690, 912, 770, 922, 830).curve(876, 800, 832, 740, 810, 690).close()
	c.fill(blade, hull)
	arch := from(262, 596).curve(276, 440, 346, 388, 452, 384).curve(560, 388, 622, 446, 634, 596).close()
	c.fill(arch, hood)
	c.within(arch, func() {
		for _, x := range []float64{352, 448, 546} {
			rib := from(x, 606).curve(x-(x-448)*0.02, 510, x-(x-448)*0.12, 440, x-(x-448)*0.30, 376)
			c.fill(stroke(rib, 16), hood.light(0.80))
		}
	})
	body := from(92, 512).curve(210, 566, 330, 590, 505, 590).curve(690, 590, 800, 560, 906, 488).
		curve(890, 606, 820, 720, 700, 748).curve(560, 766, 420, 764, 330, 742).curve(210, 712, 130, 630, 92, 512).close()
	c.fill(body, hull)
	c.within(body, func() {
		c.fill(stroke(from(80, 560).curve(240, 640, 360, 655, 505, 655).curve(680, 655, 800, 625, 920, 550), 15), water.alpha(0.9))
	})
	wave := from(150, 836).curve(230, 792, 300, 792, 380, 836).curve(460, 880, 530, 880, 610, 836).curve(690, 792, 760, 792, 860, 836)
	c.fill(stroke(wave, 30), hull.alpha(0.55))
}

// icon is the program's mark on its sea-blue ground.
func icon() *canvas {
	c := newCanvas(1024, 1024, clear, nil)
	ground := roundRect(40, 40, 944, 944, 214)
	c.paint(ground, fade(300, 40, rgb(0x1585AF), 640, 984, rgb(0x084A66)))
	c.within(ground, func() {
		c.soft(circle(512, 60, 420), white.alpha(0.13), 200)
		c.view = affine{1, 0, 0, 0, 1, -52}
		boat(c, white, rgb(0xF2C879), rgb(0x0B6385))
	})
	return c
}

func drawIcons(dir string) error {
	full := icon().image()
	for _, size := range []int{1024, 512, 256, 128, 64} {
		img := image.NewNRGBA(image.Rect(0, 0, size, size))
		draw.CatmullRom.Scale(img, img.Bounds(), full, full.Bounds(), draw.Src, nil)
		if err := writePNG(filepath.Join(dir, "sampan-"+strconv.Itoa(size)+".png"), img); err != nil {
			return err
		}
	}
	return nil
}

func writePNG(name string, img image.Image) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
