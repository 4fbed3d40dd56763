package inquiries

import (
	"cmp"
	"context"

	"sampan/app/inquiry"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// chooseSource asks which site, fair or other occasion the inquiry came from:
// the figures count it there.
func (p *Page) chooseSource() {
	d := p.desk
	if d.ModalOpen() {
		return
	}
	task.Do(p.scope, "sources", func(ctx context.Context) (f figures, err error) {
		f.facts, f.costs, err = p.service.InquiryFacts(ctx)
		return f, err
	}, func(f figures, err error) {
		if !d.Fail(err) {
			p.askSource(f.sources())
		}
	})
}

func (p *Page) askSource(known []string) {
	d, w := p.desk, p.words()
	var options []widgets.Option
	for _, s := range known {
		options = append(options, widgets.Option{ID: s, Label: w.origin(s)})
	}
	chosen := p.model.inquiry.Source
	f := record.NewForm(d, "inquiry", "inquiries", func() {})
	field := f.Pick("source", cmp.Or(chosen, p.model.inquiry.Channel), true, func(id string) { chosen = id }, options).WithNote(d.Say("inquiries.source_note"))
	var g *widgets.Dialog
	cancel := d.Button("inquiry.source.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	keep := d.Button("inquiry.source.save", "inquiries.save_cost", widgets.Filled, func() {
		g.Close()
		p.setSource(chosen)
	})
	g = d.Dialog(d.Say("inquiries.change_source"), 420, widgets.Column(theme.Gap2, false, field), f.Input("source"), nil, cancel, keep)
}

// setSource files the inquiry under a source; the name of its channel is none.
func (p *Page) setSource(source string) {
	if source == p.model.inquiry.Channel {
		source = ""
	}
	if source == p.model.inquiry.Source {
		return
	}
	p.settle(func(ctx context.Context) (inquiry.Inquiry, error) {
		q, err := p.service.Inquiry(ctx, p.id)
		if err != nil {
			return q, err
		}
		q.Source = source
		return q, p.service.SaveInquiry(ctx, &q)
	})
}
