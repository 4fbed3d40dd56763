package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/cmd/wire"
)

// refundRows measure the refund: a rate library coming in, a look-up in it,
// and a year's exports linked with their invoices.
func refundRows() []row {
	return []row{
		{
			name: "import a library of 15,000 refund rates", runs: 3,
			bounds: []bound{{quantile: median, time: 3 * time.Second}}, prepare: importingRates(15_000),
		},
		{
			name: "look a refund rate up among 15,000", runs: 2_000,
			bounds: []bound{{quantile: 0.99, time: time.Millisecond}}, prepare: findingRates(15_000),
		},
		{
			name: "link 15,000 declared items to 20,000 invoices", runs: 5,
			bounds: []bound{{quantile: median, time: 2 * time.Second}}, prepare: linking(15_000, 20_000),
		},
	}
}

func rateCode(i int) trade.HSCode { return trade.HSCode(fmt.Sprintf("%010d", 100_000_000+i*53)) }

// rateTable is a library of n codes as a table.
func rateTable(n int) []byte {
	var b bytes.Buffer
	b.WriteString("商品代码,商品名称,计量单位,征税率,退税率,开始日期\n")
	for i := range n {
		fmt.Fprintf(&b, "%s,商品%d,千克,13,%d,2019-04-01\n", rateCode(i), i, []int{13, 9, 6, 0}[i%4])
	}
	return b.Bytes()
}

func importingRates(n int) func(string) (run, error) {
	return func(dir string) (run, error) {
		table := rateTable(n)
		return func(i int) (made int, err error) {
			desk, err := wire.Open(context.Background(), filepath.Join(dir, strconv.Itoa(i)), time.Now)
			if err != nil {
				return 0, err
			}
			library, err := desk.ImportRates(context.Background(), "rates.csv", table, "2026B")
			if err == nil && library.Len() != n {
				err = fmt.Errorf("%d rates came in", library.Len())
			}
			if closing := desk.Close(); err == nil {
				err = closing
			}
			return 0, err
		}, nil
	}
}

func findingRates(n int) func(string) (run, error) {
	return func(string) (run, error) {
		rates := make([]refund.Rate, n)
		for i := range rates {
			rates[i] = refund.Rate{Code: rateCode(i), From: "2019-04-01", Refund: money.Scaled(13, 2)}
		}
		library, err := refund.NewLibrary("2026B", rates)
		return func(i int) (int, error) {
			code := rateCode(i * 7 % n)
			if found := library.Find(code, "2026-11-22"); found.How != refund.ExactCode {
				return 0, fmt.Errorf("%s is %s", code, found.How)
			}
			return 0, nil
		}, err
	}
}

func linking(items, invoices int) func(string) (run, error) {
	return func(string) (run, error) {
		exports, purchases := make([]refund.Export, items), make([]refund.Purchase, invoices)
		for i := range exports {
			exports[i] = refund.Export{
				Key: fmt.Sprintf("3104202600%08d%03d", i/3, i%3+1), Product: fmt.Sprint(i % 800), Date: fmt.Sprintf("2026-%02d-%02d", i%12+1, i%28+1),
				Unit: "035", Quantity: money.New(120), DealUnit: "007", DealQuantity: money.New(100), RefundRate: money.Scaled(13, 2),
			}
		}
		for i := range purchases {
			purchases[i] = refund.Purchase{
				ID: fmt.Sprint(i), Product: fmt.Sprint(i % 800), Number: fmt.Sprintf("%020d", i), Row: 1, Date: fmt.Sprintf("2026-%02d-%02d", i%12+1, i%27+1),
				Unit: "007", Quantity: money.New(90), Taxable: money.Amount{Minor: 108_000, Currency: money.CNY}, Rate: money.Scaled(13, 2),
			}
		}
		return func(int) (int, error) {
			linked, err := refund.FirstInFirstOut(exports, purchases, "202612", "1")
			if err == nil && len(linked.Short) > 0 {
				err = fmt.Errorf("%d items found no invoice", len(linked.Short))
			}
			return 0, err
		}, nil
	}
}
