package customs

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sampan/app/fault"
	"sampan/app/trade"
)

// Slot is one place of the declaration elements (申报要素) of a code.
type Slot struct {
	Name     string `json:"name"`
	Optional bool   `json:"optional"`
}

// The two slots that every code begins with.
const (
	BrandSlot      = "品牌类型"
	PreferenceSlot = "出口享惠情况"
)

// optionalSlots stand at the tail of most codes and may be left empty.
var optionalSlots = []string{"GTIN", "CAS", "其他"}

// ParseSlots reads the list of slots that yearly workbooks and brokers' tables
// hold: "0:品牌类型|1:出口享惠情况|2:品种|3:其他". The numbers decide the order and
// may be missing, as may full-width signs and blanks.
func ParseSlots(s string) []Slot {
	s = strings.NewReplacer("｜", "|", "：", ":", ";", "|", "；", "|", "\n", "|").Replace(s)
	type numbered struct {
		at   int
		slot Slot
	}
	var list []numbered
	for i, part := range strings.Split(s, "|") {
		at, name := i, strings.TrimSpace(part)
		if head, rest, ok := strings.Cut(name, ":"); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(head)); err == nil {
				at, name = n, strings.TrimSpace(rest)
			}
		}
		if name == "" {
			continue
		}
		optional := slices.ContainsFunc(optionalSlots, func(word string) bool {
			return strings.HasPrefix(strings.ToUpper(name), strings.ToUpper(word))
		})
		list = append(list, numbered{at, Slot{Name: name, Optional: optional}})
	}
	slices.SortStableFunc(list, func(a, b numbered) int { return cmp.Compare(a.at, b.at) })
	slots := make([]Slot, len(list))
	for i, n := range list {
		slots[i] = n.slot
	}
	return slots
}

// JoinElements writes the box 规格型号: values in the order of the slots, parted
// by bars. An empty value keeps its bars. A bar inside a value would shift all
// behind it and is the fault "customs.element_bar"; more characters than the
// rule declaration.elements_width allows on the day is "customs.elements_long".
func JoinElements(values []string, rules trade.Rules, day string) (string, error) {
	for i, v := range values {
		if strings.ContainsAny(v, "|\r\n") {
			return "", fault.New("customs.element_bar", "Slot", i+1).At("elements")
		}
	}
	joined := strings.Join(values, "|")
	width, _, err := rules.Whole("declaration.elements_width", day)
	if err != nil {
		return "", err
	}
	if n := utf8.RuneCountInString(joined); n > width {
		return joined, fault.New("customs.elements_long", "Characters", n, "Width", width).At("elements")
	}
	return joined, nil
}

// SplitElements gives the values of a written box.
func SplitElements(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// Gaps names the slots that need a value and have none. Brand and preference
// must be one of their codes.
func Gaps(slots []Slot, values []string) []string {
	var names []string
	for i, slot := range slots {
		value := ""
		if i < len(values) {
			value = strings.TrimSpace(values[i])
		}
		switch {
		case slot.Optional:
		case strings.HasPrefix(slot.Name, BrandSlot):
			if len(value) != 1 || value < "0" || value > "4" {
				names = append(names, slot.Name)
			}
		case i == 1 && strings.Contains(slot.Name, "享惠"):
			// 3 belongs to imports
			if len(value) != 1 || value < "0" || value > "2" {
				names = append(names, slot.Name)
			}
		case value == "":
			names = append(names, slot.Name)
		}
	}
	return names
}
