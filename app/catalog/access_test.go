package catalog

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/trade"
)

func TestAccess(t *testing.T) {
	asked := []trade.Requirement{
		{Where: []string{"EEA"}, Goods: []string{"8504"}, Kinds: []string{"CE", "RoHS"}, Source: "low voltage"},
		{Where: []string{"GB"}, Goods: []string{"8504"}, Kinds: []string{"UKCA/CE"}, Source: "SI 2024/696"},
		{Where: []string{"EEA"}, Goods: []string{"8504"}, Kinds: []string{"DPP"}, From: "2027-01-01", Source: "passport"},
		{Where: []string{"developing"}, Kinds: []string{"PVoC"}, Source: "verification"},
		{Where: []string{trade.Everywhere}, Goods: []string{"lithium"}, Kinds: []string{"UN38.3"}, Source: "carriers"},
	}
	germany := trade.Place{Country: "DE", Areas: []string{"EU", "EEA"}, Market: trade.Mature}
	britain := trade.Place{Country: "GB", Market: trade.Mature}
	kenya := trade.Place{Country: "KE", Market: trade.Developing}
	proved := func(kind, until string) Certificate { return Certificate{Kind: kind, Number: "1", Until: until} }
	for _, c := range []struct {
		name    string
		product Product
		aim     Aim
		want    []string
	}{
		{"all there", Product{HSCode: "8504401400", Certificates: []Certificate{proved("CE", ""), proved("rohs", "2029-01-01")}}, Aim{Place: germany}, nil},
		{"nothing there", Product{HSCode: "8504401400"}, Aim{Place: germany}, []string{"missing CE", "missing RoHS"}},
		{"points in the code", Product{HSCode: "8504.40.1400"}, Aim{Place: britain}, []string{"missing UKCA/CE"}},
		{"one of two is enough", Product{HSCode: "8504401400", Certificates: []Certificate{proved("CE", "")}}, Aim{Place: britain}, nil},
		{"other goods", Product{HSCode: "6913900000"}, Aim{Place: germany}, nil},
		{"no code at all", Product{}, Aim{Place: germany}, nil},
		{"ended yesterday", Product{HSCode: "8504", Certificates: []Certificate{proved("CE", "2026-11-21"), proved("RoHS", "")}}, Aim{Place: germany}, []string{"expired CE"}},
		{"last day", Product{HSCode: "8504", Certificates: []Certificate{proved("CE", "2026-11-22"), proved("RoHS", "")}}, Aim{Place: germany}, []string{"ending CE"}},
		{"not valid yet", Product{HSCode: "8504", Certificates: []Certificate{{Kind: "CE", Number: "1", From: "2026-12-01"}, proved("RoHS", "")}}, Aim{Place: germany}, []string{"expired CE"}},
		{"an old and a new one", Product{HSCode: "8504", Certificates: []Certificate{proved("CE", "2020-01-01"), proved("CE", "2030-01-01"), proved("RoHS", "")}}, Aim{Place: germany}, nil},
		{"named only", Product{HSCode: "8504", Certificates: []Certificate{{Kind: "CE"}, {Kind: "RoHS", File: contact.File{ID: "x"}}}}, Aim{Place: germany}, []string{"unproved CE"}},
		{"a law to come", Product{HSCode: "8504", Certificates: []Certificate{proved("CE", ""), proved("RoHS", "")}}, Aim{Place: germany, Day: "2027-01-01"}, []string{"missing DPP"}},
		{"tier", Product{}, Aim{Place: kenya}, []string{"missing PVoC"}},
		{"tag", Product{Tags: []string{"Lithium"}}, Aim{Place: britain}, []string{"missing UN38.3"}},
		{"step of a category", Product{Category: "Electronics/Lithium | 电子/锂电池"}, Aim{Place: britain}, []string{"missing UN38.3"}},
		{"forbidden", Product{Limits: []Limit{{Kind: Forbidden, Where: []string{"EU"}}}}, Aim{Place: germany}, []string{"not_allowed forbidden"}},
		{"forbidden elsewhere", Product{Limits: []Limit{{Kind: Forbidden, Where: []string{"EU"}}}}, Aim{Place: britain}, nil},
		{"forbidden everywhere", Product{Limits: []Limit{{Kind: Forbidden}}}, Aim{Place: kenya}, []string{"not_allowed forbidden", "missing PVoC"}},
		{"a channel", Product{Limits: []Limit{{Kind: TradeMark, Channel: "Amazon"}}}, Aim{Place: britain, Channel: " amazon"}, []string{"not_allowed trade_mark"}},
		{"another channel", Product{Limits: []Limit{{Kind: TradeMark, Channel: "Amazon"}}}, Aim{Place: britain}, nil},
		{"a patent that ran out", Product{Limits: []Limit{{Kind: Patent, Until: "2026-11-21"}}}, Aim{Place: britain}, nil},
		{"needs a paper of its own", Product{Limits: []Limit{{Kind: Needs, Where: []string{"GB"}, Certificate: "BSCI"}}}, Aim{Place: britain}, []string{"missing BSCI"}},
		{"asked twice, told once", Product{HSCode: "8504", Certificates: []Certificate{proved("RoHS", "")}, Limits: []Limit{{Kind: Needs, Certificate: "CE"}}}, Aim{Place: germany}, []string{"missing CE"}},
	} {
		if c.aim.Day == "" {
			c.aim.Day = "2026-11-22"
		}
		var got []string
		for _, f := range Access(c.product, asked, c.aim) {
			got = append(got, string(f.Problem)+" "+f.Kind+string(f.Limit))
			if f.Stops() != slices.Contains([]Problem{NotAllowed, Missing, Expired}, f.Problem) {
				t.Errorf("%s: %s stops: %v", c.name, f.Problem, f.Stops())
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestAccessRefuses(t *testing.T) {
	for key, spoil := range map[string]func(*Product){
		"catalog.certificate_unnamed": func(p *Product) { p.Certificates = []Certificate{{Number: "1"}} },
		"catalog.day_wrong":           func(p *Product) { p.Certificates = []Certificate{{Kind: "CE", Until: "soon"}} },
		"catalog.certificate_ends_first": func(p *Product) {
			p.Certificates = []Certificate{{Kind: "CE", From: "2026-02-01", Until: "2026-01-01"}}
		},
		"catalog.limit_unknown":    func(p *Product) { p.Limits = []Limit{{Kind: "rumour"}} },
		"catalog.limit_needs_what": func(p *Product) { p.Limits = []Limit{{Kind: Needs}} },
	} {
		p := Product{Code: "A", NameEN: "a"}
		spoil(&p)
		if err := p.Check(); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string][]Certificate{
		"CE; RoHS":     {{Kind: "CE"}, {Kind: "RoHS"}},
		"CE，RoHS、FCC,": {{Kind: "CE"}, {Kind: "RoHS"}, {Kind: "FCC"}},
		"CE | 0123 | TÜV | 2025-01-01 ~ 2028-01-01; UN38.3": {{Kind: "CE", Number: "0123", Issuer: "TÜV", From: "2025-01-01", Until: "2028-01-01"}, {Kind: "UN38.3"}},
		"FCC｜｜SGS｜2028-01-01":                               {{Kind: "FCC", Issuer: "SGS", Until: "2028-01-01"}},
		" ; ":                                               nil,
	} {
		if got, err := ParseCertificates(in); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v %v", in, got, err)
		}
	}
	for _, in := range []string{"CE | 1 | | tomorrow"} {
		if _, err := ParseCertificates(in); !fault.Is(err, "catalog.day_wrong") {
			t.Errorf("%q: %v", in, err)
		}
	}
	limits, err := ParseLimits("patent | US, EU | Amazon | | US 10,123,456 | 2031-05-01; 需证书 | SA | | SABER")
	want := []Limit{{Kind: Patent, Where: []string{"US", "EU"}, Channel: "Amazon", Reason: "US 10,123,456", Until: "2031-05-01"}, {Kind: Needs, Where: []string{"SA"}, Certificate: "SABER"}}
	if err != nil || !reflect.DeepEqual(limits, want) {
		t.Errorf("%+v %v", limits, err)
	}
	if _, err := ParseLimits("rumour | US"); !fault.Is(err, "catalog.limit_unknown") {
		t.Error(err)
	}
}

// What goes out into a cell comes back from it.
func TestCellsComeBack(t *testing.T) {
	word := rapid.StringMatching(`[A-Za-z0-9]([A-Za-z0-9 .ÜÖ中]{0,8}[A-Za-z0-9])?`)
	day := rapid.SampledFrom([]string{"", "2026-01-01", "2030-12-31"})
	rapid.Check(t, func(t *rapid.T) {
		var p Product
		for range rapid.IntRange(0, 3).Draw(t, "certificates") {
			p.Certificates = append(p.Certificates, Certificate{Kind: word.Draw(t, "kind"), Number: word.Draw(t, "number"), Issuer: word.Draw(t, "issuer"), From: "2025-01-01", Until: day.Draw(t, "until")})
		}
		for range rapid.IntRange(0, 3).Draw(t, "limits") {
			p.Limits = append(p.Limits, Limit{Kind: Patent, Where: []string{"US"}, Channel: word.Draw(t, "channel"), Reason: word.Draw(t, "reason"), Until: day.Draw(t, "until")})
		}
		certificates, err := ParseCertificates(FormatCertificates(p.Certificates))
		if err != nil || !reflect.DeepEqual(certificates, p.Certificates) {
			t.Fatalf("%v: %+v, not %+v", err, certificates, p.Certificates)
		}
		limits, err := ParseLimits(FormatLimits(p.Limits))
		if err != nil || !reflect.DeepEqual(limits, p.Limits) {
			t.Fatalf("%v: %+v, not %+v", err, limits, p.Limits)
		}
	})
}

func FuzzParseAccess(f *testing.F) {
	f.Add("CE | 0123 | TÜV | 2025-01-01 ~ 2028-01-01; RoHS", "patent | US, EU | Amazon | | x | 2031-05-01")
	f.Fuzz(func(t *testing.T, certificates, limits string) {
		if all, err := ParseCertificates(certificates); err == nil {
			for _, c := range all {
				if c.Kind == "" && c.Number == "" {
					t.Errorf("%q gives %+v", certificates, c)
				}
			}
		}
		if all, err := ParseLimits(limits); err == nil {
			for _, l := range all {
				if !slices.Contains(LimitKinds(), l.Kind) {
					t.Errorf("%q gives %+v", limits, l)
				}
			}
		}
	})
}
