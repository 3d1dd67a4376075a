"""Makes the fonts of this folder from the whole Source Sans 3: see README.md."""

import pathlib
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

# The name of the font is reserved, so these files have their own.
NAME = "Report Sans"

FACES = {
    "400-normal": ("400Regular/SourceSans3_400Regular.ttf", "Regular"),
    "400-italic": ("400Regular_Italic/SourceSans3_400Regular_Italic.ttf", "Italic"),
    "600-normal": ("600SemiBold/SourceSans3_600SemiBold.ttf", "SemiBold"),
}

MARKS = "0300-0301 0303-0304 0308-0309 0323 0329"

PARTS = {
    "latin": "0020-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2191 2193 2212 2215 FEFF FFFD " + MARKS,
    "latin-ext": "0100-02FF 1D00-1DBF 1E00-1E9F 1EF2-1EFF 2020 20A0-20C4 2113 2C60-2C7F A720-A7FF " + MARKS,
    "vietnamese": "0102-0103 0110-0111 0128-0129 0168-0169 01A0-01A1 01AF-01B0 1EA0-1EF9 20AB " + MARKS,
    "greek": "0370-03FF",
    "greek-ext": "1F00-1FFF",
    "cyrillic": "0301 0400-045F 0490-0491 04B0-04B1 2116",
    "cyrillic-ext": "0460-052F 1C80-1C8A 20B4 2DE0-2DFF A640-A69F FE2E-FE2F",
    "symbols": "2000-2BFF FB00-FB04",
}

FEATURES = ["kern", "mark", "mkmk", "ccmp", "liga", "locl", "frac", "numr", "dnom", "pnum"]


def codes(ranges: str) -> set[int]:
    found = set()
    for one in ranges.split():
        first, _, last = one.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def make(file: pathlib.Path, style: str, ranges: str, output: pathlib.Path) -> None:
    font = TTFont(file)
    scale_upem(font, 1024)
    subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=codes(ranges))
    subsetter.subset(font)
    table = font["name"]
    table.names = [name for name in table.names if name.nameID in (0, 13, 14)]
    texts = {1: f"{NAME} {style}", 2: "Regular", 4: f"{NAME} {style}", 6: f"{NAME}-{style}".replace(" ", "")}
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(output)


if len(sys.argv) != 2:
    sys.exit("Name the unpacked package @expo-google-fonts/source-sans-3.")
for face, (file, style) in FACES.items():
    for part, ranges in PARTS.items():
        make(pathlib.Path(sys.argv[1]) / file, style, ranges, pathlib.Path(__file__).parent / f"{part}-{face}.woff2")
