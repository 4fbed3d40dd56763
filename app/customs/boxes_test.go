package customs_test

import (
	"testing"

	"sampan/app/customs"
	"sampan/app/fault"
)

// What a broker's sheet says of a box comes back as it was written, with the
// names of codes beside them.
func TestBoxesReadWhatTheyWrite(t *testing.T) {
	d := whole(t)
	d.Freight, d.Insurance = customs.Cost{Mark: customs.Total, Value: d.Net, Currency: "USD"}, customs.Cost{Mark: customs.Rate, Value: d.Net}
	var back customs.Declaration
	for _, b := range customs.Boxes() {
		if err := b.Take(&back, customs.Named(tables(t), b.Table, b.Read(d))); err != nil {
			t.Fatalf("%s: %v", b.Caption, err)
		}
	}
	for _, b := range customs.Boxes() {
		if got, want := b.Read(back), b.Read(d); got != want {
			t.Errorf("%s came back as %q, was %q", b.Caption, got, want)
		}
	}
}

func TestCodeIn(t *testing.T) {
	for written, want := range map[string]string{
		"0110": "0110", "一般贸易（0110）": "0110", "一般贸易(0110)": "0110", "0110 一般贸易": "0110", "德国 DEU": "DEU", "宁波": "宁波", " 2|水路运输": "2", "洋山港区(特殊)": "洋山港区",
	} {
		if got := customs.CodeIn(written); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
}

func TestParseCost(t *testing.T) {
	for written, want := range map[string]string{"USD/300/3": "USD/300/3", "USD 300": "USD/300/3", "0.3/1": "0.3/1", "CNY/25.5/2": "CNY/25.5/2", "": ""} {
		if got, err := customs.ParseCost(written); err != nil || got.String() != want {
			t.Errorf("%q is %q, %v", written, got, err)
		}
	}
	for _, written := range []string{"300", "USD", "USD/x/3", "USD/3/1", "USD/3/9", "a/b/c/d"} {
		if _, err := customs.ParseCost(written); !fault.Is(err, "customs.cost_wrong") {
			t.Errorf("%q: %v", written, err)
		}
	}
}
