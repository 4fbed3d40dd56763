package shipments

import (
	"context"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/shipment"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// save writes the shipment, confirms the space when a shipping order number
// came, and looks again whether the papers agree. What is typed meanwhile
// stays unsaved.
func (p *Page) save(then func()) {
	if !p.form.Settle() {
		return
	}
	s, edits := p.model.snapshot(), p.model.edits
	task.Do(p.scope, "save", func(ctx context.Context) (out opened, err error) {
		if err = p.service.SaveShipment(ctx, &s); err != nil {
			return out, err
		}
		if s.Status == shipment.Open && s.Answer.SO != "" {
			if s, err = p.service.AnswerBooking(ctx, s.ID, s.Answer); err != nil {
				return out, err
			}
		}
		out.s = s
		out.about, err = p.look(ctx, s)
		return out, err
	}, func(out opened, err error) {
		if p.failed(err) {
			return
		}
		p.take(out, edits)
		then()
	})
}

// take goes on with the shipment as it was written.
func (p *Page) take(out opened, edits int) {
	p.about = out.about
	if p.model.edits != edits { // somebody typed meanwhile
		p.model.s.Ver, p.model.s.Status = out.s.Ver, out.s.Status
		p.nav.Touch()
		return
	}
	p.model.load(out.s)
	p.kept.Follow()
	p.papers.Load(out.issued)
	p.show()
}

// failed shows an error at its field where that is on the page.
func (p *Page) failed(err error) bool {
	if err == nil {
		return false
	}
	if f := fault.Of(err); f != nil && tabOf(f.Field) != "" {
		p.tabs.Open(tabOf(f.Field))
	}
	return p.form.Fail(err)
}

// settled goes on at once, or after what is unsaved was saved.
func (p *Page) settled(then func()) {
	p.form.Settle()
	if p.Unsaved() {
		p.save(then)
		return
	}
	then()
}

// use saves, then lets a use case change the stored shipment.
func (p *Page) use(slot string, work func(context.Context, string) (shipment.Shipment, error), said func()) {
	p.settled(func() {
		id, edits := p.model.s.ID, p.model.edits
		task.Do(p.scope, slot, func(ctx context.Context) (out opened, err error) {
			if out.s, err = work(ctx, id); err != nil {
				return out, err
			}
			out.about, err = p.look(ctx, out.s)
			return out, err
		}, func(out opened, err error) {
			if p.failed(err) {
				return
			}
			p.take(out, edits)
			if said != nil {
				said()
			}
		})
	})
}

func (p *Page) prepare() {
	p.use("prepare", p.service.PrepareBooking, func() { p.desk.Toast(p.desk.Say("shipments.was_prepared"), nil) })
}

func (p *Page) verify() { p.use("verify", p.service.VerifyMass, nil) }

func (p *Page) loadContainers() {
	left := 0
	p.use("load_containers", func(ctx context.Context, id string) (s shipment.Shipment, err error) {
		s, left, err = p.service.LoadContainers(ctx, id)
		return s, err
	}, func() {
		if left > 0 {
			p.desk.Toast(p.desk.Say("shipments.left_over", "N", left), nil)
		}
	})
}

// pack puts everything into cartons anew, in place of what was packed.
func (p *Page) pack() {
	pack := func() {
		was := p.model.snapshot()
		loose := app.Arrange(&p.model.s, p.mix)
		p.touched()
		p.showPackages()
		text := p.desk.Say("shipments.was_packed", "N", p.model.s.Totals().Cartons)
		if len(loose) > 0 {
			text = p.desk.Say("shipments.loose", "Codes", joined(loose))
		}
		p.desk.Toast(text, func() {
			p.model.s.Packages, p.model.s.Pallets = was.Packages, was.Pallets
			p.touched()
			p.showPackages()
		})
	}
	pack()
}

// sail asks for the day on board, after what is at risk and what disagrees.
func (p *Page) sail() {
	p.settled(func() {
		d := p.desk
		day := d.DateEntry("sail.on_board")
		day.SetDay(p.model.s.Answer.ETD)
		if day.Day() == "" || day.Day() > p.today() {
			day.SetDay(p.today())
		}
		parts := widgets.Column(theme.Gap2, false, d.Paragraph(d.Say("shipments.sail_text")))
		for _, key := range p.about.risk.Warnings() {
			parts.Add(d.Paragraph(d.Say(key)).Tint(theme.Danger))
		}
		if n := len(p.about.points); n > 0 {
			parts.Add(spine.AgreeLine(d, "sail", p.about.points, p.goTo))
		}
		parts.Add(d.Field("shipments.on_board", day))
		var g *widgets.Dialog
		no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
		ok := d.Button("dialog.ok", "shipments.sail", widgets.Filled, func() {
			d.Window.Canvas().Unfocus()
			if day.Day() == "" {
				return
			}
			g.Close()
			p.use("sail", func(ctx context.Context, id string) (shipment.Shipment, error) {
				return p.service.SailShipment(ctx, id, day.Day())
			}, nil)
		})
		g = d.Dialog(d.Say("shipments.sail_title", "Number", p.model.s.Number), dialogWidth, parts, no, nil, no, ok)
	})
}

const dialogWidth = float32(520)

func (p *Page) cancel() {
	p.desk.Confirm(p.desk.Say("shipments.cancel_title", "Number", p.model.s.Number), p.desk.Say("shipments.cancel_text"), "shipments.cancel", true, func() {
		p.use("cancel", p.service.CancelShipment, nil)
	})
}
