package mail

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxTokens bounds the work on one HTML part.
const maxTokens = 400_000

// htmlText gives the words of an HTML mail. Tables of data keep their shape,
// cells parted by tabs and rows by newlines; tables that only lay the page
// out become lines. Scripts, styles and pictures are dropped, quoted mails are
// marked with "> ". tables reports a table of data.
func htmlText(source string) (text string, tables bool) {
	if len(source) > maxText {
		source = source[:maxText]
	}
	tokens := htmlTokens(source)
	w := htmlWriter{data: dataTables(tokens)}
	for _, t := range tokens {
		w.token(t)
	}
	return w.finish(), w.sawData
}

func htmlTokens(source string) []html.Token {
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(maxText)
	var out []html.Token
	skip := atom.Atom(0)
	for len(out) < maxTokens {
		if z.Next() == html.ErrorToken {
			break
		}
		t := z.Token()
		switch t.DataAtom {
		case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template, atom.Svg:
			switch {
			case t.Type == html.StartTagToken && skip == 0:
				skip = t.DataAtom
			case t.Type == html.EndTagToken && t.DataAtom == skip:
				skip = 0
			}
			continue
		}
		if skip == 0 && t.Type != html.CommentToken && t.Type != html.DoctypeToken {
			out = append(out, t)
		}
	}
	return out
}

// dataTables tells for every table, in the order they begin, whether it holds
// data: at least two rows, two cells in a row, no table inside, no long text
// in a cell.
func dataTables(tokens []html.Token) []bool {
	type table struct {
		index, rows, cells, wide, text int
		nested, long                   bool
	}
	var out []bool
	var open []*table
	for _, t := range tokens {
		var top *table
		if len(open) > 0 {
			top = open[len(open)-1]
		}
		switch {
		case t.DataAtom == atom.Table && t.Type == html.StartTagToken:
			if top != nil {
				top.nested = true
			}
			open = append(open, &table{index: len(out)})
			out = append(out, false)
		case top == nil:
		case t.DataAtom == atom.Table && t.Type == html.EndTagToken:
			out[top.index] = top.rows >= 2 && top.wide >= 2 && !top.nested && !top.long
			open = open[:len(open)-1]
		case t.DataAtom == atom.Tr && t.Type == html.StartTagToken:
			top.rows++
			top.cells = 0
		case (t.DataAtom == atom.Td || t.DataAtom == atom.Th) && t.Type == html.StartTagToken:
			top.cells++
			top.wide = max(top.wide, top.cells)
			top.text = 0
		case t.Type == html.TextToken:
			top.text += len(strings.TrimSpace(t.Data))
			top.long = top.long || top.text > 1500
		}
	}
	return out
}

// htmlWriter writes the text of tokens.
type htmlWriter struct {
	b       strings.Builder
	data    []bool // of dataTables
	next    int    // the table that begins next
	open    []bool // tables we are in: data or layout
	quote   int
	cell    int // cells of the row so far
	newline bool
	blank   bool
	sawData bool
	started bool
}

func (w *htmlWriter) inData() bool { return len(w.open) > 0 && w.open[len(w.open)-1] }

func (w *htmlWriter) token(t html.Token) {
	switch t.Type {
	case html.TextToken:
		w.text(t.Data)
	case html.StartTagToken, html.SelfClosingTagToken:
		w.start(t)
	case html.EndTagToken:
		w.end(t)
	}
}

func (w *htmlWriter) text(s string) {
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		w.blank = w.blank || s != ""
		return
	}
	if w.newline && w.started {
		w.b.WriteByte('\n')
	}
	if w.newline || !w.started {
		for range min(w.quote, 3) {
			w.b.WriteString("> ")
		}
	} else if (w.blank || strings.IndexByte(" \n\t\r", s[0]) >= 0) && !w.atEdge() {
		w.b.WriteByte(' ')
	}
	w.newline, w.started = false, true
	w.b.WriteString(words)
	w.blank = strings.IndexByte(" \n\t\r", s[len(s)-1]) >= 0
}

// atEdge reports that a row or a cell has just begun.
func (w *htmlWriter) atEdge() bool {
	s := w.b.String()
	return s == "" || s[len(s)-1] == '\t' || s[len(s)-1] == '\n'
}

func (w *htmlWriter) start(t html.Token) {
	switch t.DataAtom {
	case atom.Table:
		w.line()
		data := w.next < len(w.data) && w.data[w.next]
		w.next++
		w.open = append(w.open, data)
		w.sawData = w.sawData || data
	case atom.Tr:
		if w.inData() && w.started {
			w.hardLine()
		} else {
			w.line()
		}
		w.cell = 0
	case atom.Td, atom.Th:
		switch {
		case !w.inData():
			w.line()
		case w.cell > 0:
			w.b.WriteByte('\t')
			w.blank = false
		}
		w.cell++
	case atom.Br:
		w.breakLine()
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Pre:
		w.paragraph()
	case atom.Div, atom.Section, atom.Article, atom.Hr:
		w.line()
	case atom.Li:
		w.line()
		w.text("• ")
	case atom.Blockquote:
		w.paragraph()
		w.quote++
	}
}

func (w *htmlWriter) end(t html.Token) {
	switch t.DataAtom {
	case atom.Table:
		if len(w.open) > 0 {
			w.open = w.open[:len(w.open)-1]
		}
		w.paragraph()
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.Li, atom.Ul, atom.Ol:
		w.line()
	case atom.Blockquote:
		w.quote = max(w.quote-1, 0)
		w.paragraph()
	}
}

// line begins a new line, in a cell of data only a blank.
func (w *htmlWriter) line() {
	if w.inData() {
		w.blank = true
		return
	}
	w.newline, w.blank = true, false
}

// breakLine ends the line even where it is empty.
func (w *htmlWriter) breakLine() {
	if !w.inData() && w.newline && w.started {
		w.b.WriteByte('\n')
	}
	w.line()
}

// paragraph leaves an empty line.
func (w *htmlWriter) paragraph() {
	if !w.inData() && w.started && !w.newline {
		w.b.WriteByte('\n')
	}
	w.line()
}

// hardLine ends a row of data at once, so that empty cells keep their tabs.
func (w *htmlWriter) hardLine() {
	w.b.WriteByte('\n')
	w.newline, w.blank = false, false
}

// finish trims blanks at line ends, tabs that end a row apart, and makes one
// empty line of many.
func (w *htmlWriter) finish() string {
	var out strings.Builder
	empty := 0
	for line := range strings.SplitSeq(w.b.String(), "\n") {
		line = strings.TrimRight(line, " ")
		if strings.Trim(line, "\t ") == "" {
			if empty++; empty > 1 {
				continue
			}
			line = ""
		} else {
			empty = 0
		}
		out.WriteString(line + "\n")
	}
	return strings.TrimSpace(out.String())
}
