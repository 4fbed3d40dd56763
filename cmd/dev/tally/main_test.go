package main

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	cases := []struct {
		name           string
		in             []string
		passed, failed int
		shown, hidden  string
	}{
		{
			name: "tests and subtests that pass, from a cache or not",
			in: []string{
				`{"Action":"run","Package":"p","Test":"TestA"}`,
				`{"Action":"output","Package":"p","Test":"TestA","Output":"noise\n"}`,
				`{"Action":"pass","Package":"p","Test":"TestA/one"}`,
				`{"Action":"pass","Package":"p","Test":"TestA"}`,
				`{"Action":"output","Package":"p","Output":"ok p (cached)\n"}`,
				`{"Action":"pass","Package":"p"}`,
				`{"Action":"skip","Package":"without tests"}`,
			},
			passed: 2, hidden: "noise",
		},
		{
			name: "a failing test is shown and its package not counted again",
			in: []string{
				`{"Action":"output","Package":"p","Test":"TestA","Output":"want 1 <2>\n"}`,
				`{"Action":"fail","Package":"p","Test":"TestA"}`,
				`{"Action":"pass","Package":"p","Test":"TestB"}`,
				`{"Action":"fail","Package":"p"}`,
			},
			passed: 1, failed: 1, shown: "p TestA\nwant 1 <2>\n",
		},
		{
			name: "a package that does not build",
			in: []string{
				`{"ImportPath":"p","Action":"build-output","Output":"x.go:1: undefined: y\n"}`,
				`{"ImportPath":"p","Action":"build-fail"}`,
				`{"Action":"output","Package":"p","Output":"FAIL p [build failed]\n"}`,
				`{"Action":"fail","Package":"p","FailedBuild":"p"}`,
			},
			failed: 1, shown: "undefined: y",
		},
		{
			name: "a skipped test",
			in: []string{
				`{"Action":"output","Package":"p","Test":"TestA","Output":"later\n"}`,
				`{"Action":"skip","Package":"p","Test":"TestA"}`,
				`{"Action":"pass","Package":"p"}`,
			},
			failed: 1, shown: "later",
		},
		{name: "words of the go command itself", in: []string{"go: no such tool"}, shown: "no such tool"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			passed, failed, err := tally(strings.NewReader(strings.Join(c.in, "\n")), &out)
			if err != nil || passed != c.passed || failed != c.failed {
				t.Errorf("%d passed, %d failed, %v; want %d and %d", passed, failed, err, c.passed, c.failed)
			}
			if !strings.Contains(out.String(), c.shown) || c.hidden != "" && strings.Contains(out.String(), c.hidden) {
				t.Errorf("shows %q", out.String())
			}
		})
	}
}
