import { openSync } from "fontkit";
import { OWN_PARTS } from "./own-fonts.ts";

/** The weights in which charts set their words. */
const WEIGHTS = [400, 600];

/**
 * How far each letter of the embedded fonts moves the pen, as JSON: for each weight, the letters by their width
 * in thousandths of the size of the text. Kerning is left out.
 */
export function glyphWidths(): string {
  const widths = Object.fromEntries(WEIGHTS.map((weight) => [weight, lettersByWidth(weight)]));
  // What cannot be seen on its own is written as an escape.
  const text = JSON.stringify(widths, null, 2).replace(/[\p{M}\p{Cf}\u007F-\u00A0\u2000-\u200F]/gu, toEscape);
  return `${text}\n`;
}

function lettersByWidth(weight: number): Record<number, string> {
  const letters = new Map<number, number>();
  for (const part of OWN_PARTS) {
    const font = openSync(`fonts/${part}-${weight}-normal.woff2`);
    for (const letter of font.characterSet) {
      const { advanceWidth } = font.glyphForCodePoint(letter);
      letters.set(letter, Math.round((advanceWidth * 1000) / font.unitsPerEm));
    }
  }
  const inOrder = [...letters.keys()].sort((a, b) => a - b);
  const groups = Object.groupBy(inOrder, (letter) => letters.get(letter) as number);
  const asText = Object.entries(groups).map(([width, group = []]) => [width, String.fromCodePoint(...group)]);
  return Object.fromEntries(asText);
}

const toEscape = (letter: string): string =>
  `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
