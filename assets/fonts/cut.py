"""Cuts the four faces of Sampan from the two source families.

Usage: cut.py SOURCE_DIR OUT_DIR

SOURCE_DIR holds han-{regular,bold}.ttf and latin-{regular,bold}.ttf. Latin,
Cyrillic, Greek, digits, punctuation and currency signs come from the latin
source, everything else from the han source. The result carries no layout
tables: papers place every character by its own advance width, so that what is
measured, drawn on the screen and written to a PDF is one and the same.

Ideographs above U+FFFF, which the PDF writer cannot address, get a second
entry in the private use area; rare.tsv records which.
"""

import copy
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Sampan Desk"
COPYRIGHT = (
    "Derived from Noto Sans SC (Copyright 2014-2021 Adobe) and Noto Sans "
    "(Copyright 2022 The Noto Project Authors). See OFL.txt."
)
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_URL = "https://openfontlicense.org"
PRIVATE = 0xE000

# The head and foot room of the latin source: enough for capitals with two
# Vietnamese marks, and closer than the han source for a dense screen.
ASCENT, DESCENT = 1069, 293

LATIN = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02AF), (0x02B0, 0x036F),
    (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
    (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20C0),
    (0x2100, 0x215F), (0x2212, 0x2215), (0xFB00, 0xFB06),
]

# Signs that the han source draws: arrows, mathematics, boxes, bullets, kana,
# bopomofo, enclosed numbers, squared units, full- and half-width forms.
SIGNS = [
    (0x2103, 0x2103), (0x2109, 0x2109), (0x2116, 0x2116), (0x2121, 0x2121),
    (0x2160, 0x217F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF),
    (0x2460, 0x24FF), (0x2500, 0x27BF), (0x2900, 0x2BFF), (0x2E80, 0x2FDF),
    (0x2FF0, 0x303F), (0x3040, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31E3),
    (0x3200, 0x33FF), (0xFE10, 0xFE4F), (0xFF00, 0xFFEF),
]

HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)]
HAN_BASIC = [(0x4E00, 0x9FFF), (0xF900, 0xFAFF)]
HAN_RARE = (0x20000, 0x3FFFF)

# Characters of Extension A that stand in the official table of general
# standard characters, and so in names and places.
NAMES = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠"
    "䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)


def runes(ranges):
    return {u for first, last in ranges for u in range(first, last + 1)}


def coverage(cut):
    """The ideographs of a cut: all of them, or for the screen, where every
    face costs memory, those of GBK and the names."""
    return runes(HAN) if cut == "paper" else runes(HAN_BASIC) | {ord(c) for c in NAMES}


def pruned(path, wanted):
    font = TTFont(path)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "GlyphOrder", "gasp", "prep", "vhea", "vmtx", "VORG", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def join(han, latin):
    """Adds the latin glyphs to the han font under names of their own."""
    order = han.getGlyphOrder()
    names = {g: "latin." + g for g in latin.getGlyphOrder() if g != ".notdef"}
    for old, new in names.items():
        glyph = copy.deepcopy(latin["glyf"][old])
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = names[part.glyphName]
        han["glyf"].glyphs[new] = glyph
        han["hmtx"].metrics[new] = latin["hmtx"].metrics[old]
        order.append(new)
    han.setGlyphOrder(order)
    han["glyf"].glyphOrder = order
    return {u: names[g] for u, g in latin.getBestCmap().items()}


def map_characters(font, cmap):
    """Writes a format 4 table for the basic plane and a format 12 for all."""
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    tables = []
    for platform, encoding, layout, entries in (
        (0, 3, 4, {u: g for u, g in cmap.items() if u < 0xFFFF}),
        (3, 1, 4, {u: g for u, g in cmap.items() if u < 0xFFFF}),
        (3, 10, 12, cmap),
    ):
        table = CmapSubtable.newSubtable(layout)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = entries
        tables.append(table)
    font["cmap"].tableVersion = 0
    font["cmap"].tables = tables


def christen(font, weight):
    name = font["name"]
    name.names = []
    post = f"SampanDesk-{weight}"
    for ident, text in (
        (0, COPYRIGHT), (1, FAMILY), (2, weight), (3, "1.000;" + post), (4, f"{FAMILY} {weight}"),
        (5, "Version 1.000"), (6, post), (13, LICENCE), (14, LICENCE_URL),
    ):
        name.setName(text, ident, 3, 1, 0x409)


def cut_face(sources, weight, wanted_han):
    latin = pruned(sources / f"latin-{weight.lower()}.ttf", runes(LATIN))
    from_latin = set(latin.getBestCmap())
    han = pruned(sources / f"han-{weight.lower()}.ttf", (wanted_han | runes(SIGNS) | runes([HAN_RARE])) - from_latin)
    cmap = dict(han.getBestCmap())
    cmap.update(join(han, latin))
    rare = sorted(u for u in cmap if HAN_RARE[0] <= u <= HAN_RARE[1])
    for place, u in enumerate(rare):
        cmap[PRIVATE + place] = cmap[u]
    map_characters(han, cmap)
    christen(han, weight)
    head, hhea, os2 = han["head"], han["hhea"], han["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.achVendID = "    "
    os2.recalcAvgCharWidth(han)
    os2.recalcUnicodeRanges(han)
    head.created = head.modified = 0
    han.recalcTimestamp = False
    han["post"].formatType = 3.0
    return han, rare


def main():
    sources, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    tables = set()
    for cut in ("paper", "screen"):
        for weight in ("Regular", "Bold"):
            font, rare = cut_face(sources, weight, coverage(cut))
            path = out / f"{cut}-{weight.lower()}.ttf"
            font.save(path)
            print(path.name, len(font.getGlyphOrder()), "glyphs", path.stat().st_size, "bytes")
            tables.add(tuple(rare))
    if len(tables) != 1:
        sys.exit("the faces disagree about the rare characters")
    lines = [f"{chr(u)}\tU+{u:X}\tU+{PRIVATE + i:X}\n" for i, u in enumerate(tables.pop())]
    (out / "rare.tsv").write_text("character\tcode\tprivate\n" + "".join(lines), encoding="utf-8")


main()
