package record

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Files shows the files attached to a record: add, save a copy, take away.
// The record names them when it is saved.
type Files struct {
	desk    *widgets.Desk
	scope   *task.Scope
	service Service
	dialogs *files.Dialogs
	list    *[]contact.File
	touched func()
	box     *fyne.Container
	key     string
}

// NewFiles shows a record's list of files.
func NewFiles(d *widgets.Desk, scope *task.Scope, s Service, dialogs *files.Dialogs, key string, list *[]contact.File, touched func()) *Files {
	f := &Files{desk: d, scope: scope, service: s, dialogs: dialogs, list: list, touched: touched, key: key}
	f.box = widgets.Column(theme.Gap1, false)
	f.show()
	return f
}

// Section is the card with the files.
func (f *Files) Section() fyne.CanvasObject {
	add := f.desk.IconButton(f.key+".attach", "record.attach", fynetheme.IconNameMailAttachment, f.choose)
	return f.desk.Section("record.files", f.box, add)
}

func (f *Files) show() {
	f.box.Objects = nil
	for i, file := range *f.list {
		save := f.desk.IconButton(fmt.Sprintf("%s.file%d.save", f.key, i), "", fynetheme.IconNameDocumentSave, func() { SaveCopy(f.desk, f.scope, f.service, f.dialogs, file) })
		drop := f.desk.IconButton(fmt.Sprintf("%s.file%d.remove", f.key, i), "", fynetheme.IconNameCancel, func() { f.remove(file) })
		f.box.Add(container.NewBorder(nil, nil, nil, widgets.Line(0, save, drop), f.desk.Text(file.Name).Narrow(60)))
	}
	if len(*f.list) == 0 {
		f.box.Add(f.desk.Caption(f.desk.Say("record.no_files")).Narrow(60))
	}
	f.box.Refresh()
}

func (f *Files) choose() {
	question := files.Question{Title: f.desk.Say("record.attach")}
	task.Do(f.scope, "attach", func(ctx context.Context) ([]string, error) { return f.dialogs.OpenMany(ctx, question) },
		func(paths []string, err error) {
			if !f.desk.Fail(err) {
				f.Take(paths)
			}
		})
}

// Take attaches files by their paths: those dropped on the window.
func (f *Files) Take(paths []string) {
	if len(paths) == 0 {
		return
	}
	task.Do(f.scope, "", func(context.Context) ([]contact.File, error) { return keep(f.service, paths) },
		func(kept []contact.File, err error) {
			for _, file := range kept {
				if !slices.ContainsFunc(*f.list, func(o contact.File) bool { return o.ID == file.ID }) {
					*f.list = append(*f.list, file)
				}
			}
			if len(kept) > 0 {
				f.touched()
				f.show()
			}
			f.desk.Fail(err)
		})
}

func keep(s Service, paths []string) (kept []contact.File, err error) {
	for _, path := range paths {
		in, err := os.Open(path)
		if err != nil {
			return kept, CannotRead(path, err)
		}
		file, err := s.KeepFile(filepath.Base(path), in)
		if err = errors.Join(err, in.Close()); err != nil {
			return kept, err
		}
		kept = append(kept, file)
	}
	return kept, nil
}

// CannotRead says that a file a person named cannot be read.
func CannotRead(path string, err error) error {
	return fault.New("record.cannot_read", "Name", filepath.Base(path)).Because(err)
}

func (f *Files) remove(file contact.File) {
	before := slices.Clone(*f.list)
	*f.list = slices.DeleteFunc(slices.Clone(before), func(o contact.File) bool { return o.ID == file.ID })
	f.touched()
	f.show()
	f.desk.Toast(f.desk.Say("record.file_removed", "Name", file.Name), func() {
		*f.list = before
		f.touched()
		f.show()
	})
}

// Attach asks for one file and keeps it.
func Attach(d *widgets.Desk, scope *task.Scope, s Service, dialogs *files.Dialogs, then func(contact.File)) {
	question := files.Question{Title: d.Say("record.attach")}
	task.Do(scope, "attach", func(ctx context.Context) ([]contact.File, error) {
		path, err := dialogs.Open(ctx, question)
		if err != nil || path == "" {
			return nil, err
		}
		return keep(s, []string{path})
	}, func(kept []contact.File, err error) {
		if !d.Fail(err) && len(kept) > 0 {
			then(kept[0])
		}
	})
}

// SaveCopy asks where a copy of a kept file goes and writes it.
func SaveCopy(d *widgets.Desk, scope *task.Scope, s Service, dialogs *files.Dialogs, file contact.File) {
	question := files.Question{Title: d.Say("record.save_copy"), Name: file.Name}
	task.Do(scope, "copy", func(ctx context.Context) (string, error) {
		path, err := dialogs.Save(ctx, question)
		if err != nil || path == "" {
			return "", err
		}
		return path, copyTo(s, path, file.ID)
	}, func(path string, err error) {
		if !d.Fail(err) && path != "" {
			d.Toast(d.Say("record.copied", "Path", path), nil)
		}
	})
}

func copyTo(s Service, path, id string) (err error) {
	in, err := s.OpenFile(id)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.Create(path)
	if err != nil {
		return fault.New("file.cannot_write", "Name", filepath.Base(path)).Because(err)
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err != nil {
		return fault.New("file.cannot_write", "Name", filepath.Base(path)).Because(err)
	}
	return nil
}
