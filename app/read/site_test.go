package read

import (
	"strings"
	"testing"
)

// TestSites reads a notice of every site: by its sender, its subject and the
// fields that it uses. Whoever got the notice is not the buyer, nor is the
// site.
func TestSites(t *testing.T) {
	for _, c := range []struct {
		site, from, subject, text string
		buyer, items              string
	}{
		{"Alibaba", "notice@service.alibaba.com", "Inquiry from Amina Yusuf about foldable wagon", "Dear Ms. Lin,\nI want 200 pcs of the wagon in green.", "Amina Yusuf", "wagon; 200 pcs"},
		{"Made-in-China", "no-reply@made-in-china.com", "Sourcing request: Diesel generator", "Supplier: Ningbo Oarsong\nName: Ms. Lin\nSender information\nName: Samuel Ochieng\nMessage: 10 units silent diesel generator 5kva please", "Samuel Ochieng", "diesel generator; 10 pcs"},
		{"Global Sources", "rfi@globalsources.com", "", "RFQ subject: Power bank 10000 mAh\nOrder quantity: 3,000 pieces\nBuyer's name: Ingrid Solberg", "Ingrid Solberg", "Power bank; 3000 pcs"},
		{"DHgate", "message@dhgate.com", "", "Item: 603312981 PU leather bag\nBuyer ID: bella_tx\nQuantity: 150 pcs", "bella_tx", "leather bag; 150 pcs"},
		{"ChemNet", "inquiry@chemnet.com", "", "Chemical name: Ethyl vanillin\nQuantity: 500 kg\nContact: Elif Aydin", "Elif Aydin", "Ethyl vanillin; 500 kg"},
		{"Marco Polo", "a@marcopolo-b2b.com", "Enquiry: Ceramic tableware", "Content: please offer 400 sets of dinner set\nBuyer information\nName: Luca Ferri", "Luca Ferri", "dinner set; 400 set"},
		{"GMC", "rfq@globalmarket.com", "", "Product Name: Air purifier\nPurchase Quantity: 800 sets\nBuyer From: South Korea", "", "Air purifier; 800 set"},
		{"MFG", "rfq@mfg.com", "", "Part name: Housing cap\nQuantities requested: 50 / 250\nBuyer: Lou Marsh", "Lou Marsh", "Housing cap; 50"},
		{"TradeKey", "alerts@tradekey.com", "", "Wanted: Basmati rice bags\nQuantity Required: 5,000 bags\nPosted by: Khalid Omar", "Khalid Omar", "rice bags; 5000 bag"},
		{"EC21", "inquiry@ec21.com", "[EC21] Inquiry from Priya Nair", "Product: Garden hose reel\nQuantity: 300 pcs", "Priya Nair", "hose reel; 300 pcs"},
		{"ECPlaza", "n@ecplaza.net", "[ECPLAZA] Inquiry from Anil Perera", "Product of interest: LED street light\nQuantity: 450 pcs", "Anil Perera", "street light; 450 pcs"},
		{"Europages", "noreply@visable.com", "Request for quotation from Jean-Marc Pichon", "Request: we need 200 pieces of planters 30 cm", "Jean-Marc Pichon", "planters; 200 pcs"},
		{"Osell", "x@osell.com", "", "I need: parking sensor kit\nQuantity: 150 kits\nFrom buyer: Marat", "Marat", "parking sensor; 150 set"},
		{"eBay", "member@ebay.co.uk", "sunnybooks has sent a question about item #155098112233, Wooden bookends acacia", "Could you do 40 pairs of these bookends?", "sunnybooks", ";"},
	} {
		t.Run(c.site, func(t *testing.T) {
			r := Read(Source{From: c.from, FromName: c.site, Subject: c.subject, Text: c.text, Own: []string{"Ningbo Oarsong", "Ms. Lin"}})
			if r.Platform != c.site {
				t.Errorf("site %q", r.Platform)
			}
			if r.Buyer.Name.Value != c.buyer || r.Buyer.Email.Known || r.Buyer.Company.Known {
				t.Errorf("buyer %q <%s> of %q", r.Buyer.Name.Value, r.Buyer.Email.Value, r.Buyer.Company.Value)
			}
			if c.items != ";" {
				compareItems(t, short(r.Items), []string{c.items})
			}
		})
	}
}

// TestSiteTable walks the table: every role is one that the reader knows,
// every subject's shape names something.
func TestSiteTable(t *testing.T) {
	roles := map[string]bool{"mark": true, "sender": true, "subject": true, "buyer": true, "seller": true}
	for _, row := range table("labels") {
		roles[row[0]] = true
	}
	for _, row := range table("sites") {
		if len(row) != 3 || !roles[row[1]] {
			t.Errorf("row %q", row)
		}
		if row[1] == "subject" && !strings.Contains(row[2], "{") {
			t.Errorf("%s: a shape without a place", row[0])
		}
	}
	for domain, want := range map[string]string{"notice.alibaba.com": "Alibaba", "alibaba.com.example": "", "notalibaba.com": "", "ebay.de": "eBay"} {
		if got := siteSender("a@" + domain); got != want {
			t.Errorf("%s is %q", domain, got)
		}
	}
}
