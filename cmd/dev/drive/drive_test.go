package drive

import (
	"encoding/binary"
	"image/color"
	"os"
	"strings"
	"testing"
)

func TestWidgets(t *testing.T) {
	d := &Desk{dir: t.TempDir()}
	if list, err := d.Widgets(); err != nil || len(list) != 0 {
		t.Fatalf("before the first frame: %v, %v", list, err)
	}
	write := func(text string) {
		if err := os.WriteFile(d.widgetsFile(), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`[{"key":"issue","text":"签发","x":10,"y":20,"w":81,"h":30}, {"key":"save","x":0,"y":0,"w":1,"h":1,"disabled":true}]`)
	list, err := d.Widgets()
	if err != nil || len(list) != 2 || list[0].Text != "签发" || !list[1].Disabled {
		t.Fatalf("%v, %v", list, err)
	}
	if x, y := list[0].middle(); x != 50 || y != 35 {
		t.Errorf("the middle is %d, %d", x, y)
	}
	write("[{")
	if _, err := d.Widgets(); err == nil {
		t.Error("takes half a list")
	}
}

// dump is a screen of 2×1: a red and a blue pixel.
func dump() []byte {
	var head [25]uint32
	head[0], head[4], head[5], head[11], head[12], head[19] = 104, 2, 1, 32, 8, 1
	b := make([]byte, 0, 124)
	for _, w := range head {
		b = binary.BigEndian.AppendUint32(b, w)
	}
	b = append(b, "xvf\x00"...)        // the window's name fills the header up
	b = append(b, make([]byte, 12)...) // one colour
	return append(b, 0, 0, 255, 0, 255, 0, 0, 0)
}

func TestReadDump(t *testing.T) {
	img, err := readDump(dump())
	if err != nil {
		t.Fatal(err)
	}
	if img.At(0, 0) != (color.NRGBA{R: 255, A: 255}) || img.At(1, 0) != (color.NRGBA{B: 255, A: 255}) {
		t.Errorf("shows %v %v", img.At(0, 0), img.At(1, 0))
	}
	for n := range len(dump()) {
		if _, err := readDump(dump()[:n]); err == nil {
			t.Fatalf("takes a picture cut off after %d bytes", n)
		}
	}
}

func TestScriptStopsAtWhatItDoesNotKnow(t *testing.T) {
	err := (&Desk{dir: t.TempDir()}).Run(strings.NewReader("# opening\n\nwidgets\nsing\nclick x\n"), &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), "line 4") {
		t.Error(err)
	}
}
