package contacts_test

import (
	"testing"

	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/task"
	"sampan/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// room is a page of this screen over an empty firm.
type room struct{ *uitest.Room }

// enter makes an empty firm and its window.
func enter(t *testing.T, language string, runner task.Runner) *room {
	t.Helper()
	tables, err := reference.Load()
	uitest.Must(t, err)
	return &room{uitest.Enter(t, uitest.Firm{Store: storetest.New(t), Tables: tables, Now: storetest.Now}, language, runner)}
}
