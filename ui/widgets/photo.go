package widgets

import (
	"container/list"
	"context"
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"sampan/ui/task"
	"sampan/ui/theme"
)

// Photos loads pictures away from the window, shrinks them to the size they
// are shown in, and keeps the last ones. It is used on the window's thread.
type Photos struct {
	scope   *task.Scope
	load    func(ctx context.Context, id string) (image.Image, error)
	kept    map[photoKey]*list.Element
	order   *list.List // of *keptPhoto, newest first
	waiting map[photoKey][]func(image.Image)
	queue   []photoKey // what to read next is at the end
	running int
	bytes   int
}

type photoKey struct {
	id   string
	size int
}

type keptPhoto struct {
	key photoKey
	img image.Image // nil: there is none
}

const (
	// photoBytes bounds the pixels kept, four bytes each: some 1,500 lines.
	photoBytes = 48 << 20
	// While rows fly by, few pictures are read at a time, the newest first,
	// and those that have long flown by not at all.
	photosAtOnce = 2
	photosBatch  = 6
	photosQueued = 150
)

// NewPhotos makes a store of pictures; load reads one by its id.
func NewPhotos(scope *task.Scope, load func(ctx context.Context, id string) (image.Image, error)) *Photos {
	return &Photos{
		scope: scope, load: load, order: list.New(),
		kept: map[photoKey]*list.Element{}, waiting: map[photoKey][]func(image.Image){},
	}
}

// Get gives the picture shrunk into a square of so many pixels to show, at
// once when it is kept, else later. A picture that cannot be read gives nil.
func (p *Photos) Get(id string, size int, show func(image.Image)) {
	if p == nil || id == "" {
		show(nil)
		return
	}
	key := photoKey{id, size}
	if e, ok := p.kept[key]; ok {
		p.order.MoveToFront(e)
		show(e.Value.(*keptPhoto).img)
		return
	}
	p.waiting[key] = append(p.waiting[key], show)
	if len(p.waiting[key]) > 1 {
		return
	}
	p.queue = append(p.queue, key)
	if len(p.queue) > photosQueued {
		delete(p.waiting, p.queue[0])
		p.queue = p.queue[1:]
	}
	p.next()
}

// next reads the newest pictures asked for, unless enough are being read.
// They come in batches, because each delivery waits for the window.
func (p *Photos) next() {
	if p.running >= photosAtOnce || len(p.queue) == 0 {
		return
	}
	from := max(0, len(p.queue)-photosBatch)
	keys := slices.Clone(p.queue[from:])
	slices.Reverse(keys)
	p.queue = p.queue[:from]
	p.running++
	task.Do(p.scope, "", func(ctx context.Context) ([]image.Image, error) {
		return p.read(ctx, keys), nil
	}, func(read []image.Image, _ error) {
		p.running--
		for i, key := range keys {
			var img image.Image
			if i < len(read) {
				img = read[i]
			}
			p.tell(key, img)
		}
		p.next()
	})
}

// read runs away from the window. A picture that breaks its reader is none,
// and takes no other with it.
func (p *Photos) read(ctx context.Context, keys []photoKey) []image.Image {
	out := make([]image.Image, len(keys))
	for i, key := range keys {
		func() {
			defer func() {
				if recover() != nil {
					out[i] = nil
				}
			}()
			if img, err := p.load(ctx, key.id); err == nil && img != nil {
				out[i] = shrink(img, key.size)
			}
		}()
	}
	return out
}

func (p *Photos) tell(key photoKey, img image.Image) {
	p.keep(key, img)
	waiting := p.waiting[key]
	delete(p.waiting, key)
	for _, show := range waiting {
		show(img)
	}
}

// Forget drops a picture that has changed.
func (p *Photos) Forget(id string) {
	for key, e := range p.kept {
		if key.id == id {
			p.drop(e)
		}
	}
}

func (p *Photos) keep(key photoKey, img image.Image) {
	p.kept[key] = p.order.PushFront(&keptPhoto{key, img})
	p.bytes += weight(img)
	for p.bytes > photoBytes && p.order.Len() > 1 {
		p.drop(p.order.Back())
	}
}

func (p *Photos) drop(e *list.Element) {
	k := p.order.Remove(e).(*keptPhoto)
	p.bytes -= weight(k.img)
	delete(p.kept, k.key)
}

func weight(img image.Image) int {
	if img == nil {
		return 64
	}
	return img.Bounds().Dx() * img.Bounds().Dy() * 4
}

// shrink keeps the ratio and lays transparent pictures on white.
func shrink(img image.Image, size int) image.Image {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if w == 0 || h == 0 {
		return nil
	}
	if longest := max(w, h); longest > size {
		w, h = max(1, w*size/longest), max(1, h*size/longest)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), img, b, draw.Over, nil)
	return out
}

// pixels is how many pixels a size needs on a fine screen.
func pixels(size float32) int { return int(size * 2) }

// Photo is a picture in its ratio on white, with a quiet mark where there is
// none.
type Photo struct {
	widget.BaseWidget
	photos *Photos
	id     string
	size   float32
	img    image.Image
}

// Photo makes a square for a picture; sizes are theme.PhotoThumb, PhotoLine
// and PhotoCard.
func (d *Desk) Photo(id string, size float32) *Photo {
	p := &Photo{photos: d.Photos, size: size}
	p.ExtendBaseWidget(p)
	p.Set(id)
	return p
}

// Set shows another picture; "" shows none.
func (p *Photo) Set(id string) {
	p.id, p.img = id, nil
	p.photos.Get(id, pixels(p.size), func(img image.Image) {
		if p.id == id {
			p.img = img
			p.Refresh()
		}
	})
	p.Refresh()
}

// CreateRenderer draws the photo.
func (p *Photo) CreateRenderer() fyne.WidgetRenderer {
	c := newPhotoCell()
	return &drawing{
		objects: c.objects(),
		min:     func() fyne.Size { return fyne.NewSquareSize(p.size) },
		layout:  func(s fyne.Size) { c.place(0, 0, s.Width, s.Height) },
		refresh: func() { c.show(p.img) },
	}
}

// photoCell is the picture with its white ground, for cards and table cells.
type photoCell struct {
	ground *canvas.Rectangle
	image  *canvas.Image
	none   *canvas.Image
}

func newPhotoCell() *photoCell {
	c := &photoCell{
		ground: newFrame(theme.Paper, theme.Hairline, theme.Radius),
		image:  canvas.NewImageFromImage(nil),
		none:   canvas.NewImageFromResource(theme.Icon(fynetheme.IconNameFileImage, theme.Border)),
	}
	c.image.FillMode, c.none.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	c.show(nil)
	return c
}

func (c *photoCell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.ground, c.none, c.image}
}

func (c *photoCell) place(x, y, w, h float32) {
	c.ground.Move(fyne.NewPos(x, y))
	c.ground.Resize(fyne.NewSize(w, h))
	c.image.Move(fyne.NewPos(x+2, y+2))
	c.image.Resize(fyne.NewSize(w-4, h-4))
	s := min(w, h) / 2
	c.none.Move(fyne.NewPos(x+(w-s)/2, y+(h-s)/2))
	c.none.Resize(fyne.NewSquareSize(s))
}

func (c *photoCell) show(img image.Image) {
	c.image.Hidden, c.none.Hidden = img == nil, img != nil
	if img == nil {
		c.ground.FillColor = theme.Color(theme.Ghost)
		c.ground.StrokeColor = color.Transparent
		return
	}
	c.ground.FillColor, c.ground.StrokeColor = theme.Color(theme.Paper), theme.Color(theme.Hairline)
	c.image.Image = img
}
