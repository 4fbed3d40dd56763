package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"sampan/app"
	"sampan/app/numbering"
	"sampan/app/order"
	"sampan/data/store/storetest"
)

// take takes one number and keeps it only when the transaction does.
func take(s app.Store, series string, fail error) (number string, err error) {
	err = s.Write(context.Background(), "lin", func(tx app.Tx) error {
		if number, err = tx.TakeNumber(series, numbering.Default(series), storetest.Now()); err != nil {
			return err
		}
		return fail
	})
	return number, err
}

func TestNumbersHaveNoGaps(t *testing.T) {
	path := t.TempDir() + "/sampan.db"
	first, second := storetest.At(t, path), storetest.At(t, path)
	boom := errors.New("boom")
	var mu sync.Mutex
	var taken []string
	var wg sync.WaitGroup
	for worker := range 4 {
		s := first
		if worker%2 == 1 {
			s = second // two programs on one folder
		}
		wg.Go(func() {
			for i := range 20 {
				var fail error
				if i%3 == worker%3 {
					fail = boom
				}
				number, err := take(s, "quotation", fail)
				if !errors.Is(err, fail) {
					t.Error(err)
				}
				if err == nil {
					mu.Lock()
					taken = append(taken, number)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	slices.Sort(taken)
	for i, number := range taken {
		if want := fmt.Sprintf("QT2611-%04d", i+1); number != want {
			t.Fatalf("number %d is %s, want %s", i+1, number, want)
		}
	}
}

func TestNumbersBeginAgainAndPassTyped(t *testing.T) {
	s := storetest.New(t)
	write(t, s, func(tx app.Tx) error {
		return errors.Join(tx.PutOrder(&order.Order{Number: "SC2611-0002"}), tx.PutOrder(&order.Order{Number: "SC2612-0001"}))
	})
	write(t, s, func(tx app.Tx) error {
		for _, want := range []struct {
			day    int
			number string
		}{{0, "SC2611-0001"}, {0, "SC2611-0003"}, {30, "SC2612-0002"}, {0, "SC2611-0004"}} {
			got, err := tx.TakeNumber("contract", numbering.Default("contract"), storetest.Now().AddDate(0, 0, want.day))
			if err != nil {
				return err
			}
			if got != want.number {
				t.Errorf("got %s, want %s", got, want.number)
			}
		}
		_, err := tx.TakeNumber("contract", "SC", storetest.Now())
		wantFault(t, err, "numbering.pattern_wrong")
		return nil
	})
}
