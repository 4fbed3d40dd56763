package app

import (
	"slices"
	"testing"

	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/inquiry"
)

func TestPaymentWishesFindTheFirmsTerms(t *testing.T) {
	f := firm.Firm{Payments: []firm.Payment{
		{Code: "tt-30-70", EN: "30% deposit by T/T after order confirmation, 70% by T/T against copy of B/L", ZH: "确认订单后电汇30%定金，余款70%凭提单副本电汇付清", Deposit: 30},
		{Code: "tt-30-before", EN: "30% deposit by T/T, balance by T/T before shipment", ZH: "电汇30%定金，余款发货前电汇付清", Deposit: 30},
		{Code: "tt-advance", EN: "100% by T/T in advance", ZH: "全额电汇预付", Deposit: 100},
		{Code: "lc-sight", EN: "Irrevocable letter of credit at sight", ZH: "不可撤销即期信用证"},
		{Code: "lc-60", EN: "Irrevocable letter of credit at 60 days after B/L date", ZH: "提单日后60天不可撤销远期信用证"},
		{Code: "oa-30", EN: "Open account, 30 days after B/L date", ZH: "赊销，提单日后30天付款"},
		{Code: "dp-sight", EN: "Documents against payment (D/P) at sight", ZH: "即期付款交单（D/P）"},
	}}
	for words, want := range map[string]struct{ code, asked string }{
		"T/T":                                  {"tt-30-70", ""}, // the usual one is such
		"T/T in advance":                       {"tt-advance", ""},
		"T/T 30% deposit, bal against BL copy": {"tt-30-70", ""},
		"30% TT, rest before shipment":         {"tt-30-before", ""},
		"Net 30 days":                          {"oa-30", ""},
		"O/A 120 days":                         {"tt-30-70", "O/A 120 days"},
		"L/C 60 days":                          {"lc-60", ""},
		"L/C":                                  {"tt-30-70", "L/C"}, // two are such
		"D/P at sight":                         {"dp-sight", ""},
		"不可撤销即期信用证":                            {"lc-sight", ""},
		"we pay when we can":                   {"tt-30-70", "we pay when we can"},
		"":                                     {"tt-30-70", ""},
	} {
		d := deal.Deal{PaymentCode: "tt-30-70"}
		answer(&d, f, inquiry.Wishes{Payment: words, Delivery: "8 weeks", Certificates: []string{"CE"}})
		if d.PaymentCode != want.code || d.Asked.Payment != want.asked || d.Asked.Delivery != "8 weeks" || !slices.Equal(d.Asked.Certificates, []string{"CE"}) {
			t.Errorf("%q: %s, asked %+v", words, d.PaymentCode, d.Asked)
		}
	}
}
