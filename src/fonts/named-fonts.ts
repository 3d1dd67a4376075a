import path from "node:path";
import { z } from "zod";
import { kindOf, readBytes } from "../disk/disk.ts";
import { UsageError } from "../errors.ts";
import type { Camel } from "../plan/schema/entry.ts";
import { integer } from "../plan/schema/numbers.ts";
import { choice, text } from "../plan/schema/scalars.ts";
import { canPrint, type FontFace, type FontPart, ownCharacters, readRanges } from "./characters.ts";

const weight = integer
  .refine((value) => value >= 100 && value <= 900, { error: "is not a weight: expected 100 to 900" })
  .meta({ minimum: 100, maximum: 900 });

const ownFamily = z.strictObject({
  /** What style sheets call it. */
  family: text,
  /** Paths of WOFF2, WOFF, TTF or OTF files, relative to the file that names them. */
  files: z
    .array(
      z.union([text, z.strictObject({ file: text, weight, style: choice(["normal", "italic"]).optional() })]),
    )
    .min(1, { error: () => "is an empty list" }),
});

/** Fonts that a configuration or a theme names: packages of @fontsource, and families with files of their own. */
export const fontsSchema = z.array(
  z
    .union([text, ownFamily])
    .describe("a package, such as @fontsource/noto-sans-tamil, or a family and its files"),
);

export type FontEntry = Camel<z.output<typeof fontsSchema>>[number];

/** A family of fonts that is there. Its parts are opened only for a text that needs them. */
export interface NamedFont {
  readonly family: string;
  readonly parts: readonly ClosedPart[];
}

interface ClosedPart {
  /** What its makers say that it has; null if nobody says. */
  readonly stated: ReadonlySet<number> | null;
  readonly faces: readonly FontFace[];
}

/** Why an entry of `fonts:` cannot be used, and what to do. */
export interface FontProblem {
  /** The place of the entry in the list. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

/** Where the files of fonts are looked for. */
export interface FontPlaces {
  /** The folder of the file that names them. */
  readonly from: string;
  /** Folders in which, and above which, `node_modules` is looked for: the plan's and the current one. */
  readonly packages: readonly string[];
}

/** Finds the files of the fonts that are named. What is wrong with an entry is a problem; nothing is thrown for it. */
export async function findFonts(
  entries: readonly FontEntry[],
  places: FontPlaces,
): Promise<{ readonly fonts: readonly NamedFont[]; readonly problems: readonly FontProblem[] }> {
  const fonts: NamedFont[] = [];
  const problems: FontProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      fonts.push(await (typeof entry === "string" ? findPackage(entry, places) : findFamily(entry, places)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ index, message: error.message, hint: error.hint ?? "" });
    }
  }
  return { fonts, problems };
}

const FAMILY_HINT = "Or give a family and its files: { family: Our Sans, files: [our-sans.woff2] }.";

async function findPackage(name: string, { packages }: FontPlaces): Promise<NamedFont> {
  if (!/^(@[\w.-]+\/)?\w[\w.-]*$/.test(name)) {
    const guess = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    throw new UsageError(
      `"${name}" is not the name of a package`,
      `Write the package that has the font, such as "@fontsource/${guess}". ${FAMILY_HINT}`,
    );
  }
  const folder = packages
    .flatMap(foldersAbove)
    .find((one) => kindOf(path.join(one, name, "package.json")) === "file");
  if (folder === undefined) {
    const scoped = name.includes("/") ? name : `@fontsource/${name}`;
    const instead = scoped === name ? "" : ` and write "${scoped}"`;
    throw new UsageError(
      `The package "${name}" is not installed`,
      `Run npm install ${scoped} in the folder of the plan or above it${instead}.`,
    );
  }
  const files = path.join(folder, name);
  const metadata = readJson(path.join(files, "metadata.json"));
  const ranges = readJson(path.join(files, "unicode.json"));
  const parsed = packageMetadata.safeParse(metadata);
  const font = parsed.success
    ? readPackage(parsed.data, ranges as Record<string, string> | null, files)
    : null;
  if (font === null || font.parts.length === 0)
    throw new UsageError(
      `The package "${name}" holds no font as the packages of @fontsource do`,
      FAMILY_HINT,
    );
  return font;
}

const packageMetadata = z.object({
  id: z.string(),
  family: z.string(),
  subsets: z.array(z.string()),
  weights: z.array(z.number()),
  styles: z.array(z.enum(["normal", "italic"])),
});

function readPackage(
  { id, family, subsets, weights, styles }: z.output<typeof packageMetadata>,
  ranges: Readonly<Record<string, string>> | null,
  folder: string,
): NamedFont {
  // Large families are cut into numbered parts, whose names are in brackets only there.
  const stated = ranges ?? Object.fromEntries(subsets.map((subset) => [subset, null]));
  const parts = Object.entries(stated).map(([name, range]) => ({
    stated: range === null ? null : readRanges(range),
    faces: weights.flatMap((weight) =>
      styles.map((style) => ({
        file: path.join(folder, "files", `${id}-${name.replace(/[[\]]/g, "")}-${weight}-${style}.woff2`),
        weight,
        style,
      })),
    ),
  }));
  const there = parts.map((part) => ({
    ...part,
    faces: part.faces.filter(({ file }) => kindOf(file) === "file"),
  }));
  return { family, parts: there.filter(({ faces }) => faces.length > 0) };
}

const foldersAbove = (folder: string): string[] => {
  const full = path.resolve(folder);
  const above = path.dirname(full);
  return [path.join(full, "node_modules"), ...(above === full ? [] : foldersAbove(above))];
};

function readJson(file: string): unknown {
  try {
    return JSON.parse(String(readBytes(file)));
  } catch {
    return null;
  }
}

async function findFamily(
  { family, files }: Exclude<FontEntry, string>,
  { from }: FontPlaces,
): Promise<NamedFont> {
  const byFace = new Map<string, ClosedPart[]>();
  for (const one of files) {
    const { file, weight = 400, style = "normal" as const } = typeof one === "string" ? { file: one } : one;
    const full = path.resolve(from, file);
    await openFont(full, file);
    const key = `${weight} ${style}`;
    byFace.set(key, [...(byFace.get(key) ?? []), { stated: null, faces: [{ file: full, weight, style }] }]);
  }
  // The second file of a weight and style has other characters than the first.
  const most = Math.max(...[...byFace.values()].map(({ length }) => length));
  const parts = Array.from({ length: most }, (_, index) => ({
    stated: null,
    faces: [...byFace.values()].flatMap((some) => some[index]?.faces ?? []),
  }));
  return { family, parts };
}

/** More than any font has that a report could carry. Fonts for Chinese, Japanese and Korean come in parts. */
const MOST_BYTES = 5 * 1024 * 1024;

/** The characters of a font file that is found to be one. Messages call it by `name`. */
async function openFont(file: string, name = file): Promise<ReadonlySet<number>> {
  const kind = kindOf(file);
  if (kind === null) throw new UsageError(`There is no font file "${name}"`, "Correct its path.");
  if (kind !== "file") throw new UsageError(`"${name}" is not a file`, "Name the font file itself.");
  const bytes = readBytes(file, MOST_BYTES);
  if (bytes === null) {
    throw new UsageError(
      `The font file "${name}" has more than 5 MB, and a report carries its fonts`,
      "Use a package of @fontsource, of which only the parts needed are taken, or a WOFF2 file with fewer characters.",
    );
  }
  const { create } = await import("fontkit");
  try {
    const font = create(bytes);
    if (!("fonts" in font)) return new Set(font.characterSet);
  } catch (cause) {
    throw new UsageError(
      `"${name}" is not a font that can be read`,
      "Give a WOFF2, WOFF, TTF or OTF file.",
      cause,
    );
  }
  throw new UsageError(`"${name}" is a collection of several fonts`, "Give a file that holds one font.");
}

/** What a font needs that prints a few words among others: the browser slants them if need be. */
const FOR_SOME_WORDS: readonly Omit<FontFace, "file">[] = [400, 700].map((weight) => ({
  weight,
  style: "normal",
}));

const FOR_ALL_TEXT: typeof FOR_SOME_WORDS = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
  { weight: 700, style: "normal" },
];

/**
 * Opens the parts of fonts that may have what our own font lacks.
 * @param clusters null for fonts in which all text is set.
 * @throws UsageError when a file of a package is no font.
 */
export async function openFonts(
  fonts: readonly NamedFont[],
  clusters: ReadonlySet<string> | null,
): Promise<FontPart[]> {
  const own = [...ownCharacters().values()];
  const lacked = [...(clusters ?? [])].filter((cluster) => !own.some((has) => canPrint(has, cluster)));
  const codes = [...new Set(lacked.join("").normalize("NFC"))].map((one) => one.codePointAt(0) as number);
  const mayHelp = ({ stated }: ClosedPart): boolean =>
    clusters === null || (stated === null ? codes.length > 0 : codes.some((code) => stated.has(code)));
  const faces = clusters === null ? FOR_ALL_TEXT : FOR_SOME_WORDS;
  return await Promise.all(
    fonts.flatMap(({ family, parts }) => parts.filter(mayHelp).map((part) => openPart(family, part, faces))),
  );
}

async function openPart(family: string, part: ClosedPart, wanted: typeof FOR_SOME_WORDS): Promise<FontPart> {
  const faces = [...new Set(wanted.map((face) => nearestFace(part.faces, face)))];
  const [first = new Set<number>(), ...others] = await Promise.all(faces.map(({ file }) => openFont(file)));
  return {
    family,
    faces,
    characters: new Set([...first].filter((code) => others.every((face) => face.has(code)))),
  };
}

/** The style counts more than the weight. */
function nearestFace(faces: readonly FontFace[], { weight, style }: Omit<FontFace, "file">): FontFace {
  const distance = (face: FontFace): number =>
    Math.abs(face.weight - weight) + (face.style === style ? 0 : 1000);
  return faces.reduce((best, face) => (distance(face) < distance(best) ? face : best));
}
