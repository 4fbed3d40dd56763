package main

import (
	"time"
)

// budgetRows are the promises of the program on two cores.
func budgetRows() []row {
	list := []row{
		{
			name: "filter 100,000 rows, each key typed", runs: 200,
			bounds:  []bound{{quantile: 0.95, time: 50 * time.Millisecond}},
			prepare: filterRows(100_000),
		},
		{
			name: "sort 100,000 rows by a header", runs: 20,
			prepare: sortRows(100_000),
		},
		{
			name: "proforma of 40 lines and 12 photos to PDF", runs: 30,
			bounds: []bound{
				{quantile: median, time: 100 * time.Millisecond},
				{quantile: makes, bytes: 500_000},
			},
			prepare: proformaPDF(40, 12),
		},
		{
			name: "proforma of 40 lines and 12 photos to XLSX", runs: 30,
			bounds:  []bound{{quantile: median, time: 120 * time.Millisecond}},
			prepare: proformaXLSX(40, 12),
		},
		{
			name: "preview of a proforma of 40 lines after a key", runs: 30,
			bounds:  []bound{{quantile: 0.95, time: 100 * time.Millisecond}},
			prepare: proformaPreview(40, 12),
		},
		{
			name: "1,000 proformas of 10 lines to PDF in one go", runs: 1,
			bounds: []bound{
				{quantile: median, time: 120 * time.Second},
				{quantile: peaks, bytes: 350_000_000},
			},
			prepare: manyProformas(1_000, 10, 4),
		},
		{
			name: "import 10,000 products with 1,000 pictures", runs: 3,
			bounds: []bound{
				{quantile: median, time: 10 * time.Second},
				{quantile: peaks, bytes: 300_000_000},
			},
			prepare: importing(10_000, 1_000),
		},
	}
	list = append(list, hostileRow(), readRow())
	list = append(list, frameRows()...)
	list = append(list, refundRows()...)
	return append(list, matchRows()...)
}
