#!/bin/sh
# Makes the fonts of Sampan anew: fetches the two source families at fixed
# versions, cuts and joins them. Needs npm, python3 and python3-fonttools
# (Debian's packages of these names). The results are committed, so nobody
# needs this to build the program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() { # package, version, folder
	npm pack --silent "$1@$2" >name
	mkdir "$3"
	tar -xzf "$(tail -n 1 name)" -C "$3" --strip-components 1
}
fetch @expo-google-fonts/noto-sans-sc 0.4.3 han
fetch @expo-google-fonts/noto-sans 0.4.2 latin

mkdir sources
cp han/400Regular/NotoSansSC_400Regular.ttf sources/han-regular.ttf
cp han/700Bold/NotoSansSC_700Bold.ttf sources/han-bold.ttf
cp latin/400Regular/NotoSans_400Regular.ttf sources/latin-regular.ttf
cp latin/700Bold/NotoSans_700Bold.ttf sources/latin-bold.ttf

# Debian's own interpreter: python3-fonttools is installed for that one.
/usr/bin/python3 "$here/cut.py" "$work/sources" "$here"
{
	head -n 1 han/LICENSE_FONT
	cat latin/LICENSE_FONT
} >"$here/OFL.txt"
