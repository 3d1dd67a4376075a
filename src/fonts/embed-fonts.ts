import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { packageFile } from "../package.ts";
import { once } from "../text/remember.ts";
import { canPrint, type FontFace, type FontPart, ownCharacters } from "./characters.ts";
import { type NamedFont, openFonts } from "./named-fonts.ts";

/** The fonts of a report besides our own. */
export interface ReportFonts {
  /** The family in which a theme sets all text; ours stands in for what it lacks. */
  readonly text?: NamedFont | undefined;
  /** Families for what ours lacks, in the order in which they are asked. */
  readonly others?: readonly NamedFont[] | undefined;
}

/** Of our own font. Bold words are set in 600, too, because each face adds 21 KB to every page. */
const FACES: readonly Omit<FontFace, "file">[] = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
];

/** The name of our own font in style sheets. */
const OWN = "Source Sans 3";

const ownParts: () => readonly FontPart[] = once(() =>
  [...ownCharacters()].map(([subset, characters]) => ({
    family: OWN,
    characters,
    faces: FACES.map(({ weight, style }) => ({
      file: packageFile("fonts", `${subset}-${weight}-${style}.woff2`),
      weight,
      style,
    })),
  })),
);

/** Every part of a font that may be needed for some clusters, in the order in which a browser asks them. */
export async function fontsFor(
  clusters: ReadonlySet<string>,
  { text, others = [] }: ReportFonts = {},
): Promise<FontPart[]> {
  const first = text === undefined ? [] : await openFonts([text], null);
  return [...first, ...ownParts(), ...(await openFonts(others, clusters))];
}

/**
 * `@font-face` rules with the files inside, and the list of families as `--text-font`. Only the parts that some cluster
 * needs are taken, and always those with plain Latin.
 * @param addressOf where a page finds a font, if not inside.
 * @throws UsageError when a font file cannot be read.
 */
export async function embedFonts(
  clusters: ReadonlySet<string>,
  fonts: readonly FontPart[],
  addressOf: (font: Uint8Array, extension: string) => string = insideOf,
): Promise<string> {
  const used = new Set([
    ...fonts.filter(({ characters }) => canPrint(characters, "Aa")).slice(0, 1),
    ...ownParts().slice(0, 1),
  ]);
  for (const cluster of clusters) {
    const part = fonts.find(({ characters }) => canPrint(characters, cluster));
    if (part !== undefined) used.add(part);
  }
  const inOrder = fonts.filter((part) => used.has(part));
  const rules = inOrder.flatMap((part) => part.faces.map((face) => fontFace(part, face, addressOf)));
  const families = [...new Set(inOrder.map(({ family }) => JSON.stringify(family)))];
  const stack = `:root{--text-font:${[...families, "sans-serif"].join(",")}}`;
  return [...(await Promise.all(rules)), stack].join("\n");
}

async function fontFace(
  { family, characters }: FontPart,
  { file, weight, style }: FontFace,
  addressOf: (font: Uint8Array, extension: string) => string,
): Promise<string> {
  const font = await readFile(file).catch((cause) => {
    throw new UsageError(
      `The font "${file}" cannot be read.`,
      "Install improve again; in its own repository, run npm run build.",
      cause,
    );
  });
  const { type, format } = FORMATS[font.toString("latin1", 0, 4)] ?? TRUETYPE;
  const source = `url(${addressOf(font, type)}) format("${format}")`;
  const name = JSON.stringify(family).replaceAll("<", "\\3c ");
  return `@font-face{font-family:${name};font-weight:${weight};font-style:${style};src:${source};unicode-range:${writeRanges(characters)}}`;
}

const insideOf = (font: Uint8Array, type: string): string =>
  `data:font/${type};base64,${Buffer.from(font).toString("base64")}`;

/** A CSS `unicode-range`: the contrary of `readRanges`. */
export function writeRanges(codes: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(([first, last]) => `U+${hex(first)}${last === first ? "" : `-${hex(last)}`}`).join(",");
}

/** How a font file begins. */
const FORMATS: Readonly<Record<string, { readonly type: string; readonly format: string }>> = {
  wOF2: { type: "woff2", format: "woff2" },
  wOFF: { type: "woff", format: "woff" },
  OTTO: { type: "otf", format: "opentype" },
};
const TRUETYPE = { type: "ttf", format: "truetype" };
