package catalog

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// pictureEndings are the files taken for photos; their content decides
// whether they are.
var pictureEndings = []string{"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff"}

func isPicture(path string) bool {
	return slices.Contains(pictureEndings, strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
}

// photos shows the pictures of the product: the first, which papers show, as
// a card, the others as thumbs below it.
type photos struct {
	of  *Editor
	box *fyne.Container
}

func newPhotos(e *Editor) *photos {
	p := &photos{of: e, box: widgets.Column(theme.Gap3, false)}
	p.show()
	return p
}

func (p *photos) section() fyne.CanvasObject {
	add := p.of.Desk.IconButton("product.photo_add", "catalog.photo_add", fynetheme.IconNameFileImage, p.choose)
	return p.of.Desk.Section("catalog.photos", p.box, add)
}

func (p *photos) show() {
	d, ids := p.of.Desk, p.of.model.product.Photos
	face := ""
	if len(ids) > 0 {
		face = ids[0]
	}
	p.box.Objects = []fyne.CanvasObject{container.NewCenter(d.Photo(face, theme.PhotoCard))}
	if face == "" {
		p.box.Add(d.Caption(d.Say("catalog.photo_hint")).Narrow(60))
	} else {
		p.box.Add(container.NewCenter(d.IconButton("product.photo0.remove", "catalog.photo_remove", fynetheme.IconNameDelete, func() { p.remove(face) })))
	}
	for i, id := range ids[min(1, len(ids)):] {
		acts := widgets.Line(0,
			d.IconButton(fmt.Sprintf("product.photo%d.face", i+1), "catalog.photo_face", fynetheme.IconNameMoveUp, func() { p.first(id) }),
			d.IconButton(fmt.Sprintf("product.photo%d.remove", i+1), "", fynetheme.IconNameCancel, func() { p.remove(id) }))
		p.box.Add(container.NewBorder(nil, nil, d.Photo(id, theme.PhotoLine), acts))
	}
	p.box.Refresh()
}

func (p *photos) first(id string) {
	p.of.model.facePhoto(id)
	p.of.touched()
	p.show()
}

func (p *photos) remove(id string) {
	undo := p.of.model.removePhoto(id)
	p.of.touched()
	p.show()
	p.of.Desk.Toast(p.of.Desk.Say("catalog.photo_removed"), func() {
		undo()
		p.of.touched()
		p.show()
	})
}

func (p *photos) choose() {
	e := p.of
	question := files.Question{Title: e.Desk.Say("catalog.photo_add"), Kinds: []files.Kind{{Name: e.Desk.Say("catalog.photos"), Endings: pictureEndings}}}
	task.Do(e.Scope, "photo", func(ctx context.Context) ([]string, error) { return e.Dialogs.OpenMany(ctx, question) },
		func(paths []string, err error) {
			if !e.Desk.Fail(err) {
				p.take(paths)
			}
		})
}

// maxPicture bounds the file of a photo, in bytes.
const maxPicture = 60 << 20

// take keeps pictures away from the window; those before a broken one stay.
func (p *photos) take(paths []string) {
	if len(paths) == 0 {
		return
	}
	e := p.of
	task.Do(e.Scope, "", func(ctx context.Context) (ids []string, err error) {
		for _, path := range paths {
			info, err := os.Stat(path)
			if err != nil || info.Size() > maxPicture {
				return ids, record.CannotRead(path, err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return ids, record.CannotRead(path, err)
			}
			id, err := e.service.KeepPhoto(data)
			if err != nil {
				return ids, err
			}
			ids = append(ids, id)
		}
		return ids, nil
	}, func(ids []string, err error) {
		if len(ids) > 0 {
			e.model.addPhotos(ids)
			e.touched()
			p.show()
		}
		e.Desk.Fail(err)
	})
}
