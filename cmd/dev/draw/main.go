// Command draw makes the pictures that the program carries: the icon, the
// sample firm's logo, seal and signature, and the photos of its products. It
// draws them from nothing but products.tsv, the same bytes every time.
//
//	go run ./cmd/dev/draw
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("assets", "assets", "folder of the assets to write into")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	if err := drawIcons(filepath.Join(root, "icons")); err != nil {
		return fmt.Errorf("icons: %w", err)
	}
	return nil
}
