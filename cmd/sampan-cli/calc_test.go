package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// Every kind once, with figures reckoned by hand in fractions.
func TestCalcKnowsItsKinds(t *testing.T) {
	for kind, c := range map[string]struct{ inputs, outputs string }{
		"price.cfr_to_cif": {
			`{"cfr":"48250.35","premium_rate":"0.0035","insured_pct":"1.2"}`,
			`{"cfr":"48250.35","cif":"48453.86","insured_amount":"58144.63","premium":"203.51"}`,
		},
		"price.cif_to_cfr": {`{"cif":"7512.4","premium_rate":"0.0065","freight":"412.4"}`, `{"cfr":"7458.69","fob":"7046.29"}`},
		"price.reinsure":   {`{"cif":"3100","premium_rate":"0.009","insured_pct":"1.10","new_insured_pct":"1.50"}`, `{"cfr":"3069.31","cif_new":"3111.3127"}`},
		"price.commission_change": {
			`{"price":"640","old_commission":"0.02","new_commission":"0.05"}`, `{"net":"627.20","price":"660.21"}`,
		},
		"price.quote": {
			`{"unit_purchase_incl_vat":"22.6","qty":2000,"vat":"0.13","refund_rate":"0.13","pack_per_unit":"0.8","domestic_fees_total":"2400","freight_usd_total":"700","premium_rate":"0.003","insured_pct":"1.10","commission":"0.05","bank_fee":"0.004","profit_on_price":"0.12","fx":"7.1"}`,
			`{"real_cost_cny":"20.0000","refund_cny":"2.6000","domestic_per_unit_cny":"2.0000","freight_per_unit_cny":"2.4850","FOB_usd":"3.7513","FOBC5_usd":"3.75","CFR_usd":"4.1751","CFRC5_usd":"4.18","CIF_usd":"4.1918","CIFC5_usd":"4.19"}`,
		},
		"cost.real_cost": {`{"purchase_incl_vat":"57.8","vat":"0.13","refund_rate":"0.09"}`, `{"refund":"4.60","real_cost":"53.20"}`},
		"cost.exchange_cost": {
			`{"cif_total":"25600","freight":"1180","premium_rate":"0.005","insured_pct":"1.10","total_cost_cny":"161000","fx":"7.12"}`,
			`{"fob_net":"24279.20","exchange_cost":"6.6312","profit_cny":"11867.90","profit_rate_pct":"7.37"}`,
		},
		"freight.wm": {
			`{"cartons":220,"carton_cm":["60","40","35"],"carton_kg":"18.4","rate":"62","surcharges":["0.15"]}`,
			`{"cbm":"18.480","tons":"4.048","freight_tons":"18.480","freight":"1317.62"}`,
		},
		"packing.container": {
			`{"carton_cm":["48","36.5","41"],"gross_kg":"31.5","cap_cbm":"68","cap_kg":"26000"}`,
			`{"carton_cbm":"0.071832","by_volume":946,"by_weight":825,"cartons":825,"limited_by":"weight","total_cbm":"59.261","total_kg":"25987.50"}`,
		},
		"packing.volumetric":     {`{"carton_cm":["72","45","38"],"actual_kg":"21","divisor":"5000"}`, `{"volumetric_kg":"24.62","chargeable_kg_up_half":"25.0"}`},
		"packing.air":            {`{"cbm":"3.15","actual_kg":"480","ratio":"166.67"}`, `{"volume_kg":"525.01","chargeable_kg":"525.01"}`},
		"packing.partial_carton": {`{"qty":500,"per_carton":24}`, `{"full":20,"part_qty":20,"cartons":21}`},
		"check.container_no":     {`{"container":"TGHU712904"}`, `{"check":4,"full":"TGHU7129044"}`},
		"check.awb":              {`{"serial":"4082613"}`, `{"check":3,"full":"40826133"}`},
		"check.uscc":             {`{"first17":"91330212MA8R5N1TX"}`, `{"check":"0"}`},
		"words.en":               {`{"amount":"205013.08","currency":"EUR","style":"currency_first"}`, `{"text":"SAY EUROS TWO HUNDRED AND FIVE THOUSAND AND THIRTEEN AND CENTS EIGHT ONLY"}`},
		"words.zh":               {`{"amount":"300560.07"}`, `{"text":"人民币叁拾万零伍佰陆拾元零柒分"}`},
	} {
		a := called(t, `{"id":"`+kind+`","kind":"`+kind+`","inputs":`+c.inputs+"}\n", "calc")
		got := objects[struct {
			ID      string
			Outputs map[string]any
		}](t, a.out)
		var want map[string]any
		if err := json.Unmarshal([]byte(c.outputs), &want); err != nil {
			t.Fatal(err)
		}
		if a.status != 0 || len(got) != 1 || got[0].ID != kind || !maps.Equal(got[0].Outputs, want) {
			t.Errorf("%s: %s%s want %s", kind, a.out, a.problem, c.outputs)
		}
	}
}

// Inputs that may be there or not, and figures at the edge.
func TestCalcTakesWhatIsThere(t *testing.T) {
	for _, c := range []struct{ kind, inputs, name, want string }{
		{"price.quote", `{"unit_purchase_incl_vat":"113","vat":"0.13","refund_rate":"0.13","domestic_per_unit":"5","freight_per_unit_cny":"7.10","premium_rate":"0.003","commission":"0.03","bank_fee":"0.001","profit_on_cost":"0.15","fx":"7.10"}`, "CFR_usd", `"18.5831"`},
		{"price.quote", `{"unit_purchase_incl_vat":"103","vat":"0.03","refund_rate":"0.13","fx":"7"}`, "refund_cny", `"3.0000"`},
		{"price.quote", `{"unit_purchase_incl_vat":"100","fx":"8","currency":"EUR","commission":"0.025"}`, "FOBC2.5_eur", `"12.82"`},
		{"price.quote", `{"unit_purchase_incl_vat":"80","fx":"8","duty_rate":"0.1","delivery_per_unit_cny":"4","terms":["exw","DDP"]}`, "DDP_usd", `"11.5000"`},
		{"price.quote", `{"purchase_total_incl_vat":"8000","qty":"100","fx":"8"}`, "FOB_usd", `"10.0000"`},
		{"cost.exchange_cost", `{"fob_total":"1000","total_cost_cny":"6500","fx":"7"}`, "exchange_cost", `"6.5000"`},
		{"cost.exchange_cost", `{"cfr_total":"1100","freight":"100","total_cost_cny":"7500","fx":"7"}`, "profit_rate_pct", `"-6.67"`},
		{"price.reinsure", `{"cif":"1000","premium_rate":"0.01","new_premium_rate":"0.005"}`, "cif_new", `"994.4696"`},
		{"freight.wm", `{"cartons":2,"carton_cm":["50","40","30"],"carton_kg":"9","rate":"50"}`, "freight", `"50.00"`},
		{"freight.wm", `{"cartons":2,"carton_cm":["50","40","30"],"carton_kg":"9","rate":"50","minimum":"0"}`, "freight", `"6.00"`},
		{"freight.wm", `{"cbm":"3.2","kg":"4100","rate":"50"}`, "freight_tons", `"4.100"`},
		{"packing.partial_carton", `{"qty":48,"per_carton":24}`, "cartons", `2`},
		{"packing.partial_carton", `{"qty":"0","per_carton":24}`, "cartons", `0`},
		{"packing.partial_carton", `{"qty":"5","per_carton":24}`, "part_qty", `5`},
		{"packing.air", `{"cbm":"1","actual_kg":"10"}`, "chargeable_kg", `"166.67"`},
		{"check.container_no", `{"container":"csqu 305438-3"}`, "full", `"CSQU3054383"`},
		{"check.awb", `{"serial":"12345675"}`, "check", `5`},
		{"fob.allocate", `{"items":["100","100","100"],"freight":"100","insurance":"0"}`, "fob", `["66.67","66.67","66.66"]`},
		{"fob.allocate", `{"items":["6000","4000"],"freight":"500","insurance":"33"}`, "total", `"9467.00"`},
		{"words.en", `{"amount":"1.005","currency":"KWD"}`, "text", `"SAY KUWAITI DINARS ONE AND FILS FIVE ONLY"`},
	} {
		a := called(t, `{"id":1,"kind":"`+c.kind+`","inputs":`+c.inputs+"}\n", "calc")
		got := objects[struct{ Outputs map[string]json.RawMessage }](t, a.out)
		if a.status != 0 || len(got) != 1 || string(got[0].Outputs[c.name]) != c.want {
			t.Errorf("%s %s: %s%s want %s %s", c.kind, c.inputs, a.out, a.problem, c.name, c.want)
		}
	}
}

// What would be divided by nothing, or counted without end, is refused.
func TestCalcRefusesWhatHasNoAnswer(t *testing.T) {
	for _, c := range []struct{ kind, inputs, key string }{
		{"price.quote", `{"unit_purchase_incl_vat":"90","qty":0,"fx":"7"}`, "calc.input_wrong"},
		{"price.quote", `{"unit_purchase_incl_vat":"90","fx":"0"}`, "calc.input_wrong"},
		{"price.quote", `{"fx":"7"}`, "calc.input_wrong"},
		{"price.quote", `{"unit_purchase_incl_vat":"90","fx":"7","terms":["FOR"]}`, "calc.input_wrong"},
		{"cost.exchange_cost", `{"cif_total":"100","freight":"200","total_cost_cny":"1","fx":"7"}`, "pricing.fob_not_positive"},
		{"packing.partial_carton", `{"qty":"100000000000000000000","per_carton":12}`, "packing.too_many"},
		{"packing.partial_carton", `{"qty":"10","per_carton":0}`, "calc.input_wrong"},
		{"packing.volumetric", `{"carton_cm":["1","1","1"],"actual_kg":"1","divisor":"0"}`, "calc.input_wrong"},
		{"fob.allocate", `{"items":["100"],"freight":"100","insurance":"1"}`, "pricing.fob_not_positive"},
		{"words.en", `{"amount":"1","currency":"USD","style":"sung"}`, "calc.input_wrong"},
	} {
		a := called(t, `{"id":1,"kind":"`+c.kind+`","inputs":`+c.inputs+"}\n", "calc")
		got := objects[struct{ Error *failure }](t, a.out)
		if a.status != 1 || len(got) != 1 || got[0].Error == nil || got[0].Error.Key != c.key {
			t.Errorf("%s %s: %s want %s", c.kind, c.inputs, a.out, c.key)
		}
	}
}

// A line that cannot be answered says so beside its id, the others are
// answered, and the status tells.
func TestCalcGoesOnAfterABadLine(t *testing.T) {
	lines := []string{
		`{"id":1,"kind":"words.en","inputs":{"amount":"1","currency":"USD"}}`,
		`{"id":2,"kind":"poem.write","inputs":{}}`,
		`{"id":3,"kind":"price.cif_to_cfr","inputs":{"cif":"many","premium_rate":"0.01"}}`,
		`{"id":4,"kind":"packing.air","inputs":{"cbm":"1"}}`,
		`{"id":5,"kind":"packing.air","inputs":[1]}`,
		``,
		`{"id":6,"kind":"price.cfr_to_cif","inputs":{"cfr":"100","premium_rate":"0.95"}}`,
		`{"id":7,"kind":"words.zh","inputs":{"amount":"0.10"}}`,
	}
	a := called(t, strings.Join(lines, "\n"), "calc")
	if f := a.refused(t); f.Key != "calc.kind_unknown" {
		t.Errorf("the first problem is %+v", f)
	}
	var keys []string
	for _, o := range objects[struct {
		ID      int
		Outputs map[string]any
		Error   *failure
	}](t, a.out) {
		switch {
		case o.Error != nil && o.Outputs == nil && o.Error.Message != o.Error.Key:
			keys = append(keys, o.Error.Key)
		case o.Error == nil && o.Outputs != nil:
			keys = append(keys, "ok")
		default:
			t.Errorf("%+v", o)
		}
	}
	want := []string{"ok", "calc.kind_unknown", "calc.input_wrong", "calc.input_wrong", "calc.inputs_unreadable", "pricing.shares_too_large", "ok"}
	if !slices.Equal(keys, want) {
		t.Errorf("%v, want %v", keys, want)
	}
	if f := called(t, "no json\n", "calc").refused(t); f.Key != "cli.json_wrong" {
		t.Errorf("%+v", f)
	}
	if f := called(t, "", "calc", "/nowhere/at/all").refused(t); f.Key != "cli.file_unreadable" || f.Field != "file" {
		t.Errorf("%+v", f)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"sing"}} {
		if a := called(t, "", args...); a.status != 2 || a.out != "" || !strings.Contains(a.problem, "sampan-cli quote FILE.eml") {
			t.Errorf("%v: %d %s%s", args, a.status, a.out, a.problem)
		}
	}
	for _, args := range [][]string{
		{"demo"},
		{"quote"},
		{"quote", "a.eml"},
		{"import"},
		{"import", "products"},
		{"import", "boats", "x.csv"},
		{"read"},
		{"match"},
		{"match", "--catalog", "x"},
		{"paper"},
		{"backup"},
		{"verify"},
		{"restore"},
	} {
		if f := called(t, "", append(args, "--db", t.TempDir())...).refused(t); f.Key != "cli.words_missing" {
			t.Errorf("%v: %+v", args, f)
		}
	}
	a := called(t, "", "calc", "--louder")
	if a.status != 1 || !strings.Contains(a.problem, `"key":"cli.flags_wrong"`) {
		t.Errorf("%d %s", a.status, a.problem)
	}
	if a := called(t, "", "calc", "--ui", "zh", "/nowhere/at/all"); !strings.Contains(a.problem, "打不开文件") {
		t.Errorf("Chinese was asked for: %s", a.problem)
	}
}
