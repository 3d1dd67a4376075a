import { once } from "../text/remember.ts";
import { list } from "../text/words.ts";
import ownFonts from "./own-fonts.json" with { type: "json" };

/** Part of a font family: files that differ in weight and style, and have the same characters. */
export interface FontPart {
  /** The name of the family in style sheets. */
  readonly family: string;
  /** Every character that all of its files have a glyph for. */
  readonly characters: ReadonlySet<number>;
  readonly faces: readonly FontFace[];
}

export interface FontFace {
  /** The path of the file. */
  readonly file: string;
  /** As CSS has it. */
  readonly weight: number;
  readonly style: "normal" | "italic";
}

/** The characters in each part of our own font, as its files have them. */
export const ownCharacters: () => ReadonlyMap<string, ReadonlySet<number>> = once(
  () => new Map(Object.entries(ownFonts).map(([subset, ranges]) => [subset, readRanges(ranges)])),
);

/** Reads a CSS `unicode-range`: `U+20-7E,U+A0`. */
export function readRanges(ranges: string): Set<number> {
  const codes = new Set<number>();
  for (const range of ranges.split(",")) {
    const [first, last = first] = range.trim().slice(2).split("-") as [string, string?];
    const end = Number.parseInt(last, 16);
    for (let code = Number.parseInt(first, 16); code <= end; code++) codes.add(code);
  }
  return codes;
}

/** What our font for Latin always has, and what stands alone: most texts hold nothing else, and need no second look. */
const USUAL = "\\t\\n\\r\\x20-\\x7E\\xA0-\\xFF\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026";

/** A character that not every text has. */
export const UNUSUAL = new RegExp(`[^${USUAL}]`);

/** Unusual characters, with the one before them: it may be the letter to which a mark belongs. */
const UNUSUAL_RUN = new RegExp(`[${USUAL}]?[^${USUAL}]+`, "gu");

/** What is printed as one: a letter with its marks, a flag, or an emoji with all that it is made of. */
const CLUSTER =
  /\p{Regional_Indicator}{2}|.(?:[\p{M}\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}]|(?<=\u200D)\p{Extended_Pictographic})*/gsu;

/** A cluster, and where it stands. */
export interface Cluster {
  readonly text: string;
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The clusters of a text that hold more than the usual letters and signs, in their order. */
export function* unusualClusters(text: string): Generator<Cluster> {
  if (!UNUSUAL.test(text)) return;
  for (const { 0: piece, index } of text.matchAll(UNUSUAL_RUN)) {
    for (const { 0: cluster, index: at } of piece.matchAll(CLUSTER)) {
      if (!UNUSUAL.test(cluster)) continue;
      const start = index + at;
      yield { text: cluster, start, end: start + cluster.length };
    }
  }
}

/** Whether a font has all of a cluster. A letter and its mark from two fonts would not be set one on the other. */
export const canPrint = (characters: ReadonlySet<number>, cluster: string): boolean =>
  visibleCodes(cluster).every((code) => characters.has(code));

/** A browser joins a letter and its marks to one character where there is such a one. What steers others is not seen. */
const visibleCodes = (cluster: string): number[] =>
  [...cluster.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")].map(codeOf);

const codeOf = (character: string): number => character.codePointAt(0) as number;

/** The characters of a cluster that none of some fonts has; all of them if each is in another font. */
export function lacking(cluster: string, fonts: readonly ReadonlySet<number>[]): number[] {
  if (fonts.some((characters) => canPrint(characters, cluster))) return [];
  const codes = [...new Set(visibleCodes(cluster))];
  const nowhere = codes.filter((code) => !fonts.some((characters) => characters.has(code)));
  return nowhere.length > 0 ? nowhere : codes;
}

/** `U+0939`, as people write a character that they cannot see. */
export const showCode = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;

/** Scripts by their names in Unicode, with the package of @fontsource that has them. */
const PACKAGES: readonly (readonly [property: string, name: string, font: string])[] = [
  ["Script=Devanagari", "Devanagari", "noto-sans-devanagari"],
  ["Script=Bengali", "Bengali", "noto-sans-bengali"],
  ["Script=Gurmukhi", "Gurmukhi", "noto-sans-gurmukhi"],
  ["Script=Gujarati", "Gujarati", "noto-sans-gujarati"],
  ["Script=Tamil", "Tamil", "noto-sans-tamil"],
  ["Script=Telugu", "Telugu", "noto-sans-telugu"],
  ["Script=Kannada", "Kannada", "noto-sans-kannada"],
  ["Script=Malayalam", "Malayalam", "noto-sans-malayalam"],
  ["Script=Sinhala", "Sinhala", "noto-sans-sinhala"],
  ["Script=Oriya", "Odia", "noto-sans-oriya"],
  ["Script=Arabic", "Arabic", "noto-sans-arabic"],
  ["Script=Hebrew", "Hebrew", "noto-sans-hebrew"],
  ["Script=Syriac", "Syriac", "noto-sans-syriac"],
  ["Script=Thaana", "Thaana", "noto-sans-thaana"],
  ["Script=Armenian", "Armenian", "noto-sans-armenian"],
  ["Script=Georgian", "Georgian", "noto-sans-georgian"],
  ["Script=Ethiopic", "Ethiopic", "noto-sans-ethiopic"],
  ["Script=Hangul", "Korean", "noto-sans-kr"],
  ["Script=Hiragana", "Japanese", "noto-sans-jp"],
  ["Script=Katakana", "Japanese", "noto-sans-jp"],
  ["Script=Han", "Chinese", "noto-sans-sc"],
  ["Script=Bopomofo", "Chinese", "noto-sans-tc"],
  ["Script=Thai", "Thai", "noto-sans-thai"],
  ["Script=Lao", "Lao", "noto-sans-lao"],
  ["Script=Khmer", "Khmer", "noto-sans-khmer"],
  ["Script=Myanmar", "Burmese", "noto-sans-myanmar"],
  ["Script=Tibetan", "Tibetan", "noto-serif-tibetan"],
  ["Script=Latin", "Latin", "noto-sans"],
  ["Script=Greek", "Greek", "noto-sans"],
  ["Script=Cyrillic", "Cyrillic", "noto-sans"],
  ["Extended_Pictographic", "an emoji", "noto-emoji"],
  ["Regional_Indicator", "a flag", "noto-emoji"],
  ["Emoji_Component", "an emoji", "noto-emoji"],
  ["Sm", "a mathematical sign", "noto-sans-math"],
  ["S", "a symbol", "noto-sans-symbols-2"],
];

function kindOf(code: number): { readonly name: string; readonly font: string | null } {
  const character = String.fromCodePoint(code);
  const found = PACKAGES.find(([property]) => new RegExp(`^\\p{${property}}$`, "u").test(character));
  return found === undefined ? { name: "", font: null } : { name: found[1], font: `@fontsource/${found[2]}` };
}

/** What some characters are, for a message. */
export interface DescribedCodes {
  /** `U+0938, U+0941 and U+0928 (Devanagari) and 4 more`. */
  readonly words: string;
  /** The package with a font for the first of them; null if we know of none. */
  readonly font: string | null;
}

/** More in one message would hide what it says. */
const MOST_CODES = 6;

export function describeCodes(codes: readonly number[]): DescribedCodes {
  const kinds = Map.groupBy(codes.slice(0, MOST_CODES), (code) => kindOf(code).name);
  const words = [...kinds].map(
    ([name, some]) => `${list(some.map(showCode))}${name === "" ? "" : ` (${name})`}`,
  );
  const more = codes.length > MOST_CODES ? [`${codes.length - MOST_CODES} more`] : [];
  return { words: list([...words, ...more]), font: codes[0] === undefined ? null : kindOf(codes[0]).font };
}
