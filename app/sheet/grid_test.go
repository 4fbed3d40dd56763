package sheet_test

import (
	"bytes"
	"context"
	"testing"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
)

func readBack(t *testing.T, data []byte) *sheet.Book {
	t.Helper()
	book, err := sheet.Read(context.Background(), bytes.NewReader(data), int64(len(data)), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestGridsMakeOneWorkbook(t *testing.T) {
	var b bytes.Buffer
	err := sheet.WriteGrids(&b,
		sheet.Grid{Name: "报关单", Wide: true, Widths: []float64{10, 20, 10}, Head: 2, Rows: []sheet.GridRow{
			{Height: 30, Cells: []sheet.GridCell{sheet.Over(3, sheet.TitleCell, sheet.Str("出口货物报关单"))}},
			{Cells: sheet.Cells(sheet.HeadCell, sheet.Str("项号"), sheet.Str("商品编号"), sheet.Str("总价"))},
			{Cells: sheet.Cells(sheet.BoxCell, sheet.Num(money.New(1)), sheet.Str("0901110000"), sheet.Num(money.Must("12.50")))},
		}},
		sheet.Grid{Name: "申报要素", Widths: []float64{10}, Rows: []sheet.GridRow{{Cells: sheet.Cells(sheet.NoteCell, sheet.Str("=1+1"))}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	book := readBack(t, b.Bytes())
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "报关单" || book.Sheets[1].Name != "申报要素" {
		t.Fatalf("%d sheets", len(book.Sheets))
	}
	if c := book.Sheets[0].Cell(sheet.At{Row: 2, Column: 1}); c.Text != "0901110000" || c.Kind != sheet.Text {
		t.Errorf("a code came back as %+v", c)
	}
	if c := book.Sheets[0].Cell(sheet.At{Row: 2, Column: 2}); c.Text != "12.5" || c.Kind != sheet.Number {
		t.Errorf("a sum came back as %+v", c)
	}
	if c := book.Sheets[1].Cell(sheet.At{}); c.Text != "=1+1" || c.Kind != sheet.Text {
		t.Errorf("a text came back as %+v", c)
	}
}

func TestFillKeepsTheTemplate(t *testing.T) {
	var template bytes.Buffer
	rows := []sheet.GridRow{{Cells: sheet.Cells(sheet.TitleCell, sheet.Str("说明"))}, {}}
	rows = append(rows, sheet.GridRow{Cells: sheet.Cells(sheet.HeadCell, sheet.Str("币种"), sheet.Str("汇率"), sheet.Str("别的"), sheet.Str("币种"))})
	if err := sheet.WriteGrids(&template, sheet.Grid{Name: "说明", Rows: []sheet.GridRow{{}}}, sheet.Grid{Name: "模板", Widths: []float64{9, 9, 9, 9}, Rows: rows}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	unplaced, err := sheet.Fill(context.Background(), &out, template.Bytes(), []string{"币种", "币种", "汇率", "没有的列"},
		[][]sheet.Datum{{sheet.Str("USD"), sheet.Str("EUR"), sheet.Num(money.Must("7.1")), sheet.Str("x")}})
	if err != nil || len(unplaced) != 1 || unplaced[0] != "没有的列" {
		t.Fatalf("%v %v", unplaced, err)
	}
	s := readBack(t, out.Bytes()).Sheets[1]
	for column, want := range []string{"USD", "7.1", "", "EUR"} {
		if got := s.Cell(sheet.At{Row: 3, Column: column}).Text; got != want {
			t.Errorf("column %d is %q, want %q", column, got, want)
		}
	}
	if s.Cell(sheet.At{}).Text != "说明" {
		t.Error("the words above the headings are gone")
	}
	if _, err := sheet.Fill(context.Background(), &out, template.Bytes(), []string{"甲", "乙", "币种"}, nil); !fault.Is(err, sheet.ErrTemplate) {
		t.Errorf("a template of another kind: %v", err)
	}
	if _, err := sheet.Fill(context.Background(), &out, []byte("PK no workbook"), []string{"甲"}, nil); err == nil {
		t.Error("a broken template was filled")
	}
}
