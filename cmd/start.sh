#!/usr/bin/env bash
# Builds Sampan and opens it on a sample firm, which it keeps in out/firm; delete
# that folder to begin anew. Without a display it does the same job on paper: the
# sample firm's papers and a picture of every screen come into out/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. cmd/install.sh

has_display() {
  [[ $(uname -s) != Linux || -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]
}

find_go
mkdir -p out

if ! has_display; then
  say "There is no display here: drawing the papers and the screens into out/ instead of opening the window."
  export CGO_ENABLED=0
  rm -rf out/firm out/demo out/screens
  go run ./cmd/sampan-cli demo --db out/firm --out out/demo
  go run ./cmd/dev screens --out out/screens
  say "Papers: out/demo   Screens: out/screens"
  exit
fi

install_window_build
install "drawing the window" libgl1-mesa-dri
say "Building. The first time takes some minutes, after that some seconds."
CGO_ENABLED=1 go build -tags migrated_fynedo -o out/ ./cmd/sampan
exec out/sampan --sample --db out/firm
