package print

import "sampan/app/paper"

// design is what the designs of paper.Designs differ in.
type design struct {
	accent Ink     // where the firm chose none
	tint   float64 // share of the accent in a ground; 0 leaves it white
	ruled  bool    // lines around the cells of a table
	filled bool    // heads of tables in the accent, with white letters
	band   bool    // the letterhead on a ground of the accent
	centre bool    // letterhead and title in the middle
}

func designOf(l paper.Layout) design {
	switch l.Design {
	case paper.Classic:
		return design{accent: 0x1F2A37, ruled: true, centre: true}
	case paper.Banner:
		return design{accent: seaBlue, tint: 0.06, filled: true, band: true}
	case paper.Sober:
		return design{accent: ink}
	}
	return design{accent: seaBlue, tint: 0.07}
}

// ground is a tinted box; without a tint it is ruled.
func (w *writer) ground(x, y, width, height float64) Box {
	if w.design.tint == 0 {
		return Box{X: x, Y: y, W: width, H: height, Fill: NoInk, Edge: 0xB8C0CA}
	}
	return Box{X: x, Y: y, W: width, H: height, Fill: w.tint, Edge: NoInk}
}

// photoSides are the sides of photos by the layout's choice, as shares of the
// usual one.
func photoShare(size string) float64 {
	switch size {
	case "none":
		return 0
	case "small":
		return 0.7
	case "large":
		return 1.6
	}
	return 1
}

const millimetre = 72 / 25.4

// backgrounds lay the firm's own sheet under every page.
func (w *writer) backgrounds() {
	id := w.doc.Layout.Background
	if id == "" {
		return
	}
	picture := w.photos(id)
	if picture == nil {
		return
	}
	for i := range w.pages {
		under := Image{W: pageWidth, H: pageHeight, ID: id, Picture: picture}
		w.pages[i].Marks = append([]Mark{under}, w.pages[i].Marks...)
	}
}
