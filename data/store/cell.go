package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sampan/app/money"
)

// cell is one field of a record on its way to and from a column, and as the
// history shows it.
type cell interface {
	sql.Scanner
	driver.Valuer
	show() string
}

// column binds a field to the column that keeps it; the name is also that of
// the field in the history.
type column struct {
	name string
	cell
}

type textCell[T ~string] struct{ p *T }

func text[T ~string](p *T) cell { return textCell[T]{p} }

func (c textCell[T]) show() string { return string(*c.p) }

func (c textCell[T]) Scan(src any) error {
	s, err := scanText(src)
	*c.p = T(s)
	return err
}

// Value also mends the field: what no text column of any database can hold
// (NUL, broken UTF-8) is dropped, so that the record is what was stored.
func (c textCell[T]) Value() (driver.Value, error) {
	*c.p = T(clean(string(*c.p)))
	return string(*c.p), nil
}

func clean(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return strings.ToValidUTF8(s, "�")
}

func scanText(src any) (string, error) {
	switch v := src.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("text column holds %T", src)
}

type refCell struct{ textCell[string] }

// ref is the id of another record; "" is kept as NULL, for the foreign key.
func ref(p *string) cell { return refCell{textCell[string]{p}} }

func (c refCell) Value() (driver.Value, error) {
	if *c.p == "" {
		return nil, nil
	}
	return *c.p, nil
}

type wholeCell[T ~int | ~int64] struct{ p *T }

func whole[T ~int | ~int64](p *T) cell { return wholeCell[T]{p} }

func (c wholeCell[T]) show() string                 { return strconv.FormatInt(int64(*c.p), 10) }
func (c wholeCell[T]) Value() (driver.Value, error) { return int64(*c.p), nil }

func (c wholeCell[T]) Scan(src any) error {
	n, ok := src.(int64)
	if !ok && src != nil {
		return fmt.Errorf("whole number column holds %T", src)
	}
	*c.p = T(n)
	return nil
}

type yesCell struct{ p *bool }

func yes(p *bool) cell { return yesCell{p} }

func (c yesCell) show() string { return strconv.FormatBool(*c.p) }

func (c yesCell) Value() (driver.Value, error) {
	if *c.p {
		return int64(1), nil
	}
	return int64(0), nil
}

func (c yesCell) Scan(src any) error {
	n, _ := src.(int64)
	*c.p = n != 0
	return nil
}

type decimalCell struct{ p *money.Decimal }

// decimal is an exact number kept as text.
func decimal(p *money.Decimal) cell { return decimalCell{p} }

func (c decimalCell) show() string                 { return c.p.String() }
func (c decimalCell) Value() (driver.Value, error) { return c.p.String(), nil }

func (c decimalCell) Scan(src any) error {
	s, err := scanText(src)
	if err != nil || s == "" || s == "0" {
		*c.p = money.Zero
		return err
	}
	return c.p.UnmarshalText([]byte(s))
}

type maybeCell struct{ p **money.Decimal }

// maybe is a number that may be missing, which is not zero.
func maybe(p **money.Decimal) cell { return maybeCell{p} }

func (c maybeCell) show() string {
	if *c.p == nil {
		return ""
	}
	return (*c.p).String()
}

func (c maybeCell) Value() (driver.Value, error) {
	if *c.p == nil {
		return nil, nil
	}
	return (*c.p).String(), nil
}

func (c maybeCell) Scan(src any) error {
	*c.p = nil
	if src == nil {
		return nil
	}
	d := new(money.Decimal)
	*c.p = d
	return decimalCell{d}.Scan(src)
}

type momentCell struct{ p *time.Time }

// moment is a time in UTC, to the nanosecond and of fixed width, so that text
// sorts as time does; the zero time is "".
func moment(p *time.Time) cell { return momentCell{p} }

const momentForm = "2006-01-02T15:04:05.000000000Z"

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(momentForm)
}

func (c momentCell) show() string                 { return stamp(*c.p) }
func (c momentCell) Value() (driver.Value, error) { return stamp(*c.p), nil }

func (c momentCell) Scan(src any) error {
	*c.p = time.Time{}
	s, err := scanText(src)
	if err != nil || s == "" {
		return err
	}
	*c.p, err = time.Parse(momentForm, s)
	return err
}

type wordsCell[T ~string] struct{ p *[]T }

// words is a short list of words, kept as a JSON array; none is "".
func words[T ~string](p *[]T) cell { return wordsCell[T]{p} }

func (c wordsCell[T]) show() string {
	s := make([]string, len(*c.p))
	for i, w := range *c.p {
		s[i] = string(w)
	}
	return strings.Join(s, ", ")
}

func (c wordsCell[T]) Value() (driver.Value, error) {
	if len(*c.p) == 0 {
		return "", nil
	}
	for i, w := range *c.p {
		(*c.p)[i] = T(clean(string(w)))
	}
	b, err := json.Marshal(*c.p)
	return string(b), err
}

func (c wordsCell[T]) Scan(src any) error {
	*c.p = nil
	s, err := scanText(src)
	if err != nil || s == "" {
		return err
	}
	// Without a stroke no word is escaped, and the quotes part them: taking
	// them out by hand keeps a list of 100,000 rows quick.
	if inner, ok := strings.CutPrefix(s, `["`); ok && !strings.Contains(inner, `\`) {
		if inner, ok = strings.CutSuffix(inner, `"]`); ok {
			for w := range strings.SplitSeq(inner, `","`) {
				*c.p = append(*c.p, T(w))
			}
			return nil
		}
	}
	return json.Unmarshal([]byte(s), c.p)
}

type derivedCell struct{ value any }

// derived is a value that the store computes from a record for its own
// looking up; it is written but neither read nor shown.
func derived(value any) cell { return derivedCell{value} }

func (c derivedCell) show() string                 { return "" }
func (c derivedCell) Scan(any) error               { return nil }
func (c derivedCell) Value() (driver.Value, error) { return c.value, nil }

type silentCell struct{ cell }

// silent is a field that the history leaves out.
func silent(c cell) cell { return silentCell{c} }

func (silentCell) show() string { return "" }

// fold is how names, codes and addresses are compared: without outer blanks,
// whatever the case.
func fold[T ~string](s T) string { return strings.ToLower(strings.TrimSpace(clean(string(s)))) }
