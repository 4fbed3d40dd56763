package quotations_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/firm"
	"sampan/app/pricing"
	"sampan/app/trade"
	"sampan/ui/deals"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// fromCost adds an article without a price list, and the firm's way of
// pricing.
func (r room) fromCost() {
	ctx := context.Background()
	f, err := r.Firm(ctx)
	r.Must(err)
	f.Pricing = firm.Pricing{
		Premium: d("0.003"), InterestRate: d("0.06"), InterestMonths: d("2"), ExchangeLow: d("5.5"), ExchangeHigh: d("6.9"),
		Ports: []firm.PortCharges{{Port: "Ningbo", PerCBM: d("180"), PerShipment: d("600")}},
	}
	f.Defaults.BankCharge = d("0.003")
	r.Must(r.SaveFirm(ctx, &f))
	r.Must(r.SaveProduct(ctx, &catalog.Product{
		Code: "TM-01", NameEN: "Travel mug", NameZH: "旅行杯", Unit: "pcs", MOQ: d("1000"), Cost: d("16.8"), CostBasis: catalog.Special13,
		VATRate: d("0.13"), RefundRate: d("0.13"), Packing: catalog.Packing{PerCarton: 24, Length: d("45"), Width: d("31"), Height: d("28"), Gross: d("13.2"), Net: d("12")},
	}))
}

func TestStepsAreSetAndReleased(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.fromCost()
		p := r.fresh()
		r.Add("TM-01")
		r.Keys(fyne.KeyEscape)
		row := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines").Model.Row(0)
		counted := row.Price
		p.Key(fyne.KeyF2)
		r.Picture("steps." + language)
		steps := dealstest.Find[*widgets.Table[pricing.Step]](r.Room, "line.steps")
		steps.Reveal("pricing.purchase")
		r.Focus(steps)
		r.Keys(fyne.KeyReturn) // Enter begins to set the step
		r.Types("18.5")
		r.Keys(fyne.KeyReturn)
		if v, own := row.Set("pricing.purchase"); !own || !v.Equal(d("18.5")) || !row.Price.GreaterThan(counted) {
			t.Fatalf("purchase %v %v, price %v before %v", v, own, row.Price, counted)
		}
		r.Picture("steps.own." + language)
		steps.Reveal("pricing.purchase")
		r.Focus(steps)
		r.Keys(fyne.KeyDelete)
		if len(row.Line.Own) != 0 || !row.Price.Equal(counted) {
			t.Errorf("released, but %v and %v", row.Line.Own, row.Price)
		}
		r.target(row)
	}
}

// target asks about a price below cost, and takes one above it.
func (r room) target(row *deals.Line) {
	r.T.Helper()
	r.Write("line.target", "1.9")
	r.Picture("target.loss")
	r.Write("line.target", "3.05")
	r.Press("line.take_target")
	if !row.Price.Equal(d("3.05")) || !row.Own {
		r.T.Errorf("the line says %v", row.Price)
	}
}

func TestQuantitiesAreOfferedOnThePaper(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.fresh()
	r.Add("SP-500B")
	r.Keys(fyne.KeyEscape)
	p.Key(fyne.KeyF2)
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "line.tabs"))
	r.Keys(fyne.KeyRight)
	in := dealstest.Find[*widgets.Entry](r.Room, "line.quantities")
	r.Focus(in)
	r.Types("10k")
	r.Keys(fyne.KeyReturn)
	table := dealstest.Find[*widgets.Table[app.TierPrice]](r.Room, "line.tiers")
	if table.Model.Len() != 3 {
		t.Fatalf("%d quantities", table.Model.Len())
	}
	r.Picture("tiers.zh")
	r.Press("line.offer_tiers")
	row := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines").Model.Row(0)
	if row.Remark != "USD 500+ 2.74; 3,000+ 2.62; 10,000+ 2.62" {
		t.Errorf("remark %q", row.Remark)
	}
}

func TestAllTermsAtOnce(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.fromCost()
		p := r.fresh()
		r.Add("TM-01")
		r.Keys(fyne.KeyEscape)
		r.Add("SP-500B")
		r.Keys(fyne.KeyEscape)
		p.Key(fyne.KeyF3)
		r.Picture("terms." + language)
		table := dealstest.Find[dealstest.Focusable](r.Room, "quotation.terms")
		says := table.(interface{ Shows() string }).Shows
		r.Focus(table)
		for _, term := range trade.Incoterms() {
			r.Keys(fyne.KeyHome)
			for range slices.Index(trade.Incoterms(), term) {
				r.Keys(fyne.KeyDown)
			}
			if says() != string(term) {
				t.Errorf("%s is not there, but %s", term, says())
			}
		}
		r.Keys(fyne.KeyRight, fyne.KeyRight)
		second := says()
		r.Focus(dealstest.Find[*widgets.Select](r.Room, "quotation.terms_line"))
		r.Keys(fyne.KeyUp)
		r.Focus(table)
		if says() == second || says() == "" {
			t.Errorf("both lines show %q", second)
		}
		r.Keys(fyne.KeyReturn)
		p.Do(navigation.Save)
		if q := r.only(); q.Incoterm == "FOB" {
			t.Errorf("the term is still %s", q.Incoterm)
		}
	}
}

func TestCostingFormCountsAgain(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.fromCost()
		p := r.fresh()
		r.Add("TM-01")
		r.Keys(fyne.KeyEscape)
		r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "quotation.tabs"))
		r.Keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
		r.Picture("costing." + language)
		r.Press("quotation.use_port")
		p.Do(navigation.Save)
		if c := r.only().Costing; !c.Domestic.Equal(d("180")) || !c.DomesticFixed.Equal(d("600")) || !c.Premium.Equal(d("0.003")) {
			t.Errorf("%+v", c)
		}
	}
}

func TestWhatTheMarketAsksStandsInTheLine(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		ctx := context.Background()
		f, err := r.Firm(ctx)
		r.Must(err)
		f.Asked = []trade.Requirement{{Where: []string{"DE"}, Kinds: []string{"CE"}, Source: "test"}}
		r.Must(r.SaveFirm(ctx, &f))
		p := r.fresh()
		r.Focus(dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer"))
		r.Types("Mül")
		r.Keys(fyne.KeyReturn)
		r.Add("SP-500B")
		r.Keys(fyne.KeyEscape)
		p.Key(fyne.KeyF4)
		r.Picture("points." + language)
		lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
		if says := lines.Model.Column("access").Value(lines.Model.Row(0)); lines.Model.Hidden("access") || !strings.Contains(says, "CE") {
			t.Errorf("the line says %q", says)
		}
		r.Press("dialog.close")
		r.Picture("access." + language)
		r.Press("quotation.issue")
		r.Picture("access.issue." + language)
		r.Press("dialog.cancel")
		for _, s := range dealstest.Sizes() {
			r.Fits(s.Width, s.Height)
		}
	}
}

func TestListsOfTheCatalog(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		ctx := context.Background()
		all, err := r.Products(ctx)
		r.Must(err)
		first, err := r.Product(ctx, all[0].ID)
		r.Must(err)
		first.Stock, first.Clearance = d("900"), d("640")
		r.Must(r.SaveProduct(ctx, &first))
		open := func(with string) *quotations.Page {
			p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Quotations, ID: navigation.New, With: with})
			r.Open(p, 1095, 694)
			return p
		}
		p := open(quotations.Clearance)
		if doc := p.Drawn(); doc.Kind != app.ClearanceListPaper || len(doc.Lines) != 1 || !doc.Lines[0].Quantity.Equal(d("640")) {
			t.Fatalf("%s with %d lines", doc.Kind, len(doc.Lines))
		}
		r.Picture("clearance." + language)
		r.Press("quotation.issue")
		r.Press("dialog.ok")
		issued, err := r.PapersOf(ctx, app.QuotationNoun, r.only().ID)
		r.Must(err)
		if len(issued) != 1 || issued[0].Kind != app.ClearanceListPaper || r.only().Number != "" {
			t.Errorf("%+v", issued)
		}
		p = open(quotations.PricesOf + all[0].ID + "," + all[1].ID)
		doc := p.Drawn()
		if doc.Kind != app.PriceListPaper || len(doc.Lines) != 2 || len(doc.Lines[0].Tiers) != 1 || !doc.Lines[0].Tiers[0].Price.Equal(d("2.62")) {
			t.Fatalf("%s %+v", doc.Kind, doc.Lines)
		}
		r.Picture("prices." + language)
	}
}

func TestAReminderIsCopied(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	q := r.Sold(2)
	p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Quotations, ID: q.ID})
	r.Open(p, 1095, 694)
	r.Picture("issued.bar.zh")
	r.Press("quotation.remind")
	r.Picture("remind.zh")
	r.Press("quotation.reminder_copy")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "Dear Anna Weber,") || !strings.Contains(got, q.Number) || !strings.Contains(got, q.ValidUntil) {
		t.Errorf("copied %q", got)
	}
}
