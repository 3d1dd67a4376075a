import { openSync } from "fontkit";
import { writeRanges } from "../src/fonts/embed-fonts.ts";

/** The parts of our own font, in the order in which a character is looked for. */
export const OWN_PARTS = [
  "latin",
  "latin-ext",
  "vietnamese",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
  "symbols",
];

const FACES = ["400-normal", "400-italic", "600-normal"];

/**
 * The characters that every face of a part has a glyph for, as JSON: for each part a CSS `unicode-range`. A character
 * stays with the first part that has it; marks stay with every part, because a font must have a letter and its marks.
 */
export function ownFonts(): string {
  const taken = new Set<number>();
  const ranges = OWN_PARTS.map((part) => {
    const [first = [], ...others] = FACES.map((face) => openSync(`fonts/${part}-${face}.woff2`).characterSet);
    const inAll = first.filter((code) => others.every((face) => face.includes(code)) && isPrinted(code));
    const own = inAll.filter((code) => !taken.has(code));
    for (const code of inAll) if (!/\p{M}/u.test(String.fromCodePoint(code))) taken.add(code);
    return [part, writeRanges(own)];
  });
  return `${JSON.stringify(Object.fromEntries(ranges), null, 2)}\n`;
}

/** Fonts list U+FFFF and the like, which are no characters. */
const isPrinted = (code: number): boolean => !/\p{Cn}|\p{Cc}/u.test(String.fromCodePoint(code));
