// Package theme holds the look of the program: its colours, its sizes and the
// two faces of its font, in this one file. Widgets, screens and their tests
// read from here; nobody else names a colour or a size.
//
// It is a package of its own below ui because the arrows force it: ui wires
// the screens, so screens and widgets cannot import ui.
//
// Fyne parses a font once for every text style, at about 60 MB of heap each,
// and keeps the old ones when a theme is replaced. So every style is served
// by Regular or Bold, texts use no other style, SetTheme is called once in
// the life of the process, and light, dark and language are switched by a
// field of the Theme; the caller then builds the content of the window anew.
package theme

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The colours by their meaning. Those that stock parts of Fyne also use carry
// Fyne's name, so that menus and scroll bars look like the rest.
const (
	Ground   = fynetheme.ColorNameBackground      // behind the page
	Surface  = fynetheme.ColorNameInputBackground // cards, tables, fields
	Raised   = fynetheme.ColorNameOverlayBackground
	Ink      = fynetheme.ColorNameForeground
	SoftInk  = fynetheme.ColorNamePlaceHolder
	Hairline = fynetheme.ColorNameSeparator
	Accent   = fynetheme.ColorNamePrimary
	OnAccent = fynetheme.ColorNameForegroundOnPrimary
	Good     = fynetheme.ColorNameSuccess
	Caution  = fynetheme.ColorNameWarning
	Danger   = fynetheme.ColorNameError
	OnDanger = fynetheme.ColorNameForegroundOnError
	Chosen   = fynetheme.ColorNameSelection // a selected row
	Hover    = fynetheme.ColorNameHover
	Pressed  = fynetheme.ColorNamePressed
	Disabled = fynetheme.ColorNameDisabled
	Border   = fynetheme.ColorNameInputBorder // of a field: darker than a hairline
	Header   = fynetheme.ColorNameHeaderBackground
	Shade    = fynetheme.ColorNameShadow // behind a dialog
	Paper    = fyne.ThemeColorName("paper")
	Ring     = fynetheme.ColorNameFocus // around what has the keyboard
	Ghost    = fyne.ThemeColorName("ghost")
	Band     = fyne.ThemeColorName("band") // behind figures the buyer must not see
)

// Sizes in device-independent pixels. Distances stand on a grid of 4.
const (
	Text    float32 = 14
	Caption float32 = 12
	Section float32 = 16
	Page    float32 = 20

	Gap1 float32 = 4
	Gap2 float32 = 8
	Gap3 float32 = 12
	Gap4 float32 = 16
	Gap6 float32 = 24

	Row     float32 = 34 // of a table
	Control float32 = 32 // a field or a button
	Radius  float32 = 4
	Line    float32 = 1

	PhotoThumb float32 = 40
	PhotoLine  float32 = 56
	PhotoCard  float32 = 160
)

// Theme is the one theme of the process. Dark and Chinese may change while it
// runs; the content of the windows has to be built anew afterwards.
type Theme struct {
	Dark bool
	// Chinese gives lines of wrapped text a little more air.
	Chinese bool

	regular, bold fyne.Resource
	stock         fyne.Theme
}

// New makes the theme from the two faces of the screen font (TrueType bytes).
// A nil face is replaced by Fyne's own, which has no Chinese.
func New(regular, bold []byte) *Theme {
	t := &Theme{stock: fynetheme.DefaultTheme()}
	t.regular = face("regular.ttf", regular, fynetheme.DefaultTextFont())
	t.bold = face("bold.ttf", bold, fynetheme.DefaultTextBoldFont())
	return t
}

func face(name string, ttf []byte, spare fyne.Resource) fyne.Resource {
	if len(ttf) == 0 {
		return spare
	}
	return fyne.NewStaticResource(name, ttf)
}

// Font serves every style from two faces.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return t.bold
	}
	return t.regular
}

// Icon serves Fyne's icons, coloured by this theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.stock.Icon(name) }

// Color ignores the variant of the system: the person chooses light or dark
// in the program.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	c, ok := palette[name]
	if !ok {
		return t.stock.Color(name, t.variant())
	}
	if t.Dark {
		return c.dark
	}
	return c.light
}

func (t *Theme) variant() fyne.ThemeVariant {
	if t.Dark {
		return fynetheme.VariantDark
	}
	return fynetheme.VariantLight
}

// Size serves the sizes that stock parts ask for.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameLineSpacing && t.Chinese {
		return 6
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return t.stock.Size(name)
}

// Color reads a colour from the theme in use.
func Color(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }

// Icon colours one of Fyne's icons. Fyne keeps drawn icons by their name, so
// the name carries the colour, else light icons would appear in the dark.
func Icon(name fyne.ThemeIconName, in fyne.ThemeColorName) fyne.Resource {
	c := color.NRGBAModel.Convert(Color(in)).(color.NRGBA)
	return &icon{
		Resource: fynetheme.NewColoredResource(fynetheme.Current().Icon(name), in),
		name:     fmt.Sprintf("%s-%02x%02x%02x.svg", name, c.R, c.G, c.B),
	}
}

type icon struct {
	fyne.Resource
	name string
}

func (i *icon) Name() string { return i.name }

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:               Text,
	fynetheme.SizeNameCaptionText:        Caption,
	fynetheme.SizeNameSubHeadingText:     Section,
	fynetheme.SizeNameHeadingText:        Page,
	fynetheme.SizeNamePadding:            Gap1,
	fynetheme.SizeNameInnerPadding:       6,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInlineIcon:         18,
	fynetheme.SizeNameSeparatorThickness: Line,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        Radius,
	fynetheme.SizeNameSelectionRadius:    2,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    2,
	fynetheme.SizeNamePopupRadius:        6,
	fynetheme.SizeNameModalBlurRadius:    0,
}

type pair struct{ light, dark color.NRGBA }

var palette = map[fyne.ThemeColorName]pair{
	Ground:   {rgb(0xF5F6F8), rgb(0x12161B)},
	Surface:  {rgb(0xFFFFFF), rgb(0x1A2027)},
	Raised:   {rgb(0xFFFFFF), rgb(0x222A33)},
	Ink:      {rgb(0x18212B), rgb(0xE7ECF2)},
	SoftInk:  {rgb(0x5A6675), rgb(0x9AA7B5)},
	Hairline: {rgb(0xDFE3E8), rgb(0x313B46)},
	Accent:   {rgb(0x0B6385), rgb(0x53B4DB)},
	OnAccent: {rgb(0xFFFFFF), rgb(0x0B1720)},
	Good:     {rgb(0x1D7A4C), rgb(0x57C48A)},
	Caution:  {rgb(0xA15C07), rgb(0xE0A44A)},
	Danger:   {rgb(0xB3261E), rgb(0xF07C73)},
	OnDanger: {rgb(0xFFFFFF), rgb(0x2B0B08)},
	Chosen:   {part(0x0B6385, 10), part(0x53B4DB, 18)},
	Hover:    {part(0x18212B, 4), part(0xE7ECF2, 5)},
	Pressed:  {part(0x18212B, 9), part(0xE7ECF2, 10)},
	Disabled: {rgb(0x6B7683), rgb(0x8793A0)},
	Border:   {rgb(0xC5CCD4), rgb(0x43505D)},
	Header:   {rgb(0xFAFBFC), rgb(0x171D23)},
	Shade:    {part(0x18212B, 16), part(0x000000, 45)},
	Ring:     {part(0x0B6385, 25), part(0x53B4DB, 30)},
	Ghost:    {rgb(0xECEFF2), rgb(0x252E37)},
	Band:     {rgb(0xF7F4EC), rgb(0x24241F)},
	Paper:    {rgb(0xFFFFFF), rgb(0xFFFFFF)},

	fynetheme.ColorNameButton:              {rgb(0xFFFFFF), rgb(0x222A33)},
	fynetheme.ColorNameDisabledButton:      {rgb(0xECEFF2), rgb(0x252E37)},
	fynetheme.ColorNameHyperlink:           {rgb(0x0B6385), rgb(0x53B4DB)},
	fynetheme.ColorNameMenuBackground:      {rgb(0xFFFFFF), rgb(0x222A33)},
	fynetheme.ColorNameScrollBar:           {part(0x5A6675, 45), part(0x9AA7B5, 45)},
	fynetheme.ColorNameScrollBarBackground: {part(0x000000, 0), part(0x000000, 0)},
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// part is a colour at so many per cent of opacity.
func part(hex uint32, percent uint8) color.NRGBA {
	c := rgb(hex)
	c.A = uint8(uint16(percent) * 255 / 100)
	return c
}
