package read

// older reads what the mails quoted below ask for.
func (b *builder) older() *builder {
	old := &builder{document: b.document}
	for block := 1; block < 4 && len(old.drafts) == 0; block++ {
		old.walk(func(l line) bool { return l.block == block && l.zone == quoted && !b.isHead(l) })
	}
	return old
}

// quotes reports that an older mail stands below.
func (b *builder) quotes() bool {
	for _, l := range b.lines {
		if l.zone == quoted && !l.blank() {
			return true
		}
	}
	return false
}

// newest reports a line of the message itself.
func newest(l line) bool { return l.block == 0 && l.zone == body }

// says reports a cue of the class in the newest mail.
func (b *builder) says(class string) bool {
	for _, l := range b.lines {
		if newest(l) && b.has(class, l.tokens) {
			return true
		}
	}
	return false
}

// correctOlder reads "sorry, make that 300, the rest stays" onto the list of
// the mail below, where the newest mail names nothing that is not there.
func (b *builder) correctOlder() {
	rest := b.says("reststays")
	if !rest && !b.says("change") && !b.says("cancel") || !b.quotes() {
		return
	}
	old := b.older()
	if len(old.drafts) == 0 {
		return
	}
	for _, n := range b.drafts {
		if !rest && old.named(n.words) < 0 {
			return
		}
	}
	if !rest && !b.says("stay") && len(b.drafts) >= len(old.drafts) && len(b.drafts) > 1 {
		return // says it all anew
	}
	again := &builder{document: b.document, drafts: old.drafts, asking: true, seeded: true}
	again.walk(newest)
	b.drafts, b.pending = again.drafts, again.pending
}

// stays reports a sentence about an item that keeps, or gets, its number:
// "fenders unchanged at 80".
func (b *builder) stays(t []token) bool {
	if !b.has("stay", t) && !b.has("reststays", t) {
		return false
	}
	qs := b.clause(t, false).quantities()
	i := b.named(t)
	if len(qs) == 1 && i >= 0 {
		b.drafts[i].setQuantity(qs[0])
	}
	return len(qs) == 0 || i >= 0
}

// pendingFromBelow gives "let's go for 1,500 units then" the one product that
// the mail below is about.
func (b *builder) pendingFromBelow() {
	if b.pending == nil || b.pending.each || !b.quotes() {
		return
	}
	var n draft
	for block := 1; block < 5 && !n.Text.Known; block++ {
		old := &builder{document: b.document}
		old.walk(func(l line) bool { return l.block == block && l.zone == quoted && !b.isHead(l) })
		if len(old.drafts) == 1 {
			n = old.drafts[0]
		}
	}
	if !n.Text.Known {
		return
	}
	for _, known := range b.drafts {
		if alike(known.words, n.words) >= 0.5 {
			return
		}
	}
	n.setQuantity(*b.pending)
	b.drafts = append([]draft{n}, b.drafts...)
	b.pending = nil
}
