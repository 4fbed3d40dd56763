package assets

import _ "embed"

// The faces of the program, cut and joined by fonts/build.sh; the licence is
// fonts/OFL.txt. A paper face holds every ideograph of GBK and Extension A,
// the rare ones of personal and place names, kana and bopomofo, and Latin,
// Cyrillic and Greek with the currency signs. A screen face is the same without
// what of Extension A is in no name, because the window keeps each face in
// memory.
var (
	//go:embed fonts/paper-regular.ttf
	PaperRegular []byte
	//go:embed fonts/paper-bold.ttf
	PaperBold []byte
	//go:embed fonts/screen-regular.ttf
	ScreenRegular []byte
	//go:embed fonts/screen-bold.ttf
	ScreenBold []byte
)
