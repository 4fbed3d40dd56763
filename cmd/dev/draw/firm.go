package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// drawFirm makes the sample firm's logo, seal and signature, with the names
// that stand in firm.json.
func drawFirm(dir string, letter *lettering) error {
	data, err := os.ReadFile(filepath.Join(dir, "firm.json"))
	if err != nil {
		return err
	}
	var firm struct {
		NameZH string `json:"name_zh"`
		NameEN string `json:"name_en"`
		USCC   string `json:"uscc"`
	}
	if err := json.Unmarshal(data, &firm); err != nil {
		return err
	}
	words := strings.Fields(firm.NameEN)
	for name, c := range map[string]*canvas{
		"logo.png":      logo(letter, strings.ToUpper(words[1])),
		"seal.png":      seal(letter, firm.NameZH, firm.USCC),
		"signature.png": signature(letter),
	} {
		if err := writePNG(filepath.Join(dir, name), c.coarser(2).image()); err != nil {
			return err
		}
	}
	return nil
}

// logo is an oar's stroke over rings of water, with the firm's name.
func logo(letter *lettering, name string) *canvas {
	c := newCanvas(960, 400, clear, letter)
	sea, deep := rgb(0x0B6385), rgb(0x0A3E57)
	c.within(circle(200, 150, 112), func() {
		c.paint(circle(200, 150, 112), fade(120, 40, rgb(0x1B8DB8), 280, 260, deep))
		for i, y := range []float64{178, 208, 238} {
			wave := from(70, y).curve(110, y-22, 150, y-22, 200, y).curve(250, y+22, 290, y+22, 330, y)
			c.fill(stroke(wave, 9), white.alpha(0.9-0.25*float64(i)))
		}
	})
	c.fill(stroke(from(132, 62).line(232, 196), 11), rgb(0xF2C879))
	c.fill(from(222, 178).curve(246, 190, 272, 226, 280, 262).curve(250, 244, 226, 216, 210, 192).close(), rgb(0xF2C879))
	c.label(name, 200, 330, 56, sea)
	c.label("SINCE 2009", 200, 366, 22, rgb(0x5A6675))
	return c
}

// seal is a company's round red seal: 42 mm across on paper, name along the
// ring, star in the middle, code below.
func seal(letter *lettering, name, code string) *canvas {
	c := newCanvas(1120, 420, clear, letter)
	red := rgb(0xC8202A).alpha(0.88)
	c.fill(ring(210, 210, 204, 195), red)
	c.fill(letter.along(name, 210, 210, 142, 236, 46), red)
	c.fill(star(210, 206, 56, 21.4, 5), red)
	c.fill(letter.beneath(code, 210, 210, 184, 86, 17), red)
	return c
}

// signature is a quick hand in blue-black ink.
func signature(letter *lettering) *canvas {
	c := newCanvas(960, 400, clear, letter)
	blue := rgb(0x1B2F63)
	first := from(60, 120).curve(62, 190, 58, 250, 48, 288).curve(80, 296, 110, 282, 128, 262)
	second := from(140, 226).curve(132, 262, 150, 268, 164, 236).curve(170, 262, 176, 264, 190, 232).
		curve(196, 266, 206, 264, 214, 246)
	third := from(300, 138).curve(240, 110, 214, 196, 254, 214).curve(306, 226, 330, 130, 292, 136).
		curve(276, 180, 300, 256, 352, 244)
	line := from(40, 318).curve(140, 292, 260, 290, 372, 306).curve(330, 300, 290, 312, 262, 326)
	for i, p := range []pen{first, second, third, line} {
		c.fill(nib(p, []float64{8, 6, 7, 4.5}[i]), blue)
	}
	c.fill(circle(152, 196, 5), blue)
	return c
}

// nib is a line that swells in the middle, as a pen's does.
func nib(p pen, w float64) path {
	var out path
	for i := 1; i < len(p); i++ {
		t := float64(i) / float64(len(p))
		out = append(out, stroke(p[i-1:i+1], w*(0.45+0.55*4*t*(1-t)))...)
	}
	return out
}
