package packing

import (
	"testing"

	"pgregory.net/rapid"

	"sampan/app/money"
)

func carton(pieces int, gross, net string) Carton {
	return Carton{Pieces: pieces, Length: d("40"), Width: d("30"), Height: d("25"), Gross: d(gross), Net: d(net)}
}

func TestArrange(t *testing.T) {
	articles := []Article{
		{ID: "a", Quantity: d("29"), Carton: carton(12, "13", "12")},
		{ID: "b", Quantity: d("10"), Carton: carton(20, "11", "10")},
		{ID: "c", Quantity: d("3")},
	}
	boxes, loose := Arrange(articles, true)
	if len(loose) != 1 || loose[0] != "c" || len(boxes) != 2 {
		t.Fatalf("%v, %+v", loose, boxes)
	}
	// 2 full cartons of a; 5 of a and 10 of b fill 5/12 + 10/20 of a carton.
	if b := boxes[0]; b.From != 1 || b.To != 2 || !b.Gross.Equal(d("13")) {
		t.Errorf("full cartons %+v", b)
	}
	if b := boxes[1]; b.From != 3 || b.To != 3 || len(b.Contents) != 2 || !b.Net.Equal(d("10")) || !b.Gross.Equal(d("11")) {
		t.Errorf("mixed carton %+v", b)
	}
	if apart, _ := Arrange(articles, false); len(apart) != 3 {
		t.Errorf("without mixing %+v", apart)
	}
	articles[0].Alone = true
	if apart, _ := Arrange(articles, true); len(apart) != 3 {
		t.Errorf("an article that travels alone was mixed: %+v", apart)
	}
}

// Everything is packed once, numbers leave no gap, no mixed carton is fuller
// than full, and nothing weighs more without its box than in it.
func TestArrangeKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var articles []Article
		want := map[string]money.Decimal{}
		for i := range rapid.IntRange(0, 8).Draw(t, "articles") {
			net := money.Scaled(rapid.Int64Range(0, 3000).Draw(t, "net"), 2)
			a := Article{ID: string(rune('a' + i)), Quantity: money.New(rapid.Int64Range(0, 500).Draw(t, "quantity")), Carton: Carton{
				Pieces: rapid.IntRange(1, 60).Draw(t, "pieces"), Length: d("50"), Width: d("40"), Height: money.New(rapid.Int64Range(1, 60).Draw(t, "height")),
				Net: net, Gross: net.Add(money.Scaled(rapid.Int64Range(0, 300).Draw(t, "tare"), 2)),
			}}
			articles, want[a.ID] = append(articles, a), a.Quantity
		}
		boxes, _ := Arrange(articles, rapid.Bool().Draw(t, "mix"))
		got, next := map[string]money.Decimal{}, 1
		for _, b := range boxes {
			if b.From != next || b.To < b.From {
				t.Fatalf("numbers %d to %d after %d", b.From, b.To, next-1)
			}
			next = b.To + 1
			filled := money.Zero
			for _, c := range b.Contents {
				got[c.ID] = got[c.ID].Add(c.Quantity.Mul(money.New(int64(b.To - b.From + 1))))
				filled = filled.Add(money.Div(c.Quantity, money.New(int64(articles[c.ID[0]-'a'].Carton.Pieces))))
			}
			if filled.GreaterThan(money.Must("1.0000001")) {
				t.Fatalf("a carton is %v full", filled)
			}
			if b.Gross.IsPositive() && b.Net.GreaterThan(b.Gross) {
				t.Fatalf("net %v over gross %v", b.Net, b.Gross)
			}
		}
		for id, q := range want {
			if !got[id].Equal(q) {
				t.Fatalf("%s: %v packed of %v", id, got[id], q)
			}
		}
	})
}
