package receivables

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

func newClaim(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	type record = shipment.Claim
	return newEditor(d, nav, s, f, r, kind[record]{
		screen: navigation.Claims, noun: app.ClaimNoun, load: s.Claim, save: s.SaveClaim,
		name: func(v record) string { return v.Number }, at: func(v record) (string, int64) { return v.ID, v.Ver },
		fresh: func(k known, with string) record {
			v := record{Status: shipment.ClaimOpen, Cause: "quality", Date: s.Now().Format(time.DateOnly)}
			for _, o := range k.orders {
				if o.ID == with {
					v.OrderID, v.BuyerID = o.ID, o.BuyerID
				}
			}
			return v
		},
		taken: func(v *record, saved record) {
			v.ID, v.Ver, v.CreatedAt, v.Number, v.Status = saved.ID, saved.Ver, saved.CreatedAt, saved.Number, saved.Status
		},
		amounts: map[string]func(*record) *money.Amount{"cost": func(v *record) *money.Amount { return &v.Cost }},
		currency: func(v record) money.Currency {
			if v.Cost.Currency == "" {
				return "USD"
			}
			return v.Cost.Currency
		},
		left: claimForm, right: claimRight,
		take: func(p *editor[record], paths []string) { takePhotos(p, paths) },
	})
}

func claimForm(p *editor[shipment.Claim]) fyne.CanvasObject {
	v, f, w := &p.v, p.Form, widgets.Wide
	products := make([]widgets.Option, len(p.known.products))
	for i, r := range p.known.products {
		products[i] = widgets.Option{ID: r.ID, Label: r.Code, Note: r.NameEN, Also: r.NameZH}
	}
	buyer := p.buyer("buyer_id", &v.BuyerID, func() { v.OrderID, v.ShipmentID = "", "" })
	f.Needs("buyer_id", p.say("needs_buyer"), func() bool { return v.BuyerID == "" && v.OrderID == "" })
	return widgets.Column(theme.Gap4, false,
		p.Desk.Section("claims.head", widgets.Form(6,
			w(3, buyer), w(3, p.order("order_id", &v.OrderID, &v.BuyerID)),
			w(3, p.shipment("shipment_id", &v.ShipmentID, v.BuyerID)), w(3, p.pick("product_id", &v.ProductID, products, nil)),
			w(2, f.Day("date", &v.Date)), w(2, f.Choose("cause", v.Cause, func(id string) { v.Cause = id }, words(p.Desk, "claims.cause_", causes()...)...)), w(2, f.Number("quantity", &v.Quantity, 0, "")),
			w(6, f.Area("text", &v.Text, 4)))),
		photos(p))
}

func causes() []string {
	return []string{"quality", "packing", "shortage", "delay", "wrong_goods", "transport"}
}

func claimRight(p *editor[shipment.Claim]) fyne.CanvasObject {
	v, f := &p.v, p.Form
	w := widgets.Wide
	settled := append([]widgets.Option{{ID: "", Label: "–"}}, words(p.Desk, "claims.settled_", shipment.Settlements()...)...)
	same := func(of func(shipment.ClaimSummary) bool) int {
		n := 0
		for _, c := range p.known.claims {
			if of(c) {
				n++
			}
		}
		return n
	}
	notes := widgets.Column(theme.Gap1, false)
	if v.ProductID != "" {
		notes.Add(p.Desk.Note(p.say("of_product", "N", same(func(c shipment.ClaimSummary) bool { return c.ProductID == v.ProductID }))))
	}
	if v.SupplierID != "" {
		notes.Add(p.Desk.Note(p.say("of_supplier", "N", same(func(c shipment.ClaimSummary) bool { return c.SupplierID == v.SupplierID }))))
	}
	return p.Desk.Section("claims.settlement", widgets.Column(theme.Gap3, false, widgets.Form(2,
		w(2, f.Choose("status", string(v.Status), func(id string) { v.Status = shipment.ClaimStatus(id) }, words(p.Desk, "claims.status_", shipment.ClaimOpen, shipment.ClaimSettled, shipment.ClaimRejected)...)),
		w(2, f.Choose("settled", string(v.Settled), func(id string) { v.Settled = shipment.Settlement(id) }, settled...)),
		f.Day("settled_on", &v.SettledOn), p.currencyField(), w(2, p.amount("cost")),
		w(2, p.pick("supplier_id", &v.SupplierID, companies(p.known.contacts, contact.Supplier), func() {}))), notes))
}

// photos shows what the buyer sent as proof.
func photos(c *editor[shipment.Claim]) fyne.CanvasObject {
	d := c.Desk
	add := d.IconButton("claim.photo_add", "claims.photo_add", fynetheme.IconNameContentAdd, func() { choosePhotos(c) })
	if len(c.v.Photos) == 0 {
		return d.Section("claims.photos", d.Caption(d.Say("claims.no_photos")).Narrow(60), add)
	}
	row := widgets.Line(theme.Gap3)
	for i, id := range c.v.Photos {
		drop := d.IconButton(fmt.Sprintf("claim.photo%d.remove", i), "", fynetheme.IconNameCancel, func() { dropPhoto(c, id) })
		row.Add(container.NewBorder(nil, nil, nil, container.NewVBox(drop), d.Photo(id, theme.PhotoCard)))
	}
	return d.Section("claims.photos", container.NewHScroll(row), add)
}

func dropPhoto(c *editor[shipment.Claim], id string) {
	before := slices.Clone(c.v.Photos)
	c.v.Photos = slices.DeleteFunc(slices.Clone(before), func(o string) bool { return o == id })
	c.edits++
	c.again()
	c.Desk.Toast(c.Desk.Say("claims.photo_removed"), func() {
		c.v.Photos = before
		c.edits++
		c.again()
	})
}

func choosePhotos(p *editor[shipment.Claim]) {
	question := files.Question{Title: p.say("photo_add"), Kinds: []files.Kind{{Name: p.say("photos"), Endings: []string{"jpg", "jpeg", "png", "webp"}}}}
	task.Do(p.Scope, "photo", func(ctx context.Context) ([]string, error) { return p.Dialogs.OpenMany(ctx, question) }, func(paths []string, err error) {
		if !p.Desk.Fail(err) {
			takePhotos(p, paths)
		}
	})
}

// maxPicture bounds the file of a photo, in bytes.
const maxPicture = 60 << 20

func takePhotos(p *editor[shipment.Claim], paths []string) {
	task.Do(p.Scope, "", func(context.Context) (ids []string, err error) {
		for _, path := range paths {
			info, err := os.Stat(path)
			if err != nil || info.Size() > maxPicture {
				return ids, record.CannotRead(path, err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return ids, record.CannotRead(path, err)
			}
			id, err := p.service.KeepPhoto(data)
			if err != nil {
				return ids, err
			}
			ids = append(ids, id)
		}
		return ids, nil
	}, func(ids []string, err error) {
		if len(ids) > 0 {
			p.v.Photos = append(slices.Clone(p.v.Photos), ids...)
			p.edits++
			p.again()
		}
		p.Desk.Fail(err)
	})
}
