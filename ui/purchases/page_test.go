package purchases_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/purchases"
	"sampan/ui/task"
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

func TestMain(m *testing.M) { uitest.Main(m) }

type room struct {
	*dealstest.Room
	id, product string
}

// enter draws up the purchase contract of a sold order.
func enter(t *testing.T, language string) room {
	t.Helper()
	tables, err := reference.Load()
	uitest.Must(t, err)
	r := room{Room: dealstest.Enter(t, uitest.Firm{Store: storetest.New(t), Tables: tables, Now: storetest.Now}, language, task.Inline{})}
	ctx := context.Background()
	factory := contact.Contact{NameZH: "永康杯业", Roles: []contact.Role{contact.Supplier}, Country: "CN"}
	r.Must(r.SaveContact(ctx, &factory))
	all, err := r.Products(ctx)
	r.Must(err)
	for _, one := range all {
		p, err := r.Product(ctx, one.ID)
		r.Must(err)
		p.SupplierID = factory.ID
		r.Must(r.SaveProduct(ctx, &p))
		r.product = p.ID
	}
	o, err := r.DrawProforma(ctx, r.Sold(3).ID)
	r.Must(err)
	_, err = r.Issue(ctx, app.ProformaPaper, o.ID, "")
	r.Must(err)
	made, _, err := r.DrawPurchases(ctx, o.ID)
	r.Must(err)
	r.id = made[0].ID
	return r
}

func (r room) page(tab string) *purchases.Page {
	p := purchases.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Purchases, ID: r.id, With: tab})
	r.Open(p, 1095, 694)
	return p
}

func (r room) stored() purchase.Purchase {
	r.T.Helper()
	p, err := r.Purchase(context.Background(), r.id)
	r.Must(err)
	return p
}

func TestBoughtSentReceivedInspected(t *testing.T) {
	r := enter(t, "zh")
	p := r.page("terms")
	r.Write("purchase.deposit", "30")
	r.Write("purchase.delivery_date", "2026-12-10")
	r.Write("purchase.payment", "30%定金，余款提货前付清")
	if !p.Unsaved() {
		t.Fatal("typed, but not marked")
	}
	r.Desk.Window.SetContent(p.Content())
	p.Do(navigation.Save)
	if b := r.stored(); b.Deposit != 30 || p.Unsaved() {
		t.Fatalf("deposit %d", b.Deposit)
	}
	r.page("papers")
	r.Press("purchase.issue")
	r.Press("dialog.ok")
	if b := r.stored(); b.Status != purchase.Issued {
		t.Fatalf("its contract went out, and it is %s", b.Status)
	}
	p = r.page("lines")
	r.Press("purchase.all_came")
	p.Do(navigation.Save)
	if b := r.stored(); b.Status != purchase.Received || b.Delivered == "" {
		t.Fatalf("all came, and it is %s", b.Status)
	}
	r.page("inspections")
	r.Press("purchase.inspect")
	r.Write("inspection.sample_size", "80")
	r.Write("inspection.major", "6")
	r.Write("inspection.major_accepted", "5")
	r.Press("dialog.ok")
	if b := r.stored(); len(b.Inspections) != 1 || b.Inspections[0].Result != purchase.Failed {
		t.Errorf("%+v", b.Inspections)
	}
}

func TestAPriceIsAskedAndLandsOnTheProduct(t *testing.T) {
	r := enter(t, "en")
	ctx := context.Background()
	open := func(id string) *purchases.Requests {
		p := purchases.NewRequests(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Purchases, ID: id, With: r.product})
		r.Open(p, 1095, 694)
		p.Start()
		return p
	}
	open(navigation.Ask)
	r.Press("dialog.ok")
	list, err := r.PriceRequests(ctx)
	r.Must(err)
	if len(list) != 1 || !strings.Contains(fyne.CurrentApp().Clipboard().Content(), "您好") {
		t.Fatalf("%d asked, copied %q", len(list), fyne.CurrentApp().Clipboard().Content())
	}
	open(navigation.Requests)
	table := dealstest.Find[*widgets.Table[purchase.RequestSummary]](r.Room, "requests.table")
	table.OnAction(table.Model.Row(0), "answer")
	r.Press("dialog.ok")
	if list, _ = r.PriceRequests(ctx); list[0].AnsweredOn != "" {
		t.Error("an answer without a price was kept")
	}
	r.Write("answer.price", "15.5")
	r.Write("answer.lead_days", "20")
	r.Press("dialog.ok")
	product, err := r.Product(ctx, r.product)
	r.Must(err)
	if !product.Cost.Equal(money.Must("15.5")) || product.LeadDays != 20 || product.CostBasis != catalog.Special13 {
		t.Errorf("%s, %d days, %s", product.Cost, product.LeadDays, product.CostBasis)
	}
}

func TestNothingIsWiderThanItsRoom(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language)
		for _, tab := range []string{"lines", "terms", "inspections", "papers"} {
			for _, size := range dealstest.Sizes() {
				p := r.page(tab)
				r.Fits(size.Width, size.Height)
				p.Close()
			}
		}
		for _, size := range dealstest.Sizes() {
			r.Open(purchases.NewList(r.Desk, r, r.App, r.Files), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
			r.Open(purchases.NewRequests(r.Desk, r, r.App, r.Files, navigation.Route{ID: navigation.Requests}), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
		}
	}
}
