package print

import (
	"fmt"
	"image"
	"slices"

	"sampan/app/paper"
)

// RecordRow is one row of the index of a record file (备案单证目录).
type RecordRow struct {
	Number      string // 1.2: the declaration's place in the claim, and the document's in it
	Declaration string // shown in the first row of each
	Kind        string
	Name        string
	Place       string // file within the folder, or where the original is kept
	Page        int    // in the bound copy, 0 for one that is a file of its own
	Missing     bool
}

const recordRows = 34 // on a page of the index

var recordColumns = []float64{50, 88, 208, 292, 402, 508, 545}

// RecordIndex lays out the index of a record file, as many pages as it takes.
// head is what stands under the title.
func (p *Printer) RecordIndex(head string, rows []RecordRow) ([]Page, error) {
	chunks := slices.Collect(slices.Chunk(rows, recordRows))
	if len(chunks) == 0 {
		chunks = [][]RecordRow{nil}
	}
	var pages []Page
	for _, chunk := range chunks {
		l := leaf{p, Page{Width: pageWidth, Height: pageHeight}}
		l.say("出口退税备案单证目录", recordColumns[0], 44, recordColumns[6]-recordColumns[0], 28, style{17, true, ink}, paper.Center)
		l.say(head, recordColumns[0], 76, recordColumns[6]-recordColumns[0], 13, style{8.5, false, soft}, paper.Center)
		y := 98.0
		l.row(y, ink, "序号", "报关单号", "单证类别", "单证名称", "存放处", "页码")
		for _, r := range chunk {
			y += 20
			page, colour, place := "", ink, r.Place
			if r.Page > 0 {
				page = fmt.Sprint(r.Page)
			}
			if r.Missing {
				colour, place = danger, "缺"
			}
			l.row(y, colour, r.Number, r.Declaration, r.Kind, r.Name, place, page)
		}
		pages = append(pages, l.page)
	}
	return pages, refused(pages)
}

func (l *leaf) row(y float64, colour Ink, cells ...string) {
	for i, s := range cells {
		l.frame(recordColumns[i], y, recordColumns[i+1]-recordColumns[i], 20)
		l.say(s, recordColumns[i]+3, y+4, recordColumns[i+1]-recordColumns[i]-5, 14, style{8, false, colour}, paper.Left)
	}
}

// PicturePage is a page that holds a scanned document, as large as fits.
func PicturePage(id string, picture image.Image) Page {
	page := Page{Width: pageWidth, Height: pageHeight}
	size := picture.Bounds()
	if size.Dx() > size.Dy() {
		page.Width, page.Height = pageHeight, pageWidth
	}
	const edge = 28.0
	scale := min((page.Width-2*edge)/float64(size.Dx()), (page.Height-2*edge)/float64(size.Dy()))
	w, h := float64(size.Dx())*scale, float64(size.Dy())*scale
	page.Marks = []Mark{Image{X: (page.Width - w) / 2, Y: (page.Height - h) / 2, W: w, H: h, ID: id, Picture: picture}}
	return page
}

// Numbered sets "page x of y" at the foot of every page of a bound copy.
func (p *Printer) Numbered(pages []Page, label string) []Page {
	out := make([]Page, len(pages))
	for i, page := range pages {
		l := leaf{p, Page{Width: page.Width, Height: page.Height, Marks: slices.Clone(page.Marks)}}
		l.say(fmt.Sprintf("%s　第 %d 页 / 共 %d 页", label, i+1, len(pages)), page.Width-280, page.Height-16, 264, 11, style{7.5, false, soft}, paper.Right)
		out[i] = l.page
	}
	return out
}
