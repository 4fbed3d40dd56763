package assets_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sampan/assets"
)

// table reads a sample file as rows keyed by its headings.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := assets.Sample.Open("sample/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	rows := make([]map[string]string, 0, len(lines))
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, v := range line {
			if v != strings.TrimSpace(v) {
				t.Errorf("%s: %q of %s stands with blanks about it", name, v, line[0])
			}
			row[lines[0][i]] = v
		}
		rows = append(rows, row)
	}
	return rows
}

func number(t *testing.T, row map[string]string, key string) *big.Rat {
	t.Helper()
	n, ok := new(big.Rat).SetString(row[key])
	if !ok || n.Sign() < 0 {
		t.Errorf("%s: %s is %q, no number", row["code"], key, row[key])
		return new(big.Rat)
	}
	return n
}

func above(t *testing.T, row map[string]string, key string) *big.Rat {
	t.Helper()
	n := number(t, row, key)
	if n.Sign() == 0 {
		t.Errorf("%s: %s is zero", row["code"], key)
		return big.NewRat(1, 1)
	}
	return n
}

func ratio(a, b int64) *big.Rat { return big.NewRat(a, b) }

func TestProducts(t *testing.T) {
	rows := table(t, "products.tsv")
	if len(rows) < 160 {
		t.Fatalf("%d products", len(rows))
	}
	suppliers := map[string]bool{}
	for _, c := range table(t, "contacts.tsv") {
		if c["role"] == "supplier" {
			suppliers[c["code"]] = true
		}
	}
	seen := map[string]bool{}
	families := map[string]int{}
	bases := map[string]int{}
	long := 0
	for _, p := range rows {
		if seen[p["code"]] {
			t.Errorf("%s stands twice", p["code"])
		}
		seen[p["code"]] = true
		for _, key := range []string{"model", "name_en", "name_zh", "category", "category_zh", "spec_en", "spec_zh", "material", "colour", "brand", "unit", "origin", "keywords"} {
			if p[key] == "" {
				t.Errorf("%s has no %s", p["code"], key)
			}
		}
		if !regexp.MustCompile(`^\d{10}$`).MatchString(p["hs_code"]) {
			t.Errorf("%s: HS code %q", p["code"], p["hs_code"])
		}
		if !suppliers[p["supplier"]] {
			t.Errorf("%s: no supplier %q", p["code"], p["supplier"])
		}
		if !slices.Contains([]string{"pcs", "set", "pair"}, p["unit"]) {
			t.Errorf("%s: unit %q", p["code"], p["unit"])
		}
		family, _, _ := strings.Cut(p["category"], "/")
		families[family]++
		bases[p["cost_basis"]]++
		if len([]rune(p["spec_zh"])) > 80 {
			long++
		}
		above(t, p, "moq")
		above(t, p, "lead_days")
		if number(t, p, "clearance_qty").Cmp(number(t, p, "stock_qty")) > 0 {
			t.Errorf("%s clears more than it has", p["code"])
		}
		checkPacking(t, p)
		checkTiers(t, p)
	}
	if len(families) != 3 || len(bases) != 5 || long < 5 {
		t.Errorf("families %v, bases %v, %d long specifications", families, bases, long)
	}
}

// checkPacking asks that one person can lift the carton and that it weighs
// what its goods do.
func checkPacking(t *testing.T, p map[string]string) {
	t.Helper()
	gross, net := above(t, p, "carton_gross_kg"), above(t, p, "carton_net_kg")
	if gross.Cmp(net) < 0 || gross.Cmp(ratio(25, 1)) > 0 {
		t.Errorf("%s: %s kg gross, %s kg net", p["code"], p["carton_gross_kg"], p["carton_net_kg"])
	}
	volume := big.NewRat(1, 1)
	for _, side := range []string{"carton_l_cm", "carton_w_cm", "carton_h_cm"} {
		volume.Mul(volume, above(t, p, side))
	}
	if volume.Cmp(ratio(160000, 1)) > 0 || volume.Cmp(ratio(3000, 1)) < 0 {
		t.Errorf("%s: carton of %s cm³", p["code"], volume.FloatString(0))
	}
	inner, carton := number(t, p, "pcs_per_inner"), above(t, p, "pcs_per_carton")
	if inner.Sign() > 0 && !new(big.Rat).Quo(carton, inner).IsInt() {
		t.Errorf("%s: %s to a carton, %s to an inner box", p["code"], carton, inner)
	}
}

// checkTiers asks for falling prices that leave 8 to 25 % of the price at 7.1
// CNY to the dollar, after the refund that the cost's invoice earns.
func checkTiers(t *testing.T, p map[string]string) {
	t.Helper()
	cost, vat, refund := above(t, p, "cost_cny"), number(t, p, "vat_rate"), number(t, p, "refund_rate")
	one := ratio(1, 1)
	net := new(big.Rat).Set(cost)
	switch basis := p["cost_basis"]; basis {
	case "special_13", "special_3", "special_1":
		rate := map[string]*big.Rat{"special_13": ratio(13, 100), "special_3": ratio(3, 100), "special_1": ratio(1, 100)}[basis]
		if vat.Cmp(rate) != 0 {
			t.Errorf("%s: VAT %s with %s", p["code"], p["vat_rate"], basis)
		}
		earned := refund
		if rate.Cmp(refund) < 0 {
			earned = rate
		}
		base := new(big.Rat).Quo(cost, new(big.Rat).Add(one, rate))
		net.Sub(net, base.Mul(base, earned))
	case "ordinary", "none":
	default:
		t.Errorf("%s: cost basis %q", p["code"], basis)
	}
	if p["currency"] != "USD" {
		t.Errorf("%s: prices in %q", p["code"], p["currency"])
	}
	var lastFrom, lastPrice *big.Rat
	for tier := range strings.SplitSeq(p["tiers"], ";") {
		from, price, _ := strings.Cut(tier, ":")
		f, ok1 := new(big.Rat).SetString(from)
		v, ok2 := new(big.Rat).SetString(price)
		if !ok1 || !ok2 || lastFrom != nil && (f.Cmp(lastFrom) <= 0 || v.Cmp(lastPrice) >= 0) {
			t.Errorf("%s: tiers %q", p["code"], p["tiers"])
			return
		}
		margin := new(big.Rat).Sub(one, new(big.Rat).Quo(net, new(big.Rat).Mul(v, ratio(71, 10))))
		if margin.Cmp(ratio(8, 100)) < 0 || margin.Cmp(ratio(25, 100)) > 0 {
			t.Errorf("%s: %s leaves %s", p["code"], tier, margin.FloatString(3))
		}
		if lastFrom == nil && f.Cmp(number(t, p, "moq")) != 0 {
			t.Errorf("%s: prices begin at %s, the minimum is %s", p["code"], from, p["moq"])
		}
		lastFrom, lastPrice = f, v
	}
}

func TestPhotos(t *testing.T) {
	const most, all = 12 << 10, 2560 << 10
	sum := 0
	named := map[string]bool{}
	for _, p := range table(t, "products.tsv") {
		named[p["photo"]] = true
	}
	files, err := fs.ReadDir(assets.Sample, "sample/photos")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := fs.ReadFile(assets.Sample, "sample/photos/"+f.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum += len(data)
		if !named[f.Name()] || len(data) > most {
			t.Errorf("%s: %d bytes, shown by a product: %v", f.Name(), len(data), named[f.Name()])
		}
		delete(named, f.Name())
	}
	if len(named) > 0 || sum > all {
		t.Errorf("no photo %v; %d bytes in all", named, sum)
	}
}

func TestPicturesDecode(t *testing.T) {
	names := []string{"logo.png", "seal.png", "signature.png"}
	photos, err := fs.Glob(assets.Sample, "sample/photos/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		photos = append(photos, "sample/"+name)
	}
	for _, name := range photos {
		f, err := assets.Sample.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := image.DecodeConfig(f)
		f.Close()
		if err != nil || c.Width < 300 {
			t.Errorf("%s: %d wide, %v", name, c.Width, err)
		}
	}
	for _, size := range []int{64, 128, 256, 512, 1024} {
		f, err := assets.Icons.Open(fmt.Sprintf("icons/sampan-%d.png", size))
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := image.DecodeConfig(f)
		f.Close()
		if err != nil || c.Width != size || c.Height != size {
			t.Errorf("icon of %d is %d × %d, %v", size, c.Width, c.Height, err)
		}
	}
}

// validUSCC follows GB 32100: weights 3^i mod 31 over 17 places, and the
// organisation code inside it GB 11714.
func validUSCC(code string) bool {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	if len(code) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(alphabet, code[i])
		if v < 0 {
			return false
		}
		sum, weight = sum+v*weight, weight*3%31
	}
	inner := 0
	for i, w := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		inner += strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", code[8+i]) * w
	}
	return alphabet[(31-sum%31)%31] == code[17] && "0X987654321"[inner%11] == code[16]
}

func TestContacts(t *testing.T) {
	roles, markets, seen := map[string]int{}, map[string]int{}, map[string]bool{}
	phone := regexp.MustCompile(`^\+[1-9]\d{8,14}$`)
	mail := regexp.MustCompile(`^[a-z0-9.]+@([a-z0-9-]+\.)+example$`)
	for _, c := range table(t, "contacts.tsv") {
		if seen[c["code"]] {
			t.Errorf("%s stands twice", c["code"])
		}
		seen[c["code"]] = true
		roles[c["role"]]++
		for _, key := range []string{"company", "person", "title", "city", "address", "post_code", "language", "currency", "payment", "notes"} {
			if c[key] == "" {
				t.Errorf("%s has no %s", c["code"], key)
			}
		}
		if !phone.MatchString(c["phone"]) || c["whatsapp"] != "" && !phone.MatchString(c["whatsapp"]) || !mail.MatchString(c["email"]) {
			t.Errorf("%s: %s %s %s", c["code"], c["phone"], c["whatsapp"], c["email"])
		}
		if !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(c["country"]) {
			t.Errorf("%s: country %q", c["code"], c["country"])
		}
		switch {
		case c["role"] == "buyer":
			markets[c["market"]]++
			if c["port"] == "" || c["incoterm"] == "" || c["tags"] == "" {
				t.Errorf("%s lacks a port, term or tags", c["code"])
			}
		case !validUSCC(c["tax_id"]):
			t.Errorf("%s: unified social credit code %q", c["code"], c["tax_id"])
		}
	}
	if roles["buyer"] != 30 || roles["supplier"] != 10 || roles["forwarder"] < 1 || roles["broker"] < 1 || roles["bank"] < 1 || roles["insurer"] < 1 || roles["inspector"] < 1 {
		t.Errorf("roles %v", roles)
	}
	if len(markets) != 3 || markets["mature"] < 8 || markets["emerging"] < 8 || markets["developing"] < 8 {
		t.Errorf("markets %v", markets)
	}
}

func TestFirm(t *testing.T) {
	data, err := assets.Sample.ReadFile("sample/firm.json")
	if err != nil {
		t.Fatal(err)
	}
	var firm struct {
		NameEN   string `json:"name_en"`
		NameZH   string `json:"name_zh"`
		USCC     string `json:"uscc"`
		Customs  string `json:"customs_code"`
		Banks    []struct{ Currency, Beneficiary, Name, Account, SWIFT, Charges string }
		Patterns []struct{ Series, Pattern string }
		Payments []struct{ Code, EN, ZH string }
		Defaults struct{ Payment string }
	}
	if err := json.Unmarshal(data, &firm); err != nil {
		t.Fatal(err)
	}
	if firm.NameEN == "" || firm.NameZH == "" || !validUSCC(firm.USCC) || !regexp.MustCompile(`^\d{10}$`).MatchString(firm.Customs) {
		t.Errorf("%+v", firm)
	}
	for _, b := range firm.Banks {
		if b.Beneficiary == "" || b.Name == "" || b.Account == "" || len(b.SWIFT) != 11 || b.Charges == "" {
			t.Errorf("bank %+v", b)
		}
	}
	known := false
	for _, p := range firm.Payments {
		known = known || p.Code == firm.Defaults.Payment
		if p.Code == "" || p.EN == "" || p.ZH == "" {
			t.Errorf("payment %+v", p)
		}
	}
	if len(firm.Banks) != 2 || len(firm.Patterns) < 4 || !known {
		t.Errorf("%d banks, %d patterns, default payment known: %v", len(firm.Banks), len(firm.Patterns), known)
	}
}

func TestInquiries(t *testing.T) {
	products := map[string]bool{"-": true}
	for _, p := range table(t, "products.tsv") {
		products[p["code"]] = true
	}
	lines, sold, unsold, kinds := map[string]int{}, 0, 0, map[string]int{}
	for _, e := range table(t, "inquiries/expected.tsv") {
		lines[e["file"]]++
		if e["line"] != fmt.Sprint(lines[e["file"]]) || !products[e["code"]] || e["unit"] == "" || e["wanted"] == "" {
			t.Errorf("%v", e)
		}
		above(t, e, "quantity")
		if e["code"] == "-" {
			unsold++
		} else {
			sold++
		}
	}
	for name := range lines {
		data, err := assets.Sample.ReadFile("sample/inquiries/" + name)
		if err != nil || len(data) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		kinds[path.Ext(name)]++
	}
	files, err := fs.ReadDir(assets.Sample, "sample/inquiries")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "expected.tsv" && lines[f.Name()] == 0 {
			t.Errorf("nothing is expected of %s", f.Name())
		}
	}
	if len(lines) != 12 || kinds[".eml"] < 3 || kinds[".txt"] < 3 || kinds[".xlsx"] != 2 || unsold < 10 || sold < 40 {
		t.Errorf("%d files %v, %d lines sold, %d not", len(lines), kinds, sold, unsold)
	}
}
