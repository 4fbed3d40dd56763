package paper

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sampan/app/text"
)

func messages(t *testing.T) (en, zh *text.Messages) {
	t.Helper()
	root := os.DirFS(filepath.Join("..", "..", "assets"))
	en, err := text.Papers(root, "en")
	if err != nil {
		t.Fatal(err)
	}
	if zh, err = text.Papers(root, "zh"); err != nil {
		t.Fatal(err)
	}
	return en, zh
}

// Every ready clause has words in both languages, and on whatever terms a
// contract is made it begins with one clause of a topic at most, and with one
// on insurance, documents, disputes.
func TestClauses(t *testing.T) {
	en, zh := messages(t)
	topics := map[string]string{}
	for _, kind := range []string{"contract", "purchase_contract"} {
		for _, r := range Library(kind) {
			for _, part := range []string{".title", ".text"} {
				if key := "clause." + r.Key + part; !en.Has(key) || !zh.Has(key) {
					t.Errorf("no text for %s", key)
				}
			}
			topics[r.Key] = r.Topic
		}
		for _, term := range []string{"", "EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"} {
			for _, payment := range []string{"", "tt-30-70", "lc-sight", "lc-90", "dp-sight", "da-60", "oa-30", "platform"} {
				seen := map[string]bool{}
				for _, c := range Clauses(kind, On{term, payment}, en, zh) {
					if seen[topics[c.Key]] {
						t.Errorf("%s %s: two clauses on %s", term, payment, topics[c.Key])
					}
					seen[topics[c.Key]] = true
				}
				for _, topic := range []string{"insurance", "documents", "carriage", "arbitration", "claims", "force_majeure"} {
					if kind == "contract" && !seen[topic] {
						t.Errorf("%s %s: nothing on %s", term, payment, topic)
					}
				}
			}
		}
	}
	if keys := clauseKeys(Clauses("contract", On{"CIF", "lc-sight"}, en, zh)); !slices.Contains(keys, "insurance_cif") || !slices.Contains(keys, "credit_opening") || slices.Contains(keys, "title") {
		t.Errorf("CIF on a letter of credit: %v", keys)
	}
	if Library("quotation") != nil {
		t.Error("a quotation has clauses")
	}
}

func clauseKeys(clauses []Clause) []string {
	var keys []string
	for _, c := range clauses {
		keys = append(keys, c.Key)
	}
	return keys
}

func TestKindsFrom(t *testing.T) {
	for source, want := range map[string][]string{
		"order": {"proforma", "contract"}, "purchase": {"purchase_contract", "invoice_request"}, "contact": {"statement"}, "nothing": nil,
	} {
		var got []string
		for _, k := range KindsFrom(source) {
			got = append(got, k.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("from %s: %v", source, got)
		}
	}
	if n := len(KindsFrom("shipment")); n != 8 {
		t.Errorf("%d papers of a shipment", n)
	}
}
