#!/usr/bin/env bash
# Passes all checks of Sampan, or shows what fails and exits 1. It installs what
# it needs and ends with a line that counts. It writes nothing into the tree but
# a picture of the window, in out/failed, where working it failed.
#
#   cmd/check.sh              everything
#   cmd/check.sh --fuzz 30s   and then each fuzz target for that long
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. cmd/install.sh

fuzz=
if [[ ${1:-} == --fuzz ]]; then
  fuzz=${2:?how long is each target to run, for example 30s}
elif [[ $# -gt 0 ]]; then
  give_up "usage: cmd/check.sh [--fuzz 30s]"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export TMPDIR=$work LC_ALL=C.UTF-8

passed=0
failed=0

# step NAME COMMAND…: one line with its seconds; the output only if it fails.
# A command that counts tests leaves "PASSED FAILED" in $work/counts.
step() {
  local name=$1 start=$SECONDS result=ok ok=1 bad=0
  shift
  rm -f "$work/counts"
  if ! "$@" >"$work/log" 2>&1 </dev/null; then
    result=FAIL ok=0 bad=1
  fi
  if [[ -s $work/counts ]]; then
    read -r ok bad <"$work/counts"
    [[ $result == ok || $bad -gt 0 ]] || bad=1
    name="$name ($ok passed, $bad failed)"
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  printf '%-4s %4d s  %s\n' "$result" $((SECONDS - start)) "$name"
  [[ $result == ok ]] || cat "$work/log"
}

pure() { CGO_ENABLED=0 "$@"; }
desktop() { CGO_ENABLED=1 "$@"; }

formatted() {
  local wrong
  wrong=$(go tool gofumpt -l cmd app ui data assets)
  [[ -z $wrong ]] || { say "gofumpt wants to change:" "$wrong" && return 1; }
}

known_vulnerabilities() {
  tar xzf "$vulndb" -C "$work"
  go tool govulncheck -db "file://$work/db" ./...
}

# tests FLAG… PACKAGE…: go test, counted.
tests() { go test -json "$@" | "$work/tally" "$work/counts"; }

driven() {
  SAMPAN_DRIVEN=$work/sampan-driven SAMPAN_SHOTS=$PWD/out/failed tests -count=1 -tags drive ./cmd/dev/drive ./ui/widgets
}

fuzzed() {
  local file target
  grep -rEo --include='*_test.go' '^func Fuzz\w+' cmd app ui data | while IFS=: read -r file target; do
    target=${target#func }
    say "$target"
    pure go test -run '^$' -fuzz "^$target\$" -fuzztime "$fuzz" "./$(dirname "$file")" || return
  done
}

find_go
install_window_build
install "reading papers back" poppler-utils qpdf
go build -o "$work/tally" ./cmd/dev/tally

step "format" formatted
step "vet" pure go vet ./...
step "staticcheck" pure go tool staticcheck ./...
vulndb=../shared/vulndb/db.tgz
if [[ -f $vulndb ]]; then
  step "known vulnerabilities" pure known_vulnerabilities
else
  say "         known vulnerabilities: not looked up, there is no ${vulndb##*/} beside the checkout"
fi
step "tests" pure tests ./...

racing=()
for room in app/jobs ui/task; do
  [[ ! -d $room ]] || racing+=("./$room")
done
[[ ${#racing[@]} -eq 0 ]] || step "tests for races" desktop tests -race "${racing[@]}"

step "command line for Windows" pure env GOOS=windows go build -o "$work/" ./cmd/sampan-cli
step "command line for macOS" pure env GOOS=darwin GOARCH=arm64 go build -o "$work/" ./cmd/sampan-cli
step "desktop program" desktop go build -tags migrated_fynedo -o "$work/sampan" ./cmd/sampan
if [[ $(uname -s) == Linux ]]; then
  install "driving the window" xvfb xdotool xclip libgl1-mesa-dri
  step "desktop program that tells where its widgets are" \
    desktop go build -tags migrated_fynedo,drive -o "$work/sampan-driven" ./cmd/sampan
  step "vet with the widgets told" desktop go vet -tags migrated_fynedo,drive ./cmd/sampan ./cmd/dev/drive ./ui/...
  step "the window driven by keys and mouse" pure driven
fi
[[ -z $fuzz ]] || step "fuzz targets, $fuzz each" fuzzed

say "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
