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

	"sampan/assets"
)

func main() {
	root := flag.String("assets", "assets", "folder of the assets to write into")
	only := flag.String("only", "", "draw only the photos of item numbers that begin so, and nothing else")
	flag.Parse()
	if err := run(*root, *only); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func run(root, only string) error {
	letter, err := newLettering(assets.ScreenBold)
	if err != nil {
		return fmt.Errorf("face: %w", err)
	}
	sample := filepath.Join(root, "sample")
	if err := os.MkdirAll(filepath.Join(sample, "photos"), 0o755); err != nil {
		return err
	}
	if err := drawPhotos(sample, only, letter); err != nil {
		return fmt.Errorf("photos: %w", err)
	}
	if only != "" {
		return nil
	}
	if err := drawFirm(sample, letter); err != nil {
		return fmt.Errorf("firm: %w", err)
	}
	if err := drawIcons(filepath.Join(root, "icons")); err != nil {
		return fmt.Errorf("icons: %w", err)
	}
	return nil
}
