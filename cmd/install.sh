# shellcheck shell=bash
# What cmd/start.sh and cmd/check.sh share: finding Go, and getting from the
# system's packages what a build or a check needs. It is sourced, never run.

say() { printf '%s\n' "$*"; }

give_up() {
  say "$*" >&2
  exit 1
}

find_go() {
  command -v go >/dev/null || PATH="$PATH:/usr/local/go/bin"
  command -v go >/dev/null || give_up "Go is missing. Install $(sed -n 's/^go //p' go.mod) or newer from https://go.dev/dl and run this again."
  # A build takes its version from the release, not from the state of a folder
  # that may belong to somebody else.
  GOFLAGS="$(go env GOFLAGS) -buildvcs=false"
  export GOFLAGS
}

# install WHY PACKAGE…: on Debian and its children installs what is missing, as
# root or with sudo; elsewhere says what a person has to install.
install() {
  local why=$1
  shift
  case $(uname -s) in
  Linux) install_linux "$why" "$@" ;;
  Darwin)
    xcode-select -p >/dev/null 2>&1 ||
      give_up "macOS: $why needs Apple's command line tools. Run: xcode-select --install"
    ;;
  MINGW* | MSYS* | CYGWIN*)
    command -v gcc >/dev/null ||
      give_up "Windows: $why needs gcc on the PATH. Install MSYS2 from https://www.msys2.org, then in its shell: pacman -S mingw-w64-ucrt-x86_64-gcc"
    ;;
  esac
}

install_linux() {
  local why=$1 package missing=()
  shift
  if ! command -v apt-get >/dev/null; then
    say "No apt-get here: $why needs what Debian calls $*."
    return
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0

  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null ||
      give_up "$why needs packages that only root can install: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing for $why: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    give_up "The packages could not be installed."
  fi
  rm -f "$log"
}

# The C half of the window: GLFW, OpenGL, X11 and Wayland.
install_window_build() {
  install "building the window" gcc libc6-dev pkg-config libgl-dev libegl-dev \
    libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev \
    libxinerama-dev libwayland-dev libxkbcommon-dev
}
