import { openSync } from "fontkit";
import { writeRanges } from "../src/fonts/embed-fonts.ts";

/** What a report embeds of its own fonts: their files, in the order in which a character is looked for. */
export const OWN_FILES: readonly { readonly subset: string; readonly file: string }[] = [
  ...["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"].map((subset) => ({
    subset,
    file: `node_modules/@fontsource/source-sans-3/files/source-sans-3-${subset}`,
  })),
  { subset: "symbols", file: "fonts/report-symbols" },
];

/** The weights and styles of each. */
export const OWN_FACES = ["400-normal", "400-italic", "600-normal", "700-normal"];

/**
 * The characters that every face of a subset has a glyph for, as JSON: for each subset a CSS `unicode-range`. A character
 * stays with the first subset that has it; marks stay with every subset, because a font must have a letter and its marks.
 */
export function ownFonts(): string {
  const taken = new Set<number>();
  const ranges = OWN_FILES.map(({ subset, file }) => {
    const [first = [], ...others] = OWN_FACES.map((face) => openSync(`${file}-${face}.woff2`).characterSet);
    const inAll = first.filter((code) => others.every((face) => face.includes(code)) && isPrinted(code));
    const own = inAll.filter((code) => !taken.has(code));
    for (const code of inAll) if (!/\p{M}/u.test(String.fromCodePoint(code))) taken.add(code);
    return [subset, writeRanges(own)];
  });
  return `${JSON.stringify(Object.fromEntries(ranges), null, 2)}\n`;
}

/** Fonts list U+FFFF and the like, which are no characters. */
const isPrinted = (code: number): boolean => !/\p{Cn}|\p{Cc}/u.test(String.fromCodePoint(code));
