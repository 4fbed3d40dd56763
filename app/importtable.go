package app

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/sheet"
)

// Import is what an import of a table would do, row by row; nothing is
// written yet.
type Import struct {
	Noun    Noun
	Mapping sheet.Mapping
	Rows    []sheet.Row
	puts    []func(tx Tx, photo string) error // by row; nil where nothing is to be written
	learn   []func()                          // after the write stands
	taken   [][]byte                          // by row; pictures that the preview had to encode already
}

// Columns are the columns that an import of the noun understands.
func Columns(n Noun) []sheet.Target {
	if n == ContactNoun {
		return ContactColumns()
	}
	return ProductColumns()
}

func mappingKey(n Noun) string { return "import.mapping/" + string(n) }

// GuessMapping guesses what the columns of a sheet mean, from what was chosen
// before and from the words of both languages.
func (a *App) GuessMapping(ctx context.Context, n Noun, s *sheet.Sheet) (sheet.Mapping, error) {
	memory, err := a.importMemory(ctx, n)
	return sheet.Guess(s, Columns(n), memory), err
}

func (a *App) importMemory(ctx context.Context, n Noun) (sheet.Memory, error) {
	raw, err := a.Setting(ctx, mappingKey(n))
	if err != nil || raw == "" {
		return nil, err
	}
	var memory sheet.Memory
	if err := json.Unmarshal([]byte(raw), &memory); err != nil {
		return nil, nil // an unreadable memory only costs guesses
	}
	return memory, nil
}

// PlanImport says of every row whether it is new, the same, changed, doubtful
// or rejected, with the reason per cell. Nothing is written.
func (a *App) PlanImport(ctx context.Context, n Noun, s *sheet.Sheet, m sheet.Mapping) (Import, error) {
	plan := Import{Noun: n, Mapping: m, Rows: sheet.Preview(s, Columns(n), m)}
	plan.puts, plan.learn = make([]func(Tx, string) error, len(plan.Rows)), make([]func(), len(plan.Rows))
	if n == ContactNoun {
		return plan, a.planContacts(ctx, &plan)
	}
	return plan, a.planProducts(ctx, &plan)
}

// settle gives a row its state: what nothing speaks against is new, the same
// or changed.
func settle(row *sheet.Row, old, now any, known bool) (write bool) {
	if row.State == sheet.Rejected {
		return false
	}
	state := sheet.New
	if known {
		state = sheet.Changed
		if reflect.DeepEqual(old, now) {
			state = sheet.Same
		}
	}
	if row.State != sheet.Doubtful || state == sheet.Same {
		row.State = state
	}
	return state != sheet.Same
}

func (a *App) planProducts(ctx context.Context, plan *Import) error {
	products, err := one(ctx, a.store, Reader.Products)
	if err != nil {
		return err
	}
	known := make(map[string]catalog.Product, len(products))
	for _, p := range products {
		known[strings.ToLower(p.Code)] = p
	}
	suppliers, err := a.suppliers(ctx)
	if err != nil {
		return err
	}
	fresh, err := a.comparePictures(ctx, plan, func(row *sheet.Row) catalog.Product { return known[strings.ToLower(row.Text("code"))] })
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range plan.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		row := &plan.Rows[i]
		code := strings.ToLower(row.Text("code"))
		old, exists := known[code]
		p := old
		fillProduct(&p, row, plan.Mapping, suppliers, a.tables)
		if seen[code] && code != "" {
			row.Reject(plan.Mapping, "code", fault.New("catalog.code_twice", "Code", row.Text("code")))
		}
		seen[code] = true
		if err := p.Check(); err != nil {
			f := fault.Of(err)
			row.Reject(plan.Mapping, f.Field, f)
		}
		if !settle(row, old, p, exists) && (!fresh[i] || row.State == sheet.Rejected) {
			continue
		}
		if row.State == sheet.Same {
			row.State = sheet.Changed
		}
		plan.puts[i] = func(tx Tx, photo string) error {
			if photo != "" {
				p.Photos = append([]string{photo}, p.Photos[min(1, len(p.Photos)):]...)
			}
			return tx.PutProduct(&p)
		}
		plan.learn[i] = func() { a.learn(p) }
	}
	return nil
}

// suppliers finds companies by their code and names, in lower case.
func (a *App) suppliers(ctx context.Context) (map[string]string, error) {
	rows, err := a.Contacts(ctx)
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for _, c := range rows {
		for _, name := range []string{c.Name, c.NameZH, c.Code} {
			if name != "" {
				ids[strings.ToLower(name)] = c.ID
			}
		}
	}
	return ids, nil
}

func (a *App) planContacts(ctx context.Context, plan *Import) error {
	return a.store.Read(ctx, func(r Reader) error {
		seen := map[string]bool{}
		for i := range plan.Rows {
			row := &plan.Rows[i]
			id, err := knownContact(r, row)
			if err != nil {
				return err
			}
			var old contact.Contact
			if id != "" {
				if old, err = r.Contact(id); err != nil {
					return err
				}
			}
			c := old
			c.People, c.Roles = append([]contact.Person(nil), old.People...), append([]contact.Role(nil), old.Roles...)
			fillContact(&c, row, plan.Mapping, a.tables)
			if err := a.doubtTwin(ctx, r, row, plan.Mapping, c); err != nil {
				return err
			}
			mark := strings.ToLower(c.Name + "\x00" + c.NameZH + "\x00" + c.Email)
			if seen[mark] {
				row.Reject(plan.Mapping, "name", fault.New("contact.twice", "Name", c.Display()))
			}
			seen[mark] = true
			if !settle(row, old, c, id != "") {
				continue
			}
			if c.CreatedAt.IsZero() {
				c.CreatedAt = a.now().UTC()
			}
			plan.puts[i] = func(tx Tx, _ string) error { return tx.PutContact(&c) }
		}
		return nil
	})
}

// knownContact finds the company a row speaks of: by mail address, then by
// name.
func knownContact(r Reader, row *sheet.Row) (string, error) {
	named, err := namedContact(r, row)
	if err != nil {
		return "", err
	}
	email := row.Text("email")
	if email == "" {
		return named, nil
	}
	ids, err := r.ContactsByEmail(email)
	if err != nil || len(ids) == 0 || slices.Contains(ids, named) {
		return named, err // nobody has the address, or several share it
	}
	return ids[0], nil
}

func namedContact(r Reader, row *sheet.Row) (string, error) {
	for _, key := range []string{"name", "name_zh"} {
		if name := row.Text(key); name != "" {
			if id, err := r.ContactByName(name); err != nil || id != "" {
				return id, err
			}
		}
	}
	return "", nil
}

// RunImport writes the good rows of a plan, doubtful ones too where wanted,
// in one transaction: all or nothing. progress is told of rows done and may
// be nil. It gives how many rows were written.
func (a *App) RunImport(ctx context.Context, plan Import, doubtful bool, progress func(done, total int)) (int, error) {
	var todo []int
	for i := range plan.Rows {
		if plan.puts[i] != nil && (plan.Rows[i].State != sheet.Doubtful || doubtful) && plan.Rows[i].State != sheet.Rejected {
			todo = append(todo, i)
		}
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	photos, err := a.keepPictures(ctx, plan, todo, func(done int) { progress(done, 2*len(todo)) })
	if err != nil {
		return 0, err
	}
	err = a.write(ctx, plan.Noun, func(tx Tx) error {
		for n, i := range todo {
			if err := plan.puts[i](tx, photos[i]); err != nil {
				return fmt.Errorf("row %d: %w", plan.Rows[i].Number, err)
			}
			progress(len(todo)+n, 2*len(todo))
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, i := range todo {
		if plan.learn[i] != nil {
			plan.learn[i]()
		}
	}
	return len(todo), nil
}

// RememberMapping keeps what a person chose for the columns, for the next
// sheet with the same headings.
func (a *App) RememberMapping(ctx context.Context, n Noun, s *sheet.Sheet, m sheet.Mapping) error {
	memory, err := a.importMemory(ctx, n)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(memory.Learn(s, m))
	if err != nil {
		return fmt.Errorf("import memory: %w", err)
	}
	return a.SetSetting(ctx, mappingKey(n), string(raw))
}
