package firm

import "strings"

const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// USCCCheck gives the 18th character of a unified social credit code from
// its first 17 (GB 32100-2015: weights 3^i mod 31); 0 means the 17 are wrong.
func USCCCheck(first17 string) byte {
	if len(first17) != 17 {
		return 0
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(usccAlphabet, first17[i])
		if v < 0 {
			return 0
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return usccAlphabet[(31-sum%31)%31]
}

// ValidUSCC reports a unified social credit code with a right check character.
func ValidUSCC(code string) bool {
	return len(code) == 18 && USCCCheck(code[:17]) == code[17]
}
