package packing

import "sampan/app/money"

var half = money.Must("0.5")

// FreightTons is the chargeable measure of loose sea freight: the larger of
// cubic metres and tonnes, 3 places. The minimum of 1 is the carrier's to ask.
func FreightTons(cbm, kg money.Decimal) money.Decimal {
	tons := kg.Shift(-3)
	if cbm.GreaterThan(tons) {
		tons = cbm
	}
	return money.Round(tons, 3)
}

// Freight is tons × rate × (1 + all surcharge shares), 2 places.
func Freight(tons, rate money.Decimal, surcharges []money.Decimal) money.Decimal {
	share := money.New(1)
	for _, s := range surcharges {
		share = share.Add(s)
	}
	return money.Round(tons.Mul(rate).Mul(share), 2)
}

// Volumetric is the weight a parcel is charged by: length × width × height
// in cm over the divisor (6000 for air freight, 5000 for most couriers), kg,
// 2 places.
func Volumetric(length, width, height, divisor money.Decimal) money.Decimal {
	return money.Round(money.Div(length.Mul(width).Mul(height), divisor), 2)
}

// ChargeableUpHalf is the larger weight, rounded up to the next half kilogram.
func ChargeableUpHalf(actual, volumetric money.Decimal) money.Decimal {
	return larger(actual, volumetric).Div(half).Ceil().Mul(half)
}

// AirChargeable is the larger of the weight and the volume at the given kg
// per cubic metre (166.67 for a divisor of 6000), 2 places.
func AirChargeable(cbm, actual, ratio money.Decimal) (volume, chargeable money.Decimal) {
	volume = money.Round(cbm.Mul(ratio), 2)
	return volume, money.Round(larger(actual, volume), 2)
}

func larger(a, b money.Decimal) money.Decimal {
	if b.GreaterThan(a) {
		return b
	}
	return a
}
