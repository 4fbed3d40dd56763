package store

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/paper"
)

func TestTheFirstPrintStands(t *testing.T) {
	s, ctx := newStore(t), context.Background()
	p := paper.Issued{Kind: "quotation", Number: "QT2611-0001", Revision: 1, Document: []byte("{}")}
	err := s.Write(ctx, "lin", func(tx app.Tx) error {
		if err := tx.AddPaper(&p); err != nil {
			return err
		}
		for _, content := range []string{"first", "second"} {
			if err := tx.KeepPrint(p.ID, paper.English, content); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"UPDATE paper_print SET content = 'x'", "DELETE FROM paper_print"} {
		if _, err := s.writer.Exec(query); !fault.Is(Explain(err), "store.paper_frozen") {
			t.Errorf("%s: %v", query, err)
		}
	}
	err = s.Read(ctx, func(r app.Reader) error {
		found, err := r.PaperRevision("quotation", "QT2611-0001", 1)
		if err != nil || found.ID != p.ID {
			t.Errorf("%+v %v", found, err)
		}
		if _, err := r.PaperRevision("quotation", "QT2611-0001", 0); !fault.Is(err, "store.not_found") {
			t.Errorf("R0 was never issued: %v", err)
		}
		if none, err := r.FirstPrint(p.ID, paper.Chinese); none != "" || err != nil {
			t.Errorf("%q %v", none, err)
		}
		first, err := r.FirstPrint(p.ID, paper.English)
		if first != "first" {
			t.Errorf("the first print became %q", first)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
