package text

import (
	"strings"

	"sampan/app/money"
)

// Chinese writes an amount in the capital figures of cheques and contracts
// (支付结算办法, annex 1): 整 stands after 元 and never after 分; zeros inside
// a number read as one 零; after 元 a 零 stands before 分 where 角 is nothing,
// and before 角 where the number ends in two zeros or more (a single 0 at 元
// may go without one, and does here). Other currencies lead with their name
// and count in the same 元角分厘.
func Chinese(a money.Amount) string {
	minor, negative := magnitude(a.Minor)
	places := int(a.Currency.Digits())
	scale := uint64(1)
	for range places {
		scale *= 10
	}
	whole, rest := minor/scale, minor%scale
	var b strings.Builder
	b.WriteString(chineseCurrency(a.Currency))
	if negative {
		b.WriteString("负")
	}
	if whole > 0 || rest == 0 {
		b.WriteString(ChineseNumber(whole) + "元")
	}
	if rest == 0 {
		b.WriteString("整")
		return b.String()
	}
	gap := whole > 0 && whole%100 == 0
	for i := range places {
		scale /= 10
		digit := rest / scale % 10
		if digit == 0 {
			gap = gap || whole > 0 || i > 0 && rest/scale > 0
			continue
		}
		if gap {
			b.WriteString("零")
		}
		b.WriteString(capitalDigits[digit] + chineseMinor[i])
		gap = false
	}
	return b.String()
}

// ChineseNumber writes a whole number in capital figures: 壹拾万柒仟.
func ChineseNumber(n uint64) string {
	if n == 0 {
		return capitalDigits[0]
	}
	const myriad, yi = 10_000, 100_000_000
	for _, step := range []struct {
		size uint64
		name string
	}{{yi, "亿"}, {myriad, "万"}} {
		if n < step.size {
			continue
		}
		words := ChineseNumber(n/step.size) + step.name
		low := n % step.size
		switch {
		case low == 0:
			return words
		case low < step.size/10:
			return words + "零" + ChineseNumber(low)
		}
		return words + ChineseNumber(low)
	}
	return chineseBelowMyriad(n)
}

func chineseBelowMyriad(n uint64) string {
	var b strings.Builder
	gap := false
	scale := uint64(1000)
	for _, unit := range []string{"仟", "佰", "拾", ""} {
		digit := n / scale % 10
		scale /= 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		b.WriteString(capitalDigits[digit] + unit)
	}
	return b.String()
}

var (
	capitalDigits = []string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}
	chineseMinor  = []string{"角", "分", "厘"}
)
