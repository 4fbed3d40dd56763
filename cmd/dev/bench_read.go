package main

import (
	"fmt"
	"strings"
	"time"

	"sampan/app/read"
)

// readRow reads one mail after the other: short letters, chats, notices and
// tables of up to sixty lines, with an older mail quoted below.
func readRow() row {
	return row{
		name: "read a buyer's mail", runs: 400,
		bounds:  []bound{{quantile: median, time: 20 * time.Millisecond}, {quantile: 0.99, time: 20 * time.Millisecond}},
		prepare: reading,
	}
}

func reading(string) (run, error) {
	letters := make([]string, 80)
	for i := range letters {
		letters[i] = letterOf(i)
	}
	read.Read(read.Source{Text: letters[0]}) // the words are loaded once
	return func(i int) (int, error) {
		text := letters[i%len(letters)]
		if r := read.Read(read.Source{Text: text}); len(r.Items) == 0 {
			return 0, fmt.Errorf("letter %d: nothing was read", i)
		}
		return 0, nil
	}, nil
}

// letterOf is one of many letters, the same for the same number.
func letterOf(i int) string {
	var b strings.Builder
	item := func(k int) ware { return wareOf(i*61 + k) }
	switch i % 4 {
	case 0:
		b.WriteString("Dear Ms. Lin,\n\nplease quote CIF Hamburg:\n")
		for k := range 3 + i%10 {
			fmt.Fprintf(&b, "%d. %s %s, %d pcs\n", k+1, item(k).colour, item(k).kind, 100*(k+1))
		}
	case 1:
		b.WriteString("No\tItem\tQty\tUnit\tTarget price USD\n")
		for k := range 60 {
			fmt.Fprintf(&b, "%d\t%s %s %s\t%d\tpcs\t%d.50\n", k+1, item(k).colour, item(k).kind, item(k).code, 50*(k+1), k+1)
		}
	case 2:
		for k := range 6 {
			fmt.Fprintf(&b, "[22.11.26, 09:1%d:02] Ann Weber: I need %d pcs of %s %s\n", k, 100*(k+1), item(k).colour, item(k).kind)
		}
	default:
		fmt.Fprintf(&b, "Title: %s %s\nDescription: We look for %s, size S 100, M 200, L 100, delivery to Lagos.\nQuantity: 400\nPosted in: Nigeria\nBuyer Name: Ade Musa\n", item(0).colour, item(0).kind, item(0).kind)
	}
	b.WriteString("\nBest regards,\nAnna Weber\nWeber Import GmbH, Hamburg, Germany\nTel +49 40 555 0123\nanna@weber.example\n\n")
	b.WriteString("On Mon, 9 Feb 2026 at 03:44, Lin wrote:\n> Dear Anna, thank you for your interest. Our price is USD 3.20 for 1,000 pcs.\n")
	return b.String()
}
