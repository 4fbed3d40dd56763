// Package print lays papers out and paints them. A Document becomes pages of
// marks (text runs, lines, boxes, images at their places), set with the font's
// own advance widths; two painters draw the same marks, one into a PDF and one
// into a picture for the screen, so what is seen is what prints. It is the only
// home of the PDF library and knows nothing of the window. Use cases, the
// preview and the command line call it.
package print

import (
	"fmt"
	"image"
	"io/fs"

	"sampan/app/paper"
	"sampan/app/text"
)

// Printer holds what all papers share: the parsed faces and the captions. It
// is made once, is not changed afterwards and may be used by several goroutines.
type Printer struct {
	regular, bold *face
	en, zh        *text.Messages
	scale, lead   float64 // of running text and its leading; titles keep their size
}

// Photos gives the decoded picture of a content id; nil for one that is gone,
// which leaves its place white.
type Photos func(id string) image.Image

// New parses the faces and loads the captions of papers from files.
func New(files fs.FS, regular, bold []byte) (*Printer, error) {
	p := &Printer{scale: 1, lead: 1}
	var err error
	if p.regular, err = parseFace(regular); err != nil {
		return nil, fmt.Errorf("regular face: %w", err)
	}
	if p.bold, err = parseFace(bold); err != nil {
		return nil, fmt.Errorf("bold face: %w", err)
	}
	if p.en, err = text.Papers(files, string(paper.English)); err != nil {
		return nil, err
	}
	if p.zh, err = text.Papers(files, string(paper.Chinese)); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Printer) face(bold bool) *face {
	if bold {
		return p.bold
	}
	return p.regular
}

// Missing lists the characters of a document's pages that no face has, in the
// order of their codes. They print as visible boxes.
func (p *Printer) Missing(doc paper.Document) ([]rune, error) {
	pages, err := p.Pages(doc, nil)
	if err != nil {
		return nil, err
	}
	return p.missing(pages), nil
}
