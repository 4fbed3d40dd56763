package trade

import "strings"

// ContainerCheck gives the check digit of a container number from its owner
// code and serial, such as CSQU305438 (ISO 6346: letters from 10 up without
// multiples of 11, weights 2^i, mod 11 mod 10). ok is false for another shape.
func ContainerCheck(ten string) (digit int, ok bool) {
	if len(ten) != 10 || strings.Trim(ten[:4], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || strings.Trim(ten[4:], "0123456789") != "" {
		return 0, false
	}
	sum := 0
	for i := range 10 {
		v := int(ten[i] - '0')
		if i < 4 {
			v = int(ten[i]-'A') + 10
			v += (v - 1) / 10 // 11, 22 and 33 are left out
		}
		sum += v << i
	}
	return sum % 11 % 10, true
}

// AirWaybillCheck gives the eighth digit of an air waybill serial from its
// first seven (serial mod 7, IATA resolution 600a).
func AirWaybillCheck(seven string) (digit int, ok bool) {
	if len(seven) != 7 || strings.Trim(seven, "0123456789") != "" {
		return 0, false
	}
	n := 0
	for i := range 7 {
		n = n*10 + int(seven[i]-'0')
	}
	return n % 7, true
}
