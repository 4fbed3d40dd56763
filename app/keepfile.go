package app

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // kept photos
	_ "image/png"  // kept marks
	"io"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/photo"
)

// maxAttachment bounds one attached file.
const maxAttachment = 200 << 20

// KeepFile stores an attachment's content; the record that names it is
// written afterwards.
func (a *App) KeepFile(name string, r io.Reader) (contact.File, error) {
	id, _, err := a.files.Put(r, maxAttachment)
	return contact.File{ID: id, Name: file.Safe(name)}, err
}

// OpenFile opens the content of an attachment.
func (a *App) OpenFile(id string) (io.ReadCloser, error) { return a.files.Open(id) }

// KeepPhoto turns, shrinks and stores a photo of goods, and gives its content
// id.
func (a *App) KeepPhoto(data []byte) (string, error) { return a.keepPicture(data, photo.Goods) }

// KeepMark stores a logo, seal or signature with its transparency.
func (a *App) KeepMark(data []byte) (string, error) { return a.keepPicture(data, photo.Mark) }

func (a *App) keepPicture(data []byte, take func([]byte) (photo.Picture, error)) (string, error) {
	p, err := take(data)
	if err != nil {
		return "", err
	}
	id, _, err := a.files.Put(bytes.NewReader(p.Data), int64(len(p.Data)))
	return id, err
}

// Photo decodes a stored picture. One that is gone or damaged is a fault.
func (a *App) Photo(ctx context.Context, id string) (image.Image, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, err := a.files.Read(id, photo.MaxBytes)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(photo.ErrBroken).Because(err)
	}
	return img, nil
}

// photos gives pictures to the printer; one that cannot be read leaves its
// place white.
func (a *App) photos(ctx context.Context) func(id string) image.Image {
	return func(id string) image.Image {
		if id == "" {
			return nil
		}
		img, err := a.Photo(ctx, id)
		if err != nil {
			return nil
		}
		return img
	}
}

// encoded gives a stored picture as it lies in the store, nil where it cannot
// be read.
func (a *App) encoded(id string) []byte {
	if id == "" {
		return nil
	}
	data, err := a.files.Read(id, photo.MaxBytes)
	if err != nil {
		return nil
	}
	return data
}
