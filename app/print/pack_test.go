package print

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"os"
	"strings"
	"testing"

	"sampan/app/paper"
)

// packAt is where the pack is written, to be looked at.
var packAt = flag.String("pack", "", "write the qualification pack of the test as this PDF")

func packed(l paper.Language, proofs int) Pack {
	p := Pack{
		Language: l, Date: "2026-11-22", Name: "Ningbo Oarsong Import & Export Co., Ltd.", Second: "宁波橹声进出口有限公司", Logo: "logo",
		Facts:    [][2]string{{"Address", "No. 288 Yuanshi Road, Ningbo, China"}, {"Business licence no.", "91330212MA8R5N1TX0"}},
		Capacity: "Six lines, 400,000 bottles a month.\nOwn tool shop, 12 people in quality.", References: "Müller GmbH, Hamburg\nŻabka, Poznań",
	}
	for i := range proofs {
		proof := Proof{Title: fmt.Sprintf("Certificate · ISO %d:2015", 9000+i), Number: fmt.Sprintf("CN-%04d", i), Issuer: "SGS", Until: "2027-03-31"}
		switch i % 3 {
		case 0:
			proof.Picture = image.NewGray(image.Rect(0, 0, 1131, 1600))
		case 1:
			proof.File, proof.Expired, proof.Until = "audit.pdf", true, "2026-01-31"
		}
		p.Proofs = append(p.Proofs, proof)
	}
	return p
}

func TestPackNamesItsProofs(t *testing.T) {
	p := printer(t)
	for _, l := range []paper.Language{paper.English, paper.Chinese} {
		for _, n := range []int{0, 3, 90} {
			pages, err := p.Pack(packed(l, n), drawn)
			if err != nil {
				t.Fatal(err)
			}
			pictures, said := 0, strings.ReplaceAll(runs(pages), "\n", " ")
			for i, page := range pages {
				for _, m := range page.Marks {
					if top, bottom := m.span(); top < 0 || bottom > pageHeight {
						t.Errorf("page %d: %+v leaves the page", i+1, m)
					}
					if image, is := m.(Image); is && strings.HasPrefix(image.ID, "proof") {
						pictures++
						if want := fmt.Sprint(i + 1); !strings.Contains(runs(pages[:i]), want) {
							t.Errorf("no row of the contents points to page %s", want)
						}
					}
				}
			}
			if pictures != (n+2)/3 {
				t.Errorf("%d of %d proofs: %d pictures", (n+2)/3, n, pictures)
			}
			for _, proof := range packed(l, n).Proofs {
				if !strings.Contains(said, proof.Number) {
					t.Errorf("%s is not named", proof.Number)
				}
			}
			if key := shownKey.FindString(said); key != "" || strings.Contains(said, "pack.") {
				t.Errorf("shows a key: %s in %s", key, said)
			}
			if n > 1 && !strings.Contains(pressed(said), map[paper.Language]string{paper.English: "expired2026-01-31", paper.Chinese: "已过期2026-01-31"}[l]) {
				t.Error("what has expired is not named")
			}
		}
	}
}

func TestPackPrints(t *testing.T) {
	p := printer(t)
	pages, err := p.Pack(packed(paper.English, 6), drawn)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := p.PDF(&out, pages, Meta{Title: "pack"}); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	if *packAt != "" {
		if err := os.WriteFile(*packAt, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
