package print

import (
	"bytes"
	"strings"
	"testing"

	"sampan/app/customs"
)

func TestDelegation(t *testing.T) {
	p, d := printer(t), customs.Delegate(declared(5), formTables(t))
	d.Signed, d.ValidUntil, d.Phone = "2026-07-01", "2027-06-30", "0574-8765 4321"
	pages, err := p.Delegation(d, formTables(t))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for i, wanted := range [][]string{
		{"代理报关委托书", "宁波甬顺报关有限公司", "91330212MA8R5N1TX0", "2027-06-30", "（A、B）"},
		{"委托报关协议", "不锈钢真空保温杯1、不锈钢真空保温杯2、不锈钢真空保温杯3等", "9617009000", "USD 68500.00", "EGLV142600912345", "一般贸易", "1043件", "SC2606-0042"},
	} {
		said := runs(pages[i : i+1])
		for _, w := range wanted {
			if !strings.Contains(strings.ReplaceAll(said, "\n", ""), w) {
				t.Errorf("page %d lacks %q", i+1, w)
			}
		}
	}
	var pdf bytes.Buffer
	if err := p.PDF(&pdf, pages, Meta{Title: "委托书"}); err != nil {
		t.Fatal(err)
	}
}

func TestDelegationOfAlmostNothing(t *testing.T) {
	pages, err := printer(t).Delegation(customs.Delegation{}, formTables(t))
	if err != nil || !strings.Contains(runs(pages), "＿＿") {
		t.Errorf("no room to write, %v", err)
	}
}
