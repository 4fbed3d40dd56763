// Package assets embeds what the program carries inside itself: the sample
// firm, the icon, and the texts of the screen and of papers. Any layer may
// read it; it imports nothing of the program and knows nothing of the meaning
// of what it holds.
package assets

import "embed"

// Sample is the sample firm under the folder "sample": its profile
// (firm.json), products.tsv, contacts.tsv, the mails, chats and sheets of
// inquiries/ with the right answers in expected.tsv, and photos/.
//
//go:embed sample
var Sample embed.FS

// Icons holds "icons/sampan-N.png", the mark of the program on a square of N
// pixels: 64, 128, 256, 512 and 1024.
//
//go:embed icons
var Icons embed.FS

// Translations holds the texts of the screen, one pair of files per room
// (translations/ui/ROOM.zh.json and ROOM.en.json, flat objects of key to
// text), and those of printed papers (translations/papers/LANGUAGE.json).
//
//go:embed translations
var Translations embed.FS
