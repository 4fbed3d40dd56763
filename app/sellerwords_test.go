package app_test

import (
	"context"
	"testing"

	"sampan/app/deal"
	"sampan/app/order"
)

// The firm speaks Chinese on Chinese papers, both on papers in both languages.
func TestTheSellerInTheLanguageOfThePaper(t *testing.T) {
	a := sample(t)
	for _, c := range []struct{ language, contact, title, bank string }{
		{"en", "Lin Qiuchen", "Export Manager", "Yongjiang Commercial Bank Co., Ltd., Ningbo Yinzhou Branch"},
		{"zh", "林秋晨", "外贸经理", "甬江商业银行股份有限公司宁波鄞州支行"},
		{"en-zh", "Lin Qiuchen 林秋晨", "Export Manager 外贸经理", "Yongjiang Commercial Bank Co., Ltd., Ningbo Yinzhou Branch / 甬江商业银行股份有限公司宁波鄞州支行"},
	} {
		doc, err := a.DrawOrder(context.Background(), order.Order{Deal: deal.Deal{Language: c.language, Currency: "USD"}})
		must(t, err)
		if doc.Seller.Contact != c.contact || doc.Seller.Title != c.title || doc.Bank.Name != c.bank {
			t.Errorf("%s: %q, %q, %q", c.language, doc.Seller.Contact, doc.Seller.Title, doc.Bank.Name)
		}
		if doc.Seller.Mobile != "+86 139 5550 1806" || doc.Seller.Messenger != "WhatsApp +86 139 5550 1806  ·  WeChat oarsong-lin" {
			t.Errorf("%s: mobile %q, messenger %q", c.language, doc.Seller.Mobile, doc.Seller.Messenger)
		}
	}
}
