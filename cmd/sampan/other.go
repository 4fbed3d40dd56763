//go:build !cgo

// Command sampan needs a C compiler, because its window does. This file only
// says so where cgo is switched off.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "sampan: this build has no window; build it with CGO_ENABLED=1, or use sampan-cli")
	os.Exit(1)
}
