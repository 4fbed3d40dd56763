package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// withSegment puts a segment in front of a JPEG's others.
func withSegment(data []byte, marker byte, body string) []byte {
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xFF, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), data[2:]...)
}

func samePixels(t testing.TB, a, b []byte) {
	t.Helper()
	x, err := jpeg.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if x.Bounds() != y.Bounds() {
		t.Fatalf("%v became %v", x.Bounds(), y.Bounds())
	}
	for i := x.Bounds().Min.Y; i < x.Bounds().Max.Y; i++ {
		for j := x.Bounds().Min.X; j < x.Bounds().Max.X; j++ {
			if x.At(j, i) != y.At(j, i) {
				t.Fatalf("(%d,%d): %v became %v", j, i, x.At(j, i), y.At(j, i))
			}
		}
	}
}

func TestARightJPEGKeepsItsPixels(t *testing.T) {
	flat := asJPEG(t, quarters(64, 48))
	said := withSegment(withSegment(flat, 0xE1, "http://ns.adobe.com/xap/1.0/\x00secret-name"), 0xFE, "secret-place")
	said = withOrientation(said, 1, binary.BigEndian)
	said = append(said, "secret-tail"...)
	said = withSegment(said, application0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01secret-thumbnail")
	for name, data := range map[string][]byte{"plain": flat, "with camera data": said, "progressive": sample(t, "progressive.jpg")} {
		p, err := Goods(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		decode(t, p)
		samePixels(t, data, p.Data)
		if bytes.Contains(p.Data, []byte("secret")) || bytes.Contains(p.Data, []byte("Exif")) {
			t.Errorf("%s: something private is left", name)
		}
		again, err := Goods(p.Data)
		if err != nil || !bytes.Equal(again.Data, p.Data) {
			t.Errorf("%s: a kept picture changes when it is taken once more: %v", name, err)
		}
		if lean, ok := Plain(data); !ok || !bytes.Equal(lean, p.Data) {
			t.Errorf("%s: not recognised from outside", name)
		}
	}
}

func TestWhatIsNotRightIsEncodedAnew(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 200, 200))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise.Pix {
		noise.Pix[i] = byte(random.Uint32())
	}
	var heavy bytes.Buffer
	if err := jpeg.Encode(&heavy, noise, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"too large":       asJPEG(t, quarters(Full+8, 40)),
		"on its side":     withOrientation(asJPEG(t, quarters(64, 48)), 6, binary.LittleEndian),
		"four inks":       sample(t, "cmyk.jpg"),
		"too many bytes":  heavy.Bytes(),
		"no JPEG":         asPNG(t, quarters(64, 48)),
		"an unknown part": withSegment(asJPEG(t, quarters(64, 48)), 0xB0, "?"),
	} {
		if _, ok := Plain(data); ok {
			t.Errorf("%s: taken as it is", name)
		}
	}
	p, err := Goods(heavy.Bytes())
	if err != nil || len(p.Data) >= heavy.Len() {
		t.Errorf("%d bytes became %d, %v", heavy.Len(), len(p.Data), err)
	}
}

func TestTheGrainiestPhotoIsTakenOnce(t *testing.T) {
	grain := image.NewNRGBA(image.Rect(0, 0, 500, 500))
	random := rand.New(rand.NewPCG(3, 4))
	for i := range grain.Pix {
		grain.Pix[i] = byte(random.Uint32()) | byte(i%4/3)*255
	}
	once, err := Goods(asPNG(t, grain))
	if err != nil {
		t.Fatal(err)
	}
	if twice, err := Goods(once.Data); err != nil || !bytes.Equal(once.Data, twice.Data) {
		t.Errorf("%d bytes became %d, %v", len(once.Data), len(twice.Data), err)
	}
}

// Goods of what Goods gave is the same file, whatever came first.
func TestTakingOnceIsEnough(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		img := image.NewNRGBA(image.Rect(0, 0, rapid.IntRange(1, 80).Draw(r, "w"), rapid.IntRange(1, 80).Draw(r, "h")))
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 0))
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				img.SetNRGBA(x, y, color.NRGBA{byte(random.Uint32()), byte(x), byte(y), byte(random.Uint32())})
			}
		}
		data := asPNG(t, img)
		if rapid.Bool().Draw(r, "jpeg") {
			data = asJPEG(t, img)
		}
		once, err := Goods(data)
		if err != nil {
			r.Fatal(err)
		}
		twice, err := Goods(once.Data)
		if err != nil || !bytes.Equal(once.Data, twice.Data) {
			r.Fatalf("%d bytes became %d, %v", len(once.Data), len(twice.Data), err)
		}
	})
}

func FuzzStrip(f *testing.F) {
	f.Add(asJPEG(f, quarters(16, 8)))
	f.Add(sample(f, "progressive.jpg"))
	f.Add(withOrientation(asJPEG(f, quarters(16, 8)), 6, binary.BigEndian))
	f.Fuzz(func(t *testing.T, data []byte) {
		if kindOf(data) != "jpeg" {
			return
		}
		lean, ok := strip(data)
		if !ok {
			return
		}
		if len(lean) > len(data) {
			t.Fatalf("%d bytes became %d", len(data), len(lean))
		}
		if again, ok := strip(lean); !ok || !bytes.Equal(again, lean) {
			t.Fatal("stripped twice is not stripped once")
		}
	})
}
