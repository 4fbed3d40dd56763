package main

import (
	"bytes"
	"math"
	"testing"

	"sampan/assets"
)

func TestEveryProductHasAShape(t *testing.T) {
	articles, err := readArticles("../../../assets/sample/products.tsv")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, a := range articles {
		if shapeOf(a.code) == nil {
			t.Errorf("no shape for %s", a.code)
		}
		for prefix := range shapes() {
			if len(a.code) > len(prefix) && a.code[:len(prefix)] == prefix {
				used[prefix] = true
			}
		}
	}
	for prefix := range shapes() {
		if !used[prefix] {
			t.Errorf("no product begins with %s", prefix)
		}
	}
}

func TestPhotosAreTheSameEveryTime(t *testing.T) {
	letter, err := newLettering(assets.ScreenBold)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []article{
		{code: "PC-I16-CL", name: "Clear case for iPhone 16", colour: "clear"},
		{code: "OF-W712", colour: "black", k: black},
		{code: "VS-B35-BW", colour: "blue and white", k: rgb(0x2E5FA8), number: 35},
	} {
		var first []byte
		for range 2 {
			c := newCanvas(photoSize, photoUnits, white, letter)
			shapeOf(a.code)(c, a)
			data, err := c.jpeg(photoLimit)
			if err != nil {
				t.Fatal(err)
			}
			if len(data) > photoLimit || first != nil && !bytes.Equal(first, data) {
				t.Errorf("%s: %d bytes, then %d", a.code, len(first), len(data))
			}
			first = data
		}
	}
}

func TestMaskCoversTheArea(t *testing.T) {
	c := newCanvas(200, 100, clear, nil)
	for name, v := range map[string]struct {
		p    path
		area float64
	}{
		"disc":   {circle(50, 50, 30), math.Pi * 900},
		"ring":   {ring(50, 50, 30, 20), math.Pi * 500},
		"line":   {stroke(from(20, 50).line(80, 50), 10), 600 + math.Pi*25},
		"hollow": {roundRect(10, 10, 80, 80, 0).without(circle(50, 50, 10)), 6400 - math.Pi*100},
	} {
		for _, blurred := range []float64{0, 3} {
			sum := 0.0
			for _, a := range c.mask(v.p, blurred).blur(blurred).a {
				sum += a / c.scale / c.scale
			}
			if math.Abs(sum-v.area) > v.area*0.01 {
				t.Errorf("%s blurred by %v covers %.1f, not %.1f", name, blurred, sum, v.area)
			}
		}
	}
}

func TestColourWords(t *testing.T) {
	for word, want := range map[string]colour{
		"navy blue": rgb(0x22375E), "Natural black": rgb(0x241C18), "613 blonde": rgb(0xE2C48C), "no such": black,
	} {
		if got := named(word, black); got != want {
			t.Errorf("%s is %v", word, got)
		}
	}
}

func TestViewsUndo(t *testing.T) {
	v := turning(30, 10, 20).after(zoomed(2, 5, 5)).after(moved(3, -4))
	q := v.inverse().at(v.at(point{7, 9}))
	if math.Hypot(q.x-7, q.y-9) > 1e-9 {
		t.Errorf("%v", q)
	}
}
