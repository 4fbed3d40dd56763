package sheet

// A sheet of A4 within the margins of landscape, points.
const (
	pageLong  = 841.9
	pageShort = 595.3
	sideRoom  = 2 * 0.4 * 72
	edgeRoom  = (0.4 + 0.55) * 72
	// pageSlack is left over, since programs measure fonts each in their way.
	pageSlack = 0.97
)

// together keeps the lines from a place to the last one on one page.
func (s *scribe) together(from int) {
	for i := max(from, 0); i < len(s.lines)-1; i++ {
		s.lines[i].keep = true
	}
}

// withNext keeps the lines from a place on one page with what is written next.
func (s *scribe) withNext(from int) {
	s.together(from)
	if len(s.lines) > 0 {
		s.lines[len(s.lines)-1].keep = true
	}
}

// pageRoom gives the height of a page in the points of rows: the sheet is shrunk
// to the page's width, and what is shrunk holds more rows.
func (s *scribe) pageRoom(wide bool) float64 {
	width, height := pageShort-sideRoom, pageLong-edgeRoom
	if wide {
		width, height = pageLong-sideRoom, pageShort-edgeRoom
	}
	total := 0.0
	for _, w := range s.widths {
		total += (w*7 + 5) * 0.75 // 7 dots a character and 5 around it, 96 to the inch
	}
	return height * max(1, total/width) * pageSlack
}

// breaks are the lines that begin a page: those that find no room, and those
// that stay with what finds none, as a heading with its text. Every page is
// broken here, since programs that break by themselves differ by a row, and
// the pages after it by more. The goods' headings are repeated on later pages.
func (s *scribe) breaks(page float64) (before []int) {
	used := 0.0
	repeated := func(at int) float64 {
		if s.head > 0 && at > s.head {
			return s.lines[s.head].height
		}
		return 0
	}
	for i := 0; i < len(s.lines); {
		end, group := i, s.lines[i].height
		for s.lines[end].keep && end+1 < len(s.lines) {
			end++
			group += s.lines[end].height
		}
		switch start := repeated(i); {
		case used+group <= page:
			used += group
		case end > i && used > start && start+group <= page:
			before = append(before, i)
			used = start + group
		default:
			for n, l := range s.lines[i : end+1] {
				if used+l.height > page && used > 0 {
					before, used = append(before, i+n), start
				}
				used += l.height
			}
		}
		i = end + 1
	}
	return before
}
