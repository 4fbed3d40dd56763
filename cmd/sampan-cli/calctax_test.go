package main

import (
	"encoding/json"
	"reflect"
	"testing"
)

// Every kind of customs and tax once, with figures reckoned by hand.
func TestCalcKnowsCustomsAndTax(t *testing.T) {
	for kind, c := range map[string]struct{ inputs, outputs string }{
		"refund.trader": {`{"taxable_amount":"8888.88","invoice_rate":"0.01","refund_rate":"0.09"}`, `{"applied_rate":"0.01","refund":"88.89"}`},
		// 56,500 / 1.13 = 50,000; a third of it
		"refund.trader_split": {
			`{"invoice_gross":"56500","vat":"0.13","invoice_qty":"900","export_qty":"300","refund_rate":"0.09"}`,
			`{"taxable_amount":"16666.67","refund":"1500.00","remaining_qty":"600","remaining_amount":"33333.33"}`,
		},
		"refund.used_equipment": {
			`{"invoice_amount":"80000","original_value":"120000","depreciation":"30000","refund_rate":"0.13"}`,
			`{"taxable_amount":"60000.00","refund":"7800.00"}`,
		},
		"refund.deemed_domestic": {`{"fob_cny":"21800","vat":"0.09"}`, `{"net_sales":"20000.00","output_vat":"1800.00"}`},
		// not deductible 500,000 × 4 % = 20,000; payable 26,000 − (70,000 − 20,000) − 1,000
		"refund.manufacturer": {
			`{"export_cny":"500000","vat":"0.13","ref":"0.09","input_vat":"70000","carry":"1000","domestic_sales":"200000"}`,
			`{"non_deductible_reduction":"0.00","non_deductible":"20000.00","tax_payable":"-25000.00","credit_balance":"25000.00","mdt_reduction":"0.00","mdt_amount":"45000.00","refund":"25000.00","exempt_credit":"20000.00","carried_forward":"0.00"}`,
		},
		"refund.fob_to_mdt": {`{"fob_usd":"12345.67","fx":"7.0812","refund_rate":"0.09"}`, `{"fob_cny":"87422.16","mdt_amount":"7867.99"}`},
		"refund.link_no":    {`{"month":"202611","batch":"012","serial":345}`, `{"link_no":"20261101200000345"}`},
		"deadline.refund": {
			`{"export_date":"2026-08-31"}`,
			`{"filing_start":"2026-09-01","regular_filing_end":"2027-04-30","fx_receipt_deadline":"2027-04-30","long_stop_36_months":"2029-08-31","regime":"2026","record_years":10}`,
		},
		"decl.weight_min":   {`{"net_kg":"0.2","gross_kg":"1.3"}`, `{"net":"1","gross":"1.3"}`},
		"decl.gmodel":       {`{"brand_type":"1","preference":"2","elements":["","PP",""]}`, `{"gmodel":"1|2||PP|"}`},
		"decl.split_50":     {`{"items":100}`, `{"declarations":2,"sizes":[50,50]}`},
		"decl.trans_mode":   {`{"incoterm":"CPT"}`, `{"code":"2"}`},
		"decl.country_swap": {`{"ie":"I","origin":"DEU","destination":"CHN"}`, `{"OriginCountry":"DEU","DestinationCountry":"CHN"}`},
		"decl.number": {
			`{"customs_no":"310420260512345678","item":14}`,
			`{"valid":true,"district":"3104","year":"2026","direction":"export","serial":"512345678","item_key":"310420260512345678014"}`,
		},
	} {
		a := called(t, `{"id":"`+kind+`","kind":"`+kind+`","inputs":`+c.inputs+"}\n", "calc")
		got := objects[struct{ Outputs map[string]any }](t, a.out)
		var want map[string]any
		if err := json.Unmarshal([]byte(c.outputs), &want); err != nil {
			t.Fatal(err)
		}
		if a.status != 0 || len(got) != 1 || !reflect.DeepEqual(got[0].Outputs, want) {
			t.Errorf("%s: %s%s want %s", kind, a.out, a.problem, c.outputs)
		}
	}
}
