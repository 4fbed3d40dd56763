package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"

	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/jobs"
	"sampan/app/photo"
	"sampan/app/sheet"
)

// maxTaken bounds the pictures that a plan keeps decoded and shrunk for its
// run, in bytes; the rest are taken again.
const maxTaken = 64 << 20

// largePicture is the size in pixels from which pictures are decoded one
// after another, so that the memory for two is never needed.
const largePicture = 16_000_000

// studio takes pictures of a sheet on several processors.
type studio struct{ large sync.Mutex }

func (s *studio) goods(data []byte) (photo.Picture, error) {
	if w, h, err := photo.Size(data); err == nil && w*h > largePicture {
		s.large.Lock()
		defer s.large.Unlock()
	}
	return photo.Goods(data)
}

// comparePictures says of every row whether it brings a picture that its
// product does not show yet.
func (a *App) comparePictures(ctx context.Context, plan *Import, known func(*sheet.Row) catalog.Product) ([]bool, error) {
	fresh := make([]bool, len(plan.Rows))
	plan.taken = make([][]byte, len(plan.Rows))
	var held atomic.Int64
	var taker studio
	err := jobs.Each(ctx, len(plan.Rows), jobs.Workers(), func(_ context.Context, i int) error {
		row := &plan.Rows[i]
		if len(row.Pictures) == 0 {
			return nil
		}
		old := known(row)
		if len(old.Photos) == 0 {
			fresh[i] = true
			return nil
		}
		data, err := row.Pictures[0].Bytes()
		if err != nil || kept(data, old.Photos[0]) {
			return nil
		}
		p, err := taker.goods(data)
		if err != nil {
			return nil
		}
		fresh[i] = contentID(p.Data) != old.Photos[0]
		if fresh[i] && held.Add(int64(len(p.Data))) <= maxTaken {
			plan.taken[i] = p.Data
		}
		return nil
	})
	return fresh, err
}

// kept reports that a picture is the one stored under the id, without
// decoding it.
func kept(data []byte, id string) bool {
	if contentID(data) == id {
		return true
	}
	lean, ok := photo.Plain(data)
	return ok && contentID(lean) == id
}

func contentID(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// keepPictures stores the pictures of the rows that are to be written and
// gives their ids by row.
func (a *App) keepPictures(ctx context.Context, plan Import, todo []int, progress func(done int)) (map[int]string, error) {
	ids := make(map[int]string, len(todo))
	if plan.Noun != ProductNoun {
		return ids, ctx.Err()
	}
	var taker studio
	var mu sync.Mutex
	done := 0
	err := jobs.Each(ctx, len(todo), jobs.Workers(), func(_ context.Context, n int) error {
		i, id := todo[n], ""
		var err error
		if len(plan.Rows[i].Pictures) > 0 {
			if id, err = a.importPhoto(&taker, plan.Rows[i].Pictures[0], plan.taken[i]); err != nil {
				return fmt.Errorf("row %d: %w", plan.Rows[i].Number, err)
			}
		}
		mu.Lock()
		defer mu.Unlock()
		if id != "" {
			ids[i] = id
		}
		done++
		progress(done)
		return nil
	})
	return ids, err
}

// importPhoto keeps a picture of a sheet, as it was taken for the preview or
// else from the sheet. One that is broken is left out: it was named in the
// preview.
func (a *App) importPhoto(taker *studio, p sheet.Picture, taken []byte) (string, error) {
	if taken != nil {
		id, _, err := a.files.Put(bytes.NewReader(taken), int64(len(taken)))
		return id, err
	}
	data, err := p.Bytes()
	if err != nil {
		return "", nil
	}
	lean, ok := photo.Plain(data)
	if !ok {
		lean = data
	}
	if id := contentID(lean); a.files.Has(id) {
		return id, nil // it has been here before: the same file again loses nothing
	}
	id, err := a.keepPicture(data, taker.goods)
	if f := fault.Of(err); f != nil && f.Key != fault.Unexpected {
		return "", nil
	}
	return id, err
}
