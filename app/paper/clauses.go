package paper

import (
	"slices"
	"strings"

	"sampan/app/text"
)

// Ready is a clause of the library. Its words stand in the translations of
// papers under "clause.KEY.title" and "clause.KEY.text". Of each Topic a
// contract has one clause; For tells whether it is the one that a contract on
// the given terms begins with.
type Ready struct {
	Key   string
	Topic string
	For   func(On) bool
}

// On is what the choice of clauses follows from.
type On struct {
	Incoterm string
	Payment  string // code of the payment term: "tt-30-70", "lc-sight"
}

func (o On) pays(ways ...string) bool {
	way, _, _ := strings.Cut(o.Payment, "-")
	return slices.Contains(ways, way)
}

func (o On) by(terms ...string) bool { return slices.Contains(terms, o.Incoterm) }

func always(On) bool { return true }

func never(On) bool { return false }

func onCredit(o On) bool { return o.pays("lc") }

func onCollection(o On) bool { return o.pays("dp", "da") }

func buyerInsures(o On) bool { return !o.by("CIF", "CIP", "DAP", "DPU", "DDP") }

// buyerCarries tells the terms under which the buyer books the carriage.
func buyerCarries(o On) bool { return o.by("EXW", "FCA", "FAS", "FOB", "") }

// Library lists the ready clauses of a kind of contract, in the order they
// stand in on it; nil for kinds without clauses.
func Library(kind string) []Ready {
	switch kind {
	case "contract":
		return []Ready{
			{"quality", "quality", always},
			{"documents", "documents", func(o On) bool { return !onCredit(o) && !onCollection(o) }},
			{"documents_credit", "documents", onCredit},
			{"documents_collection", "documents", onCollection},
			{"credit_opening", "credit_opening", onCredit},
			{"vessel", "carriage", buyerCarries},
			{"carriage", "carriage", func(o On) bool { return !buyerCarries(o) }},
			{"advice", "advice", always},
			{"insurance_buyer", "insurance", buyerInsures},
			{"insurance_cif", "insurance", func(o On) bool { return o.by("CIF") }},
			{"insurance_cip", "insurance", func(o On) bool { return o.by("CIP") }},
			{"insurance_delivered", "insurance", func(o On) bool { return o.by("DAP", "DPU", "DDP") }},
			{"inspection", "inspection", always},
			{"inspection_third", "inspection", never},
			{"claims", "claims", always},
			{"late_delivery", "late_delivery", always},
			{"late_payment", "late_payment", func(o On) bool { return o.pays("oa", "da") }},
			{"title", "title", func(o On) bool { return !onCredit(o) }},
			{"brand", "brand", never},
			{"force_majeure", "force_majeure", always},
			{"arbitration_cietac", "arbitration", always},
			{"arbitration_hkiac", "arbitration", never},
			{"arbitration_defendant", "arbitration", never},
			{"law_cisg", "law", always},
			{"law_china", "law", never},
			{"effect", "effect", always},
		}
	case "purchase_contract":
		return []Ready{
			{"buy_quality", "quality", always},
			{"buy_packing", "packing", always},
			{"buy_delivery", "delivery", always},
			{"buy_acceptance", "acceptance", always},
			{"buy_invoice", "invoice", always},
			{"buy_late", "late_delivery", always},
			{"buy_claims", "claims", always},
			{"buy_rights", "rights", always},
			{"buy_secrecy", "secrecy", always},
			{"buy_force", "force_majeure", always},
			{"buy_court", "dispute", always},
			{"buy_arbitration", "dispute", never},
			{"buy_effect", "effect", always},
		}
	}
	return nil
}

// Clause gives the words of a ready clause.
func (r Ready) Clause(en, zh *text.Messages) Clause {
	key := "clause." + r.Key
	return Clause{
		Key:   r.Key,
		Title: Words{EN: en.T(key + ".title"), ZH: zh.T(key + ".title")},
		Text:  Words{EN: en.T(key + ".text"), ZH: zh.T(key + ".text")},
	}
}

// Clauses are those that a contract of a kind begins with on the given terms.
func Clauses(kind string, on On, en, zh *text.Messages) []Clause {
	var out []Clause
	for _, r := range Library(kind) {
		if r.For(on) {
			out = append(out, r.Clause(en, zh))
		}
	}
	return out
}
