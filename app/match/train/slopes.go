package train

import (
	"fmt"
	"math"
	"strings"
)

// The settings of the straight part of confidence.
const (
	slopeSteps = 200
	slopeRate  = 0.05
	slopeRidge = 0.01
	outlier    = 3.0 // standard deviations from which a feature counts no more
)

// slopes fits a logistic regression and gives its text form, each weight times
// share. Features are held within three standard deviations, so that a line of
// an unknown kind cannot run away.
func slopes(names []string, rows [][]float32, right []bool, weight []float64, share float64) string {
	mean, spread := moments(rows, len(names))
	at := make([][]float64, len(rows))
	total := 0.0
	for i, r := range rows {
		at[i] = make([]float64, len(names)+1)
		for k := range names {
			at[i][k] = max(-outlier, min(outlier, (float64(r[k])-mean[k])/spread[k]))
		}
		at[i][len(names)] = 1
		total += weight[i]
	}
	w := descend(len(names)+1, func(w, slope []float64) {
		for i, x := range at {
			miss := 0.0
			for k := range w {
				miss += w[k] * x[k]
			}
			miss = 1 / (1 + math.Exp(-miss))
			if right[i] {
				miss--
			}
			for k := range w {
				slope[k] += weight[i] / total * miss * x[k]
			}
		}
		for k := range w {
			slope[k] += slopeRidge * w[k]
		}
	})
	var text strings.Builder
	rest := w[len(names)]
	for k, name := range names {
		if rise := w[k] / spread[k]; math.Abs(w[k]) > 1e-3 {
			fmt.Fprintf(&text, "slope %s %.5g from %.5g to %.5g\n", name, share*rise, mean[k]-outlier*spread[k], mean[k]+outlier*spread[k])
			rest -= rise * mean[k]
		}
	}
	fmt.Fprintf(&text, "tree\n= %.5g\n", share*rest)
	return text.String()
}

// moments gives mean and standard deviation of every feature.
func moments(rows [][]float32, features int) (mean, spread []float64) {
	mean, spread = make([]float64, features), make([]float64, features)
	for _, r := range rows {
		for k, x := range r {
			mean[k] += float64(x) / float64(len(rows))
		}
	}
	for _, r := range rows {
		for k, x := range r {
			d := float64(x) - mean[k]
			spread[k] += d * d / float64(len(rows))
		}
	}
	for k := range spread {
		spread[k] = math.Sqrt(max(1e-9, spread[k]))
	}
	return mean, spread
}

// descend follows a gradient from zero with steps of adapted length (Adam).
func descend(size int, gradient func(at, slope []float64)) []float64 {
	w, drift, size2 := make([]float64, size), make([]float64, size), make([]float64, size)
	for step := 1; step <= slopeSteps; step++ {
		slope := make([]float64, size)
		gradient(w, slope)
		for k, g := range slope {
			drift[k] = 0.9*drift[k] + 0.1*g
			size2[k] = 0.99*size2[k] + 0.01*g*g
			d := drift[k] / (1 - math.Pow(0.9, float64(step)))
			s := size2[k] / (1 - math.Pow(0.99, float64(step)))
			w[k] -= slopeRate * d / (math.Sqrt(s) + 1e-8)
		}
	}
	return w
}
