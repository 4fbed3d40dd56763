package app

import (
	lists "container/list"
	"context"
	"image"
	"sync"

	"golang.org/x/image/draw"
)

const (
	// shownSide is enough for a photo of 6 cm on a page seen at 200 dots an inch.
	shownSide = 480
	// shownPictures bounds what is kept: 64 of at most 0.9 MB.
	shownPictures = 64
)

// shown keeps the pictures that pages on the screen show, decoded and shrunk,
// the last used first: decoding the photos anew would be most of the time
// that a paper takes to follow an edit. Contents never change under their
// ids, so nothing here grows stale.
type shown struct {
	mu    sync.Mutex
	kept  map[string]*lists.Element
	order lists.List // of shownPicture, newest first
}

type shownPicture struct {
	id  string
	img image.Image
}

func (s *shown) get(id string) (image.Image, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.kept[id]
	if !ok {
		return nil, false
	}
	s.order.MoveToFront(e)
	return e.Value.(shownPicture).img, true
}

func (s *shown) keep(id string, img image.Image) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		s.kept = map[string]*lists.Element{}
	}
	if _, ok := s.kept[id]; ok {
		return
	}
	s.kept[id] = s.order.PushFront(shownPicture{id, img})
	if s.order.Len() > shownPictures {
		last := s.order.Back()
		delete(s.kept, s.order.Remove(last).(shownPicture).id)
	}
}

// shownPhotos gives pictures to pages that are looked at, not printed.
func (a *App) shownPhotos(ctx context.Context) func(id string) image.Image {
	read := a.photos(ctx)
	return func(id string) image.Image {
		if img, ok := a.shown.get(id); ok {
			return img
		}
		img := read(id)
		if img == nil {
			return nil
		}
		img = shrunk(img)
		a.shown.keep(id, img)
		return img
	}
}

func shrunk(img image.Image) image.Image {
	b := img.Bounds()
	longest := max(b.Dx(), b.Dy())
	if longest <= shownSide {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()*shownSide/longest), max(1, b.Dy()*shownSide/longest)))
	draw.ApproxBiLinear.Scale(out, out.Rect, img, b, draw.Src, nil)
	return out
}
