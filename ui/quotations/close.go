package quotations

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/quotation"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// mostReasons is how many reasons are offered; those of the firm's own come
// first, the latest at the front.
const mostReasons = 9

// reasonSetting keeps the firm's own reasons.
func reasonSetting(status quotation.Status) string { return "quotations/reasons/" + string(status) }

// usual are the reasons that every firm has.
func usual(status quotation.Status) []string {
	if status == quotation.Won {
		return []string{"price", "delivery", "quality", "relation", "sample"}
	}
	return []string{"price", "delivery", "moq", "payment", "quality", "competitor", "canceled", "silent"}
}

// offer lists the firm's own reasons before the usual ones.
func offer(own, usual []string) []string {
	var out []string
	for _, r := range append(slices.Clone(own), usual...) {
		if r != "" && !slices.Contains(out, r) && len(out) < mostReasons {
			out = append(out, r)
		}
	}
	return out
}

// remembered puts a reason in words of one's own before the others.
func remembered(own []string, reason string) []string {
	own = slices.DeleteFunc(slices.Clone(own), func(r string) bool { return r == reason })
	return slices.Insert(own, 0, reason)[:min(mostReasons, len(own)+1)]
}

// close asks why, and records that the offer was won or lost.
func (p *Page) close(status quotation.Status) {
	task.Do(p.scope, "reasons", func(ctx context.Context) ([]string, error) {
		raw, err := p.service.Setting(ctx, reasonSetting(status))
		var own []string
		if raw == "" || json.Unmarshal([]byte(raw), &own) != nil {
			return nil, err // a list that cannot be read only costs some typing
		}
		return own, err
	}, func(own []string, err error) {
		if !p.desk.Fail(err) {
			p.askWhy(status, own)
		}
	})
}

func (p *Page) askWhy(status quotation.Status, own []string) {
	var words []string
	for _, key := range usual(status) {
		words = append(words, p.desk.Say("quotations.reason_"+string(status)+"_"+key))
	}
	reason := p.desk.Entry("quotation.reason", "")
	var offered []fyne.CanvasObject
	for i, text := range offer(own, words) {
		b := p.desk.Button(fmt.Sprintf("quotation.reason%d", i+1), "", widgets.Plain, func() {
			reason.SetText(text)
			p.desk.Window.Canvas().Focus(reason)
		})
		b.SetText(text)
		offered = append(offered, b)
	}
	var g *widgets.Dialog
	no := p.desk.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := p.desk.Button("dialog.ok", "quotations.mark_"+string(status), widgets.Filled, func() {
		g.Close()
		why := strings.TrimSpace(reason.Text)
		if why != "" && !slices.Contains(words, why) {
			own = remembered(own, why)
		}
		p.closeNow(status, why, own)
	})
	content := widgets.Column(theme.Gap3, false, p.desk.Field("quotations.reason", reason), widgets.Form(3, offered...))
	g = p.desk.Dialog(p.desk.Say("quotations."+string(status)+"_title"), 520, content, reason, nil, no, ok)
}

func (p *Page) closeNow(status quotation.Status, reason string, own []string) {
	id := p.q.ID
	task.Do(p.scope, "close", func(ctx context.Context) (struct{}, error) {
		raw, err := json.Marshal(own)
		if err != nil {
			return struct{}{}, err
		}
		if err := p.service.CloseQuotation(ctx, id, status, reason); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, p.service.SetSetting(ctx, reasonSetting(status), string(raw))
	}, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.load(navigation.Route{Screen: navigation.Quotations, ID: id})
		}
	})
}
