package print

import (
	"image"
	"strconv"

	"sampan/app/paper"
	"sampan/app/text"
)

// Pack is a firm's qualification pack: who it is, what proves it, and the
// proofs that are pictures.
type Pack struct {
	Language   paper.Language // English or Chinese
	Date       string         // ISO day
	Name       string
	Second     string      // the name in the other language
	Facts      [][2]string // caption and text: address, codes, how to reach it
	Capacity   string
	References string
	Logo       string
	Proofs     []Proof
}

// Proof is one licence, certificate or report of a pack.
type Proof struct {
	Title   string // with its kind, or the product that it is of
	Number  string
	Issuer  string
	Until   string // ISO day, "" for one that does not end
	Expired bool
	File    string      // name of the file beside the cover
	Picture image.Image // a page of the pack, nil where it is a file or there is none
}

const (
	packLeft   = 54.0
	packWide   = pageWidth - 2*packLeft
	packTop    = 60.0
	packBottom = pageHeight - 56
)

// The columns of the contents, as shares of the width.
var packColumns = [...]float64{0.05, 0.33, 0.19, 0.17, 0.17, 0.09}

// packer fills the pages of a pack.
type packer struct {
	*Printer
	words *text.Messages
	pages []Page
	leaf  leaf
	y     float64
}

// Pack lays out a cover with contents, and a page for each picture. The column
// at the right of the contents names that page, or says that it is a file.
func (p *Printer) Pack(pack Pack, photos Photos) ([]Page, error) {
	words := p.en
	if pack.Language == paper.Chinese {
		words = p.zh
	}
	k := &packer{Printer: p, words: words}
	pages := k.cover(pack, photos, 0)
	if len(pages) > 1 { // the pictures begin further back than was thought
		pages = k.cover(pack, photos, len(pages)-1)
	}
	for i, proof := range pack.Proofs {
		if proof.Picture != nil {
			pages = append(pages, k.proof(proof, i))
		}
	}
	for i := range pages {
		l := leaf{p, pages[i]}
		l.say(words.T("page.of", "Page", i+1, "Pages", len(pages)), packLeft, pageHeight-38, packWide, 12, style{8, false, soft}, paper.Right)
		l.say(pack.Name, packLeft, pageHeight-38, packWide*0.7, 12, style{8, false, soft}, paper.Left)
		pages[i] = l.page
	}
	return pages, refused(pages)
}

func (k *packer) turn() {
	if len(k.leaf.page.Marks) > 0 {
		k.pages = append(k.pages, k.leaf.page)
	}
	k.leaf, k.y = leaf{k.Printer, Page{Width: pageWidth, Height: pageHeight}}, packTop
}

// room turns the page where less than a depth is left of it.
func (k *packer) room(depth float64) {
	if k.y+depth > packBottom {
		k.turn()
	}
}

func (k *packer) cover(pack Pack, photos Photos, more int) []Page {
	k.pages, k.leaf.page.Marks = nil, nil
	k.turn()
	if photos != nil && pack.Logo != "" {
		if logo := photos(pack.Logo); logo != nil {
			w, h := within(logo, 120, 48)
			k.leaf.add(Image{X: packLeft, Y: k.y, W: w, H: h, ID: pack.Logo, Picture: logo})
			k.y += h + 16
		}
	}
	k.say(pack.Name, style{20, true, ink}, 2)
	k.say(pack.Second, style{12, false, soft}, 10)
	k.leaf.add(Line{packLeft, k.y, packLeft + packWide, k.y, 1.2, seaBlue})
	k.y += 12
	k.say(k.words.T("pack.title"), style{14, true, seaBlue}, 2)
	k.say(k.words.T("pack.as_of", "Date", pack.Date), style{9, false, soft}, 12)
	for _, fact := range pack.Facts {
		k.room(16)
		k.leaf.say(fact[0], packLeft, k.y, 118, 13, style{9, false, soft}, paper.Left)
		k.y += max(14, k.leaf.write(fact[1], packLeft+124, k.y, packWide-124, style{9, false, ink}, paper.Left)+3)
	}
	k.y += 10
	k.contents(pack.Proofs, more)
	k.chapter("pack.capacity", pack.Capacity)
	k.chapter("pack.references", pack.References)
	k.turn()
	return k.pages
}

// say sets a paragraph over the whole width; nothing takes no room.
func (k *packer) say(s string, st style, gap float64) {
	if s != "" {
		k.y += k.leaf.write(s, packLeft, k.y, packWide, st, paper.Left) + gap
	}
}

// chapter sets a heading with rows of text, over as many pages as they take.
func (k *packer) chapter(key, s string) {
	if s == "" {
		return
	}
	k.room(52)
	k.y += 12
	k.say(k.words.T(key), style{11, true, ink}, 4)
	for _, row := range k.regular.wrap(clean(s), 9.5, packWide) {
		k.room(15)
		k.leaf.write(row.text, packLeft, k.y, packWide+1, style{9.5, false, ink}, paper.Left)
		k.y += 14
	}
}

func (k *packer) contents(proofs []Proof, more int) {
	if len(proofs) == 0 {
		return
	}
	k.row([6]string{"", k.words.T("pack.paper"), k.words.T("pack.number"), k.words.T("pack.issuer"), k.words.T("pack.until"), k.words.T("pack.page")}, style{8, true, soft}, soft)
	page := 1 + more
	for i, proof := range proofs {
		place := k.words.T("pack.on_request")
		switch {
		case proof.Picture != nil:
			page++
			place = strconv.Itoa(page)
		case proof.File != "":
			place = k.words.T("pack.file", "N", i+1)
		}
		until, mark := proof.Until, ink
		if proof.Expired {
			until, mark = k.words.T("pack.expired", "Day", until), danger
		}
		k.row([6]string{strconv.Itoa(i + 1), proof.Title, proof.Number, proof.Issuer, until, place}, style{9, false, ink}, mark)
	}
}

// row sets one row of the contents with a hairline below; end is the ink of
// the day that it ends.
func (k *packer) row(cells [6]string, st style, end Ink) {
	var blocks [6]block
	depth, x := 0.0, packLeft
	for i, s := range cells {
		set, align := st, paper.Left
		switch i {
		case 4:
			set.ink = end
		case 5:
			align = paper.Right
		}
		width := packColumns[i] * packWide
		blocks[i] = k.paragraph(clean(s), x, width-4, set, align)
		depth = max(depth, blocks[i].height)
		x += width
	}
	k.room(depth + 8)
	for _, b := range blocks {
		for _, m := range b.marks {
			k.leaf.add(m.moved(k.y + 3))
		}
	}
	k.y += depth + 7
	k.leaf.add(Line{packLeft, k.y, packLeft + packWide, k.y, 0.4, 0xDFE3E8})
}

// proof is a page with one picture, as large as it goes.
func (k *packer) proof(proof Proof, n int) Page {
	l := leaf{k.Printer, Page{Width: pageWidth, Height: pageHeight}}
	title := together("  ·  ", proof.Title, proof.Number)
	if proof.Expired {
		title += "  ·  " + k.words.T("pack.expired", "Day", proof.Until)
	}
	l.say(title, packLeft, 34, packWide, 14, style{9, true, ink}, paper.Left)
	w, h := within(proof.Picture, packWide, packBottom-packTop)
	l.add(Image{X: packLeft + (packWide-w)/2, Y: packTop, W: w, H: h, ID: "proof " + strconv.Itoa(n), Picture: proof.Picture})
	return l.page
}

// within fits a picture into a room, keeping its ratio.
func within(img image.Image, width, height float64) (w, h float64) {
	size := img.Bounds().Size()
	share := min(width/float64(size.X), height/float64(size.Y))
	return share * float64(size.X), share * float64(size.Y)
}
